"""Who the organisation is, its policy on reserves, how it shares its overheads, and rates of its own."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import (
    Base,
    BasisPoints,
    Hundredths,
    OptionalDate,
    Pence,
    amount,
    between,
    choice,
    in_order,
    later,
    not_blank,
    switch,
)
from app.models.choices import Driver, LegalForm, Nation, ObligationKind, PolicyCosts, Pool


class Organisation(Base):
    """The one organisation of the file: a single row with id 1.

    `balance_date` is the day at whose end the fund balances stand; the forecast starts on the first of the month
    after (or of) it. The reserves policy is a range in months of `policy_costs`, in hundredths of a month.
    `allowance_used` is the Employment Allowance already used in the tax year of the balance date; `mostly_public_work`
    and `sole_director_only` are what else decides whether it may be claimed. `fixed_assets` and
    `programme_investments` are the parts of unrestricted money that are tied up in things the organisation uses and in
    investments made for its purposes. `replace_months` is how long it takes to replace income that is lost.
    `leave_year_month` is the first month of the leave year (the financial year's where empty), `holiday_untaken` the
    part of earned holiday that would still have to be paid out. `bid_hour_cost` is what an hour of writing bids costs.
    `address` and the rest stand on the first page of documents.
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
        amount("fixed_assets"),
        amount("programme_investments"),
        between("replace_months", 0, 60),
        between("leave_year_month", 1, 12),
        between("holiday_untaken", 0, 10_000),
        amount("bid_hour_cost"),
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
    policy_costs: Mapped[PolicyCosts] = choice(PolicyCosts, default=PolicyCosts.TOTAL, server_default="total")
    policy_text: Mapped[str] = mapped_column(default="")
    claims_allowance: Mapped[bool] = mapped_column(default=False)
    allowance_used: Mapped[int] = mapped_column(Pence, default=0)
    mostly_public_work: Mapped[bool] = switch()
    sole_director_only: Mapped[bool] = switch()
    fixed_assets: Mapped[int] = later(Pence)
    programme_investments: Mapped[int] = later(Pence)
    replace_months: Mapped[int] = later(Integer, 6)
    leave_year_month: Mapped[int | None]
    holiday_untaken: Mapped[int] = later(BasisPoints, 10_000)
    bid_hour_cost: Mapped[int | None] = mapped_column(Pence)
    address: Mapped[str] = mapped_column(default="", server_default="")
    email: Mapped[str] = mapped_column(default="", server_default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")
    web: Mapped[str] = mapped_column(default="", server_default="")
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id", ondelete="SET NULL"), index=True)


class PoolSetting(Base):
    """How one overhead pool is shared: by which driver, whether at all, and how much of the driver no project uses.

    `unallocated` is in the driver's own unit times one hundred: people, full-time equivalents, days, square metres,
    or pounds of direct cost. A pool without a row uses its preset driver, is included, and has nothing unallocated.
    The pools that it `serves` bear their part of it before projects do (step-down). `floor_space` is the room that the
    pool's own work uses, in hundredths of a square metre.
    """

    __tablename__ = "pool_setting"
    __table_args__ = (between("unallocated", 0, 100_000_000_000), between("floor_space", 0, 10_000_000))

    pool: Mapped[Pool] = choice(Pool, unique=True)
    driver: Mapped[Driver] = choice(Driver)
    included: Mapped[bool] = mapped_column(default=True)
    unallocated: Mapped[int] = mapped_column(Hundredths, default=0)
    serves_premises: Mapped[bool] = switch()
    serves_central: Mapped[bool] = switch()
    serves_governance: Mapped[bool] = switch()
    serves_fundraising: Mapped[bool] = switch()
    floor_space: Mapped[int] = later(Hundredths)


class Obligation(Base):
    """Money that would be owed: on closing the organisation, or for something planned that no other money pays."""

    __tablename__ = "obligation"
    __table_args__ = (not_blank("name"), amount("amount"))

    name: Mapped[str]
    kind: Mapped[ObligationKind] = choice(ObligationKind, default=ObligationKind.CLOSING)
    amount: Mapped[int] = mapped_column(Pence)
    note: Mapped[str] = mapped_column(default="")


class RateOverride(Base):
    """A statutory figure of the user's own in place of the rate pack's.

    `subject` and `field` name the figure as the pack does, with the pay period or nation after a point where there is
    one (`secondary_threshold.month`). `value` is pounds, a per cent or a number, in hundredths. It holds from `start`
    to `end`; without an end, on.
    """

    __tablename__ = "rate_override"
    __table_args__ = (
        not_blank("subject"),
        not_blank("field"),
        between("value", 0, 100_000_000_000),
        in_order("start", "end"),
        UniqueConstraint("subject", "field", "start"),
    )

    subject: Mapped[str]
    field: Mapped[str]
    start: Mapped[date]
    end: Mapped[OptionalDate]
    value: Mapped[int] = mapped_column(Hundredths)
    source: Mapped[str] = mapped_column(default="")
