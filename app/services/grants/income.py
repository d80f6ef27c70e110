"""Income besides grants: entering lines, and what they bring in a year."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import Certainty
from app.money import round_half_up
from app.planning.plan.plan import Rise, Schedule
from app.planning.plan.schedule import Repeated, amount_table
from app.services.rows import records
from app.services.rows.checks import Edits, Values
from app.services.rows.months import month_amounts


@dataclass(frozen=True, slots=True)
class IncomeYear:
    """Pence in the twelve months from `first`: from lines that are certain, from the rest, and that × likelihood."""

    first: Month
    certain: int
    uncertain: int
    likely: int


def apply_income(session: Session, edits: Edits, *, first_day: date) -> tuple[int, ...]:
    """Store a block of income lines; a new one that names no day starts on `first_day`. Raises Refused."""
    return records.apply(
        session,
        "income_line",
        [(row, values if row else {"start": first_day} | _said(values)) for row, values in edits],
    )


def income_year(session: Session, first: Month) -> IncomeYear:
    """What all income lines bring in twelve months, with their rises. Raises Refused where a rise makes no sense."""
    rows, months = records.rows(session, "income_line"), month_amounts(session, "income_line")
    items = [
        Repeated(
            row["name"],
            row["amount"],
            Schedule(row["frequency"].value, row["start"], row["end"], months.get(row.id, {})),
            Rise(row["uplift"], row["uplift_from"]),
        )
        for row in rows
    ]
    totals = amount_table(items, first, 12).sum(axis=1).tolist()
    certain = uncertain = likely = 0
    for row, total in zip(rows, totals, strict=True):
        if row["certainty"] is Certainty.CONFIRMED:
            certain += total
        else:
            uncertain += total
            likely += round_half_up(total * row["probability"], 100)
    return IncomeYear(first, certain, uncertain, likely)


def _said(values: Values) -> dict[str, object]:
    return {name: value for name, value in values.items() if not (name == "start" and value is None)}
