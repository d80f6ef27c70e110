"""Apprenticeship levy: a share of a year's pay bill, less an allowance (Finance Act 2016, part 6)."""

from app.money import basis_points_of
from app.planning.law.rates import TaxYearRates
from app.problems import Refused


class LevyImpossible(Refused, ValueError):
    """A pay bill that no year can have."""


def apprenticeship_levy(pay_bill: int, rates: TaxYearRates) -> int:
    """What is due on a tax year's pay bill, both in pence; nothing up to the pay bill that the allowance covers.

    Raises LevyImpossible for a pay bill below zero.
    """
    if pay_bill < 0:
        raise LevyImpossible("The pay bill is below zero. Type an amount of 0 or more.")
    return max(0, basis_points_of(pay_bill, rates.levy_rate) - rates.levy_allowance)
