"""Typed text to values and back, without a widget."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.problems import Refused
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind

TODAY = date(2026, 12, 1)


def today() -> date:
    return TODAY


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        (kinds.money(), "1.2k", 120_000, "£1,200"),
        (kinds.money(), "=30000*0.6", 1_800_000, "£18,000"),
        (kinds.money(), "-50.5", -5_050, "−£50.50"),
        (kinds.day(today), "12/3/27", date(2027, 3, 12), "12 March 2027"),
        (kinds.day(today), "next fri", date(2026, 12, 4), "4 December 2026"),
        (kinds.month(today), "4/27", Month(2027, 4), "April 2027"),
        (kinds.month(today), "2027-04", Month(2027, 4), "April 2027"),
        (kinds.month(today), "apr 2027", Month(2027, 4), "April 2027"),
        (kinds.month(today), "12/3/27", Month(2027, 3), "March 2027"),
        (kinds.percent(), "60", 6_000, "60%"),
        (kinds.percent(), "12.5 %", 1_250, "12.5%"),
        (kinds.percent(least=None), "−0.05%", -5, "−0.05%"),
        (kinds.number(), "1,200", 1_200, "1,200"),
        (kinds.number(), "-3", -3, "−3"),
        (kinds.hundredths(), "0.6", 60, "0.6"),
        (kinds.hundredths(), ".25", 25, "0.25"),
        (kinds.hundredths(), "1.500", 150, "1.5"),
        (kinds.words(), "  Rent   and rates ", "Rent and rates", "Rent and rates"),
        (kinds.choice(((7, "Floor space"), (8, "Direct"))), "floor SPACE", 7, "Floor space"),
        (kinds.yes_no(), "Y", True, "yes"),
        (kinds.yes_no(), "no", False, "no"),
    ],
)
def test_what_people_type_is_read_and_shown(kind: Kind, typed: str, value: object, shown: str) -> None:
    assert kind.parse(typed) == value
    assert kind.text(value) == shown
    assert kind.parse(kind.plain(value)) == value


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (kinds.money(), "abc", "not an amount"),
        (kinds.money(least=0), "-1", "£0 or more"),
        (kinds.money(optional=False), "  ", "Type an amount"),
        (kinds.day(today), "31/2/27", "not a date"),
        (kinds.month(today), "13/27", "not a month"),
        (kinds.percent(), "150", "The most is 100%"),
        (kinds.percent(), "half", "not a percentage"),
        (kinds.number(), "1.5", "whole number"),
        (kinds.number(least=1), "0", "The least is 1"),
        (kinds.hundredths(), "0.125", "finer than two decimals"),
        (kinds.hundredths(), "9" * 40, "too large"),
        (kinds.words(longest=3), "four", "Shorten it to 3"),
        (kinds.choice(((1, "One"),)), "Two", "One"),
        (kinds.yes_no(), "perhaps", "neither yes nor no"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(kind: Kind, typed: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        kind.parse(typed)
    sentence = str(refused.value)
    assert says in sentence
    assert "invalid" not in sentence.lower()
    assert "!" not in sentence


def test_nothing_typed_is_nothing_or_an_empty_text() -> None:
    assert kinds.money().parse(" ") is None
    assert kinds.words().parse("") == ""
    assert kinds.money().text(None) == ""


@given(st.integers(-(10**9), 10**9))
def test_every_amount_comes_back(pence: int) -> None:
    kind = kinds.money()
    assert kind.parse(kind.text(pence)) == pence
    assert kind.parse(kind.plain(pence)) == pence


@pytest.mark.parametrize("make", [kinds.number, kinds.hundredths, kinds.percent])
def test_every_number_comes_back(make: Callable[..., Kind]) -> None:
    kind = make(least=None, most=None)

    @given(st.integers(-(10**9), 10**9))
    def comes_back(value: int) -> None:
        assert kind.parse(kind.text(value)) == value
        assert kind.parse(kind.plain(value)) == value

    comes_back()


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for kind in (kinds.money(), kinds.day(today), kinds.month(today), kinds.percent(), kinds.hundredths()):
        said = "."
        try:
            kind.parse(text)
        except Refused as refused:
            said = str(refused)
        assert said.endswith(".")


def test_order_is_by_value_and_empty_stands_last() -> None:
    values = [None, 5, -2, 100]
    assert min(values, key=lambda value: kinds.sort_key("money", value, "")) == -2
    assert kinds.sort_key("money", None, "") > kinds.sort_key("money", 10**9, "")
    assert kinds.sort_key("text", "apple", "apple") < kinds.sort_key("text", "Banana", "Banana")
