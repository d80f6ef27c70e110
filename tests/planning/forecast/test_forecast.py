"""The forecast by its rules, each with the figures in sight. Balances at 31 March 2026, so April is the first month."""

from datetime import date

import pytest

from app.dates import Month
from app.planning.forecast.forecast import Forecast, forecast, forecasts
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import (
    cost,
    every,
    general,
    grant,
    income,
    instalment,
    monthly,
    once,
    pays,
    plan,
    post,
    pounds,
    restricted,
    shares,
)

RENT = ("cost", 1)


def run(of: Plan, view: str = "confirmed", months: int = 3, late: int = 0) -> Forecast:
    return forecast(of, load_rates(), view=view, months=months, late=late)


def closing(of: Forecast, fund: int) -> tuple[int, ...]:
    return next(line.closing for line in of.funds if line.fund.id == fund)


def received(of: Forecast, fund: int = 1) -> tuple[int, ...]:
    return next(line.received for line in of.funds if line.fund.id == fund)


def test_money_in_and_out_of_the_general_fund() -> None:
    found = run(plan(general(1_000), income=(income(300),), costs=(cost(400),)))
    assert found.months == (Month(2026, 4), Month(2026, 5), Month(2026, 6))
    line = found.funds[0]
    assert (line.opening, line.received, line.paid) == ((1_000, 900, 800), (300,) * 3, (400,) * 3)
    assert line.closing == found.free_cash == (900, 800, 700)
    assert found.opening_free_cash == 1_000


def test_without_a_balance_date_there_is_nothing_to_forecast() -> None:
    assert run(plan(general(5), balance_date=None)) == Forecast("confirmed", None)


def test_a_forecast_starts_on_the_day_after_the_balance_date() -> None:
    for day, first in ((1, Month(2026, 4)), (29, Month(2026, 4)), (30, Month(2026, 5))):
        assert run(plan(general(), balance_date=date(2026, 4, day))).start == first


def test_a_plan_without_a_general_fund_is_given_one() -> None:
    found = run(plan(restricted(2, 500), costs=(cost(100),)), months=1)
    assert [(line.fund.kind, line.closing) for line in found.funds] == [("general", (-100,)), ("restricted", (500,))]


@pytest.mark.parametrize("months", [0, 601])
def test_only_so_many_months_can_be_forecast(months: int) -> None:
    with pytest.raises(Refused, match="1 to 600 months"):
        run(plan(general()), months=months)


@pytest.mark.parametrize("late", [-1, 61])
def test_receipts_can_only_be_so_late(late: int) -> None:
    with pytest.raises(Refused, match="0 to 60 months late"):
        run(plan(general()), late=late)


def test_an_unknown_view_is_refused() -> None:
    with pytest.raises(Refused, match="confirmed, expected or everything"):
        run(plan(general()), view="hopeful")


def test_the_longest_forecast_is_fifty_years() -> None:
    assert run(plan(general(), income=(income(1),)), months=600).free_cash[-1] == 600


# Receipts


def test_what_came_in_by_the_balance_date_is_in_the_balance() -> None:
    paid_in = instalment(date(2026, 4, 20), 700, received_on=date(2026, 3, 31))
    assert received(run(plan(general(), grants=(grant(instalments=(paid_in,)),)))) == (0, 0, 0)


@pytest.mark.parametrize("view", ["confirmed", "expected", "everything"])
def test_what_came_in_later_counts_whole_in_its_month_in_every_view_and_is_not_late(view: str) -> None:
    paid_in = instalment(date(2026, 6, 1), 700, received_on=date(2026, 5, 3))
    bid = grant(probability=20, instalments=(paid_in,))
    assert received(run(plan(general(), grants=(bid,)), view, late=1)) == (0, 700, 0)


def test_what_came_in_between_the_balance_and_the_first_month_counts_in_the_first_month() -> None:
    paid_in = instalment(date(2026, 3, 20), 700, received_on=date(2026, 3, 25))
    balance_day = date(2026, 3, 15)
    found = run(plan(general(), balance_date=balance_day, grants=(grant(instalments=(paid_in,)),)))
    assert received(found) == (700, 0, 0)


def test_an_overdue_receipt_is_still_to_come_in_the_first_month() -> None:
    overdue = grant(instalments=(instalment(date(2025, 11, 1), 700),))
    assert received(run(plan(general(), grants=(overdue,)))) == (700, 0, 0)
    assert received(run(plan(general(), grants=(overdue,)), late=2)) == (0, 0, 700)


def test_recurring_income_of_the_past_does_not_come_again_and_the_rest_comes_late() -> None:
    hire = income(50, monthly(date(2025, 1, 15)))
    assert received(run(plan(general(), income=(hire,)))) == (50, 50, 50)
    assert received(run(plan(general(), income=(hire,)), late=2)) == (0, 0, 50)
    assert received(run(plan(general(), income=(hire,)), late=9)) == (0, 0, 0)


