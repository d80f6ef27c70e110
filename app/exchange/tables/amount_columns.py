"""Which columns of amounts are read: the plan, by the shortest time that its columns tell, and none of it twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.exchange.tables.body import Body
from app.exchange.tables.periods import Period
from app.exchange.tables.roles import PAST, is_money, is_of_several_years, is_total, rank
from app.exchange.tables.table import Span, Table
from app.exchange.tables.timeline import Anchor, Stretch, placed

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """What the columns are chosen from: those with amounts, the time that each names, its unit, and those told."""

    table: Table
    body: Body
    numeric: Sequence[int]
    periods: Mapping[int, Period]
    anchor: Anchor
    units: Mapping[int, int]
    told: tuple[int, ...] = ()

    def text(self, column: int) -> str:
        """The heading of a column."""
        return self.table.texts.get(column, "")


@dataclass(frozen=True, slots=True)
class _Timed:
    """Columns by time: those read, those that say the same months twice, and later years beside months."""

    taken: list[int]
    doubles: list[int]
    further: list[int]


def timed_table(choice: Choice) -> Table | None:
    """The table with columns for months, quarters or years; None where no times tell its columns apart."""
    columns = [at for at in choice.numeric if at in choice.periods and (at in choice.told or not choice.told)]
    if not choice.told:
        columns = [at for at in _from_the_plan_year(choice, _of_the_plan(choice, columns)) if is_money(choice.text(at))]
    places = placed([choice.periods[at] for at in columns], choice.anchor)
    stretches = dict(zip(columns, places, strict=True))
    timed = _Timed(columns, [], []) if choice.told else _shortest(stretches)
    if not timed.taken or (timed.doubles and all(stretches[at].length == 12 for at in timed.taken)):
        return None
    rest = [at for at in choice.numeric if at not in timed.taken]
    total = _total_column(choice, rest, stretches, timed.taken)
    return replace(
        choice.table,
        spans=tuple(Span(at, stretches[at], unit=choice.units[at]) for at in timed.taken),
        total=total,
        total_unit=max(choice.units[at] for at in timed.taken),
        left=tuple(at for at in rest if at != total),
        unclear=tuple(timed.doubles),
        unclear_years=tuple(timed.further),
    )


def _of_the_plan(choice: Choice, columns: Sequence[int]) -> list[int]:
    """The columns that plan; actual figures, last year's and forecasts beside a budget are not read.

    Months without a word beside a column “Budget” are the plan too: that is their total.
    """
    ranks = {at: rank(choice.text(at)) for at in columns}
    best = min(ranks.values(), default=0)
    if best >= PAST and any(rank(choice.text(at)) < PAST and is_money(choice.text(at)) for at in choice.numeric):
        return []
    most = max(best, 1) if best < 1 and 1 in ranks.values() else 2 if best == 1 else best
    return [at for at in columns if ranks[at] <= most]


def _from_the_plan_year(choice: Choice, columns: Sequence[int]) -> list[int]:
    """Without columns of years that have actual figures beside them, or that lie before the year in the title."""
    years = {at: period.fiscal for at, period in choice.periods.items() if period.length == 12 and period.fiscal}
    past = [year for at, year in years.items() if at in choice.numeric and rank(choice.text(at)) == PAST]
    floor = max((year + 1 for year in past), default=0)
    if choice.anchor.said == "title" and choice.anchor.year in {years.get(at) for at in columns}:
        floor = max(floor, choice.anchor.year or 0)
    return [at for at in columns if years.get(at, floor) >= floor] or list(columns)


def _shortest(stretches: Mapping[int, Stretch]) -> _Timed:
    """The columns that tell most about when, without counting a month twice."""
    taken: list[int] = []
    doubles: set[int] = set()
    for at in sorted(stretches, key=lambda each: (stretches[each].length, each)):
        same = [other for other in taken if stretches[other].overlaps(stretches[at])]
        if not same:
            taken.append(at)
        elif any(stretches[other].length == stretches[at].length for other in same):
            doubles |= {at, *same}
    finest = [at for at in taken if stretches[at].length < 12]
    if not finest or len(finest) == len(taken):
        return _Timed(sorted(taken), sorted(doubles), [])
    end = max(stretches[at].start for at in finest)
    further = [at for at in taken if stretches[at].length == 12 and stretches[at].start > end]
    return _Timed(sorted(finest), sorted(doubles), further)


def _total_column(
    choice: Choice, rest: Sequence[int], stretches: Mapping[int, Stretch], taken: Sequence[int]
) -> int | None:
    """The column that says what a row comes to in the year, if there is one."""
    reach = {month for at in taken for month in stretches[at].months}
    finest = min(stretches[at].length for at in taken)
    for at in sorted(rest, key=lambda each: (each < max(taken), each)):
        if rank(choice.text(at)) == PAST or not is_money(choice.text(at)):
            continue
        if len(reach) <= _YEAR and is_of_several_years(choice.text(at)):
            continue
        stretch = stretches.get(at)
        if stretch is not None and finest < stretch.length and set(stretch.months) >= reach:
            return at
        if at not in choice.periods and is_total(choice.text(at)):
            return at
    unnamed = [at for at in rest if not choice.text(at) and at > max(taken)]
    return unnamed[0] if len(unnamed) == 1 else None
