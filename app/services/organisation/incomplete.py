"""Closing costs and commitments that count for nothing until their amount is filled in."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.services.plan.lacking import without_number
from app.services.said.row_remark import RowRemark


def incomplete_obligations(session: Session) -> Iterator[RowRemark]:
    """Closing costs and commitments without an amount."""
    yield from without_number(session, "obligation", "amount", "amount")
