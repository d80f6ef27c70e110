"""What the options of a project are weighed by and what they bring: success factors, ratings, benefits."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, BasisPoints, Pence, amount, between, choice, in_order, not_blank
from app.models.choices import BenefitKind, Meets


class SuccessFactor(Base):
    """A critical success factor: what any option has to do to be worth having."""

    __tablename__ = "success_factor"
    __table_args__ = (not_blank("words"), between("position", 0, 10_000))

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    words: Mapped[str]


class OptionRating(Base):
    """How far one option meets one success factor of the same project, and why; without a row it was not looked at."""

    __tablename__ = "option_rating"
    __table_args__ = (UniqueConstraint("project_option_id", "success_factor_id"),)

    project_option_id: Mapped[int] = mapped_column(ForeignKey("project_option.id", ondelete="CASCADE"), index=True)
    success_factor_id: Mapped[int] = mapped_column(ForeignKey("success_factor.id", ondelete="CASCADE"), index=True)
    meets: Mapped[Meets] = choice(Meets)
    reason: Mapped[str] = mapped_column(default="")


class Benefit(Base):
    """What a project brings, or one of its options alone: to whom, when, and what it is worth where that is known.

    `amount` is pence a year in each financial year from the one that begins in `from_year` to the one that begins in
    `to_year`; empty where no price is put on it. `confidence` is the part of it that is counted. `health_effect` says
    that it is health itself, which is discounted at a rate of its own. What an option brings goes with the option.
    """

    __tablename__ = "benefit"
    __table_args__ = (
        not_blank("name"),
        between("from_year", 1900, 2199),
        between("to_year", 1900, 2199),
        amount("amount"),
        between("confidence", 0, 10_000),
        in_order("from_year", "to_year"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    project_option_id: Mapped[int | None] = mapped_column(
        ForeignKey("project_option.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    kind: Mapped[BenefitKind] = choice(BenefitKind, default=BenefitKind.PEOPLE)
    who: Mapped[str] = mapped_column(default="")
    from_year: Mapped[int | None]
    to_year: Mapped[int | None]
    amount: Mapped[int | None] = mapped_column(Pence)
    confidence: Mapped[int] = mapped_column(BasisPoints, default=10_000)
    health_effect: Mapped[bool] = mapped_column(default=False)
    method: Mapped[str] = mapped_column(default="")
