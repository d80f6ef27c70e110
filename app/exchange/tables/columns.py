"""Which columns of a table are read, and as what: names, notes, months, totals; and which are left, such as last year's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.exchange.headings.scales import scale_in
from app.exchange.lists.headings import plain, without_units
from app.exchange.tables.amounts import Seen
from app.exchange.tables.grid import Grid, Row
from app.exchange.tables.heads import Head
from app.exchange.tables.names import Side, heading_side
from app.exchange.tables.periods import Period
from app.exchange.tables.timeline import Anchor, Stretch, placed

_PAST = re.compile(r"\b(?:actuals?|outturn|last|previous|prior|ytd|to date|spent|paid|received|achieved|pre)\b")
_BUDGET = re.compile(r"\b(?:budget|budgeted|plan|planned|proposed|agreed|approved|this|new|next|requested)\b")
_GUESS = re.compile(r"\b(?:forecast|estimate|estimated|projected|projection|expected|draft|indicative|original)\b")
_NOT_MONEY = re.compile(
    r"\b(?:variance|var|differences?|remaining|change|increase|percent|percentage|fte|wte|hours?|hrs|rate|days?"
    r"|weeks?"
    r"|qty|quantity|number|no|nos|num|headcount|units?|code|codes|ref|reference|nominal|ledger|cumulative"
    r"|running|balance|vat|sessions?"
    r"|participants|people|staff|heads|weighting|share|allocation|line|nr|inflation|uplift|points?|scp|grade)\b"
    r"|\b(?:per|an|a) (?:hour|day|week|session|person|unit|head)\b"
)
_TOTAL = re.compile(r"\b(?:totals?|annual|annually|year|yearly|full year|per annum|pa|p a|sum|budget|overall|amount)\b")
_MONTHLY = re.compile(r"\b(?:monthly|per month|a month|pm|pcm|p m|each month|month)\b")
_NOTES = re.compile(
    r"\b(?:notes?|comments?|assumptions?|basis|remarks?|explanation|rationale|how|workings?|calculation"
    r"|calculations|narrative|status|owner|who|lead|details of|justification|frequency|when|timing|paid"
    r"|confirmed|certainty)\b"
)
_NAMES = re.compile(
    r"\b(?:items?|description|details?|lines?|budget|income|expenditure|source|sources|account|name|what|costs?"
    r"|expenses?|payee|particulars|heads?|narrative|funder|outgoings|receipts|payments)\b"
)
_GROUPS = re.compile(
    r"\b(?:category|categories|type|group|section|department|project|fund|funds|centre|area|heading|class"
    r"|activity|programme|restriction|restricted)\b"
)
_CODES = re.compile(r"\b(?:code|codes|ref|reference|no|nr|number|nominal|id|line)\b")


@dataclass(frozen=True, slots=True)
class Span:
    """A column that is read: the months it covers, or the side of money that it is for where each side has its own."""

    column: int
    stretch: Stretch
    side: Side = ""
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows under one head are read. Columns count from 0; rows run from `first` up to but not including `end`.

    `total` is the column of the year's totals; `monthly` one of amounts a month, read where `spans` are empty.
    `unclear` are columns of which nobody can tell which is meant. `further` are columns of later years.
    """

    head: Head | None
    first: int
    end: int
    name: int
    groups: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    kind: int | None = None
    frequency: int | None = None
    spans: tuple[Span, ...] = ()
    total: int | None = None
    total_unit: int = 1
    monthly: int | None = None
    left: tuple[int, ...] = ()
    unclear: tuple[int, ...] = ()
    unclear_years: tuple[int, ...] = ()
    part: int = 0
    low: int = 0
    high: int = 0
    heading: str = ""
    texts: Mapping[int, str] = field(default_factory=dict)


def says_thousands(text: str) -> bool:
    """Whether words say that amounts stand in thousands of pounds."""
    return scale_in(text) == 1000


@dataclass(slots=True)
class _Body:
    """What stands in the columns of a table's rows, counted once."""

    rows: Sequence[Row]
    amounts: dict[int, int]
    words: dict[int, int]
    distinct: dict[int, int]


