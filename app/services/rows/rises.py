"""The month from which something rises each year, where it was not said: without one nothing would ever rise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.services.rows.columns import columns, stored_table

_APRIL = 4


@dataclass(frozen=True, slots=True)
class Rises:
    """What decides on the month: the organisation's balance date, and the month in which its financial year begins."""

    balance_date: date | None = None
    year_start_month: int = _APRIL

    @classmethod
    def of(cls, session: Session) -> "Rises":
        """Those of the open file."""
        owner = stored_table("organisation")
        found = session.execute(select(owner.c.balance_date, owner.c.year_start_month)).first()
        return cls() if found is None else cls(found.balance_date, found.year_start_month)

    def completed(self, table: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """The same row; one that rises from no month rises from `first`."""
        rising = {"start", "uplift", "uplift_from"} <= columns(table).keys()
        if rising and row["uplift"] and row["uplift_from"] is None and row["start"] is not None:
            return {**row, "uplift_from": self.first(row["start"])}
        return dict(row)

    def first(self, start: date) -> Month:
        """The first month of the financial year after the one in which something starts, or the forecast does.

        What is typed today is today's price, so that what began years ago does not rise for the years between.
        """
        counted = start if self.balance_date is None else max(start, self.balance_date + timedelta(days=1))
        return FinancialYear.containing(Month.of(counted), self.year_start_month).end
