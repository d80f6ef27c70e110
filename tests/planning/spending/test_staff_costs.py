"""Posts that one person holds are one employment: the limits of National Insurance and of a pension are used once."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.money import to_decimal_text
from app.planning.law.employer import PensionBasis, employer_nic_annual, post_month_costs
from app.planning.plan.plan import Post
from app.planning.spending.staff_costs import staff_month_costs
from app.services.organisation.rates import load_rates
from tests.builders import post, pounds

YEAR = tuple(Month(2026, 4).until(Month(2027, 4)))
RATES = load_rates()


def held(*posts: Post) -> list[Post]:
    return [replace(each, holder=7) for each in posts]


def nic(posts: list[Post]) -> list[int]:
    return [sum(month.nic for month in row) for row in staff_month_costs(posts, YEAR, RATES)]


def test_two_posts_of_one_person_use_one_threshold() -> None:
    """£12,000 and £6,000 together are £18,000: (18,000 − 5,000) × 15% = £1,950, borne two to one."""
    posts = held(post(pounds(12_000), id_=1), post(pounds(6_000), id_=2))
    assert nic(posts) == [pounds(1_300), pounds(650)]


def test_posts_without_a_holder_and_of_different_people_have_a_threshold_each() -> None:
    """(12,000 − 5,000) × 15% = £1,050 and (6,000 − 5,000) × 15% = £150."""
    apart = [post(pounds(12_000), id_=1), post(pounds(6_000), id_=2)]
    assert nic(apart) == [pounds(1_050), pounds(150)]
    assert nic([replace(apart[0], holder=1), replace(apart[1], holder=2)]) == [pounds(1_050), pounds(150)]
    assert nic([replace(apart[0], holder=1), apart[1]]) == [pounds(1_050), pounds(150)]


def test_posts_one_after_the_other_are_not_added_together() -> None:
    first = post(pounds(24_000), id_=1, end=date(2026, 9, 30))
    second = post(pounds(24_000), id_=2, start=date(2026, 10, 1))
    assert nic(held(first, second)) == nic([first, second])


def test_months_before_the_known_rates_cost_nothing_where_nobody_works_yet() -> None:
    early = tuple(Month(2023, 3).until(Month(2023, 5)))
    both = held(post(pounds(12_000), id_=1, start=date(2023, 4, 1)), post(pounds(6_000), id_=2, start=date(2023, 4, 1)))
    assert [row[0].total for row in staff_month_costs(both, early, RATES)] == [0, 0]


def test_only_the_months_in_which_both_are_worked_are_joined() -> None:
    long, short = held(post(pounds(12_000), id_=1), post(pounds(6_000), id_=2, start=date(2026, 10, 1)))
    alone = post_month_costs(long.pay, YEAR, RATES)
    joined = staff_month_costs([long, short], YEAR, RATES)[0]
    assert joined[:6] == alone[:6]
    assert all(with_both.nic > by_itself.nic for with_both, by_itself in zip(joined[6:], alone[6:], strict=True))


def test_small_posts_below_the_threshold_alone_are_liable_together() -> None:
    posts = held(post(pounds(4_200), id_=1), post(pounds(4_200), id_=2))
    assert nic([replace(each, holder=None) for each in posts]) == [0, 0]
    assert sum(nic(posts)) == employer_nic_annual(pounds(8_400), "A", RATES.for_year(2026)) == pounds(510)


@pytest.mark.parametrize(
    ("salaries", "pensions"),
    [
        ((6_000, 6_000), ["86.40", "86.40"]),  # £12,000 is above the trigger: (12,000 − 6,240) × 3% = £172.80
        ((20_000, 10_000), ["475.20", "237.60"]),  # (30,000 − 6,240) × 3% = £712.80
        ((40_000, 40_000), ["660.45", "660.45"]),  # (50,270 − 6,240) × 3% = £1,320.90
        ((4_000, 5_000), ["0.00", "0.00"]),
    ],
)
def test_posts_of_one_person_use_the_limits_of_a_pension_once(salaries: tuple[int, int], pensions: list[str]) -> None:
    posts = held(*(post(pounds(amount), id_=at) for at, amount in enumerate(salaries, start=1)))
    legal = [replace(each, pay=replace(each.pay, pension_basis=PensionBasis.MINIMUM)) for each in posts]
    costs = staff_month_costs(legal, YEAR, RATES)
    assert [to_decimal_text(sum(month.pension for month in row)) for row in costs] == pensions


def test_a_pension_of_the_whole_salary_stays_with_its_own_post() -> None:
    """5% of £6,000 is £300; the other post alone is below the trigger."""
    whole, legal = held(post(pounds(6_000), id_=1), post(pounds(6_000), id_=2))
    of_salary = replace(whole.pay, pension_basis=PensionBasis.FULL_SALARY, pension_basis_points=500)
    posts = [replace(whole, pay=of_salary), replace(legal, pay=replace(legal.pay, pension_basis=PensionBasis.MINIMUM))]
    costs = staff_month_costs(posts, YEAR, RATES)
    assert [sum(month.pension for month in row) for row in costs] == [pounds(300), 0]


def test_pay_that_is_no_whole_twelfth_gives_the_year_exactly() -> None:
    """£20,000 twice is £40,000: (40,000 − 5,000) × 15% = £5,250, half each."""
    assert nic(held(post(pounds(20_000), id_=1), post(pounds(20_000), id_=2))) == [pounds(2_625), pounds(2_625)]


SALARIES = st.lists(st.integers(0, 6_000_000), min_size=1, max_size=4)


@given(SALARIES)
def test_only_national_insurance_changes_and_it_never_falls(salaries: list[int]) -> None:
    posts = [post(salary, id_=number) for number, salary in enumerate(salaries, start=1)]
    apart, together = (staff_month_costs(each, YEAR, RATES) for each in (posts, held(*posts)))
    for alone, joined in zip(apart, together, strict=True):
        assert [(cost.salary, cost.pension) for cost in alone] == [(cost.salary, cost.pension) for cost in joined]
    total = [sum(cost.nic for row in rows for cost in row) for rows in (apart, together)]
    assert total[1] >= total[0] - 12  # a penny of rounding a month
    whole = employer_nic_annual(sum(salaries), "A", RATES.for_year(2026))
    assert abs(total[1] - whole) <= 12 * (len(salaries) + 1)
