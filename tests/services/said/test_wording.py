"""What sentences are made of, and what is said of reserves."""

import pytest

from app.planning.plan.plan import Policy
from app.services.said.wording import (
    WE,
    plain,
    policy_words,
    reserves_sentence,
    say,
    tenths,
)


@pytest.mark.parametrize(
    ("held", "policy", "words"),
    [
        (297, Policy(300, 600), "2.9 months of running costs in free reserves, below your policy of 3 to 6 months."),
        (300, Policy(300, 600), "3 months of running costs in free reserves, within your policy of 3 to 6 months."),
        (700, Policy(None, 600), "7 months of running costs in free reserves, above your policy of at most 6 months."),
        (700, Policy(400, 400), "7 months of running costs in free reserves, above your policy of 4 months."),
        (700, Policy(), "7 months of running costs in free reserves. No reserves policy is set yet."),
        (100, Policy(), "You hold 1 month of running costs in free reserves. No reserves policy is set yet."),
        (-50, Policy(250, None), "You hold no free reserves; your policy is at least 2.5 months of running costs."),
        (0, Policy(), "You hold no free reserves."),
    ],
)
def test_reserves_against_the_policy(held: int, policy: Policy, words: str) -> None:
    assert words in plain(reserves_sentence(held, policy))


def test_on_paper_the_organisation_speaks_of_itself() -> None:
    assert plain(reserves_sentence(297, Policy(300, 600), voice=WE)) == (
        "We hold 2.9 months of running costs in free reserves, below our policy of 3 to 6 months."
    )
    assert plain(reserves_sentence(0, Policy(None, 600), voice=WE)) == (
        "We hold no free reserves; our policy is at most 6 months of running costs."
    )


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