def _body(rows: Sequence[Row], low: int, high: int) -> _Body:
    amounts: dict[int, int] = {}
    words: dict[int, int] = {}
    texts: dict[int, set[str]] = {}
    for row in rows:
        for at in range(low, high):
            cell = row[at]
            if cell is None:
                continue
            if cell.kind == "amount":
                amounts[at] = amounts.get(at, 0) + 1
            elif cell.kind in {"words", "covered", "open"}:
                words[at] = words.get(at, 0) + 1
                texts.setdefault(at, set()).add(cell.text)
    return _Body(rows, amounts, words, {at: len(found) for at, found in texts.items()})


def read_table(
    grid: Grid,
    head: Head | None,
    end: int,
    anchor: Anchor,
    *,
    part: int = 0,
    low: int = 0,
    high: int = 0,
    unit: int = 1,
    chosen: Sequence[int] = (),
) -> Table:
    """How the rows between a head and the next are read, within the columns from `low` up to `high`.

    `chosen` are columns that the user picked where several could be meant.
    """
    first = head.bottom + 1 if head else 0
    high = high or grid.width
    body = _body(grid.rows[first:end], low, high)
    texts = {at: text for at, text in (head.texts if head else {}).items() if low <= at < high}
    texts = {
        at: " ".join(dict.fromkeys(text.split(" "))) if len(set(text.split(" "))) * 2 == len(text.split(" ")) else text
        for at, text in texts.items()
    }
    periods = {at: period for at, period in (head.periods if head else {}).items() if low <= at < high}
    name = _name_column(body, texts, periods, low, high)
    numeric = [at for at in sorted(body.amounts) if at > name and _is_numeric(body, at, periods)]
    others = [at for at in sorted(body.words) if at != name and at not in numeric]
    kind = next((at for at in others if _is_kind(grid.rows[first:end], at)), None)
    frequency = next((at for at in others if at != kind and _is_frequency(grid.rows[first:end], at)), None)
    first_amount = min(numeric, default=high)
    notes = tuple(
        at
        for at in others
        if at not in {kind, frequency}
        and (
            at > name
            and (
                at > first_amount
                or _NOTES.search(plain(texts.get(at, "")))
                or not _GROUPS.search(plain(texts.get(at, "")))
            )
        )
    )
    groups = tuple(at for at in others if at not in {kind, frequency, *notes})
    table = Table(
        head,
        first,
        end,
        name,
        groups,
        notes,
        kind,
        frequency,
        part=part,
        low=low,
        high=high,
        heading=texts.get(name, ""),
        texts=texts,
    )
    return _with_amounts(table, body, numeric, texts, periods, anchor, unit, tuple(chosen))


def _is_numeric(body: _Body, at: int, periods: Mapping[int, Period]) -> bool:
    return at in periods or body.amounts.get(at, 0) >= body.words.get(at, 0) or body.amounts.get(at, 0) >= 3


def _name_column(body: _Body, texts: Mapping[int, str], periods: Mapping[int, Period], low: int, high: int) -> int:
    """The column of names: by its heading, else the one with the most different words, the left one first."""
    best, best_rank = low, (-1, 0, 0)
    first_period = min((at for at in periods if body.amounts.get(at)), default=high)
    first_amount = min(
        (
            at
            for at in body.amounts
            if body.amounts[at] >= max(2, body.words.get(at, 0))
            and not _CODES.search(plain(texts.get(at, "")))
            and any(other < at for other in body.words)
        ),
        default=high,
    )
    for at, count in body.words.items():
        if at in periods or body.amounts.get(at, 0) > count:
            continue
        heading = plain(texts.get(at, ""))
        rank = 2 if _NAMES.search(heading) and not _GROUPS.search(heading) else 1
        if _NOTES.search(heading) and not re.search(r"\bdescription|item\b", heading):
            rank = 0
        if at > min(first_period, first_amount):
            rank = 0
        if body.distinct[at] * 3 < max(body.distinct.values()):
            rank = min(rank, 0)
        candidate = (rank, body.distinct[at], -at)
        if candidate > best_rank:
            best, best_rank = at, candidate
    return best


