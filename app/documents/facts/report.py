"""A grant as its funder's report tells it: what was given, what it was for, and what was spent as at a date."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BudgetSpent:
    """A line of the grant's budget: what it pays for, how much, and how much was typed as spent. Pence."""

    name: str
    budget: int
    spent: int

    @property
    def left(self) -> int:
        """Budget less spent; below nothing where more was spent."""
        return self.budget - self.spent


@dataclass(frozen=True, slots=True)
class Payment:
    """An instalment: when it is due, how much in pence, and when it came."""

    due: date
    amount: int
    received_on: date | None


@dataclass(frozen=True, slots=True)
class AccountHeadings:
    """What heads the facts of a grant and the columns of its payments: the words under which they were asked for."""

    grant: str
    funder: str
    programme: str
    reference: str
    purpose: str
    report: str
    due: str
    received_on: str
    amount: str


@dataclass(frozen=True, slots=True)
class GrantAccount:
    """A grant's money as at `spent_at`, the balance date for which spending was typed; never a forecast.

    `awarded` is in pence. `report` is the title of the report that is due, `report_due` its day.
    """

    headings: AccountHeadings
    title: str
    funder: str
    reference: str
    programme: str
    purpose: str
    awarded: int | None
    start: date | None
    end: date | None
    spent_at: date | None
    lines: tuple[BudgetSpent, ...]
    payments: tuple[Payment, ...]
    report: str = ""
    report_due: date | None = None
    missing: tuple[str, ...] = ()
    """What keeps the account from being whole, in sentences: such as spending that nobody typed."""

    @property
    def budget(self) -> int:
        """All lines together."""
        return sum(line.budget for line in self.lines)

    @property
    def spent(self) -> int:
        """What was spent of all lines together."""
        return sum(line.spent for line in self.lines)

    @property
    def tells_spending(self) -> bool:
        """Whether anything was typed as spent, for a day: nothing anywhere means that nobody typed it."""
        return self.spent_at is not None and any(line.spent for line in self.lines)
