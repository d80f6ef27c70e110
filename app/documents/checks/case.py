"""What the facts of a case still lack: its buyer and price, its costs and payers, its options and risks."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.documents.checks.case_money import funding
from app.documents.checks.case_options import as_now, few_options, long_options, preferred_cost, preferred_once
from app.documents.checks.lack import Lack
from app.documents.facts.case import BusinessCase
from app.documents.facts.facts import Facts

BUYER, ASK, COSTS, SESSIONS = "buyer", "ask", "costs", "sessions"
OPTIONS, PREFERRED, PAYERS, RISKS, FORECAST = "options", "preferred", "payers", "risks", "forecast"

NO_FORECAST = Lack(FORECAST, "There is no forecast yet. Enter your bank balance and its date.")


class _Needed(NamedTuple):
    """How one sees that something is there, the sentence where it is not, and the part that prints it."""

    is_there: Callable[[BusinessCase], bool]
    sentence: str
    key: str = ""


_NEEDED: Mapping[str, _Needed] = {
    BUYER: _Needed(lambda case: bool(case.buyer.strip()), "Nobody is named whom the case asks. Name the buyer."),
    ASK: _Needed(lambda case: case.ask is not None, "No price is asked. Say how much this buyer is asked for."),
    COSTS: _Needed(
        lambda case: bool(case.full_total),
        "The project has no costs in {year}. Share cost lines and posts with it.",
        "case-costs",
    ),
    SESSIONS: _Needed(
        lambda case: bool(case.sessions),
        "No sessions are planned in {year}, so no price of a session is printed. Plan them.",
        "case-costs",
    ),
    OPTIONS: _Needed(
        lambda case: bool(case.options),
        "No options are written. Doing nothing is printed from the figures; add what you weighed up.",
        "case-options",
    ),
    PREFERRED: _Needed(
        lambda case: not case.options or any(option.preferred for option in case.options),
        "No option is marked as the one you prefer. Mark it.",
        "case-options",
    ),
    PAYERS: _Needed(
        lambda case: bool(case.payers) or bool(case.asked),
        "No payer is named for the project. Add its grants, contracts and income.",
        "case-payers",
    ),
    RISKS: _Needed(
        lambda case: bool(case.risks),
        "No risks are written. Add what could go wrong, and what you do about it.",
        "case-risks",
    ),
}
"""What a whole case has; `{year}` is the case's."""

_CaseCheck = Callable[[BusinessCase], tuple[Lack, ...]]
_Check = Callable[[Facts], tuple[Lack, ...]]


def _needed(code: str) -> _CaseCheck:
    is_there, sentence, key = _NEEDED[code]

    def check(case: BusinessCase) -> tuple[Lack, ...]:
        return () if is_there(case) else (Lack(code, sentence.format(year=case.year), key),)

    return check


def _of_case(check: _CaseCheck) -> _Check:
    return lambda facts: check(facts.case) if facts.case is not None else ()


def _forecast(facts: Facts) -> tuple[Lack, ...]:
    """Nothing can be said about money to come before a balance is known."""
    return () if facts.money is not None and facts.money.months else (NO_FORECAST,)


CASE_CHECKS: Mapping[str, _Check] = {
    **{code: _of_case(_needed(code)) for code in _NEEDED},
    **{
        name: _of_case(check)
        for name, check in {
            "funding": funding,
            "as-now": as_now,
            "few-options": few_options,
            "long-options": long_options,
            "preferred-once": preferred_once,
            "preferred-cost": preferred_cost,
        }.items()
    },
    FORECAST: _forecast,
}
"""The checks that a kind can name, by id; most ids are the code of what they find."""
