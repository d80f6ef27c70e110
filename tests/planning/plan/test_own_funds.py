"""Restricted grants without a fund: what they bring is never free. Balances at 31 March 2026, April is month one."""

from dataclasses import replace
from datetime import date

import pytest

from app.dates import FinancialYear, Month
from app.planning.forecast.forecast import Forecast, forecast
from app.planning.forecast.overfunding import overfunded
from app.planning.full_cost.funding import project_funding
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Grant, Plan
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, instalment, pays, plan, project, restricted, shares

APRIL = date(2026, 4, 10)


def bid(**more: object) -> Grant:
    """£10 in April at 40 per cent, for up to £6 of the rent."""
    wanted = grant(pays(("cost", 1), 600), probability=40, instalments=(instalment(APRIL, 1_000),))
    return replace(wanted, **({"restricted": True} | more))  # type: ignore[arg-type]  # fields of a grant, named by the test


def rented(*grants: Grant) -> Plan:
    """£5 in hand, and a rent of £2 a month."""
    return plan(general(500), costs=(cost(200),), grants=grants)


def run(of: Plan, view: str) -> Forecast:
    return forecast(of, load_rates(), view=view, months=4)


@pytest.mark.parametrize(
    ("view", "free", "held"),
    [
        ("confirmed", (300, 100, -100, -300), None),
        # 40% of £2 a month until £6 of rent is reached: 80p a month for three months of £4 received
        ("expected", (380, 260, 140, -60), (320, 240, 160, 160)),
        ("everything", (500, 500, 500, 300), (800, 600, 400, 400)),
    ],
)
def test_a_restricted_bid_pays_for_what_it_names_and_the_rest_of_it_is_not_free(
    view: str, free: tuple[int, ...], held: tuple[int, ...] | None
) -> None:
    found = run(rented(bid()), view)
    assert found.free_cash == free
    assert [line.closing for line in found.funds[1:]] == ([held] if held else [])


def test_one_without_a_budget_leaves_free_cash_as_it_is() -> None:
    for view in ("expected", "everything"):
        assert run(rented(bid(budget=())), view).free_cash == run(rented(), view).free_cash


def test_unrestricted_money_without_a_fund_is_free() -> None:
    assert run(rented(bid(restricted=False)), "everything").free_cash == (1_300, 1_100, 900, 700)


def test_what_came_from_a_bid_before_it_was_decided_is_not_free_either() -> None:
    came = bid(budget=(), instalments=(instalment(APRIL, 1_000, received_on=APRIL),))
    assert run(rented(came), "confirmed").free_cash == run(rented(), "confirmed").free_cash


def test_each_has_a_fund_with_a_name_of_its_own() -> None:
    of = plan(general(), restricted(7), grants=(bid(id=1, title="Restricted 7"), bid(id=2), bid(id=3, fund=7)))
    found = with_own_funds(of, lambda _: True)
    assert [fund.name for fund in found.funds[2:]] == ["Restricted 7 (Funder 1)", "Grant 1"]
    assert [given.fund for given in found.grants] == [-1, -2, 7]
    assert {fund.kind for fund in found.funds[2:]} == {"restricted"}
    assert with_own_funds(of, lambda _: False) is of


def test_its_budget_counts_among_who_pays_for_a_project() -> None:
    of = rented(bid())
    of = replace(of, costs=(cost(200, shares=shares(p1=10_000)),), projects=(project(1),))
    found = project_funding(of, load_rates(), 1, FinancialYear(Month(2026, 4)))
    assert [(payer.name, payer.amount) for payer in found.payers] == [("Grant 1", 600)]


def test_two_awards_without_a_fund_for_one_cost_are_seen() -> None:
    won = bid(confirmed=True, end=date(2026, 4, 30), budget=(pays(("cost", 1), 100),))
    assert overfunded(rented(won, replace(won, id=2)), load_rates()) == ()
    dear = replace(won, budget=(pays(("cost", 1), 300),))
    (found,) = overfunded(rented(dear, replace(won, id=2)), load_rates())
    assert (found.funded, found.cost) == (400, 200)
