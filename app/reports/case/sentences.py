"""Sentences of a business case that are made from its figures."""

from app.dates import Month
from app.documents.facts.case import BusinessCase
from app.money import format_money, format_whole_pounds, round_half_up
from app.text import one_line, plural


def opening(case: BusinessCase) -> str:
    """What is asked of whom, for what: the first sentence of a business justification case."""
    whom = f" {case.buyer.strip()}" if case.buyer.strip() else ""
    full = format_whole_pounds(case.full_total)
    if case.ask is None:
        return (
            f"This sets out {case.project}, which costs {full} in {case.year}."
            if case.full_total
            else f"This sets out {case.project}."
        )
    asked = f"This asks{whom} for {format_whole_pounds(case.ask)} in {case.year}"
    if not case.full_total or case.ask >= case.full_total:
        return f"{asked} for {case.project}."
    return f"{asked} towards {case.project}, which costs {full}."


def byline(case: BusinessCase) -> str:
    """Who presents it, to whom, as at when."""
    who = one_line(case.organisation)
    parts = [who, case.legal_form.strip(), case.number.strip()]
    return " · ".join(part for part in parts if part)


def price(case: BusinessCase) -> str:
    """The price, and what it is of a session and against the full cost."""
    if case.ask is None:
        return ""
    said = f"The price is {format_whole_pounds(case.ask)} for {case.year}"
    if case.sessions > 0:
        each = format_money(round_half_up(case.ask, case.sessions))
        said += f", or {each} a session for {plural(case.sessions, 'session')}"
    if case.full_total and case.ask < case.full_total:
        said += f". The full cost is {format_whole_pounds(case.full_total)}; section 4 shows who meets the rest"
    return said + "."


def cost(case: BusinessCase) -> str:
    """The lead of the financial section: the cost, and how much of it is settled."""
    settled = min(case.confirmed, case.full_total)
    said = f"A year of the service costs {format_whole_pounds(case.full_total)} in full."
    if not settled:
        return f"{said} None is agreed yet."
    if settled == case.full_total:
        return f"{said} All is agreed."
    return f"{said} {format_whole_pounds(settled)} is agreed, {format_whole_pounds(case.gap)} is not yet."


def units(case: BusinessCase) -> str:
    """What a session and each person cost."""
    parts = []
    if case.per_session is not None:
        parts.append(f"{format_money(case.per_session)} a session ({plural(case.sessions, 'session')} planned)")
    if case.per_participant is not None:
        parts.append(
            f"{format_money(case.per_participant)} for each person taking part "
            f"({plural(case.participants, 'person', 'people')})"
        )
    return f"That is {' and '.join(parts)}." if parts else ""


def payers(case: BusinessCase) -> str:
    """What the bars show, in a sentence."""
    over = case.confirmed + case.unconfirmed - case.full_total
    if over > 0:
        return f"If all of this came in, it would be {format_whole_pounds(over)} more than the full cost."
    if not case.to_find:
        return "Together these meet the full cost, once all is agreed." if case.gap else "These meet the full cost."
    if case.extra_ask == case.to_find and case.ask is not None:
        return f"What is asked for here, {format_whole_pounds(case.ask)}, is the part that nobody else pays."
    left = case.to_find - case.extra_ask
    if case.extra_ask and left > 0:
        return f"With what is asked for here, {format_whole_pounds(left)} is still to find."
    return f"{format_whole_pounds(case.to_find)} is still to find."


def lateness(case: BusinessCase) -> str:
    """What a delay does: to the month in which money runs short, if it does anyway, or else to the lowest point."""
    late = case.late
    if late is None:
        return ""
    by = "a quarter" if late.months == 3 else plural(late.months, "month")
    short = case.chart.first_short if case.chart else None
    if short is not None and late.first_short is not None and short >= Month.of(case.as_at):
        when = f"in {late.first_short.label}"
        changed = f"{when} instead of {short.label}" if late.first_short != short else f"{when} as it would anyway"
        return f"If money that has not come in were {by} late, our free cash would run short {changed}."
    if case.lowest:
        month, amount = case.lowest
        usual = f", instead of {format_whole_pounds(amount)} in {month.label}"
    else:
        usual = ""
    said = (
        f"If money that has not come in were {by} late, our free cash would be lowest in {late.lowest_month.label}, "
        f"at {format_whole_pounds(late.lowest)}{usual}."
    )
    if late.first_short is not None:
        said += f" It would be short from {late.first_short.label}."
    return said
