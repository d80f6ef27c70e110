"""What is due: deadlines, decisions, payments, reports, ends, people and policies, the overdue ones first."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.choices import Stage
from app.money import format_money
from app.services.library.due import due_about_answers
from app.services.people.due import due_about_people
from app.services.policies.due import due_about_policies
from app.services.rows.checks import heading_of, label_of
from app.services.rows.columns import stored_table
from app.services.said.due_item import DueItem

_UNDECIDED = (Stage.RESEARCHING, Stage.DRAFTING)
_WON = (Stage.AWARDED, Stage.ENDED)


def due(session: Session, today: date, days: int = 90, *, decide_by: date | None = None) -> tuple[DueItem, ...]:
    """Everything due up to so many days from today, and whatever is overdue, by date.

    `decide_by` is the last day on which closing in good order can be decided. Ends of grants and posts that lie in
    the past are not told: they are not work that waits.
    """
    until = today + timedelta(days=days)
    items = (
        *_closing(decide_by, today),
        *_grants(session, today),
        *_payments(session, today),
        *_reports(session, today),
        *_others(session, today),
        *due_about_people(session, today),
        *due_about_policies(session, today),
        *due_about_answers(session, today),
    )
    wanted = (item for item in items if item.date <= until)
    return tuple(sorted(wanted, key=lambda item: (item.date, item.kind, item.title, item.id)))


def _closing(decide_by: date | None, today: date) -> Iterator[DueItem]:
    if decide_by is not None:
        overdue = decide_by < today
        detail = "After that, you could not pay for closing."
        yield DueItem(decide_by, overdue, "close", "Decide: go on or close", detail, "obligation", 0)


def _grants(session: Session, today: date) -> Iterator[DueItem]:
    grant, funder = stored_table("grant"), stored_table("funder")
    query = select(grant, funder.c.name.label("funder")).join(funder, funder.c.id == grant.c.funder_id)
    for row in session.execute(query.order_by(grant.c.id)):
        if row.stage in _UNDECIDED and row.deadline is not None:
            title = f"{label_of('grant', 'deadline')}: {row.title}"
            yield DueItem(row.deadline, row.deadline < today, "deadline", title, row.funder, "grant", row.id)
        elif row.stage is Stage.SUBMITTED and row.decision_due is not None:
            overdue = row.decision_due < today
            yield DueItem(row.decision_due, overdue, "decision", f"Decision: {row.title}", row.funder, "grant", row.id)
        elif row.stage is Stage.AWARDED and row.end is not None and row.end >= today:
            title = f"{heading_of('grant', 'end')}: {row.title}"
            yield DueItem(row.end, False, "grant_ends", title, row.funder, "grant", row.id)


def _payments(session: Session, today: date) -> Iterator[DueItem]:
    grant, instalment, funder = stored_table("grant"), stored_table("instalment"), stored_table("funder")
    query = (
        select(instalment, grant.c.title, funder.c.name.label("funder"))
        .join(grant, grant.c.id == instalment.c.grant_id)
        .join(funder, funder.c.id == grant.c.funder_id)
        .where(instalment.c.received_on.is_(None), grant.c.stage.in_(_WON))
    )
    for row in session.execute(query.order_by(instalment.c.id)):
        detail = f"{format_money(row.amount)} from {row.funder}"
        if row.condition:
            detail += f", when: {row.condition}"
        yield DueItem(row.due, row.due < today, "payment", f"Payment: {row.title}", detail, "grant", row.grant_id)


def _reports(session: Session, today: date) -> Iterator[DueItem]:
    grant, report = stored_table("grant"), stored_table("grant_report")
    query = (
        select(report, grant.c.title.label("grant"))
        .join(grant, grant.c.id == report.c.grant_id)
        .where(report.c.sent_on.is_(None), grant.c.stage.in_(_WON))
    )
    for row in session.execute(query.order_by(report.c.id)):
        title = f"{heading_of('grant_report', 'title')}: {row.title}"
        yield DueItem(row.due, row.due < today, "report", title, row.grant, "grant", row.grant_id)


def _others(session: Session, today: date) -> Iterator[DueItem]:
    post, income = stored_table("post"), stored_table("income_line")
    for row in session.execute(select(post).where(post.c.end >= today).order_by(post.c.id)):
        yield DueItem(row.end, False, "post_ends", f"Post ends: {row.title}", row.person, "post", row.id)
    once = (income.c.frequency == "one_off", income.c.received_on.is_(None))
    for row in session.execute(select(income).where(*once).order_by(income.c.id)):
        detail = format_money(row.amount)
        yield DueItem(row.start, row.start < today, "income", f"Expected: {row.name}", detail, "income_line", row.id)
