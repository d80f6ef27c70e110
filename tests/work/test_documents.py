"""What services gather reaches charts and documents unchanged: the same months, the same pence, the same words."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.funding import project_funding
from app.problems import Refused
from app.services.documents import business_case as services
from app.services.organisation.organisation import StartAnswers, new_organisation, start_mine
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook
from app.services.rows import records
from app.work.charts import cash_chart
from app.work.documents import business_case, forecast_report

TODAY = date(2026, 11, 20)


def test_paper_says_until_when_rates_are_known(example: Session) -> None:
    note = "Rates are known until 5 April 2027 for employer’s National Insurance, pensions, the Employment Allowance"
    report = forecast_report(example, load_rates(), "confirmed", 36, 0, today=TODAY)
    assert report.notes[-1].startswith(note)
    soon = forecast_report(example, load_rates(), "confirmed", 3, 0, today=TODAY)
    assert not any("Rates" in each for each in soon.notes)
    project = records.rows(example, "project")[0].id
    case = {"title": "Case", "project_id": project, "year": 2027, "created_on": TODAY}
    document = records.add(example, "document", case)
    assert business_case(example, load_rates(), document, today=TODAY).rates_note.startswith(note)


def test_the_forecast_report_has_the_months_and_the_sentences(example: Session) -> None:
    report = forecast_report(example, load_rates(), "confirmed", 24, 2, today=TODAY)
    assert report.organisation == "Riverbank Arts"
    assert report.as_at == TODAY
    first = report.chart.first_short
    assert first is not None
    assert report.forecast.months[-1] == report.chart.months[-1] == first.plus(12)
    assert f"Nothing is shown after {first.plus(12).label}: by then we would have closed." in report.notes
    assert "2 months late" in report.sentence
    assert "**" not in report.sentence
    assert all(report.notes)
    with pytest.raises(Refused, match="months"):
        forecast_report(example, load_rates(), "confirmed", 0, 0, today=TODAY)


def test_paper_says_that_it_rests_on_first_answers(session: Session) -> None:
    answers = StartAnswers("Us", balance_date=date(2026, 10, 31), balance=9_000_00, monthly_income=1_000_00)
    start_mine(session, answers)
    rests = "This rests on our first answer: £1,000 a month in."
    assert forecast_report(session, load_rates(), "confirmed", 36, 0, today=TODAY).notes[0] == rests
    project = records.add(session, "project", {"name": "Clay"})
    case = {"title": "Case", "project_id": project, "year": 2027, "created_on": TODAY}
    document = records.add(session, "document", case)
    assert business_case(session, load_rates(), document, today=TODAY).runway.endswith(f". {rests}")


def test_a_business_case_says_what_the_services_gathered(example: Session) -> None:
    row = records.rows(example, "document")[0].id
    found, behind = services.business_case(example, load_rates(), row, today=TODAY)
    case = business_case(example, load_rates(), row, today=TODAY)
    assert (case.project, case.buyer, case.ask, case.need) == (found.project, found.buyer, found.ask, found.need)
    assert (case.direct, case.overheads, case.payers) == (found.direct, found.overheads, found.payers)
    assert all(each.basis.startswith("by ") for each in case.overheads)
    assert (case.options, case.risks) == (found.options, found.risks)
    assert case.chart is not None
    assert case.chart.free_cash == cash_chart(behind).free_cash
    assert case.late is not None
    assert case.late.months == 3


def test_the_user_sees_what_closing_would_cost_and_whoever_is_asked_for_money_does_not(example: Session) -> None:
    found = outlook(example, load_rates(), today=TODAY)
    chart = cash_chart(found)
    assert found.closure is not None
    assert chart.closing == tuple(cost.total for cost in found.closure.months[: len(chart.months)])
    assert chart.last_safe == found.last_safe_decision == date(2026, 12, 31)
    report = forecast_report(example, load_rates(), "confirmed", 36, 0, today=TODAY)
    assert report.chart == chart
    case = business_case(example, load_rates(), records.rows(example, "document")[0].id, today=TODAY)
    assert case.chart is not None
    assert (case.chart.closing, case.chart.last_safe) == (None, None)


def test_a_business_case_comes_to_what_was_planned(example: Session) -> None:
    row = records.rows(example, "document")[0].id
    plan, case = (
        outlook(example, load_rates(), today=TODAY).plan,
        business_case(example, load_rates(), row, today=TODAY),
    )
    year = FinancialYear(Month(records.get(example, "document", row)["year"], plan.year_start_month))
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
