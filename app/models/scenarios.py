"""Scenarios: what if, kept by name as a list of changes that are tried on the plan and never made to it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, BasisPoints, OptionalDate, Pence, amount, between, choice, in_order, not_blank
from app.models.choices import ChangeKind, CostCategory


class Scenario(Base):
    """A named what-if."""

    __tablename__ = "scenario"
    __table_args__ = (not_blank("name"),)

    name: Mapped[str] = mapped_column(unique=True)
    note: Mapped[str] = mapped_column(default="")


class ScenarioChange(Base):
    """One change of a scenario; which columns it uses depends on its kind.

    `percent` is signed; `amount` is pence a year; `fte` basis points of full time; `months` how late. It holds from
    `start` (the forecast's first day where empty); `end` is the last day of a post that is added.
    """

    __tablename__ = "scenario_change"
    __table_args__ = (
        between("percent", -10_000, 100_000),
        between("months", 0, 60),
        amount("amount"),
        between("fte", 1, 10_000),
        in_order("start", "end"),
    )

    scenario_id: Mapped[int] = mapped_column(ForeignKey("scenario.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ChangeKind] = choice(ChangeKind)
    funder_id: Mapped[int | None] = mapped_column(ForeignKey("funder.id", ondelete="CASCADE"), index=True)
    grant_id: Mapped[int | None] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    category: Mapped[CostCategory | None] = choice(CostCategory)
    percent: Mapped[int | None] = mapped_column(BasisPoints)
    months: Mapped[int | None]
    amount: Mapped[int | None] = mapped_column(Pence)
    fte: Mapped[int | None] = mapped_column(BasisPoints)
    title: Mapped[str] = mapped_column(default="")
    start: Mapped[OptionalDate]
    end: Mapped[OptionalDate]