def test_a_single_income_that_is_overdue_is_still_to_come() -> None:
    legacy = income(900, once(date(2025, 12, 1)))
    assert received(run(plan(general(), income=(legacy,)))) == (900, 0, 0)


def test_the_views_of_an_unconfirmed_receipt() -> None:
    bid = grant(probability=40, instalments=(instalment(date(2026, 5, 1), 1_000),))
    found = forecasts(plan(general(), grants=(bid,)), load_rates(), months=3)
    assert {view: received(each) for view, each in found.items()} == {
        "confirmed": (0, 0, 0),
        "expected": (0, 400, 0),
        "everything": (0, 1_000, 0),
    }


def test_the_expected_receipts_of_a_source_add_up_to_the_rounded_whole() -> None:
    shop = income(1, confirmed=False, probability=33)
    assert sum(received(run(plan(general(), income=(shop,)), "expected", 100))) == 33


def test_a_restricted_receipt_goes_to_its_fund() -> None:
    given = grant(fund=2, instalments=(instalment(date(2026, 4, 1), 700),))
    found = run(plan(general(), restricted(2), grants=(given,)))
    assert received(found, 2) == (700, 0, 0)
    assert found.free_cash == (0, 0, 0)


# Costs


def test_a_cost_due_before_the_start_and_paid_after_it_counts() -> None:
    tax = cost(250, once(date(2026, 3, 22)), lag=1)
    assert run(plan(general(1_000), costs=(tax,))).free_cash == (750, 750, 750)


def test_a_cost_paid_before_the_start_is_in_the_balance() -> None:
    assert run(plan(general(1_000), costs=(cost(250, once(date(2026, 3, 22))),))).free_cash == (1_000,) * 3


# Charging


def test_a_restricted_grant_pays_what_it_names_until_its_line_is_used() -> None:
    given = grant(pays(RENT, 1_000, spent=300), fund=2)
    found = run(plan(general(), restricted(2, 700), costs=(cost(300),), grants=(given,)))
    assert closing(found, 2) == (400, 100, 0)
    assert closing(found, 1) == (0, 0, -200)
    (charge,) = found.charges
    assert (charge.grant, charge.source, charge.project, charge.amounts) == (1, RENT, None, (300, 300, 100))


def test_restricted_money_never_pays_what_its_grant_does_not_name() -> None:
    given = grant(pays(("cost", 2), 1_000), pays(("project", 7), 1_000), pays(("category", "travel"), 1_000), fund=2)
    found = run(plan(general(), restricted(2, 9_000), costs=(cost(300),), grants=(given,)))
    assert closing(found, 2) == (9_000,) * 3
    assert found.free_cash == (-300, -600, -900)


def test_a_grant_in_arrears_overdraws_its_fund_and_free_cash_carries_it() -> None:
    given = grant(pays(RENT, 600), fund=2, instalments=(instalment(date(2026, 6, 1), 600),))
    found = run(plan(general(500), restricted(2), costs=(cost(200),), grants=(given,)))
    assert closing(found, 2) == (-200, -400, 0)
    assert closing(found, 1) == (500, 500, 500)
    assert found.free_cash == (300, 100, 500)


def test_one_funds_surplus_never_covers_another_overdraft_and_other_funds_stay_outside() -> None:
    designated = general(300).__class__(3, "Roof", "designated", 5_000)
    found = run(plan(general(100), restricted(2, -40), restricted(4, 900), designated), months=1)
    assert found.opening_free_cash == 60
    assert found.free_cash == (60,)


def test_the_grant_that_ends_first_goes_first() -> None:
    later = grant(pays(RENT, 900), fund=2, end=date(2027, 3, 31))
    sooner = grant(pays(RENT, 900, id_=2), id_=2, fund=3, end=date(2026, 9, 30))
    endless = grant(pays(RENT, 900, id_=3), id_=3, fund=4)
    funds = (general(), restricted(2), restricted(3), restricted(4))
    found = run(plan(*funds, costs=(cost(700),), grants=(endless, later, sooner)))
    assert closing(found, 3) == (-700, -900, -900)
    assert closing(found, 2) == (0, -500, -900)
    assert closing(found, 4) == (0, 0, -300)


def test_of_grants_that_end_together_the_one_that_names_most_exactly_goes_first() -> None:
    end = date(2027, 3, 31)
    broad = grant(pays(("category", "materials"), 900), fund=2, end=end)
    wide = grant(pays(("project", 1), 900, id_=2), id_=2, fund=3, end=end)
    exact = grant(pays(RENT, 900, id_=3), id_=3, fund=4, end=end)
    funds = (general(), restricted(2), restricted(3), restricted(4))
    found = run(plan(*funds, costs=(cost(900, shares=shares(p1=10_000)),), grants=(broad, wide, exact)))
    assert [closing(found, fund) for fund in (4, 3, 2)] == [(-900,) * 3, (0, -900, -900), (0, 0, -900)]


