"""Tests of what an option is worth: worked sums, `calc present-value`, and a second, naive sum on random options."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.money import to_decimal_text
from app.planning.outcomes.options import Benefit, BenefitKind, Option, Terms, cash_only
from app.planning.outcomes.value import NoRatio, Ratio, exact_value, option_value, ratio
from app.planning.sums.present_value import NoDiscount, discount_factor, present_value
from app.services.figures.awards import discounted
from app.services.organisation.rates import load_rates
from tests.planning.outcomes.cases import (
    GREEN_BOOK,
    MILLION,
    NOTHING,
    OPTION_A,
    OPTION_B,
    options_and_terms,
    quality,
    saving,
)


def millions(pence: int) -> float:
    return round(pence / MILLION, 2)


def test_a_worked_sum() -> None:
    """At 3.5 per cent: A 2.5 × 3.6731 − 10 = −£0.82 million, B 1.5 × 3.6731 − 5 = £0.51 million."""
    first, second = option_value(OPTION_A, GREEN_BOOK), option_value(OPTION_B, GREEN_BOOK)
    assert (millions(first.npv), millions(second.npv)) == (-0.82, 0.51)
    by_kind = {kind: millions(pence) for kind, pence in second.by_kind.items()}
    assert by_kind == {BenefitKind.CASH_RELEASING: 1.84, BenefitKind.NON_CASH: 3.67, BenefitKind.WIDER: 0}
    assert (second.costs, second.paid) == (5 * MILLION, 5 * MILLION)
    assert (second.ratio, first.ratio) == (Ratio(110), Ratio(92))


def test_the_factors_of_the_rate_are_what_a_pound_of_each_year_is_worth() -> None:
    for year, factor in enumerate((1, 0.9662, 0.9335, 0.9019, 0.8714)):
        pound = Benefit(name="£1", kind=BenefitKind.WIDER, pence=100_00, from_year=year, to_year=year)
        assert option_value(Option(name="£1", benefits=(pound,)), GREEN_BOOK).npv == round(100_00 * factor)


def test_calc_present_value_agrees() -> None:
    pack = load_rates()
    rates = [pack.figure(name, date(2026, 12, 1)).value for name in ("discount_rate", "health_discount_rate")]
    terms = Terms(4, *rates)
    asked = {"amounts": "-10000000 2500000 2500000 2500000 2500000", "date": "1 December 2026"}
    assert discounted(asked, pack)["present_value"] == to_decimal_text(option_value(OPTION_A, terms).npv)
    health = replace(quality(2_500_000), health=True)
    asked = {"amounts": "0 2500000 2500000 2500000 2500000", "rate": "health", "date": "1 December 2026"}
    found = option_value(Option(name="Health", benefits=(health,)), terms)
    assert discounted(asked, pack)["present_value"] == to_decimal_text(found.npv)


def test_health_has_a_rate_of_its_own_and_money_keeps_the_usual_one() -> None:
    healthy = replace(OPTION_B, benefits=(saving(500_000), replace(quality(1_000_000), health=True)))
    found = option_value(healthy, GREEN_BOOK)
    money = sum(500_000_00 * discount_factor(year, 350) for year in range(1, 5))
    health = sum(1_000_000_00 * discount_factor(year, 150) for year in range(1, 5))
    assert [round(money), round(health)] == [each.value for each in found.benefits]
    assert found.npv > option_value(OPTION_B, GREEN_BOOK).npv


def test_a_horizon_of_nothing_is_the_year_of_the_decision() -> None:
    found = option_value(
        replace(OPTION_B, benefits=(replace(saving(1), from_year=0),)), replace(GREEN_BOOK, last_year=0)
    )
    assert (found.total, found.npv) == (100, 100 - 5 * MILLION)
    assert found.benefits[0].cut_off


def test_what_lasts_beyond_the_years_is_cut_off_and_said() -> None:
    short = option_value(replace(OPTION_B), replace(GREEN_BOOK, last_year=2))
    assert [each.cut_off for each in short.benefits] == [True, True]
    assert [each.in_full for each in short.benefits] == [2 * 500_000_00, 2 * 1_000_000_00]
    late = option_value(Option(name="Late", benefits=(replace(saving(9), from_year=3),)), Terms(2, 350, 150))
    assert (late.total, late.benefits[0].in_full, late.benefits[0].cut_off) == (0, 0, True)
    assert not any(each.cut_off for each in option_value(OPTION_B, GREEN_BOOK).benefits)


def test_a_confidence_is_shown_beside_the_whole() -> None:
    sure = replace(saving(500_000), confidence=6_000)
    found = option_value(Option(name="Sure", benefits=(sure,)), GREEN_BOOK).benefits[0]
    assert (found.in_full, found.counted) == (4 * 500_000_00, 4 * 300_000_00)
    assert found.value == present_value([0, *[300_000_00] * 4], 350)


def test_what_has_no_amount_is_listed_and_adds_nothing() -> None:
    friends = Benefit(name="Friendships", kind=BenefitKind.WIDER, who="neighbours")
    found = option_value(replace(OPTION_B, benefits=(friends, *OPTION_B.benefits)), GREEN_BOOK)
    assert found.without_amount == (friends,)
    assert found.npv == option_value(OPTION_B, GREEN_BOOK).npv
    assert [each.benefit for each in found.benefits] == list(OPTION_B.benefits)


def test_a_ratio_only_where_it_means_something() -> None:
    assert option_value(NOTHING, GREEN_BOOK).ratio == Ratio(None, NoRatio.NO_BENEFITS)
    assert option_value(replace(OPTION_B, costs=()), GREEN_BOOK).ratio == Ratio(None, NoRatio.NO_COSTS)
    twice = replace(OPTION_B, benefits=(saving(1), saving(2)))
    assert option_value(twice, GREEN_BOOK).ratio == Ratio(None, NoRatio.COUNTED_TWICE)
    assert ratio(-5, 100) == Ratio(None, NoRatio.NO_BENEFITS)
    assert ratio(100, -5) == Ratio(None, NoRatio.NO_COSTS)


def test_years_after_the_checked_ones_are_told_apart() -> None:
    assert not option_value(NOTHING, Terms(30, 350, 150)).beyond_checked
    assert option_value(NOTHING, Terms(31, 350, 150)).beyond_checked


def test_a_rate_that_cannot_be_is_refused() -> None:
    for terms in (Terms(1, -1, 150), Terms(1, 350, 10_001)):
        with pytest.raises(NoDiscount):
            option_value(NOTHING, terms)


def naive(option: Option, terms: Terms) -> Decimal:
    """Year by year and benefit by benefit, in long decimals."""
    with localcontext(prec=60):
        worth = Decimal(0)
        for year in range(terms.last_year + 1):
            usual, health = ((1 + Decimal(rate) / 10_000) ** year for rate in (terms.rate, terms.health_rate))
            if year < len(option.costs):
                worth -= option.costs[year] / usual
            for benefit in option.benefits:
                if benefit.pence is not None and benefit.from_year <= year <= benefit.to_year:
                    share = Decimal(benefit.pence * benefit.confidence) / 10_000
                    worth += share.quantize(Decimal(1), "ROUND_HALF_UP") / (health if benefit.health else usual)
        return worth


@given(options_and_terms())
def test_a_naive_sum_agrees(case: tuple[Option, Terms]) -> None:
    option, terms = case
    assert abs(naive(option, terms) - option_value(option, terms).npv) <= Decimal("0.5000001")


@given(options_and_terms())
def test_everything_adds_up_to_the_penny(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found, exact = option_value(option, terms), exact_value(option, terms)
    assert found.npv == found.total - found.costs
    assert sum(found.by_kind.values()) == found.total
    assert abs(found.costs - exact.costs) < 1
    worths = [
        worth for worth, benefit in zip(exact.benefits, option.benefits, strict=True) if benefit.pence is not None
    ]
    assert all(abs(each.value - worth) < 1 for each, worth in zip(found.benefits, worths, strict=True))
    assert all(0 <= each.value <= each.counted <= each.in_full for each in found.benefits)
    assert 0 <= found.costs <= found.paid


@given(options_and_terms())
def test_without_benefits_it_is_worth_minus_its_costs(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found = option_value(replace(option, benefits=()), terms)
    assert (found.total, found.npv) == (0, -found.costs)
    assert found.npv == present_value([-pence for pence in option.costs], terms.rate)


@given(options_and_terms())
def test_without_a_rate_it_is_plain_sums(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found = option_value(option, replace(terms, rate=0, health_rate=0))
    assert found.costs == found.paid
    assert all(each.value == each.counted for each in found.benefits)


@given(options_and_terms(), st.integers(1, 500))
def test_a_higher_rate_never_helps_where_costs_come_first(case: tuple[Option, Terms], more: int) -> None:
    option, terms = case
    at_once = replace(option, costs=option.costs[:1])
    higher = replace(terms, rate=terms.rate + more, health_rate=terms.health_rate + more)
    assert option_value(at_once, higher).npv <= option_value(at_once, terms).npv


@given(options_and_terms())
def test_cash_alone_is_never_worth_more(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found, cash = option_value(option, terms), option_value(cash_only(option), terms)
    assert cash.npv <= found.npv
    assert abs(cash.total - found.by_kind[BenefitKind.CASH_RELEASING]) <= len(option.benefits)
    assert cash.total == cash.by_kind[BenefitKind.CASH_RELEASING]


@given(options_and_terms())
def test_a_longer_look_never_takes_a_benefit_away(case: tuple[Option, Terms]) -> None:
    option, terms = case
    longer = replace(terms, last_year=terms.last_year + 3)
    assert exact_value(option, longer).gained >= exact_value(option, terms).gained
    assert exact_value(option, longer).costs == exact_value(option, terms).costs
