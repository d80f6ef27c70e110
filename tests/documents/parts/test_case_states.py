"""What a case says in every state of its money: no two of its sentences contradict each other, and none is empty talk.

The full cost is £100 throughout. Read each state aloud as the buyer does.
"""

from dataclasses import replace

import pytest

from app.documents.checks.case_money import funding
from app.documents.facts.case import BusinessCase, CaseCost, CasePayer
from app.documents.facts.case_pounds import pounds_of
from app.documents.parts import case_sentences as say
from app.documents.parts.case_tables import nothing as nothing_done
from tests.documents.case_data import EMPTY, ME, US

TRUST = CasePayer("A Trust", certain=True, probability=100, amount=40_00)
HOPED = CasePayer("A Lottery", certain=False, probability=50, amount=60_00)
COUNCIL = replace(EMPTY, buyer="A Council", direct=(CaseCost("Artists", 100_00),), sessions=40)
ALL = replace(TRUST, amount=100_00)
MORE = replace(TRUST, amount=120_00)

ASKED = "We ask A Council for"
COSTS = "towards a service that costs £100 a year."
HERE = "The price is £40 for 2027-28, or £1 a session for 40 sessions. The full cost is £100, or £2.50 a session."
IN_FULL = "The service costs £100 in 2027-28."

