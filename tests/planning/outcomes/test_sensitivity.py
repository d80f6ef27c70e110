"""Tests of what happens to the worth of an option when one thing is changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.money import LIMIT_PENCE
from app.planning.outcomes.comparison import compare
from app.planning.outcomes.options import Benefit, BenefitKind, NotValued, Option, Terms
from app.planning.outcomes.sensitivity import BreakEven, BreakEvenState, Case, CaseKind, Sensitivity, sensitivity
from app.planning.outcomes.value import exact_value, option_value
from tests.planning.outcomes.cases import GREEN_BOOK, MILLION, NOTHING, OPTION_A, OPTION_B, options_and_terms, saving


def case_of(found: Sensitivity, kind: CaseKind) -> Case:
    return next(case for case in found.cases if case.kind is kind)


def yearly(pounds: int) -> Benefit:
    return Benefit(name="Visits", kind=BenefitKind.NON_CASH, pence=pounds * 100, to_year=0)


def test_the_worked_sum_with_one_thing_changed() -> None:
    found = sensitivity(OPTION_B, GREEN_BOOK)
    millions = {case.kind: round(case.npv / MILLION, 2) for case in found.cases if not case.benefit}
    assert millions == {
        CaseKind.UPTAKE_DOWN: -0.87,  # 0.75 × 5.51 − 5
        CaseKind.COSTS_UP: 0.01,
        CaseKind.RATE_UP: 0.38,  # 1.5 × 3.5875 − 5, at 4.5%
        CaseKind.RATE_DOWN: 0.64,  # 1.5 × 3.7620 − 5, at 2.5%
    }
    without = {case.benefit.name: round(case.npv / MILLION, 2) for case in found.cases if case.benefit}
    assert without == {"Staff costs": -1.33, "Quality": -3.16}
    assert found.break_even == BreakEven(BreakEvenState.WITHIN, 9_076)  # 5 ÷ 5.5096


def test_both_rates_move_and_none_goes_below_nothing() -> None:
    found = sensitivity(OPTION_B, replace(GREEN_BOOK, health_rate=50))
    assert case_of(found, CaseKind.RATE_UP).terms == Terms(4, 450, 150)
    assert case_of(found, CaseKind.RATE_DOWN).terms == Terms(4, 250, 0)
    assert case_of(sensitivity(OPTION_B, Terms(4, 10_000, 0)), CaseKind.RATE_UP).terms == Terms(4, 10_000, 100)


@pytest.mark.parametrize(
    ("option", "break_even"),
    [
        (Option(name="63%", costs=(6_300,), benefits=(yearly(100),)), BreakEven(BreakEvenState.WITHIN, 6_300)),
        (Option(name="a third", costs=(100,), benefits=(yearly(3),)), BreakEven(BreakEvenState.WITHIN, 3_334)),
        (Option(name="all", costs=(10_000,), benefits=(yearly(100),)), BreakEven(BreakEvenState.WITHIN, 10_000)),
        (Option(name="more", costs=(12_500,), benefits=(yearly(100),)), BreakEven(BreakEvenState.BEYOND, 12_500)),
        (Option(name="none", costs=(100,)), BreakEven(BreakEvenState.NO_BENEFITS)),
        (Option(name="free", benefits=(yearly(3),)), BreakEven(BreakEvenState.NOT_NEEDED)),
        (NOTHING, BreakEven(BreakEvenState.NOT_NEEDED)),
    ],
)
def test_the_share_of_the_benefits_at_which_the_npv_is_nothing(option: Option, break_even: BreakEven) -> None:
    assert sensitivity(option, GREEN_BOOK).break_even == break_even


def test_above_doing_nothing_less_is_needed() -> None:
    closing = replace(NOTHING, costs=(2_000,))
    option = Option(name="Keep", costs=(6_300,), benefits=(yearly(100),))
    found = sensitivity(option, GREEN_BOOK, closing)
    assert found.npv == compare((closing, option), GREEN_BOOK).others[0].npv == 5_700
    assert found.break_even == BreakEven(BreakEvenState.WITHIN, 4_300)
    assert case_of(found, CaseKind.COSTS_UP).difference == -630
    assert sensitivity(option, GREEN_BOOK, replace(closing, costs=(6_300,))).break_even.state is (
        BreakEvenState.NOT_NEEDED
    )


def test_with_the_rates_doing_nothing_is_valued_anew() -> None:
    closing = replace(NOTHING, costs=(0, 0, 0, 0, MILLION))
    found = sensitivity(OPTION_B, GREEN_BOOK, closing)
    for kind in (CaseKind.RATE_UP, CaseKind.RATE_DOWN):
        case = case_of(found, kind)
        assert case.npv == compare((closing, OPTION_B), case.terms).others[0].npv
    assert case_of(found, CaseKind.COSTS_UP).difference == -5 * MILLION // 10


def test_the_largest_amounts_can_still_be_made_dearer() -> None:
    large = Option(name="Large", costs=(LIMIT_PENCE,) * 61, benefits=(replace(yearly(1), to_year=60),))
    found = sensitivity(large, Terms(60, 350, 150))
    assert case_of(found, CaseKind.COSTS_UP).npv < found.npv < 0
    with pytest.raises(NotValued, match="200 years"):
        sensitivity(large, Terms(200, 350, 150))
    with pytest.raises(NotValued, match="year 1"):
        sensitivity(OPTION_A, GREEN_BOOK, replace(NOTHING, costs=(0, -1)))


def test_what_has_no_amount_is_not_taken_away() -> None:
    friends = Benefit(name="Friendships", kind=BenefitKind.WIDER)
    found = sensitivity(replace(OPTION_B, benefits=(friends, saving(500_000))), GREEN_BOOK)
    assert [case.benefit for case in found.cases if case.kind is CaseKind.WITHOUT] == [saving(500_000)]


@given(options_and_terms())
def test_each_case_is_the_option_changed_so(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found = sensitivity(option, terms)
    assert found.npv == option_value(option, terms).npv
    assert all(each.npv - found.npv == each.difference for each in found.cases)
    assert case_of(found, CaseKind.UPTAKE_DOWN).difference <= 0
    assert case_of(found, CaseKind.COSTS_UP).difference <= 0
    rate_up = case_of(found, CaseKind.RATE_UP)
    assert rate_up.npv == option_value(option, rate_up.terms).npv
    gone = [each for each in found.cases if each.kind is CaseKind.WITHOUT]
    places = [place for place, benefit in enumerate(option.benefits) if benefit.pence is not None]
    for each, place in zip(gone, places, strict=True):
        left = replace(option, benefits=(*option.benefits[:place], *option.benefits[place + 1 :]))
        assert each.npv == option_value(left, terms).npv
        assert each.benefit is option.benefits[place]


@given(options_and_terms())
def test_a_quarter_fewer_is_a_quarter_less_of_all_benefits(case: tuple[Option, Terms]) -> None:
    option, terms = case
    exact = exact_value(option, terms)
    lost = -case_of(sensitivity(option, terms), CaseKind.UPTAKE_DOWN).difference
    pennies = sum(terms.last_year + 1 for _ in option.benefits)
    assert abs(lost - exact.gained / 4) <= 1 + pennies / 2


@given(options_and_terms(), st.lists(st.integers(0, 10**8), max_size=1))
def test_the_share_to_break_even_is_enough_and_no_less_is(case: tuple[Option, Terms], costs: list[int]) -> None:
    option, terms = case
    closing = replace(NOTHING, costs=costs)
    exact, nothing = exact_value(option, terms), exact_value(closing, terms)
    found = sensitivity(option, terms, closing).break_even
    if found.basis_points is None:
        assert exact.costs + nothing.net <= 0 or not exact.gained
        return
    assert exact.gained * found.basis_points / 10_000 - exact.costs - nothing.net >= 0
    assert exact.gained * (found.basis_points - 1) / 10_000 - exact.costs - nothing.net < 0
    assert (found.state is BreakEvenState.WITHIN) == (exact.net >= nothing.net)
