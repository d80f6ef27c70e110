"""What a user does about people: record sessions and courses, set a budget, and take over those named elsewhere."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.dates import format_date
from app.models.choices import Engagement
from app.planning.people.supervision import covered
from app.problems import Refused
from app.services.plan.people import load_people
from app.services.rows import records
from app.services.rows.records import Record
from app.text import name_key, plural


def hold_session(session: Session, plan: int, people: Sequence[int], day: date, today: date) -> int:
    """Record that people had a session of a plan on a day; those who have it recorded already are left as they are.

    With nobody named it is the whole group: everybody whom the plan covers on that day. Gives back how many were
    recorded. Raises Refused for a day to come, and where there is nobody to record.
    """
    if day > today:
        raise Refused(f"{format_date(day)} is still to come. Record a session once it was held.")
    known = load_people(session)
    promise = next((each for each in known.supervision if each.id == plan), None)
    if promise is None:
        raise records.RecordGone("This supervision plan is not in the file any more.")
    wanted = list(people) or [person.id for person in covered(promise, known.people, day)]
    if not wanted:
        raise Refused(f"This plan covers nobody on {format_date(day)}. Choose another day, or change the plan.")
    there = {each.person for each in known.sessions if (each.plan, each.held_on) == (plan, day)}
    new = [person for person in dict.fromkeys(wanted) if person not in there]
    if not new:
        raise Refused(f"This session of {format_date(day)} is recorded already.")
    values = [{"supervision_plan_id": plan, "person_id": person, "held_on": day} for person in new]
    records.apply(session, "supervision_session", [(None, each) for each in values])
    return len(new)


def complete_course(session: Session, course: int, people: Sequence[int], day: date, today: date) -> None:
    """Record that people have done a course; a booking of theirs becomes it. Raises Refused for a day to come."""
    if day > today:
        raise Refused(f"{format_date(day)} is still to come. Book it instead, and record it once it was done.")
    _set_record(session, course, people, {"completed_on": day})


def book_course(session: Session, course: int, people: Sequence[int], day: date) -> None:
    """Book people on a course; whoever is booked already is booked for this day instead."""
    _set_record(session, course, people, {"planned_on": day})


def set_budget(session: Session, kind: str, year: int, amount: int | None) -> None:
    """Set aside pence for supervision or training in the financial year that begins in `year`; None sets none."""
    kept = records.rows(session, "people_budget", where={"kind": kind, "year": year})
    if amount is None:
        records.delete(session, "people_budget", [row.id for row in kept])
    elif kept:
        records.change(session, "people_budget", kept[0].id, {"amount": amount})
    else:
        records.add(session, "people_budget", {"kind": kind, "year": year, "amount": amount})


def set_budgets(session: Session, budgets: Iterable[tuple[tuple[str, int], int | None]]) -> None:
    """Set several budgets, each by its kind and year; see `set_budget`."""
    for (kind, year), amount in budgets:
        set_budget(session, kind, year, amount)


def to_take_over(session: Session) -> str:
    """Who is named in posts and freelancers and linked to no person yet: `3 people and 2 freelancers`, or nothing."""
    posts, fees = _unlinked_posts(session), _unlinked_freelancers(session)
    names = {name_key(post["person"]) for post in posts}
    parts = [plural(len(names), "person in a post", "people in posts")] if names else []
    return " and ".join([*parts, *([plural(len(fees), "freelancer")] if fees else [])])


def take_over(session: Session) -> int:
    """Make a person of everybody named in a post or among the freelancers, and link them; how many were made.

    The same name (in any capitals) is the same person, one who is listed already included; a second freelancer of one
    name is another person. Whoever is linked is left as they are, so that doing it again changes nothing.
    """
    made = 0
    for post in _unlinked_posts(session):
        person = _named(session, post["person"])
        if person is None:
            made += 1
            person = records.add(session, "person", _employee(session, post))
        records.change(session, "post", post.id, {"holder_id": person})
    for fees in _unlinked_freelancers(session):
        person = _named(session, fees["name"], unpaid=True)
        if person is None:
            made += 1
            person = records.add(session, "person", _freelancer(fees))
        records.change(session, "person", person, {"freelancer_id": fees.id})
    return made


def _set_record(session: Session, course: int, people: Iterable[int], values: dict[str, Any]) -> None:
    booked = records.rows(
        session, "training_record", where={"course_id": course, "completed_on": None}, order="planned_on"
    )
    by_person = {row["person_id"]: row.id for row in reversed(booked)}
    edits = [
        (by_person.get(person), values if person in by_person else {"course_id": course, "person_id": person} | values)
        for person in people
    ]
    if not edits:
        raise Refused("Choose a person first: go to a row of the table.")
    records.apply(session, "training_record", edits)


def _unlinked_posts(session: Session) -> list[Record]:
    return [post for post in records.rows(session, "post", where={"holder_id": None}) if post["person"].strip()]


def _unlinked_freelancers(session: Session) -> list[Record]:
    linked = {person["freelancer_id"] for person in records.rows(session, "person")}
    return [row for row in records.rows(session, "freelancer") if row.id not in linked]


def _named(session: Session, name: str, *, unpaid: bool = False) -> int | None:
    """The first person of a name; with `unpaid` only one who is not yet paid by any freelance fees."""
    rows = records.rows(session, "person")
    return next(
        (row.id for row in rows if name_key(row["name"]) == name_key(name) and not (unpaid and row["freelancer_id"])),
        None,
    )


def _employee(session: Session, post: Record) -> dict[str, Any]:
    """From the first to the last day of all posts in which the same name stands."""
    same = [row for row in _unlinked_posts(session) if name_key(row["person"]) == name_key(post["person"])]
    ends = [row["end"] for row in same]
    return {
        "name": post["person"],
        "engagement": Engagement.EMPLOYEE,
        "role": post["title"],
        "start": min(row["start"] for row in same),
        "end": None if None in ends else max(ends),
    }


def _freelancer(fees: Record) -> dict[str, Any]:
    kept = {name: fees[name] for name in ("name", "role", "start", "end")}
    return {**kept, "engagement": Engagement.FREELANCER}
