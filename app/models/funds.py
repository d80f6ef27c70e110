"""Money held, and income that is neither a grant nor a contract."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.dates import Month
from app.models.base import (
    Base,
    BasisPoints,
    MonthText,
    OptionalDate,
    Pence,
    amount,
    balance,
    between,
    choice,
    in_order,
    not_blank,
)
from app.models.choices import Certainty, Frequency, FundKind, IncomeCategory


class Fund(Base):
    """A pot of money and what it held at the organisation's balance date, in pence.

    There is at most one general fund; a restricted fund is spent only on what its grants name. `committed` is how much
    of a designated fund is set aside for spending that cannot be called off; empty means all of it.
    """

    __tablename__ = "fund"
    __table_args__ = (
        not_blank("name"),
        balance("balance"),
        amount("committed"),
        Index("uq_fund_one_general", "kind", unique=True, sqlite_where=text("kind = 'general'")),
    )

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[FundKind] = choice(FundKind)
    balance: Mapped[int] = mapped_column(Pence, default=0)
    purpose: Mapped[str] = mapped_column(default="")
    committed: Mapped[int | None] = mapped_column(Pence)


class IncomeLine(Base):
    """Income with a rhythm (fees, donations, hire), or one receipt that is expected.

    The amount is per occurrence, in pence; where the frequency is `by_month` each month has one of its own instead
    (`MonthAmount`). It rises by the uplift in the month named and again on each anniversary.
    `received_on` is for a single receipt that has come in. `probability` is a whole per cent and counts only while the
    line is not confirmed.
    """

    __tablename__ = "income_line"
    __table_args__ = (
        not_blank("name"),
        amount("amount"),
        between("probability", 0, 100),
        between("uplift", -10_000, 100_000),
        in_order("start", "end"),
    )

    name: Mapped[str]
    category: Mapped[IncomeCategory] = choice(IncomeCategory, default=IncomeCategory.OTHER)
    amount: Mapped[int] = mapped_column(Pence)
    frequency: Mapped[Frequency] = choice(Frequency, default=Frequency.MONTHLY)
    start: Mapped[date]
    end: Mapped[OptionalDate]
    certainty: Mapped[Certainty] = choice(Certainty, default=Certainty.CONFIRMED)
    probability: Mapped[int] = mapped_column(default=100)
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("fund.id", ondelete="RESTRICT"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    received_on: Mapped[OptionalDate]
    uplift: Mapped[int] = mapped_column(BasisPoints, default=0)
    uplift_from: Mapped[Month | None] = mapped_column(MonthText)
    note: Mapped[str] = mapped_column(default="")
    import_key: Mapped[str | None] = mapped_column(unique=True)
