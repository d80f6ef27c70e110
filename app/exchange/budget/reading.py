"""One sheet read: its tables, its rows with what each is, and what its own totals say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.dates import Month
from app.exchange.budget.anchors import anchor_of
from app.exchange.budget.columns import Table, read_table, says_thousands
from app.exchange.budget.grid import Grid
from app.exchange.budget.heads import Head, has_amount, heads, period_of
from app.exchange.budget.lines import Line, lines_of
from app.exchange.budget.names import Side, is_balance, total_word
from app.exchange.budget.panes import panes
from app.exchange.budget.sides import Context, Walk, by_signs_and_words
from app.exchange.budget.timeline import Anchor
from app.exchange.budget.told import Place, SheetTold
from app.exchange.budget.totals import Item, Verdict, judge
from app.exchange.lists.headings import plain


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with where it stands and what arithmetic says of it; no verdict for a row without amounts."""

    place: Place
    line: Line
    context: Context
    verdict: Verdict | None


@dataclass(slots=True)
class Read:
    """A sheet as it was read. `rows` are in order; `tables` those with columns of amounts."""

    grid: Grid
    anchor: Anchor
    heads: tuple[Head, ...]
    tables: list[Table] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    blocks: tuple[tuple[str, Side], ...] = ()
    unit: int = 1
    months_down: bool = False

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that its columns cover, where their year is known."""
        return tuple(
            sorted(
                {
                    month
                    for table in self.tables
                    for span in table.spans
                    if span.stretch.known
                    for month in span.stretch.months
                }
            )
        )

    @property
    def lines(self) -> list[ReadRow]:
        """The rows that are lines of their own and have something in them."""
        return [row for row in self.rows if row.verdict is not None and row.verdict.what == "line"]


def read_sheet(
    grid: Grid,
    told: SheetTold,
    around: Anchor,
    *,
    chosen: Sequence[int] = (),
    sides: Mapping[Place, Side] | None = None,
) -> Read:
    """Read a sheet. `around` is the year the workbook names; `chosen` columns the user picked; `sides` of headings told."""
    found = heads(grid, told.header_row - 1 if told.header_row else None)
    top = found[0].top if found else next((at for at, row in enumerate(grid.rows) if has_amount(row)), 0)
    anchor = anchor_of(grid, top, told.year, around)
    thousands = any(
        says_thousands(cell.text)
        for row in grid.rows
        for cell in row
        if cell and cell.kind == "words" and _is_about_all(cell.text, found)
    )
    read = Read(grid, anchor, found, unit=told.unit or (1000 if thousands else 1))
    read.months_down = _months_down(grid, found)
    if read.months_down:
        return read
    for part, (low, high) in enumerate(_strips(grid, found)):
        _read_strip(read, part, low, high, told, tuple(chosen), sides or {})
    read.rows.sort(key=lambda row: (row.place.row, row.place.part))
    return read


def _is_about_all(text: str, found: Sequence[Head]) -> bool:
    """Words about the unit of all amounts, not the heading of one column among others."""
    return not any(text in heading for head in found for heading in list(head.texts.values())[1:])


def _months_down(grid: Grid, found: Sequence[Head]) -> bool:
    """Whether months stand under one another, each with amounts beside it: a sheet that is turned round."""
    if any(len(head.periods) >= 2 for head in found):
        return False
    for column in range(min(grid.width, 3)):
        months = [
            row
            for row in grid.rows
            if (cell := row[column]) and (period := period_of(cell)) and period.length < 12 and has_amount(row)
        ]
        if len(months) >= 4 and len({cell.text for row in months if (cell := row[column])}) >= 4:
            return True
    return False


def _strips(grid: Grid, found: Sequence[Head]) -> tuple[tuple[int, int], ...]:
    """The columns of tables side by side, as the first head that has any tells."""
    ends = [head.top for head in found[1:]] + [len(grid.rows)]
    for head, end in zip(found, ends, strict=False):
        strips = panes(grid, head, end)
        if len(strips) > 1:
            return strips
    return panes(grid, None, len(grid.rows)) if not found else ((0, grid.width),)


def _read_strip(
    read: Read, part: int, low: int, high: int, told: SheetTold, chosen: tuple[int, ...], sides: Mapping[Place, Side]
) -> None:
    grid = read.grid
    walk = Walk(grid.name, told.side or "")
    heads_here: list[Head | None] = [head for head in read.heads if any(low <= at < high for at in head.texts)] or [
        None
    ]
    first_row = heads_here[0].top if heads_here[0] else 0
    for row in grid.rows[:first_row]:
        texts = [cell.text for cell in row[low:high] if cell and cell.kind == "words"]
        if len(texts) == 1 and len(texts[0]) <= 60:
            walk.heading(texts[0])
    gathered: list[tuple[Line, Context]] = []
    runs: list[list[tuple[Line, Context]]] = []
    before: Table | None = None
    for at, head in enumerate(heads_here):
        following = heads_here[at + 1] if at + 1 < len(heads_here) else None
        end = following.top if following else len(grid.rows)
        table = read_table(grid, head, end, read.anchor, part=part, low=low, high=high, unit=read.unit, chosen=chosen)
        if before and not table.spans:
            table = _like(before, table)
        if head:
            _walk_head(walk, grid, head, table)
        here = [
            (line, walk.context(line, sides.get(Place(grid.name, line.row + 1, part))))
            for line in lines_of(grid, table)
        ]
        if table.spans:
            read.tables.append(table)
            same = before is not None and [span.column for span in before.spans] == [
                span.column for span in table.spans
            ]
            if not same or not runs:
                runs.append([])
            runs[-1].extend(here)
            before = table
        else:
            runs.append(here)
            if table.unclear:
                read.tables.append(table)
        gathered.extend(here)
    read.blocks += walk.blocks
    _gaps(gathered)
    verdicts: dict[int, Verdict] = {}
    for run in runs:
        verdicts.update(_verdicts(run))
    by_signs_and_words(
        [
            (line, context)
            for line, context in gathered
            if line.has_amount and (verdict := verdicts.get(line.row)) and verdict.what == "line"
        ]
    )
    for line, context in gathered:
        place = Place(grid.name, line.row + 1, part)
        read.rows.append(ReadRow(place, line, context, verdicts.get(line.row)))


def _like(before: Table, table: Table) -> Table:
    """A table under headings that name no amounts is read as the one above it."""
    return Table(
        table.head,
        table.first,
        table.end,
        before.name,
        before.groups,
        before.notes,
        before.kind,
        before.frequency,
        before.spans,
        before.total,
        before.total_unit,
        before.monthly,
        before.left,
        part=before.part,
        low=before.low,
        high=before.high,
    )


def _walk_head(walk: Walk, grid: Grid, head: Head, table: Table) -> None:
    """The words left of the amounts in the rows of headings: often the name of a block."""
    first = min((span.column for span in table.spans), default=table.high)
    for at in range(head.top, head.bottom + 1):
        for cell in grid.rows[at][table.low : first]:
            if cell and cell.kind == "words" and len(plain(cell.text).split()) <= 5:
                walk.heading(cell.text)


def _gaps(gathered: Sequence[tuple[Line, Context]]) -> None:
    """Mark the rows with a gap, a heading or the end right under them."""
    for (line, context), (below, next_context) in zip(gathered, [*gathered[1:], (None, None)], strict=True):
        context.closes = below is None or next_context is None or next_context.is_heading or below.row > line.row + 1


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
    return Verdict(verdict.what, parts, verdict.right, verdict.expected, verdict.ask, verdict.held)


def _item(line: Line, context: Context) -> Item:
    name = line.name
    word = total_word(name, context.section)
    words = plain(name)
    if not word and not name:
        word = ""
    like = not words or words in {plain(context.section), plain(context.block)}
    return Item(
        line.values,
        line.numbers,
        line.annual,
        word,
        balance=is_balance(name),
        nameless=not words,
        like=like,
        opens=context.opens,
        closes=context.closes,
        unread=any(cell.kind != "nothing" for _, cell in line.marks),
        whole=_is_whole(name),
    )


def _is_whole(name: str) -> bool:
    """Whether a total is called that of a whole block."""
    words = plain(name)
    return any(
        word in words
        for word in ("income", "expenditure", "receipts", "payments", "outgoings", "expenses", "grand", "overall")
    ) or words in {
        "total",
        "totals",
        "total costs",
        "costs total",
        "all costs",
        "total cost",
        "total spend",
        "total funding",
    }
