"""The figures of a grant's report that a text can name, as its table prints them: what was typed, never a forecast."""

from collections.abc import Iterator
from datetime import date

from app.dates import format_date
from app.documents.facts.catalogue import FIGURES
from app.documents.facts.report import GrantAccount
from app.documents.facts.whole_pounds import pound
from app.documents.tree.tree import Figure
from app.money import format_whole_pounds
from app.text import one_line


def account_figures(account: GrantAccount, as_at: date) -> tuple[Figure, ...]:
    """Every figure that there is: none of spending where nobody typed any."""
    return tuple(_figures(account, as_at))


def _figures(account: GrantAccount, as_at: date) -> Iterator[Figure]:
    of = f"{one_line(account.title)}, {one_line(account.funder)}"
    if account.awarded is not None:
        yield _figure("grant-awarded", pound(account.awarded), f"{of}: as awarded", as_at)
    if account.lines:
        yield _figure("grant-budget", pound(account.budget), f"{of}: budget lines", as_at)
    if account.tells_spending and account.spent_at is not None:
        basis = f"{of}: typed as spent by {format_date(account.spent_at)}"
        yield _figure("grant-spent", pound(account.spent), basis, account.spent_at)
        yield _figure("grant-left", pound(account.budget) - pound(account.spent), basis, account.spent_at)


def _figure(name: str, pence: int, basis: str, as_at: date) -> Figure:
    return Figure(name, FIGURES[name].name, format_whole_pounds(pence), "money", pence, basis, as_at)
