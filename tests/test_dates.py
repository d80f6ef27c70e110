"""Tests of UK dates, whole months, and financial and tax years."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import (
    EARLIEST,
    LATEST,
    DateError,
    FinancialYear,
    Month,
    add_months,
    format_date,
    format_day,
    tax_year_label,
    tax_year_start,
)

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(EARLIEST, LATEST)
MONTHS = DAYS.map(Month.of)


def test_names_do_not_follow_the_language_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "month_name", ["", *("Mai" for _ in range(12))])
    monkeypatch.setattr(calendar, "month_abbr", ["", *("Mai" for _ in range(12))])
    assert format_date(date(2027, 5, 31)) == "31 May 2027"
    assert format_day(date(2027, 1, 3)) == "3 Jan"
    assert (Month(2027, 3).label, Month(2027, 3).short) == ("March 2027", "Mar 27")
    assert Month(2027, 9).short_label == "Sep 2027"


@given(MONTHS, st.integers(-1_000, 1_000))
def test_months_count_as_whole_numbers(month: Month, count: int) -> None:
    later = month.plus(count)
    assert later - month == count
    assert Month.from_index(month.index) == month
    assert later.plus(-count) == month
    assert (later > month) == (count > 0)


@given(MONTHS)
def test_a_month_reads_back_and_holds_its_days(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Month.of(month.first_day) == month == Month.of(month.last_day)
    assert Month.of(month.last_day + timedelta(days=1)) == month.plus(1)


def test_until_leaves_out_the_end() -> None:
    assert list(Month(2026, 11).until(Month(2027, 2))) == [Month(2026, 11), Month(2026, 12), Month(2027, 1)]
    assert list(Month(2026, 11).until(Month(2026, 11))) == []


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-4", "0000-04", "9999-01", "", "April"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="is not a month"):
        Month.parse(text)


@given(DAYS, st.integers(-600, 600))
def test_adding_months_keeps_the_day_or_takes_the_last(day: date, count: int) -> None:
    moved = add_months(day, count)
    assert Month.of(moved) - Month.of(day) == count
    assert moved.day == min(day.day, Month.of(moved).last_day.day)


def test_the_last_of_january_and_a_month() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)


@given(MONTHS, st.integers(1, 12))
def test_a_financial_year_holds_the_month_it_was_found_by(month: Month, first_month: int) -> None:
    year = FinancialYear.containing(month, first_month)
    assert month in year.months
    assert len(year.months) == 12
    assert year.start.month == first_month
    assert year.end == year.start.plus(12)


@given(st.integers(EARLIEST.year, LATEST.year), st.integers(1, 12))
def test_a_financial_year_reads_back(start: int, first_month: int) -> None:
    year = FinancialYear(Month(start, first_month))
    assert FinancialYear.parse(str(year), first_month) == year


def test_a_financial_year_is_named_by_one_calendar_year_or_two() -> None:
    assert str(FinancialYear(Month(2026, 4))) == "2026-27"
    assert str(FinancialYear(Month(2026, 1))) == "2026"
    assert str(FinancialYear(Month(1999, 4))) == "1999-00"
    assert FinancialYear.parse("2026/27", 4) == FinancialYear.parse("2026-2027", 4) == FinancialYear.parse("2026", 4)


@pytest.mark.parametrize("text", ["2026-28", "2026-2127", "26-27", "0000", "next year", ""])
def test_what_is_not_a_financial_year_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="is not a financial year"):
        FinancialYear.parse(text, 4)


def test_the_tax_year_turns_on_6_april() -> None:
    assert tax_year_start(date(2026, 4, 5)) == 2025
    assert tax_year_start(date(2026, 4, 6)) == 2026
    assert tax_year_start(date(2027, 1, 1)) == 2026
    assert (tax_year_label(2026), tax_year_label(1999)) == ("2026-27", "1999-00")
