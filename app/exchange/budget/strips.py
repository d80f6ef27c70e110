"""The tables that stand under one another in one strip of a sheet, walked from top to bottom."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.exchange.budget.sides import Context, Walk, settle
from app.exchange.budget.told import Place
from app.exchange.lists.headings import plain
from app.exchange.tables.adding_up import Item, Verdict
from app.exchange.tables.columns import read_table
from app.exchange.tables.grid import Grid
from app.exchange.tables.heads import Head
from app.exchange.tables.lines import Line, lines_of
from app.exchange.tables.names import Side, heading_side, is_block_name
from app.exchange.tables.table import Table
from app.exchange.tables.timeline import Anchor
from app.exchange.tables.total_words import balance_word, total_word
from app.exchange.tables.totals import judge

Pair = tuple[Line, Context]
_WHOLE = re.compile(r"\b(?:income|expenditure|receipts|payments|outgoings|expenses|grand|overall)\b")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with where it stands and what arithmetic says of it; no verdict for a row without amounts.

    `parts` are the rows that it adds up.
    """

    place: Place
    line: Line
    context: Context
    verdict: Verdict | None
    parts: frozenset[Place] = frozenset()

    @property
    def is_total(self) -> bool:
        """Whether it adds other rows up."""
        return self.verdict is not None and self.verdict.what == "total"


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns of a sheet, from `low` up to `high`, that hold tables under one another, and how to read them."""

    grid: Grid
    heads: tuple[Head, ...]
    anchor: Anchor
    part: int
    low: int
    high: int
    unit: int = 1
    side: Side = ""
    chosen: tuple[int, ...] = ()
    sides: Mapping[Place, Side] = field(default_factory=dict)


@dataclass(slots=True)
class ReadStrip:
    """What a strip holds: its tables with columns of amounts, its rows, its blocks."""

    tables: list[Table] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    blocks: tuple[tuple[str, Side], ...] = ()


def read_strip(strip: Strip) -> ReadStrip:
    """Walk the strip: its titles, then each table with its rows; then what adds up, then what is still unknown."""
    found = ReadStrip()
    walk = Walk(strip.side)
    heads = [head for head in strip.heads if any(strip.low <= at < strip.high for at in head.texts)]
    _walk_titles(walk, strip, heads[0].top if heads else 0)
    runs: list[list[Pair]] = []
    before: Table | None = None
    for head, end in _stretches(heads, len(strip.grid.rows)):
        table = _table(strip, head, end, before)
        if head:
            _walk_head(walk, strip.grid, head, table)
        here = [(line, _context(walk, strip, line)) for line in _of_each_side(strip.grid, table)]
        if before is None or not table.spans or _columns(before) != _columns(table):
            runs.append([])
        runs[-1].extend(here)
        if table.spans or table.unclear:
            found.tables.append(table)
        before = table if table.spans else before
    found.blocks = walk.blocks
    found.rows = _judged(strip, runs)
    return found


def _stretches(heads: Sequence[Head], rows: int) -> Iterable[tuple[Head | None, int]]:
    """Each head with the row before which its table ends; one table without a head where there is none."""
    if not heads:
        return [(None, rows)]
    return zip(heads, [*(head.top for head in heads[1:]), rows], strict=True)


def _table(strip: Strip, head: Head | None, end: int, before: Table | None) -> Table:
    """How a table is read; one under headings that name no amounts is read as the one above it."""
    table = read_table(
        strip.grid,
        head,
        range(head.bottom + 1 if head else 0, end),
        range(strip.low, strip.high),
        anchor=strip.anchor,
        part=strip.part,
        unit=strip.unit,
        told=strip.chosen,
    )
    if before is None or table.spans:
        return table
    return replace(before, head=table.head, first=table.first, end=table.end, unclear=(), unclear_years=())


def _columns(table: Table) -> list[int]:
    return [span.column for span in table.spans]


def _context(walk: Walk, strip: Strip, line: Line) -> Context:
    return walk.context(line, strip.sides.get(Place(strip.grid.name, line.row + 1, line.table.part)))


def _walk_titles(walk: Walk, strip: Strip, top: int) -> None:
    for row in strip.grid.rows[:top]:
        texts = [cell.text for cell in row[strip.low : strip.high] if cell and cell.kind == "words"]
        if len(texts) == 1 and len(texts[0]) <= 60:
            walk.heading(texts[0])


def _walk_head(walk: Walk, grid: Grid, head: Head, table: Table) -> None:
    """The words left of the amounts in the rows of headings: often the name of a block."""
    first = min((span.column for span in table.spans), default=table.high)
    for at in range(head.top, head.bottom + 1):
        for cell in grid.rows[at][table.low : first]:
            if cell and cell.kind == "words" and len(plain(cell.text).split()) <= 5:
                walk.heading(cell.text)


def _gaps(gathered: Sequence[tuple[Line, Context]]) -> None:
    """Mark the rows with a gap, a heading or the end right under them."""
    for (line, context), (below, next_context) in zip(gathered, [*gathered, (None, None)][1:], strict=True):
        context.closes = below is None or next_context is None or next_context.is_heading or below.row > line.row + 1


def _of_each_side(grid: Grid, table: Table) -> list[Line]:
    """The rows of a table; a row with an amount in a column of money in and in one of money out is one of each."""
    ways = [span for span in table.spans if span.side]
    if len(ways) != 2:
        return list(lines_of(grid, table))
    first, second = (
        {line.row: line for line in lines_of(grid, replace(table, spans=(span,), part=table.part + at))}
        for at, span in enumerate(ways)
    )
    found: list[Line] = []
    for row, line in first.items():
        other = second[row]
        if line.has_amount or line.marks or not (other.has_amount or other.marks):
            found.append(line)
        if other.has_amount or other.marks:
            found.append(other)
    return found


def _judged(strip: Strip, runs: Sequence[Sequence[Pair]]) -> list[ReadRow]:
    """Every row with what it is: by arithmetic within tables of the same columns, then by what is around it."""
    gathered = [pair for run in runs for pair in run]
    _gaps(gathered)
    verdicts: dict[tuple[int, int], Verdict] = {}
    for run in runs:
        for part in dict.fromkeys(line.table.part for line, _ in run):
            found = _verdicts([(line, context) for line, context in run if line.table.part == part])
            verdicts.update({(row, part): verdict for row, verdict in found.items()})
    rows = [_read_row(strip.grid.name, line, context, verdicts) for line, context in gathered]
    _by_their_totals(rows)
    lines = [
        (row.line, row.context) for row in rows if row.line.has_amount and row.verdict and row.verdict.what == "line"
    ]
    settle(lines, strip.grid.name)
    return rows


def _read_row(sheet: str, line: Line, context: Context, verdicts: Mapping[tuple[int, int], Verdict]) -> ReadRow:
    part = line.table.part
    verdict = verdicts.get((line.row, part))
    parts = frozenset(Place(sheet, at + 1, part) for at in verdict.parts) if verdict else frozenset()
    return ReadRow(Place(sheet, line.row + 1, part), line, context, verdict, parts)


def _by_their_totals(rows: Sequence[ReadRow]) -> None:
    """A total such as “Total income” tells what the rows are that it adds up, where no heading says it outright."""
    by_place = {row.place: row for row in rows}
    for row in rows:
        side, sure = heading_side(row.line.name)
        if not (row.is_total and side and sure):
            continue
        for place in row.parts:
            context = by_place[place].context
            if not context.side or (context.how == "block" and not context.bare):
                context.side, context.how, context.block = side, "total", row.line.name


def _verdicts(run: Sequence[tuple[Line, Context]]) -> Mapping[int, Verdict]:
    """What arithmetic and words say of the rows of tables with the same columns."""
    counted = [
        (line, context)
        for line, context in run
        if not (context.is_heading or context.is_note) and (line.has_amount or line.marks)
    ]
    items = [_item(line, context) for line, context in counted]
    found = judge(items)
    return {line.row: _by_row(verdict, counted) for (line, _), verdict in zip(counted, found, strict=True)}


def _by_row(verdict: Verdict, counted: Sequence[tuple[Line, Context]]) -> Verdict:
    parts = tuple(counted[at][0].row for at in verdict.parts)
    return replace(verdict, parts=parts, held=tuple(counted[at][0].row for at in verdict.held))


def _item(line: Line, context: Context) -> Item:
    name = line.name
    word = total_word(name, context.section)
    typed = plain(name)
    if not word and not name:
        word = ""
    like = not typed or typed in {plain(context.section), plain(context.block)}
    return Item(
        line.values,
        line.numbers,
        line.annual,
        word,
        balance=balance_word(name),
        inside=context.how in {"block", "kind", ""} or (context.how == "total" and context.side == "out"),
        nameless=not typed,
        like=like,
        heading=bool(heading_side(name)[0]),
        opens=context.opens,
        closes=context.closes,
        unread=any(cell.kind != "nothing" for _, cell in line.marks),
        whole=_is_whole(name),
    )


def _is_whole(name: str) -> bool:
    """Whether a total is called that of a whole block."""
    return is_block_name(name) or bool(_WHOLE.search(plain(name))) or plain(name) in {"total", "totals"}
