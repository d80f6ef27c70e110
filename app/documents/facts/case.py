"""A service and its year as a business case argues for it: what it costs, who pays, what else was weighed, what risks.

Form: a business justification case, the single-stage form for small proposals, on the five headings of the Green
Book's five case model (strategic, economic, commercial, financial, management). The user's texts are not here: they
belong to the document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import Month
from app.money import round_half_up
from app.text import name_key

DO_NOTHING = "Do nothing"
"""The option that every business case weighs the others against."""
_AS_NOW = {
    "do nothing",
    "doing nothing",
    "nothing",
    "no change",
    "business as usual",
    "leave things as they are",
    "carry on as now",
    "carrying on as now",
    "as now",
}
_EXPLAINED = re.compile(r"[:;,.(–—]")
"""Where a name of an option goes on to explain itself."""


def does_nothing(name: str) -> bool:
    """Whether the name of an option says that it is to carry on as now: “Do nothing: close in March” does."""
    return name_key(_EXPLAINED.split(name, maxsplit=1)[0]) in _AS_NOW


@dataclass(frozen=True, slots=True)
class CaseOption:
    """One way to meet the need; `yearly_cost` in pence, None where it is not known."""

    name: str
    description: str = ""
    yearly_cost: int | None = None
    preferred: bool = False

    @property
    def does_nothing(self) -> bool:
        """Whether its name says that it is to carry on as now."""
        return does_nothing(self.name)


@dataclass(frozen=True, slots=True)
class CaseCost:
    """A line of the cost table: pence in the year; `basis` says by what an overhead is shared ("by people")."""

    label: str
    amount: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CasePayer:
    """Who pays for the year, in pence at 100 per cent; `probability` (whole per cent) counts where it is not certain.

    What this case itself asks for is no payer: see `BusinessCase.ask`.
    """

    name: str
    certain: bool
    probability: int
    amount: int


@dataclass(frozen=True, slots=True)
class CaseRisk:
    """What could go wrong, how likely and how grave in words, what is done about it, and who sees to it."""

    risk: str
    likelihood: str
    impact: str
    mitigation: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class CaseHeadings:
    """What heads the columns of options and risks: the words under which they were asked for."""

    option: str
    description: str
    yearly_cost: str
    risk: str
    likelihood: str
    impact: str
    owner: str


@dataclass(frozen=True, slots=True)
class CasePayment:
    """A payment of what is asked for: the day on which it is due, and pence."""

    due: date
    amount: int


@dataclass(frozen=True, slots=True)
class LateMoney:
    """Free cash as it is planned, and as it would be if money that has not come in were so many months late.

    `lowest_month` and `lowest` (pence) are the lowest point when it is late, `first_short` the month to come in which
    it would run short then. `usual_lowest` and `usual_short` are the same as planned.
    """

    months: int
    lowest_month: Month
    lowest: int
    first_short: Month | None = None
    usual_lowest: tuple[Month, int] | None = None
    usual_short: Month | None = None


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """What a business case knows about its project in a year. Money in pence.

    `ask` is what `buyer` is asked for in the year, None where nobody has said; `agreed` is true where the buyer has
    agreed to it. `payers` are all others. `payments` and `decision_due` are those of the grant or contract that is
    asked for. `direct` and `overheads` make the full cost. `sessions` and `participants` are those of the year.
    """

    project: str
    year: str
    as_at: date
    headings: CaseHeadings
    buyer: str = ""
    ask: int | None = None
    agreed: bool = False
    is_grant: bool = False
    """Whether a grant is asked for; otherwise it is a price."""
    decision_due: date | None = None
    payments: tuple[CasePayment, ...] = ()
    options: tuple[CaseOption, ...] = ()
    direct: tuple[CaseCost, ...] = ()
    overheads: tuple[CaseCost, ...] = ()
    sessions: int = 0
    participants: int = 0
    payers: tuple[CasePayer, ...] = ()
    late: LateMoney | None = None
    risks: tuple[CaseRisk, ...] = ()
    rates_note: str = ""
    """Which rates are not known for the whole year, in a sentence."""

    @property
    def costs(self) -> tuple[CaseCost, ...]:
        """Every line of the full cost, direct ones first."""
        return (*self.direct, *self.overheads)

    @property
    def full_total(self) -> int:
        """Full cost of the year: direct cost and a fair part of the overheads."""
        return _sum(self.costs)

    @property
    def confirmed(self) -> int:
        """What is agreed: by certain payers, and by the buyer where it has agreed."""
        return _sum([payer for payer in self.payers if payer.certain]) + (self.asked if self.agreed else 0)

    @property
    def unconfirmed(self) -> int:
        """What is asked for or hoped for and not agreed, at 100 per cent."""
        return _sum([payer for payer in self.payers if not payer.certain]) + (0 if self.agreed else self.asked)

    @property
    def asked(self) -> int:
        """What this case asks for; nothing where nobody has said."""
        return self.ask or 0

    @property
    def per_session(self) -> int | None:
        """Full cost of a session in pence, a half rounded up; None without sessions."""
        return round_half_up(self.full_total, self.sessions) if self.sessions > 0 else None

    @property
    def per_participant(self) -> int | None:
        """Full cost of each person taking part."""
        return round_half_up(self.full_total, self.participants) if self.participants > 0 else None


def _sum(lines: Sequence[CaseCost | CasePayer]) -> int:
    return sum(line.amount for line in lines)
