"""Statutory figures about people that hold by day: the limit on redundancy pay, sick pay, and holiday."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.money import basis_points_of
from app.planning.law.rate_entries import entries_of


class Nation(StrEnum):
    """Where someone works, as far as redundancy pay depends on it."""

    GREAT_BRITAIN = "gb"
    NORTHERN_IRELAND = "ni"


@dataclass(frozen=True, slots=True)
class RedundancyCap:
    """The most that counts as a week's pay for statutory redundancy between two days, in pence."""

    starts: date
    ends: date
    great_britain: int
    northern_ireland: int
    sources: tuple[str, ...]
    last_checked: date
    verified: bool
    settled: tuple[str, ...] = ()
    """The nations whose limit is verified, or the user's own."""

    def known_in(self, nation: str) -> bool:
        """Whether the limit in a nation is verified, or the user's own."""
        return nation in self.settled

    def weekly(self, nation: Nation) -> int:
        """The limit in a nation, in pence."""
        return self.northern_ireland if nation is Nation.NORTHERN_IRELAND else self.great_britain

    def most(self, nation: Nation) -> int:
        """The most that statutory redundancy can come to, in pence: thirty weeks at the limit."""
        return 30 * self.weekly(nation)


@dataclass(frozen=True, slots=True)
class SickPay:
    """Statutory Sick Pay between two days.

    `weekly` in pence; the first `waiting_days` of an absence are not paid. Where `earnings_below_unpaid` is set, those
    who earn less a week have none. Where `earnings_basis_points` is set, no more is paid than that share of earnings.
    """

    starts: date
    ends: date
    weekly: int
    waiting_days: int
    earnings_below_unpaid: int | None
    earnings_basis_points: int | None
    sources: tuple[str, ...]
    last_checked: date
    verified: bool

    def weekly_for(self, weekly_earnings: int) -> int:
        """What a whole week of sickness is paid, from usual earnings a week, both in pence; to the nearest penny."""
        if weekly_earnings < (self.earnings_below_unpaid or 0):
            return 0
        if self.earnings_basis_points is None:
            return self.weekly
        return min(self.weekly, basis_points_of(weekly_earnings, self.earnings_basis_points))


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """The least paid holiday a year between two days: so many hundredths of a week, never more than so many days."""

    starts: date
    ends: date
    hundredths_of_weeks: int
    most_days: int
    sources: tuple[str, ...]
    last_checked: date
    verified: bool


def redundancy_caps_from(data: Mapping[str, Any]) -> tuple[RedundancyCap, ...]:
    """The limits in order of their days. Raises RatesUnreadable."""
    caps = []
    for entry in entries_of(data, "redundancy_cap", ("weekly",)):
        weekly = entry.periods("weekly", tuple(Nation))
        held = (entry.starts, entry.ends, weekly[Nation.GREAT_BRITAIN], weekly[Nation.NORTHERN_IRELAND])
        settled = tuple(nation for nation in Nation if entry.settled(f"weekly.{nation}"))
        caps.append(RedundancyCap(*held, entry.sources, entry.last_checked, entry.verified, settled))
    return tuple(caps)


def sick_pay_from(data: Mapping[str, Any]) -> tuple[SickPay, ...]:
    """The rates of sick pay in order of their days. Raises RatesUnreadable."""
    fields = ("weekly", "waiting_days", "earnings_below_unpaid", "earnings_percent")
    return tuple(
        SickPay(
            starts=entry.starts,
            ends=entry.ends,
            weekly=entry.pence("weekly"),
            waiting_days=entry.whole("waiting_days"),
            earnings_below_unpaid=entry.optional_pence("earnings_below_unpaid"),
            earnings_basis_points=entry.basis_points("earnings_percent") if "earnings_percent" in entry.data else None,
            sources=entry.sources,
            last_checked=entry.last_checked,
            verified=entry.verified,
        )
        for entry in entries_of(data, "sick_pay", fields)
    )


def holiday_rules_from(data: Mapping[str, Any]) -> tuple[HolidayRule, ...]:
    """The rules of holiday in order of their days. Raises RatesUnreadable."""
    return tuple(
        HolidayRule(
            starts=entry.starts,
            ends=entry.ends,
            hundredths_of_weeks=entry.hundredths("weeks"),
            most_days=entry.whole("most_days"),
            sources=entry.sources,
            last_checked=entry.last_checked,
            verified=entry.verified,
        )
        for entry in entries_of(data, "holiday", ("weeks", "most_days"))
    )
