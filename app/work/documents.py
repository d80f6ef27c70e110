"""Documents as plain data: what services gather, joined to what each document prints."""

from datetime import date

from sqlalchemy.orm import Session

from app.planning.forecast.rate_note import rates_note
from app.planning.law.rates import RatePack
from app.reports.case.case import BusinessCase, CaseCost, CaseOption, CasePayer, CaseRisk, LateMoney
from app.reports.forecast.report import ForecastReport
from app.services.documents.business_case import LATE_MONTHS, CaseFigures, case_figures
from app.services.plan.outlook import outlook, plain
from app.services.said.wording import Spans
from app.work.charts import cash_chart


def ours(sentence: Spans) -> str:
    """A sentence that speaks to the user, as the organisation itself says it on paper."""
    text = plain(sentence)
    for yours, said in (("your unrestricted", "our unrestricted"), ("your policy", "our policy")):
        text = text.replace(yours, said)
    text = text.replace("you would have", "we would have")
    return text.replace("you would be", "we would be").replace("You hold", "We hold")


def forecast_report(
    session: Session, rates: RatePack, view: str, months: int, late: int, *, today: date
) -> ForecastReport:
    """The forecast of a view as a document."""
    found = outlook(session, rates, view, months, late, today=today)
    said = (found.closing_sentence, found.second_sentence, found.reserves_sentence)
    notes = *(ours(sentence) for sentence in said), found.rates_note
    return ForecastReport(
        organisation=found.plan_name,
        as_at=today,
        sentence=ours(found.sentence),
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
            CaseCost(each.label, each.amount, f"by {each.basis.lower()}")
            for each in found.cost_rows
            if each.kind == "overhead"
        ),
        sessions=found.sessions,
        participants=found.participants,
        payers=tuple(CasePayer(each.name, each.certain, each.probability, each.amount) for each in found.payers),
        runway=ours(found.outlook.sentence),
        reserves=ours(found.outlook.reserves_sentence),
        lowest=(low.month, low.free_cash) if low else None,
        late=_late(found),
        chart=cash_chart(found.outlook) if found.outlook.forecast.months else None,
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
