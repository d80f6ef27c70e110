"""A new organisation, its balances and its first six answers."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.models.choices import FundKind, LegalForm, Nation
from app.problems import Refused
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers
from app.services.rows import records


def test_a_new_organisation_has_its_row_and_a_general_fund(session: Session) -> None:
    fund = organisation.new_organisation(session, " Cwm Arts ", LegalForm.CIO, Nation.WALES, balance=5_00)
    details = organisation.details(session)
    assert (details.name, details.legal_form, details.nation) == ("Cwm Arts", LegalForm.CIO, Nation.WALES)
    assert records.get(session, "fund", fund).values["balance"] == 5_00
    assert [record.id for record in records.rows(session, "fund", where={"kind": FundKind.GENERAL})] == [fund]
    with pytest.raises(Refused, match="already belongs to an organisation"):
        organisation.new_organisation(session, "Another")


def test_before_there_is_one_the_details_say_so(session: Session) -> None:
    with pytest.raises(Refused, match="no organisation yet"):
        organisation.details(session)


def test_balances_are_set_at_a_day(session: Session) -> None:
    fund = organisation.new_organisation(session, "Us")
    other = records.add(session, "fund", {"name": "Repairs", "kind": FundKind.DESIGNATED, "balance": 7})
    organisation.set_balances(session, date(2026, 3, 31), {fund: -12_00})
    assert organisation.details(session).balance_date == date(2026, 3, 31)
    assert records.get(session, "fund", fund)["balance"] == -12_00
    assert records.get(session, "fund", other)["balance"] == 7


def test_six_answers_make_a_first_plan(session: Session) -> None:
    answers = StartAnswers(
        name="Us",
        balance_date=date(2026, 3, 31),
        balance=20_000_00,
        monthly_income=3_000_00,
        monthly_costs=5_000_00,
        policy_months=300,
    )
    organisation.start_mine(session, answers)
    income, cost = records.rows(session, "income_line")[0], records.rows(session, "cost_line")[0]
    assert (income["name"], income["amount"], income["start"]) == ("Regular income", 3_000_00, date(2026, 4, 1))
    assert (cost["name"], cost["amount"], cost["start"]) == ("Running costs", 5_000_00, date(2026, 4, 1))
    assert organisation.details(session).policy_months_low == 300


def test_a_first_plan_needs_a_day_and_a_name(session: Session) -> None:
    with pytest.raises(Refused, match="Balance date is empty"):
        organisation.start_mine(session, StartAnswers(name="Us"))
    with pytest.raises(Refused, match="Name is empty"):
        organisation.start_mine(session, StartAnswers(name=" ", balance_date=date(2026, 4, 1)))
