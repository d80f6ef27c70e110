"""What a short business case still lacks, each with a code, a sentence and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.documents.facts.case import BusinessCase
from app.money import format_money


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


NO_FORECAST = Lack(Wanting.FORECAST, "There is no forecast yet. Enter your bank balance and its date.")


_NEEDED: tuple[tuple[Wanting, Callable[[BusinessCase], bool], str], ...] = (
    (Wanting.BUYER, lambda case: bool(case.buyer.strip()), "Nobody is named whom the case asks. Name the buyer."),
    (
        Wanting.ASK,
        lambda case: case.ask is not None,
        "No price is asked. Say how much this buyer is asked for.",
    ),
    (
        Wanting.NEED,
        lambda case: bool(case.need.strip()),
        "The need is not written yet. Say what is wrong now, for whom, and how you know.",
    ),
    (
        Wanting.OFFER,
        lambda case: bool(case.offer.strip()),
        "The offer is not written yet. Say what people would get, how often and where.",
    ),
    (
        Wanting.OUTCOMES,
        lambda case: bool(case.outcomes.strip()),
        "The outcomes are not written yet. Say what will be different for people.",
    ),
    (
        Wanting.DELIVERY,
        lambda case: bool(case.delivery.strip()),
        "The delivery is not written yet. Say who does what, and by when.",
    ),
    (
        Wanting.COSTS,
        lambda case: bool(case.full_total),
        "The project has no costs in {year}. Share cost lines and posts with it.",
    ),
    (
        Wanting.SESSIONS,
        lambda case: bool(case.sessions),
        "No sessions are planned in {year}, so no price of a session is printed. Plan them.",
    ),
    (
        Wanting.OPTIONS,
        lambda case: bool(case.options),
        "No options are written. Doing nothing is printed from the figures; add what you weighed up.",
    ),
    (
        Wanting.PREFERRED,
        lambda case: not case.options or any(option.preferred for option in case.options),
        "No option is marked as the one you prefer. Mark it.",
    ),
    (
        Wanting.PAYERS,
        lambda case: bool(case.payers),
        "No payer is named for the project. Add its grants, contracts and income.",
    ),
    (
        Wanting.RISKS,
        lambda case: bool(case.risks),
        "No risks are written. Add what could go wrong, and what you do about it.",
    ),
    (NO_FORECAST.of, lambda case: case.chart is not None, NO_FORECAST.sentence),
)
"""What a whole case has, how one sees that it is there, and the sentence where it is not; `{year}` is the case's."""


def check(case: BusinessCase) -> tuple[Lack, ...]:
    """What the case still lacks, each with what to do about it; nothing when it is whole."""
    lacks = [Lack(of, sentence.format(year=case.year)) for of, is_there, sentence in _NEEDED if not is_there(case)]
    return (*lacks, *_unfunded(case))


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
