"""Tests of the sentence about a plan that runs past the figures that are known."""

from datetime import date

import pytest

from app.planning.forecast.rate_note import rates_note
from app.planning.law.employer import PensionBasis, PostPay
from app.planning.law.rate_overrides import Override, laid_over
from app.planning.law.rates import rate_pack_from
from app.planning.plan.plan import Plan, Post
from tests.planning.law.test_rates import pack_data

PACK = rate_pack_from(pack_data())
PAY = PostPay(annual_full_time_salary=30_000_00, start=date(2031, 4, 1), pension_basis=PensionBasis.NONE)
PLAN = Plan(name="Us", balance_date=date(2031, 3, 31), posts=(Post(1, "Manager", PAY),))
LATER = "Later months use the last known ones."


def test_within_what_is_known_there_is_nothing_to_say() -> None:
    assert rates_note(PLAN, PACK, date(2032, 4, 5)) == ""
    assert rates_note(Plan(name="Us", balance_date=None), PACK, date(2050, 1, 1)) == ""


def test_past_it_the_figures_are_named_with_their_days() -> None:
    assert rates_note(PLAN, PACK, date(2032, 4, 30)) == (
        f"Rates are known until 5 April 2032 for employer’s National Insurance and the limit on redundancy pay. {LATER}"
    )
    post = Post(1, "Manager", PostPay(annual_full_time_salary=1, start=date(2031, 4, 1)), week_hours=35_00)
    plan = Plan(name="Us", balance_date=date(2031, 3, 31), posts=(post,), claims_allowance=True)
    assert rates_note(plan, PACK, date(2032, 4, 30)) == (
        "Rates are known until 31 March 2032 for minimum wages; until 5 April 2032 for employer’s National Insurance, "
        f"pensions, the Employment Allowance and the limit on redundancy pay. {LATER}"
    )


def test_nobody_employed_later_needs_no_later_figures() -> None:
    ended = Post(1, "Manager", PostPay(annual_full_time_salary=1, start=date(2031, 4, 1), end=date(2032, 4, 5)))
    assert rates_note(Plan(name="Us", balance_date=date(2031, 3, 31), posts=(ended,)), PACK, date(2040, 1, 1)) == ""
    assert rates_note(Plan(name="Us", balance_date=date(2031, 3, 31)), PACK, date(2040, 1, 1)) == ""


@pytest.mark.parametrize(("nation", "said"), [("gb", False), ("ni", True)])
def test_figures_of_ones_own_are_known(nation: str, said: bool) -> None:  # noqa: FBT001 - a row of the table
    fields = (("employer_nic", "rate"), ("employer_nic", "secondary_threshold.year"), ("earnings_limits", "upper.year"))
    own = [Override(subject, field, date(2032, 4, 6), None, 1_00) for subject, field in fields]
    own.append(Override("redundancy_cap", "weekly.gb", date(2032, 4, 6), None, 800_00))
    mine = rate_pack_from(laid_over(pack_data(), own)[0])
    plan = Plan(name="Us", balance_date=date(2031, 3, 31), posts=PLAN.posts, nation=nation)
    found = rates_note(plan, mine, date(2033, 4, 5))
    assert found == (f"Rates are known until 5 April 2032 for the limit on redundancy pay. {LATER}" if said else "")
    assert "Rates are known until 5 April 2033 for employer’s National Insurance" in rates_note(
        Plan(name="Us", balance_date=date(2031, 3, 31), posts=PLAN.posts), mine, date(2033, 4, 6)
    )
