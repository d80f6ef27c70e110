"""What a short business case still lacks, each with a code, a sentence and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from app.documents.case import BusinessCase
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
