"""What a funder's report knows about its grant: budget against what was typed as spent, and the payments received."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from app.documents.facts.report import AccountHeadings, BudgetSpent, GrantAccount, Payment
from app.models.choices import CostCategory, LegalForm
from app.money import format_whole_pounds
from app.services.documents.case_labels import cost_labels
from app.services.organisation.organisation import THE_ROW, details
from app.services.rows import records
from app.services.rows.checks import heading_of
from app.services.rows.nouns import NOUNS
from app.services.rows.records import Record
from app.text import begun, one_line, plural

_NAMED = (
    ("cost_line_id", "cost_line", "name"),
    ("post_id", "post", "title"),
    ("freelancer_id", "freelancer", "name"),
    ("project_id", "project", "name"),
)
"""What a budget line can pay for besides a category: its column, the table, and the name there."""
_NO_NAME = "Not named"


def account_of(session: Session, grant_id: int, report_id: int | None = None) -> GrantAccount:
    """A grant's account as at the balance date, for one of its reports. Raises Refused where the grant is gone.

    Spending is what was typed for the balance date, never a forecast. A post is called by its title and a
    freelancer by the role, without the person's name.
    """
    grant = records.get(session, "grant", grant_id)
    report = records.get(session, "grant_report", report_id) if report_id is not None else None
    payments = records.rows(session, "instalment", where={"grant_id": grant_id}, order="due")
    account = GrantAccount(
        headings=account_headings(),
        title=grant["title"],
        funder=records.get(session, "funder", grant["funder_id"])["name"],
        reference=grant["reference"],
        programme=grant["programme"],
        purpose=grant["purpose"],
        awarded=grant["amount_awarded"],
        start=grant["start"],
        end=grant["end"],
        spent_at=records.get(session, "organisation", THE_ROW)["balance_date"],
        lines=_lines(session, grant_id),
        payments=tuple(Payment(row["due"], row["amount"], row["received_on"]) for row in payments),
        report=report["title"] if report else "",
        report_due=report["due"] if report else None,
    )
    return replace(account, missing=tuple(_missing(account)))


def account_headings() -> AccountHeadings:
    """What the report calls that which a grant stores."""
    return AccountHeadings(
        grant=begun(NOUNS["grant"].one),
        funder=heading_of("grant", "funder_id"),
        programme=heading_of("grant", "programme"),
        reference=heading_of("grant", "reference"),
        purpose=heading_of("grant", "purpose"),
        report=heading_of("grant_report", "title"),
        due=heading_of("instalment", "due"),
        received_on=heading_of("instalment", "received_on"),
        amount=heading_of("instalment", "amount"),
    )


def _lines(session: Session, grant_id: int) -> tuple[BudgetSpent, ...]:
    """The budget by what it pays for, in its order; two lines for the same are one."""
    names = _names(session)
    found: dict[str, BudgetSpent] = {}
    for row in records.rows(session, "budget_line", where={"grant_id": grant_id}):
        name = _name(row, names)
        before = found.get(name, BudgetSpent(name, 0, 0))
        found[name] = BudgetSpent(name, before.budget + row["amount"], before.spent + row["spent"])
    return tuple(found.values())


def _name(row: Record, names: Mapping[tuple[str, object], str]) -> str:
    column = next((each for each in ("category", *(column for column, _, _ in _NAMED)) if row[each] is not None), "")
    return names.get((column, row[column]) if column else ("", None), "") or _NO_NAME


def _names(session: Session) -> Mapping[tuple[str, object], str]:
    """What a budget line can pay for, by its column and value, as paper calls it."""
    alone = details(session).legal_form is LegalForm.SOLE_TRADER
    categories = cost_labels(alone=alone).categories
    found: dict[tuple[str, object], str] = {("category", each): categories[each.value] for each in CostCategory}
    for column, table, name in _NAMED:
        found |= {(column, row.id): begun(one_line(row[name])) for row in records.rows(session, table)}
    roles = {row.id: one_line(row["role"]) for row in records.rows(session, "freelancer")}
    return found | {("freelancer_id", key): begun(role) for key, role in roles.items() if role}


def _missing(account: GrantAccount) -> Iterator[str]:
    if account.awarded is None:
        yield "The amount awarded is not entered. Enter it at the grant."
    if not account.lines:
        yield "The grant has no budget. Enter what it pays for, line by line."
        return
    if account.spent_at is None:
        yield "No balance date is entered, so spending has no day. Enter your balances and their date."
    elif not account.tells_spending:
        yield "Nothing is typed as spent of this grant. Type it beside each line of its budget."
    elif untyped := sum(1 for line in account.lines if line.budget and not line.spent):
        yield f"Nothing is typed as spent for {plural(untyped, 'budget line')}. Check that this is so."
    if account.awarded is not None and account.budget != account.awarded:
        budget, awarded = (format_whole_pounds(pence) for pence in (account.budget, account.awarded))
        yield f"The budget comes to {budget} and the award to {awarded}. Check both."