STATES = {
    "nothing is asked and nobody pays": (
        COUNCIL,
        "Choir costs £100 a year.",
        "",
        f"{IN_FULL} None of this is agreed yet.",
        "£100 is still to find.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "",
    ),
    "nothing is asked and all is agreed": (
        replace(COUNCIL, payers=(ALL,)),
        "Choir costs £100 a year.",
        "",
        f"{IN_FULL} All of this is agreed.",
        "Agreed money meets the full cost.",
        "Nothing is bought. Others have agreed the full cost of £100.",
        "",
    ),
    "nothing is asked and too much is agreed": (
        replace(COUNCIL, payers=(MORE,)),
        "Choir costs £100 a year.",
        "",
        f"{IN_FULL} Agreed money is £20 more than that.",
        "Agreed money is £20 more than the full cost.",
        "Nothing is bought. Others have agreed the full cost of £100.",
        "overfunded",
    ),
    "no money is asked": (
        replace(COUNCIL, ask=0, payers=(TRUST,)),
        "We ask A Council for no money in 2027-28. The service costs £100 a year.",
        "There is no charge in 2027-28.",
        f"{IN_FULL} £40 is agreed, £60 is not yet.",
        "£60 is still to find.",
        "Nothing is bought. Others have agreed £40 of the £100 a year.",
        "unfunded",
    ),
    "less is asked than is missing, and nobody else pays": (
        replace(COUNCIL, ask=40_00),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} None of this is agreed yet.",
        "If all of this is agreed, £60 is still to find.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "unfunded",
    ),
    "less is asked than is missing": (
        replace(COUNCIL, ask=40_00, payers=(TRUST,)),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} £40 is agreed, £60 is not yet.",
        "If all of this is agreed, £20 is still to find.",
        "Nothing is bought. Others have agreed £40 of the £100 a year.",
        "unfunded",
    ),
    "exactly what is missing is asked": (
        replace(COUNCIL, ask=60_00, payers=(TRUST,), sessions=0),
        f"{ASKED} £60 in 2027-28 {COSTS}",
        "The price is £60 for 2027-28. The full cost is £100.",
        f"{IN_FULL} £40 is agreed, £60 is not yet.",
        "The £60 asked for here is the only part not agreed yet.",
        "Nothing is bought. Others have agreed £40 of the £100 a year.",
        "",
    ),
    "what is asked and what is hoped for meet the cost": (
        replace(COUNCIL, ask=40_00, payers=(HOPED,)),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} None of this is agreed yet.",
        "If all of this is agreed, the full cost is met.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "",
    ),
    "what is asked and what is hoped for is too much": (
        replace(COUNCIL, ask=40_00, payers=(TRUST, HOPED)),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} £40 is agreed, £60 is not yet.",
        "If all of this is agreed, it is £40 more than the full cost.",
        "Nothing is bought. Others have agreed £40 of the £100 a year.",
        "overfunded",
    ),
    "more is asked than is missing": (
        replace(COUNCIL, ask=80_00, payers=(TRUST,), sessions=0),
        f"{ASKED} £80 in 2027-28 {COSTS}",
        "The price is £80 for 2027-28. The full cost is £100.",
        f"{IN_FULL} £40 is agreed, £60 is not yet.",
        "If all of this is agreed, it is £20 more than the full cost.",
        "Nothing is bought. Others have agreed £40 of the £100 a year.",
        "asks-too-much",
    ),
    "money is asked though all is agreed": (
        replace(COUNCIL, ask=40_00, payers=(ALL,)),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} All of this is agreed.",
        "Agreed money meets the full cost. The £40 asked for here would come on top.",
        "Nothing is bought. Others have agreed the full cost of £100.",
        "asks-too-much",
    ),
    "money is asked though too much is agreed": (
        replace(COUNCIL, ask=40_00, payers=(MORE,)),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} Agreed money is £20 more than that.",
        "Agreed money is £20 more than the full cost. The £40 asked for here would come on top.",
        "Nothing is bought. Others have agreed the full cost of £100.",
        "overfunded",
    ),
    "the full cost is asked": (
        replace(COUNCIL, ask=100_00, sessions=0),
        f"{ASKED} £100 in 2027-28, the full cost of the service.",
        "The price is £100 for 2027-28. That is the full cost.",
        f"{IN_FULL} None of this is agreed yet.",
        "The £100 asked for here is the only part not agreed yet.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "",
    ),
    "more than the full cost is asked": (
        replace(COUNCIL, ask=120_00, sessions=0),
        f"{ASKED} £120 in 2027-28 for a service that costs £100 a year.",
        "The price is £120 for 2027-28. That is £20 more than the full cost of £100.",
        f"{IN_FULL} None of this is agreed yet.",
        "If all of this is agreed, it is £20 more than the full cost.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "asks-too-much",
    ),
    "what was asked is agreed": (
        replace(COUNCIL, ask=40_00, agreed=True, payers=(HOPED,)),
        f"A Council has agreed £40 for 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} £40 is agreed, £60 is not yet.",
        "If all of this is agreed, the full cost is met.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "",
    ),
    "what was asked is agreed and meets the cost": (
        replace(COUNCIL, ask=60_00, agreed=True, payers=(TRUST,), sessions=0),
        f"A Council has agreed £60 for 2027-28 {COSTS}",
        "The price is £60 for 2027-28. The full cost is £100.",
        f"{IN_FULL} All of this is agreed.",
        "Agreed money meets the full cost.",
        "Nothing is bought. Others have agreed £40 of the £100 a year.",
        "",
    ),
    "nothing costs anything yet": (
        replace(COUNCIL, ask=40_00, direct=(), payers=(TRUST,)),
        f"{ASKED} £40 in 2027-28 towards Choir.",
        "The price is £40 for 2027-28, or £1 a session for 40 sessions.",
        "",
        "",
        "Nothing is bought.",
        "",
    ),
    "nothing is known": (EMPTY, "", "", "", "", "Nothing is bought.", ""),
    "repayments are more than the costs": (
        replace(COUNCIL, ask=40_00, direct=(CaseCost("Refund", -5_00),)),
        f"{ASKED} £40 in 2027-28 towards Choir.",
        "The price is £40 for 2027-28, or £1 a session for 40 sessions.",
        "",
        "",
        "Nothing is bought.",
        "",
    ),
    "a repayment is among the costs": (
        replace(COUNCIL, ask=40_00, direct=(CaseCost("Artists", 105_00), CaseCost("Refund", -5_00))),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE,
        f"{IN_FULL} None of this is agreed yet.",
        "If all of this is agreed, £60 is still to find.",
        "Nothing is bought. Nobody else has agreed to pay any of the £100 a year.",
        "unfunded",
    ),
    "a grant is asked": (
        replace(COUNCIL, ask=40_00, is_grant=True),
        f"{ASKED} £40 in 2027-28 {COSTS}",
        HERE.replace("The price is", "The grant is"),
        f"{IN_FULL} None of this is agreed yet.",
        "If all of this is agreed, £60 is still to find.",
        "No grant is given. Nobody else has agreed to pay any of the £100 a year.",
        "unfunded",
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_a_case_says(state: str) -> None:
    case, asked, price, cost, paid, nothing, lack = STATES[state]
    pounds = pounds_of(case)
    assert say.ask(case, pounds, US) == asked
    assert say.price(case, pounds) == price
    assert say.cost(case, pounds) == cost
    assert say.payers(case, pounds) == paid
    assert nothing_done(case, pounds).description == nothing
    assert [found.code for found in funding(case)] == ([lack] if lack else [])


def test_the_lead_names_who_asks_whom_and_when_it_is_decided() -> None:
    case = replace(COUNCIL, ask=40_00, decision_due=COUNCIL.as_at)
    assert _lead(case) == f"{ASKED} £40 in 2027-28 {COSTS} A decision is due on 21 November 2026."
    assert say.ask(case, pounds_of(case), ME).startswith("I ask A Council for £40")
    assert _lead(replace(case, buyer=" ")).startswith("We ask for £40 in 2027-28 towards")
    assert _lead(replace(case, buyer="A\nCouncil")).startswith("We ask A Council for")
    past = replace(case, as_at=case.as_at.replace(day=22))
    assert "decision" not in _lead(past)
    assert "decision" not in _lead(replace(case, agreed=True))


def test_a_lead_never_says_towards_a_cost_that_prints_the_same() -> None:
    nearly = replace(COUNCIL, direct=(CaseCost("Artists", 100_20),), ask=99_90)
    assert _lead(nearly) == f"{ASKED} £100 in 2027-28, the full cost of the service."


def _lead(case: BusinessCase) -> str:
    return say.ask(case, pounds_of(case), US)
