"""What a user does to the register: rows edited, kinds added from the catalogue, the day of the next review."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.dates import LATEST, add_months
from app.library.loading import library
from app.models.choices import PolicyState
from app.services.policies.catalogue import key_of, kind_called, kinds_in, nation_of
from app.services.rows import records
from app.services.rows.checks import Edits, Values

_TABLE = "policy"


def store(session: Session, edits: Edits) -> tuple[int, ...]:
    """Store rows, new ones where the id is None. Raises Refused.

    A new one that is called as a kind is one of it. Who says when it was reviewed, and has no day of the next review
    that lies after that, gets the usual one of its kind.
    """
    return records.apply(session, _TABLE, [(row, _whole(session, row, values)) for row, values in edits])


def add_kinds(session: Session, kinds: Iterable[str], reviewed_on: date | None = None) -> tuple[int, ...]:
    """Add kinds of the catalogue by their ids, in place where they were reviewed; those that are there stay.

    Raises Refused where the name of one is taken.
    """
    known, there = kinds_in(nation_of(session)), {key_of(row) for row in records.rows(session, _TABLE)}
    state = PolicyState.MISSING if reviewed_on is None else PolicyState.IN_PLACE
    new = [
        {"catalogue_id": key, "name": known[key].name, "state": state, "reviewed_on": reviewed_on}
        for key in dict.fromkeys(kinds)
        if key not in there
    ]
    return store(session, [(None, values) for values in new])


def usual_review(kind: str | None, reviewed_on: date) -> date | None:
    """The day by which a kind is usually looked at again; nothing where no interval is known."""
    found = library().policies.get(kind or "")
    if found is None or not found.review_months or reviewed_on > LATEST:
        return None
    return min(add_months(reviewed_on, found.review_months), LATEST)


def _whole(session: Session, row: int | None, values: Values) -> Values:
    """The values with what follows from them."""
    before: dict[str, Any] = {} if row is None else dict(records.get(session, _TABLE, row).values)
    given = dict(values)
    if row is None and not given.get("catalogue_id"):
        given["catalogue_id"] = kind_called(str(given.get("name", "")))
    after = before | given
    reviewed, review_by = given.get("reviewed_on"), after.get("review_by")
    if reviewed is not None and "review_by" not in values and (review_by is None or _is_usual(before, review_by)):
        usual = usual_review(after.get("catalogue_id"), reviewed)
        return given if usual is None else given | {"review_by": usual}
    return given


def _is_usual(before: Values, review_by: date) -> bool:
    """Whether the day of the next review is the one that followed from the last: the organisation did not choose it."""
    last = before.get("reviewed_on")
    return last is not None and usual_review(before.get("catalogue_id"), last) == review_by
