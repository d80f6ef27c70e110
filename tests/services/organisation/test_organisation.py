"""A new organisation, its balances, its first six answers and its identifier."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.models.choices import FundKind, LegalForm, Nation
from app.problems import Refused
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers, own_identifier
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


@pytest.mark.parametrize(
    ("details", "identifier"),
    [
        ({}, ""),
        ({"charity_number": "1112 345"}, "GB-CHC-1112345"),
        ({"charity_number": "1112345", "company_number": "123"}, "GB-CHC-1112345"),
        ({"charity_number": "sc012345", "nation": Nation.SCOTLAND}, "GB-SC-SC012345"),
        ({"charity_number": "NIC100012", "nation": Nation.NORTHERN_IRELAND}, "GB-NIC-100012"),
        ({"company_number": "01234567"}, "GB-COH-01234567"),
        ({"charity_number": "1112345", "org_id": "360G-us"}, "360G-us"),
    ],
)
def test_the_own_identifier_follows_from_the_registration(
    session: Session, details: dict[str, object], identifier: str
) -> None:
    assert own_identifier(session) == ""
    organisation.new_organisation(session, "Us")
    records.change(session, "organisation", 1, details)
    assert own_identifier(session) == identifier
