"""Tests of who may claim the Employment Allowance."""

import pytest

from app.planning.law.allowance import Claim, eligibility
from app.services.organisation.rates import load_rates

NOW, BEFORE = load_rates().for_year(2026), load_rates().for_year(2024)


@pytest.mark.parametrize(
    ("form", "public", "director", "claim"),
    [
        ("cio", True, True, Claim.MAY),
        ("charity", True, False, Claim.MAY),
        ("charitable_company", True, False, Claim.MAY),
        ("charitable_company", False, True, Claim.ASK),
        ("cic", False, False, Claim.MAY),
        ("cic", True, False, Claim.MAY_NOT),
        ("cic", True, True, Claim.MAY_NOT),
        ("cic", False, True, Claim.ASK),
        ("company", False, True, Claim.ASK),
        ("association", True, False, Claim.MAY_NOT),
        ("association", False, True, Claim.MAY),
        ("sole_trader", False, False, Claim.ASK),
    ],
)
def test_by_legal_form_and_the_two_questions(form: str, public: bool, director: bool, claim: Claim) -> None:  # noqa: FBT001
    found = eligibility(form, NOW, mostly_public_work=public, sole_director_only=director)
    assert found.claim is claim
    assert found.reason.endswith(".")


def test_years_with_a_limit_on_last_years_bill_say_so() -> None:
    before = eligibility("cio", BEFORE, mostly_public_work=False, sole_director_only=False)
    assert before.reason.endswith(
        "For 2024-25 only if employer’s National Insurance of the year before was below £100,000."
    )
    assert "below" not in eligibility("cio", NOW, mostly_public_work=False, sole_director_only=False).reason
