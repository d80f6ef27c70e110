"""Which rows of a sheet are headings of columns, and what each column is headed with, over one row or several."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from app.exchange.lists.headings import plain, without_units
from app.exchange.tables.amounts import POUND, Seen
from app.exchange.tables.grid import Grid, Row
from app.exchange.tables.periods import Period, period_in, period_of_day, year_in

_MORE = re.compile(
    r"(?:budget|budgeted|actual|actuals|forecast|plan|planned|total|totals|est|estimate|estimated"
    r"|gbp|pounds|proposed|projected|draft|revised|agreed|approved|amount|annual|cost|costs"
    r"|income|expenditure|year|yr|full|per|for|the|variance|spend|fy|prior|last|previous"
    r"|outturn|to|date|ytd|000|000s|k|s|q1|q2|q3|q4|budgets|figures|new|current|next|this"
    r"|end|ending|month|quarter|qtr|sub|indicative|provisional|spring|summer|autumn|winter|a"
    r"|b|of"
    r")"
)
_AMOUNT_HEAD = re.compile(
    r"\b(?:budget|budgeted|amounts?|annual|total|totals|cost|costs|price|value|sum|gbp|pounds|year|yr|month"
    r"|monthly|yearly|annually|lifetime|forecast|estimate|estimated|income|expenditure|in|out|receipts|payments|spend"
    r"|planned|projected|per annum|pa|restricted|unrestricted|actual|outturn|money in|money out|expense"
    r"|expenses|000|000s|k)\b"
)
_POUND_SIGN = re.compile(r"^[\s£(]*£?['’]?0*s?k?[)\s]*$|^£$|^\(?£\)?$")
_COLUMN_NAMES = re.compile(
    r"items?|description|details?|category|type|codes?|notes?|comments?|total|budget|line|heading|budget line|income"
    r"|expenditure|budget heading|cost|cost line|account"
)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Head:
    """A row of headings.

    `row` is the one that tells the columns apart, `top` and `bottom` the first and last that belong to it. `texts` is
    the whole heading of each column, from every row; `periods` the stretch of time that it names.
    """

    row: int
    top: int
    bottom: int
    texts: Mapping[int, str]
    periods: Mapping[int, Period]


def has_amount(row: Row) -> bool:
    """Whether an amount stands in a row; a year such as 2026 alone is a heading."""
    filled = [cell for cell in row if cell]
    if len(filled) > 2 and filled[0].kind == "amount" and filled[1].kind == "words":
        filled = filled[1:]  # a number left of the name is a code, or that of an outline
    amounts = [cell for cell in filled if cell.kind == "amount"]
    return bool(amounts) and not _are_years(row, amounts)


def heads(grid: Grid, told_row: int | None = None) -> tuple[Head, ...]:
    """Every row of headings, from top to bottom: those that name times, or else those that head amounts.

    `told_row` (from 0) is the first, whatever else looks like one.
    """
    bare = [(at, row) for at, row in enumerate(grid.rows) if not has_amount(row)]
    numeric = {column for row in grid.rows for column, cell in enumerate(row) if cell and cell.kind == "amount"}
    rows = [at for at, row in bare if _names_times(row)]
    rows = rows or [at for at, row in bare if _names_amounts(row, at, grid, numeric)]
    if told_row is not None:
        rows = [told_row, *(at for at in rows if at > told_row)]
    rows = _lowest_of_each(grid, rows, told_row)
    return tuple(_head(grid, at, above) for at, above in zip(rows, [-1, *rows], strict=False))


def _lowest_of_each(grid: Grid, rows: list[int], told_row: int | None) -> list[int]:
    """Of headings right above one another the one that tells most columns apart."""
    best: list[int] = []
    for at in rows:
        if best and at - best[-1] <= 2 and not any(has_amount(grid.rows[between]) for between in range(best[-1], at)):
            if best[-1] != told_row and len(_times(grid.rows[at])) >= len(_times(grid.rows[best[-1]])):
                best[-1] = at
            continue
        best.append(at)
    return best


def period_of(cell: Seen) -> Period | None:
    """The time that a cell names as a heading, if that is all it says."""
    if cell.day is not None:
        return period_of_day(cell.day)
    if cell.kind == "amount":
        return Period(12, fiscal=cell.value // POUND) if _is_year(cell) else None
    if cell.kind not in {"words", "covered"} or len(cell.text) > 40:
        return None
    period = period_in(cell.text)
    return period if period and all(_MORE.fullmatch(word) for word in period.rest.split()) else None


def _are_years(row: Row, amounts: Sequence[Seen]) -> bool:
    """Whether the only numbers of a row are years one after another, or one beside words that head columns."""
    if not all(_is_year(cell) for cell in amounts):
        return False
    years = [cell.value // POUND for cell in amounts]
    typed = [plain(cell.text) for cell in row if cell and cell.kind == "words"]
    unnamed = all(map(_COLUMN_NAMES.fullmatch, typed))
    steps = {later - earlier for earlier, later in pairwise(years)}
    return steps == {1} or (unnamed and bool(typed or steps) and steps <= {0, 1})


def _is_year(cell: Seen) -> bool:
    return cell.value % POUND == 0 and 2000 <= cell.value // POUND <= 2060 and not cell.typed


def _times(row: Row) -> list[int]:
    return [at for at, cell in enumerate(row) if cell and period_of(cell)]


def _names_times(row: Row) -> bool:
    """Two columns or more named by a time, and not in a line of notes."""
    times = _times(row)
    if len(times) < 2:
        return False
    typed = [cell for cell in row if cell and cell.kind == "words" and len(cell.text) > 60]
    distinct = {period_of(cell) for at in times if (cell := row[at])}
    return not typed and (
        len(distinct) >= 2 or any("budget" in (cell.text if (cell := row[at]) else "").casefold() for at in times)
    )


def _names_amounts(row: Row, at: int, grid: Grid, numeric: set[int]) -> bool:
    """A heading such as Budget or £ over a column of amounts."""
    return any(
        cell and _heads_amounts(cell) and _amounts_follow(grid, column, at)
        for column, cell in enumerate(row)
        if column in numeric and column > 0
    )


def _heads_amounts(cell: Seen) -> bool:
    return period_of(cell) is not None or (cell.kind in {"words", "covered"} and _sounds_like_amounts(cell.text))


@lru_cache(maxsize=4096)
def _sounds_like_amounts(typed: str) -> bool:
    """Whether a heading is one of amounts: Budget, Total cost, or no more than a pound sign."""
    heading = plain(typed)
    few = len(heading.split()) <= _MOST_WORDS
    return _POUND_SIGN.match(typed) is not None or (few and _AMOUNT_HEAD.search(heading) is not None)


def _amounts_follow(grid: Grid, column: int, at: int) -> bool:
    """Whether amounts stand in the column soon under a heading."""
    return any((cell := row[column]) and cell.kind == "amount" for row in grid.rows[at + 1 : at + 9])


def _head(grid: Grid, at: int, above: int) -> Head:
    first = min((column for column in _times(grid.rows[at])), default=1)
    top = at
    while top - 1 > above and at - top < 3 and _labels(grid, top - 1, max(first, 1)):
        top -= 1
    bottom = at
    while bottom + 1 < len(grid.rows) and bottom - at < 2 and _goes_on(grid, bottom + 1, at):
        bottom += 1
    texts: dict[int, str] = {}
    periods: dict[int, Period] = {}
    spread = [_spread(grid, row) for row in range(top, at)]
    for column in range(grid.width):
        own = grid.rows[at][column]
        over = [line[column] for line in spread if column in line]
        under = [cell.text for row in grid.rows[at + 1 : bottom + 1] if (cell := row[column])]
        text = " ".join(dict.fromkeys([*over, *([own.text] if own else []), *under]))
        if text:
            texts[column] = text
        period = _whole_period(own, over, under)
        if period:
            periods[column] = period
    for column in _beyond_part_years(grid.rows[at], periods, spread):
        del periods[column]
    return Head(at, top, bottom, texts, _from_the_first_month(grid.rows[at], periods))


def _from_the_first_month(own: Row, periods: Mapping[int, Period]) -> Mapping[int, Period]:
    """One year over a run of months is that of its first: January after December is in the next."""
    found = dict(periods)
    said, year, months = 0, 0, list[int]()
    for column, period in sorted(periods.items()):
        cell = own[column]
        named = period_of(cell) if cell else None
        if period.year is None or period.month is None or named is None or named.year is not None:
            continue
        if period.year != said:
            said, year, months = period.year, period.year, []
        if months and period.month < months[-1] and period.month not in months:
            year += 1
        months.append(period.month)
        found[column] = replace(period, year=year)
    return found


def _beyond_part_years(own: Row, periods: Mapping[int, Period], spread: Sequence[Mapping[int, str]]) -> list[int]:
    """Columns taken for a whole year because one stands over the few months left of them, such as the total's."""
    found = []
    for column, period in periods.items():
        cell = own[column]
        if period.length < 12 or (cell and period_of(cell)):
            continue
        over = [line[column] for line in spread if column in line]
        beside = [
            each.length
            for at, each in periods.items()
            if at != column and each.length < 12 and over == [line[at] for line in spread if at in line]
        ]
        if 0 < sum(beside) < 12:
            found.append(column)
    return found


