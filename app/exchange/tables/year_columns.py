"""Columns of amounts for a year without months: one, a total of several, one a month, or one for each side of money."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.exchange.lists.headings import plain
from app.exchange.tables.amount_columns import Choice
from app.exchange.tables.body import apart, product_column, sum_column
from app.exchange.tables.names import heading_side, is_block_name
from app.exchange.tables.periods import Period
from app.exchange.tables.roles import PAST, is_money, is_monthly, is_of_several_years, rank
from app.exchange.tables.table import Span, Table
from app.exchange.tables.timeline import Stretch, placed


def year_table(choice: Choice) -> Table:
    """The table with its amounts for a year; where nobody can tell which column is meant, all of them are unclear.

    A column of several years together, such as “Total (3 years)”, is never a year's.
    """
    several = [] if choice.told else [at for at in choice.numeric if is_of_several_years(choice.text(at))]
    if not several:
        return _of_one_year(choice)
    if several == list(choice.numeric):
        return replace(choice.table, left=tuple(several), unclear=tuple(several))
    found = _of_one_year(replace(choice, numeric=[at for at in choice.numeric if at not in several]))
    return replace(found, left=(*found.left, *several))


def _of_one_year(choice: Choice) -> Table:
    usable = [at for at in choice.numeric if rank(choice.text(at)) < PAST and is_money(choice.text(at))]
    usable = [at for at in usable if at in choice.told] if choice.told else usable or list(choice.numeric)
    if choice.told and len(usable) > 1:
        return _together(choice, usable)
    if sided := _of_each_side(choice, usable):
        return sided
    monthly = [at for at in usable if is_monthly(choice.text(at)) and at not in choice.periods]
    yearly = [at for at in usable if at not in monthly]
    if monthly and yearly:
        beside = replace(choice, numeric=[at for at in choice.numeric if at not in monthly])
        return replace(_of_one_year(beside), monthly=monthly[0])
    if pair := apart(choice.body, usable):
        lines, totals = pair
        left = tuple(at for at in choice.numeric if at not in pair)
        return replace(_reading(choice, lines), total=totals, total_unit=choice.units[totals], left=left)
    for way in (_only, _sum, _best_ranked, _called_total, _product, _only_headed):
        column = way(choice, usable)
        if column is not None:
            return replace(_reading(choice, column), monthly=column if column in monthly else None)
    return replace(choice.table, left=tuple(choice.numeric), unclear=tuple(_best(choice, usable)))


def _reading(choice: Choice, column: int) -> Table:
    span = Span(column, _year_of(choice, column), unit=choice.units[column])
    return replace(choice.table, spans=(span,), left=tuple(at for at in choice.numeric if at != column))


def _together(choice: Choice, columns: Sequence[int]) -> Table:
    """Several columns that the user picked, such as projects side by side: a row is what they add up to."""
    spans = tuple(Span(at, _year_of(choice, at), unit=choice.units[at]) for at in columns)
    return replace(choice.table, spans=spans, left=tuple(at for at in choice.numeric if at not in columns))


def _year_of(choice: Choice, column: int) -> Stretch:
    return placed([choice.periods.get(column, Period(12))], choice.anchor)[0]


def _of_each_side(choice: Choice, usable: Sequence[int]) -> Table | None:
    """A column of money in and one of money out."""
    sides = {at: side for at in usable if (side := heading_side(choice.text(at))[0]) and is_block_name(choice.text(at))}
    if len(sides) != 2 or len(set(sides.values())) != 2:
        return None
    spans = tuple(Span(at, _year_of(choice, at), side, choice.units[at]) for at, side in sides.items())
    return replace(choice.table, spans=spans, left=tuple(at for at in choice.numeric if at not in sides))


def _best(choice: Choice, usable: Sequence[int]) -> list[int]:
    best = min((rank(choice.text(at)) for at in usable), default=0)
    return [at for at in usable if rank(choice.text(at)) == best]


def _only(_choice: Choice, usable: Sequence[int]) -> int | None:
    return usable[0] if len(usable) == 1 else None


def _sum(choice: Choice, usable: Sequence[int]) -> int | None:
    return sum_column(choice.body, usable)


def _best_ranked(choice: Choice, usable: Sequence[int]) -> int | None:
    return _single(_best(choice, usable), lambda _: True)


def _called_total(choice: Choice, usable: Sequence[int]) -> int | None:
    return _single(_best(choice, usable), lambda at: bool({"total", "totals"} & set(plain(choice.text(at)).split())))


def _product(choice: Choice, usable: Sequence[int]) -> int | None:
    return product_column(choice.body, choice.numeric, usable)


def _only_headed(choice: Choice, usable: Sequence[int]) -> int | None:
    return _single(_best(choice, usable), lambda at: bool(choice.text(at)))


def _single(columns: Sequence[int], wanted: Callable[[int], bool]) -> int | None:
    found = [at for at in columns if wanted(at)]
    return found[0] if len(found) == 1 else None
