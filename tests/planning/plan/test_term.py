"""What a grant or contract brings for a time, by the months that it is for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month, add_months
from app.planning.plan.plan import Grant
from app.planning.plan.term import brought, brought_in
from tests.builders import grant, instalment, pounds


def year(first: int) -> FinancialYear:
    return FinancialYear(Month(first, 4))


def contract(amount: int, *dues: tuple[date, int], start: date | None, end: date | None) -> Grant:
    paid = tuple(instalment(day, pence) for day, pence in dues)
    return grant(kind="contract", amount=amount, instalments=paid, start=start, end=end)


def test_a_grant_of_three_years_is_a_third_for_each_whenever_it_is_paid() -> None:
    at_once = (date(2026, 4, 15), pounds(30_000))
    given_ = contract(pounds(30_000), at_once, start=date(2026, 4, 1), end=date(2029, 3, 31))
    assert [brought_in(given_, year(at)) for at in range(2025, 2030)] == [0, *[pounds(10_000)] * 3, 0]


def test_a_leap_year_is_no_longer_than_another() -> None:
    of = contract(pounds(76_800), start=date(2027, 4, 1), end=date(2029, 3, 31))
    assert [brought_in(of, year(at)) for at in (2027, 2028)] == [pounds(38_400)] * 2


def test_part_years_have_their_months() -> None:
    of = contract(pounds(24_000), start=date(2026, 5, 1), end=date(2027, 4, 30))
    assert [brought_in(of, year(at)) for at in (2026, 2027)] == [pounds(22_000), pounds(2_000)]
    assert brought(of, Month(2026, 6), Month(2026, 6)) == pounds(2_000)


def test_a_part_month_counts_by_its_days() -> None:
    of = contract(pounds(1_200), start=date(2026, 4, 16), end=date(2027, 4, 15))
    assert brought(of, Month(2026, 4), Month(2026, 4)) == pounds(50)
    assert brought(of, Month(2027, 4), Month(2027, 4)) == pounds(50)


def test_a_price_that_rises_is_that_of_the_year_though_it_is_paid_later() -> None:
    """Two years from April, each quarter in arrears, six weeks after its end; the second year costs more."""
    days = [add_months(date(2026, 8, 14), 3 * at) for at in range(8)]
    dues = [(day, pounds(1_000 if at < 4 else 1_100)) for at, day in enumerate(days)]
    of = contract(pounds(8_400), *dues, start=date(2026, 4, 1), end=date(2028, 3, 31))
    assert [brought_in(of, year(at)) for at in (2026, 2027, 2028)] == [pounds(4_000), pounds(4_400), 0]


def test_payments_out_of_step_do_not_say_what_they_are_for() -> None:
    dues = ((date(2026, 4, 1), pounds(1_800)), (date(2026, 6, 1), pounds(300)), (date(2028, 3, 31), pounds(300)))
    of = contract(pounds(2_400), *dues, start=date(2026, 4, 1), end=date(2028, 3, 31))
    assert [brought_in(of, year(at)) for at in (2026, 2027)] == [pounds(1_200)] * 2


def test_payments_that_are_not_all_there_yet_do_not_make_it_less() -> None:
    of = contract(pounds(2_400), (date(2026, 4, 1), pounds(600)), start=date(2026, 4, 1), end=date(2028, 3, 31))
    assert brought_in(of, year(2026)) == pounds(1_200)


def test_without_an_amount_it_is_what_its_payments_add_up_to() -> None:
    of = contract(0, (date(2026, 4, 1), pounds(600)), start=date(2026, 4, 1), end=date(2028, 3, 31))
    assert brought_in(of, year(2027)) == pounds(300)


@pytest.mark.parametrize(("start", "end"), [(None, None), (date(2026, 4, 1), None), (None, date(2027, 3, 31))])
def test_without_a_term_it_counts_by_when_it_falls_due(start: date | None, end: date | None) -> None:
    of = contract(pounds(900), (date(2026, 4, 1), 500), (date(2027, 4, 1), 400), start=start, end=end)
    assert [brought_in(of, year(at)) for at in (2026, 2027)] == [500, 400]


@given(
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.integers(0, 2_000),
    st.integers(1, 10**9),
    st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2036, 1, 1)), st.integers(0, 10**8)), max_size=8),
    st.integers(-3, 80),
)
def test_the_years_add_up_to_the_whole(
    start: date, days: int, amount: int, dues: list[tuple[date, int]], cut: int
) -> None:
    end = date.fromordinal(start.toordinal() + days)
    of = contract(amount, *dues, start=start, end=end)
    first, last = Month(2023, 1), Month(2040, 1)
    middle = Month.of(start).plus(cut)
    assert brought(of, first, last) == amount
    assert brought(of, first, middle) + brought(of, middle.plus(1), last) == amount
    assert brought(of, first, middle) >= 0
