"""What a business case knows about its project: costs, who pays, what is asked for, options and risks, in one year."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.facts.case import (
    BusinessCase,
    CaseCost,
    CaseHeadings,
    CaseOption,
    CasePayer,
    CasePayment,
    CaseRisk,
    LateMoney,
)
from app.models.choices import LegalForm
from app.planning.forecast.answers import RAN_OUT, lowest, runway
from app.planning.forecast.horizon import reported_forecast
from app.planning.forecast.rate_note import rates_note
from app.planning.full_cost.full_cost import FullCost, ProjectCost
from app.planning.full_cost.funding import Payer, year_funding
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Grant, Plan
from app.services.documents.case_asked import asked
from app.services.documents.case_labels import CostLabels, cost_labels
from app.services.organisation.organisation import details
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.checks import heading_of

LATE_MONTHS = 3
"""How late payments are taken to be for the harder look at cash."""


def case_of(session: Session, rates: RatePack, document_id: int, *, today: date) -> BusinessCase | None:
    """What a stored document's business case knows as of today; None where it is for no project or no year any more.

    Raises Refused where the document is not there, or where costs cannot be shared, saying what to fill in.
    """
    document = records.get(session, "document", document_id)
    project = document["project_id"]
    if project is None or document["year"] is None:
        return None
    plan = load_plan(session)
    year = FinancialYear(Month(document["year"], plan.year_start_month))
    found = year_funding(plan, rates, year)
    cost = next(each for each in found.costs.projects if each.project == project)
    payers = next(each.payers for each in found.projects if each.project == project)
    wanted = asked(document, plan, payers, year)
    labels = cost_labels(alone=details(session).legal_form is LegalForm.SOLE_TRADER)
    return BusinessCase(
        project=cost.name,
        year=str(year),
        as_at=today,
        headings=case_headings(),
        buyer=wanted.buyer,
        ask=wanted.ask,
        agreed=wanted.grant is not None and wanted.grant.confirmed,
        is_grant=wanted.grant is not None and wanted.grant.kind == "grant",
        decision_due=_decision_due(session, wanted.grant),
        payments=_payments(wanted.grant),
        options=_options(session, project),
        direct=tuple(CaseCost(labels.categories[category], amount) for category, amount in cost.lines),
        overheads=_overheads(found.costs, cost, labels),
        sessions=cost.sessions,
        participants=cost.participants,
        payers=_payers(plan, [payer for payer in payers if not wanted.is_payer(payer)]),
        late=_late(plan, rates, today),
        rates_note=rates_note(plan, rates, year.last_day, year.start),
        risks=_risks(session, project),
    )


def case_headings() -> CaseHeadings:
    """What the case calls that which a project stores."""
    return CaseHeadings(
        option=heading_of("project_option", "name"),
        description=heading_of("project_option", "description"),
        yearly_cost=heading_of("project_option", "yearly_cost"),
        risk=heading_of("project_risk", "risk"),
        likelihood=heading_of("project_risk", "likelihood"),
        impact=heading_of("project_risk", "impact"),
        owner=heading_of("project_risk", "owner"),
    )


def _options(session: Session, project: int) -> tuple[CaseOption, ...]:
    found = records.rows(session, "project_option", where={"project_id": project})
    return tuple(CaseOption(r["name"], r["description"], r["yearly_cost"], r["preferred"]) for r in found)


def _risks(session: Session, project: int) -> tuple[CaseRisk, ...]:
    found = records.rows(session, "project_risk", where={"project_id": project})
    return tuple(
        CaseRisk(r["risk"], r["likelihood"].label, r["impact"].label, r["mitigation"], r["owner"]) for r in found
    )


def _decision_due(session: Session, grant: Grant | None) -> date | None:
    due: date | None = records.get(session, "grant", grant.id)["decision_due"] if grant else None
    return due


def _payments(grant: Grant | None) -> tuple[CasePayment, ...]:
    due = sorted(grant.instalments, key=lambda payment: payment.due) if grant else ()
    return tuple(CasePayment(payment.due, payment.amount) for payment in due)


def _overheads(costs: FullCost, cost: ProjectCost, labels: CostLabels) -> tuple[CaseCost, ...]:
    """The project's part of each pool that it has any of, with what the pool is shared by."""
    drivers = {pool.pool: labels.drivers[pool.driver] for pool in costs.pools}
    return tuple(
        CaseCost(labels.pools[pool], amount, f"by {drivers[pool]}") for pool, amount in cost.overheads.items() if amount
    )


def _late(plan: Plan, rates: RatePack, today: date) -> LateMoney | None:
    """What late payments do to free cash; None where no month is to come, and where the money has run out."""
    usual = reported_forecast(plan, rates, today=today)
    late = reported_forecast(plan, rates, today=today, late=LATE_MONTHS)
    low, usual_low, as_planned = lowest(late, today), lowest(usual, today), runway(usual, today)
    if low is None or as_planned.state == RAN_OUT:
        return None
    return LateMoney(
        months=LATE_MONTHS,
        lowest_month=low.month,
        lowest=low.free_cash,
        first_short=runway(late, today).next_short,
        usual_lowest=(usual_low.month, usual_low.free_cash) if usual_low else None,
        usual_short=as_planned.next_short,
    )


def _payers(plan: Plan, payers: Iterable[Payer]) -> tuple[CasePayer, ...]:
    """Who else pays, by the funder's name; where one funder pays twice, what for stands beside it."""
    funders = {grant.id: grant.funder for grant in plan.grants}
    named = [(payer.name if payer.kind == "income" else funders[payer.id], payer) for payer in payers]
    names = [name for name, _ in named]
    return tuple(
        CasePayer(
            name if names.count(name) == 1 or payer.kind == "income" else f"{name}, {payer.name}",
            payer.certain,
            payer.probability,
            payer.amount,
        )
        for name, payer in named
    )
