"""The options of a business case as they are typed: what each costs by year, what it brings, and to whom.

Money is pence in real terms, without inflation; years count from 0, the year of the decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.money import LIMIT_PENCE, basis_points_of
from app.problems import Refused
from app.text import name_key, plural, quoted

LONGEST = 60
"""The most years after year 0 that are looked at."""
_ALL = 10_000


class NotValued(Refused, ValueError):
    """An option, or a way of looking at it, that cannot be valued."""


class BenefitKind(StrEnum):
    """What a benefit does for whoever has it: a budget falls, time or room is freed, or others gain."""

    CASH_RELEASING = "cash_releasing"
    NON_CASH = "non_cash"
    WIDER = "wider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """Something an option brings to `who`, so many pence in each year of `from_year` to `to_year`.

    `pence` is None where it is not put in money. `confidence` is the part of it that is counted, in basis points: what
    the writer is sure enough of; no other allowance for optimism is made. `health` is an effect on people's own health,
    which has a discount rate of its own. `outcome` is the change that is valued and `method` how, such as WELLBY.
    """

    name: str
    kind: BenefitKind
    who: str = ""
    pence: int | None = None
    from_year: int = 0
    to_year: int = 0
    confidence: int = _ALL
    health: bool = False
    outcome: str = ""
    method: str = ""

    @property
    def counted(self) -> int:
        """The pence a year that are counted: the amount × the confidence, to the nearest penny."""
        return basis_points_of(self.pence or 0, self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A way to act, or not to: `costs` are pence of year 0, 1, 2 …; `does_nothing` marks carrying on as now."""

    name: str
    costs: Sequence[int] = ()
    benefits: Sequence[Benefit] = ()
    does_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """How options are looked at: the last year, 0 to 60, and a year's discount rates in basis points.

    The Green Book's are 350, and 150 for effects on health (the pack's `discount_rate` and `health_discount_rate`).
    """

    last_year: int
    rate: int
    health_rate: int

    @property
    def years(self) -> range:
        """Year 0 to the last."""
        return range(self.last_year + 1)


def cash_only(option: Option) -> Option:
    """An option with nothing but the benefits that release cash, for a reader who counts no others."""
    kept = tuple(benefit for benefit in option.benefits if benefit.kind is BenefitKind.CASH_RELEASING)
    return replace(option, benefits=kept)


def check_option(option: Option, terms: Terms) -> None:
    """See that an option can be valued: costs within the years, amounts that can be meant. Raises NotValued.

    Rates are checked where they are used.
    """
    _check_terms(terms)
    for year, pence in enumerate(option.costs):
        if not 0 <= pence <= LIMIT_PENCE:
            raise NotValued(
                f"{quoted(option.name)} costs less than £0 or more than £1 billion in year {year}. Check the amount."
            )
        if year > terms.last_year and pence:
            raise NotValued(
                f"{quoted(option.name)} has costs in year {year}, but only years 0 to {terms.last_year} are looked at. "
                "Look at more years, or leave the cost out."
            )
    for benefit in option.benefits:
        check_benefit(benefit)


def check_benefit(benefit: Benefit) -> None:
    """See that a benefit has a name and can be valued. Raises NotValued."""
    name = quoted(benefit.name)
    if not name_key(benefit.name):
        raise NotValued("A benefit has no name. Name it.")
    if not 0 <= (benefit.pence or 0) <= LIMIT_PENCE:
        raise NotValued(f"{name} is below £0 or above £1 billion a year. Check it; list a loss with the costs.")
    if not 0 <= benefit.from_year <= benefit.to_year:
        raise NotValued(
            f"{name} goes from year {benefit.from_year} to year {benefit.to_year}. Count from 0, the first year first."
        )
    if not 0 <= benefit.confidence <= _ALL:
        raise NotValued(f"The confidence in {name} lies between 0% and 100%. Check it.")
    if benefit.health and benefit.kind is BenefitKind.CASH_RELEASING:
        raise NotValued(
            f"{name} releases cash, so it is discounted as money. The health rate is for people’s own health only."
        )


def _check_terms(terms: Terms) -> None:
    if not 0 <= terms.last_year <= LONGEST:
        raise NotValued(f"{plural(terms.last_year, 'year')} cannot be looked at. Choose 0 to {LONGEST} years.")
