"""What is due about policies and insurances: what expires, and what is to be looked at again."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.models.choices import PolicyState
from app.services.policies.catalogue import key_of, kinds_in, nation_of
from app.services.rows import records
from app.services.rows.records import Record
from app.services.said.due_item import DueItem
from app.text import begun

_STOPS = "can stop a bid"


def due_about_policies(session: Session, today: date) -> Iterator[DueItem]:
    """Of each that is in place, its last day and the day of its next review; one that has ended is told once."""
    rows = records.rows(session, "policy", where={"state": PolicyState.IN_PLACE})
    kinds = kinds_in(nation_of(session)) if rows else {}
    for row in rows:
        kind = kinds.get(key_of(row) or "")
        yield from _days(row, today, stops=kind is not None and kind.expiry_blocks)


def _days(row: Record, today: date, *, stops: bool) -> Iterator[DueItem]:
    ends, review = row["expires_on"], row["review_by"]
    detail = begun(" · ".join(filter(None, (row["owner"], _STOPS if stops else ""))))
    if ends is not None:
        word = "Expired" if ends < today else "Expires"
        yield DueItem(ends, ends < today, "policy_ends", f"{word}: {row['name']}", detail, "policy", row.id)
    if review is not None and review != ends and not (ends is not None and ends < today):
        title = f"Review: {row['name']}"
        yield DueItem(review, review < today, "policy_review", title, detail, "policy", row.id)
