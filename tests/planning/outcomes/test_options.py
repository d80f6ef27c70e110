"""Tests of what of an option is refused, and of its benefits that release cash."""

from dataclasses import replace

import pytest

from app.money import LIMIT_PENCE
from app.planning.outcomes.options import Benefit, BenefitKind, NotValued, Option, Terms, cash_only, check_option
from app.planning.outcomes.value import option_value
from tests.planning.outcomes.cases import GREEN_BOOK, OPTION_A, quality, saving

FEWER_VISITS = Benefit(name="Fewer visits", kind=BenefitKind.NON_CASH, pence=100_000, to_year=2)


@pytest.mark.parametrize(
    ("last_year", "sentence"),
    [
        (200, r"^200 years cannot be looked at\. Choose 0 to 60 years\.$"),
        (61, "61 years cannot"),
        (-1, "-1 years cannot"),
    ],
)
def test_years_that_are_not_looked_at(last_year: int, sentence: str) -> None:
    with pytest.raises(NotValued, match=sentence):
        check_option(Option(name="Keep"), replace(GREEN_BOOK, last_year=last_year))


@pytest.mark.parametrize(
    ("costs", "sentence"),
    [
        ((100, -1), r"^“Keep” costs less than £0 or more than £1 billion in year 1\. Check the amount\.$"),
        ((LIMIT_PENCE + 1,), "more than £1 billion in year 0"),
        ((0, 0, 0, 0, 0, 1), r"has costs in year 5, but only years 0 to 4 are looked at\. Look at more years"),
    ],
)
def test_costs_that_cannot_be(costs: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(NotValued, match=sentence):
        check_option(Option(name="Keep", costs=costs), GREEN_BOOK)


@pytest.mark.parametrize(
    ("benefit", "sentence"),
    [
        (replace(FEWER_VISITS, name=" "), r"^A benefit has no name\. Name it\.$"),
        (replace(FEWER_VISITS, pence=-1), r"“Fewer visits” is below £0 .* list a loss with the costs"),
        (replace(FEWER_VISITS, pence=LIMIT_PENCE + 1), "above £1 billion a year"),
        (replace(FEWER_VISITS, from_year=3), "goes from year 3 to year 2"),
        (replace(FEWER_VISITS, from_year=-1), "goes from year -1 to year 2"),
        (replace(FEWER_VISITS, confidence=10_001), r"The confidence in “Fewer visits” lies between 0% and 100%"),
        (replace(FEWER_VISITS, confidence=-1), "between 0% and 100%"),
        (replace(FEWER_VISITS, kind=BenefitKind.CASH_RELEASING, health=True), "releases cash, so it is discounted as"),
    ],
)
def test_benefits_that_cannot_be(benefit: Benefit, sentence: str) -> None:
    with pytest.raises(NotValued, match=sentence):
        check_option(Option(name="Keep", benefits=(benefit,)), GREEN_BOOK)


def test_a_billion_a_year_for_sixty_years_is_valued() -> None:
    large = replace(FEWER_VISITS, pence=LIMIT_PENCE, to_year=60)
    option = Option(name="Large", costs=(LIMIT_PENCE,) * 61, benefits=(large,))
    found = option_value(option, Terms(60, 350, 150))
    assert (found.paid, found.npv) == (61 * LIMIT_PENCE, 0)
    assert found.costs == found.total


def test_only_what_releases_cash() -> None:
    wider = Benefit(name="Neighbours", kind=BenefitKind.WIDER)
    option = replace(OPTION_A, benefits=(quality(2_000_000), saving(500_000), wider))
    assert cash_only(option) == replace(OPTION_A, benefits=(saving(500_000),))


def test_what_is_counted_is_the_part_one_is_sure_of() -> None:
    """The guide's sum: 40 people, 0.8 points for half a year at £13,000 a point and year, 60 per cent of it due."""
    full = 40 * 8 * 13_000 * 100 // 20
    assert full == 20_800_000
    assert replace(FEWER_VISITS, pence=full, confidence=6_000).counted == 12_480_000
    assert replace(FEWER_VISITS, pence=None, confidence=6_000).counted == 0
