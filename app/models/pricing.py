"""What is asked for a project once its full cost is known: the price, why, and how it would be paid."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, BasisPoints, Pence, amount, between, choice, not_blank
from app.models.choices import PaymentPattern, PriceUnit


class Price(Base):
    """An offer to one buyer for one project, for some years from `start`.

    `unit` says what is priced; `price` is pence for one unit, `volume` how many units a year; `uplift` the rise each
    year. VAT at `vat` is added where it is due, as `vat_note` explains. `results_share` is the part paid by results, of
    which `results_expected` is expected to be earned.
    """

    __tablename__ = "price"
    __table_args__ = (
        not_blank("name"),
        amount("price"),
        between("volume", 1, 10_000_000),
        between("years", 1, 10),
        between("uplift", -10_000, 100_000),
        between("vat", 0, 10_000),
        between("results_share", 0, 10_000),
        between("results_expected", 0, 10_000),
    )

    name: Mapped[str] = mapped_column(unique=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    buyer: Mapped[str] = mapped_column(default="")
    unit: Mapped[PriceUnit] = choice(PriceUnit, default=PriceUnit.YEAR)
    price: Mapped[int] = mapped_column(Pence)
    volume: Mapped[int] = mapped_column(default=1)
    start: Mapped[date]
    years: Mapped[int] = mapped_column(default=1)
    uplift: Mapped[int] = mapped_column(BasisPoints, default=0)
    pattern: Mapped[PaymentPattern] = choice(PaymentPattern, default=PaymentPattern.QUARTERLY_ARREARS)
    results_share: Mapped[int] = mapped_column(BasisPoints, default=0)
    results_expected: Mapped[int] = mapped_column(BasisPoints, default=10_000)
    vat: Mapped[int] = mapped_column(BasisPoints, default=0)
    vat_note: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
