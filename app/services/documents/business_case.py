"""Everything that a business case prints about a project: the user's own words, and figures from the same data."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.facts.case import BusinessCase, CaseCost, CaseHeadings, CaseOption, CasePayer, CaseRisk, LateMoney
from app.models.choices import CostCategory, Driver, Pool
from app.planning.forecast.answers import RAN_OUT, lowest, runway
from app.planning.forecast.horizon import reported_forecast
from app.planning.forecast.rate_note import rates_note
from app.planning.full_cost.full_cost import FullCost, ProjectCost, full_cost
from app.planning.full_cost.funding import Payer, project_funding
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.services.organisation.organisation import Details, details
from app.services.plan.outlook import Outlook, outlook_of
from app.services.plan.plan import load_plan
from app.services.plan.rests_on import rests_on
from app.services.rows import records
from app.services.rows.checks import heading_of
from app.services.said.wording import WE, joined, plain

LATE_MONTHS = 3
"""How late payments are taken to be for the harder look at cash."""

_CATEGORIES: Mapping[str, str] = {category.value: category.label for category in CostCategory}
_POOLS: Mapping[str, str] = {pool.value: pool.label for pool in Pool}
_DRIVERS: Mapping[str, str] = {driver.value: driver.inside for driver in Driver}


_TEXTS = ("summary", "need", "offer", "outcomes", "delivery")
"""The words of a project that its business case prints as they were typed."""


def business_case(session: Session, rates: RatePack, document_id: int, *, today: date) -> tuple[BusinessCase, Outlook]:
    """A stored document's business case as it is now, without its chart; and the outlook that this is drawn from.

    The outlook is on confirmed income, in the organisation's own voice. Raises Refused where costs cannot be shared,
    saying what to fill in.
    """
    document = records.get(session, "document", document_id)
    plan = load_plan(session)
    project = records.get(session, "project", document["project_id"])
    year = FinancialYear(Month(document["year"], plan.year_start_month))
    costs = full_cost(plan, rates, year)
    cost = next(item for item in costs.projects if item.project == project.id)
    who, found = details(session), outlook_of(plan, rates, today=today, voice=WE)
    case = BusinessCase(
        organisation=who.name,
        legal_form=who.legal_form.label,
        number=_number(who),
        project=project["name"],
        year=str(year),
        as_at=today,
        headings=case_headings(),
        buyer=document["buyer"],
        ask=document["ask"],
        **_texts(session, document_id),
        options=_options(session, project.id),
        direct=tuple(CaseCost(_CATEGORIES[category], amount) for category, amount in cost.lines),
        overheads=_overheads(costs, cost),
        sessions=cost.sessions,
        participants=cost.participants,
        payers=_payers(plan, project_funding(plan, rates, project.id, year).payers),
        runway=plain(joined(found.headline, found.horizon_sentence, rests_on(session, voice=WE))),
        reserves=plain(joined(found.reserves_sentence, found.counts_sentence)),
        lowest=(found.lowest.month, found.lowest.free_cash) if found.lowest else None,
        late=_late(found, rates),
        rates_note=rates_note(plan, rates, year.last_day, year.start),
        risks=_risks(session, project.id),
    )
    return case, found


def _texts(session: Session, document: int) -> dict[str, Any]:
    found = records.rows(session, "section", where={"document_id": document})
    return {row["key"]: row["body"] for row in found if row["key"] in _TEXTS}


def case_headings() -> CaseHeadings:
    """What the case calls that which a project stores."""
    return CaseHeadings(
        outcomes="What will be different",
        option=heading_of("project_option", "name"),
        description=heading_of("project_option", "description"),
        yearly_cost=heading_of("project_option", "yearly_cost"),
        risk=heading_of("project_risk", "risk"),
        likelihood=heading_of("project_risk", "likelihood"),
        impact=heading_of("project_risk", "impact"),
        owner=heading_of("project_risk", "owner"),
    )


def _number(who: Details) -> str:
    named = (("charity number", who.charity_number), ("company number", who.company_number))
    return ", ".join(f"{words} {number}" for words, number in named if number)


def _options(session: Session, project: int) -> tuple[CaseOption, ...]:
    found = records.rows(session, "project_option", where={"project_id": project})
    return tuple(CaseOption(r["name"], r["description"], r["yearly_cost"], r["preferred"]) for r in found)


def _risks(session: Session, project: int) -> tuple[CaseRisk, ...]:
    found = records.rows(session, "project_risk", where={"project_id": project})
    return tuple(
        CaseRisk(r["risk"], r["likelihood"].label, r["impact"].label, r["mitigation"], r["owner"]) for r in found
    )


def _overheads(costs: FullCost, cost: ProjectCost) -> tuple[CaseCost, ...]:
    """The project's part of each pool that it has any of, with what the pool is shared by."""
    drivers = {pool.pool: _DRIVERS[pool.driver] for pool in costs.pools}
    return tuple(
        CaseCost(_POOLS[pool], amount, f"by {drivers[pool]}") for pool, amount in cost.overheads.items() if amount
    )


def _late(found: Outlook, rates: RatePack) -> LateMoney | None:
    """The lowest point when payments come late; None where no month is to come, and where the money has run out."""
    result = reported_forecast(found.plan, rates, today=found.today, late=LATE_MONTHS)
    low, short = lowest(result, found.today), runway(result, found.today).next_short
    if low is None or found.runway.state == RAN_OUT:
        return None
    return LateMoney(LATE_MONTHS, low.month, low.free_cash, short)


def _payers(plan: Plan, payers: Sequence[Payer]) -> tuple[CasePayer, ...]:
    """Who pays, by the funder's name; where one funder pays twice, what for stands beside it."""
    funders = {grant.id: grant.funder for grant in plan.grants}
    names = [payer.name if payer.kind == "income" else funders[payer.id] for payer in payers]
    return tuple(
        CasePayer(
            name if names.count(name) == 1 or payer.kind == "income" else f"{name}, {payer.name}",
            payer.certain,
            payer.probability,
            payer.amount,
            name,
        )
        for name, payer in zip(names, payers, strict=True)
    )
