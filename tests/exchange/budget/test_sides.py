"""Which way money goes: by columns, blocks, totals, signs and words; and what must be asked."""

import pytest

from tests.exchange.budget.books import codes, row, understood, workbook
from tests.exchange.budget.drawn import Value
from tests.exchange.budget.laid_out import MONTHS, Rows


@pytest.mark.parametrize(
    ("money_in", "money_out"),
    [
        ("Income", "Expenditure"),
        ("Receipts", "Payments"),
        ("Funding", "Costs"),
        ("Money in", "Money out"),
        ("INCOME:", "OUTGOINGS:"),
        ("A. Income", "B. Expenditure"),
        ("Incoming resources", "Resources expended"),
    ],
)
def test_blocks_are_known_by_many_names_in_any_order(money_in: str, money_out: str) -> None:
    rows: Rows = [["2026/27", "£"], [money_out], ["Zumba", 10], [money_in], ["Pilates", 30]]
    found = understood(rows)
    assert (found.total_in, found.total_out, codes(found)) == (3_000, 1_000, [])


def test_totals_alone_tell_what_is_above_them() -> None:
    rows: Rows = [["2026/27", "£"], ["Zumba", 10], ["Total income", 10], ["Pilates", 30], ["Total expenditure", 30]]
    found = understood(rows)
    assert (found.total_in, found.total_out, codes(found)) == (1_000, 3_000, [])


def test_signs_tell_money_in_from_money_out() -> None:
    rows: Rows = [["2026/27", "£"], ["Lottery", 900], ["Hall", -300], ["Insurance", "(100)"], ["Net", 500]]
    found = understood(rows)
    assert (found.total_in, found.total_out, codes(found)) == (90_000, 40_000, [])


def test_columns_of_money_in_and_out_make_two_lines_of_one_row() -> None:
    rows: Rows = [
        ["Events 2026/27"],
        ["", "Income", "Expenditure", "Net"],
        ["Fair", 900, 300, 600],
        ["Quiz", 200, 50, 150],
    ]
    found = understood(rows)
    assert (found.total_in, found.total_out) == (110_000, 35_000)
    assert [(each.row, each.place.part, each.becomes) for each in found.rows[:2]] == [(3, 0, "income"), (3, 1, "cost")]


def test_income_among_costs_is_asked_about_and_never_a_cost_unasked() -> None:
    rows: Rows = [["2026/27", "£"], ["Expenditure"], ["Rent", 100], ["Donations received", 50]]
    assert codes(understood(rows)) == ["side"]


def test_costs_that_name_what_they_are_for_are_costs() -> None:
    rows: Rows = [
        ["2026/27", "£"],
        ["Expenditure"],
        ["Fundraising costs", 100],
        ["Donation to the hospice", 50],
        ["Lottery licence", 40],
        ["Grants officer", 900],
        ["Grants paid", 5000],
    ]
    found = understood(rows)
    assert (found.total_out, codes(found)) == (609_000, [])


def test_a_name_that_says_nothing_is_asked_about() -> None:
    rows: Rows = [["2026/27", "£"], ["Lottery grant", 900], ["Zumba", 100], ["Rent", 300]]
    found = understood(rows)
    assert codes(found) == ["side"]
    assert found.open_questions[0].place.row == 3


def test_the_name_of_a_sheet_tells_where_nothing_else_does() -> None:
    sheets: dict[str, Rows] = {
        "Income": [["2026/27", "£"], ["Zumba", 10]],
        "Costs": [["2026/27", "£"], ["Pilates", 30]],
    }
    found = workbook(sheets).understand()
    assert (found.total_in, found.total_out, codes(found)) == (1_000, 3_000, [])


def test_grants_and_contracts_are_known_in_income_alone() -> None:
    rows: Rows = [
        ["2026/27", "£"],
        ["Income"],
        ["Tudor Trust", 10],
        ["NHS ICB", 20],
        ["Room hire", 30],
        ["Expenditure"],
        ["Council tax", 40],
    ]
    found = understood(rows)
    assert [row(found, name).becomes for name in ("Tudor Trust", "NHS ICB", "Room hire", "Council tax")] == [
        "grant",
        "grant",
        "income",
        "cost",
    ]


