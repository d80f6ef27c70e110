"""What the user tells: answers, and corrections to sheets and rows; the rest stays as it was understood."""

from app.dates import Month
from app.exchange.budget.told import WORKBOOK, Place, RowTold, SheetTold, Told
from tests.exchange.budget.books import codes, row, understood, workbook
from tests.exchange.budget.laid_out import MONTHS, Rows

PLACE = Place("Budget", 4)
SMALL: Rows = [
    ["Budget 2026/27", "£"],
    ["Income"],
    ["Lottery", 9000],
    ["Donations", 1200],
    ["Expenditure"],
    ["Manager", 6000],
    ["Employer's NI", 500],
    ["Worker", 2400],
    ["Rent", 600],
    ["Total", 9500],
]


def told(at: int, **more: object) -> Told:
    return Told(rows={Place("Budget", at): RowTold(**more)})  # type: ignore[arg-type]


def test_a_row_can_be_left_out_and_the_difference_names_it() -> None:
    found = understood(SMALL, told(9, becomes="left_out"))
    assert (found.total_in, found.total_out, found.sheet_total_out) == (1_020_000, 890_000, 950_000)
    (difference,) = found.differences
    assert (difference.says, difference.adds_up, difference.rows) == (950_000, 890_000, (9,))


def test_a_row_can_be_made_another_thing_and_named() -> None:
    found = understood(SMALL, told(4, becomes="grant", name="Gifts of friends"))
    assert row(found, "Gifts of friends").becomes == "grant"
    assert found.total_in == 1_020_000


def test_an_amount_typed_is_spread_over_the_months_to_the_penny() -> None:
    found = understood(SMALL, told(9, amount=100_000))
    rent = row(found, "Rent")
    assert rent.total == sum(rent.months.values()) == 100_000
    assert set(rent.months.values()) == {8_333, 8_334}


def test_months_typed_are_taken_as_they_are() -> None:
    found = understood(SMALL, told(9, months={Month(2026, 6): 70_000, Month(2026, 9): 0}))
    assert dict(row(found, "Rent").months) == {Month(2026, 6): 70_000}
    assert row(found, "Rent").pattern == "once"


def test_a_total_can_be_made_a_line() -> None:
    found = understood(SMALL, told(10, becomes="cost"))
    assert found.total_out == 1_900_000


def test_a_block_can_be_moved_to_the_other_side() -> None:
    found = understood(SMALL, told(5, side="in"))
    assert (found.total_in, found.total_out) == (1_970_000, 0)


def test_employers_costs_are_left_out_when_all_staff_are_posts() -> None:
    both = Told(rows={Place("Budget", at): RowTold(becomes="post") for at in (6, 8)})
    found = understood(SMALL, both)
    assert row(found, "Employer's NI").becomes == "left_out"
    assert row(found, "Employer's NI").in_posts
    assert found.total_out == 900_000
    assert found.differences[0].rows == (7,)


def test_employers_costs_are_asked_about_when_some_staff_are_posts() -> None:
    found = understood(SMALL, told(6, becomes="post"))
    assert codes(found) == ["oncosts"]
    settled = understood(SMALL, told(6, becomes="post").answering("oncosts", Place("Budget", 7), "cost"))
    assert (codes(settled), settled.total_out) == ([], 950_000)
    held = understood(SMALL, told(6, becomes="post").answering("oncosts", Place("Budget", 7), "left_out"))
    assert [each.name for each in held.rows if each.in_posts] == ["Employer's NI"]
    assert not any(each.in_posts for each in settled.rows)


def test_the_year_is_asked_where_none_is_named_and_the_answer_holds() -> None:
    rows: Rows = [["", *MONTHS], ["Income"], ["Hire", *[100] * 12]]
    asked = understood(rows)
    assert codes(asked) == ["no_year"]
    assert [choice.value for choice in asked.open_questions[0].choices] == ["2026", "2027", "2025"]
    found = understood(rows, Told().answering("no_year", WORKBOOK, "2027"))
    assert codes(found) == []
    assert found.sheets[0].months[0] == Month(2027, 4)


def test_the_name_of_the_file_may_hold_the_year() -> None:
    rows: Rows = [["", *MONTHS], ["Income"], ["Hire", *[100] * 12]]
    found = workbook({"Budget": rows}, name="Budget 2026-27.xlsx")
    assert found.understand().sheets[0].months[0] == Month(2026, 4)


def test_a_row_of_headings_can_be_told() -> None:
    rows: Rows = [["Item", "Guess"], ["Old", 5], ["Costs 2026/27", "Budget"], ["Rent", 600], ["Power", 90]]
    found = understood(rows, Told(sheets={"Budget": SheetTold(header_row=3)}))
    assert (found.total_out, found.sheets[0].header_row) == (69_000, 3)


def test_a_unit_can_be_told() -> None:
    found = understood(SMALL, Told(sheets={"Budget": SheetTold(unit=1000)}))
    assert found.total_in == 1_020_000_000


def test_a_sheet_can_be_left_and_taken() -> None:
    book = workbook({"Budget": SMALL, "Old": SMALL})
    assert [sheet.taken for sheet in book.understand().sheets] == [True, False]
    taken = book.understand(Told(sheets={"Budget": SheetTold(taken=False), "Old": SheetTold(taken=True)}))
    assert [sheet.taken for sheet in taken.sheets] == [False, True]
    assert taken.total_in == 1_020_000


def test_hidden_rows_stay_out_until_told() -> None:
    asked = understood(SMALL, hidden_rows=frozenset({3}))
    assert (codes(asked), asked.total_in) == (["hidden_rows"], 900_000)
    found = understood(SMALL, Told().answering("hidden_rows", Place("Budget"), "in"), hidden_rows=frozenset({3}))
    assert (codes(found), found.total_in) == ([], 1_020_000)


def test_hidden_columns_are_asked_about_and_stay_or_go() -> None:
    rows: Rows = [["2026/27"], ["", *MONTHS], ["Income"], ["Hire", *[100] * 12]]
    hidden = frozenset({1, 2})
    asked = understood(rows, hidden_columns=hidden)
    assert codes(asked) == ["hidden_columns"]
    told_in, told_out = (Told().answering("hidden_columns", Place("Budget"), answer) for answer in ("in", "out"))
    assert understood(rows, told_in, hidden_columns=hidden).total_in == 120_000
    without = understood(rows, told_out, hidden_columns=hidden)
    assert (without.total_in, codes(without)) == (100_000, [])


def test_a_hidden_sheet_is_asked_about() -> None:
    book = workbook({"Budget": SMALL}, visible=False)
    assert codes(book.understand()) == ["hidden_sheet"]
    assert book.understand(Told().answering("hidden_sheet", Place("Budget"), "in")).total_in == 1_020_000


def test_one_of_several_columns_can_be_told() -> None:
    rows: Rows = [["2026/27", "Hall", "Youth"], ["Rent", 100, 200], ["Power", 30, 50]]
    asked = understood(rows)
    assert codes(asked) == ["which_column"]
    found = understood(rows, Told().answering("which_column", Place("Budget"), "C"))
    assert (codes(found), found.total_out) == ([], 25_000)
    both = understood(rows, Told().answering("which_column", Place("Budget"), "B,C"))
    assert (codes(both), both.total_out) == ([], 38_000)


def test_the_same_told_again_gives_the_same() -> None:
    book = workbook({"Budget": SMALL})
    first = book.understand()
    book.understand(told(9, becomes="left_out"))
    assert book.understand() == first
