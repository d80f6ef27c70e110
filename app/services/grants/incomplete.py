"""Grants, bids, their payments and budget lines, and income lines that no figure counts until more is filled in."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.choices import Stage
from app.money import format_money
from app.services.grants.totals import OPEN
from app.services.plan.lacking import lacks, without_amount, without_month_to_rise
from app.services.rows.columns import stored_table
from app.services.said.row_remark import RowRemark
from app.services.said.wording import say

_PAYMENTS = "grants.list.payments"


def incomplete_grants(session: Session) -> Iterator[RowRemark]:
    """Awards and bids without a single payment, and bids of which only a part has one: no view has the rest of them.

    What was paid before the balance date need not be entered, so an award that has ended is none of them, nor is one
    whose payments are less than the award.
    """
    yield from _without_payments(session)
    yield from _bids_planned_in_part(session)


def _without_payments(session: Session) -> Iterator[RowRemark]:
    grant, instalment = stored_table("grant"), stored_table("instalment")
    query = (
        select(grant)
        .where(grant.c.stage.in_((Stage.AWARDED, *OPEN)))
        .where(grant.c.id.not_in(select(instalment.c.grant_id)))
        .order_by(grant.c.stage != Stage.AWARDED, grant.c.id)
    )
    for row in session.execute(query):
        awarded = row.stage is Stage.AWARDED
        column = "amount_awarded" if awarded else "amount_applied"
        amount = row.amount_applied if row.amount_awarded is None else row.amount_awarded
        so = "so the forecast leaves it out" if awarded else "so it counts in no view"
        if amount:
            template = f"{{title}}, **{format_money(amount)}**, has no payment dates, {so}."
            yield RowRemark("grant", row.id, "", "no payment dates", say(template, title=row.title), _PAYMENTS)
        else:
            yield lacks(("grant", row.id, column), row.title, "amount and no payment dates", so)


def _bids_planned_in_part(session: Session) -> Iterator[RowRemark]:
    grant, instalment = stored_table("grant"), stored_table("instalment")
    planned = func.sum(instalment.c.amount)
    query = (
        select(grant.c.id, grant.c.title, grant.c.amount_applied - planned)
        .join(instalment, instalment.c.grant_id == grant.c.id)
        .where(grant.c.stage.in_(OPEN))
        .group_by(grant.c.id)
        .having(grant.c.amount_applied > planned)
        .order_by(grant.c.id)
    )
    for row_id, title, rest in session.execute(query):
        template = f"**{format_money(rest)}** of {{title}} has no payment dates, so it counts in no view."
        yield RowRemark("grant", row_id, "", "payments missing", say(template, title=title), _PAYMENTS)


def incomplete_payments(session: Session) -> Iterator[RowRemark]:
    """Payments without an amount."""
    yield from _of_a_grant(session, "instalment", "A payment", "so no money comes in on it")


def incomplete_budget(session: Session) -> Iterator[RowRemark]:
    """Budget lines without an amount: they pay for nothing."""
    yield from _of_a_grant(session, "budget_line", "A budget line", "so it pays for nothing")


def incomplete_income(session: Session) -> Iterator[RowRemark]:
    """Income lines without an amount, or with a rise that never begins."""
    yield from without_amount(session, "income_line")
    yield from without_month_to_rise(session, "income_line")


def _of_a_grant(session: Session, table: str, what: str, so: str) -> Iterator[RowRemark]:
    stored, grant = stored_table(table), stored_table("grant")
    query = (
        select(stored.c.id, grant.c.title)
        .join(grant, grant.c.id == stored.c.grant_id)
        .where(stored.c.amount == 0)
        .order_by(stored.c.id)
    )
    for row in session.execute(query):
        sentence = say(f"{what} of {{grant}} has no amount, {so}. Fill it in.", grant=row.title)
        yield RowRemark(table, row.id, "amount", "no amount", sentence)
