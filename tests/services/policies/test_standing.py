"""How a policy stands on a day: the days themselves, and any dates at all against the words of the rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.choices import PolicyState
from app.services.policies.standing import SOON_DAYS, Standing, leaves_open, standing_on

TODAY = date(2026, 12, 1)
DAY = timedelta(days=1)
_DAYS = st.none() | st.dates(date(2025, 1, 1), date(2028, 12, 31))


def stands(**dates: date | None) -> Standing:
    return standing_on(TODAY, PolicyState.IN_PLACE, **dates)


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        ({}, Standing.IN_DATE),
        ({"expires_on": TODAY}, Standing.ENDS_SOON),
        ({"expires_on": TODAY - DAY}, Standing.OUT_OF_DATE),
        ({"expires_on": TODAY + SOON_DAYS * DAY}, Standing.ENDS_SOON),
        ({"expires_on": TODAY + (SOON_DAYS + 1) * DAY}, Standing.IN_DATE),
        ({"review_by": TODAY}, Standing.IN_DATE),
        ({"review_by": TODAY - DAY}, Standing.REVIEW_OVERDUE),
        ({"begins_on": TODAY}, Standing.IN_DATE),
        ({"begins_on": TODAY + DAY}, Standing.NOT_BEGUN),
        ({"review_by": TODAY - DAY, "expires_on": TODAY - DAY}, Standing.OUT_OF_DATE),
        ({"review_by": TODAY - DAY, "expires_on": TODAY + DAY}, Standing.REVIEW_OVERDUE),
    ],
)
def test_on_its_last_day_it_is_in_date_and_on_the_next_it_is_not(dates: dict[str, date], standing: Standing) -> None:
    assert stands(**dates) is standing


@given(_DAYS, _DAYS, _DAYS)
def test_what_is_not_in_place_stands_as_it_says_whatever_its_dates(
    begins: date | None, review: date | None, ends: date | None
) -> None:
    for state in (PolicyState.MISSING, PolicyState.BEING_WRITTEN, PolicyState.NOT_NEEDED):
        found = standing_on(TODAY, state, begins_on=begins, review_by=review, expires_on=ends)
        assert found.value == state.value
        assert leaves_open(found, ends) is (state is not PolicyState.NOT_NEEDED)


@given(_DAYS, _DAYS, _DAYS, st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_it_is_in_force_exactly_between_its_days(
    begins: date | None, review: date | None, ends: date | None, today: date
) -> None:
    found = standing_on(today, PolicyState.IN_PLACE, begins_on=begins, review_by=review, expires_on=ends)
    runs = (begins is None or begins <= today) and (ends is None or today <= ends)
    assert runs is (found not in {Standing.OUT_OF_DATE, Standing.NOT_BEGUN})
    if ends is not None:  # a certificate counts to its last day, whenever it was looked at
        assert leaves_open(found, ends) is not runs
    elif runs:
        assert leaves_open(found, ends) is (review is not None and review < today)
    if found in {Standing.IN_DATE, Standing.ENDS_SOON}:
        assert review is None or review >= today
        assert (found is Standing.ENDS_SOON) is (ends is not None and (ends - today).days <= SOON_DAYS)


@given(_DAYS, _DAYS, st.dates(date(2025, 1, 1), date(2028, 12, 30)))
def test_what_is_too_old_stays_so_until_somebody_changes_it(
    review: date | None, ends: date | None, today: date
) -> None:
    old = {Standing.OUT_OF_DATE, Standing.REVIEW_OVERDUE}
    now, next_day = (
        standing_on(day, PolicyState.IN_PLACE, review_by=review, expires_on=ends) for day in (today, today + DAY)
    )
    assert now not in old or next_day in old
