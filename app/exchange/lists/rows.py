"""A list read by its layout: plain rows, and a problem for every cell that cannot be used."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.exchange.files.cells import Book, Cell
from app.exchange.lists.cell_text import NotUsable, as_text
from app.exchange.lists.checks import complete, frequency_is_assumed
from app.exchange.lists.days import Assumed, assumed_of
from app.exchange.lists.field import ListField, ListKind
from app.exchange.lists.mapping import Layout, headings_of
from app.exchange.lists.said import said_fields
from app.exchange.lists.skipping import Skipper
from app.exchange.lists.values import Value, known_word, read_value
from app.problems import Problem
from app.text import name_key, plural

_SHOWN = 8
_STAND_INS = ("programme", "purpose", "project")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can be used, as far as its problems allow.

    `number` is the row as a spreadsheet shows it. `values` has every field that was mapped: money in whole pence,
    per cents and numbers as Decimal, months as their first day, empty cells as None. `key` is the same whenever the
    same row is read again, and tells the second of two equal rows from the first. `said` names the fields that the
    row's own cells say, and those that follow from them; what is assumed, or taken for a word not known, is not said.
    """

    number: int
    values: Mapping[str, Value]
    key: str
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """Everything read from one list. `unused` are headings that no field took; `notes` what was left out, and why."""

    kind: str
    file: str
    layout: Layout
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_rows(book: Book, kind: ListKind, layout: Layout, *, today: date) -> Table:
    """Read every row under the headings. Rows with problems are among the rows too: the caller decides.

    Empty rows, units under the headings, totals and examples are left out; the last two are told in the notes.
    """
    reader = _Reader(book, kind, layout, today)
    reader.read()
    return Table(
        kind.name,
        book.path.name,
        layout,
        tuple(reader.rows),
        tuple(reader.problems),
        reader.unused(),
        tuple(reader.notes()),
    )


