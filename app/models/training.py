"""Training: courses, who needs them, who has them, and the money set aside for people each year."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, OptionalDate, Pence, amount, between, choice, not_blank
from app.models.choices import Engagement, PeopleBudgetKind


class Course(Base):
    """A course: how long what was learned holds (`validity_months`; empty: for ever) and what it costs a person."""

    __tablename__ = "course"
    __table_args__ = (not_blank("name"), between("validity_months", 1, 600), amount("cost"))

    name: Mapped[str] = mapped_column(unique=True)
    provider: Mapped[str] = mapped_column(default="")
    validity_months: Mapped[int | None]
    cost: Mapped[int] = mapped_column(Pence, default=0)


class CourseNeed(Base):
    """Who needs a course: a role, a kind of engagement, both together, or (with neither) everybody."""

    __tablename__ = "course_need"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(default="")
    engagement: Mapped[Engagement | None] = choice(Engagement)


class TrainingRecord(Base):
    """A course that one person is booked on (`planned_on`) or has done (`completed_on`).

    `expires_on` is for a certificate that says so itself; `cost` is what it cost, where not the course's own price.
    """

    __tablename__ = "training_record"
    __table_args__ = (amount("cost"),)

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    planned_on: Mapped[OptionalDate]
    completed_on: Mapped[OptionalDate]
    expires_on: Mapped[OptionalDate]
    cost: Mapped[int | None] = mapped_column(Pence)


class PeopleBudget(Base):
    """What is set aside for supervision or for training in the financial year that begins in `year`."""

    __tablename__ = "people_budget"
    __table_args__ = (UniqueConstraint("kind", "year"), between("year", 1900, 2199), amount("amount"))

    kind: Mapped[PeopleBudgetKind] = choice(PeopleBudgetKind)
    year: Mapped[int]
    amount: Mapped[int] = mapped_column(Pence)
