"""Sentences of a funder's report that are made from the grant's figures; each amount is the one its table prints."""

from app.dates import format_date
from app.documents.facts.report import GrantAccount
from app.documents.facts.who import Who
from app.documents.facts.whole_pounds import pound
from app.money import format_whole_pounds
from app.text import ended, one_line


def lead(account: GrantAccount) -> str:
    """Who gave what for what, and how much of it was spent by which day."""
    return " ".join(filter(None, (_award(account), spending(account))))


def _award(account: GrantAccount) -> str:
    funder, title = one_line(account.funder), one_line(account.title)
    if not account.awarded:
        return ended(f"This reports on {title}, from {funder}")
    return ended(f"{funder} awarded {format_whole_pounds(pound(account.awarded))} for {title}")


def spending(account: GrantAccount) -> str:
    """How much was spent by which day, and what is left; that nobody entered it, where nobody did."""
    if not account.lines:
        return ""
    if not account.tells_spending or account.spent_at is None:
        return "What was spent is not entered yet."
    spent, budget = pound(account.spent), pound(account.budget)
    day = format_date(account.spent_at)
    known = account.awarded is not None and pound(account.awarded) == budget
    of = "" if known else f" of {format_whole_pounds(budget)}"
    said = f"By {day}, {format_whole_pounds(spent)}"
    if spent == budget:
        return f"{said} was spent, all of {'it' if known else 'the budget'}."
    if spent > budget:
        return f"{said} was spent, {format_whole_pounds(spent - budget)} more than the budget{of}."
    return f"{said}{of} was spent, and {format_whole_pounds(budget - spent)} is left."


def overspent(name: str, by: int) -> str:
    """That a line was overspent; pence of whole pounds."""
    return f"{name}: {format_whole_pounds(by)} more was spent than its budget."


def basis(account: GrantAccount, who: Who) -> str:
    """Where the figures come from."""
    if not account.tells_spending or account.spent_at is None:
        return f"The budget is that of the grant. What was spent is not entered in {who.theirs} records yet."
    return f"Spent is what {who.theirs} records show to {format_date(account.spent_at)}; nothing is forecast."
