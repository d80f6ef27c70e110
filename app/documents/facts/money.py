"""Where the organisation's money stands, for those who steer it: runway, funds, what ends, cover, reserves, people."""

from dataclasses import dataclass
from datetime import date

from app.dates import Month
from app.scenes.cash import CashChart


@dataclass(frozen=True, slots=True)
class FundLine:
    """A fund: its class in words, and what it holds in pence at the balance date and today as the plan has it."""

    name: str
    kind: str
    balance: int


@dataclass(frozen=True, slots=True)
class EndingLine:
    """Something that ends: a grant or contract, what it pays a year and what falls on unrestricted money after it."""

    name: str
    ends: Month
    falls: int


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Core costs of a year in pence, and how much of them confirmed money meets."""

    year: str
    core: int
    covered: int


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """A budget against what was spent of it so far, in pence."""

    name: str
    budget: int
    spent: int


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that is due: the day, what, and for whom."""

    due: date
    what: str
    whose: str


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month in pence: the general funds together, what other kinds of fund hold at its end, and free cash.

    `closing` = opening + received − paid. `short` marks a month in which free cash is below nothing.
    """

    month: Month
    opening: int
    received: int
    paid: int
    closing: int
    restricted: int
    designated: int
    free_cash: int
    short: bool
    year_ends: bool


@dataclass(frozen=True, slots=True)
class Money:
    """The organisation's money on confirmed income, or on the view that was asked for. Sentences are whole.

    `decide_by` is the last safe day on which to decide to close in good order; None where money lasts, and `decision`
    says it. Amounts are pence.
    """

    view: str
    runway: str
    decision: str
    decide_by: date | None
    reserves: str
    notes: tuple[str, ...] = ()
    chart: CashChart | None = None
    months: tuple[MonthLine, ...] = ()
    funds: tuple[FundLine, ...] = ()
    ends: tuple[EndingLine, ...] = ()
    cover: tuple[CoverLine, ...] = ()
    supervision: tuple[DueLine, ...] = ()
    training: tuple[DueLine, ...] = ()
    spending: tuple[SpendingLine, ...] = ()
    rates_note: str = ""
