"""How a policy stands on a day, from what is said of it and its dates: plain values only."""

from datetime import date, timedelta
from enum import StrEnum

from app.models.choices import PolicyState

SOON_DAYS = 90
"""What ends within so many days is told beforehand."""


class Standing(StrEnum):
    """How one of them stands on a day."""

    OUT_OF_DATE = "out_of_date"
    REVIEW_OVERDUE = "review_overdue"
    NOT_BEGUN = "not_begun"
    ENDS_SOON = "ends_soon"
    IN_DATE = "in_date"
    BEING_WRITTEN = "being_written"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


_AS_SAID = {
    PolicyState.BEING_WRITTEN: Standing.BEING_WRITTEN,
    PolicyState.MISSING: Standing.MISSING,
    PolicyState.NOT_NEEDED: Standing.NOT_NEEDED,
}
_STOPS = {Standing.OUT_OF_DATE, Standing.NOT_BEGUN, Standing.BEING_WRITTEN, Standing.MISSING}


def standing_on(
    today: date,
    state: PolicyState,
    *,
    begins_on: date | None = None,
    review_by: date | None = None,
    expires_on: date | None = None,
) -> Standing:
    """How it stands; the dates count only for what is in place. On its last day it is still in date."""
    if state in _AS_SAID:
        return _AS_SAID[state]
    if expires_on is not None and expires_on < today:
        return Standing.OUT_OF_DATE
    if begins_on is not None and begins_on > today:
        return Standing.NOT_BEGUN
    if review_by is not None and review_by < today:
        return Standing.REVIEW_OVERDUE
    if expires_on is not None and expires_on <= today + timedelta(days=SOON_DAYS):
        return Standing.ENDS_SOON
    return Standing.IN_DATE


def leaves_open(standing: Standing, expires_on: date | None) -> bool:
    """Whether a buyer who asks for it cannot be shown one that counts today.

    What has no last day is as old as its review; a certificate counts to its last day, looked at again or not.
    """
    return standing in _STOPS or (standing is Standing.REVIEW_OVERDUE and expires_on is None)
