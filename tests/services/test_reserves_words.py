"""What is said of free reserves against the policy."""

import pytest

from app.planning.plan import Policy
from app.services.wording import plain, reserves_sentence


@pytest.mark.parametrize(
    ("held", "policy", "said"),
    [
        (
            300,
            Policy(300, 600),
            "You hold 3 months of core costs in free reserves, within your policy of 3 to 6 months.",
        ),
        (
            297,
            Policy(300),
            "You hold 2.9 months of core costs in free reserves, below your policy of at least 3 months.",
        ),
        (
            601,
            Policy(None, 600),
            "You hold 6 months of core costs in free reserves, above your policy of at most 6 months.",
        ),
        (100, Policy(), "You hold 1 month of core costs in free reserves. No reserves policy is set yet."),
        (-60, Policy(300, 300), "You hold no free reserves; your policy is 3 months of core costs."),
        (0, Policy(), "You hold no free reserves."),
    ],
)
def test_reserves_are_told_against_the_policy(held: int, policy: Policy, said: str) -> None:
    assert plain(reserves_sentence(held, policy)) == said


def test_nothing_is_said_where_there_is_no_core_cost() -> None:
    assert reserves_sentence(None, Policy(300)) == ()
