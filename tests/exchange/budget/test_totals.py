"""What adds other rows up, by arithmetic first; and what only looks like it."""

import pytest

from app.exchange.budget.told import Place, Told
from app.exchange.budget.understood import Understanding
from tests.exchange.budget.books import codes, row, understood
from tests.exchange.budget.laid_out import MONTHS, Rows


def costs(*lines: list[object]) -> Understanding:
    rows: list[list[object]] = [["Costs 2026/27", "£"], *lines]
    return understood(rows)  # type: ignore[arg-type]


def test_two_equal_lines_are_two_lines() -> None:
    assert costs(["Rent", 500], ["Rates", 500], ["Power", 500]).total_out == 150_000


def test_a_line_that_is_a_round_sum_of_two_others_by_chance_stays_a_line() -> None:
    found = costs(["Phone", 200], ["Post", 100], ["Stationery", 300], ["Coffee", 150], ["Cleaning", 600])
    assert (found.total_out, codes(found)) == (135_000, [])


def test_a_grand_total_proves_that_it_is_a_line() -> None:
    found = costs(["Phone", 217], ["Post", 113], ["Stationery", 330], ["Coffee", 151], ["Total", 811])
    assert (found.total_out, codes(found)) == (81_100, [])


def test_a_grand_total_proves_that_it_is_a_total() -> None:
    found = costs(["Phone", 217], ["Post", 113], ["Office", 330], ["Coffee", 151], ["Total", 481])
    assert row(found, "Office").becomes == "left_out"
    assert (found.total_out, codes(found)) == (48_100, [])


@pytest.mark.parametrize(
    "name", ["Staff total", "Total staff", "Sub-total", "Sum", None, "Staff", "TOTAL STAFF COSTS", "Staff costs total"]
)
def test_the_total_of_a_section_is_known_whatever_it_is_called(name: str | None) -> None:
    found = costs(["Staff"], ["Manager", 3117], ["Worker", 2205], [name, 5322], ["Premises"], ["Rent", 900])
    assert (found.total_out, codes(found)) == (622_200, [])


@pytest.mark.parametrize("name", ["Net", "Surplus/(deficit)", "Balance", "Income less expenditure", "Left over"])
def test_what_is_left_is_neither_cost_nor_income(name: str) -> None:
    rows: Rows = [["2026/27", "£"], ["Income"], ["Fees", 900], ["Costs"], ["Hall", 700], [], [name, 200]]
    found = understood(rows)
    assert (found.total_in, found.total_out) == (90_000, 70_000)


def test_a_firm_called_total_is_a_line_where_the_total_counts_it() -> None:
    found = costs(["Total Energies gas", 1200], ["Rent", 4000], ["Total", 5200])
    assert (found.total_out, codes(found)) == (520_000, [])


def test_a_firm_called_total_is_asked_about_where_nothing_tells() -> None:
    assert codes(costs(["Rent", 4000], ["Total Energies gas", 1200])) == ["maybe_total"]


def test_a_total_that_nothing_explains_must_be_asked_about() -> None:
    found = costs(["Rent", 4000], ["Power", 1000], ["Total costs", 5700])
    assert (codes(found), found.sheet_total_out, found.total_out) == (["no_sum"], 570_000, 500_000)


def test_a_total_that_text_explains_is_told_and_names_the_row() -> None:
    found = costs(["Rent", 4000], ["Power", "£1,000"], ["Total costs", 4000])
    assert (codes(found), found.total_out, found.differences[0].rows) == ([], 500_000, (3,))


def test_rounded_totals_are_totals() -> None:
    found = costs(["Rent", 4000.4], ["Power", 1000.3], ["Water", 55.45], ["Total", 5056])
    assert (codes(found), found.total_out) == ([], 505_615)


def test_a_balance_brought_forward_is_no_income_though_the_total_counts_it() -> None:
    rows: Rows = [["2026/27", "£"], ["INCOME"], ["Balance b/f", 1500], ["Subs", 4000], ["Total income", 5500]]
    found = understood(rows)
    assert (found.total_in, found.sheet_total_in, found.differences[0].rows) == (400_000, 550_000, (3,))


def test_a_bank_among_costs_is_a_cost() -> None:
    rows: Rows = [["2026/27", "£"], ["Expenditure"], ["Bank", 120], ["Rent", 900], ["Total expenditure", 1020]]
    assert understood(rows).total_out == 102_000


def test_columns_that_add_up_others_are_not_counted_twice() -> None:
    heads = [each for at in range(4) for each in (*MONTHS[3 * at : 3 * at + 3], f"Q{at + 1}")]
    amounts = [each for _ in range(4) for each in (400, 400, 400, 1200)]
    rows: Rows = [["Budget 2026/27"], ["", *heads, "Year"], ["Income"], ["Subs", *amounts, 4800]]
    assert understood(rows).total_in == 480_000