def fingerprint(kind: str, values: Mapping[str, Value]) -> str:
    """A short stable name for what a row says; spaces and capitals do not matter."""
    parts = [f"{name}={_steady(value)}" for name, value in sorted(values.items()) if value is not None and value != ""]
    return hashlib.sha256("\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _steady(value: Value) -> str:
    match value:
        case str():
            return name_key(value)
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
        case _:
            return str(value)


class _Reader:
    """One reading of one list, gathering as it goes."""

    def __init__(self, book: Book, kind: ListKind, layout: Layout, today: date) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._book = book
        self._kind = kind
        self._today = today
        self._sheet = book.sheet(layout.sheet)
        self._layout = layout
        self._headings = headings_of(self._sheet, layout.header_row)
        self._heading_of = {name: heading for heading, name in layout.columns.items()}
        self._columns = [
            (index, kind.by_name[layout.columns[heading]])
            for index, heading in enumerate(self._headings)
            if heading in layout.columns
        ]
        self._skipper = Skipper(kind, [(index, field.name) for index, field in self._columns], self._headings)
        self._odd_words: Counter[tuple[str, str]] = Counter()
        self._times: Counter[str] = Counter()
        self._stand_in = self._title_stand_in()
        self._odd_word = ""
        self._odd_fields = [one.name for one in kind.fields if one.otherwise is not None]
        self._assumed: dict[Assumed, list[int]] = {}

    def read(self) -> None:
        """Gather rows and problems."""
        missing = [one for one in self._kind.fields if one.required and one.name not in self._heading_of]
        for field in missing:
            if not (field.name == "title" and self._stand_in):
                sentence = f"No column gives “{field.label}”. Say which column it is, or add it to the file."
                self.problems.append(Problem(sentence, self._book.path.name, self._layout.sheet, field=field.name))
        if self.problems:
            return
        scales = self._scales()
        for number, cells in self._data():
            values = {
                field.name: self._value(
                    number, field, cells[index] if index < len(cells) else None, scales.get(index, 1)
                )
                for index, field in self._columns
            }
            self._finish(number, values)

    def unused(self) -> tuple[str, ...]:
        """Headings with cells under them that no field took."""
        rows = self._sheet.rows[self._layout.header_row :]
        free = [index for index, heading in enumerate(self._headings) if heading not in self._layout.columns]
        filled = {index for index in free if any(index < len(row) and row[index] is not None for row in rows)}
        return tuple(self._headings[index] for index in free if index in filled)

    def notes(self) -> Iterator[str]:
        """What was left out or assumed, in sentences."""
        yield from self._skipper.notes
        if not self.rows and not self.problems:
            yield f"0 rows: there is nothing under the headings in row {self._layout.header_row}."
        if self.rows and frequency_is_assumed(self._kind, self._heading_of):
            yield "Nothing in the file says how often each amount comes round, so each is taken as yearly."
        if self.rows and self._stand_in:
            yield f"No column gives the title, so the {self._stand_in} is used."
        for assumed, numbers in self._assumed.items():
            yield f"{plural(len(numbers), 'row')} ({_some(numbers)}): {assumed}."
        for (name, word), count in self._odd_words.items():
            field = self._kind.by_name[name]
            instead = field.choices[field.otherwise or ""]
            yield f"“{word}” is no “{field.label}” known here: {plural(count, 'row')} taken as “{instead}”."

    def _data(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        rows = self._sheet.rows
        for at in range(self._layout.header_row, len(rows)):
            if rows[at] and not self._skipper.leaves_out(rows, at):
                yield at + 1, rows[at]

    def _value(self, number: int, field: ListField, cell: Cell, scale: int) -> Value:
        try:
            value = read_value(field, cell, self._today, scale=scale)
        except NotUsable as refused:
            self._problem(number, field.name, str(refused))
            return None
        if isinstance(value, date) and (assumed := assumed_of(cell, value, field.sense)):
            self._assumed.setdefault(assumed, []).append(number)
        if value is not None and field.otherwise is not None and known_word(field, cell) is None:
            word = as_text(cell)[:200]
            self._odd_words[field.name, word] += 1
            self._odd_word = word
        if field.required and (value is None or value == ""):
            self._problem(number, field.name, f"“{field.label}” is missing. Fill in this cell.")
        return value

    def _finish(self, number: int, values: dict[str, Value]) -> None:
        if self._odd_word and "note" in self._kind.by_name:
            values["note"] = f"{values.get('note') or ''} (Category in the file: {self._odd_word})".strip()
        odd = self._odd_fields if self._odd_word else ()
        self._odd_word = ""
        if self._stand_in:
            other = values.get(self._stand_in) if self._stand_in != "funder" else None
            values["title"] = other or f"Grant from {values.get('funder') or 'a funder'}"
        for doubt in complete(self._kind, values, self._heading_of):
            if not self._already(number, doubt.field):
                self._problem(number, doubt.field, str(doubt))
        mark = fingerprint(self._kind.name, values)
        self._times[mark] += 1
        said = said_fields(values, self._heading_of, odd)
        self.rows.append(Row(number, values, f"{mark}#{self._times[mark]}", said))

    def _already(self, number: int, field: str) -> bool:
        return any(problem.row == number and problem.field == field for problem in self.problems[-8:])

    def _problem(self, number: int, field: str, sentence: str) -> None:
        heading = self._heading_of.get(field, "")
        self.problems.append(Problem(sentence, self._book.path.name, self._layout.sheet, number, heading, field))

    def _title_stand_in(self) -> str:
        if self._kind.name != "grants" or "title" in self._heading_of or "funder" not in self._heading_of:
            return ""
        return next((name for name in _STAND_INS if name in self._heading_of), "funder")

    def _scales(self) -> dict[int, int]:
        """The columns of per cents that are kept as fractions: all between 0 and 1, and some between."""
        scales: dict[int, int] = {}
        for index, field in self._columns:
            if field.kind != "percent":
                continue
            numbers = [
                number for row in self._sheet.rows[self._layout.header_row :] if (number := _fraction(row, index))
            ]
            within = bool(numbers) and all(abs(number) <= 1 for number in numbers)
            if within and (field.name == "probability" or any(number % 1 for number in numbers)):
                scales[index] = 100
        return scales


def _some(numbers: Sequence[int]) -> str:
    """The first few rows: `5, 6, 9 …`."""
    rows = sorted(set(numbers))
    return ", ".join(map(str, rows[:_SHOWN])) + (" …" if len(rows) > _SHOWN else "")


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None


def _fraction(row: Sequence[Cell], index: int) -> Decimal | None:
    cell = _at(row, index)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = repr(cell)
    elif isinstance(cell, str) and len(cell) < 20:
        text = cell.strip()
    else:
        return None
    return Decimal(text) if re.fullmatch(r"-?\d*\.?\d+", text) else None
