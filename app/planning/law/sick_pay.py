"""Statutory Sick Pay for one absence, from the rates of the day on which it begins.

Social Security Contributions and Benefits Act 1992, part XI, with the Employment Rights Act 2025: from 6 April 2026 it
is paid from the first day and to everybody, before that from the fourth day and above a weekly pay. The amount for a
day is the week's over the days usually worked in it; the sum is rounded to the nearest penny, a half penny up.
"""

from dataclasses import dataclass
from fractions import Fraction

from app.money import round_half_up
from app.planning.law.rates_people import SickPay
from app.problems import Refused

MOST_WEEKS = 28


class SickPayImpossible(Refused, ValueError):
    """Days or earnings that Statutory Sick Pay is not worked out for."""


@dataclass(frozen=True, slots=True)
class SickPayDue:
    """What an absence is paid: pence a week, the days of it that are paid, and the amount in pence."""

    weekly: int
    paid_days: Fraction
    amount: int


def sick_pay_due(weekly_earnings: int, days: Fraction, days_per_week: Fraction, rates: SickPay) -> SickPayDue:
    """What is due for so many working days off sick in a row, of someone who usually works so many a week.

    Pence. Days of an earlier absence within eight weeks are not looked at. Raises SickPayImpossible.
    """
    if not 0 < days_per_week <= 7:
        raise SickPayImpossible("Days worked a week must be more than 0 and at most 7. Check the number.")
    if weekly_earnings < 0:
        raise SickPayImpossible("Weekly earnings are below zero. Type an amount of 0 or more.")
    if not 0 <= days <= MOST_WEEKS * days_per_week + rates.waiting_days:
        raise SickPayImpossible(
            f"Statutory Sick Pay is paid for at most {MOST_WEEKS} weeks. Check the days off sick, and the days a week."
        )
    weekly = rates.weekly_for(weekly_earnings)
    paid = max(Fraction(0), days - rates.waiting_days) if weekly else Fraction(0)
    due = weekly * paid / days_per_week
    return SickPayDue(weekly, paid, round_half_up(due.numerator, due.denominator))
