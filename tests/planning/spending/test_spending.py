"""What costs come to by month, and their split over projects and core."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.money import LIMIT_PENCE, share_out
from app.planning.plan.plan import Plan
from app.planning.spending.spending import spending
from app.planning.spending.splitting import split_table
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import cost, every, freelancer, monthly, once, plan, post, pounds, shares
from tests.planning.plans import plans

APRIL = Month(2026, 4)


def paid(of: Plan, count: int = 3, *, accrual: bool = False) -> list[list[int]]:
    """Pence by source and month from April 2026."""
    rows: list[list[int]] = spending(of, load_rates(), APRIL, count, accrual=accrual).totals.tolist()
    return rows


def test_a_cost_is_paid_as_many_months_late_as_it_says() -> None:
    tax = cost(700, once(date(2026, 4, 30)), lag=1)
    assert paid(plan(costs=(tax,))) == [[0, 700, 0]]
    assert paid(plan(costs=(tax,)), accrual=True) == [[700, 0, 0]]


def test_vat_counts_unless_it_is_recovered() -> None:
    kept, recovered = cost(1_000, vat=2_000), cost(1_000, id_=2, vat=2_000, vat_recoverable=True)
    assert paid(plan(costs=(kept, recovered)), 1) == [[1_200], [1_000]]


def test_a_post_costs_pay_and_employers_national_insurance_in_the_month_worked() -> None:
    # £30,000: National Insurance (30,000 − 5,000) × 15% = £3,750 in 2026-27
    months = paid(plan(posts=(post(pounds(30_000), end=date(2027, 3, 31)),)), 13)[0]
    assert months[0] == pounds(2_812.50)
    assert sum(months) == pounds(33_750)
    assert months[12] == 0


def test_a_freelancer_costs_days_times_rate_and_part_of_it_in_part_of_a_month() -> None:
    artist = freelancer(20_000, 250, start=date(2026, 4, 16), end=date(2026, 6, 10))
    # £500 a month; 15 of April's 30 days, May, 10 of June's 30 days
    assert paid(plan(freelancers=(artist,)), 4) == [[25_000, 50_000, 16_667, 0]]


def test_a_month_is_split_to_the_penny_over_projects_and_core() -> None:
    shared = cost(1_001, shares=shares(p1=3_333, p2=3_333))
    found = spending(plan(costs=(shared,)), load_rates(), APRIL, 1)
    assert [piece.project for piece in found.slices] == [1, 2, None]
    assert found.amounts.tolist() == [[334, 333, 334]]


def test_shares_of_more_than_everything_are_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"shares of “Rent” for projects add up to 100\.01 per cent"):
        paid(plan(costs=(cost(1, name="Rent", shares=shares(p1=5_001, p2=5_000)),)))


def test_a_salary_that_grows_beyond_reason_is_refused() -> None:
    manager = post(pounds(1_000_000), uplift_basis_points=100_000, uplift_from=APRIL)
    with pytest.raises(Refused, match=r"“Post 1” grows beyond £1 billion"):
        paid(plan(posts=(manager,)), 600)


def test_the_largest_amounts_stay_exact_for_fifty_years() -> None:
    whole = LIMIT_PENCE - 1
    most = cost(whole, every("weekly"), vat=10_000, shares=shares(p1=3_333, p2=3_333))
    found = spending(plan(costs=(most,)), load_rates(), APRIL, 600)
    weeks = (Month(2076, 3).last_day - APRIL.first_day).days // 7 + 1
    assert sum(found.totals[0].tolist()) == 2 * whole * weeks
    assert sum(found.amounts.ravel().tolist()) == 2 * whole * weeks
    assert (found.amounts > 0).all()


def test_a_plan_without_costs_spends_nothing() -> None:
    found = spending(plan(), load_rates(), APRIL, 3)
    assert found.totals.shape == (0, 3)
    assert found.nic == (0, 0, 0)


def test_a_cost_with_an_end_stops() -> None:
    assert paid(plan(costs=(cost(100, monthly(end=date(2026, 5, 1))),))) == [[100, 100, 0]]


@given(st.lists(st.tuples(st.integers(0, 10**12), st.lists(st.integers(1, 99), min_size=1, max_size=6)), max_size=5))
def test_the_table_splits_as_the_one_splitting_rule_does(rows: list[tuple[int, list[int]]]) -> None:
    weights = [share_out(10_000, parts) for _, parts in rows]
    table = split_table(np.array([[total] for total, _ in rows], np.int64).reshape(-1, 1), weights)
    expected = [part for (total, _), parts in zip(rows, weights, strict=True) for part in share_out(total, parts)]
    assert table.ravel().tolist() == expected


@given(plans(), st.integers(1, 24))
def test_slices_add_up_to_their_source_in_every_month(of: Plan, count: int) -> None:
    found = spending(of, load_rates(), APRIL, count)
    sums = np.zeros_like(found.totals)
    for place, piece in enumerate(found.slices):
        sums[piece.source] += found.amounts[:, place]
    assert (sums == found.totals).all()
    signs = np.sign(found.totals)[[piece.source for piece in found.slices]].T
    assert (found.amounts * signs >= 0).all()
