"""Totals are found by what they add up, and asked about where words and arithmetic disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.lists.sums import Judged, Line, Named, Standing, judge, named_like_a_total

ITEM, TOTAL, ASKED = Standing.ITEM, Standing.TOTAL, Standing.ASKED
amounts = st.integers(min_value=1, max_value=9_999_999)


def lines(*pairs: tuple[str, int | None], details: int = 0) -> list[Line]:
    return [Line(name, (pence,), details) for name, pence in pairs]


def standings(found: tuple[Judged, ...]) -> list[Standing]:
    return [one.standing for one in found]


@pytest.mark.parametrize(
    "name",
    [
        *("Total", "TOTALS:", "Sub-total", "Subtotal", "Grand total", "Staff total", "Core costs total", "Sum", "Net"),
        *("Opening balance", "Balance at 31 March", "Closing bank balance"),
        *("Balance", "Surplus/(deficit)", "SURPLUS / (DEFICIT)", "Total Assets", "Total net assets", "Balance c/f"),
        *("Net income", "Deficit for the year", "Overall", "Overall total", "Running total", "Staff sub total"),
        *("Total expenditure 2026/27", "Carried forward", "Net current assets", "All costs", "Total (A+B) costs"),
        *("Excess of income over expenditure", "Profit/(loss)", "Total outgoings for the year", "Premises subtotal"),
    ],
)
def test_names_of_totals_are_known(name: str) -> None:
    assert named_like_a_total(name) is Named.SURELY


@pytest.mark.parametrize("name", ["Total Warmth Ltd", "Total Fitness membership", "Kitchen wing total"])
def test_a_firm_may_be_called_total(name: str) -> None:
    assert named_like_a_total(name) is Named.PERHAPS


@pytest.mark.parametrize("name", ["Rent", "Balance bikes", "Net curtains", "Summer school", "Overall laundry", ""])
def test_ordinary_names_are_no_totals(name: str) -> None:
    assert named_like_a_total(name) is Named.NO


def test_subtotals_and_a_grand_total_are_found_whatever_they_are_called() -> None:
    found = judge(
        lines(
            ("Manager", 33_516_00), ("Worker", 31_272_50), ("People, all in", 64_788_50), ("Rent", 10_200_00),
            ("Power", 2_400_25), ("Building", 12_600_25), ("Everything", 77_388_75),
        )
    )  # fmt: skip
    assert standings(found) == [ITEM, ITEM, TOTAL, ITEM, ITEM, TOTAL, TOTAL]
    assert found[2].parts == (0, 1)
    assert found[5].parts == (3, 4)
    assert found[6].parts == (0, 1, 3, 4)


def test_what_is_left_over_between_two_totals_is_no_line() -> None:
    found = judge(
        lines(("Grant", 9_000_00), ("Total income", 9_000_00), ("Rent", 7_500_00), ("Total costs", 7_500_00),
              ("Surplus/(deficit)", 1_500_00), ("Net", 1_500_00))
    )  # fmt: skip
    assert standings(found) == [ITEM, TOTAL, ITEM, TOTAL, TOTAL, TOTAL]


def test_one_named_like_a_total_that_is_no_sum_is_asked_about_with_what_is_above() -> None:
    found = judge(lines(("Manager", 2_793_00), ("Worker", 2_606_00), ("Staff sub total", 1_234_50)))
    assert standings(found) == [ITEM, ITEM, ASKED]
    assert found[2].expected == (5_399_00,)


def test_a_total_may_be_rounded_to_the_pound() -> None:
    assert standings(judge(lines(("A", 10_30), ("B", 20_40), ("Total", 31_00)))) == [ITEM, ITEM, TOTAL]


def test_small_round_sums_in_the_middle_are_chance() -> None:
    pairs = (("Rent", 500_00), ("Phone", 500_00), ("Training", 1_000_00), ("Travel", 300_00))
    assert standings(judge(lines(*pairs))) == [ITEM] * 4
    ended = [*lines(*pairs[:2]), Line("Training", (1_000_00,), closes=True)]
    assert standings(judge(ended)) == [ITEM, ITEM, ASKED]


def test_a_row_that_says_more_of_itself_is_never_left_out_unasked() -> None:
    rows = lines(("Rent", 500_00), ("Phone", 500_00), ("Training", 1_000_00), details=2)
    assert standings(judge(rows)) == [ITEM] * 3
    rows = lines(("Rent", 512_34), ("Phone", 500_00), ("Training", 1_012_34), details=2)
    assert standings(judge(rows)) == [ITEM, ITEM, ASKED]


def test_a_bare_row_under_described_ones_is_their_sum() -> None:
    rows = [*lines(("Rent", 600_00), ("Phone", 500_00), details=1), Line("Core", (1_100_00,))]
    assert standings(judge(rows)) == [ITEM, ITEM, TOTAL]


def test_a_named_total_settles_what_was_in_doubt() -> None:
    doubt = [*lines(("Rent", 500_00), ("Phone", 500_00)), Line("Training", (1_000_00,), closes=True)]
    assert standings(judge([*doubt, Line("Total", (2_000_00,))])) == [ITEM, ITEM, ITEM, TOTAL]
    assert standings(judge([*doubt, Line("Total", (1_000_00,))])) == [ITEM, ITEM, ASKED, TOTAL]


def test_a_sum_that_stands_over_its_parts_is_asked_about() -> None:
    found = judge(lines(("Staff", 64_788_50), ("Manager", 33_516_00), ("Worker", 31_272_50), ("Rent", 100_00)))
    assert standings(found) == [ASKED, ITEM, ITEM, ITEM]
    assert found[0].parts == (1, 2)
    assert standings(judge(lines(("Total", 3_00), ("A", 1_00), ("B", 2_00)))) == [TOTAL, ITEM, ITEM]


def test_nothing_is_said_of_a_sum_that_cannot_be_worked_out() -> None:
    rows = [Line("Rent", (None,), unread=True), Line("Power", (5_00,)), Line("Total", (9_00,))]
    assert standings(judge(rows)) == [ITEM, ITEM, TOTAL]
    assert standings(judge(lines(("Total", None)))) == [TOTAL]


def test_columns_must_all_agree() -> None:
    rows = [Line("A", (12_34, 1_11)), Line("B", (20_00, 2_00)), Line("C", (32_34, 3_12))]
    assert standings(judge(rows)) == [ITEM, ITEM, ITEM]
    rows[2] = Line("C", (32_34, 3_11))
    assert standings(judge(rows)) == [ITEM, ITEM, TOTAL]


@given(st.lists(st.lists(amounts, min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_every_named_total_of_a_budget_is_found_and_nothing_else(blocks: list[list[int]], data: st.DataObject) -> None:
    words = st.sampled_from(("Total {}", "{} total", "Sub-total", "Total", "Sum"))
    made: list[Line] = []
    expected: list[int] = []
    for number, block in enumerate(blocks):
        made += [Line(f"Thing {number}.{at}", (pence,), details=1) for at, pence in enumerate(block)]
        expected += block
        made.append(Line(data.draw(words).format("premises"), (sum(block),)))
    made.append(Line("Grand total", (sum(expected),)))
    found = judge(made)
    for line, one in zip(made, found, strict=True):
        assert one.standing is TOTAL if not line.details else one.standing is not TOTAL
    kept = [line.amounts[0] for line, one in zip(made, found, strict=True) if one.standing is not TOTAL]
    assert kept == expected


@given(st.lists(amounts, min_size=2, max_size=12))
def test_a_sum_under_any_name_is_never_taken_as_a_line(block: list[int]) -> None:
    total = Line("Core", (sum(block),), closes=True)
    found = judge([*(Line(f"Thing {at}", (pence,), details=1) for at, pence in enumerate(block)), total])
    assert found[-1].standing in {TOTAL, ASKED}
