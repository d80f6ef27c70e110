"""What a document knows of the organisation's money: the answers of the outlook, in the organisation's own voice."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.facts.money import Money
from app.planning.forecast.answers import LASTS, MONTHS, NO_DATA
from app.planning.forecast.forecast import USUAL_MONTHS
from app.planning.forecast.people_money import people_years
from app.planning.law.rates import RatePack
from app.services.documents.lines.money import core_lines, ending_lines, fund_lines, month_lines
from app.services.documents.lines.people import due_lines, spending_lines
from app.services.documents.who import who_of
from app.services.plan.outlook import Outlook, outlook
from app.services.said.headline import unknown_sentence
from app.services.said.unbudgeted_words import unbudgeted_sentence
from app.services.said.wording import COSTS_OF, Spans, Voice, joined, months_words, on_paper, plain
from app.text import plural


@dataclass(frozen=True, slots=True)
class Counted:
    """What a forecast counts: the view (confirmed, expected, everything), so many months, money so many months late."""

    view: str = "confirmed"
    months: int = USUAL_MONTHS
    late: int = 0


USUAL = Counted()
"""Confirmed income, on time, over the usual months."""


def money_of(session: Session, rates: RatePack, *, today: date, counted: Counted = USUAL) -> tuple[Money, Outlook]:
    """Where the money stands on a day, and the outlook of which a chart is drawn. Raises Refused, as the forecast does.

    A stored document tells what is usual; who prints a forecast can ask for another view.
    """
    voice = on_paper(alone=who_of(session).alone)
    found = outlook(session, rates, counted.view, counted.months, counted.late, today=today, voice=voice)
    return _money(session, found, today, voice), found


def _answer(found: Outlook, today: date, voice: Voice) -> Spans:
    """How long the money lasts; where that is not known, why."""
    if found.runway.state == NO_DATA:
        return unknown_sentence(found.plan.balance_date, today, voice=voice)
    return found.sentence


def _money(session: Session, found: Outlook, today: date, voice: Voice) -> Money:
    plan, length, low = found.plan, found.runway, found.lowest
    year = FinancialYear.containing(Month.of(today), plan.year_start_month)
    supervision, training = people_years(plan, year)
    held = found.reserves
    return Money(
        view=found.view,
        runway=plain(joined(_answer(found, today, voice), unbudgeted_sentence(found.unbudgeted))),
        decision=plain(found.closing_sentence),
        decide_by=found.last_safe_decision,
        reserves=plain(joined(found.reserves_sentence, found.counts_sentence)),
        shortage=plain(found.second_sentence),
        balance_date=plan.balance_date,
        lasts=_lasts(found),
        months_lasting=100 * length.months if length.state == MONTHS else None,
        first_short=length.next_short,
        lowest=(low.month, low.free_cash) if low else None,
        free_reserves=held.free.free if held else None,
        months_held=found.months_held,
        held=months_words(found.months_held) if found.months_held is not None else "",
        months_of=COSTS_OF[plan.policy.of],
        supervision_per_person=supervision.per_head(supervision.planned) if supervision.planned else None,
        training_per_person=training.per_head(training.planned) if training.planned else None,
        people_year=str(year),
        notes=tuple(filter(None, (plain(found.horizon_sentence),))),
        months=month_lines(found.forecast, plan.year_start_month),
        funds=fund_lines(plan),
        ends=ending_lines(found, today),
        cover=core_lines(found),
        anybody=bool(plan.people.people),
        supervision=due_lines(session, today, "supervision"),
        training=due_lines(session, today, "training"),
        spending=spending_lines(plan, (supervision, training)),
        rates_note=found.rates_note,
    )


def _lasts(found: Outlook) -> str:
    """How long the money lasts, in few words; nothing where nothing is known."""
    length = found.runway
    if length.state == NO_DATA:
        return ""
    if length.state == MONTHS:
        return plural(length.months, "month")
    if length.state == LASTS:
        return f"all {plural(length.months, 'month')} looked at"
    return "short already"
