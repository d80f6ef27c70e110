"""Sentences of a business case that are made from its figures; every amount is the one that its tables print."""

from app.dates import format_date
from app.documents.facts.case import BusinessCase, LateMoney
from app.documents.facts.case_pounds import CasePounds
from app.documents.facts.who import Who
from app.money import format_money, format_pounds, format_whole_pounds, round_half_up
from app.text import ended, one_line, plural


def ask(case: BusinessCase, pounds: CasePounds, who: Who) -> str:
    """Who is asked for what: the first sentences of a business justification case; nothing where nothing is known."""
    costs = pounds.full > 0
    full = f"{format_whole_pounds(pounds.full)} a year"
    if case.ask is None:
        return f"{one_line(case.project)} costs {full}." if costs else ""
    said = _asked(case, pounds, who)
    if not pounds.ask:
        return _joined(f"{said}.", f"The service costs {full}." if costs else "")
    if not costs:
        said = ended(f"{said} towards {one_line(case.project)}")
    elif pounds.ask < pounds.full:
        said += f" towards a service that costs {full}."
    elif pounds.ask == pounds.full:
        said += ", the full cost of the service."
    else:
        said += f" for a service that costs {full}."
    return _joined(said, _decision(case))


def _asked(case: BusinessCase, pounds: CasePounds, who: Who) -> str:
    buyer, amount = one_line(case.buyer), format_whole_pounds(pounds.ask) if pounds.ask else "no money"
    if case.agreed:
        return f"{buyer or 'The buyer'} has agreed {amount} for {case.year}"
    return (
        f"{who.begun} ask {buyer} for {amount} in {case.year}"
        if buyer
        else (f"{who.begun} ask for {amount} in {case.year}")
    )


def _decision(case: BusinessCase) -> str:
    if case.agreed or case.decision_due is None or case.decision_due < case.as_at:
        return ""
    return f"A decision is due on {format_date(case.decision_due)}."


def price(case: BusinessCase, pounds: CasePounds) -> str:
    """The price or the grant, what that is for a session, against the full cost, and when it is paid."""
    if case.ask is None:
        return ""
    if not pounds.ask:
        return f"There is no charge in {case.year}."
    said = f"The {'grant' if case.is_grant else 'price'} is {format_whole_pounds(pounds.ask)} for {case.year}"
    if case.sessions > 0:
        each = format_money(round_half_up(case.asked, case.sessions))
        said += f", or {each} a session for {plural(case.sessions, 'session')}"
    return _joined(f"{said}.", _against_cost(case, pounds), _paid(case))


def _against_cost(case: BusinessCase, pounds: CasePounds) -> str:
    if pounds.full <= 0:
        return ""
    if pounds.ask == pounds.full:
        return "That is the full cost."
    full = format_whole_pounds(pounds.full)
    if pounds.ask > pounds.full:
        return f"That is {format_whole_pounds(pounds.ask - pounds.full)} more than the full cost of {full}."
    per_session = "" if case.per_session is None else f", or {format_money(case.per_session)} a session"
    return f"The full cost is {full}{per_session}."


def _paid(case: BusinessCase) -> str:
    """When payments are due, where they are for this year's price and nothing else."""
    amounts = [payment.amount for payment in case.payments]
    if not amounts or sum(amounts) != case.asked:
        return ""
    first, last = (format_date(payment.due) for payment in (case.payments[0], case.payments[-1]))
    if len(amounts) == 1:
        return f"Payment is due on {first}."
    each = f" of {format_money(amounts[0])}" if len(set(amounts)) == 1 else ""
    return f"There are {len(amounts)} payments{each}, due from {first} to {last}."


def cost(case: BusinessCase, pounds: CasePounds) -> str:
    """The cost of the year, and how much of that is agreed; nothing where there is no cost."""
    if pounds.full <= 0:
        return ""
    said = f"The service costs {format_whole_pounds(pounds.full)} in {case.year}."
    if pounds.agreed <= 0:
        return f"{said} None of this is agreed yet."
    if pounds.agreed > pounds.full:
        over = format_whole_pounds(pounds.agreed - pounds.full)
        return f"{said} Agreed money is {over} more than that."
    if not pounds.gap:
        return f"{said} All of this is agreed."
    return f"{said} {format_whole_pounds(pounds.agreed)} is agreed, {format_whole_pounds(pounds.gap)} is not yet."


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


def payers(case: BusinessCase, pounds: CasePounds) -> str:
    """What the bars show, in a sentence: what is missing, or that nothing is, or what is too much."""
    if pounds.full <= 0:
        return ""
    if not pounds.gap:
        return _joined(_met(pounds), _on_top(case, pounds))
    if pounds.to_find and not pounds.hoped:
        return f"{format_whole_pounds(pounds.to_find)} is still to find."
    if pounds.ask == pounds.hoped == pounds.gap and not case.agreed:
        return f"The {format_whole_pounds(pounds.ask)} asked for here is the only part not agreed yet."
    return f"If all of this is agreed, {_then(pounds)}."


def _then(pounds: CasePounds) -> str:
    if pounds.to_find:
        return f"{format_whole_pounds(pounds.to_find)} is still to find"
    if pounds.over:
        return f"it is {format_whole_pounds(pounds.over)} more than the full cost"
    return "the full cost is met"


def _met(pounds: CasePounds) -> str:
    if pounds.agreed > pounds.full:
        return f"Agreed money is {format_whole_pounds(pounds.agreed - pounds.full)} more than the full cost."
    return "Agreed money meets the full cost."


def _on_top(case: BusinessCase, pounds: CasePounds) -> str:
    if case.agreed or not pounds.ask:
        return ""
    return f"The {format_whole_pounds(pounds.ask)} asked for here would come on top."


def lateness(late: LateMoney, who: Who) -> str:
    """What a delay does: to the month in which money runs short, if it does anyway, or else to the lowest point."""
    by = "a quarter" if late.months == 3 else plural(late.months, "month")
    begins = f"If money still to come were {by} late, {who.theirs} free cash would"
    usual, short = late.usual_short, late.first_short
    if usual is not None and short is not None:
        instead = f" instead of {usual.label}" if short != usual else ", as it would anyway"
        return f"{begins} run short in {short.label}{instead}."
    lowest = f"{begins} be lowest in {late.lowest_month.label}, at {format_pounds(late.lowest)}{_instead(late)}."
    return _joined(lowest, f"It would run short in {short.label}." if short is not None else "")


def _instead(late: LateMoney) -> str:
    if late.usual_lowest is None:
        return ""
    month, amount = late.usual_lowest
    if (month, amount) == (late.lowest_month, late.lowest):
        return ", as it would anyway"
    return f", instead of {format_pounds(amount)} in {month.label}"


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
