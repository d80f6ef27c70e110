"""A list read by its layout: plain rows, and a problem for every cell that cannot be used."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.exchange.files.cells import Book, Cell
from app.exchange.headings.rows import headings_of
from app.exchange.lists.answers import NOTHING_SAID, Answers
from app.exchange.lists.cell_text import NotUsable, as_text
from app.exchange.lists.checks import complete, frequency_is_assumed
from app.exchange.lists.days import Assumed, assumed_of
from app.exchange.lists.field import ListField, ListKind
from app.exchange.lists.mapping import Layout
from app.exchange.lists.reading_columns import Scales, filled_down
from app.exchange.lists.said import said_fields
from app.exchange.lists.skipping import ListRows, Skipper
from app.exchange.lists.values import Value, every_beside, known_word
from app.problems import Problem
from app.text import listed, name_key, plural, quoted

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
    """Everything read from one list. `unused` are headings that no field took; `notes` what was left out, and why.

    `asked` are the rows of which only the user knows whether they belong to the list; each has a problem that asks.
    `unseen` are those among them that the file hides.
    """

    kind: str
    file: str
    layout: Layout
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    notes: tuple[str, ...] = ()
    asked: frozenset[int] = frozenset()
    unseen: frozenset[int] = frozenset()

    @property
    def columns_left_out(self) -> str:
        """Which columns of the file are not brought in, in a sentence, or nothing."""
        return f"Columns not brought in: {listed([quoted(one) for one in self.unused])}." if self.unused else ""


def read_rows(book: Book, kind: ListKind, layout: Layout, *, today: date, answers: Answers = NOTHING_SAID) -> Table:
    """Read every row under the headings. Rows with problems are among the rows too: the caller decides.

    Empty rows, units under the headings, totals and examples are left out; the last two are told in the notes.
    """
    reader = _Reader(book, kind, layout, today, answers)
    reader.read()
    return Table(
        kind.name,
        book.path.name,
        layout,
        tuple(reader.rows),
        tuple(reader.problems),
        reader.unused(),
        tuple(reader.notes()),
        frozenset(reader.asked),
        frozenset(number for number in reader.asked if number - 1 in book.sheet(layout.sheet).hidden_rows),
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

    def __init__(self, book: Book, kind: ListKind, layout: Layout, today: date, answers: Answers) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.asked: set[int] = set()
        self._answers = answers
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
        fields = {index: field.name for index, field in self._columns}
        self._cells = answers.with_typed(self._sheet.rows, fields.items())
        self._scales = Scales(self._sheet, layout.header_row, self._columns)
        told = ListRows(self._sheet, layout.header_row, self._headings, self._cells, fields, self._scales.pence)
        self._skipper = Skipper(kind, told, answers)
        self._filled = filled_down(self._sheet, self._columns, layout.header_row)
        self._every: dict[int, str] = {}
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
            told = (field.name == "title" and self._stand_in) or (field.name == "funder" and self._answers.funder)
            if not told:
                instead = "name one for all of them" if field.name == "funder" else "add it to the file"
                sentence = f"No column gives “{field.label}”. Say which column it is, or {instead}."
                sentence = self._layout.asked.get(field.name, sentence)
                self.problems.append(Problem(sentence, self._book.path.name, self._layout.sheet, field=field.name))
        self.problems += self._scales.doubts(self._book.path.name, self._layout.sheet)
        if self.problems:
            return
        for number, cells in self._data():
            if question := self._skipper.question(number - 1):
                self.asked.add(number)
                self._problem(number, "", question)
            values = {field.name: self._value(number, index, field, cells) for index, field in self._columns}
            self._finish(number, values)

    def unused(self) -> tuple[str, ...]:
        """Headings with cells under them that no field took."""
        rows = self._sheet.rows[self._layout.header_row :]
        free = [index for index, heading in enumerate(self._headings) if heading not in self._layout.columns]
        filled = {index for index in free if any(index < len(row) and row[index] is not None for row in rows)}
        return tuple(self._headings[index] for index in free if index in filled)

    def notes(self) -> Iterator[str]:
        """What was left out or assumed, in sentences."""
        yield from self._layout.notes
        yield from self._scales.notes() if self.rows else ()
        yield from self._skipper.notes
        yield from self._skipper.last_notes()
        if not self.rows and not self.problems:
            yield f"0 rows: there is nothing under the headings in row {self._layout.header_row}."
        unsaid = any(row.number not in self._every for row in self.rows)
        if unsaid and frequency_is_assumed(self._kind, self._heading_of):
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
        for at in range(self._layout.header_row, len(self._cells)):
            if self._cells[at] and not self._skipper.leaves_out(at):
                yield at + 1, self._cells[at]

    def _value(self, number: int, index: int, field: ListField, cells: Sequence[Cell]) -> Value:
        cell = _at(cells, index)
        if cell is None:
            cell = self._filled.get((number - 1, index))
        if field.name == "funder" and cell is None:
            cell = self._answers.funder or None
        if every := every_beside(field, cell):
            self._every[number] = every
        try:
            value = self._scales.read(index, field, cell, self._today)
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
        if self._answers.funder and "funder" not in self._heading_of:
            values["funder"] = self._answers.funder
        if self._stand_in:
            other = values.get(self._stand_in) if self._stand_in != "funder" else None
            values["title"] = other or f"Grant from {values.get('funder') or 'a funder'}"
        for doubt in complete(self._kind, values, self._heading_of, self._every.get(number, "")):
            if not self._already(number, doubt.field):
                self._problem(number, doubt.field, str(doubt))
        mark = fingerprint(self._kind.name, values)
        self._times[mark] += 1
        said = said_fields(values, self._heading_of, odd, every=self._every.get(number, ""))
        self.rows.append(Row(number, values, f"{mark}#{self._times[mark]}", said))

    def _already(self, number: int, field: str) -> bool:
        return any(problem.row == number and problem.field == field for problem in self.problems[-8:])

    def _problem(self, number: int, field: str, sentence: str) -> None:
        heading = self._heading_of.get(field, "")
        self.problems.append(Problem(sentence, self._book.path.name, self._layout.sheet, number, heading, field))

    def _title_stand_in(self) -> str:
        funder = "funder" in self._heading_of or self._answers.funder
        if self._kind.name != "grants" or "title" in self._heading_of or not funder:
            return ""
        return next((name for name in _STAND_INS if name in self._heading_of), "funder")


def _some(numbers: Sequence[int]) -> str:
    """The first few rows: `5, 6, 9 …`."""
    rows = sorted(set(numbers))
    return ", ".join(map(str, rows[:_SHOWN])) + (" …" if len(rows) > _SHOWN else "")


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None