def test_staff_and_freelancers_stay_costs_and_say_what_they_could_be() -> None:
    rows: Rows = [
        ["2026/27", "£"],
        ["Costs"],
        ["Youth worker", 10],
        ["Sessional tutors", 20],
        ["Employer's NI", 5],
        ["Training", 9],
    ]
    found = understood(rows)
    assert [(each.becomes, each.could_be, each.oncost) for each in found.rows[1:]] == [
        ("cost", "post", False),
        ("cost", "freelancer", False),
        ("cost", "", True),
        ("cost", "", False),
    ]


def test_a_refund_lowers_costs_and_may_be_corrected() -> None:
    rows: Rows = [["2026/27", "£"], ["Costs"], ["Rent", 600], ["Refund of deposit", "(50)"]]
    found = understood(rows)
    assert (found.total_out, codes(found)) == (55_000, [])
    assert [question.code for question in row(found, "Refund of deposit").questions] == ["below_zero"]


def test_credit_among_costs_and_debit_among_income_count_the_other_way() -> None:
    rows: Rows = [
        ["2026/27", "£"],
        ["Costs"],
        ["Rent", 600],
        ["Correction", "50 CR"],
        ["Income"],
        ["Fees", "90 CR"],
        ["Fees back", "20 DR"],
    ]
    found = understood(rows)
    assert (found.total_in, found.total_out) == (7_000, 55_000)


def test_amounts_a_month_in_a_column_for_the_year_are_counted_twelve_times() -> None:
    rows: Rows = [["2026-27"], ["Item", "Annual cost"], ["Phone", "95 pm"], ["Rent", "£3,000 pa"]]
    assert understood(rows).total_out == 414_000


def test_an_amount_a_month_in_the_first_month_is_for_every_month() -> None:
    rows: Rows = [["2026-27"], ["", *MONTHS], ["Costs"], ["Phone", "95 pm"], ["Rent", *[10] * 12]]
    assert understood(rows).total_out == 126_000


def test_months_that_run_down_are_refused_with_a_sentence() -> None:
    down: Rows = [[month, 100, 50] for month in MONTHS]
    rows: Rows = [["2026/27"], ["Month", "Hire", "Rent"], *down]
    assert codes(understood(rows)) == ["months_down"]


def test_nothing_readable_is_said() -> None:
    assert codes(understood([["petty cash to do"]])) == ["no_budget"]


def test_the_name_of_the_organisation_over_a_table_is_no_heading_of_income() -> None:
    rows: Rows = [["Riverside Community Trust"], ["Item", "2026/27"], ["Fees", 900], ["Website", -200], ["Alarm", -120]]
    found = understood(rows)
    assert (found.total_in, found.total_out, codes(found)) == (90_000, 32_000, [])


def test_a_note_under_the_table_does_not_hide_the_column_for_in_and_out() -> None:
    lines: list[list[Value]] = [["I", "Green Ltd", 900], ["E", "Blue Ltd", 400], ["E", "Red Ltd", 300]]
    found = understood([["In/Out", "Item", "2026/27"], *lines, [], ["NB rent review due in September"]])
    assert (found.total_in, found.total_out, codes(found)) == (90_000, 70_000, [])


def test_codes_between_the_category_and_the_name_are_no_amounts() -> None:
    lines: list[list[Value]] = [["income", 7729, "Green Ltd", 900], ["expense", 7391, "Blue Ltd", 400]]
    found = understood([["Category", "Code", "Item", "2026/27"], *lines, *lines])
    assert (found.total_in, found.total_out, codes(found)) == (180_000, 80_000, [])


def test_sums_in_a_column_of_notes_are_how_an_amount_was_worked_out() -> None:
    lines: list[list[Value]] = [["Rent", 480, "12 x 40"], ["Heat", 240, "12 x 20"], ["Print", 90, "as last year"]]
    found = understood([["Item", "Budget 2026/27", "Notes"], *lines])
    assert (found.total_out, codes(found)) == (81_000, [])


def test_one_amount_below_zero_does_not_make_all_others_income() -> None:
    found = understood(
        [["Item", "Budget 2026/27"], ["Tea", 50], ["Blue Ltd", 1200], ["Cups", "500-"], ["Cred", "500 CR"]]
    )
    assert {row.name for row in found.rows if row.becomes == "income"} == {"Cred"}
    assert codes(found) == ["side"] * 3


def test_a_grant_with_a_month_below_zero_is_income_because_no_grant_pays_less_than_nothing() -> None:
    found = understood([["Item", "Apr 26", "May 26", "Jun 26"], ["Income"], ["Oak Foundation grant", 1000, -200, 1000]])
    assert (row(found, "Oak Foundation grant").becomes, found.total_in) == ("income", 180_000)
