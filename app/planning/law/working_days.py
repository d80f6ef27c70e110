"""Periods that are counted in working days: no Saturday, no Sunday, no bank holiday in England and Wales."""

from datetime import date, timedelta

from app.dates import format_date
from app.planning.law.rate_days import RatesUnknown
from app.planning.law.rates import RatePack

_SATURDAY = 5


def after_working_days(day: date, count: int, pack: RatePack) -> date:
    """The so-many-th working day after a day. Raises RatesUnknown where bank holidays are not known that far."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, pack)
    return day


def is_working_day(day: date, pack: RatePack) -> bool:
    """Whether a day is a working day in England and Wales. Raises RatesUnknown where bank holidays are not known."""
    year = next((held for held in pack.bank_holidays if held.starts <= day <= held.ends), None)
    if year is None:
        known = f"from {format_date(pack.bank_holidays[0].starts)} to {format_date(pack.bank_holidays[-1].ends)}"
        raise RatesUnknown(f"Bank holidays are known {known}, and {format_date(day)} is outside. Choose another day.")
    return day.weekday() < _SATURDAY and day not in year.days


def standstill_ends(published: date, pack: RatePack, nation: str = "england") -> date:
    """The day at whose midnight the standstill of the Provider Selection Regime ends.

    It begins with the day on which the notice of intention is published and ends with the eighth working day after it
    (Health Care Services (Provider Selection Regime) Regulations 2023; in Wales the Regulations of 2025). Raises
    RatesUnknown.
    """
    days = pack.figure("standstill", published, nation).value // 100
    return after_working_days(published, days, pack)
