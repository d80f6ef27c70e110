"""The amounts of single months of cost lines and income lines: what is stored, and the one way to store it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Literal, cast

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.dates import Month, format_date
from app.models.choices import Frequency
from app.money import round_half_up
from app.planning.plan.plan import Rise, Schedule
from app.planning.plan.schedule import amounts
from app.problems import Refused
from app.services.rows.checks import Values, check_value, name_of
from app.services.rows.columns import columns, stored_table
from app.services.rows.nouns import NOUNS

LineTable = Literal["cost_line", "income_line"]
LINES: tuple[LineTable, ...] = ("cost_line", "income_line")
AMOUNTS = "month_amount"

_YEAR = 12
_TIMES = {Frequency.MONTHLY: 12, Frequency.QUARTERLY: 4, Frequency.WEEKLY: 52}
"""How often an amount comes round in a year, where it is not once."""


def month_amounts(session: Session, table: LineTable) -> dict[int, dict[Month, int]]:
    """For each line that has any: the pence of its months, earliest first."""
    stored = stored_table(AMOUNTS)
    column = stored.c[f"{table}_id"]
    found: dict[int, dict[Month, int]] = defaultdict(dict)
    query = select(column, stored.c.month, stored.c.pence).where(column.is_not(None)).order_by(stored.c.month)
    for row_id, month, pence in session.execute(query):
        found[row_id][month] = pence
    return dict(found)


def set_months(session: Session, table: LineTable, line_id: int, given: Mapping[Month, int | None]) -> None:
    """Say what single months of a line come to, in pence; from then on each of its months has its own amount.

    Months that are not named stay as they are. None takes a month's own amount away: it repeats the same month of the
    year before again, or is nothing. Say 0 for a month of nothing. Below nothing is a refund. A line that starts
    later than the first amount starts with it. Raises Refused for an amount beyond £1bn, a month that is too far away,
    one after the line's end, and a line that is not in the file any more.
    """
    line = _line(session, table, line_id)
    _check(table, line, given)
    changes: dict[str, object] = {}
    if line["frequency"] is not Frequency.BY_MONTH:
        changes["frequency"] = Frequency.BY_MONTH
    first = min((month for month, pence in given.items() if pence), default=None)
    if first is not None and first < Month.of(line["start"]):
        changes["start"] = first.first_day
    if changes:
        stored = stored_table(table)
        session.execute(update(stored).where(stored.c.id == line_id).values(**changes))
    _store(session, table, line_id, given)


def begin(session: Session, table: LineTable, line_id: int, before: Values) -> None:
    """Give a line that goes by month from now on what it came to `before`, month by month, in its first year.

    What comes once is followed by a year of nothing, or it would come again. A line that has amounts by month, from an
    earlier time, keeps them. A new line that never was anything else is one of equal months.
    """
    if _known(session, table, line_id):
        return
    once = before["frequency"] is Frequency.ONE_OFF
    frequency = Frequency.MONTHLY if before["frequency"] is Frequency.BY_MONTH else before["frequency"]
    schedule = Schedule(frequency.value, before["start"], before["end"])
    first, count = Month.of(before["start"]), _YEAR + 1 if once else _YEAR
    row = amounts(before["amount"], schedule, Rise(before["uplift"], before["uplift_from"]), first, count)
    if row.any():
        _store(session, table, line_id, dict(zip(first.until(first.plus(count)), row.tolist(), strict=True)))


def copy_months(session: Session, table: LineTable, line_id: int, new_id: int) -> None:
    """Give another line the amounts by month that a line has, and none else."""
    ours, theirs = _known(session, table, line_id), _known(session, table, new_id)
    _store(session, table, new_id, {**dict.fromkeys(theirs), **ours})


def evened_out(session: Session, table: LineTable, line_id: int, frequency: Frequency) -> int:
    """Pence each time that make as much in a year as the last twelve of a line's months do; 0 where they are below it.

    For a line that goes by another frequency from now on and has no amount from an earlier time.
    """
    known = _known(session, table, line_id)
    last = max(known, default=None)
    if last is None:
        return 0
    year = sum(pence for month, pence in known.items() if last - month < _YEAR)
    return max(0, round_half_up(year, _TIMES.get(frequency, 1)))


def _known(session: Session, table: LineTable, line_id: int) -> dict[Month, int]:
    stored = stored_table(AMOUNTS)
    query = select(stored.c.month, stored.c.pence).where(stored.c[f"{table}_id"] == line_id)
    return {row.month: row.pence for row in session.execute(query)}


def _line(session: Session, table: LineTable, line_id: int) -> Mapping[str, Any]:
    stored = stored_table(table)
    found = session.execute(select(stored).where(stored.c.id == line_id)).mappings().first()
    if found is None:
        raise Refused(f"This {NOUNS[table].one} is not in the file any more.")
    return cast("Mapping[str, Any]", found)


def _check(table: LineTable, line: Values, given: Mapping[Month, int | None]) -> None:
    known = columns(AMOUNTS)
    for month, pence in given.items():
        check_value(AMOUNTS, "month", known["month"], month)
        if pence is not None:
            check_value(AMOUNTS, "pence", known["pence"], pence)
    last = max((month for month, pence in given.items() if pence), default=None)
    if last is not None and line["end"] is not None and last.first_day > line["end"]:
        raise Refused(
            f"{name_of(table, line)} ends on {format_date(line['end'])}, before {last.label}. "
            "Change its end date first, or leave that month empty."
        )


def _store(session: Session, table: LineTable, line_id: int, given: Mapping[Month, int | None]) -> None:
    """Write what has changed: nothing at all when nothing has."""
    stored, column, known = stored_table(AMOUNTS), f"{table}_id", _known(session, table, line_id)
    ours = stored.c[column] == line_id
    gone = [month for month, pence in given.items() if pence is None and month in known]
    if gone:
        session.execute(delete(stored).where(ours, stored.c.month.in_(gone)))
    new = []
    for month, pence in sorted(given.items()):
        if pence is not None and month not in known:
            new.append({column: line_id, "month": month, "pence": pence})
        elif pence is not None and pence != known[month]:
            session.execute(update(stored).where(ours, stored.c.month == month).values(pence=pence))
    if new:
        session.execute(insert(stored), new)
