"""Joins what services gather to what charts and documents show, for the window and for the commands alike."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.planning.forecast.rate_note import rates_note
from app.planning.law.rates import RatePack
from app.reports.case.case import BusinessCase, CaseCost, CaseOption, CasePayer, CaseRisk, LateMoney
from app.reports.forecast.report import ForecastReport
from app.scenes.cash import CashChart
from app.services.documents.business_case import LATE_MONTHS, CaseFigures, case_figures
from app.services.plan.outlook import Outlook, outlook, plain
from app.services.said.wording import WE

LEAST_SHOWN = 18
"""Months that a chart shows at least."""


def cash_chart(found: Outlook) -> CashChart:
    """The outlook as a chart: the chosen view, the expected one beside it, the policy and the points that matter.

    Where money runs short the chart ends a year later: what lies beyond only makes the months that matter small.
    """
    result, low, short, closure = found.forecast, found.lowest, found.runway.first_short, found.closure
    count = len(result.months) if short is None else max(LEAST_SHOWN, found.runway.months + 12)
    return CashChart(
        months=result.months[:count],
        free_cash=result.free_cash[:count],
        expected=found.expected_cash[:count] if found.view == "confirmed" and result.months else None,
        reserve=found.policy_line,
        reserve_label="reserves policy",
        lowest=(low.month, low.free_cash) if low and short is None else None,
        first_short=short,
        closing=tuple(cost.total for cost in closure.months[:count]) if closure and closure.costs_anything else None,
        last_safe=found.last_safe_decision if closure and closure.costs_anything else None,
        label=found.view,
    )


def _for_a_funder(chart: CashChart) -> CashChart:
    """Whoever is asked for money is shown how long it lasts, not what closing would cost."""
    return replace(chart, closing=None, last_safe=None)


def forecast_report(
    session: Session, rates: RatePack, view: str, months: int, late: int, *, today: date
) -> ForecastReport:
    """The forecast of a view as a document."""
    found = outlook(session, rates, view, months, late, today=today, voice=WE)
    said = (found.closing_sentence, found.second_sentence, found.reserves_sentence)
    notes = *map(plain, said), found.rates_note
    return ForecastReport(
        organisation=found.plan_name,
        as_at=today,
        sentence=plain(found.sentence),
        chart=cash_chart(found),
        forecast=found.forecast,
        notes=tuple(filter(None, notes)),
    )


def business_case(session: Session, rates: RatePack, document: int, *, today: date) -> BusinessCase:
    """A stored document's business case, with the words and figures as they are now."""
    found = case_figures(session, rates, document, today=today)
    who, low = found.organisation, found.outlook.lowest
    return BusinessCase(
        organisation=who.name,
        legal_form=who.legal_form.label,
        number=_number(who.charity_number, who.company_number),
        project=found.project,
        year=str(found.year),
        as_at=today,
        buyer=found.buyer,
        ask=found.ask,
        summary=found.summary,
        need=found.need,
        offer=found.offer,
        outcomes=found.outcomes,
        delivery=found.delivery,
        options=tuple(
            CaseOption(each.name, each.description, each.yearly_cost, each.preferred) for each in found.options
        ),
        direct=tuple(CaseCost(each.label, each.amount) for each in found.cost_rows if each.kind == "direct"),
        overheads=tuple(
            CaseCost(each.label, each.amount, f"by {each.basis}") for each in found.cost_rows if each.kind == "overhead"
        ),
        sessions=found.sessions,
        participants=found.participants,
        payers=tuple(
            CasePayer(each.name, each.certain, each.probability, each.amount, each.funder) for each in found.payers
        ),
        runway=plain(found.outlook.sentence),
        reserves=plain(found.outlook.reserves_sentence),
        lowest=(low.month, low.free_cash) if low else None,
        late=_late(found),
        chart=_for_a_funder(cash_chart(found.outlook)) if found.outlook.forecast.months else None,
        rates_note=rates_note(found.outlook.plan, rates, found.year.last_day, found.year.start),
        risks=tuple(
            CaseRisk(each.risk, each.likelihood, each.impact, each.mitigation, each.owner) for each in found.risks
        ),
    )


def _number(charity: str, company: str) -> str:
    named = (("charity number", charity), ("company number", company))
    return ", ".join(f"{words} {number}" for words, number in named if number)


def _late(found: CaseFigures) -> LateMoney | None:
    low = found.lowest_late
    return LateMoney(LATE_MONTHS, low.month, low.free_cash, found.first_short_late) if low else None
