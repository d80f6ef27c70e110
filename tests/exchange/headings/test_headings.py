"""Years, thousands, joined headings and blocks are read as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import Sheet
from app.exchange.files.shapes import Joined
from app.exchange.headings.blocks import is_foreign_to
from app.exchange.headings.rows import headings_of
from app.exchange.headings.scales import scale_in, sheet_scale, without_scale
from app.exchange.headings.years import Year, is_several_years, numbered_year, year_in, year_of


@pytest.mark.parametrize(
    ("text", "start"),
    [
        *(("Budget 2026/27", 2026), ("2026-27", 2026), ("2026–2027", 2026), ("26/27", 2026), ("FY27", 2026)),
        *(("FY2027", 2026), ("Year to March 2027", 2026), ("Year ended 31 March 2027", 2026), ("y/e 31/3/2027", 2026)),
    ],
)
def test_a_financial_year_is_known_however_it_is_written(text: str, start: int) -> None:
    assert year_in(text) == Year(start)
    assert not is_several_years(text)


@pytest.mark.parametrize("text", ["Budget", "2025-28", "1/4/26", "2026-04", "Room 12", "12-24 months", "01/04/2026"])
def test_what_is_no_single_year_is_none(text: str) -> None:
    assert year_in(text) is None


@pytest.mark.parametrize("text", ["Total (3 years)", "3-year total", "Over three years", "2025-28", "Project total"])
def test_more_years_than_one_are_known(text: str) -> None:
    assert is_several_years(text)


def test_numbered_and_calendar_years() -> None:
    assert (numbered_year("Year 1"), numbered_year("Yr 2 cost"), numbered_year("Yearly")) == (1, 2, 0)
    assert year_in("Budget 2026") == Year(2026, financial=False)
    assert Year(2026, financial=False).has(date(2026, 1, 1))
    assert not Year(2026).has(date(2026, 3, 31))
    assert Year(2025).is_over(date(2026, 4, 1))


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)))
def test_a_day_lies_in_exactly_the_year_that_is_written_for_it(day: date) -> None:
    year = year_of(day)
    for text in (f"Budget {year.start}/{(year.start + 1) % 100:02d}", f"{year.start}-{year.start + 1}"):
        assert year_in(text) == year
    assert year.has(day)
    assert not Year(year.start + 1).has(day)
    assert not year.is_over(day)


@pytest.mark.parametrize(
    ("heading", "scale", "rest"),
    [
        ("Amount (£000)", "1000", "Amount"),
        ("Amount (£000s)", "1000", "Amount"),
        ("Budget £'000", "1000", "Budget"),
        ("Budget £’000", "1000", "Budget"),
        ("£k", "1000", "GBP"),
        ("Cost (£k)", "1000", "Cost"),
        ("Cost in thousands", "1000", "Cost"),
        ("Cost (thousands)", "1000", "Cost"),
        ("Grant £m", "1000000", "Grant"),
        ("Price (p)", "0.01", "Price"),
        ("Price in pence", "0.01", "Price"),
        ("Amount (£)", "1", "Amount (£)"),
        ("Amount", "1", "Amount"),
        ("Kit", "1", "Kit"),
        ("Project number 1000", "1", "Project number 1000"),
    ],
)
def test_a_heading_says_its_scale(heading: str, scale: str, rest: str) -> None:
    assert (str(scale_in(heading)), without_scale(heading)) == (scale, rest)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        *(("All figures in £000s", 1_000), ("(£000)", 1_000), ("£'000", 1_000), ("Amounts are in £ thousands", 1_000)),
        *(
            ("Budget 2026/27 (£000)", 1_000),
            ("NB: figures shown in £k", 1_000),
            ("Figures are in £m", 1_000_000),
        ),
        *(
            ("Lottery grant of £10k", 1),
            ("Reaching thousands of people", 1),
            ("We spent £2 million in 2020", 1),
            ("Budget", 1),
        ),
    ],
)
def test_a_note_over_beside_or_under_the_table_holds_for_all_of_it(text: str, scale: int) -> None:
    table = (("Item", "Amount"), ("Rent", 6.0))
    over, under = Sheet("S", ((text,), (), *table)), Sheet("S", (*table, (), (text,)))
    corner = Sheet("S", ((None, None, None, text), *table))
    assert [sheet_scale(over, 3, [1])[0], sheet_scale(under, 1, [1])[0], sheet_scale(corner, 2, [1])[0]] == [scale] * 3


def test_two_rows_of_headings_are_joined_by_cells_or_by_how_they_fill_each_other() -> None:
    rows = (("Item", "Type", "Cost", None, "Notes"), (None, None, "Per month", "Per year"), ("Rent", "Office", 5, 60))
    joined = (Joined(0, 0, 1, 0), Joined(0, 1, 1, 1), Joined(0, 2, 0, 3), Joined(0, 4, 1, 4))
    expected = ("Item", "Type", "Cost Per month", "Cost Per year", "Notes")
    assert headings_of(Sheet("S", rows, joined=joined), 2) == expected
    assert headings_of(Sheet("S", rows), 2) == expected


@pytest.mark.parametrize(
    "rows",
    [
        (("Our budget",), ("Item", "Amount"), ("Rent", 5)),
        (("Group: Elm", "Year: 2026"), ("Item", "Amount"), ("Rent", 5)),
        (("Rent", 6), ("Item", "Amount"), ("Gas", 5)),
    ],
)
def test_a_title_or_a_row_of_data_over_the_headings_is_none_of_them(rows: tuple[tuple[str | int, ...], ...]) -> None:
    assert headings_of(Sheet("S", rows), 2) == ("Item", "Amount")


@pytest.mark.parametrize(
    ("kind", "heading", "foreign"),
    [
        *(("costs", "INCOME", True), ("costs", "Receipts", True), ("costs", "Current assets", True)),
        *(("costs", "EXPENDITURE", False), ("costs", "Fundraising costs", False), ("costs", "Premises", False)),
        *(("costs", "Cost of raising funds", False), ("income", "Payments", True), ("income", "Donations", False)),
        *(("costs", "Income and expenditure", False), ("grants", "INCOME", False)),
    ],
)
def test_a_block_of_something_else_is_known(kind: str, heading: str, foreign: bool) -> None:  # noqa: FBT001  # a case
    assert is_foreign_to(kind, heading) is foreign
