"""The bank holidays in England and Wales that a rate pack knows, by the days between which it knows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.planning.rate_entries import entries_of


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The bank holidays in England and Wales between two days."""

    starts: date
    ends: date
    days: tuple[date, ...]
    sources: tuple[str, ...]
    last_checked: date
    verified: bool


def bank_holidays_from(data: Mapping[str, Any]) -> tuple[BankHolidays, ...]:
    """The bank holidays in order; none where the pack has none. Raises RatesUnreadable."""
    if "bank_holidays" not in data:
        return ()
    return tuple(
        BankHolidays(entry.starts, entry.ends, entry.days("days"), entry.sources, entry.last_checked, entry.verified)
        for entry in entries_of(data, "bank_holidays", ("days",))
    )
