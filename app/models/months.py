"""What a cost line or an income line comes to in single months, where each month has an amount of its own."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.dates import Month
from app.models.base import Base, MonthText, Pence, balance


class MonthAmount(Base):
    """The amount of one month of one line, in pence; below nothing where more came back than was paid.

    It counts while the line's frequency is `by_month`. A month without one repeats the same month of the year before,
    with the line's yearly rise; where no earlier year has it, it is nothing.
    """

    __tablename__ = "month_amount"
    __table_args__ = (
        balance("pence"),
        CheckConstraint("(cost_line_id IS NOT NULL) + (income_line_id IS NOT NULL) = 1", name="one_line"),
        UniqueConstraint("cost_line_id", "month"),
        UniqueConstraint("income_line_id", "month"),
    )

    cost_line_id: Mapped[int | None] = mapped_column(ForeignKey("cost_line.id", ondelete="CASCADE"))
    income_line_id: Mapped[int | None] = mapped_column(ForeignKey("income_line.id", ondelete="CASCADE"))
    month: Mapped[Month] = mapped_column(MonthText)
    pence: Mapped[int] = mapped_column(Pence)
