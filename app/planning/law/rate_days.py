"""What holds from one day to another: which figure holds on a day, until when they are known, and bank holidays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from app.dates import format_date
from app.planning.law.rate_entries import entries_of
from app.problems import Refused


class RatesUnknown(Refused):
    """A day or a tax year earlier than the first one whose figures are known."""


class Dated(Protocol):
    """Figures that hold from one day to another."""

    @property
    def starts(self) -> date:
        """The first day they hold."""

    @property
    def ends(self) -> date:
        """The last day they hold."""

    @property
    def verified(self) -> bool:
        """Whether a source was found that states them, or they are the user's own."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Where they come from, in words."""


_D = TypeVar("_D", bound=Dated)


def held_on(figures: Sequence[_D], day: date, what: str) -> _D:
    """The figures that hold on a day; after the last known day, the last ones. Raises RatesUnknown before the first.

    `what` opens the sentence of the refusal, such as "Minimum wages are".
    """
    known = [held for held in figures if held.starts <= day]
    if not known:
        raise RatesUnknown(f"{what} known from {format_date(figures[0].starts)}. Choose a later day.")
    return known[-1]


def verified_until(held: Sequence[Dated], since: date = date.min) -> date:
    """The last day up to which these figures are verified, from a day on: a plan that runs past it should say so.

    When not even the first ones are, the day before them.
    """
    later = [figures for figures in held if figures.ends >= since] or held[-1:]
    until = later[0].starts - timedelta(days=1)
    for figures in later:
        if not figures.verified or figures.starts > until + timedelta(days=1):
            break
        until = figures.ends
    return until


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
