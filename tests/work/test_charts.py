"""The cash chart of the outlook: the same months and the same pence, and the points that matter."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import Month
from app.services.organisation.organisation import StartAnswers, new_organisation, start_mine
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import Outlook, outlook
from app.work.charts import cash_chart

TODAY = date(2026, 11, 20)


def _start(session: Session, balance: int, income: int, costs: int, policy: int | None = None) -> None:
    answers = StartAnswers(
        "Us",
        balance_date=date(2026, 10, 31),
        balance=balance,
        monthly_income=income,
        monthly_costs=costs,
        policy_months=policy,
    )
    start_mine(session, answers)


def _outlook(session: Session, view: str = "confirmed", months: int = 36) -> Outlook:
    return outlook(session, load_rates(), view, months, today=TODAY)


def test_a_chart_that_lasts_shows_every_month_and_its_lowest_point(session: Session) -> None:
    _start(session, 12_000_00, 4_100_00, 4_000_00, policy=300)
    found = _outlook(session)
    chart = cash_chart(found)
    assert chart.months == found.forecast.months
    assert chart.free_cash == found.forecast.free_cash
    assert len(chart.months) == 36
    assert chart.lowest == (Month(2026, 11), 12_100_00)
    assert chart.first_short is None
    assert chart.reserves == (12_000_00,) * 36
    assert chart.expected == found.expected_cash


@pytest.mark.parametrize(("balance", "lasts", "shown"), [(12_000_00, 12, 25), (1_000_00, 1, 14), (500_00, 0, 13)])
def test_a_chart_that_runs_short_ends_a_year_later(session: Session, balance: int, lasts: int, shown: int) -> None:
    _start(session, balance, 3_000_00, 4_000_00)
    found = _outlook(session)
    chart = cash_chart(found)
    assert found.runway.months == max(0, lasts - 1)  # counted from November, the month of today
    assert len(chart.months) == len(chart.free_cash) == len(chart.expected or ()) == shown
    assert chart.first_short == found.runway.first_short == Month(2026, 11).plus(lasts)
    assert chart.months[-1] == found.runway.first_short.plus(12)
    assert chart.lowest is None
    assert chart.reserve is None


def test_a_chart_never_shows_more_months_than_were_asked_for(session: Session) -> None:
    _start(session, 1_000_00, 3_000_00, 4_000_00)
    assert len(cash_chart(_outlook(session, months=6)).months) == 6


def test_only_the_confirmed_view_has_the_expected_line_beside_it(example: Session) -> None:
    assert cash_chart(_outlook(example)).expected is not None
    for view in ("expected", "everything"):
        chart = cash_chart(_outlook(example, view))
        assert chart.expected is None
        assert chart.label == view


def test_a_plan_that_nothing_would_cost_to_close_has_no_line_for_it(session: Session) -> None:
    _start(session, 12_000_00, 3_000_00, 4_000_00)
    chart = cash_chart(_outlook(session))
    assert (chart.closing, chart.last_safe) == (None, None)


def test_a_plan_without_a_balance_has_an_empty_chart(session: Session) -> None:
    new_organisation(session, "Us")
    chart = cash_chart(_outlook(session))
    assert (chart.months, chart.free_cash) == ((), ())
    assert chart.expected is None