def _labels(grid: Grid, at: int, first: int) -> bool:
    """Whether a row above the headings groups their columns: it has words or a year over them, and no amounts."""
    row = grid.rows[at]
    if has_amount(row) and not _is_a_year_alone(row):
        return False
    return any(cell and len(cell.text) <= 40 for cell in row[first:])


def _is_a_year_alone(row: Row) -> bool:
    """Whether a row holds one year and nothing else: the year of the months under it."""
    filled = [cell for cell in row if cell]
    return len(filled) == 1 and filled[0].kind == "amount" and _is_year(filled[0])


def _goes_on(grid: Grid, at: int, head: int) -> bool:
    """Whether a row under the headings belongs to them: words over amounts that the row above has headings for."""
    row = grid.rows[at]
    if has_amount(row):
        return False
    filled = [column for column, cell in enumerate(row) if cell]
    over = [column for column in filled if column and _adds_to_heading(grid, at, head, column)]
    return len(over) >= 1 and len(over) * 2 >= len(filled)


def _adds_to_heading(grid: Grid, at: int, head: int, column: int) -> bool:
    """Whether a cell heads amounts, and does not name another month than the heading over it."""
    cell = grid.rows[at][column]
    if cell is None or not _heads_amounts(cell) or not _amounts_follow(grid, column, at):
        return False
    period = period_of(cell)
    return period is None or period.length == 12 or grid.rows[head][column] is None


