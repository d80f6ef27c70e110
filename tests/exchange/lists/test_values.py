"""One cell as one value: what people and spreadsheets write, and what cannot be used."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import NO_RESULT, Cell
from app.exchange.lists.cell_text import NotUsable, as_text
from app.exchange.lists.field import ListField
from app.exchange.lists.values import Value, read_value
from app.services.imports.lists import LISTS

TODAY = date(2026, 3, 1)
MOMENT = datetime.fromisoformat("2026-04-01T09:30")


def read(kind: str, cell: Cell, *, scale: int = 1) -> Value:
    return read_value(ListField("x", "X", kind), cell, TODAY, scale=scale)


@pytest.mark.parametrize(
    ("cell", "pence"),
    [
        (1000.1, 100_010),
        (0.1 + 0.2, 30),
        (1.005, 101),
        (5, 500),
        ("£1,200.50", 120_050),
        (" 1.2k ", 120_000),
        ("=30000*0.6", 1_800_000),
        ("-", 0),
        ("£ - ", 0),
        ("nil", 0),
        ("", None),
        ("n/a", None),
        (None, None),
        (999_999_999.99, 99_999_999_999),
    ],
)
def test_money_is_exact_pence(cell: Cell, pence: int | None) -> None:
    assert read("money", cell) == pence


@given(st.integers(0, 99_999_999_999))
def test_any_pounds_and_pence_come_through_a_float_exactly(pence: int) -> None:
    assert read("money", pence / 100) == pence


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        ("money", "twelve", "“twelve” is not an amount"),
        ("money", "€50", "is not in pounds"),
        ("money", "50 USD", "is not in pounds"),
        ("money", -50.0, "−£50 is below zero"),
        ("money", "(50)", "−£50 is below zero"),
        ("money", 2e9, "more than £1 billion"),
        ("money", 1e300, "more than £1 billion"),
        ("money", float("nan"), "This is not a number"),
        ("money", float("inf"), "This is not a number"),
        ("money", True, "“yes” is not an amount"),
        ("money", date(2026, 4, 1), "“1 April 2026” is not an amount"),
        ("money", "#REF!", "failed with #REF!"),
        ("text", "#N/A", "failed with #N/A"),
        ("date", NO_RESULT, "saved without its result"),
        ("date", "end of spring", "“end of spring” is not a date"),
        ("date", "31/02/2026", "is not a date"),
        ("date", "04/13/2026", "is not a date"),
        ("date", "next fri", "moves with the calendar"),
        ("date", "today", "moves with the calendar"),
        ("date", 2026.0, "“2026” is not a date"),
        ("date", True, "is not a date"),
        ("date", time(9, 30), "is not a date"),
        ("date", timedelta(hours=2), "is not a date"),
        ("date", date(1850, 1, 1), "too far away"),
        ("percent", "120%", "120% is outside 0% to 100%"),
        ("percent", -1, "−1% is outside"),
        ("percent", "high", "“high” is not a number"),
        ("percent", date(2026, 4, 1), "is not a number"),
        ("yesno", "maybe", "neither yes nor no"),
    ],
)
def test_what_cannot_be_used_says_why(kind: str, cell: Cell, said: str) -> None:
    with pytest.raises(NotUsable) as caught:
        read(kind, cell)
    assert said in str(caught.value)
    assert "!" not in str(caught.value).replace("#REF!", "")


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 4, 1),
        MOMENT,
        46113,
        46113.4,
        "46113",
        "1st April 2026",
        "1 Apr 26",
        "01/04/2026",
        "01/04/2026 00:00",
        "2026-04-01",
        "2026-04-01T00:00:00+00:00",
        "April 2026",
        "2026-04",
        " 1.4.26 ",
    ],
)
def test_dates_are_day_first_and_lose_their_time(cell: Cell) -> None:
    assert read("date", cell) == date(2026, 4, 1)


def test_a_month_is_its_first_day() -> None:
    assert read("month", "15 April 2026") == date(2026, 4, 1)
    assert read("month", MOMENT) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("kind", "cell", "number"),
    [
        ("percent", "3%", "3"),
        ("percent", "2.5 %", "2.5"),
        ("percent", 20.0, "20"),
        ("number", "60%", "0.6"),
        ("number", "1 month", "1"),
        ("number", "37.5 hours", "37.5"),
        ("number", 0.6, "0.6"),
    ],
)
def test_numbers_keep_their_decimals(kind: str, cell: Cell, number: str) -> None:
    assert read(kind, cell) == Decimal(number)


def test_a_fraction_becomes_a_per_cent_only_when_told() -> None:
    assert read("percent", 0.03, scale=100) == Decimal(3)
    assert read("percent", "3%", scale=100) == Decimal(3)
    assert read("percent", 0.03) == Decimal("0.03")


@pytest.mark.parametrize(
    ("cell", "meant"), [("Y", True), ("no", False), (True, True), (1.0, True), (0.0, False), ("✓", True)]
)
def test_yes_and_no_are_read_generously(cell: Cell, meant: bool) -> None:  # noqa: FBT001 - the value to compare with
    assert read("yesno", cell) is meant


@pytest.mark.parametrize(
    ("kind", "field", "word", "stored"),
    [
        ("costs", "category", "Rent & Rates", "premises"),
        ("costs", "category", "STAFF COSTS", "staff"),
        ("costs", "category", "Freelancers and artists", "freelancers"),
        ("costs", "category", "professional_fees", "professional_fees"),
        ("costs", "frequency", "per annum", "yearly"),
        ("costs", "frequency", "One-off", "one_off"),
        ("costs", "frequency", "Every quarter", "quarterly"),
        ("costs", "pool", "Central", "central"),
        ("grants", "stage", "Successful", "awarded"),
        ("grants", "stage", "Under review", "submitted"),
        ("grants", "stage", "Waiting for a decision", "submitted"),
        ("grants", "restriction", "Yes", "restricted"),
        ("grants", "kind", "SLA", "contract"),
        ("posts", "pension", "none", "none"),
        ("posts", "pension", "Auto-enrolment", "minimum"),
        ("posts", "pension", "Full salary", "full_salary"),
        ("posts", "ni_category", "a", "A"),
        ("income", "category", "Ticket sales", "fees"),
        ("income", "certainty", "Secured", "confirmed"),
    ],
)
def test_words_are_matched_generously(kind: str, field: str, word: str, stored: str) -> None:
    assert read_value(LISTS[kind].by_name[field], word, TODAY) == stored


def test_an_unknown_word_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NotUsable, match="“Sometimes” is not one of the words known here: Once; Every week;"):
        read_value(LISTS["costs"].by_name["frequency"], "Sometimes", TODAY)


def test_text_keeps_what_a_person_sees() -> None:
    assert [as_text(cell) for cell in (1126147.0, 0.5, True, MOMENT, None, " a ")] == [
        "1126147",
        "0.5",
        "yes",
        "1 April 2026",
        "",
        "a",
    ]
    assert read("text", "-") == "-"
    assert read("text", "   ") is None
    assert read("text", "<b>=1+1 & “x”</b>") == "<b>=1+1 & “x”</b>"


@given(
    st.sampled_from(["text", "money", "date", "percent", "number", "yesno", "month"]),
    st.text(max_size=30) | st.floats(),
)
def test_any_cell_is_a_value_or_a_sentence(kind: str, cell: str | float) -> None:
    try:
        value = read(kind, cell)
    except NotUsable as refused:
        value = str(refused)
    assert value is None or isinstance(value, str | int | bool | date | Decimal)
