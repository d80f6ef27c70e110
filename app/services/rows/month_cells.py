"""What lines whose months each have an amount come to in a financial year, month by month, as they are edited."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.models.choices import Frequency
from app.planning.plan.plan import Rise, Schedule
from app.planning.plan.schedule import Repeated, amount_table
from app.services.rows import records
from app.services.rows.months import LineTable, month_amounts


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of one line, in pence: its `own` amount where it has one, and what it `counts`, VAT aside.

    They differ where the month has no own amount and repeats an earlier year, and outside the time of the line.
    """

    month: Month
    own: int | None
    counts: int


def month_cells(session: Session, table: LineTable, year: FinancialYear) -> Mapping[int, tuple[MonthCell, ...]]:
    """The twelve months of every line that goes by month, by its id. Raises Refused where a rise makes no sense."""
    months = month_amounts(session, table)
    lines = records.rows(session, table, where={"frequency": Frequency.BY_MONTH})
    items = [
        Repeated(
            line["name"],
            0,
            Schedule(line["frequency"].value, line["start"], line["end"], months.get(line.id, {})),
            Rise(line["uplift"], line["uplift_from"]),
        )
        for line in lines
    ]
    rows = amount_table(items, year.start, len(year.months)).tolist()
    return {
        line.id: tuple(
            MonthCell(month, months.get(line.id, {}).get(month), counts)
            for month, counts in zip(year.months, row, strict=True)
        )
        for line, row in zip(lines, rows, strict=True)
    }
