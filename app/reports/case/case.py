"""The short business case as plain data: what it says, and what it still lacks.

Form: a business justification case, the single-stage form for small proposals, on the five headings of the Green
Book's five case model (strategic, economic, commercial, financial, management) in plain words.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.dates import Month
from app.documents.case import CaseCost, CaseOption, CasePayer, CaseRisk, LateMoney
from app.money import format_money, round_half_up
from app.scenes.cash import CashChart
from app.text import name_key


class Wanting(StrEnum):
    """What of a case is wanting: texts, figures, or money."""

    BUYER = "buyer"
    ASK = "ask"
    NEED = "need"
    OFFER = "offer"
    OUTCOMES = "outcomes"
    DELIVERY = "delivery"
    COSTS = "costs"
    SESSIONS = "sessions"
    OPTIONS = "options"
    PREFERRED = "preferred"
    PAYERS = "payers"
    RISKS = "risks"
    FORECAST = "forecast"
    UNFUNDED = "unfunded"
    OVERFUNDED = "overfunded"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a document still lacks, and the sentence that says so and what to do."""

    of: Wanting
    sentence: str


NO_FORECAST = Lack(Wanting.FORECAST, "There is no forecast yet. Say what your balances are, and at what date.")


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
        return (CaseOption("Do nothing", _nothing(self), 0), *options)


def check(case: BusinessCase) -> tuple[Lack, ...]:
    """What the case still lacks, each with what to do about it; nothing when it is whole."""
    lacks = (
        (not case.buyer.strip(), Wanting.BUYER, "Nobody is named whom the case asks. Name the buyer."),
        (case.ask is None, Wanting.ASK, "No price is asked. Say how much this buyer is asked for."),
        (
            not case.need.strip(),
            Wanting.NEED,
            "The need is not written yet. Say what is wrong now, for whom, and how you know.",
        ),
        (
            not case.offer.strip(),
            Wanting.OFFER,
            "The offer is not written yet. Say what people would get, how often and where.",
        ),
        (
            not case.outcomes.strip(),
            Wanting.OUTCOMES,
            "The outcomes are not written yet. Say what will be different for people.",
        ),
        (
            not case.delivery.strip(),
            Wanting.DELIVERY,
            "The delivery is not written yet. Say who does what, and by when.",
        ),
        (
            not case.full_total,
            Wanting.COSTS,
            f"The project has no costs in {case.year}. Share cost lines and posts with it.",
        ),
        (
            not case.sessions,
            Wanting.SESSIONS,
            f"No sessions are planned in {case.year}, so no price of a session is printed. Plan them.",
        ),
        (
            not case.options,
            Wanting.OPTIONS,
            "No options are written. Doing nothing is printed from the figures; add what you weighed up.",
        ),
        (
            bool(case.options) and not any(option.preferred for option in case.options),
            Wanting.PREFERRED,
            "No option is marked as the one you prefer. Mark it.",
        ),
        (
            not case.payers,
            Wanting.PAYERS,
            "No payer is named for the project. Add its grants, contracts and income.",
        ),
        (not case.risks, Wanting.RISKS, "No risks are written. Add what could go wrong, and what you do about it."),
        (case.chart is None, NO_FORECAST.of, NO_FORECAST.sentence),
    )
    return tuple(Lack(of, sentence) for missing, of, sentence in lacks if missing) + _unfunded(case)


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


def _unfunded(case: BusinessCase) -> tuple[Lack, ...]:
    """What the ask leaves open, and what payers bring too much."""
    if case.ask is None or not case.full_total:
        return ()
    left = case.to_find - case.extra_ask
    if left > 0:
        amount = format_money(left, pennies=False)
        sentence = f"The price asked leaves {amount} a year without a payer. Say who meets it."
        return (Lack(Wanting.UNFUNDED, sentence),)
    if case.confirmed > case.full_total:
        over = format_money(case.confirmed - case.full_total, pennies=False)
        sentence = f"Agreed money is {over} more than the full cost. Look at the shares and at what each payer pays."
        return (Lack(Wanting.OVERFUNDED, sentence),)
    return ()
