"""What services gather reaches charts and documents unchanged: the same months, the same pence, the same words."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app import paths
from app.dates import FinancialYear, Month
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.funding import project_funding
from app.problems import Refused
from app.services.documents.business_case import case_figures
from app.services.open_form.form import from_open_form
from app.services.organisation.organisation import StartAnswers, new_organisation, start_mine
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import Outlook, outlook
from app.services.rows import records
from app.work.charts import LEAST_SHOWN, cash_chart
from app.work.documents import business_case, forecast_report
from tests.services.memory import close_session, memory_session

TODAY = date(2026, 11, 20)


@pytest.fixture
def session() -> Iterator[Session]:
    opened = memory_session()
    yield opened
    close_session(opened)


def test_paper_says_until_when_rates_are_known(session: Session) -> None:
    from_open_form(session, json.loads(paths.resource("example", "riverbank-arts.json").read_text(encoding="utf-8")))
    note = "Rates are known until 5 April 2027 for employer’s National Insurance, pensions, the Employment Allowance"
    report = forecast_report(session, load_rates(), "confirmed", 36, 0, today=TODAY)
    assert report.notes[-1].startswith(note)
    soon = forecast_report(session, load_rates(), "confirmed", 3, 0, today=TODAY)
    assert not any("Rates" in each for each in soon.notes)
    project = records.rows(session, "project")[0].id
    case = {"title": "Case", "project_id": project, "year": 2027, "created_on": TODAY}
    document = records.add(session, "document", case)
    assert business_case(session, load_rates(), document, today=TODAY).rates_note.startswith(note)


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


def _example(session: Session) -> None:
    text = paths.resource("example", "riverbank-arts.json").read_text(encoding="utf-8")
    from_open_form(session, json.loads(text))


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


@pytest.mark.parametrize(("balance", "lasts", "shown"), [(12_000_00, 12, 24), (1_000_00, 1, LEAST_SHOWN)])
def test_a_chart_that_runs_short_ends_a_year_later(session: Session, balance: int, lasts: int, shown: int) -> None:
    _start(session, balance, 3_000_00, 4_000_00)
    found = _outlook(session)
    chart = cash_chart(found)
    assert found.runway.months == lasts
    assert len(chart.months) == len(chart.free_cash) == len(chart.expected or ()) == shown
    assert chart.first_short == found.runway.first_short == Month(2026, 11).plus(lasts)
    assert chart.lowest is None
    assert chart.reserve is None


def test_a_chart_never_shows_more_months_than_were_asked_for(session: Session) -> None:
    _start(session, 1_000_00, 3_000_00, 4_000_00)
    assert len(cash_chart(_outlook(session, months=6)).months) == 6


def test_only_the_confirmed_view_has_the_expected_line_beside_it(session: Session) -> None:
    _example(session)
    assert cash_chart(_outlook(session)).expected is not None
    for view in ("expected", "everything"):
        chart = cash_chart(_outlook(session, view))
        assert chart.expected is None
        assert chart.label == view


def test_a_plan_without_a_balance_has_an_empty_chart(session: Session) -> None:
    new_organisation(session, "Us")
    chart = cash_chart(_outlook(session))
    assert (chart.months, chart.free_cash) == ((), ())
    assert chart.expected is None


def test_the_forecast_report_has_the_months_and_the_sentences(session: Session) -> None:
    _example(session)
    report = forecast_report(session, load_rates(), "confirmed", 24, 2, today=TODAY)
    assert report.organisation == "Riverbank Arts"
    assert report.as_at == TODAY
    assert len(report.forecast.months) == 24
    assert "2 months late" in report.sentence
    assert "**" not in report.sentence
    assert all(report.notes)
    with pytest.raises(Refused, match="months"):
        forecast_report(session, load_rates(), "confirmed", 0, 0, today=TODAY)


def test_a_business_case_says_what_the_services_gathered(session: Session) -> None:
    _example(session)
    row = records.rows(session, "document")[0].id
    found = case_figures(session, load_rates(), row, today=TODAY)
    case = business_case(session, load_rates(), row, today=TODAY)
    assert (case.project, case.buyer, case.ask, case.need) == (found.project, found.buyer, found.ask, found.need)
    assert (case.direct, case.overheads, case.payers) == (found.direct, found.overheads, found.payers)
    assert all(each.basis.startswith("by ") for each in case.overheads)
    assert (case.options, case.risks) == (found.options, found.risks)
    assert case.chart is not None
    assert case.chart.free_cash == cash_chart(found.outlook).free_cash
    assert case.late is not None
    assert case.late.months == 3


def test_a_business_case_comes_to_what_was_planned(session: Session) -> None:
    _example(session)
    row = records.rows(session, "document")[0].id
    plan, case = _outlook(session).plan, business_case(session, load_rates(), row, today=TODAY)
    year = FinancialYear(Month(records.get(session, "document", row)["year"], plan.year_start_month))
    cost = next(each for each in full_cost(plan, load_rates(), year).projects if each.name == case.project)
    paid = project_funding(plan, load_rates(), cost.project, year)
    assert (case.direct_total, case.full_total) == (cost.direct, cost.full)
    assert (case.per_session, case.per_participant) == (cost.per_session, cost.per_participant)
    assert (case.confirmed, case.unconfirmed) == (paid.confirmed, paid.unconfirmed)
    assert (case.gap, case.to_find) == (paid.gap, paid.to_find)


def test_a_business_case_of_an_organisation_without_figures_has_no_chart(session: Session) -> None:
    new_organisation(session, "Us")
    project = records.add(session, "project", {"name": "Choir"})
    row = records.add(session, "document", {"title": "Choir", "project_id": project, "year": 2026, "created_on": TODAY})
    case = business_case(session, load_rates(), row, today=TODAY)
    assert case.chart is None
    assert case.lowest is None
    assert case.late is None
    assert case.number == ""


def test_numbers_of_the_register_are_named(session: Session) -> None:
    new_organisation(session, "Us")
    project = records.add(session, "project", {"name": "Choir"})
    row = records.add(session, "document", {"title": "Choir", "project_id": project, "year": 2026, "created_on": TODAY})
    records.change(session, "organisation", 1, {"charity_number": "1234567", "company_number": "01234567"})
    case = business_case(session, load_rates(), row, today=TODAY)
    assert case.number == "charity number 1234567, company number 01234567"
    with pytest.raises(Refused, match="not in the file any more"):
        business_case(session, load_rates(), row + 1, today=TODAY)
