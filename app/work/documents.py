"""Documents from the open file: what services gather, joined to what each document prints, and written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.documents.facts.case import BusinessCase
from app.documents.tree.outcome import WrittenDocument
from app.planning.law.rates import RatePack
from app.reports.forecast.report import ForecastReport
from app.scenes.cash import CashChart
from app.services.documents import business_case as services
from app.services.plan.outlook import outlook
from app.services.plan.rests_on import rests_on
from app.services.said.wording import WE, plain
from app.work.charts import cash_chart


def _for_a_funder(chart: CashChart) -> CashChart:
    """Whoever is asked for money is shown how long it lasts, not what closing would cost."""
    return replace(chart, closing=None, last_safe=None)


def forecast_report(
    session: Session, rates: RatePack, view: str, months: int, late: int, *, today: date
) -> ForecastReport:
    """The forecast of a view as a document."""
    found = outlook(session, rates, view, months, late, today=today, voice=WE)
    said = (rests_on(session, voice=WE), *found.follow_up, found.horizon_sentence)
    notes = *map(plain, said), found.rates_note
    return ForecastReport(
        organisation=found.plan_name,
        as_at=today,
        sentence=plain(found.headline),
        chart=cash_chart(found),
        forecast=found.forecast,
        notes=tuple(filter(None, notes)),
    )


def business_case(session: Session, rates: RatePack, document: int, *, today: date) -> BusinessCase:
    """A stored document's business case, with the words and figures as they are now."""
    case, found = services.business_case(session, rates, document, today=today)
    return replace(case, chart=_for_a_funder(cash_chart(found)) if found.forecast.months else None)


def write_business_case(path: Path, case: BusinessCase) -> WrittenDocument:
    """Write a business case as a PDF. Raises Refused where the file cannot be written."""
    from app.reports.case.pages import write_case  # noqa: PLC0415 - what lays out and draws loads when needed

    return write_case(path, case)


def write_forecast(path: Path, report: ForecastReport) -> WrittenDocument:
    """Write the forecast as a PDF. Raises Refused where the file cannot be written."""
    from app.reports.forecast.pages import write_report  # noqa: PLC0415 - the same

    return write_report(path, report)
