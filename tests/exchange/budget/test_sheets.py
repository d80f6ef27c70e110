"""Which sheets of a workbook are the budget, and which repeat, precede or explain it."""

from tests.exchange.budget.books import codes, workbook
from tests.exchange.budget.drawn import Value
from tests.exchange.budget.laid_out import Rows

YOUTH: Rows = [["Youth 2026/27", "£"], ["Income"], ["Lottery", 1013], ["Expenditure"], ["Worker", 707], ["Trips", 55]]
CORE: Rows = [["Core 2026/27", "£"], ["Income"], ["Subs", 521], ["Expenditure"], ["Rent", 404], ["Power", 93]]


def test_projects_on_sheets_of_their_own_are_all_taken() -> None:
    found = workbook({"Youth": YOUTH, "Core": CORE}).understand()
    assert (found.total_in, found.total_out, codes(found)) == (153_400, 125_900, [])


def test_projects_with_the_same_lines_are_no_versions_of_one_another() -> None:
    other: Rows = [*YOUTH[:2], ["Lottery", 900], ["Expenditure"], ["Worker", 800], ["Trips", 70]]
    found = workbook({"Youth": YOUTH, "Elders": other}).understand()
    assert (found.total_in, found.total_out, codes(found)) == (191_300, 163_200, [])


def test_a_summary_is_not_counted_twice() -> None:
    summary: Rows = [["Summary 2026/27"], ["", "Income", "Expenditure"], ["Youth", 1013, 762], ["Core", 521, 497]]
    found = workbook({"Summary": summary, "Youth": YOUTH, "Core": CORE}).understand()
    assert [sheet.taken for sheet in found.sheets] == [False, True, True]
    assert (found.total_in, codes(found)) == (153_400, [])


def test_a_summary_that_does_not_agree_is_asked_about() -> None:
    summary: Rows = [["Summary 2026/27", "£"], ["Income"], ["All projects", 9999], ["Expenditure"], ["All", 1]]
    found = workbook({"Summary": summary, "Youth": YOUTH, "Core": CORE}).understand()
    assert codes(found) == ["summary"]


def test_a_copy_is_not_counted_twice() -> None:
    found = workbook({"Youth": YOUTH, "Youth (2)": YOUTH}).understand()
    assert [sheet.taken for sheet in found.sheets].count(True) == 1
    assert found.total_in == 101_300


def test_versions_of_one_budget_are_asked_about() -> None:
    changed: Rows = [*YOUTH[:4], ["Worker", 750], ["Trips", 55]]
    assert codes(workbook({"Budget v1": YOUTH, "Budget v2": changed}).understand()) == ["which_sheet"]


def test_several_yearly_sheets_are_asked_about() -> None:
    next_year: Rows = [["Youth 2027/28", "£"], *YOUTH[1:]]
    assert codes(workbook({"26-27": YOUTH, "27-28": next_year}).understand()) == ["which_sheet"]


def test_actual_figures_beside_the_budget_are_left_out() -> None:
    actual: Rows = [*YOUTH[:4], ["Worker", 750], ["Trips", 55]]
    found = workbook({"Budget": YOUTH, "Actuals": actual}).understand()
    assert [sheet.taken for sheet in found.sheets] == [True, False]


def test_a_sheet_of_notes_is_left_and_said() -> None:
    found = workbook({"Youth": YOUTH, "Notes": [["Ask Jo about the minibus"]]}).understand()
    assert (found.sheets[1].taken, found.sheets[1].why) == (False, "No budget was found in it.")
    assert codes(found) == []


def test_a_round_sum_alone_does_not_make_a_sheet_a_copy() -> None:
    one: Rows = [["A 2026/27", "£"], ["Costs"], ["Hall", 600], ["Speakers", 400]]
    two: Rows = [["B 2026/27", "£"], ["Costs"], ["Coach", 700], ["Lunch", 300]]
    found = workbook({"Talks": one, "Outings": two}).understand()
    assert codes(found) == ["summary"] or found.total_out == 200_000


def test_a_list_whose_last_row_has_months_in_it_is_no_budget() -> None:
    rows: Rows = [["Funder", "From", "To"], ["Garfield Weston", "1/11/26", ""], ["Weston", "April 2027", "March 2030"]]
    assert workbook({"Grants": rows}).understand().rows == ()


def test_a_summary_that_names_another_year_is_not_counted_beside_what_it_sums_up() -> None:
    part: list[list[Value]] = [["Costs 2026/27", "£"], ["Rent", 3117], ["Heat", 2205]]
    summary: list[list[Value]] = [["Costs 2028/29", "£"], ["Core", 5322], ["Club", 1000]]
    found = workbook({"Core": part, "Club": [["Costs 2026/27", "£"], ["Bus", 1000]], "Summary": summary}).understand()
    assert found.total_out == 632_200


def test_a_workbook_with_nothing_in_it_holds_no_budget() -> None:
    found = workbook({"Sheet1": [], "Sheet2": []}).understand()
    assert ([sheet.taken for sheet in found.sheets].count(True), found.rows, codes(found)) == (0, (), ["no_budget"])
