"""The register edited: kinds added, the usual day of the next review, and what cannot be stored."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.dates import LATEST, add_months
from app.library.loading import library
from app.models.choices import PolicyState
from app.problems import Refused
from app.services.organisation.organisation import new_organisation
from app.services.policies.edits import add_kinds, store, usual_review
from app.services.rows import records
from app.services.rows.records import Record

REVIEWED = date(2026, 2, 28)


@pytest.fixture
def us(session: Session) -> Session:
    new_organisation(session, "Us")
    return session


def row(session: Session, key: int) -> Record:
    return records.get(session, "policy", key)


def test_a_kind_comes_with_its_name_and_as_missing_until_somebody_says_more(us: Session) -> None:
    (key,) = add_kinds(us, ["safeguarding-adults"])
    found = row(us, key)
    assert found["name"] == library().policies["safeguarding-adults"].name
    assert (found["catalogue_id"], found["state"]) == ("safeguarding-adults", PolicyState.MISSING)
    assert (found["reviewed_on"], found["review_by"]) == (None, None)


def test_one_that_was_reviewed_is_in_place_and_looked_at_again_as_usual(us: Session) -> None:
    adults, money = add_kinds(us, ["safeguarding-adults", "fraud-bribery"], REVIEWED)
    assert row(us, adults)["state"] is PolicyState.IN_PLACE
    assert row(us, adults)["review_by"] == date(2027, 2, 28)
    assert row(us, money)["review_by"] == date(2028, 2, 28)


def test_a_kind_without_an_interval_has_no_day_of_review(us: Session) -> None:
    assert library().policies["food-registration"].review_months == 0
    (key,) = add_kinds(us, ["food-registration"], REVIEWED)
    assert row(us, key)["review_by"] is None


def test_what_is_there_is_not_added_again(us: Session) -> None:
    add_kinds(us, ["volunteers"])
    assert add_kinds(us, ["volunteers", "volunteers"]) == ()
    store(us, [(None, {"name": "modern SLAVERY"})])
    assert row(us, 2)["catalogue_id"] == "modern-slavery"
    assert add_kinds(us, ["modern-slavery"]) == ()


def test_a_name_that_another_kind_has_is_refused_and_nothing_is_added(us: Session) -> None:
    name = library().policies["volunteers"].name
    store(us, [(None, {"name": name, "catalogue_id": "quality"})])
    with pytest.raises(Refused):
        add_kinds(us, ["volunteers"])


def test_the_next_review_follows_the_last_until_the_organisation_chooses_its_own(us: Session) -> None:
    (key,) = add_kinds(us, ["safeguarding-adults"], REVIEWED)
    store(us, [(key, {"reviewed_on": date(2026, 9, 1)})])
    assert row(us, key)["review_by"] == date(2027, 9, 1)
    store(us, [(key, {"review_by": date(2027, 3, 1)})])
    store(us, [(key, {"reviewed_on": date(2026, 10, 1)})])
    assert row(us, key)["review_by"] == date(2027, 3, 1)
    store(us, [(key, {"reviewed_on": date(2027, 3, 1), "review_by": date(2027, 9, 1)})])
    assert row(us, key)["review_by"] == date(2027, 9, 1)


def test_one_of_your_own_has_no_usual_interval(us: Session) -> None:
    (key,) = store(us, [(None, {"name": "Allergens", "reviewed_on": REVIEWED})])
    assert (row(us, key)["review_by"], row(us, key)["catalogue_id"]) == (None, None)


def test_one_that_expires_before_it_begins_is_refused(us: Session) -> None:
    (key,) = add_kinds(us, ["motor"])
    store(us, [(key, {"begins_on": date(2026, 5, 1)})])
    with pytest.raises(Refused) as refused:
        store(us, [(key, {"expires_on": date(2026, 4, 30)})])
    assert str(refused.value) == (
        "Expires on (30 April 2026) is before “In force from” (1 May 2026). Change one of them."
    )
    store(us, [(key, {"expires_on": date(2026, 5, 1)})])  # a day is long enough


@given(st.sampled_from(sorted(library().policies)), st.dates(date(1990, 1, 1), LATEST))
def test_the_usual_review_lies_whole_months_after_the_last(kind: str, reviewed: date) -> None:
    months = library().policies[kind].review_months
    found = usual_review(kind, reviewed)
    assert (found is None) is (months == 0)
    assert found is None or reviewed < found or found == LATEST
    assert found is None or found == min(add_months(reviewed, months), LATEST)
