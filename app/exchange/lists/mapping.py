"""Guessing which sheet, which row of headings and which columns a list is in, and taking the user's corrections."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from app.exchange.files.cells import Book, Cell, FileProblem, Sheet, column_index
from app.exchange.headings.amounts import Choice, choose_amount
from app.exchange.headings.rows import has_two_rows, heading_cells, headings_of
from app.exchange.headings.scales import without_scale
from app.exchange.headings.years import current, without_years, year_in
from app.exchange.lists.field import ListKind
from app.exchange.lists.headings import plain, without_units
from app.text import listed, quoted

_ROWS_LOOKED_AT = 80
_NOT_THESE = re.compile(
    r"\b(?:total|previous|prior|last|actual|variance|balance|spent|remaining|difference|cumulative|number|count|notes"
    r"|received|paid|ytd|unit|code|max|min|average|examples?|website|web|url)\b"
)
_RUNNING = frozenset(("costs", "income"))
_STRONG = frozenset(("amount", "budget", "cost", "funder", "probability", "project", "salary", "stage", "status"))
_EXAMPLE = re.compile(r"\b(?:examples?|e\.g\.|fig)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a list is: the sheet, the row of headings as a spreadsheet counts it, and the field of each heading.

    `notes` say what was chosen among several. `asked` has a question for each field whose column nothing tells. The
    `score` grows with how well the headings fit.
    """

    sheet: str
    header_row: int
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)
    score: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class _Candidate:
    sheet: Sheet
    header_row: int
    columns: Mapping[str, str]
    score: int
    note: str = ""
    asked: str = ""


