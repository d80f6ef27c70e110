"""What is due about policies on Home, and what of them needs a look."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.services.home.due import due
from app.services.policies.due import due_about_policies
from app.services.rows import records
from tests.services.home.first_plan import TODAY, begin_calmly, needing_a_look
from tests.services.memory import close_session, memory_session

LIABILITY = "public-liability"


def add(session: Session, name: str, **values: Any) -> int:
    return records.add(session, "policy", {"name": name, "state": "in_place"} | values)


def looks(session: Session) -> list[str]:
    return [item for item in needing_a_look(session) if "balances" not in item]


def test_reviews_and_ends_are_due_with_their_row(session: Session) -> None:
    begin_calmly(session)
    cover = add(session, "Cover", catalogue_id=LIABILITY, owner="maya", expires_on=date(2027, 1, 31), review_by=TODAY)
    add(session, "Later", expires_on=date(2028, 1, 1))
    add(session, "Not ours", state="not_needed", expires_on=TODAY)
    add(session, "Draft", state="being_written", review_by=TODAY)
    old = add(session, "Old", review_by=date(2026, 1, 1))
    found = [item for item in due(session, TODAY) if item.table == "policy"]
    assert [(item.kind, item.title, item.detail, item.overdue, item.id) for item in found] == [
        ("policy_review", "Review: Old", "", True, old),
        ("policy_review", "Review: Cover", "Maya · can stop a bid", False, cover),
        ("policy_ends", "Expires: Cover", "Maya · can stop a bid", False, cover),
    ]


def test_what_has_ended_and_a_day_that_is_both_are_told_once(session: Session) -> None:
    day = TODAY + timedelta(days=9)
    add(session, "Both", expires_on=day, review_by=day)
    add(session, "Gone", expires_on=date(2026, 10, 31), review_by=date(2026, 6, 1))
    found = list(due_about_policies(session, TODAY))
    assert [(item.title, item.date) for item in found] == [
        ("Expires: Both", day),
        ("Expired: Gone", date(2026, 10, 31)),
    ]


@given(st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_whatever_is_overdue_is_before_today_and_every_end_is_told(review: date | None, ends: date) -> None:
    session = memory_session()
    try:
        add(session, "Any", review_by=review, expires_on=ends)
        found = list(due_about_policies(session, TODAY))
    finally:
        close_session(session)
    assert [item.date for item in found if item.kind == "policy_ends"] == [ends]
    assert all(item.overdue is (item.date < TODAY) for item in found)
    told = [item.date for item in found if item.kind == "policy_review"]
    assert told == ([] if review is None or review == ends or ends < TODAY else [review])


def test_nothing_is_said_of_a_register_that_is_empty_or_in_date(session: Session) -> None:
    begin_calmly(session)
    assert looks(session) == []
    add(session, "Cover", catalogue_id=LIABILITY, expires_on=date(2027, 12, 31), cover=10_000_000_00)
    assert looks(session) == []


def test_what_can_stop_a_bid_is_red_and_the_rest_is_amber(session: Session) -> None:
    begin_calmly(session)
    cover = add(session, "Cover **x**", catalogue_id=LIABILITY, expires_on=date(2026, 10, 31), cover=2_000_000_00)
    add(session, "Lone working", review_by=date(2026, 6, 1))
    add(session, "Fee", catalogue_id="ico-fee", state="missing")
    add(session, "Van", catalogue_id="motor", state="missing")
    short = "Your cover of £2,000,000 is less than £5,000,000 (Public liability insurance, usual cover)."
    assert looks(session) == [
        "red: Cover **x** can stop a bid: out of date since 31 October 2026.",
        "amber: Lone working: review overdue since 1 June 2026.",
        "amber: Missing, and can stop a bid: Fee.",
        f"amber: Cover **x**: {short}",
    ]
    records.change(session, "policy", cover, {"cover": None})
    add(session, "Adults", catalogue_id="safeguarding-adults", review_by=date(2026, 6, 1))
    add(session, "Food", expires_on=date(2026, 6, 1))
    assert looks(session) == [
        "red: 2 policies that can stop a bid are out of date or overdue for review: Cover **x** and Adults.",
        "amber: 2 policies are out of date or overdue for review: Lone working and Food.",
        "amber: Missing, and can stop a bid: Fee.",
    ]
