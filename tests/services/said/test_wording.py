"""The sentences that matter, in every state and view."""

from datetime import date

import pytest

from app.dates import Month
from app.planning.forecast.answers import LowPoint, Runway
from app.planning.plan.plan import Plan, Policy
from app.services.said.wording import (
    WE,
    plain,
    policy_words,
    reserves_sentence,
    runway_clause,
    runway_sentence,
    say,
    second_sentence,
    tenths,
)

PLAN = Plan(name="Us", balance_date=date(2026, 11, 30))


@pytest.mark.parametrize(
    ("view", "late", "runway", "opening", "sentence"),
    [
        (
            "confirmed",
            0,
            Runway("months", 9, Month(2027, 9)),
            5,
            "On confirmed income your unrestricted money lasts 9 months, to August 2027.",
        ),
        (
            "expected",
            0,
            Runway("months", 1, Month(2027, 1)),
            5,
            "Counting uncertain income by its likelihood, your unrestricted money lasts 1 month, to December 2026.",
        ),
        (
            "everything",
            0,
            Runway("lasts", 36),
            5,
            "If everything hoped for comes in, your unrestricted money lasts for all 36 months looked at, to No",
        ),
        (
            "confirmed",
            3,
            Runway("months", 0, Month(2026, 12)),
            5,
            "On confirmed income, with money coming in 3 months late, your unrestricted money runs out in the first m",
        ),
        (
            "confirmed",
            0,
            Runway("already_short", 0, Month(2026, 12)),
            -120_050,
            "On confirmed income your unrestricted money is already short by £1,201, counting from 30 November 2026.",
        ),
        (
            "confirmed",
            0,
            Runway("no_data"),
            0,
            "Add what you spend and what comes in to see how long your money lasts.",
        ),
    ],
)
def test_how_long_it_lasts(view: str, late: int, runway: Runway, opening: int, sentence: str) -> None:
    found = plain(runway_sentence(PLAN, view, runway, opening, late))
    assert found == sentence if sentence.endswith(".") else found.startswith(sentence)


def test_the_answer_is_bold() -> None:
    found = runway_sentence(PLAN, "confirmed", Runway("months", 9, Month(2027, 9)), 5)
    assert [text for text, bold in found if bold] == ["9 months", "August 2027"]


def test_without_a_balance_it_says_what_to_do() -> None:
    found = plain(runway_sentence(Plan("Us", None), "expected", Runway("no_data"), 0))
    assert found == "Enter your bank balance and its date to see how long your money lasts."


def test_what_follows() -> None:
    short = Runway("months", 9, Month(2027, 9))
    assert plain(second_sentence(short, LowPoint(Month(2027, 9), -40), 40)) == (
        "At the end of September 2027 you would be £0.40 short."
    )
    assert plain(second_sentence(short, LowPoint(Month(2027, 9), -5_000), 5_000)) == (
        "At the end of September 2027 you would be £50 short."
    )
    assert plain(second_sentence(short, LowPoint(Month(2028, 1), -9_900), 5_000)) == (
        "At the end of September 2027 you would be £50 short, and by January 2028 £99."
    )
    assert plain(second_sentence(Runway("lasts", 36), LowPoint(Month(2028, 1), 990_000), 0)) == (
        "It is lowest at the end of January 2028: £9,900."
    )
    assert plain(second_sentence(Runway("already_short", 0, Month(2026, 12)), LowPoint(Month(2026, 12), -100), 1)) == (
        "It is lowest at the end of December 2026: −£1."
    )
    assert second_sentence(Runway("no_data"), None, 0) == ()


@pytest.mark.parametrize(
    ("held", "policy", "words"),
    [
        (297, Policy(300, 600), "2.9 months of core costs in free reserves, below your policy of 3 to 6 months."),
        (300, Policy(300, 600), "3 months of core costs in free reserves, within your policy of 3 to 6 months."),
        (700, Policy(None, 600), "7 months of core costs in free reserves, above your policy of at most 6 months."),
        (700, Policy(400, 400), "7 months of core costs in free reserves, above your policy of 4 months."),
        (700, Policy(), "7 months of core costs in free reserves. No reserves policy is set yet."),
        (100, Policy(), "You hold 1 month of core costs in free reserves. No reserves policy is set yet."),
        (-50, Policy(250, None), "You hold no free reserves; your policy is at least 2.5 months of core costs."),
        (0, Policy(), "You hold no free reserves."),
    ],
)
def test_reserves_against_the_policy(held: int, policy: Policy, words: str) -> None:
    assert words in plain(reserves_sentence(held, policy))


def test_on_paper_the_organisation_speaks_of_itself() -> None:
    nine, low = Runway("months", 9, Month(2027, 9)), LowPoint(Month(2027, 9), -40)
    assert plain(runway_sentence(PLAN, "confirmed", nine, 5, voice=WE)) == (
        "On confirmed income our unrestricted money lasts 9 months, to August 2027."
    )
    assert plain(second_sentence(nine, low, 40, voice=WE)) == "At the end of September 2027 we would be £0.40 short."
    assert plain(reserves_sentence(297, Policy(300, 600), voice=WE)) == (
        "We hold 2.9 months of core costs in free reserves, below our policy of 3 to 6 months."
    )
    assert plain(reserves_sentence(0, Policy(None, 600), voice=WE)) == (
        "We hold no free reserves; our policy is at most 6 months of core costs."
    )


def test_a_clause_says_how_long_it_lasts_where_there_is_something_to_count() -> None:
    lasts = runway_clause(PLAN, Runway("months", 9, Month(2027, 9)), 5)
    assert plain(lasts) == "your unrestricted money lasts 9 months, to August 2027"
    assert runway_clause(PLAN, Runway("no_data"), 0) == ()


def test_no_core_cost_no_months() -> None:
    assert reserves_sentence(None, Policy(300, 600)) == ()
    assert policy_words(Policy(1_050, None)) == "at least 10.5 months"
    assert tenths(-4) == "0"


def test_what_a_user_typed_is_never_read_as_a_pattern() -> None:
    assert say("{name} is **here**.", name="**B** {x} </b>") == (
        ("**B** {x} </b>", True),
        (" is ", False),
        ("here", True),
        (".", False),
    )
