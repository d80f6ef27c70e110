"""The short business case as plain values: the user's words, rows and figures of a year, and what follows from them.

Form: a business justification case, the single-stage form for small proposals, on the five headings of the Green
Book's five case model (strategic, economic, commercial, financial, management) in plain words.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from app.dates import Month
from app.money import format_money, round_half_up
from app.scenes.cash import CashChart
from app.text import name_key

DO_NOTHING = "Do nothing"
"""The option that every business case weighs the others against."""
_DO_NOTHING = {"do nothing", "doing nothing", "nothing", "no change", "business as usual", "leave things as they are"}
_EXPLAINED = re.compile(r"[:;,.(–—]")
"""Where a name of an option goes on to explain itself."""


def does_nothing(name: str) -> bool:
    """Whether the name of an option says that it is the do-nothing option: “Do nothing: close in March” does."""
    return name_key(_EXPLAINED.split(name, maxsplit=1)[0]) in _DO_NOTHING


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
        return does_nothing(self.name)


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
class CaseHeadings:
    """What heads the outcomes and the columns of options and risks: the words under which they were asked for."""

    outcomes: str
    option: str
    description: str
    yearly_cost: str
    risk: str
    likelihood: str
    impact: str
    owner: str


@dataclass(frozen=True, slots=True)
class LateMoney:
    """The lowest point of free cash (pence) if what has not come in is so many months late.

    `first_short` is the month to come in which it would run short then.
    """

    months: int
    lowest_month: Month
    lowest: int
    first_short: Month | None = None


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """Everything a short business case prints. Money in pence; texts are the user's own words, printed as typed.

    `ask` is what this buyer is asked for in the year, None where nobody has said.
    `direct` and `overheads` make the full cost. `lowest` is the lowest point of confirmed free cash, `runway` and
    `reserves` whole sentences, `late` what a delay would do. `sessions` and `participants` are those of the year.
    """

    organisation: str
    project: str
    year: str
    as_at: date
    headings: CaseHeadings
    legal_form: str = ""
    number: str = ""
    buyer: str = ""
    ask: int | None = None
    summary: str = ""
    need: str = ""
    offer: str = ""
    outcomes: str = ""
    delivery: str = ""
    options: tuple[CaseOption, ...] = ()
    direct: tuple[CaseCost, ...] = ()
    overheads: tuple[CaseCost, ...] = ()
    sessions: int = 0
    participants: int = 0
    payers: tuple[CasePayer, ...] = ()
    runway: str = ""
    reserves: str = ""
    lowest: tuple[Month, int] | None = None
    late: LateMoney | None = None
    chart: CashChart | None = None
    risks: tuple[CaseRisk, ...] = ()
    rates_note: str = ""
    """Which rates are not known for the whole year, in a sentence."""

    @property
    def direct_total(self) -> int:
        """Direct cost of the year."""
        return sum(cost.amount for cost in self.direct)

    @property
    def full_total(self) -> int:
        """Full cost of the year: direct cost and a fair part of the overheads."""
        return self.direct_total + sum(cost.amount for cost in self.overheads)

    @property
    def confirmed(self) -> int:
        """What certain payers bring."""
        return sum(payer.amount for payer in self.payers if payer.certain)

    @property
    def unconfirmed(self) -> int:
        """What the other payers would bring at 100 per cent."""
        return sum(payer.amount for payer in self.payers if not payer.certain)

    @property
    def gap(self) -> int:
        """Full cost that is not agreed yet."""
        return max(0, self.full_total - self.confirmed)

    @property
    def to_find(self) -> int:
        """Full cost that nobody has even been asked for, this case's ask apart."""
        return max(0, self.gap - self.unconfirmed)

    @property
    def buyer_is_payer(self) -> bool:
        """Whether what this buyer is asked for stands among the payers already, as a bid or a contract of its own."""
        return any(self.is_buyer(payer) for payer in self.payers)

    @property
    def extra_ask(self) -> int:
        """What is asked for here beyond what the payers bring."""
        return 0 if self.buyer_is_payer else self.ask or 0

    def is_buyer(self, payer: CasePayer) -> bool:
        """Whether a payer is the buyer that this case asks, and has not agreed yet."""
        buyer, funder = name_key(self.buyer), name_key(payer.funder or payer.name)
        return bool(buyer) and not payer.certain and funder == buyer

    @property
    def per_session(self) -> int | None:
        """Full cost of a session in pence, a half rounded up; None without sessions."""
        return round_half_up(self.full_total, self.sessions) if self.sessions > 0 else None

    @property
    def per_participant(self) -> int | None:
        """Full cost of each person taking part."""
        return round_half_up(self.full_total, self.participants) if self.participants > 0 else None

    @property
    def all_options(self) -> tuple[CaseOption, ...]:
        """The options with doing nothing among them: made from the figures where the user named none.

        The preferred one costs the full cost of this case, unless the user gave it another figure.
        """
        options = tuple(_costed(option, self.full_total) for option in self.options)
        if any(option.does_nothing for option in options):
            return options
        return (CaseOption(DO_NOTHING, _nothing(self), 0), *options)


def _costed(option: CaseOption, full_cost: int) -> CaseOption:
    if option.preferred and option.yearly_cost is None and full_cost:
        return replace(option, yearly_cost=full_cost)
    return option


def _nothing(case: BusinessCase) -> str:
    """Doing nothing, in figures only."""
    if not case.full_total:
        return "Nothing is bought, and nothing changes."
    full, gap = (format_money(amount, pennies=False) for amount in (case.full_total, case.gap))
    if not case.gap:
        return f"Nothing is bought. The full cost of {full} is agreed by others."
    if case.gap == case.full_total:
        return f"Nothing is bought. None of the full cost of {full} has an agreed payer."
    return f"Nothing is bought. Of the full cost of {full}, {gap} stays without an agreed payer."
