"""From the stored rows to the people of the plan: supervision, training, duties and budgets."""

from sqlalchemy.orm import Session

from app.planning.plan.people import (
    Course,
    CourseNeed,
    Duty,
    People,
    Person,
    SupervisionPlan,
    SupervisionSession,
    TrainingRecord,
)
from app.services.rows.columns import Rows, all_rows


def load_people(session: Session) -> People:
    """Everybody, and everything that was promised to them or done."""
    return People(
        people=people_in(all_rows(session, "person")),
        supervision=supervision_in(all_rows(session, "supervision_plan")),
        sessions=tuple(
            SupervisionSession(row.supervision_plan_id, row.person_id, row.held_on, row.minutes)
            for row in all_rows(session, "supervision_session")
        ),
        courses=tuple(
            Course(row.id, row.name, row.cost, row.validity_months, row.provider) for row in all_rows(session, "course")
        ),
        needs=tuple(
            CourseNeed(row.course_id, row.role, row.engagement and row.engagement.value)
            for row in all_rows(session, "course_need")
        ),
        records=tuple(
            TrainingRecord(row.course_id, row.person_id, row.planned_on, row.completed_on, row.expires_on, row.cost)
            for row in all_rows(session, "training_record")
        ),
        duties=tuple(Duty(row.name, row.person_id, row.deputy_id, row.id) for row in all_rows(session, "duty")),
        budgets={(row.kind.value, row.year): row.amount for row in all_rows(session, "people_budget")},
    )


def people_in(rows: Rows) -> tuple[Person, ...]:
    """The people of stored rows."""
    return tuple(
        Person(
            id=row.id,
            name=row.name,
            engagement=row.engagement.value,
            role=row.role,
            start=row.start,
            end=row.end,
            freelancer=row.freelancer_id,
            project=row.project_id,
        )
        for row in rows
    )


def supervision_in(rows: Rows) -> tuple[SupervisionPlan, ...]:
    """The supervision plans of stored rows."""
    return tuple(
        SupervisionPlan(
            id=row.id,
            name=row.name,
            start=row.start,
            kind=row.kind.value,
            end=row.end,
            person=row.person_id,
            role=row.role,
            engagement=row.engagement and row.engagement.value,
            minutes=row.minutes,
            sessions_a_year=row.sessions_a_year,
            group_size=row.group_size,
            rate=row.rate,
            travel=row.travel,
            attendance=row.attendance,
            provider=row.provider,
        )
        for row in rows
    )
