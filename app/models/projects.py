"""Projects: what they deliver each year, the options weighed, the risks and the milestones."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Hundredths, OptionalDate, Pence, amount, between, choice, in_order, not_blank
from app.models.choices import Level


class Project(Base):
    """A service or activity that costs are charged to; `summary` says in a sentence or two what it is.

    `floor_space` is the room it uses, in hundredths of a square metre.
    """

    __tablename__ = "project"
    __table_args__ = (not_blank("name"), between("floor_space", 0, 10_000_000), in_order("start", "end"))

    name: Mapped[str] = mapped_column(unique=True)
    summary: Mapped[str] = mapped_column(default="")
    start: Mapped[OptionalDate]
    end: Mapped[OptionalDate]
    floor_space: Mapped[int] = mapped_column(Hundredths, default=0)
    note: Mapped[str] = mapped_column(default="")


class ProjectYear(Base):
    """What a project delivers in the financial year that begins in `year`: sessions and people taking part."""

    __tablename__ = "project_year"
    __table_args__ = (
        UniqueConstraint("project_id", "year"),
        between("year", 1900, 2199),
        between("sessions", 0, 1_000_000),
        between("participants", 0, 10_000_000),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    year: Mapped[int]
    sessions: Mapped[int] = mapped_column(default=0)
    participants: Mapped[int] = mapped_column(default=0)


class ProjectOption(Base):
    """One way to meet the need, doing nothing among them. `yearly_cost` is in pence; empty where it is not known."""

    __tablename__ = "project_option"
    __table_args__ = (not_blank("name"), amount("yearly_cost"))

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    yearly_cost: Mapped[int | None] = mapped_column(Pence)
    preferred: Mapped[bool] = mapped_column(default=False)


class ProjectRisk(Base):
    """What could go wrong with a project, how likely and how grave, and what is done about it."""

    __tablename__ = "project_risk"
    __table_args__ = (not_blank("risk"),)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    risk: Mapped[str]
    likelihood: Mapped[Level] = choice(Level, default=Level.MEDIUM)
    impact: Mapped[Level] = choice(Level, default=Level.MEDIUM)
    mitigation: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")


class Milestone(Base):
    """A point that a project has to reach: by when, who sees to it, and when it was reached."""

    __tablename__ = "milestone"
    __table_args__ = (not_blank("name"),)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    due: Mapped[OptionalDate]
    who: Mapped[str] = mapped_column(default="")
    done_on: Mapped[OptionalDate]
