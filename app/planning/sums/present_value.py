"""Discounting: what money of later years is worth today (HM Treasury, The Green Book), in real terms.

Year 0 counts in full; the rate is the pack's figure `discount_rate`, or `health_discount_rate` for effects on health.
"""

from collections.abc import Sequence
from fractions import Fraction

from app.money import round_half_up
from app.problems import Refused


class NoDiscount(Refused, ValueError):
    """A year or a rate that cannot be discounted with."""


def discount_factor(year: int, rate_basis_points: int) -> Fraction:
    """What a pound of a later year is worth in year 0: 1 / (1 + rate) to the power of the year, exact.

    Raises NoDiscount for a year before 0 or after 200, and for a rate below 0 or above 100 per cent.
    """
    if not 0 <= year <= 200:
        raise NoDiscount(f"Year {year} cannot be discounted. Count years from 0 to 200.")
    if not 0 <= rate_basis_points <= 10_000:
        raise NoDiscount("A discount rate lies between 0 and 100 per cent. Check the rate.")
    return Fraction(10_000, 10_000 + rate_basis_points) ** year


def present_value(amounts: Sequence[int], rate_basis_points: int) -> int:
    """Pence of year 0, 1, 2 … together at their value in year 0, to the nearest penny.

    Give benefits less costs for the net present value. Raises NoDiscount.
    """
    value = sum((amount * discount_factor(year, rate_basis_points) for year, amount in enumerate(amounts)), Fraction(0))
    return round_half_up(value.numerator, value.denominator)
