"""Rows under the headings that are not data: units, repeated headings, totals, examples, headings of sections."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.exchange.files.cells import Cell, Sheet
from app.exchange.headings.blocks import is_block, is_foreign_to
from app.exchange.lists.answers import Answers, HiddenRows
from app.exchange.lists.cell_text import as_text
from app.exchange.lists.field import ListKind
from app.exchange.lists.headings import plain
from app.exchange.lists.totals import Columns, PenceOf, TotalRows, find_totals
from app.text import listed, plural, quoted

_UNIT = re.compile(
    r"[(\[].{0,60}[)\]]|£['’]?(?:000s?|k|m)?|['’]000s?|%|[£€]?0?\.?0*|dd[/-]mm[/-]yy(?:yy)?|gbp|yes/no|y/n|text|date|number",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLE = re.compile(r"(?:(?:for )?example(?:\s*\d+)?(?:\s*[:.–-].*)?|e\.g\..*)", re.IGNORECASE)
_PLACEHOLDERS = frozenset({"please select an option", "please select", "select", "choose an item.", "-", "–"})
_DETAILS = frozenset({"text", "date", "month", "choice", "yesno"})
_FIGURE = re.compile(r"[\s£(−-]*\d[\d,. ]*(?:k|m|p)?[)\s−-]*", re.IGNORECASE)
_SHOWN = 8
_REMARK = re.compile(r"[*†]|(?:notes?|nb)\b", re.IGNORECASE)
_SENTENCE = 3
"""Spaces in what is a sentence rather than a name."""
_HIDDEN = "This row is hidden in the file. Keep it, or leave it out."


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows of a list: those of the sheet, as the user put them right, and the fields of its columns by place."""

    sheet: Sheet
    header_row: int
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    fields: Mapping[int, str]
    pence_of: PenceOf


