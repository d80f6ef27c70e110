"""Where the organisation's money stands, for those who steer it: runway, funds, what ends, cover, reserves, people."""

from dataclasses import dataclass
from datetime import date

from app.dates import Month
from app.scenes.cash import CashChart


@dataclass(frozen=True, slots=True)
class FundLine:
    """A fund: its class in words, and what it holds in pence at the balance date."""

    name: str
    kind: str
    balance: int


@dataclass(frozen=True, slots=True)
class EndingLine:
    """A grant or contract that ends, or a post: the day, and what that leaves behind, in pence.

    `ends` is None for a grant of which only a budget runs out. From `falls_from` on, `monthly` lands on unrestricted
    money in an average month. `left` is what planned spending leaves over of it.
    """

    name: str
    ends: date | None
    falls_from: Month | None = None
    monthly: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class CoverLine:
    """Core costs of a year in pence, as far as the forecast reaches: core = confirmed + likely + nobody.

    `months` of the year are counted.
    """

    year: str
    months: int
    core: int
    confirmed: int
    likely: int
    nobody: int


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """A budget against what was spent of it so far, in pence; `group` heads the lines of one kind."""

    group: str
    name: str
    budget: int
    spent: int


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that is due: the day, what, for whom, and whether the day has passed."""

    due: date
    what: str
    whose: str
    overdue: bool = False


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

    `balance_date` is the day of the balances, None where none was entered. `decide_by` is the last safe day on which to
    decide to close in good order; None where money lasts or that day has passed, and `decision` says it. `shortage`
    says by how much money is short where it ends, or when it is lowest. Amounts are pence, months of reserves
    (`months_held`) and of runway (`months_lasting`) hundredths; each is None where it cannot be told, and
    `months_lasting` also where money lasts to the end of the forecast, `lasts` then saying so.
    """

    view: str
    runway: str
    decision: str
    decide_by: date | None
    reserves: str
    shortage: str = ""
    balance_date: date | None = None
    lasts: str = ""
    months_lasting: int | None = None
    first_short: Month | None = None
    lowest: tuple[Month, int] | None = None
    free_reserves: int | None = None
    months_held: int | None = None
    held: str = ""
    """`months_held` in words."""
    months_of: str = ""
    """Of what `months_held` are months, in words."""
    supervision_per_person: int | None = None
    training_per_person: int | None = None
    people_year: str = ""
    """The financial year of what is told of people."""
    notes: tuple[str, ...] = ()
    chart: CashChart | None = None
    months: tuple[MonthLine, ...] = ()
    funds: tuple[FundLine, ...] = ()
    ends: tuple[EndingLine, ...] = ()
    cover: tuple[CoverLine, ...] = ()
    anybody: bool = False
    """Whether anybody is listed for whom supervision or training could be due."""
    supervision: tuple[DueLine, ...] = ()
    training: tuple[DueLine, ...] = ()
    spending: tuple[SpendingLine, ...] = ()
    rates_note: str = ""

    @property
    def whole_year(self) -> CoverLine | None:
        """The first year of core costs that the forecast covers whole, or the first there is."""
        return next((line for line in self.cover if line.months == _YEAR), self.cover[0] if self.cover else None)


_YEAR = 12
