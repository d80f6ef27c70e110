"""What an option is worth: its costs and benefits at their value in year 0, and the net present value (NPV).

NPV = sum of (benefits − costs) ÷ (1 + rate) to the power of the year, year 0 in full (HM Treasury, The Green Book);
effects on health by the health rate, costs and all else by the usual one. Everything is exact until it is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import lcm

from app.money import round_half_up, rounded_parts
from app.planning.outcomes.counted_twice import CountedTwice, counted_twice
from app.planning.outcomes.options import Benefit, BenefitKind, Option, Terms, check_option
from app.planning.sums.present_value import discount_factor

CHECKED_YEARS = 30
"""The usual rate was checked for years 0 to 30; after them it is the same, which counts later years for less."""


class NoRatio(StrEnum):
    """Why benefits are not set against costs in one figure."""

    COUNTED_TWICE = "counted_twice"
    NO_BENEFITS = "no_benefits"
    NO_COSTS = "no_costs"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Benefits for each pound of cost in hundredths, or why there is no such figure. No pass mark exists for it."""

    hundredths: int | None
    why_not: NoRatio | None = None


@dataclass(frozen=True, slots=True)
class BenefitValue:
    """A benefit with an amount. In pence: in full, what is counted of it by its confidence, and that in year 0's money.

    `cut_off` tells that it goes on, or only begins, after the last year that is looked at: the rest is not counted.
    """

    benefit: Benefit
    in_full: int
    counted: int
    value: int
    cut_off: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionValue:
    """An option in pence of year 0: npv = benefits − costs, and the benefits add up to their total, to the penny.

    `paid` are the costs before discounting. `without_amount` are the benefits that are not put in money.
    """

    option: Option
    terms: Terms
    paid: int
    costs: int
    benefits: Sequence[BenefitValue]
    without_amount: Sequence[Benefit]
    npv: int
    twice: Sequence[CountedTwice]

    @property
    def total(self) -> int:
        """All benefits together."""
        return sum(benefit.value for benefit in self.benefits)

    @property
    def by_kind(self) -> Mapping[BenefitKind, int]:
        """The value of the benefits of each kind, each kind named."""
        return {kind: sum(each.value for each in self.benefits if each.benefit.kind is kind) for kind in BenefitKind}

    @property
    def ratio(self) -> Ratio:
        """Benefits for each pound of cost."""
        return ratio(self.total, self.costs, twice=bool(self.twice))

    @property
    def beyond_checked(self) -> bool:
        """Whether years are looked at for which the rate was not checked."""
        return self.terms.last_year > CHECKED_YEARS


@dataclass(frozen=True, slots=True)
class ExactValue:
    """Costs, and each benefit in its place (nothing for one without an amount), in exact pence of year 0."""

    costs: Fraction
    benefits: Sequence[Fraction]

    @property
    def gained(self) -> Fraction:
        """All benefits together."""
        return sum(self.benefits, Fraction(0))

    @property
    def net(self) -> Fraction:
        """The net present value."""
        return self.gained - self.costs

    @property
    def npv(self) -> int:
        """The net present value to the nearest penny."""
        return round_half_up(self.net.numerator, self.net.denominator)


def option_value(option: Option, terms: Terms) -> OptionValue:
    """What an option is worth over the years 0 to the last. Raises NotValued, and NoDiscount for a rate."""
    check_option(option, terms)
    exact = exact_value(option, terms)
    *gained, less = _to_the_penny((*exact.benefits, -exact.costs))
    return OptionValue(
        option=option,
        terms=terms,
        paid=sum(option.costs),
        costs=-less,
        benefits=tuple(
            _benefit_value(benefit, value, terms)
            for benefit, value in zip(option.benefits, gained, strict=True)
            if benefit.pence is not None
        ),
        without_amount=tuple(benefit for benefit in option.benefits if benefit.pence is None),
        npv=exact.npv,
        twice=counted_twice(option.benefits),
    )


def exact_value(option: Option, terms: Terms) -> ExactValue:
    """The same in exact fractions of a penny, of an option that was checked. Raises NoDiscount for a rate."""
    usual, health = (_worth_until(rate, terms) for rate in (terms.rate, terms.health_rate))
    costs = sum(
        (pence * (usual[year + 1] - usual[year]) for year, pence in enumerate(option.costs) if pence), Fraction(0)
    )
    benefits = (_worth(benefit, health if benefit.health else usual, terms) for benefit in option.benefits)
    return ExactValue(costs, tuple(benefits))


def ratio(benefits: int, costs: int, *, twice: bool = False) -> Ratio:
    """Benefits over costs where that means something: both above zero, and nothing counted twice."""
    if twice:
        return Ratio(None, NoRatio.COUNTED_TWICE)
    if benefits <= 0:
        return Ratio(None, NoRatio.NO_BENEFITS)
    if costs <= 0:
        return Ratio(None, NoRatio.NO_COSTS)
    return Ratio(round_half_up(100 * benefits, costs))


def _worth_until(rate: int, terms: Terms) -> Sequence[Fraction]:
    """What a penny a year is worth from year 0 until before year 0, 1, 2 … and after the last."""
    factors = (discount_factor(year, rate) for year in terms.years)
    return tuple(accumulate(factors, initial=Fraction(0)))


def _counted_years(benefit: Benefit, terms: Terms) -> range:
    """The years of a benefit that are looked at."""
    return range(benefit.from_year, min(benefit.to_year, terms.last_year) + 1)


def _worth(benefit: Benefit, until: Sequence[Fraction], terms: Terms) -> Fraction:
    years = _counted_years(benefit, terms)
    return benefit.counted * (until[years.stop] - until[years.start]) if years else Fraction(0)


def _benefit_value(benefit: Benefit, value: int, terms: Terms) -> BenefitValue:
    years = len(_counted_years(benefit, terms))
    in_full = (benefit.pence or 0) * years
    return BenefitValue(benefit, in_full, benefit.counted * years, value, benefit.to_year > terms.last_year)


def _to_the_penny(parts: Sequence[Fraction]) -> Sequence[int]:
    """Whole pence that add up to the sum of exact parts, by largest remainder."""
    unit = lcm(*(part.denominator for part in parts))
    return rounded_parts([int(part * unit) for part in parts], unit)