def _is_kind(rows: Sequence[Row], at: int) -> bool:
    """Whether a column says of each row which way its money goes."""
    sides = [heading_side(cell.text) for row in rows if (cell := row[at]) and cell.kind == "words"]
    letters = {plain(cell.text) for row in rows if (cell := row[at]) and cell.kind == "words"}
    if (
        letters
        and letters <= {"i", "e", "inc", "exp", "in", "out", "income", "expense", "cr", "dr", "credit", "debit"}
        and len(letters) >= 2
    ):
        return True
    known = [side for side, sure in sides if side and sure]
    return len(known) >= 4 and len(known) * 10 >= len(sides) * 9 and len(set(known)) == 2


def _is_frequency(rows: Sequence[Row], at: int) -> bool:
    found = [plain(cell.text) for row in rows if (cell := row[at]) and cell.kind == "words"]
    return bool(found) and sum(word in FREQUENCY_WORDS for word in found) * 10 >= len(found) * 8


FREQUENCY_WORDS: Mapping[str, int] = {
    **dict.fromkeys(("weekly", "per week", "week", "every week", "pw"), 52),
    **dict.fromkeys(("fortnightly", "every fortnight"), 26),
    **dict.fromkeys(("four weekly", "4 weekly"), 13),
    **dict.fromkeys(("monthly", "per month", "month", "every month", "pm", "pcm", "each month"), 12),
    **dict.fromkeys(("quarterly", "per quarter", "quarter", "every quarter", "each quarter"), 4),
    **dict.fromkeys(("termly", "per term", "term", "each term"), 3),
    **dict.fromkeys(("twice a year", "half yearly", "every six months", "6 monthly"), 2),
    **dict.fromkeys(
        (
            "yearly",
            "annual",
            "annually",
            "per year",
            "year",
            "pa",
            "p a",
            "per annum",
            "every year",
            "one off",
            "once",
            "once a year",
        ),
        1,
    ),
}
"""How often a year an amount comes, by the words of a frequency column."""


def _with_amounts(
    table: Table,
    body: _Body,
    numeric: Sequence[int],
    texts: Mapping[int, str],
    periods: Mapping[int, Period],
    anchor: Anchor,
    unit: int,
    chosen: tuple[int, ...],
) -> Table:
    """The table with its columns of amounts told apart."""
    units = {at: 1000 if unit == 1000 or says_thousands(texts.get(at, "")) else 1 for at in numeric}
    timed = [at for at in numeric if at in periods and (at in chosen or not chosen)]
    timed = (
        timed if chosen else _from_the_plan_year(_of_the_plan(timed, numeric, texts), numeric, texts, periods, anchor)
    )
    timed = [at for at in timed if not _NOT_MONEY.search(_without_time(texts.get(at, ""))) or at in chosen]
    stretches = dict(zip(timed, placed([periods[at] for at in timed], anchor), strict=True))
    spans, doubles, further = (list(timed), [], []) if chosen else _shortest(stretches)
    rest = [at for at in numeric if at not in spans]
    if spans and (chosen or not doubles or any(stretches[at].length < 12 for at in spans)):
        total = _total_column(rest, texts, stretches, spans, periods)
        return replace(
            table,
            spans=tuple(Span(at, stretches[at], unit=units[at]) for at in spans),
            total=total,
            total_unit=max(units[at] for at in spans),
            left=tuple(at for at in rest if at != total),
            unclear=tuple(doubles) if not chosen else (),
            unclear_years=tuple(further) if not chosen else (),
        )
    return _plain_amounts(table, body, numeric, texts, periods, anchor, units, chosen)


def _without_time(text: str) -> str:
    return without_units(text) if text else ""