def guess_layout(
    book: Book,
    kind: ListKind,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Layout:
    """Where the list of this kind is in the file; what the user says stands, the rest is guessed.

    `columns` gives a field for a heading or a column letter, and an empty field to leave a column out. Of several
    years that of `today` is chosen. Raises FileProblem with a sentence when nothing looks like headings, when sheets
    are of several years and none of today's, or when a sheet, row, heading or field named by the user is not there.
    """
    corrections = dict(columns or {})
    for name in corrections.values():
        if name and name not in kind.by_name:
            known = ", ".join(one.name for one in kind.fields)
            raise FileProblem(f"{kind.label} have no field “{name}”. The fields are {known}.")
    sheets = (book.sheet(sheet),) if sheet else _likely_sheets(book)
    if header_row is not None:
        at = header_row - 1
        places = [(one, header_row) for one in sheets if 0 <= at < len(one.rows) and one.rows[at]]
        if not places:
            raise FileProblem(
                f"Row {header_row} of {book.path.name} is empty or not there. Choose the row of headings."
            )
    else:
        places = [(one, row + 1) for one in sheets for row in range(min(len(one.rows), _ROWS_LOOKED_AT))]
    candidates = [found for one, row in places if (found := _candidate(one, row, kind, corrections, today))]
    if sheet is None and header_row is None and today is not None:
        candidates = _of_this_year(candidates, kind, corrections, today)
    best = max(candidates, key=lambda found: found.score, default=None)
    if best is None or (header_row is None and not _convincing(best, kind, corrections)):
        raise FileProblem(_nothing_found(book, kind, sheet))
    layout = _layout(best, corrections)
    others = _other_sheets(book, best, kind) if sheet is None else ()
    return replace(layout, notes=(*layout.notes, *others), score=best.score)


def match_headings(headings: Sequence[Cell], kind: ListKind) -> dict[int, str]:
    """The field of each column whose heading is known: exact wording first, then a known phrase inside a heading.

    Where two headings mean one field, its own name wins, then the one with more words: `Name of payer` over `Item`.
    """
    found: dict[int, str] = {}
    texts = {index: cell for index, cell in enumerate(headings) if isinstance(cell, str) and len(cell) <= 300}
    texts = {index: without_scale(text) for index, text in texts.items()}
    for reading in (
        plain,
        without_units,
        _of_any_year,
        partial(_phrase_inside, kind=kind, found=found),
        _cost_beside_a_name,
    ):
        best: dict[str, tuple[bool, int, int]] = {}
        for index, text in texts.items():
            words = reading(text)
            name = kind.by_heading.get(words)
            if index in found or name is None or name in found.values():
                continue
            field = kind.by_name[name]
            rank = (words in {plain(field.name), plain(field.label)}, len(words.split()), -index)
            best[name] = max(best.get(name, rank), rank)
        found.update({-place: name for name, (_, _, place) in best.items()})
    return found


def _of_any_year(text: str) -> str:
    """`Cost 2026/27` and `Cost (3 years)` say what `Cost` does; which year is meant is settled afterwards."""
    rest = plain(without_years(text))
    return (_cost_beside_a_name(rest) or rest) if rest != plain(text) else ""


def _cost_beside_a_name(text: str) -> str:
    """“Cost” alone names what is bought; where another column does that already, it is how much."""
    return "cost gbp" if plain(text) in {"cost", "costs"} else ""


def _phrase_inside(text: str, kind: ListKind, found: Mapping[int, str]) -> str:
    """The longest known phrase in a heading of few words, of a field not found yet: two words, or a telling one."""
    heading = plain(text)
    used = set(found.values())
    if not 2 <= heading.count(" ") + 1 <= 6 or _NOT_THESE.search(heading):
        return ""
    spaced = f" {heading} "
    fitting = [
        phrase
        for phrase, name in kind.by_heading.items()
        if name not in used and f" {phrase} " in spaced and (" " in phrase or phrase in _STRONG)
    ]
    return max(fitting, key=len, default="")


def _likely_sheets(book: Book) -> tuple[Sheet, ...]:
    filled = [sheet for sheet in book.sheets if sheet.rows]
    return tuple([sheet for sheet in filled if sheet.visible] or filled)


def _candidate(
    sheet: Sheet, header_row: int, kind: ListKind, corrections: Mapping[str, str], today: date | None
) -> _Candidate | None:
    row = heading_cells(sheet, header_row)
    found = match_headings(_seen_first(sheet, row), kind)
    found |= {index: name for index, name in match_headings(row, kind).items() if name not in found.values()}
    named = sum(_find(meant, headings_of(sheet, header_row)) is not None for meant in corrections) if corrections else 0
    if not found and not named:
        return _Candidate(sheet, header_row, {}, 0) if any(isinstance(cell, str) for cell in row) else None
    running = kind.name in _RUNNING
    choice = choose_amount(sheet, header_row, found, partial(_is_amount, kind), today) if running else Choice(found)
    headings = headings_of(sheet, header_row)
    score = 5 * named + sum(4 if kind.by_name[name].required else 2 for name in choice.columns.values())
    score += has_two_rows(sheet, header_row)
    score -= 2 * sum(cell is not None and not isinstance(cell, str) and year_in(str(cell)) is None for cell in row)
    near = [cell for cells in sheet.rows[max(header_row - 3, 0) : header_row] for cell in cells[:3]]
    score -= 2 * any(isinstance(cell, str) and len(cell) < 60 and _EXAMPLE.search(cell) is not None for cell in near)
    columns = {headings[index]: name for index, name in sorted(choice.columns.items())}
    return _Candidate(sheet, header_row, columns, score, choice.note, choice.asked)


def _is_amount(kind: ListKind, heading: str) -> bool:
    text = without_scale(heading)
    return any(kind.by_heading.get(reading(text)) == "amount" for reading in (plain, without_units))


def _seen_first(sheet: Sheet, row: Sequence[Cell]) -> list[Cell]:
    """The headings of the columns that are not hidden: these are asked first."""
    return [None if index in sheet.hidden_columns else cell for index, cell in enumerate(row)]


def _of_this_year(
    candidates: Sequence[_Candidate], kind: ListKind, corrections: Mapping[str, str], today: date
) -> list[_Candidate]:
    """Where several sheets hold such a list, each of a year of its own, only those of today's year."""
    lists = [one for one in candidates if _convincing(one, kind, corrections)]
    years = {one.sheet.name: year for one in lists if (year := year_in(one.sheet.name))}
    if len(set(years.values())) < 2:
        return list(candidates)
    now = current(years.values(), today)
    if now is None:
        names = listed([quoted(name) for name in years])
        raise FileProblem(f"The sheets {names} are of several years, none of which is now. Choose one of them.")
    return [one for one in lists if years.get(one.sheet.name) == now]


def _other_sheets(book: Book, best: _Candidate, kind: ListKind) -> tuple[str, ...]:
    """Sheets that hold such a list as well, and are not read."""
    notes = []
    for sheet in book.sheets:
        if sheet.name == best.sheet.name:
            if not sheet.visible:
                notes.append(f"Sheet {quoted(sheet.name)} is hidden in the file, and is read.")
            continue
        rows = range(1, min(len(sheet.rows), _ROWS_LOOKED_AT) + 1)
        found = (_candidate(sheet, row, kind, {}, None) for row in rows)
        needed = {one.name for one in kind.fields if one.required}
        if any(one and needed <= set(one.columns.values()) and len(sheet.rows) > one.header_row for one in found):
            hidden = "is hidden in the file, and" if not sheet.visible else "looks like such a list too. It"
            notes.append(f"Sheet {quoted(sheet.name)} {hidden} is not read. Choose it to bring it in.")
    return tuple(notes)


def _convincing(found: _Candidate, kind: ListKind, corrections: Mapping[str, str]) -> bool:
    """A row of headings names at least two things wanted, one of which is needed, or a heading that the user named."""
    fields = {*found.columns.values(), *corrections.values()}
    needed = {one.name for one in kind.fields if one.required}
    named = any(_find(meant, headings_of(found.sheet, found.header_row)) is not None for meant in corrections)
    return found.score > 0 and (named or (len(fields) >= 2 and bool(fields & needed)))


def _find(meant: str, headings: Sequence[str]) -> str | None:
    """The heading that the user means: as written, as read, or by its column letter."""
    if meant in headings:
        return meant
    wanted = plain(meant)
    for heading in headings:
        if wanted and plain(heading) == wanted:
            return heading
    if re.fullmatch(r"[A-Za-z]{1,3}", meant) and column_index(meant) < len(headings):
        return headings[column_index(meant)]
    return None


def _layout(found: _Candidate, corrections: Mapping[str, str]) -> Layout:
    """The layout with the user's corrections; what she says of the amount is not asked again."""
    columns = _with_corrections(found, corrections)
    if "amount" in corrections.values():
        return Layout(found.sheet.name, found.header_row, columns)
    if found.asked:
        columns = {heading: name for heading, name in columns.items() if name != "amount"}
    asked = {"amount": found.asked} if found.asked else {}
    return Layout(found.sheet.name, found.header_row, columns, (found.note,) if found.note else (), asked)


def _with_corrections(found: _Candidate, corrections: Mapping[str, str]) -> dict[str, str]:
    headings = headings_of(found.sheet, found.header_row)
    columns = dict(found.columns)
    for meant, name in corrections.items():
        heading = _find(meant, headings)
        if heading is None:
            there = ", ".join(f"“{one}”" for one in headings[:20])
            raise FileProblem(f"Row {found.header_row} has no heading “{meant}”. It has {there}.")
        columns = {one: field for one, field in columns.items() if field != name and one != heading}
        if name:
            columns[heading] = name
    return {heading: columns[heading] for heading in headings if heading in columns}


def _nothing_found(book: Book, kind: ListKind, sheet: str | None) -> str:
    needed = " and ".join(f"“{one.label}”" for one in kind.fields if one.required)
    place = f"sheet “{sheet}” of {book.path.name}" if sheet else book.path.name
    return f"No row of {place} looks like headings for “{kind.label}”. Headings are needed for at least {needed}."
