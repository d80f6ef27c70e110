"""What the organisation spends: cost lines, posts, freelancers, and how each is split over projects and core."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from app.dates import Month
from app.models.base import (
    Base,
    BasisPoints,
    Hundredths,
    MonthText,
    OptionalDate,
    Pence,
    amount,
    between,
    choice,
    in_order,
    later,
    not_blank,
)
from app.models.choices import CostCategory, Frequency, NicCategory, PensionBasis, Pool


class CostLine(Base):
    """A cost with a rhythm, or a single one. The amount is per occurrence, in pence, before VAT.

    Where the frequency is `by_month`, each month has an amount of its own (`MonthAmount`) and `amount` does not count.

    VAT at `vat` basis points is added unless it can be recovered. The amount rises by `uplift` in the month
    `uplift_from` and again on each anniversary. It is paid `payment_lag` whole months after it falls due. What is not
    split over projects is core and belongs to an overhead pool (the category's usual pool when empty). A contract that
    cannot be ended at once goes on for `notice_months` after closing, and at least until `break_on`.
    """

    __tablename__ = "cost_line"
    __table_args__ = (
        not_blank("name"),
        amount("amount"),
        between("uplift", -10_000, 100_000),
        between("payment_lag", 0, 24),
        between("vat", 0, 10_000),
        between("notice_months", 0, 120),
        in_order("start", "end"),
    )

    name: Mapped[str]
    category: Mapped[CostCategory] = choice(CostCategory, default=CostCategory.OTHER)
    amount: Mapped[int] = mapped_column(Pence)
    frequency: Mapped[Frequency] = choice(Frequency, default=Frequency.MONTHLY)
    start: Mapped[date]
    end: Mapped[OptionalDate]
    uplift: Mapped[int] = mapped_column(BasisPoints, default=0)
    uplift_from: Mapped[Month | None] = mapped_column(MonthText)
    payment_lag: Mapped[int] = mapped_column(default=0)
    vat: Mapped[int] = mapped_column(BasisPoints, default=0)
    vat_recoverable: Mapped[bool] = mapped_column(default=False)
    notice_months: Mapped[int | None]
    break_on: Mapped[OptionalDate]
    pool: Mapped[Pool | None] = choice(Pool)
    note: Mapped[str] = mapped_column(default="")
    import_key: Mapped[str | None] = mapped_column(unique=True)


class Post(Base):
    """A job. `salary` is the full-time salary a year in pence; `fte` the part of it worked, 10000 being full time.

    `pension` is the employer's contribution in basis points where the basis is a per cent. `service_start` is when
    this person's continuous service began, for redundancy; empty means the start of the post. `holder_id` is who holds
    it: posts of one person are one employment. `notice_weeks` is the contract's notice where it is longer than the
    legal one. `week_hours` are the full-time hours a week, in hundredths.
    """

    __tablename__ = "post"
    __table_args__ = (
        not_blank("title"),
        amount("salary"),
        between("fte", 1, 10_000),
        between("pension", 0, 10_000),
        between("uplift", -10_000, 100_000),
        between("notice_weeks", 0, 104),
        between("week_hours", 1, 16_800),
        in_order("start", "end"),
    )

    title: Mapped[str]
    person: Mapped[str] = mapped_column(default="")
    salary: Mapped[int] = mapped_column(Pence)
    fte: Mapped[int] = mapped_column(BasisPoints, default=10_000)
    start: Mapped[date]
    end: Mapped[OptionalDate]
    pension_basis: Mapped[PensionBasis] = choice(PensionBasis, default=PensionBasis.MINIMUM)
    pension: Mapped[int] = mapped_column(BasisPoints, default=300)
    nic_category: Mapped[NicCategory] = choice(NicCategory, default=NicCategory.A)
    uplift: Mapped[int] = mapped_column(BasisPoints, default=0)
    uplift_from: Mapped[Month | None] = mapped_column(MonthText)
    service_start: Mapped[OptionalDate]
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    born: Mapped[OptionalDate]
    notice_weeks: Mapped[int] = later(Integer)
    week_hours: Mapped[int | None] = mapped_column(Hundredths)
    pool: Mapped[Pool | None] = choice(Pool)
    note: Mapped[str] = mapped_column(default="")
    import_key: Mapped[str | None] = mapped_column(unique=True)


class Freelancer(Base):
    """Someone paid by the day: `day_rate` in pence, `days` a month in hundredths, paid `payment_lag` months later."""

    __tablename__ = "freelancer"
    __table_args__ = (
        not_blank("name"),
        amount("day_rate"),
        between("days", 0, 3_100),
        between("uplift", -10_000, 100_000),
        between("payment_lag", 0, 24),
        in_order("start", "end"),
    )

    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    day_rate: Mapped[int] = mapped_column(Pence)
    days: Mapped[int] = mapped_column(Hundredths)
    start: Mapped[date]
    end: Mapped[OptionalDate]
    uplift: Mapped[int] = mapped_column(BasisPoints, default=0)
    uplift_from: Mapped[Month | None] = mapped_column(MonthText)
    payment_lag: Mapped[int] = mapped_column(default=0)
    pool: Mapped[Pool | None] = choice(Pool)
    note: Mapped[str] = mapped_column(default="")
    import_key: Mapped[str | None] = mapped_column(unique=True)


class Split(Base):
    """The part of one cost line, post or freelancer that belongs to one project, in basis points. The rest is core."""

    __tablename__ = "split"
    __table_args__ = (
        between("share", 1, 10_000),
        CheckConstraint(
            "(cost_line_id IS NOT NULL) + (post_id IS NOT NULL) + (freelancer_id IS NOT NULL) = 1", name="one_source"
        ),
        *(
            Index(f"uq_split_{source}", source, "project_id", unique=True, sqlite_where=text(f"{source} IS NOT NULL"))
            for source in ("cost_line_id", "post_id", "freelancer_id")
        ),
    )

    cost_line_id: Mapped[int | None] = mapped_column(ForeignKey("cost_line.id", ondelete="CASCADE"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    freelancer_id: Mapped[int | None] = mapped_column(ForeignKey("freelancer.id", ondelete="CASCADE"))
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    share: Mapped[int] = mapped_column(BasisPoints)
