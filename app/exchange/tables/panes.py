"""Tables that stand side by side in one sheet, such as income on the left and expenditure on the right."""

from app.exchange.lists.headings import plain
from app.exchange.tables.grid import Grid
from app.exchange.tables.heads import Head
from app.exchange.tables.roles import is_codes

_REMARKS = (
    "note",
    "comment",
    "assumption",
    "basis",
    "remark",
    "explanation",
    "rationale",
    "status",
    "owner",
    "working",
)


def panes(grid: Grid, head: Head | None, end: int) -> tuple[tuple[int, int], ...]:
    """The columns of each table under a head, from left to right; one pair where there is one table.

    A second table begins with a column of names right of amounts whose rows have amounts right of them.
    """
    rows = grid.rows[head.bottom + 1 if head else 0 : end]
    texts = head.texts if head else {}
    amounts = [
        0 if is_codes(texts.get(at, "")) else sum(bool((cell := row[at]) and cell.kind == "amount") for row in rows)
        for at in range(grid.width)
    ]
    typed = [sum(bool((cell := row[at]) and cell.kind == "words") for row in rows) for at in range(grid.width)]
    starts = [0]
    for at in range(1, grid.width):
        left = _is_table(typed[starts[-1] : at], amounts[starts[-1] : at])
        if (
            left
            and amounts[at] == 0
            and _names_amounts(grid, rows_from=rows, at=at)
            and not _is_remark(texts.get(at, ""))
        ):
            starts.append(at)
    return tuple(zip(starts, [*starts[1:], grid.width], strict=True))


def _is_table(typed: list[int], amounts: list[int]) -> bool:
    """Whether a column of names stands left of a column of amounts; a column of codes has none."""
    first = next((at for at, count in enumerate(typed) if count >= 2), len(typed))
    return any(count >= 2 for count in amounts[first + 1 :])


def _names_amounts(grid: Grid, *, rows_from: tuple[tuple[object, ...], ...], at: int) -> bool:
    """Whether words stand in a column, each with an amount right of it and different from one another."""
    named = with_amount = alone = 0
    texts = set[str]()
    for row in rows_from:
        cell = row[at]
        if cell is None or getattr(cell, "kind", "") not in {"words", "covered"}:
            continue
        texts.add(getattr(cell, "text", ""))
        named += 1
        right = next((each for each in row[at + 1 : at + 4] if each is not None), None)
        has = getattr(right, "kind", "") in {"amount", "open", "nothing"}
        with_amount += has
        alone += not has
    return with_amount >= 2 and with_amount * 3 >= named * 2 and len(texts) * 3 >= named * 2 and at + 1 < grid.width


def _is_remark(heading: str) -> bool:
    typed = plain(heading)
    return any(remark in typed for remark in _REMARKS)
