"""Supervision plans and needs that fit nobody, and records of a course without a day: nothing counts them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.places import rows_of
from app.planning.people.supervision import covers
from app.services.plan.people import people_in, supervision_in
from app.services.rows.columns import all_rows, stored_table
from app.services.said.row_remark import RowRemark
from app.services.said.wording import Spans, say


def incomplete_supervision(session: Session) -> Iterator[RowRemark]:
    """Plans that nobody of those who are entered is covered by: no session is planned, and none is paid for."""
    people = people_in(all_rows(session, "person"))
    for plan in supervision_in(all_rows(session, "supervision_plan")):
        if not any(covers(plan, person) for person in people):
            template = "{plan} fits nobody, so no session of it is counted. Check whom it is for."
            yield _fits_nobody("supervision_plan", plan.id, say(template, plan=plan.name))


def incomplete_needs(session: Session) -> Iterator[RowRemark]:
    """Needs for a course that nobody has: the course is not asked of anyone, and nothing is set aside for it."""
    need, course = stored_table("course_need"), stored_table("course")
    people = people_in(all_rows(session, "person"))
    query = select(need, course.c.name).join(course, course.c.id == need.c.course_id).order_by(need.c.id)
    for row in session.execute(query):
        if not any(person.fits(row.role, row.engagement and row.engagement.value) for person in people):
            template = "A need for {course} fits nobody, so nothing is planned for it. Check whom it is for."
            yield _fits_nobody("course_need", row.id, say(template, course=row.name))


def incomplete_records(session: Session) -> Iterator[RowRemark]:
    """Records of a course that is neither booked for a day nor done on one."""
    record, course, person = stored_table("training_record"), stored_table("course"), stored_table("person")
    query = (
        select(record.c.id, course.c.name, person.c.name.label("person"))
        .join(course, course.c.id == record.c.course_id)
        .join(person, person.c.id == record.c.person_id)
        .where(record.c.planned_on.is_(None), record.c.completed_on.is_(None))
        .order_by(record.c.id)
    )
    for row in session.execute(query):
        template = "{course} for {person} has no day, so it counts as neither booked nor done. Fill one in."
        sentence = say(template, course=row.name, person=row.person)
        yield RowRemark("training_record", row.id, "planned_on", "no day", sentence)


def _fits_nobody(table: str, row: int, sentence: Spans) -> RowRemark:
    return RowRemark(table, row, "", "fits nobody", sentence, rows_of(table))