def test_a_row_whose_months_are_not_its_total_is_told() -> None:
    rows: Rows = [["2026/27"], ["", *MONTHS, "Total"], ["Costs"], ["Rent", *[100] * 12, 1300]]
    found = understood(rows)
    assert found.total_out == 120_000
    assert (found.differences[0].says, found.differences[0].adds_up, found.differences[0].rows) == (
        130_000,
        120_000,
        (4,),
    )


@pytest.mark.parametrize(
    ("name", "asked", "out"),
    [("Balance for the year", [], 715_400), ("Put by", ["maybe_total"], 1_051_750), ("Cleaning", [], 1_051_750)],
)
def test_what_is_left_is_asked_about_where_neither_name_nor_total_tells(name: str, asked: list[str], out: int) -> None:
    rows: Rows = [["2026/27", "£"], ["Income"], ["Fees", 9210.5], ["Hall", 1307], ["Costs"], ["Heat", 7154]]
    found = understood([*rows, [name, 3363.5]])
    assert (codes(found), found.total_in, found.total_out) == (asked, 1_051_750, out)


def test_a_reserve_that_the_total_of_costs_counts_is_a_cost_whatever_it_balances() -> None:
    costs: Rows = [["Costs"], ["Heat", 7154], ["Sinking fund", 2056], ["Total costs", 9210]]
    found = understood([["2026/27", "£"], ["Income"], ["Fees", 9210], *costs])
    assert (found.total_in, found.total_out, codes(found)) == (921_000, 921_000, [])


def test_the_sum_over_a_section_may_be_in_whole_pounds() -> None:
    found = costs(["Premises costs", 5322], ["Rent", 3117.4], ["Power", 2204.9], ["Total costs", 5322])
    assert (found.total_out, codes(found), found.differences[0].says) == (532_230, [], 532_200)


def test_the_sum_over_a_section_is_not_asked_about_where_its_name_heads_rows() -> None:
    found = costs(
        ["Staff", 48391], ["Worker", 22123], ["Manager", 26268], ["Office", 5720.5], ["Print", 20.5], ["Web", 5700]
    )
    assert (found.total_out, codes(found)) == (5_411_150, [])


def test_sums_of_some_sections_are_not_what_the_sheet_says() -> None:
    found = costs(["Director", 50000], ["Delivery costs", 48391], ["Hall", 22123], ["Bus", 26268])
    assert (found.total_out, found.sheet_total_out, codes(found)) == (9_839_100, None, [])


def test_sums_over_every_section_are_the_way_of_the_table_however_few_their_figures() -> None:
    found = costs(
        *(["Staff", 731], ["Ann", 420], ["Bob", 311], ["Premises", 512], ["Rent", 401], ["Heat", 111]),
        *(["Office", 50], ["Ink", 20], ["Web", 30]),
    )
    assert (found.total_out, codes(found)) == (129_300, [])


def test_two_round_sums_by_chance_are_no_way_of_the_table() -> None:
    found = costs(["Staff", 500], ["Ann", 300], ["Bob", 200], ["Travel", 400], ["Bus", 200], ["Taxi", 200])
    assert codes(found)


def test_income_over_the_costs_that_it_pays_is_no_total() -> None:
    rows: Rows = [["2026/27", "£"], ["Income"], ["Fees", 92104], ["Costs"], ["Heat", 71540], ["Insurance", 20564]]
    found = understood(rows)
    assert (found.total_in, found.total_out, codes(found)) == (9_210_400, 9_210_400, [])


def test_remarks_that_money_is_not_settled_are_asked_about_and_counted_meanwhile() -> None:
    lines: Rows = [["Rent", 900, "not confirmed past Mar"], ["Heat", 90, "as before"]]
    staff: Rows = [["Costs 2026/27", "£", "Notes"], ["Manager", 30000, "inc on costs"], *lines]
    found = understood([*staff, ["* Lottery not confirmed past Mar"]])
    assert [(each.code, each.place.row, each.must) for each in found.questions] == [
        ("oncost_note", 2, False),
        ("remark", 3, False),
        ("remark", 5, False),
    ]
    assert found.total_out == 3_099_000
    left = understood(staff, Told({("remark", Place("Budget", 3)): "left_out"}))
    assert (left.total_out, [each.code for each in left.questions]) == (3_009_000, ["oncost_note"])


def test_the_total_of_a_long_list_is_known_by_its_name() -> None:
    lines: list[list[object]] = [[f"Thing {number}", 1000 + number] for number in range(1200)]
    found = costs(*lines, ["Total", sum(1000 + number for number in range(1200))])
    assert (found.total_out, codes(found)) == (191_940_000, [])
