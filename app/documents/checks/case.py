"""What the facts of a case still lack: its buyer and price, its costs and payers, its options and risks."""

from collections.abc import Callable, Mapping

from app.documents.checks.lack import Lack
from app.documents.facts.case import BusinessCase
from app.documents.facts.case_pounds import pounds_of
from app.documents.facts.facts import Facts
from app.money import format_whole_pounds

BUYER, ASK, COSTS, SESSIONS = "buyer", "ask", "costs", "sessions"
OPTIONS, PREFERRED, PAYERS, RISKS = "options", "preferred", "payers", "risks"
FORECAST, UNFUNDED, OVERFUNDED = "forecast", "unfunded", "overfunded"

NO_FORECAST = Lack(FORECAST, "There is no forecast yet. Enter your bank balance and its date.")

_IsThere = Callable[[BusinessCase], bool]

_NEEDED: Mapping[str, tuple[_IsThere, str]] = {
    BUYER: (lambda case: bool(case.buyer.strip()), "Nobody is named whom the case asks. Name the buyer."),
    ASK: (lambda case: case.ask is not None, "No price is asked. Say how much this buyer is asked for."),
    COSTS: (
        lambda case: bool(case.full_total),
        "The project has no costs in {year}. Share cost lines and posts with it.",
    ),
    SESSIONS: (
        lambda case: bool(case.sessions),
        "No sessions are planned in {year}, so no price of a session is printed. Plan them.",
    ),
    OPTIONS: (
        lambda case: bool(case.options),
        "No options are written. Doing nothing is printed from the figures; add what you weighed up.",
    ),
    PREFERRED: (
        lambda case: not case.options or any(option.preferred for option in case.options),
        "No option is marked as the one you prefer. Mark it.",
    ),
    PAYERS: (
        lambda case: bool(case.payers),
        "No payer is named for the project. Add its grants, contracts and income.",
    ),
    RISKS: (
        lambda case: bool(case.risks),
        "No risks are written. Add what could go wrong, and what you do about it.",
    ),
}
"""What a whole case has: how one sees that it is there, and the sentence where it is not; `{year}` is the case's."""


def _needed(code: str) -> Callable[[Facts], tuple[Lack, ...]]:
    is_there, sentence = _NEEDED[code]

    def check(facts: Facts) -> tuple[Lack, ...]:
        if facts.case is None or is_there(facts.case):
            return ()
        return (Lack(code, sentence.format(year=facts.case.year)),)

    return check


def _forecast(facts: Facts) -> tuple[Lack, ...]:
    """Nothing can be said about money to come before a balance is known."""
    case, money = facts.case, facts.money
    known = (case is not None and case.has_forecast) or (money is not None and money.chart is not None)
    return () if known else (NO_FORECAST,)


def _funding(facts: Facts) -> tuple[Lack, ...]:
    """What the ask leaves open, and what payers bring too much."""
    case = facts.case
    if case is None or case.ask is None:
        return ()
    pounds = pounds_of(case)
    if pounds.full > 0 and pounds.to_find:
        left = format_whole_pounds(pounds.to_find)
        return (Lack(UNFUNDED, f"The price asked leaves {left} a year without a payer. Say who meets it."),)
    if pounds.full > 0 and pounds.agreed > pounds.full:
        over = format_whole_pounds(pounds.agreed - pounds.full)
        sentence = f"Agreed money is {over} more than the full cost. Look at the shares and at what each payer pays."
        return (Lack(OVERFUNDED, sentence),)
    return ()


CASE_CHECKS: Mapping[str, Callable[[Facts], tuple[Lack, ...]]] = {
    **{code: _needed(code) for code in _NEEDED},
    FORECAST: _forecast,
    "funding": _funding,
}
"""The checks that a kind can name, by id; most ids are the code of what they find."""
