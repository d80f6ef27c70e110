"""The answers that are compared, and how each is said: how long, how low, until when one can decide, what is held."""

from dataclasses import dataclass
from datetime import date

from app.dates import Month, format_date
from app.money import format_pounds
from app.planning.forecast.answers import ALREADY_SHORT, LASTS, NO_DATA, LowPoint, Runway
from app.services.said.wording import Spans, spans
from app.text import plural
from app.ui.pages.runway.words import short


@dataclass(frozen=True, slots=True)
class Answers:
    """What one plan answers in a view: free cash in pence by month from `start`, and what follows from it.

    `safe` is the runway to the closure cost (None: not worked out yet), `decide_by` its last safe decision date;
    `closing` is what closing at each month's end would cost (None: nothing, or not worked out yet), and
    `reserves` are free at the end of the financial year, `year_end`, in pence. `lasts` and `second` say it, the first
    as a clause.
    """

    months: tuple[Month, ...]
    free_cash: tuple[int, ...]
    runway: Runway
    lowest: LowPoint | None
    safe: Runway | None
    decide_by: date | None
    year_end: Month | None
    reserves: int | None
    closing: tuple[int, ...] | None
    lasts: Spans
    second: Spans


def lasts_words(runway: Runway) -> str:
    """`9 months, to Aug 2027`."""
    if runway.state == NO_DATA:
        return "nothing to count"
    if runway.state == ALREADY_SHORT:
        return "already short"
    if runway.state == LASTS:
        return f"all {plural(runway.months, 'month')}"
    if runway.first_short is None or runway.months == 0:
        return "not one month"
    last = runway.first_short.plus(-1)
    return f"{plural(runway.months, 'month')}, to {short(last)}"


def decide_words(safe: Runway | None, decide_by: date | None) -> str:
    """The last day, or why there is none."""
    if safe is None:
        return "…"
    if decide_by is not None:
        return format_date(decide_by)
    return {ALREADY_SHORT: "too late already", LASTS: "no need yet"}.get(safe.state, "")


def reserves_words(answers: Answers) -> str:
    """`£2,400, Mar 2027`."""
    if answers.reserves is None or answers.year_end is None:
        return ""
    return f"{format_pounds(answers.reserves)}, {short(answers.year_end)}"


def against_plan(tried: Runway, plan: Runway) -> Spans:
    """How much longer or shorter than the plan, for the end of a sentence."""
    change = tried.months - plan.months
    if change == 0:
        return spans(", **as planned**.") if tried.state == plan.state else spans(".")
    more = "more" if change > 0 else "less"
    least = "at least " if LASTS in {tried.state, plan.state} else ""
    return spans(f": **{least}{plural(abs(change), 'month')} {more}** than planned.")


def tried_sentence(tried: Answers, plan: Answers) -> Spans:
    """How long the money would last with what is tried, and how that compares."""
    return (("Then ", False), *tried.lasts, *against_plan(tried.runway, plan.runway))
