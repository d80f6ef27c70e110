"""Core costs covered by confirmed money, by likely money, and by nobody."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.planning.forecast.core_cover import CoreCover, core_cover
from app.planning.forecast.forecast import forecasts
from app.planning.plan.plan import Plan
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, income, instalment, pays, plan, restricted, shares
from tests.planning.plans import has_refunds, plans

YEAR = FinancialYear(Month(2026, 4))


def cover(of: Plan, months: int = 12) -> tuple[CoreCover, ...]:
    found = forecasts(of, load_rates(), months=months)
    return core_cover(of, found["confirmed"], found["expected"])


def test_a_grant_that_names_a_core_cost_covers_it() -> None:
    given = grant(pays(("cost", 1), 700), fund=2)
    assert cover(plan(general(9_000), restricted(2), costs=(cost(100),), grants=(given,))) == (
        CoreCover(YEAR, 12, 1_200, 700, 0, 500),
    )


def test_reserves_are_not_funding() -> None:
    assert cover(plan(general(9_000), costs=(cost(100),)))[0].nobody == 1_200


def test_general_income_carries_projects_first_and_core_with_what_is_left() -> None:
    costs = (cost(100), cost(60, id_=2, shares=shares(p1=10_000)))
    # received 1,080, of which projects need 720: 360 for core
    assert cover(plan(general(), costs=costs, income=(income(90),)))[0] == CoreCover(YEAR, 12, 1_200, 360, 0, 840)


def test_more_general_income_than_core_cost_covers_it_once() -> None:
    assert cover(plan(general(), costs=(cost(100),), income=(income(500),)))[0] == CoreCover(
        YEAR, 12, 1_200, 1_200, 0, 0
    )


def test_an_unconfirmed_bid_is_likely_by_its_chance() -> None:
    bid = grant(probability=25, instalments=(instalment(date(2026, 9, 1), 1_000),))
    assert cover(plan(general(), costs=(cost(100),), grants=(bid,)))[0] == CoreCover(YEAR, 12, 1_200, 0, 250, 950)


def test_each_financial_year_stands_alone_and_says_how_much_of_it_is_seen() -> None:
    of = plan(general(), costs=(cost(100),), year_start_month=8, income=(income(100, id_=1),))
    years = [(str(item.year), item.months, item.confirmed) for item in cover(of, 18)]
    assert years == [("2025-26", 4, 400), ("2026-27", 12, 1_200), ("2027-28", 2, 200)]


@given(plans(), st.integers(1, 30))
def test_the_three_parts_make_the_core_cost(of: Plan, months: int) -> None:
    found = forecasts(of, load_rates(), months=months)
    years = core_cover(of, found["confirmed"], found["expected"])
    assert sum(item.months for item in years) == months
    assert sum(item.total for item in years) == sum(found["confirmed"].core_cost)
    for item in years:
        assert item.confirmed + item.likely + item.nobody == item.total
        assert min(item.confirmed, item.likely, item.nobody) >= 0 or has_refunds(of)


def test_a_contract_paid_in_the_next_year_covers_the_year_that_it_is_for() -> None:
    due = instalment(date(2027, 4, 30), 1_200)
    of = grant(kind="contract", amount=1_200, start=date(2026, 4, 1), end=date(2027, 3, 31), instalments=(due,))
    years = cover(plan(general(), costs=(cost(100),), grants=(of,)), 24)
    assert [(item.confirmed, item.nobody) for item in years] == [(1_200, 0), (0, 1_200)]


def test_a_bid_counts_by_its_likelihood_for_the_year_that_it_is_for() -> None:
    of = grant(probability=25, amount=2_400, start=date(2026, 4, 1), end=date(2028, 3, 31))
    assert cover(plan(general(), costs=(cost(100),), grants=(of,)))[0].likely == 300
