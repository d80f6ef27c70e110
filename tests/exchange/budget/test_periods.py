"""Headings that name months, quarters and years, and where a table puts them."""

from datetime import date

import pytest

from app.dates import Month
from app.exchange.budget.understood import Understanding
from app.exchange.tables.periods import Period, period_in, year_in
from tests.exchange.budget.books import codes, understood
from tests.exchange.budget.drawn import Value
from tests.exchange.budget.laid_out import MONTHS, Rows


@pytest.mark.parametrize("heading", ["Apr-26", "April 2026", "2026-04", "04/2026", "01/04/2026", "1 Apr 26", "Apr '26"])
def test_a_month_with_its_year_is_known_however_it_is_written(heading: str) -> None:
    assert period_in(heading) == Period(1, 4, 2026)


@pytest.mark.parametrize("heading", ["Q1", "Qtr 1", "Quarter 1", "1st quarter", "q.1"])
def test_a_quarter_is_counted_from_the_start_of_the_year(heading: str) -> None:
    assert period_in(heading) == Period(3, number=1)


@pytest.mark.parametrize("heading", ["2026/27", "2026-27", "26/27", "2026-2027", "FY26/27", "2026–27"])
def test_a_year_over_two_is_the_one_that_begins_in_the_first(heading: str) -> None:
    assert period_in(heading) == Period(12, fiscal=2026)


def test_fy27_ends_in_2027() -> None:
    assert period_in("FY27") == Period(12, ends=2027)


@pytest.mark.parametrize(
    "title", ["Year to 31 March 2027", "Y/E Mar 27", "April 2026 to March 2027", "Apr 2026 - Mar 2027"]
)
def test_a_year_told_by_its_ends_begins_in_april(title: str) -> None:
    found = year_in(title)
    assert found is not None
    assert (found.month, found.fiscal or found.year) == (4, 2026)


@pytest.mark.parametrize("text", ["Total", "Marketing", "Mayor's fund", "£2,000", "12,000", "Notes"])
def test_other_words_name_no_time(text: str) -> None:
    assert period_in(text) is None


def months(heads: list[Value], title: str) -> tuple[Month, ...]:
    rows: Rows = [[title], ["", *heads], ["Income"], ["Hire", *[100] * len(heads)]]
    found: Understanding = understood(rows)
    return found.sheets[0].months


def test_months_without_a_year_run_on_into_the_next() -> None:
    names: list[Value] = ["Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug"]
    assert months(names, "Playgroup budget 2026/27") == tuple(Month(2026, 9).plus(at) for at in range(12))


def test_a_calendar_year_runs_from_january() -> None:
    names: list[Value] = [date(2026, at, 1).strftime("%b") for at in range(1, 13)]
    assert months(names, "Budget 2026")[0] == Month(2026, 1)


def test_the_day_of_a_meeting_is_no_year_of_a_budget() -> None:
    found = understood([["Updated 3 March 2025"], ["", "Apr", "May", "Jun"], ["Income"], ["Hire", 1, 2, 3]])
    assert [question.code for question in found.open_questions] == ["no_year"]


def test_a_quarter_is_in_its_first_month_and_a_year_is_spread_to_the_penny() -> None:
    quarters = understood([["2026/27"], ["", "Q1", "Q2", "Q3", "Q4"], ["Income"], ["Hire", 10, 20, 30, 40]])
    assert dict(quarters.rows[-1].months) == {
        Month(2026, 4): 1000,
        Month(2026, 7): 2000,
        Month(2026, 10): 3000,
        Month(2027, 1): 4000,
    }
    year = understood([["", "2026/27"], ["Income"], ["Hire", 100]])
    assert sorted(year.rows[-1].months.values()) == [833] * 8 + [834] * 4


@pytest.mark.parametrize("years", [[2026.0], [2026.0, None, None, None, None, None, None, None, None, 2027.0]])
def test_a_year_written_as_a_number_over_its_months_is_their_year(years: list[float | None]) -> None:
    found = understood([["Riverside"], [None, *years], [None, *MONTHS, "Total"], ["Rent", *[10] * 12, 120]])
    assert (codes(found), found.total_out) == ([], 12_000)
    assert [str(found.sheets[0].months[at]) for at in (0, -1)] == ["2026-04", "2027-03"]


def test_a_year_over_each_month_is_no_row_of_amounts() -> None:
    years = [2026.0] * 9 + [2027.0] * 3
    found = understood([[None, *years], [None, *MONTHS], ["Rent", *[10] * 12]])
    assert (codes(found), str(found.sheets[0].months[-1]), found.total_out) == ([], "2027-03", 12_000)


@pytest.mark.parametrize("last", ["Actual 2024/25", "2024/25 actual", "Spent last year 2024/25"])
def test_a_column_of_the_past_does_not_say_what_year_the_months_are_in(last: str) -> None:
    found = understood([["Item", last, *MONTHS], ["Rent", 900, *[10] * 12]])
    assert codes(found) == ["no_year"]


def test_a_title_that_ends_with_a_year_names_it() -> None:
    found = understood([["Riverside Community Trust 2026"], [None, "Q1", "Q2", "Q3", "Q4"], ["Rent", 10, 10, 10, 10]])
    assert (codes(found), str(found.sheets[0].months[0])) == ([], "2026-04")
    founded = understood([["Riverside, founded 2011"], [None, "Q1", "Q2", "Q3", "Q4"], ["Rent", 10, 10, 10, 10]])
    assert codes(founded) == ["no_year"]


@pytest.mark.parametrize("heading", ["Total (3 years)", "Total over three years", "Budget 2026-29", "Project lifetime"])
def test_several_years_together_are_no_years_amount(heading: str) -> None:
    assert codes(understood([["Costs 2026/27", heading], ["Rent", 37500], ["Heat", 1200]])) == ["several_years"]
    beside = understood([["Costs", heading, "Budget 2026/27"], ["Rent", 37500, 12000], ["Heat", 1200, 400]])
    assert (codes(beside), beside.total_out, beside.sheets[0].columns_left) == ([], 1_240_000, (heading,))
