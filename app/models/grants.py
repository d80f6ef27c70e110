"""Funders, the grants and contracts asked of them or won, their instalments, budgets and reports."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import (
    Base,
    BasisPoints,
    OptionalDate,
    Pence,
    amount,
    between,
    choice,
    in_order,
    later,
    not_blank,
)
from app.models.choices import CostCategory, FunderKind, GrantKind, Restriction, Stage


class Funder(Base):
    """Who gives or buys. `org_id` is an identifier such as GB-CHC-1000147, kept as it was typed."""

    __tablename__ = "funder"
    __table_args__ = (not_blank("name"),)

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[FunderKind] = choice(FunderKind, default=FunderKind.OTHER)
    org_id: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Grant(Base):
    """A grant or a contract, from first idea to its end.

    Amounts are pence. `probability` is a whole per cent and counts until there is a decision. A restricted grant pays
    into the restricted fund named by `fund_id`; an unrestricted one, and a contract, into the general fund unless a
    fund is named. `project_id` says what a contract or grant is for as a whole. `minutes_spent` is the time spent on
    applying so far, `minutes_reporting` what reports will take, `hour_cost` what an hour of whoever does it costs.
    `reference` is the funder's or 360Giving's own identifier. Grants with the same `decision` are won or lost together.
    `overhead_cap` is the most the giver pays for overheads, as a part of the direct cost; empty means a fair share.
    `results_share` is the part of the money that is paid by results.
    """

    __tablename__ = "grant"
    __table_args__ = (
        not_blank("title"),
        between("probability", 0, 100),
        amount("amount_applied"),
        amount("amount_awarded"),
        between("minutes_spent", 0, 6_000_000),
        between("minutes_reporting", 0, 6_000_000),
        amount("hour_cost"),
        between("overhead_cap", 0, 100_000),
        between("results_share", 0, 10_000),
        in_order("start", "end"),
    )

    title: Mapped[str]
    funder_id: Mapped[int] = mapped_column(ForeignKey("funder.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[GrantKind] = choice(GrantKind, default=GrantKind.GRANT)
    stage: Mapped[Stage] = choice(Stage, default=Stage.RESEARCHING)
    probability: Mapped[int] = mapped_column(default=50)
    amount_applied: Mapped[int | None] = mapped_column(Pence)
    amount_awarded: Mapped[int | None] = mapped_column(Pence)
    deadline: Mapped[OptionalDate]
    submitted_on: Mapped[OptionalDate]
    decision_due: Mapped[OptionalDate]
    awarded_on: Mapped[OptionalDate]
    start: Mapped[OptionalDate]
    end: Mapped[OptionalDate]
    restriction: Mapped[Restriction] = choice(Restriction, default=Restriction.RESTRICTED)
    purpose: Mapped[str] = mapped_column(default="")
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("fund.id", ondelete="RESTRICT"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    programme: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    minutes_spent: Mapped[int] = mapped_column(default=0)
    minutes_reporting: Mapped[int] = later(Integer)
    hour_cost: Mapped[int | None] = mapped_column(Pence)
    decision: Mapped[str] = mapped_column(default="", server_default="")
    overhead_cap: Mapped[int | None] = mapped_column(BasisPoints)
    results_share: Mapped[int] = later(BasisPoints)
    note: Mapped[str] = mapped_column(default="")
    import_key: Mapped[str | None] = mapped_column(unique=True)


class Instalment(Base):
    """One payment of a grant or contract: when it is due, how much, what must happen first, and when it came."""

    __tablename__ = "instalment"
    __table_args__ = (amount("amount"),)

    grant_id: Mapped[int] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)
    due: Mapped[date]
    amount: Mapped[int] = mapped_column(Pence)
    condition: Mapped[str] = mapped_column(default="")
    received_on: Mapped[OptionalDate]


class BudgetLine(Base):
    """What a grant pays for: up to an amount of one cost line, post, freelancer, project or category of cost.

    `spent` is how much of it was used up to the balance date. Without dates of its own it lasts as long as the grant.
    """

    __tablename__ = "budget_line"
    __table_args__ = (
        amount("amount"),
        amount("spent"),
        in_order("start", "end"),
        CheckConstraint(
            "(cost_line_id IS NOT NULL) + (post_id IS NOT NULL) + (freelancer_id IS NOT NULL)"
            " + (project_id IS NOT NULL) + (category IS NOT NULL) = 1",
            name="one_target",
        ),
    )

    grant_id: Mapped[int] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)
    amount: Mapped[int] = mapped_column(Pence)
    spent: Mapped[int] = mapped_column(Pence, default=0)
    start: Mapped[OptionalDate]
    end: Mapped[OptionalDate]
    cost_line_id: Mapped[int | None] = mapped_column(ForeignKey("cost_line.id", ondelete="CASCADE"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    freelancer_id: Mapped[int | None] = mapped_column(ForeignKey("freelancer.id", ondelete="CASCADE"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    category: Mapped[CostCategory | None] = choice(CostCategory)
    note: Mapped[str] = mapped_column(default="")


class GrantReport(Base):
    """A report that a funder wants, when it is due and when it was sent."""

    __tablename__ = "grant_report"
    __table_args__ = (not_blank("title"),)

    grant_id: Mapped[int] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    due: Mapped[date]
    sent_on: Mapped[OptionalDate]


class BidAnswer(Base):
    """A yes or no to one question of the bid check; `question` is its id among the guidance."""

    __tablename__ = "bid_answer"
    __table_args__ = (not_blank("question"), UniqueConstraint("grant_id", "question"))

    grant_id: Mapped[int] = mapped_column(ForeignKey("grant.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    met: Mapped[bool] = mapped_column(default=False)
