"""What a business case prints: the user's words and figures that agree with each other."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.facts.case import BusinessCase, CaseCost, CaseOption, CaseRisk
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.funding import Payer, project_funding
from app.planning.plan.plan import Grant, Plan
from app.problems import Refused
from app.services.documents.business_case import _payers, business_case
from app.services.grants import grants
from app.services.organisation import organisation
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import Outlook
from app.services.rows import records
from app.services.rows.splits import set_splits

START = date(2026, 4, 1)
TODAY = date(2026, 4, 2)


def _case(session: Session) -> tuple[BusinessCase, Outlook]:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31), balance=6_000_00)
    texts = {"need": "People are lonely.", "offer": "A choir.", "summary": " "}
    choir = records.add(session, "project", {"name": "Choir"} | texts)
    other = records.add(session, "project", {"name": "Clay"})
    records.add(session, "project_year", {"project_id": choir, "year": 2026, "sessions": 40, "participants": 30})
    option: dict[str, Any] = {"project_id": choir, "name": "Do nothing", "yearly_cost": 0}
    records.add(session, "project_option", option)
    risk = {"project_id": choir, "risk": "Few come", "likelihood": "low", "impact": "high", "mitigation": "Ask"}
    records.add(session, "project_risk", risk)
    _cost(session, "Hall", 300_00, "venue", choir)
    _cost(session, "Clay", 100_00, "materials", other)
    _cost(session, "Audit", 80_00, "governance", None)
    contract = {"title": "Council", "kind": "contract", "stage": "awarded", "project_id": choir}
    funder = grants.funder_id_for(session, "A Council")
    paid = records.add(session, "grant", contract | {"funder_id": funder, "amount_awarded": 2_000_00})
    records.add(session, "instalment", {"grant_id": paid, "due": date(2026, 9, 1), "amount": 2_000_00})
    document = {"title": "Choir for the council", "project_id": choir, "buyer": "A Council", "ask": 3_000_00}
    row = records.add(session, "document", document | {"year": 2026, "created_on": TODAY})
    return business_case(session, load_rates(), row, today=TODAY)


def _cost(session: Session, name: str, amount: int, category: str, project: int | None) -> None:
    row = records.add(session, "cost_line", {"name": name, "amount": amount, "start": START, "category": category})
    if project is not None:
        set_splits(session, "cost_line", row, {project: 10_000})


def test_words_and_figures_are_gathered(session: Session) -> None:
    case, _ = _case(session)
    assert (case.project, case.buyer, case.ask, case.organisation) == ("Choir", "A Council", 3_000_00, "Us")
    assert (case.need, case.offer, case.outcomes) == ("People are lonely.", "A choir.", "")
    assert case.options == (CaseOption("Do nothing", "", 0, preferred=False),)
    assert case.risks == (CaseRisk("Few come", "Low", "High", "Ask", ""),)
    assert case.direct == (CaseCost("Venue hire", 3_600_00),)
    assert case.overheads == (CaseCost("Governance and strategy", 720_00, "by direct cost"),)
    assert (case.sessions, case.participants) == (40, 30)
    assert case.year == "2026-27"


def test_the_figures_agree(session: Session) -> None:
    case, behind = _case(session)
    plan, year = behind.plan, FinancialYear(Month(2026, 4))
    costs = next(each for each in full_cost(plan, load_rates(), year).projects if each.name == "Choir")
    paid = project_funding(plan, load_rates(), costs.project, year)
    assert sum(cost.amount for cost in case.direct) == costs.direct == 3_600_00
    assert sum(cost.amount for cost in (*case.direct, *case.overheads)) == costs.full == 4_320_00
    assert [(payer.name, payer.amount, payer.certain) for payer in case.payers] == [("A Council", 2_000_00, True)]
    assert sum(payer.amount for payer in case.payers) == paid.confirmed == costs.full - paid.gap
    assert behind.lowest is not None
    assert case.late is not None
    assert case.late.lowest == behind.lowest.free_cash
    free = behind.forecast.free_cash
    short = free.index(next(pence for pence in free if pence < 0))
    assert behind.runway.months == short - 1  # the first month is that of today
    assert behind.runway.first_short is not None
    assert case.late.first_short is not None
    assert case.late.first_short <= behind.runway.first_short


def test_a_document_that_is_gone_says_so(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    with pytest.raises(Refused, match="This document is not in the file any more"):
        business_case(session, load_rates(), 9, today=TODAY)


def test_a_funder_that_pays_twice_is_named_with_what_for() -> None:
    grants = (
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
    named = _payers(Plan(name="A", balance_date=None, grants=grants), payers)
    assert [payer.name for payer in named] == ["Weaver Trust, Choir", "Weaver Trust, Band", "Council, Choir", "Council"]
    assert [payer.funder for payer in named] == ["Weaver Trust", "Weaver Trust", "Council", "Council"]
