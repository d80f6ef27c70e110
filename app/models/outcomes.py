"""Outcomes: what a project is to change, by which measure it would be seen, and the scores, without names."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Hundredths, between, choice, in_order, not_blank
from app.models.choices import Better
from app.models.documents import new_uid

FURTHEST_SCORE = 1_000_000
"""The highest score of any measure, and below nothing the lowest, in hundredths."""


class OwnMeasure(Base):
    """A measure of the organisation's own, or one that does not ship: its range and which end of it is better.

    `lowest`, `highest` and `smallest_change` (that matters; empty where none was found) are in hundredths. `licence`
    says whose it is and what it may be used for. Its wording is never kept here.
    """

    __tablename__ = "own_measure"
    __table_args__ = (
        not_blank("uid"),
        not_blank("name"),
        between("lowest", -FURTHEST_SCORE, FURTHEST_SCORE),
        between("highest", -FURTHEST_SCORE, FURTHEST_SCORE),
        between("smallest_change", 0, 2 * FURTHEST_SCORE),
        in_order("lowest", "highest"),
    )

    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)
    name: Mapped[str] = mapped_column(unique=True)
    lowest: Mapped[int] = mapped_column(Hundredths, default=0)
    highest: Mapped[int] = mapped_column(Hundredths, default=1_000)
    better: Mapped[Better] = choice(Better, default=Better.HIGHER)
    smallest_change: Mapped[int | None] = mapped_column(Hundredths)
    licence: Mapped[str] = mapped_column(default="")


class Outcome(Base):
    """A change that a project is for, and how it would be seen.

    `measure` is the stable id of one that ships or the `uid` of one's own; empty where it is not scored. Where one that
    ships has several scales, a dot and the key of one follow (`ons4.worthwhile`): they are never added. `baseline` and
    `target` are words, since they are counts, shares and averages alike ("4 in 10 feel lonely often").
    """

    __tablename__ = "outcome"
    __table_args__ = (not_blank("name"),)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    indicator: Mapped[str] = mapped_column(default="")
    measure: Mapped[str | None]
    baseline: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    timing: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")


class Score(Base):
    """One person's total at the start and at the end, in hundredths, known by a number alone: names have no place here.

    Either is empty where it was not taken.
    """

    __tablename__ = "score"
    __table_args__ = (
        UniqueConstraint("outcome_id", "pair"),
        between("pair", 1, 1_000_000),
        between("before", -FURTHEST_SCORE, FURTHEST_SCORE),
        between("after", -FURTHEST_SCORE, FURTHEST_SCORE),
    )

    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcome.id", ondelete="CASCADE"), index=True)
    pair: Mapped[int]
    before: Mapped[int | None] = mapped_column(Hundredths)
    after: Mapped[int | None] = mapped_column(Hundredths)
