"""The history of the file in plain words: what was done, when, and each row from what to what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from app.dates import format_date
from app.services.rows import records
from app.services.rows.checks import with_defaults
from app.services.rows.columns import columns
from app.services.rows.nouns import NOUNS
from app.services.rows.value_words import Names, column_words, names_of, value_words
from app.text import begun, quoted

_UNSAID = {"import_key"}
"""Columns that serve the program, not the reader."""


class Cell(Protocol):
    """A column as it was and as it became, as the journal keeps it."""

    @property
    def column(self) -> str:
        """Its stored name."""

    @property
    def before(self) -> object:
        """What stood there."""

    @property
    def after(self) -> object:
        """What stands there since."""


class ChangedRow(Protocol):
    """What an action did to a row: `kind` is added, changed or removed."""

    @property
    def table(self) -> str:
        """The table it is in."""

    @property
    def row_id(self) -> int:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name or title, or nothing."""

    @property
    def kind(self) -> str:
        """added, changed or removed."""

    @property
    def cells(self) -> Sequence[Cell]:
        """The columns that differ."""


class HistoryAction(Protocol):
    """One action of the journal; `more` is how many changes are not listed."""

    @property
    def at(self) -> datetime:
        """When, with its time zone."""

    @property
    def label(self) -> str:
        """What it was called."""

    @property
    def undone(self) -> bool:
        """Whether it is taken back."""

    @property
    def rows(self) -> Sequence[ChangedRow]:
        """The rows it changed."""

    @property
    def more(self) -> int:
        """How many changes are not listed."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changed: which row, what of it, and from what to what; an added row has nothing before."""

    row: str
    column: str
    before: str
    after: str
    first: bool
    """Whether it is the first about its row."""


@dataclass(frozen=True, slots=True)
class Told:
    """One action in words. `when` is on the user's own clock."""

    when: str
    label: str
    undone: bool
    lines: tuple[ChangeLine, ...]
    more: int

    def says(self, typed: str) -> bool:
        """Whether every word stands somewhere in it, whatever its capitals."""
        parts = [self.when, self.label, *(part for line in self.lines for part in (line.row, line.before, line.after))]
        everything = " ".join((*parts, *(line.column for line in self.lines))).casefold()
        return all(word in everything for word in typed.casefold().split())


def in_words(session: Session, entries: Iterable[HistoryAction]) -> tuple[Told, ...]:
    """Actions of the journal, in the order given, for people.

    A row is called by its name, or by the names of the rows it belongs to; rows that are gone by the name they had in
    the actions given.
    """
    found = tuple(entries)
    once = {(row.table, row.row_id): row.name for entry in reversed(found) for row in entry.rows if row.name}
    teller = _Teller(session, once | names_of(session))
    return tuple(
        Told(
            _when(entry.at),
            entry.label,
            entry.undone,
            tuple(line for row in entry.rows for line in teller.lines(row)),
            entry.more,
        )
        for entry in found
    )


class _Teller:
    """Says rows in words; looks each stored row up once."""

    def __init__(self, session: Session, names: Names) -> None:
        self._session = session
        self._names = names
        self._stored: dict[str, dict[int, Mapping[str, Any]]] = {}

    def lines(self, row: ChangedRow) -> list[ChangeLine]:
        """A line for each changed column, and for each telling value of a row that was added or removed."""
        changed = row.kind == "changed"
        called = self._called(row) + {"added": " (new)", "removed": " (deleted)"}.get(row.kind, "")
        cells = [cell for cell in row.cells if cell.column not in _UNSAID and (changed or self._tells(row, cell))]
        nothing = "nothing" if changed else ""
        said = [
            ChangeLine(
                called,
                column_words(row.table, cell.column),
                self._said(row, cell.column, cell.before) or nothing,
                self._said(row, cell.column, cell.after) or nothing,
                first=at == 0,
            )
            for at, cell in enumerate(cells)
        ]
        return said if said or changed else [ChangeLine(called, "", "", "", first=True)]

    def _said(self, row: ChangedRow, column: str, value: object) -> str:
        return value_words(row.table, column, value, self._names)

    def _tells(self, row: ChangedRow, cell: Cell) -> bool:
        """Whether a value of a row that came or went says more than its name, or than every new row."""
        value = cell.before if cell.after is None else cell.after
        if row.table not in NOUNS or value in {None, ""}:
            return value not in {None, ""}
        return cell.column != NOUNS[row.table].name and value != with_defaults(row.table, {}).get(cell.column)

    def _called(self, row: ChangedRow) -> str:
        """`Cost line “Rent”`, or `Share (“Rent”, “Art club”)` for a row without a name."""
        if row.table not in NOUNS:
            gone = begun(row.table.replace("_", " "))
            return f"{gone} “{row.name}”" if row.name else gone
        noun = NOUNS[row.table]
        one = begun(noun.one)
        if row.name:
            return f"{one} {quoted(row.name, 60)}"
        values = self._values(row)
        infos = [info for info in columns(row.table).values() if info.kind == "row" or info.name == noun.name]
        told = [value_words(row.table, info.name, values.get(info.name), self._names) for info in infos]
        named = ", ".join(quoted(words, 60) for words in told if words)
        return f"{one} ({named})" if named else one

    def _values(self, row: ChangedRow) -> Mapping[str, Any]:
        """The row as it stands, or what the journal knows of it where it is gone."""
        if row.table not in self._stored:
            self._stored[row.table] = {record.id: record.values for record in records.rows(self._session, row.table)}
        known = {cell.column: cell.before if cell.after is None else cell.after for cell in row.cells}
        return {**self._stored[row.table].get(row.row_id, {}), **known}


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{format_date(local.date())}, {local:%H:%M}"
