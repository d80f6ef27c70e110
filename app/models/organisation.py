"""Who the organisation is, its policy on reserves, and how it shares its overheads."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Hundredths, OptionalDate, Pence, amount, between, choice, not_blank
from app.models.choices import Driver, LegalForm, Nation, Pool


class Organisation(Base):
    """The one organisation of the file: a single row with id 1.

    `balance_date` is the day at whose end the fund balances stand; the forecast starts on the first of the month
    after (or of) it. The reserves policy is a range in months of core costs, in hundredths of a month.
    `allowance_used` is the Employment Allowance already used in the tax year of the balance date.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        not_blank("name"),
        between("year_start_month", 1, 12),
        between("policy_months_low", 0, 12_000),
        between("policy_months_high", 0, 12_000),
        CheckConstraint(
            "policy_months_low IS NULL OR policy_months_high IS NULL OR policy_months_low <= policy_months_high",
            name="policy_in_order",
        ),
        amount("allowance_used"),
    )

    name: Mapped[str]
    legal_form: Mapped[LegalForm] = choice(LegalForm, default=LegalForm.CHARITY)
    nation: Mapped[Nation] = choice(Nation, default=Nation.ENGLAND)
    charity_number: Mapped[str] = mapped_column(default="")
    company_number: Mapped[str] = mapped_column(default="")
    org_id: Mapped[str] = mapped_column(default="")
    year_start_month: Mapped[int] = mapped_column(default=4)
    balance_date: Mapped[OptionalDate]
    policy_months_low: Mapped[int | None] = mapped_column(Hundredths)
    policy_months_high: Mapped[int | None] = mapped_column(Hundredths)
    policy_text: Mapped[str] = mapped_column(default="")
    claims_allowance: Mapped[bool] = mapped_column(default=False)
    allowance_used: Mapped[int] = mapped_column(Pence, default=0)


class PoolSetting(Base):
    """How one overhead pool is shared: by which driver, whether at all, and how much of the driver no project uses.

    `unallocated` is in the driver's own unit times one hundred: people, full-time equivalents, days, square metres,
    or pounds of direct cost. A pool without a row uses its preset driver, is included, and has nothing unallocated.
    """

    __tablename__ = "pool_setting"
    __table_args__ = (between("unallocated", 0, 100_000_000_000),)

    pool: Mapped[Pool] = choice(Pool, unique=True)
    driver: Mapped[Driver] = choice(Driver)
    included: Mapped[bool] = mapped_column(default=True)
    unallocated: Mapped[int] = mapped_column(Hundredths, default=0)
