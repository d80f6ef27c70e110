"""What is released to unrestricted money when grants stop: the example of `released.released_costs`, in pounds."""

from datetime import date

from app.dates import Month
from app.planning.forecast.charging import charge
from app.planning.forecast.released import released_costs
from app.planning.spending.spending import spending
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, pays, plan, pounds, restricted

RENT = ("cost", 1)
MAY, JUNE, AUGUST = date(2026, 5, 31), date(2026, 6, 30), date(2026, 8, 1)


def released() -> dict[int, list[float]]:
    """By grant, pounds by month from April, of a cost that A (to May) and B (to June) pay, and another from August."""
    of_a = grant(pays(RENT, pounds(9_000), end=MAY), id_=1, fund=2, end=date(2027, 3, 31))
    of_b = grant(pays(RENT, pounds(9_000), id_=2), id_=2, fund=3, probability=40, end=JUNE)
    new = grant(pays(RENT, pounds(9_000), id_=3, start=AUGUST), id_=3, fund=4, probability=50, end=date(2028, 3, 31))
    funds = (general(), restricted(2), restricted(3), restricted(4))
    of = plan(*funds, costs=(cost(pounds(100)),), grants=(of_a, of_b, new))
    charged = charge(of, spending(of, load_rates(), Month(2026, 4), 6), "expected")
    return {each.payment.payer.grant.id: [pence / 100 for pence in each.pence] for each in released_costs(charged)}


def test_what_was_released_last_is_taken_back_first() -> None:
    assert released() == {1: [0, 0, 60, 60, 50, 50], 2: [0, 0, 0, 40, 0, 0]}
