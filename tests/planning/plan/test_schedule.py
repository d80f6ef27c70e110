"""When amounts come round, and what they have risen to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.planning.plan.plan import Rise, Schedule
from app.planning.plan.schedule import Ints, Repeated, amount_table, amounts, risen
from app.problems import Refused
from tests.builders import cost, every, monthly, once, pounds
from tests.planning import naive
from tests.planning.plans import AMOUNTS, RISES, schedules

APRIL = Month(2026, 4)
NEVER = Rise()


def occurrences(schedule: Schedule, first: Month, count: int) -> Ints:
    """How many times a penny comes round in each month."""
    return amounts(1, schedule, NEVER, first, count)


def test_a_monthly_amount_on_the_31st_comes_every_month_and_never_drifts() -> None:
    schedule = monthly(date(2026, 1, 31))
    assert occurrences(schedule, Month(2026, 1), 14).tolist() == [1] * 14


def test_an_end_before_the_day_of_the_month_leaves_that_month_out() -> None:
    assert occurrences(monthly(date(2026, 4, 15), date(2026, 6, 14)), APRIL, 4).tolist() == [1, 1, 0, 0]
    assert occurrences(monthly(date(2026, 4, 15), date(2026, 6, 15)), APRIL, 4).tolist() == [1, 1, 1, 0]


def test_the_last_day_of_a_short_month_counts_for_a_later_day() -> None:
    assert occurrences(monthly(date(2026, 1, 31), date(2026, 6, 30)), APRIL, 4).tolist() == [1, 1, 1, 0]


def test_a_quarter_and_a_year_are_counted_from_the_start() -> None:
    assert occurrences(every("quarterly", date(2026, 3, 1)), APRIL, 7).tolist() == [0, 0, 1, 0, 0, 1, 0]
    assert occurrences(every("yearly", date(2024, 2, 29)), Month(2026, 1), 4).tolist() == [0, 1, 0, 0]


def test_a_month_with_five_fridays_has_five_weeks() -> None:
    assert occurrences(every("weekly", date(2026, 5, 1)), APRIL, 3).tolist() == [0, 5, 4]


def test_weeks_stop_on_the_end_day() -> None:
    assert occurrences(every("weekly", date(2026, 5, 1), date(2026, 5, 15)), APRIL, 3).tolist() == [0, 3, 0]
    assert occurrences(every("weekly", date(2026, 5, 1), date(2026, 5, 14)), APRIL, 3).tolist() == [0, 2, 0]


def test_a_single_amount_comes_once() -> None:
    assert amounts(500, once(date(2026, 6, 30)), NEVER, APRIL, 4).tolist() == [0, 0, 500, 0]


def test_a_rise_bites_in_its_month_and_on_each_anniversary_from_the_exact_amount() -> None:
    assert risen("Rent", 10_001, Rise(333, Month(2026, 10)), Month(2026, 9)) == 10_001
    assert risen("Rent", 10_001, Rise(333, Month(2026, 10)), Month(2026, 10)) == 10_334
    # 10,001 × 1.0333³ = 11,033.77…; rounding every year would give 11,033
    assert risen("Rent", 10_001, Rise(333, Month(2026, 10)), Month(2028, 10)) == 11_034


def test_a_rise_without_a_month_is_none() -> None:
    assert risen("Rent", 10_000, Rise(500, None), Month(2099, 1)) == 10_000


def test_vat_is_added_to_the_risen_amount_and_payment_comes_later() -> None:
    rent = Repeated("Rent", 999, monthly(), Rise(1_000, Month(2026, 5)), vat=2_000, lag=1)
    # April £9.99 + £2.00; May £10.99 + £2.20: paid in May and June
    assert amount_table([rent], APRIL, 3).tolist() == [[0, 1_199, 1_319]]


def test_an_amount_that_grows_beyond_reason_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"“Rent” grows beyond £1 billion"):
        amounts_of("Rent", pounds(1_000), Rise(100_000, APRIL), 600)


def test_growth_that_is_never_reached_is_no_matter() -> None:
    item = Repeated("Rent", pounds(1_000), monthly(end=date(2026, 9, 30)), Rise(100_000, APRIL))
    assert amount_table([item], APRIL, 600).sum() == 6 * pounds(11_000)


def amounts_of(name: str, amount: int, rise: Rise, count: int) -> list[int]:
    row: list[int] = amount_table([Repeated(name, amount, monthly(), rise)], APRIL, count)[0].tolist()
    return row


@given(schedules(refunds=True), AMOUNTS, RISES, st.integers(1, 60))
def test_months_agree_with_days_counted_one_by_one(schedule: Schedule, amount: int, rise: Rise, count: int) -> None:
    months = [APRIL.plus(number) for number in range(count)]
    days = [Month.of(day) for day in naive.days_of(schedule, months[-1].last_day)]
    expected = [days.count(month) * naive.each_time(cost(amount, schedule, rise=rise), month) for month in months]
    assert amounts(amount, schedule, rise, APRIL, count).tolist() == expected
