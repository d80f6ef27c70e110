"""Guessing which sheet, which row of headings and which columns a list is in, and taking the user's corrections."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.exchange.files.cells import Book, Cell, FileProblem, Sheet, column_index, column_letter
from app.exchange.lists.field import ListKind
from app.exchange.lists.headings import plain, without_units
from app.text import one_line

_ROWS_LOOKED_AT = 80
_NOT_THESE = re.compile(
    r"\b(?:total|previous|prior|last|actual|variance|balance|spent|remaining|difference|cumulative|number|count|notes"
    r"|received|paid|ytd|unit|code|max|min|average|examples?|website|web|url)\b"
)
_STRONG = frozenset(("amount", "budget", "cost", "funder", "probability", "project", "salary", "stage", "status"))
_EXAMPLE = re.compile(r"\b(?:examples?|e\.g\.|fig)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a list is: the sheet, the row of headings as a spreadsheet counts it, and the field of each heading."""

    sheet: str
    header_row: int
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    sheet: Sheet
    header_row: int
    columns: Mapping[str, str]
    score: int


def guess_layout(
    book: Book,
    kind: ListKind,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> Layout:
    """Where the list of this kind is in the file; what the user says stands, the rest is guessed.

    `columns` gives a field for a heading or a column letter, and an empty field to leave a column out. Raises
    FileProblem with a sentence when nothing looks like headings, or when a sheet, row, heading or field named by the
    user is not there.
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
    candidates = [found for one, row in places if (found := _candidate(one, row, kind, corrections))]
    best = max(candidates, key=lambda found: found.score, default=None)
    if best is None or (header_row is None and not _convincing(best, kind, corrections)):
        raise FileProblem(_nothing_found(book, kind, sheet))
    return Layout(best.sheet.name, best.header_row, _with_corrections(best, corrections))


def headings_of(sheet: Sheet, header_row: int) -> tuple[str, ...]:
    """The heading of each column, unique: a repeated one gets ` (2)`, an empty one is `Column C`.

    Columns are found from the headings and the first rows under them.
    """
    row = sheet.rows[header_row - 1] if 0 < header_row <= len(sheet.rows) else ()
    width = max((len(cells) for cells in sheet.rows[header_row - 1 : header_row + 200]), default=0)
    seen: dict[str, int] = {}
    names: list[str] = []
    for index in range(width):
        cell = row[index] if index < len(row) else None
        name = one_line(str(cell))[:200] if cell is not None else ""
        name = name or f"Column {column_letter(index)}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def match_headings(headings: Sequence[Cell], kind: ListKind) -> dict[int, str]:
    """The field of each column whose heading is known: exact wording first, then a known phrase inside a heading.

    Where two headings mean one field, its own name wins, then the one with more words: `Name of payer` over `Item`.
    """
    found: dict[int, str] = {}
    texts = {index: cell for index, cell in enumerate(headings) if isinstance(cell, str) and len(cell) <= 300}
    for reading in (plain, without_units, partial(_phrase_inside, kind=kind, found=found), _cost_beside_a_name):
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


def _candidate(sheet: Sheet, header_row: int, kind: ListKind, corrections: Mapping[str, str]) -> _Candidate | None:
    row = sheet.rows[header_row - 1]
    found = match_headings(row, kind)
    named = sum(_find(meant, headings_of(sheet, header_row)) is not None for meant in corrections) if corrections else 0
    if not found and not named:
        return _Candidate(sheet, header_row, {}, 0) if any(isinstance(cell, str) for cell in row) else None
    headings = headings_of(sheet, header_row)
    score = 5 * named + sum(4 if kind.by_name[name].required else 2 for name in found.values())
    score -= 2 * sum(cell is not None and not isinstance(cell, str) for cell in row)
    near = [cell for cells in sheet.rows[max(header_row - 3, 0) : header_row] for cell in cells[:3]]
    score -= 2 * any(isinstance(cell, str) and len(cell) < 60 and _EXAMPLE.search(cell) is not None for cell in near)
    return _Candidate(sheet, header_row, {headings[index]: name for index, name in sorted(found.items())}, score)


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
