"""The sentences about how long the money lasts, where it is lowest, and until when closing can be decided.

They are true on the day they are read: the balances are carried forward by the plan, and where these are older than a
month, or do not hold yet, the sentence says by which it goes. A month that has passed is never told as one to come.
"""

from datetime import date

from app.dates import Month, format_date
from app.money import format_about, format_pounds
from app.planning.closing.closure import Closure
from app.planning.forecast.answers import (
    ALREADY_SHORT,
    LASTS,
    MONTHS,
    NO_DATA,
    RAN_OUT,
    LowPoint,
    Runway,
    Shortage,
    decision_day,
    is_old,
    last_safe_decision,
)
from app.planning.plan.plan import Plan
from app.services.said.wording import YOU, Spans, Voice, joined, spans
from app.text import plural

_ON = {
    "confirmed": "On confirmed income",
    "expected": "Counting uncertain income by its likelihood",
    "everything": "If everything hoped for comes in",
}

_A_POUND = 100


def runway_sentence(
    plan: Plan, view: str, runway: Runway, opening: int, late: int = 0, *, today: date, voice: Voice = YOU
) -> Spans:
    """How long unrestricted money lasts in a view; `opening` is free cash at the balance date in pence."""
    lasts = runway_clause(plan, runway, opening, today, voice=voice)
    if not lasts:
        return spans(_what_is_missing(plan, today))
    on = _ON[view] + (f", with money coming in {plural(late, 'month')} late," if late else "")
    on = on if late or view == "confirmed" else f"{on},"
    said: Spans = ((f"{on} ", False), *lasts, (".", False))
    return joined(said, cover_sentence(runway, today), _rests_on(plan, runway, today, voice))


def runway_clause(plan: Plan, runway: Runway, opening: int, today: date, *, voice: Voice = YOU) -> Spans:
    """How long unrestricted money lasts, for a sentence that says under what: `your money lasts 9 months, to …`.

    Nothing where there is nothing to count.
    """
    on = plan.balance_date
    if runway.state == NO_DATA or on is None:
        return ()
    short_first = runway.first_short is not None and not runway.months
    if runway.state == ALREADY_SHORT:
        said = _already_short(runway, opening, on, today)
    elif runway.state != LASTS and short_first:
        said = _runs_out(runway, Month.of(today))
    else:
        said = _lasts(runway, Month.of(max(on, today)).plus(runway.months).label)
    return spans(f"{voice.theirs} unrestricted money {said}")


def cover_sentence(runway: Runway, today: date) -> Spans:
    """From when money that is short is covered again, and when it is short after that; nothing where it never is."""
    if runway.covered_from is None:
        return ()
    passed = runway.covered_from < Month.of(today)
    covered = "It has been covered again since" if passed else "It is covered again from"
    again = f", and short again from **{runway.short_again.label}**" if runway.short_again else ""
    return spans(f"{covered} **{runway.covered_from.label}**{again}.")


def second_sentence(runway: Runway, lowest: LowPoint | None, shortage: Shortage | None, *, voice: Voice = YOU) -> Spans:
    """What follows the runway: by how much it is short where it ends, and how that goes on; or where it is lowest."""
    if runway.state == RAN_OUT:
        return ()
    if runway.state == MONTHS and shortage is not None:
        short = f"{voice.begun} would be **short by {format_pounds(shortage.amount)} in {shortage.month.label}**"
        return spans(f"{short}{_goes_on(shortage)}.")
    if runway.state == ALREADY_SHORT and shortage is not None and shortage.covered_from is None:
        return spans(f"What is missing is{_changes(shortage)}.") if shortage.monthly is not None else ()
    if lowest is None:
        return ()
    return spans(f"It is lowest at the end of **{lowest.month.label}**: **{format_pounds(lowest.free_cash)}**.")


def horizon_sentence(last: Month | None, *, voice: Voice = YOU) -> Spans:
    """That nothing is told from after `last`, which is None where nothing was left out."""
    if last is None:
        return ()
    return spans(f"Nothing is shown after **{last.label}**: by then {voice.they} would have closed.")


def closing_sentence(safe: Runway, closing: Closure | None, opening: int, today: date, *, voice: Voice = YOU) -> Spans:
    """Until when closing in good order can be decided; `opening` is free cash at the balance date in pence.

    Nothing where one's own money pays for it all along, and where it is short before closing costs anything.
    """
    if closing is None:
        return ()
    decide_by, passed = last_safe_decision(safe, today), decision_day(safe)
    by_then = f"To close in good order {voice.they} would have"
    until = spans(f"{by_then} to decide **by {format_date(decide_by)}**.") if decide_by else ()
    if not closing.costs_anything and safe.state in {ALREADY_SHORT, RAN_OUT}:
        return until
    if safe.state == ALREADY_SHORT:
        return joined(_cannot_close(closing, opening, today), _payable(safe, today), until)
    if safe.state == RAN_OUT:
        return joined(_too_late(safe, by_then), _payable(safe, today), until)
    return until or (spans(f"{by_then} had to decide **by {format_date(passed)}**.") if passed else ())


