"""Which grant pays which cost: the example of `charging.charge`, in pounds."""

from datetime import date

import pytest

from app.dates import Month
from app.planning.forecast.charging import Charged, charge, unused
from app.planning.plan.plan import BudgetLine, Plan
from app.planning.spending.spending import spending
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, pays, plan, pounds, project, restricted, shares


@pytest.fixture
def rent_of_a_project() -> Plan:
    """Rent of 300 a month; a confirmed line has 500 for the project, a later one with a likelihood of 50% has 200."""
    first = grant(pays(("project", 1), pounds(500)), fund=2, end=date(2026, 12, 31))
    second = grant(pays(("project", 1), pounds(200), id_=2), id_=2, fund=3, probability=50, end=date(2027, 3, 31))
    rent = cost(pounds(300), shares=shares(p1=10_000))
    funds = (general(), restricted(2), restricted(3))
    return plan(*funds, costs=(rent,), projects=(project(1),), grants=(first, second))


def charged(of: Plan, view: str, most: int | None = None) -> Charged:
    def limit(line: BudgetLine) -> int:
        return unused(line) if most is None else most

    return charge(of, spending(of, load_rates(), Month(2026, 4), 4), view, limit)


def paid(found: Charged) -> list[list[float]]:
    """Pounds by month that each line pays, to the month in which it is used up."""
    return [[pence / 100 for pence in (*[0] * each.start, *each.by_month)] for each in found.payments]


def left(found: Charged) -> list[float]:
    return [pence / 100 for pence in found.left.sum(axis=1)]


def test_confirmed_money_leaves_what_it_cannot_pay(rent_of_a_project: Plan) -> None:
    found = charged(rent_of_a_project, "confirmed")
    assert paid(found) == [[300, 200]]
    assert left(found) == [0, 100, 300, 300]


def test_a_likely_line_is_used_up_at_its_full_value_and_counts_by_its_likelihood(rent_of_a_project: Plan) -> None:
    found = charged(rent_of_a_project, "expected")
    assert paid(found) == [[300, 200], [0, 50, 50]]
    assert left(found) == [0, 50, 250, 300]


def test_a_limit_is_of_the_line_at_100_per_cent(rent_of_a_project: Plan) -> None:
    found = charged(rent_of_a_project, "expected", most=pounds(120))
    assert paid(found) == [[120], [60]]
    assert left(found) == [120, 300, 300, 300]
