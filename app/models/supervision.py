"""Supervision: who is to have it, how often and at what cost, and which sessions were held."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, OptionalDate, Pence, amount, between, choice, in_order, not_blank
from app.models.choices import Engagement, SupervisionKind


class SupervisionPlan(Base):
    """A promise of supervision to one person, a role, a kind of engagement, or (with none of these) everybody.

    `minutes` is the length of a session and `sessions_a_year` how many there are; `group_size` is how many people take
    part in one (1: alone). Pence: `rate` is paid to the supervisor an hour, `travel` a session, `attendance` to each
    person an hour for taking part (freelancers, for whom it is no part of a salary).
    """

    __tablename__ = "supervision_plan"
    __table_args__ = (
        not_blank("name"),
        between("minutes", 1, 1_440),
        between("sessions_a_year", 1, 366),
        between("group_size", 1, 100),
        amount("rate"),
        amount("travel"),
        amount("attendance"),
        in_order("start", "end"),
    )

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SupervisionKind] = choice(SupervisionKind, default=SupervisionKind.LINE_MANAGEMENT)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(default="")
    engagement: Mapped[Engagement | None] = choice(Engagement)
    minutes: Mapped[int] = mapped_column(default=60)
    sessions_a_year: Mapped[int] = mapped_column(default=12)
    group_size: Mapped[int] = mapped_column(default=1)
    provider: Mapped[str] = mapped_column(default="")
    rate: Mapped[int] = mapped_column(Pence, default=0)
    travel: Mapped[int] = mapped_column(Pence, default=0)
    attendance: Mapped[int] = mapped_column(Pence, default=0)
    start: Mapped[date]
    end: Mapped[OptionalDate]


class SupervisionSession(Base):
    """A session that one person had: when, and how many minutes (the plan's where empty); nothing of its content."""

    __tablename__ = "supervision_session"
    __table_args__ = (UniqueConstraint("supervision_plan_id", "person_id", "held_on"), between("minutes", 1, 1_440))

    supervision_plan_id: Mapped[int] = mapped_column(ForeignKey("supervision_plan.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    held_on: Mapped[date]
    minutes: Mapped[int | None]
