"""Costs, posts and freelancers that count for nothing, or never rise, until something more is filled in."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.services.plan.lacking import without_amount, without_month_to_rise, without_number
from app.services.said.row_remark import RowRemark


def incomplete_costs(session: Session) -> Iterator[RowRemark]:
    """Cost lines without an amount, or with a rise that never begins."""
    yield from without_amount(session, "cost_line")
    yield from without_month_to_rise(session, "cost_line")


def incomplete_posts(session: Session) -> Iterator[RowRemark]:
    """Posts without a salary, or with a rise that never begins."""
    yield from without_number(session, "post", "salary", "salary")
    yield from without_month_to_rise(session, "post")


def incomplete_freelancers(session: Session) -> Iterator[RowRemark]:
    """Freelancers without a day rate or without days, or with a rise that never begins."""
    yield from without_number(session, "freelancer", "day_rate", "rate")
    yield from without_number(session, "freelancer", "days", "days")
    yield from without_month_to_rise(session, "freelancer")