class Skipper:
    """Decides for each row of one list whether it is data, and remembers in sentences what it left out."""

    def __init__(self, kind: ListKind, told: ListRows, answers: Answers) -> None:
        self.notes: list[str] = []
        self._kind = kind.name
        self._under = ""
        self._told = told
        self._answers = answers
        self._headings = tuple(plain(heading) for heading in told.headings)
        self._kinds = {index: kind.by_name[name].kind for index, name in told.fields.items()}
        names = [at for at, name in told.fields.items() if kind.by_name[name].required and self._kinds[at] == "text"]
        own = (at for at in names if told.fields[at] in {"name", "title"})
        self._name_at = next(own, names[0] if names else -1)
        self._across = {one.top for one in told.sheet.joined if one.top == one.bottom and one.right - one.left >= 2}
        self._left_out: list[int] = []
        self._unseen: list[int] = []
        self._totals = self._judged()

    def leaves_out(self, at: int) -> bool:
        """Whether the row at this place, which has cells, is not data."""
        row = self._told.rows[at]
        if self._is_beside_the_data(row):
            return True
        if at + 1 in self._answers.left_out:
            self._left_out.append(at + 1)
            return True
        if at + 1 in self._answers.kept:
            return False
        if at in self._totals.left_out:
            self.notes.append(self._totals.left_out[at])
            return True
        no_data = (self._is_example, self._is_section, self._is_figures_only, self._is_footnote, self._is_unseen)
        return any(check(at) for check in no_data)

    def question(self, at: int) -> str:
        """What has to be asked about a row that is data as far as can be told, or nothing; rows come in their order."""
        if at + 1 in self._answers.kept:
            return ""
        if at in self._totals.asked:
            return self._totals.asked[at]
        if is_foreign_to(self._kind, self._under):
            return f"This row stands under {quoted(self._under)}. Keep it if it belongs to this list, or leave it out."
        hidden = at in self._told.sheet.hidden_rows and self._answers.hidden is HiddenRows.ASK
        return _HIDDEN if hidden else ""

    def last_notes(self) -> list[str]:
        """What is said once, when every row has been met."""
        notes = []
        if self._left_out:
            notes.append(f"{plural(len(self._left_out), 'row')} left out, as you say: {_some(self._left_out)}.")
        if self._unseen:
            notes.append(f"{plural(len(self._unseen), 'hidden row')} left out: {_some(self._unseen)}.")
        hidden = [at + 1 for at in sorted(self._told.sheet.hidden_rows) if at >= self._told.header_row]
        if hidden and self._answers.hidden is HiddenRows.IN:
            notes.append(f"Rows that are hidden in the file come in: {_some(hidden)}.")
        seen = [self._told.headings[at] for at in self._told.fields if at in self._told.sheet.hidden_columns]
        if seen:
            notes.append(f"Hidden in the file, and read all the same: column {listed([quoted(one) for one in seen])}.")
        return notes

    def _judged(self) -> TotalRows:
        told = self._told
        places = [
            at
            for at in range(told.header_row, len(told.rows))
            if told.rows[at] and not self._is_beside_the_data(told.rows[at]) and not self._marked_example(told.rows[at])
        ]
        details = [at for at, kind in self._kinds.items() if kind in _DETAILS and at != self._name_at]
        money = [at for at, kind in self._kinds.items() if kind == "money"]
        out = frozenset(number - 1 for number in self._answers.left_out)
        kept = frozenset(number - 1 for number in self._answers.kept)
        if not money:
            return TotalRows({}, {})
        columns = Columns(money, self._name_at, details)
        without = (told.sheet.hidden_rows, out, out | told.sheet.hidden_rows)
        return find_totals(told.rows, places, columns, told.pence_of, kept=kept, perhaps_not_counted=without)

    def _is_beside_the_data(self, row: Sequence[Cell]) -> bool:
        """Whether a row has nothing under the columns that are read, or repeats the headings or their units."""
        if all(_is_blank(row[index]) for index in self._told.fields if index < len(row)):
            return True
        texts = [cell for cell in row if isinstance(cell, str)]
        return len(texts) == sum(cell is not None for cell in row) and self._is_heading_again(row, texts)

    def _is_heading_again(self, row: Sequence[Cell], texts: Sequence[str]) -> bool:
        if all(_UNIT.fullmatch(text.strip()) for text in texts):
            return True
        filled = [(index, plain(cell)) for index, cell in enumerate(row) if isinstance(cell, str)]
        return all(index < len(self._headings) and self._headings[index] == text for index, text in filled)

    def _is_example(self, at: int) -> bool:
        if not self._marked_example(self._told.rows[at]):
            return False
        self.notes.append(f"Row {at + 1} is marked as an example and is left out.")
        return True

    def _marked_example(self, row: Sequence[Cell]) -> bool:
        first = next((cell for cell in row if cell is not None), None)
        return isinstance(first, str) and _EXAMPLE.fullmatch(first.strip()[:80]) is not None

    def _is_section(self, at: int) -> bool:
        """A name alone that stands over other rows: joined across, after a gap, in capitals, or with a colon."""
        rows = self._told.rows
        name = next((cell for cell in rows[at] if cell is not None), None)
        if not isinstance(name, str) or sum(cell is not None for cell in rows[at]) != 1:
            return False
        if at not in self._across:
            named = self._name_at < len(rows[at]) and rows[at][self._name_at] is name
            followed = at + 1 < len(rows) and sum(cell is not None for cell in rows[at + 1]) > 1
            alone = name.strip().endswith(":") or name.isupper() or not rows[at - 1] or is_block(name)
            alone = alone or self._begins_what_is_totalled(at)
            if not (named and followed and alone):
                return False
        self._under = name.strip()
        self.notes.append(f"Row {at + 1} ({quoted(name.strip(), 60)}) has no figures: taken as a heading and left out.")
        return True

    def _begins_what_is_totalled(self, at: int) -> bool:
        """Whether a row is the first, or the first under a total, with a total to come."""
        first = at == self._told.header_row or at - 1 in self._totals.left_out
        return first and any(total > at for total in self._totals.left_out)

    def _is_footnote(self, at: int) -> bool:
        """A sentence alone under the list: after a gap or another, and with nothing but such under it."""
        rows = self._told.rows
        if any(_words(row) is None for row in rows[at:] if row):
            return False
        text = _words(rows[at]) or ""
        if not (_REMARK.match(text) or text.count(" ") >= _SENTENCE):
            return False
        self.notes.append(f"Row {at + 1} ({quoted(text, 60)}) stands under the list and is left out.")
        return True

    def _is_figures_only(self, at: int) -> bool:
        """A row that holds numbers and no word is nobody's: most often a sum without a name."""
        row = self._told.rows[at]
        cells = [cell for cell in row if not _is_blank(cell)]
        named = self._name_at < 0 or (self._name_at < len(row) and not _is_blank(row[self._name_at]))
        if named or not all(_is_figure(cell) for cell in cells):
            return False
        figures = listed([as_text(cell) for cell in cells[:3]])
        self.notes.append(f"Row {at + 1} holds only figures ({figures}) and is left out.")
        return True

    def _is_unseen(self, at: int) -> bool:
        if at not in self._told.sheet.hidden_rows or self._answers.hidden is not HiddenRows.OUT:
            return False
        self._unseen.append(at + 1)
        return True


def _some(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")


def _words(row: Sequence[Cell]) -> str | None:
    """The text of a row that holds a text and nothing else."""
    cells = [cell for cell in row if cell is not None]
    return cells[0].strip() if len(cells) == 1 and isinstance(cells[0], str) else None


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _FIGURE.fullmatch(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell.strip() or cell.strip().casefold() in _PLACEHOLDERS))