def _goes_on(shortage: Shortage) -> str:
    """How a shortage goes on, for the end of a sentence."""
    if shortage.covered_from is not None:
        return f", and covered again from {shortage.covered_from.label}"
    return f",{_changes(shortage)}" if shortage.monthly is not None else ""


def _changes(shortage: Shortage) -> str:
    monthly = shortage.monthly or 0
    if abs(monthly) < _A_POUND:
        return " about the same each month after"
    return f" {'growing' if monthly > 0 else 'shrinking'} by about **{format_about(abs(monthly))} a month**"


def _already_short(runway: Runway, opening: int, on: date, today: date) -> str:
    short = format_pounds(-opening)
    passed = runway.covered_from is not None and runway.covered_from < Month.of(today)
    if passed or is_old(on, today):
        return f"was **already short by {short}** on {format_date(on)}"
    return f"is **already short by {short}**, counting from {format_date(on)}"


def _runs_out(runway: Runway, now: Month) -> str:
    """Money that is gone, or whose first month to come is short."""
    assert runway.first_short is not None  # noqa: S101 - tells the type checker what was asked before
    month = runway.first_short.label
    if runway.state == RAN_OUT:
        return f"**ran out in {month}**"
    when = {0: "this month, ", 1: "next month, "}.get(runway.first_short - now, "in ")
    return f"**runs out {when}{month}**"


def _lasts(runway: Runway, last: str) -> str:
    if runway.state == MONTHS:
        return f"lasts **{plural(runway.months, 'month')}**, to **{last}**"
    if runway.months == 0:
        return f"lasts **to the end of {last}**, the last month looked at"
    lasting = "for the month" if runway.months == 1 else f"for all {runway.months} months"
    return f"lasts **{lasting}** looked at, to **{last}**"


def _rests_on(plan: Plan, runway: Runway, today: date, voice: Voice) -> Spans:
    """By which balance it goes, where that is not of these days; one that has run out asks for a new one."""
    on = plan.balance_date
    if on is None:
        return ()
    if on > today:
        return spans(f"That counts from {voice.theirs} balance of **{format_date(on)}**, a day still to come.")
    if runway.state != RAN_OUT and not is_old(on, today):
        return ()
    asked = " **Enter a new balance** to see how long it lasts now." if runway.state == RAN_OUT and voice is YOU else ""
    return spans(f"That is by the balance of {format_date(on)}.{asked}")


def _cannot_close(closing: Closure, opening: int, today: date) -> Spans:
    needed, free = format_pounds(closing.now.total), format_pounds(max(0, opening))
    if is_old(closing.now.on, today):
        on = format_date(closing.now.on)
        return spans(f"Closing in good order on {on} would have taken **{needed}**, and **{free}** was free for it.")
    return spans(f"Closing in good order now would take **{needed}**, and **{free}** is free for it.")


def _payable(safe: Runway, today: date) -> Spans:
    """From when closing in good order can be paid for again."""
    if safe.covered_from is None:
        return ()
    passed = safe.covered_from < Month.of(today)
    since = "There has been enough for it since" if passed else "There is enough for it from"
    return spans(f"{since} **{safe.covered_from.label}**.")


def _too_late(safe: Runway, by_then: str) -> Spans:
    if safe.first_short is None:
        return ()
    return spans(f"{by_then} had to decide **by {format_date(safe.first_short.plus(-1).last_day)}**.")


def _what_is_missing(plan: Plan, today: date) -> str:
    on = plan.balance_date
    if on is None:
        return "**Enter your bank balance** and its date to see how long your money lasts."
    known = (plan.costs, plan.posts, plan.freelancers, plan.income, plan.grants)
    if is_old(on, today) and (any(known) or any(fund.balance for fund in plan.funds)):
        return (
            f"Your balance of {format_date(on)} is too old. **Enter a new balance** to see how long your money lasts."
        )
    return "**Add what you spend and what comes in** to see how long your money lasts."


def unknown_sentence(on: date | None, today: date, *, voice: Voice = YOU) -> Spans:
    """Why it is not known how long money lasts, for a reader who has no field to fill in."""
    if on is None:
        why = "no bank balance is entered yet"
    elif is_old(on, today):
        why = f"the last balance entered is that of {format_date(on)}"
    else:
        why = "no costs or income are entered yet"
    return spans(f"How long {voice.theirs} money lasts is not known: {why}.")
