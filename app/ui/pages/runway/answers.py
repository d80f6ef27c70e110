"""How the answers that are compared are said: how long, until when one can decide, what is held, how it compares."""

from datetime import date

from app.dates import format_date
from app.money import format_pounds
from app.planning.forecast.answers import ALREADY_SHORT, LASTS, MONTHS, NO_DATA, RAN_OUT, Runway
from app.services.said.wording import Spans, spans
from app.text import plural
from app.ui.pages.runway.words import short
from app.work.try_changes import Answers


def lasts_words(runway: Runway) -> str:
    """`9 months, to Aug 2027`; of money that is short already, when it is again, or else from when it is covered."""
    if runway.state == NO_DATA:
        return "nothing to count"
    if runway.state == ALREADY_SHORT:
        return _short_already(runway)
    if runway.state == LASTS:
        return f"all {plural(runway.months, 'month')}"
    if runway.state == RAN_OUT and runway.first_short is not None:
        return f"ran out in {short(runway.first_short)}"
    if runway.first_short is None or runway.months == 0:
        return "not one month"
    last = runway.first_short.plus(-1)
    return f"{plural(runway.months, 'month')}, to {short(last)}"


def _short_already(runway: Runway) -> str:
    if runway.short_again is not None:
        return f"short, again from {short(runway.short_again)}"
    return f"short, covered {short(runway.covered_from)}" if runway.covered_from else "already short"


def decide_words(safe: Runway | None, decide_by: date | None) -> str:
    """The last day, or why there is none."""
    if safe is None:
        return "…"
    if decide_by is not None:
        return format_date(decide_by)
    late = dict.fromkeys((ALREADY_SHORT, RAN_OUT, MONTHS), "too late already")
    return (late | {LASTS: "no need yet"}).get(safe.state, "")


def reserves_words(answers: Answers) -> str:
    """`£2,400, Mar 2027`."""
    if answers.reserves is None or answers.year_end is None:
        return ""
    return f"{format_pounds(answers.reserves)}, {short(answers.year_end)}"


def against_plan(tried: Runway, plan: Runway) -> Spans:
    """How much longer or shorter than the plan, for the end of a sentence."""
    change = tried.months - plan.months
    if change == 0:
        return spans(", **as planned**.") if tried == plan else spans(".")
    more = "more" if change > 0 else "less"
    least = "at least " if LASTS in {tried.state, plan.state} else ""
    return spans(f": **{least}{plural(abs(change), 'month')} {more}** than planned.")


def tried_sentence(tried: Answers, plan: Answers) -> Spans:
    """How long the money would last with what is tried, and how that compares."""
    return (("Then ", False), *tried.lasts, *against_plan(tried.runway, plan.runway))