def _of_the_plan(timed: Sequence[int], numeric: Sequence[int], texts: Mapping[int, str]) -> list[int]:
    """The columns that plan; actual figures, last year's and forecasts beside a budget are not read."""
    ranks = {at: _rank(texts.get(at, "")) for at in timed}
    best = min(ranks.values(), default=0)
    if best >= 3 and any(
        _rank(texts.get(at, "")) < 3 and not _NOT_MONEY.search(plain(texts.get(at, ""))) for at in numeric
    ):
        return []
    if best >= 3 or len(set(ranks.values())) == 1:
        return list(timed)
    if best == 0 and 1 in ranks.values():
        # Months without a word beside a “Budget” column: the months are the plan, that is their total.
        plain_ones = [at for at in timed if ranks[at] <= 1]
        return plain_ones
    return [at for at in timed if ranks[at] == best or (best == 1 and ranks[at] == 2)]


def _from_the_plan_year(
    timed: Sequence[int],
    numeric: Sequence[int],
    texts: Mapping[int, str],
    periods: Mapping[int, Period],
    anchor: Anchor,
) -> list[int]:
    """Without columns of years that have actual figures beside them, or that lie before the year in the title."""
    past = [
        periods[at].fiscal
        for at in numeric
        if at in periods and periods[at].length == 12 and _rank(texts.get(at, "")) == 3
    ]
    floor = max((year + 1 for year in past if year is not None), default=0)
    years = [fiscal for at in timed if periods[at].length == 12 and (fiscal := periods[at].fiscal) is not None]
    if anchor.said == "title" and anchor.year in years:
        floor = max(floor, anchor.year)
    later = [at for at in timed if periods[at].length < 12 or (fiscal := periods[at].fiscal) is None or fiscal >= floor]
    return later or list(timed)


def _rank(text: str) -> int:
    words = plain(text)
    if _PAST.search(words):
        return 3
    if _BUDGET.search(words):
        return 0
    return 2 if _GUESS.search(words) else 1


def _shortest(stretches: Mapping[int, Stretch]) -> tuple[list[int], list[int], list[int]]:
    """The columns that tell most about when, without counting a month twice; those that stand twice; later years."""
    taken: list[int] = []
    doubles: list[int] = []
    further: list[int] = []
    for at in sorted(stretches, key=lambda each: (stretches[each].length, each)):
        same = [other for other in taken if stretches[other].overlaps(stretches[at])]
        if not same:
            taken.append(at)
        elif any(stretches[other].length == stretches[at].length for other in same):
            doubles += [at, *same]
    lengths = {stretches[at].length for at in taken}
    if 12 in lengths and len(lengths) > 1:
        finest = [at for at in taken if stretches[at].length < 12]
        end = max(stretches[at].start for at in finest)
        further = [at for at in taken if stretches[at].length == 12 and stretches[at].start > end]
        taken = finest
    return sorted(taken), sorted(set(doubles)), further


def _total_column(
    rest: Sequence[int],
    texts: Mapping[int, str],
    stretches: Mapping[int, Stretch],
    spans: Sequence[int],
    periods: Mapping[int, Period],
) -> int | None:
    """The column that says what a row comes to in the year, if there is one."""
    reach = {month for at in spans for month in stretches[at].months}
    finest = min(stretches[at].length for at in spans)
    for at in sorted(rest, key=lambda each: (each < max(spans), each)):
        words = plain(texts.get(at, ""))
        if _PAST.search(words) or _NOT_MONEY.search(_without_time(texts.get(at, ""))):
            continue
        stretch = stretches.get(at)
        if stretch is not None and finest < stretch.length and set(stretch.months) >= reach:
            return at
        if at not in periods and _TOTAL.search(words):
            return at
    unnamed = [at for at in rest if at not in texts and at > max(spans)]
    return unnamed[0] if len(unnamed) == 1 else None


