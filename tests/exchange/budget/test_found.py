"""Small workbooks that went wrong before, as others made them."""

from datetime import date

from app.dates import Month
from app.exchange.budget.told import WORKBOOK, Told
from app.exchange.budget.understood import Understanding
from app.exchange.budget.workbook import BudgetWorkbook
from app.exchange.files.sheets import read_book
from tests.cases import CASES, needs_cases
from tests.exchange.budget.books import codes, row

pytestmark = needs_cases
TODAY = date(2026, 11, 30)


def understood(name: str, told: Told | None = None) -> Understanding:
    return BudgetWorkbook(read_book(CASES / "found" / name), TODAY).understand(told)


def test_months_across_with_stale_totals_are_read_and_the_differences_name_their_rows() -> None:
    found = understood("budget-months-across.xlsx")
    assert (found.total_in, found.total_out) == (13_065_000, 10_000_700)
    assert (found.sheet_total_in, found.sheet_total_out) == (8_665_000, 1_481_400)
    income, costs = (next(each for each in found.differences if each.side == side) for side in ("in", "out"))
    assert income.rows == (7, 10)
    assert set(costs.rows) >= {21, 22, 24, 27, 29}
    assert codes(found) == []
    assert {(q.code, q.place.row) for q in found.questions} >= {
        ("open_amount", 10),
        ("below_zero", 24),
        ("open_amount", 27),
        ("no_sum", 18),
    }


def test_months_across_have_their_months_and_patterns() -> None:
    found = understood("budget-months-across.xlsx")
    grant = row(found, "Saltmarsh Fdn grant")
    assert grant.becomes == "grant"
    assert grant.pattern == "quarterly"
    assert dict(grant.months) == {Month(2026, 4): 1_200_000, Month(2026, 7): 1_200_000} | {
        Month(2026, 10): 1_200_000,
        Month(2027, 1): 1_200_000,
    }
    assert row(found, "Manager (JM) 28 hrs").pattern == "monthly"
    assert row(found, "Manager (JM) 28 hrs").could_be == "post"
    assert row(found, "Insurance").pattern == "once"
    assert row(found, "Rent - Chapel Street").pattern == "by month"


def test_a_refund_made_income_leaves_the_costs() -> None:
    found = understood("budget-months-across.xlsx")
    refund = row(found, "Rent refund (deposit)")
    told = Told().answering("below_zero", refund.place, "income")
    again = understood("budget-months-across.xlsx", told)
    assert (again.total_in, again.total_out) == (13_115_000, 10_050_700)


def test_three_years_and_a_total_are_three_years() -> None:
    asked = understood("three-years-and-a-total.csv")
    assert codes(asked) == ["no_year"]
    found = understood("three-years-and-a-total.csv", Told().answering("no_year", WORKBOOK, "2026"))
    assert codes(found) == []
    first = [Month(2026, 4).plus(at) for at in range(12)]
    assert sum(each.months.get(month, 0) for each in found.rows for month in first) == 1_290_000


def test_last_year_beside_this_is_not_taken() -> None:
    found = understood("last-year-beside-this.csv")
    assert (found.total_out, codes(found)) == (1_290_000, [])
    assert found.sheets[0].columns_left == ("Budget 2025/26", "Actual 2025/26", "Variance")


def test_thousands_are_multiplied_and_said() -> None:
    found = understood("thousands.xlsx")
    assert row(found, "Salaries").total == 8_450_000
    assert found.sheets[0].unit == 1000
    assert "thousands" in row(found, "Salaries").why


def test_merged_categories_hold_for_all_their_rows() -> None:
    found = understood("merged-side.xlsx")
    assert {each.name: each.category for each in found.rows} == {
        "Rent": "Premises",
        "Cleaning": "Premises",
        "Power": "Premises",
        "Training": "Staff",
        "Travel": "Staff",
    }


def test_headings_over_two_rows_are_joined() -> None:
    found = understood("merged-head.xlsx")
    assert (found.total_out, found.sheet_total_out, codes(found)) == (714_000, 714_000, [])


def test_hidden_rows_and_several_years_are_asked_about() -> None:
    found = understood("hidden-rows.xlsx")
    assert set(codes(found)) == {"which_sheet", "hidden_rows"}
    told = Told().answering("which_sheet", WORKBOOK, "2026-27")
    hidden = next(question for question in found.questions if question.code == "hidden_rows")
    settled = understood("hidden-rows.xlsx", told.answering("hidden_rows", hidden.place, "out"))
    assert (settled.total_out, codes(settled)) == (600_000, [])
