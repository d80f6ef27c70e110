"""Which columns a table has and how wide they are: numbers and dates exactly, words share the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.tree.tree import Column, Table

HEAD_LINE = 84.0
"""Points: the head of a number column is set in lines where it is wider than this."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column wants: the width of its longest line and of its longest word, in points."""

    column: Column
    natural: float
    least: float


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns, and one without a head for each cell that a row has beyond them."""
    most = max((len(row.cells) for row in table.rows), default=0)
    return (*table.columns, *(Column("") for _ in range(most - len(table.columns))))


def widths(wishes: Sequence[Wish], total: float, gap: float) -> list[float]:
    """The width of each column, which with the gaps between them make up the total.

    Number and date columns get what their longest line needs. Text columns share the rest by their weights; what one of
    them does not need goes to the others. Where there is no room for all, each gets a part of what it wants.
    """
    room = total - gap * (len(wishes) - 1)
    fixed = [at for at, wish in enumerate(wishes) if wish.column.kind != "text"]
    free = [at for at, wish in enumerate(wishes) if wish.column.kind == "text"]
    made = [wish.natural for wish in wishes]
    needed = sum(made[at] for at in fixed) + sum(wishes[at].least for at in free)
    if needed > room:
        wanted = [max(1.0, wish.natural if at in fixed else wish.least) for at, wish in enumerate(wishes)]
        return _squeezed(wanted, room)
    if not free:
        spare = (room - sum(made)) / len(made)
        return [width + spare for width in made]
    left = room - sum(made[at] for at in fixed)
    for at, width in _shared([wishes[at] for at in free], left):
        made[free[at]] = width
    return made


def _squeezed(wanted: Sequence[float], room: float) -> list[float]:
    """Wider columns give way first: no column is cut below an even share while another is above it."""
    left, open_ones = room, sorted(range(len(wanted)), key=lambda at: wanted[at])
    made = [0.0] * len(wanted)
    for count, at in enumerate(open_ones):
        made[at] = min(wanted[at], left / (len(wanted) - count))
        left -= made[at]
    return made


def _shared(wishes: Sequence[Wish], room: float) -> list[tuple[int, float]]:
    """Shares by weight; a column takes no more than its longest line and no less than its longest word."""
    made: dict[int, float] = {}
    while len(made) < len(wishes):
        rest = [at for at in range(len(wishes)) if at not in made]
        left = room - sum(made.values())
        weight = sum(max(1, wishes[at].column.weight) for at in rest)
        shares = {at: left * max(1, wishes[at].column.weight) / weight for at in rest}
        tight = {at: wishes[at].least for at in rest if wishes[at].least > shares[at]}
        loose = {at: wishes[at].natural for at in rest if wishes[at].natural < shares[at]}
        if tight:
            made |= tight
        elif loose and len(loose) < len(rest):
            made |= loose
        elif loose:  # all have more than they need: by weight, so that the table is as wide as the page
            made |= _roomy(wishes, rest, left)
        else:
            made |= shares
    return sorted(made.items())


def _roomy(wishes: Sequence[Wish], rest: Sequence[int], room: float) -> dict[int, float]:
    spare = (room - sum(wishes[at].natural for at in rest)) / sum(max(1, wishes[at].column.weight) for at in rest)
    return {at: wishes[at].natural + spare * max(1, wishes[at].column.weight) for at in rest}
