"""Tests of finding posts that are paid below the minimum wage."""

from datetime import date

from app.dates import Month
from app.planning.law.employer import PostPay
from app.planning.law.minimum_wage import WageBand
from app.planning.plan.plan import Plan, Post
from app.planning.spending.post_wages import low_wages
from app.services.organisation.rates import load_rates

PACK = load_rates()
MONTHS = tuple(Month(2026, 1).until(Month(2028, 1)))


def salary_of(pence_an_hour: int) -> int:
    """The yearly pay of 35 hours a week that comes to so many pence an hour, rounded up."""
    return -(-pence_an_hour * 365 * 35 // 7)


def low(pence_an_hour: int, **more: object) -> list[tuple[str, int, int, WageBand]]:
    pay = {"start": date(2020, 1, 1), "annual_full_time_salary": salary_of(pence_an_hour)}
    pay |= {
        name: more.pop(name) for name in ("fte", "start", "end", "uplift_basis_points", "uplift_from") if name in more
    }
    post = Post(1, "Worker", PostPay(**pay), **({"week_hours": 35_00} | more))  # type: ignore[arg-type]
    found = low_wages(Plan(name="Us", balance_date=None, posts=(post,)), PACK, MONTHS)
    return [(str(each.month), each.check.hourly_pay, each.check.minimum, each.check.band) for each in found]


def test_the_first_month_below_the_minimum_is_named() -> None:
    assert low(12_71) == []
    assert low(12_70) == [("2026-04", 1_270, 1_271, WageBand.LIVING_WAGE)]
    assert low(12_20) == [("2026-01", 1_220, 1_221, WageBand.LIVING_WAGE)]


def test_part_of_full_time_is_paid_the_same_hour() -> None:
    assert low(12_71, fte=1_000) == []
    assert low(12_70, fte=1_000)[0][1] == 1_270


def test_a_pay_award_in_time_is_enough() -> None:
    assert low(12_30, uplift_basis_points=400, uplift_from=Month(2026, 4)) == []
    assert low(12_30, uplift_basis_points=400, uplift_from=Month(2026, 5))[0][0] == "2026-04"


def test_the_age_counts_from_the_birthday() -> None:
    young = low(10_90, born=date(2005, 7, 1))
    assert young == [("2026-07", 1_090, 1_271, WageBand.LIVING_WAGE)]
    assert low(10_90, born=date(2005, 7, 2))[0][0] == "2026-08"
    assert low(10_90)[0][3] is WageBand.LIVING_WAGE


def test_what_is_not_known_or_not_told_is_not_judged() -> None:
    assert low(12_70, week_hours=None) == []
    assert low(12_70, end=date(2026, 3, 31)) == []
    assert low(12_70, start=date(2027, 4, 1)) == []  # no minimum is known for that day yet
