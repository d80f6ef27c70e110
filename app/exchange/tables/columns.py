"""Which columns of a table hold names, categories, notes, In or Out, how often, and which hold amounts."""

from collections.abc import Mapping, Sequence

from app.exchange.headings.scales import scale_in
from app.exchange.lists.headings import plain
from app.exchange.tables.amount_columns import Choice, timed_table
from app.exchange.tables.body import Body, body_of
from app.exchange.tables.grid import Grid, Row
from app.exchange.tables.heads import Head
from app.exchange.tables.names import heading_side
from app.exchange.tables.periods import Period
from app.exchange.tables.roles import is_codes, is_groups, is_names, is_notes
from app.exchange.tables.table import Table
from app.exchange.tables.timeline import Anchor
from app.exchange.tables.year_columns import year_table

_KINDS = frozenset(("i", "e", "inc", "exp", "in", "out", "income", "expense", "cr", "dr", "credit", "debit"))
_TIMES: Mapping[int, str] = {
    52: "weekly, per week, week, every week, pw",
    26: "fortnightly, every fortnight",
    13: "four weekly, 4 weekly",
    12: "monthly, per month, month, every month, pm, pcm, each month",
    4: "quarterly, per quarter, quarter, every quarter, each quarter",
    3: "termly, per term, term, each term",
    2: "twice a year, half yearly, every six months, 6 monthly",
    1: "yearly, annual, annually, per year, year, pa, p a, per annum, every year, one off, once, once a year",
}
FREQUENCY_WORDS: Mapping[str, int] = {word: times for times, typed in _TIMES.items() for word in typed.split(", ")}
"""How often a year an amount comes, by the words of a frequency column."""


def says_thousands(text: str) -> bool:
    """Whether words say that amounts stand in thousands of pounds."""
    return scale_in(text) == 1000


def read_table(
    grid: Grid,
    head: Head | None,
    rows: range,
    columns: range,
    *,
    anchor: Anchor,
    part: int,
    unit: int,
    told: tuple[int, ...],
) -> Table:
    """How these rows under a head are read, within these columns; `told` are those that the user picked."""
    body = body_of(grid.rows[rows.start : rows.stop], columns.start, columns.stop)
    texts = {at: text for at, text in head.texts.items() if at in columns} if head else {}
    periods = {at: period for at, period in head.periods.items() if at in columns} if head else {}
    name = _name_column(body, texts, periods, columns)
    numeric = [at for at in sorted(body.amounts) if at > name and _is_numeric(body, at, periods, texts.get(at, ""))]
    others = [at for at in sorted(body.words) if at != name and at not in numeric]
    kind = next((at for at in others if _is_kind(body.rows, at)), None)
    frequency = next((at for at in others if at != kind and _is_frequency(body.rows, at)), None)
    others = [at for at in others if at not in {kind, frequency}]
    notes = tuple(at for at in others if at > name and _is_remark(texts.get(at, ""), at, numeric))
    table = Table(
        head,
        rows.start,
        rows.stop,
        columns.start,
        columns.stop,
        name,
        part,
        tuple(at for at in others if at not in notes),
        notes,
        kind,
        frequency,
        texts=texts,
    )
    units = {at: 1000 if unit == 1000 or says_thousands(texts.get(at, "")) else 1 for at in numeric}
    choice = Choice(table, body, numeric, periods, anchor, units, told)
    return timed_table(choice) or year_table(choice)


def _is_numeric(body: Body, at: int, periods: Mapping[int, Period], heading: str) -> bool:
    """Whether a column holds amounts; “12 x 40” among notes is how somebody worked one out."""
    amounts, words = body.amounts.get(at, 0), body.words.get(at, 0)
    if is_notes(heading):
        return amounts > words * 4
    return at in periods or amounts >= words or amounts >= 3


def _is_remark(heading: str, at: int, numeric: Sequence[int]) -> bool:
    """Whether a column right of the names holds remarks; one of categories has a heading that says so."""
    return at > min(numeric, default=at) or is_notes(heading) or not is_groups(heading)


def _name_column(body: Body, texts: Mapping[int, str], periods: Mapping[int, Period], columns: range) -> int:
    """The column of names: by its heading, else the one with the most different words, the left one first."""
    first = _first_amounts(body, texts, periods, columns)
    most = max(body.distinct.values(), default=0)

    def standing(at: int) -> tuple[int, int, int]:
        heading = texts.get(at, "")
        unlikely = is_notes(heading) or at > first or body.distinct[at] * 3 < most
        return 0 if unlikely else 2 if is_names(heading) else 1, body.distinct[at], -at

    named = {at for at, count in body.words.items() if body.amounts.get(at, 0) <= count}
    possible = [at for at in named if at not in periods or not body.amounts.get(at)]  # “Costs 2026/27” heads names
    return max(possible, key=standing, default=columns.start)


def _first_amounts(body: Body, texts: Mapping[int, str], periods: Mapping[int, Period], columns: range) -> int:
    """The first column of amounts that has words left of it: one of codes has none, or says so."""
    amounts = [
        at
        for at, count in body.amounts.items()
        if count >= max(2, body.words.get(at, 0))
        and not is_codes(texts.get(at, ""))
        and any(other < at for other in body.words)
    ]
    return min([*amounts, *(at for at in periods if body.amounts.get(at))], default=columns.stop)


def _is_kind(rows: Sequence[Row], at: int) -> bool:
    """Whether a column says of each row which way its money goes."""
    texts = [
        cell.text
        for row in rows
        if (cell := row[at]) and cell.kind == "words" and any(each and each.kind == "amount" for each in row[at + 1 :])
    ]
    letters = set(map(plain, texts))
    if len(letters) >= 2 and letters <= _KINDS:
        return True
    known = [side for side, sure in map(heading_side, texts) if side and sure]
    return len(known) >= 4 and len(known) * 10 >= len(texts) * 9 and len(set(known)) == 2


def _is_frequency(rows: Sequence[Row], at: int) -> bool:
    found = [plain(cell.text) for row in rows if (cell := row[at]) and cell.kind == "words"]
    return bool(found) and sum(word in FREQUENCY_WORDS for word in found) * 10 >= len(found) * 8
