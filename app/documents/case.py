"""The rows that a business case has from the plan: options, costs, payers, risks, and money that comes late."""

from dataclasses import dataclass

from app.dates import Month

_DO_NOTHING = ("do nothing", "doing nothing", "nothing", "no change", "business as usual", "leave things as they are")


@dataclass(frozen=True, slots=True)
class CaseOption:
    """One way to meet the need; `yearly_cost` in pence, None where it is not known."""

    name: str
    description: str = ""
    yearly_cost: int | None = None
    preferred: bool = False

    @property
    def does_nothing(self) -> bool:
        """Whether its name says that it is the do-nothing option."""
        return self.name.strip().lower().startswith(_DO_NOTHING)


@dataclass(frozen=True, slots=True)
class CaseCost:
    """A line of the cost table: pence in the year; `basis` says by what an overhead is shared ("by people")."""

    label: str
    amount: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CasePayer:
    """Who pays, in pence at 100 per cent; `probability` (whole per cent) counts only where it is not certain.

    `funder` is who it is where `name` says what for too.
    """

    name: str
    certain: bool
    probability: int
    amount: int
    funder: str = ""


@dataclass(frozen=True, slots=True)
class CaseRisk:
    """What could go wrong, how likely and how grave in words, what is done about it, and who sees to it."""

    risk: str
    likelihood: str
    impact: str
    mitigation: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class LateMoney:
    """The lowest point of free cash (pence) if what has not come in is so many months late."""

    months: int
    lowest_month: Month
    lowest: int
    first_short: Month | None = None
