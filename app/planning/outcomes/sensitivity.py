"""How far the worth of an option depends on what is only thought: fewer people, dearer, another rate, no such benefit.

Each case changes one thing and leaves the rest. They say how much a change of so much would matter, not how likely it
is. Fewer people: a quarter less of every benefit, at the same costs, for a small service hardly costs less by them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.money import basis_points_of
from app.planning.outcomes.options import Benefit, Option, Terms, check_option
from app.planning.outcomes.value import ExactValue, exact_value

FEWER = 7_500
DEARER = 11_000
POINT = 100
"""Basis points: what is left of benefits, what becomes of costs, and by how much the rates move."""
_ALL = 10_000


class CaseKind(StrEnum):
    """What is changed: uptake a quarter lower, costs a tenth higher, both rates a point up or down, a benefit gone."""

    UPTAKE_DOWN = "uptake_down"
    COSTS_UP = "costs_up"
    RATE_UP = "rate_up"
    RATE_DOWN = "rate_down"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing changed: the net present value then, in pence, and by how much it differs from the option's.

    `terms` have the rates that were used: none goes below 0 or above 100%. `benefit` is the one that is gone.
    """

    kind: CaseKind
    npv: int
    difference: int
    terms: Terms
    benefit: Benefit | None = None


class BreakEvenState(StrEnum):
    """Whether some share of the benefits makes up for the costs.

    - `within`: a part of them is enough, or all. `beyond`: all are not enough; the share is above 100 per cent.
    - `no_benefits`: none has an amount that counts. `not_needed`: nothing has to be made up for.
    """

    WITHIN = "within"
    BEYOND = "beyond"
    NO_BENEFITS = "no_benefits"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The smallest share of all benefits, in basis points, with which the NPV is not below nothing; None without one.

    At 6,300 basis points: the NPV is nothing at 63% of the benefits.
    """

    state: BreakEvenState
    basis_points: int | None = None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The net present value in pence, above doing nothing where that was given; the cases; the share to break even."""

    npv: int
    cases: tuple[Case, ...]
    break_even: BreakEven


def sensitivity(option: Option, terms: Terms, baseline: Option | None = None) -> Sensitivity:
    """How the worth of an option answers to changes, above the baseline's where one is given.

    Only the option changes: with the rates the baseline is valued anew, else it stays. Raises NotValued, and
    NoDiscount for a rate.
    """
    beside = baseline or Option(name="")
    check_option(option, terms)
    check_option(beside, terms)
    exact, nothing = exact_value(option, terms), exact_value(beside, terms)
    npv = exact.npv - nothing.npv
    cases = (*_changed(option, terms, beside, npv), *_without(option, terms, exact, nothing))
    return Sensitivity(npv, cases, _break_even(exact, nothing))


def _changed(option: Option, terms: Terms, beside: Option, npv: int) -> Iterator[Case]:
    for kind, changed, under in (
        (CaseKind.UPTAKE_DOWN, _fewer(option), terms),
        (CaseKind.COSTS_UP, _dearer(option), terms),
        (CaseKind.RATE_UP, option, _moved(terms, POINT)),
        (CaseKind.RATE_DOWN, option, _moved(terms, -POINT)),
    ):
        then = exact_value(changed, under).npv - exact_value(beside, under).npv
        yield Case(kind, then, then - npv, under)


def _without(option: Option, terms: Terms, exact: ExactValue, nothing: ExactValue) -> Iterator[Case]:
    for place, benefit in enumerate(option.benefits):
        if benefit.pence is not None:
            left = replace(exact, benefits=(*exact.benefits[:place], *exact.benefits[place + 1 :]))
            yield Case(CaseKind.WITHOUT, left.npv - nothing.npv, left.npv - exact.npv, terms, benefit)


def _break_even(exact: ExactValue, nothing: ExactValue) -> BreakEven:
    needed = exact.costs + nothing.net
    if needed <= 0:
        return BreakEven(BreakEvenState.NOT_NEEDED)
    if not exact.gained:
        return BreakEven(BreakEvenState.NO_BENEFITS)
    share = -(-needed * _ALL // exact.gained)
    return BreakEven(BreakEvenState.WITHIN if share <= _ALL else BreakEvenState.BEYOND, share)


def _fewer(option: Option) -> Option:
    """A quarter less of every benefit, by the amount that is counted a year, to the nearest penny."""
    fewer = (
        replace(benefit, pence=basis_points_of(benefit.counted, FEWER), confidence=_ALL) if benefit.pence else benefit
        for benefit in option.benefits
    )
    return replace(option, benefits=tuple(fewer))


def _dearer(option: Option) -> Option:
    return replace(option, costs=tuple(basis_points_of(pence, DEARER) for pence in option.costs))


def _moved(terms: Terms, by: int) -> Terms:
    rate, health_rate = (min(_ALL, max(0, rate + by)) for rate in (terms.rate, terms.health_rate))
    return replace(terms, rate=rate, health_rate=health_rate)
