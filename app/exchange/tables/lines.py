"""The rows of a table as names with amounts, before anyone has said which are costs and which are totals."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.exchange.lists.headings import plain
from app.exchange.tables.amounts import Seen
from app.exchange.tables.columns import FREQUENCY_WORDS
from app.exchange.tables.grid import Grid, Row
from app.exchange.tables.names import Side
from app.exchange.tables.table import Table
from app.exchange.tables.total_words import total_word


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    `row` counts from 0. `values` are amounts for each span of its table, in `POUND`ths, with its
    unit; None where none stands. `numbers` are those that a spreadsheet adds up, without amounts that are text.

    `total` is what the column of totals says. `marks` are the cells that hold something else where an amount should be.
    `rate` multiplies what stands in a column for a year, such as 12 for “95 pm”. `words` are all words of the row.
    """

    row: int
    table: Table
    name: str
    groups: tuple[str, ...]
    note: str
    values: tuple[int | None, ...]
    numbers: tuple[int | None, ...]
    total: int | None
    marks: tuple[tuple[int, Seen], ...]
    credits: tuple[str, ...]
    rated: tuple[tuple[int, Seen], ...]
    kind: str
    times: int
    words: str
    alone: bool

    @property
    def has_amount(self) -> bool:
        """Whether any amount stands in it, a nought included."""
        return any(value is not None for value in self.values) or self.total is not None

    @property
    def values_given(self) -> bool:
        """Whether any column but that of totals says an amount other than nought."""
        return any(self.values)

    @property
    def annual(self) -> int:
        """What its columns add up to, or what its total says where they are empty."""
        if any(self.values):
            return sum(value or 0 for value in self.values)
        return self.total or 0


def lines_of(grid: Grid, table: Table) -> Iterator[Line]:
    """Every row of the table with anything in it, from top to bottom.

    A category holds for the rows under it that have none, until a gap, a heading or a total.
    """
    held: tuple[str, ...] = ()
    for at in range(table.first, table.end):
        row = grid.rows[at]
        if not any(row[table.low : table.high]):
            held = ()
            continue
        line = _line(at, row, table)
        if line.groups or not line.has_amount or total_word(line.name):
            held = line.groups
        elif held:
            line = replace(line, groups=held)
        yield line


def _line(at: int, row: Row, table: Table) -> Line:
    columns = [span.column for span in table.spans]
    cells = [row[column] for column in columns]
    values = [_value(cell, span.unit) for cell, span in zip(cells, table.spans, strict=True)]
    total_cell = row[table.total] if table.total is not None else None
    total = _value(total_cell, table.total_unit)
    times = _times(row, table)
    if columns == [table.monthly]:
        times = 12
    elif table.monthly is not None and not any(values):
        monthly = _value(row[table.monthly], 1)
        if monthly is not None and len(values) == 1:
            values, times = [monthly], 12
    marks = tuple(
        (column, cell)
        for column, cell in zip(columns, cells, strict=True)
        if cell and cell.kind in {"open", "covered", "words", "error", "percent", "date"}
    )
    name, groups = _named(row, table)
    return Line(
        at,
        table,
        name,
        groups,
        " · ".join(cell.text for column in table.notes if (cell := row[column])),
        tuple(values),
        tuple(None if cell and cell.typed else value for cell, value in zip(cells, values, strict=True)),
        total,
        marks,
        tuple(cell.credit if cell else "" for cell in cells),
        tuple((index, cell) for index, cell in enumerate(cells) if cell and cell.rate),
        cell.text if table.kind is not None and (cell := row[table.kind]) else "",
        times,
        " ".join(
            cell.text for cell in row[table.low : table.high] if cell and cell.kind in {"words", "covered", "open"}
        ),
        sum(cell is not None for cell in row[table.low : table.high]) == 1,
    )


def _value(cell: Seen | None, unit: int) -> int | None:
    if cell is None or cell.kind != "amount":
        return None
    return cell.value if cell.exactly else cell.value * unit


def _times(row: Row, table: Table) -> int:
    cell = row[table.frequency] if table.frequency is not None else None
    return FREQUENCY_WORDS.get(plain(cell.text), 1) if cell else 1


def _named(row: Row, table: Table) -> tuple[str, tuple[str, ...]]:
    """The name of a row and the groups left of it; where the column of names is empty, the words nearest to it."""
    cell = row[table.name]
    groups = [each for column in table.groups if (each := row[column]) and each.kind in {"words", "covered"}]
    if cell and cell.kind not in {"amount", "error"}:
        return cell.text, tuple(each.text for each in groups)
    if groups:
        return groups[-1].text, tuple(each.text for each in groups[:-1])
    if cell:
        return cell.text, ()
    note = next(
        (
            each
            for column in table.notes
            if column < min((s.column for s in table.spans), default=0) and (each := row[column])
        ),
        None,
    )
    return (note.text if note else ""), ()


def side_of_kind(text: str) -> Side:
    """Which way money goes by the word of a column such as In/Out."""
    typed = plain(text)
    if typed in {"i", "inc", "in", "cr", "credit"}:
        return "in"
    if typed in {"e", "exp", "ex", "out", "dr", "debit", "o"}:
        return "out"
    return ""