def test_a_line_pays_what_falls_due_between_its_dates_whenever_it_is_paid() -> None:
    given = grant(pays(RENT, 9_999, start=date(2026, 4, 30), end=date(2026, 5, 1)), fund=2)
    late_paid = cost(100, lag=1)
    found = run(plan(general(), restricted(2), costs=(late_paid,), grants=(given,)), months=4)
    assert closing(found, 2) == (0, -100, -200, -200)


def test_lags_that_differ_within_one_line_keep_to_its_dates() -> None:
    costs = (cost(100, shares=shares(p1=10_000)), cost(10, id_=2, lag=2, shares=shares(p1=10_000)))
    given = grant(pays(("project", 1), 9_999), fund=2, start=date(2026, 4, 1), end=date(2026, 4, 30))
    found = run(plan(general(), restricted(2), costs=costs, grants=(given,)))
    assert closing(found, 2) == (-100, -100, -110)


def test_a_project_line_pays_only_the_projects_part() -> None:
    given = grant(pays(("project", 1), 9_999), fund=2)
    found = run(
        plan(general(), restricted(2), costs=(cost(1_000, shares=shares(p1=2_500)),), grants=(given,)), months=1
    )
    assert closing(found, 2) == (-250,)
    assert (found.core_cost, found.project_cost) == ((750,), (250,))
    assert (found.core_on_general, found.projects_on_general) == ((750,), (0,))


def test_staff_and_freelancers_are_categories_too() -> None:
    given = grant(pays(("category", "staff"), pounds(99_999)), fund=2)
    found = run(plan(general(), restricted(2), posts=(post(pounds(4_800)),), grants=(given,)), months=1)
    assert closing(found, 2) == (pounds(-400),)


def test_an_unconfirmed_grant_pays_by_its_chance_and_the_rest_falls_on_the_next() -> None:
    bid = grant(pays(RENT, 150), fund=2, probability=50, end=date(2026, 12, 31))
    sure = grant(pays(RENT, 70, id_=2), id_=2, fund=3)
    of = plan(general(), restricted(2), restricted(3), costs=(cost(100),), grants=(bid, sure))
    found = run(of, "expected")
    # its line is used up by 100 and then 50, of which it pays half; the other grant pays what is left, up to 70
    assert closing(found, 2) == (-50, -75, -75)
    assert closing(found, 3) == (-50, -70, -70)
    assert closing(found, 1) == (0, -55, -155)
    assert closing(run(of, "confirmed"), 2) == (0, 0, 0)
    assert closing(run(of, "everything"), 2) == (-100, -150, -150)


def test_a_grant_to_the_general_fund_charges_nothing() -> None:
    given = grant(pays(RENT, 9_999), instalments=(instalment(date(2026, 4, 1), 50),))
    found = run(plan(general(), costs=(cost(100),), grants=(given,)), months=1)
    assert found.charges == ()
    assert found.free_cash == (-50,)


# Employment Allowance


def test_the_allowance_is_received_until_the_tax_years_is_used() -> None:
    # £80,000: (80,000 − 5,000) × 15% = £11,250 a year, £937.50 a month; the allowance of 2026-27 is £10,500
    of = plan(general(), posts=(post(pounds(80_000)),), claims_allowance=True)
    found = run(of, months=13)
    assert found.allowance[:11] == (pounds(937.50),) * 11
    assert found.allowance[11] == pounds(10_500) - 11 * pounds(937.50)
    assert found.allowance[12] == pounds(937.50)
    assert received(found) == found.allowance
    assert not any(run(plan(general(), posts=of.posts), months=13).allowance)


def test_what_was_used_of_the_allowance_counts_only_within_its_tax_year() -> None:
    manager = post(pounds(80_000))
    used = {"claims_allowance": True, "allowance_used": pounds(10_500), "posts": (manager,)}
    same_year = run(plan(general(), balance_date=date(2026, 5, 31), **used), months=1)
    assert same_year.allowance == (0,)
    # A tax year begins on 6 April, and the payroll of April belongs to it: what was used by the 5th was the last year's
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 5)):
        assert run(plan(general(), balance_date=day, **used), months=1).allowance == (pounds(937.50),)
    assert run(plan(general(), balance_date=date(2026, 4, 6), **used), months=1).allowance == (0,)


def test_every_frequency_reaches_the_forecast() -> None:
    costs = tuple(
        cost(1, every(frequency), id_=number)
        for number, frequency in enumerate(("one_off", "weekly", "monthly", "quarterly", "yearly"))
    )
    # Wednesdays from 1 April 2026: 5, 4, 4
    assert run(plan(general(), costs=costs)).funds[0].paid == (9, 5, 5)
