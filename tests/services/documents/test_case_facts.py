"""What a business case knows of its project: figures that agree with the plan, and who is asked for what."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.facts.case import BusinessCase, CaseCost, CaseOption, CasePayer, CasePayment, CaseRisk
from app.documents.facts.case_pounds import pounds_of
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.funding import Payer, project_funding
from app.planning.plan.plan import Grant, Plan
from app.problems import Refused
from app.services.documents.case_facts import _payers, case_of
from app.services.grants import grants
from app.services.organisation import organisation
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.splits import set_splits

START, TODAY, YEAR = date(2026, 4, 1), date(2026, 4, 2), 2026
COUNCIL = "A Council"
TERM: Mapping[str, Any] = {"start": START, "end": date(2027, 3, 31)}


@pytest.fixture
def choir(session: Session) -> int:
    """A project that costs £3,600 and a share of £800 of overheads, in an organisation with another."""
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31), balance=6_000_00)
    choir = records.add(session, "project", {"name": "Choir"})
    other = records.add(session, "project", {"name": "Clay"})
    records.add(session, "project_year", {"project_id": choir, "year": YEAR, "sessions": 40, "participants": 30})
    _cost(session, "Hall", 300_00, "venue", choir)
    _cost(session, "Clay", 100_00, "materials", other)
    _cost(session, "Audit", 80_00, "governance", None)
    return choir


def _cost(session: Session, name: str, amount: int, category: str, project: int | None) -> None:
    row = records.add(session, "cost_line", {"name": name, "amount": amount, "start": START, "category": category})
    if project is not None:
        set_splits(session, "cost_line", row, {project: 10_000})


def _grant(session: Session, project: int, funder: str = COUNCIL, **values: object) -> int:
    """A grant or contract of £2,000 for the project: a contract that was asked for, unless said otherwise."""
    usual = {"title": "Choir", "kind": "contract", "stage": "submitted", "project_id": project}
    whose = {"funder_id": grants.funder_id_for(session, funder), "amount_applied": 2_000_00}
    return records.add(session, "grant", {**usual, **whose, **TERM, **values})


def _document(session: Session, **values: object) -> int:
    usual = {"title": "Choir: case", "kind": "business-case-short", "year": YEAR, "created_on": TODAY}
    return records.add(session, "document", {**usual, **values})


def _case(session: Session, document: int) -> BusinessCase:
    case = case_of(session, load_rates(), document, today=TODAY)
    assert case is not None
    return case


def test_rows_and_figures_are_gathered(session: Session, choir: int) -> None:
    records.add(session, "project_option", {"project_id": choir, "name": "Do nothing", "yearly_cost": 0})
    risk = {"project_id": choir, "risk": "Few come", "likelihood": "low", "impact": "high", "mitigation": "Ask"}
    records.add(session, "project_risk", risk)
    case = _case(session, _document(session, project_id=choir, buyer=COUNCIL, ask=3_000_00))
    assert (case.project, case.year, case.buyer, case.ask, case.agreed) == (
        "Choir",
        "2026-27",
        COUNCIL,
        3_000_00,
        False,
    )
    assert case.options == (CaseOption("Do nothing", "", 0, preferred=False),)
    assert case.risks == (CaseRisk("Few come", "Low", "High", "Ask", ""),)
    assert case.direct == (CaseCost("Venue hire", 3_600_00),)
    assert case.overheads == (CaseCost("Governance and strategy", 720_00, "by direct cost"),)
    assert (case.sessions, case.participants) == (40, 30)


def test_the_figures_agree_with_the_plan(session: Session, choir: int) -> None:
    _grant(session, choir, "A Trust", stage="awarded", amount_awarded=2_000_00)
    case = _case(session, _document(session, project_id=choir, buyer=COUNCIL, ask=1_000_00))
    plan, year = load_plan(session), FinancialYear(Month(2026, 4))
    costs = next(each for each in full_cost(plan, load_rates(), year).projects if each.project == choir)
    paid = project_funding(plan, load_rates(), choir, year)
    assert case.full_total == costs.full == 4_320_00
    assert case.payers == (CasePayer("A Trust", certain=True, probability=100, amount=2_000_00),)
    assert case.confirmed == paid.confirmed == costs.full - paid.gap
    assert pounds_of(case).to_find == paid.to_find - 1_000_00 == 1_320_00
    assert case.late is not None
    assert case.late.usual_short is not None
    assert case.late.first_short is not None
    assert case.late.first_short <= case.late.usual_short


def test_a_bid_to_the_buyer_is_what_is_asked_for_and_no_other_payer(session: Session, choir: int) -> None:
    grant = _grant(session, choir, decision_due=date(2026, 5, 1))
    records.add(session, "instalment", {"grant_id": grant, "due": date(2026, 9, 1), "amount": 2_000_00})
    case = _case(session, _document(session, project_id=choir, buyer="a  council", ask=2_500_00))
    assert (case.ask, case.payers) == (2_500_00, ())
    assert (case.decision_due, case.payments) == (date(2026, 5, 1), (CasePayment(date(2026, 9, 1), 2_000_00),))
    pounds = pounds_of(case)
    assert (pounds.hoped, pounds.to_find) == (2_500_00, 1_820_00)


def test_of_two_bids_to_the_buyer_the_one_nearest_to_the_ask_is_asked_for(session: Session, choir: int) -> None:
    _grant(session, choir, title="Small", amount_applied=300_00)
    _grant(session, choir, title="Large", amount_applied=1_900_00)
    case = _case(session, _document(session, project_id=choir, buyer=COUNCIL, ask=2_000_00))
    assert [(payer.name, payer.amount) for payer in case.payers] == [(COUNCIL, 300_00)]


def test_a_contract_that_the_buyer_agreed_at_the_price_asked_is_this_one_and_another_is_not(
    session: Session, choir: int
) -> None:
    _grant(session, choir, stage="awarded", amount_awarded=2_000_00)
    agreed = _case(session, _document(session, project_id=choir, buyer=COUNCIL, ask=2_000_00))
    assert (agreed.agreed, agreed.payers, agreed.confirmed) == (True, (), 2_000_00)
    more = _case(session, _document(session, title="More", project_id=choir, buyer=COUNCIL, ask=500_00))
    assert (more.agreed, [payer.amount for payer in more.payers]) == (False, [2_000_00])


def test_a_documents_own_grant_says_who_is_asked_for_what_in_the_year(session: Session, choir: int) -> None:
    two_years = {"amount_applied": 4_000_00, "end": date(2028, 3, 31), "kind": "grant", "restriction": "unrestricted"}
    grant = _grant(session, choir, "A Lottery", **two_years)
    case = _case(session, _document(session, project_id=choir, grant_id=grant, buyer="Somebody", ask=1_00))
    assert (case.buyer, case.ask, case.is_grant, case.payers) == ("A Lottery", 2_000_00, True, ())


def test_a_grant_that_brings_nothing_in_the_year_leaves_the_ask_to_the_document(session: Session, choir: int) -> None:
    later = _grant(session, choir, start=date(2028, 4, 1), end=date(2029, 3, 31))
    case = _case(session, _document(session, project_id=choir, grant_id=later, ask=1_00))
    assert (case.buyer, case.ask) == (COUNCIL, 1_00)


def test_a_grant_that_was_declined_leaves_buyer_and_ask_to_the_document(session: Session, choir: int) -> None:
    declined = _grant(session, choir, stage="declined")
    case = _case(session, _document(session, project_id=choir, grant_id=declined, buyer="Another", ask=1_00))
    assert (case.buyer, case.ask, case.agreed) == ("Another", 1_00, False)


def test_a_document_without_a_project_or_a_year_has_no_case(session: Session, choir: int) -> None:
    assert case_of(session, load_rates(), _document(session, project_id=choir, year=None), today=TODAY) is None
    document = _document(session, title="Two", project_id=choir)
    assert case_of(session, load_rates(), document, today=TODAY) is not None
    records.delete(session, "project", [choir])
    assert case_of(session, load_rates(), document, today=TODAY) is None


def test_a_document_that_is_gone_says_so(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    with pytest.raises(Refused, match="This document is not in the file any more"):
        case_of(session, load_rates(), 9, today=TODAY)


def test_who_works_alone_has_time_and_no_staff(session: Session, choir: int) -> None:
    records.change(session, "organisation", 1, {"legal_form": "sole_trader"})
    _cost(session, "Pay", 500_00, "staff", choir)
    case = _case(session, _document(session, project_id=choir))
    assert [cost.label for cost in case.costs] == ["My time", "Venue hire", "Accounts and planning"]


def test_a_funder_that_pays_twice_is_named_with_what_for() -> None:
    given = (
        Grant(1, "Choir", "Weaver Trust", "grant", True, 100),
        Grant(2, "Band", "Weaver Trust", "grant", False, 40),
        Grant(3, "Choir", "Council", "contract", True, 100),
    )
    payers = [
        Payer("grant", 1, "Choir", True, 100, 500),
        Payer("grant", 2, "Band", False, 40, 300),
        Payer("contract", 3, "Choir", True, 100, 200),
        Payer("income", 1, "Council", True, 100, 100),
    ]
    named = _payers(Plan(name="A", balance_date=None, grants=given), payers)
    assert [payer.name for payer in named] == ["Weaver Trust, Choir", "Weaver Trust, Band", "Council, Choir", "Council"]