def _plain_amounts(
    table: Table,
    body: _Body,
    numeric: Sequence[int],
    texts: Mapping[int, str],
    periods: Mapping[int, Period],
    anchor: Anchor,
    units: Mapping[int, int],
    chosen: tuple[int, ...],
) -> Table:
    """Amounts for a year, without months: one column, a total of several, or one for each side."""
    usable = [
        at for at in numeric if _rank(texts.get(at, "")) < 3 and not _NOT_MONEY.search(_without_time(texts.get(at, "")))
    ]
    usable = [at for at in usable if at in chosen] if chosen else usable or list(numeric)

    def year_of(at: int) -> Stretch:
        period = periods.get(at, Period(12))
        return placed([period], anchor)[0]

    def reading(at: int) -> Table:
        span = Span(at, year_of(at), unit=units[at])
        return replace(table, spans=(span,), left=tuple(other for other in numeric if other != at))

    sides = {at: heading_side(texts.get(at, "")) for at in usable}
    ways = {side for side, sure in sides.values() if sure}
    sided = [at for at in usable if sides[at][1]]
    if ways == {"in", "out"} and len(sided) == 2:
        spans = tuple(Span(at, year_of(at), sides[at][0], units[at]) for at in sided)
        return replace(table, spans=spans, left=tuple(at for at in numeric if at not in sided))
    monthly = [at for at in usable if _MONTHLY.search(plain(texts.get(at, ""))) and at not in periods]
    yearly = [at for at in usable if at not in monthly]
    if monthly and yearly:
        found = _plain_amounts(
            table, body, [at for at in numeric if at not in monthly], texts, periods, anchor, units, chosen
        )
        return replace(found, monthly=monthly[0])
    if len(usable) == 1:
        return replace(reading(usable[0]), monthly=usable[0] if monthly else None)
    total = _sum_column(body, usable)
    if total is not None:
        return reading(total)
    if (apart := _apart(body, usable)) is not None:
        found = reading(apart[0])
        left = tuple(at for at in found.left if at != apart[1])
        return replace(found, total=apart[1], total_unit=units[apart[1]], left=left)
    best = (
        [at for at in usable if _rank(texts.get(at, "")) == min(_rank(texts.get(each, "")) for each in usable)]
        if usable
        else []
    )
    if len(best) == 1:
        return reading(best[0])
    totals = [at for at in best if re.search(r"\btotals?\b", plain(texts.get(at, "")))]
    if len(totals) == 1:
        return reading(totals[0])
    product = _product_column(body, numeric, usable)
    if product is not None:
        return reading(product)
    headed = [at for at in best if at in texts]
    if len(headed) == 1:
        return reading(headed[0])
    return replace(table, left=tuple(numeric), unclear=tuple(best))


def _apart(body: _Body, usable: Sequence[int]) -> tuple[int, int] | None:
    """Two columns of which no row fills both: lines in the first, and what they come to in the second."""
    if len(usable) != 2:
        return None
    both = sum(_value(row[usable[0]]) is not None and _value(row[usable[1]]) is not None for row in body.rows)
    return None if both or body.amounts[usable[0]] <= body.amounts[usable[1]] else (usable[0], usable[1])


def _sum_column(body: _Body, usable: Sequence[int]) -> int | None:
    """The last column that is the sum of all the others, row by row: funds or projects side by side with their total."""
    if len(usable) < 3:
        return None
    for at in reversed(usable):
        others = [other for other in usable if other != at]
        rows = [row for row in body.rows if _value(row[at]) is not None]
        right = sum(
            abs((_value(row[at]) or 0) - sum(_value(row[other]) or 0 for other in others)) <= 10**6 for row in rows
        )
        if rows and right * 10 >= len(rows) * 9:
            return at
    return None


def _product_column(body: _Body, numeric: Sequence[int], usable: Sequence[int]) -> int | None:
    """The column that is the product of two others, such as hours times rate."""
    for at in usable:
        others = [other for other in numeric if other != at]
        rows = [row for row in body.rows if _value(row[at])]
        for one in others:
            for two in others:
                if (
                    one < two
                    and rows
                    and sum(
                        abs((_value(row[one]) or 0) * (_value(row[two]) or 0) // 10**8 - (_value(row[at]) or 0))
                        <= 10**6
                        for row in rows
                    )
                    * 10
                    >= len(rows) * 7
                ):
                    return at
    return None


def _value(cell: Seen | None) -> int | None:
    return cell.value if cell and cell.kind == "amount" else None