def _spread(grid: Grid, at: int) -> Mapping[int, str]:
    """The words of a row of groups over each column that they are for."""
    row = grid.rows[at]
    reach = {area.left: area.right for area in grid.merged if area.top == at}
    found: dict[int, str] = {}
    text, end = "", -1
    for column, cell in enumerate(row):
        if cell:
            text = cell.text
            end = reach.get(column, grid.width if not grid.merged or column not in reach else column)
            if column == 0 or len(text) > 40:
                text, end = "", -1
        if text and column <= end:
            found[column] = text
    return found


def _whole_period(own: Seen | None, over: list[str], under: list[str]) -> Period | None:
    """The time that a column is for, with the year that stands above or under it."""
    period = period_of(own) if own else None
    around = [each for text in (*reversed(over), *under) if (each := year_in(text) or period_in(text))]
    if period is None:
        found = next((each for text in (*reversed(over), *under) if (each := period_in(text))), None)
        # “2026/27” over “Budget” and “Actual”: the column's own words say the rest.
        return (
            Period(
                found.length,
                found.month,
                found.year,
                found.number,
                found.fiscal,
                found.ends,
                plain(own.text) if own else "",
            )
            if found
            else None
        )
    if period.year is None and period.fiscal is None and period.ends is None:
        for year in around:
            if year.length == 12 and (year.fiscal or year.ends):
                single = year.fiscal is not None and year.month is None and re.fullmatch(r"\D*\d{4}\D*", " ".join(over))
                return Period(
                    period.length,
                    period.month,
                    year.fiscal if single and period.month else None,
                    period.number,
                    None if single and period.month else year.fiscal,
                    year.ends,
                    period.rest,
                )
    return period


def amount_words(text: str) -> str:
    """The words of a heading for comparing, without what stands in brackets."""
    return without_units(text) or plain(text)
