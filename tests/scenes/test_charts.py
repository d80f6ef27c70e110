"""Tests of the cash chart and of who pays: their words, their tables, and scenes that hold at any size."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dates import Month
from app.money import LIMIT_PENCE
from app.scenes.cash import CashChart, cash_rows, describe_cash, read_cash
from app.scenes.cash_scene import cash_scene
from app.scenes.payers import PayerBar, PayersChart, describe_payers, shown_bars
from app.scenes.payers_scene import payers_scene, shows_whole_names
from app.scenes.scene import Area, Dot, Line, Scene, Words
from tests.scenes.chart_data import FALLING, HOPED, cash_chart

PAYERS = PayersChart(
    (
        PayerBar("Council contract", 25_000_00, "confirmed"),
        PayerBar("Riverside Trust", 9_400_00, "likely", "60%"),
        PayerBar("Our own", 2_600_00, "own"),
        PayerBar("Nobody yet", 6_620_00, "missing"),
    )
)
CLOSING = replace(
    cash_chart(FALLING, HOPED, 24_000_00), closing=(20_000_00,) * len(FALLING), last_safe=date(2027, 8, 31), lowest=None
)


def words(scene: Scene) -> dict[str, Words]:
    """The words of a scene."""
    return {mark.text: mark for mark in scene.marks if isinstance(mark, Words)}


def box(mark: Words) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of words as they are seen."""
    (x, y), size = mark.at, mark.size
    return x, y - 0.2 * size, x + mark.width, y + 0.7 * size


def test_a_falling_chart_says_when_it_is_short_and_lowest() -> None:
    chart = cash_chart(FALLING, HOPED, 24_000_00)
    assert describe_cash(chart) == (
        "Free cash is £41,000 at the end of December 2026 and −£36,000 at the end of March 2028. "
        "It is lowest in March 2028, at −£36,000. It is short from October 2027. With expected money it ends at £2,000."
    )
    shown = words(cash_scene(chart, 460, 280))
    assert {
        "short from October 2027, −£1,000",
        "lowest in March 2028, −£36,000",
        "confirmed",
        "expected",
    } <= shown.keys()
    assert {"£41,000", "4 months of core costs", "£40k", "0", "−£20k", "Dec 26", "Feb 27"} <= shown.keys()


def test_a_chart_of_enough_money_says_so() -> None:
    assert "It never runs short." in describe_cash(cash_chart((5, 6, 7)))


def test_what_closing_would_cost_is_a_line_and_the_last_safe_day_a_point_on_it() -> None:
    assert "The last safe day to decide on closing is 31 August 2027. It is short from" in describe_cash(CLOSING)
    scene = cash_scene(CLOSING, 460, 280)
    assert {"closing costs", "last safe day 31 August 2027, £24,000"} <= words(scene).keys()
    assert scene.plot is not None
    place = (scene.plot.x(8), scene.plot.y(24_000_00))
    assert place in [mark.at for mark in scene.marks if isinstance(mark, Dot) and mark.colour == "amber"]
    assert read_cash(CLOSING, 0).endswith("closing costs: £20,000")
    assert cash_rows(CLOSING)[0][-1] == "closing costs"
    assert cash_rows(CLOSING)[1][-1] == "20000.00"


def test_solid_is_what_counts_and_dashed_what_it_is_compared_with() -> None:
    lines = [mark for mark in cash_scene(CLOSING, 460, 280).marks if isinstance(mark, Line) and len(mark.points) > 2]
    assert [bool(line.dashes) for line in lines] == [True, True, True, False]
    assert len({line.dashes for line in lines}) == 4
    assert lines[-1].part == "moving"


@pytest.mark.parametrize("size", [(460, 280), (864, 216), (288, 216)])
@pytest.mark.parametrize(
    "pounds", [FALLING, (-5, -9), (5,), tuple(range(60)), (20, 18, -2, 15, 10, 5, 2, 1, 0, -1, -2, -30)]
)
def test_words_stay_in_the_picture_and_off_each_other(pounds: tuple[int, ...], size: tuple[float, float]) -> None:
    scene = cash_scene(cash_chart(pounds, None, 3_000_00), *size)
    boxes = {name: box(mark) for name, mark in words(scene).items()}
    for name, (left, bottom, right, top) in boxes.items():
        assert left >= 0, name
        assert bottom >= 0, name
        assert right <= scene.width, name
        assert top <= scene.height, name
    for one, other in combinations(boxes, 2):
        (l1, b1, r1, t1), (l2, b2, r2, t2) = boxes[one], boxes[other]
        assert l1 >= r2 or l2 >= r1 or b1 >= t2 or b2 >= t1, (one, other)


@pytest.mark.parametrize("width", [300, 460, 900])
def test_no_words_beside_a_line_begin_left_of_it(width: float) -> None:
    scene = cash_scene(CLOSING, width, 280)
    assert scene.plot is not None
    shown = words(scene)
    named = ("confirmed", "expected", "closing costs", "£41,000", "short from October 2027, −£1,000")
    assert all(shown[name].at[0] >= scene.plot.left for name in named)


@pytest.mark.parametrize("width", [300, 460, 900])
def test_no_words_hide_the_thin_line_that_leads_to_others(width: float) -> None:
    scene = cash_scene(CLOSING, width, 200)
    leaders = [mark.points for mark in scene.marks if isinstance(mark, Line) and mark.part == "around"]
    for (x0, y0), (x1, y1) in leaders:
        for name, mark in words(scene).items():
            left, bottom, right, top = box(mark)
            inside = [
                left < x0 + (x1 - x0) * part / 20 < right and bottom < y0 + (y1 - y0) * part / 20 < top
                for part in range(18)
            ]
            assert not any(inside), name


def test_another_size_is_arranged_anew() -> None:
    chart = cash_chart(tuple(range(36)))
    wide, narrow = cash_scene(chart, 720, 288), cash_scene(chart, 216, 144)
    assert len(words(narrow)) < len(words(wide))
    assert narrow.plot is not None
    assert narrow.plot.left > 0.08 * narrow.width


def test_the_space_beside_the_line_is_cut_where_it_crosses_zero() -> None:
    scene = cash_scene(cash_chart((10, -10, 0, 0, 5)), 460, 280)
    plot = scene.plot
    assert plot is not None
    areas = [mark for mark in scene.marks if isinstance(mark, Area)]
    assert [area.colour for area in areas if _height(area.points) > 0.1] == ["above", "below", "above"]
    assert areas[0].points[-1] == pytest.approx((plot.x(0.5), plot.y(0)))
    for area in areas:
        side = 1 if area.colour == "above" else -1
        assert all(side * (y - plot.y(0)) >= -1e-6 for _, y in area.points)


def _height(points: Sequence[tuple[float, float]]) -> float:
    return max(y for _, y in points) - min(y for _, y in points)


def test_nothing_to_show_is_said() -> None:
    assert "There are no months to show yet." in words(cash_scene(CashChart((), ()), 360, 216))


def test_one_line_where_expected_money_adds_nothing() -> None:
    assert "confirmed and expected" in words(cash_scene(cash_chart((5, 6), (5, 6)), 360, 216))


@settings(max_examples=25)
@given(st.lists(st.integers(-LIMIT_PENCE, LIMIT_PENCE), min_size=1, max_size=80))
def test_any_amounts_can_be_drawn(amounts: list[int]) -> None:
    scene = cash_scene(cash_chart(amounts, None, 100, each=1), 360, 216)
    assert "confirmed" in words(scene)
    (line,) = (mark for mark in scene.marks if mark.part == "moving")
    points = line.points if isinstance(line, Line) else [line.at] if isinstance(line, Dot) else []
    assert len(points) == len(amounts)
    assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in points)


def test_no_line_goes_on_after_the_last_month() -> None:
    for lines in ({"free_cash": (1, 2)}, {"free_cash": (1,), "closing": (1, 2)}, {"free_cash": ()}):
        with pytest.raises(ValueError, match="more amounts than months"):
            CashChart((Month(2026, 4),), **lines)


def test_a_line_that_ends_before_the_months_do_is_told_as_far_as_it_goes() -> None:
    months = (Month(2026, 4), Month(2026, 5))
    chart = CashChart(months, (10_000,), expected=(20_000, 30_000))
    assert [row[:3] for row in cash_rows(chart)[1:]] == [("2026-04", "100.00", "200.00"), ("2026-05", "", "300.00")]
    assert read_cash(chart, 1) == "May 2026\nexpected: £300"
    lines = {len(mark.points) for mark in cash_scene(chart, 300, 200).marks if isinstance(mark, Line) and mark.dashes}
    assert lines == {2}


def test_the_table_behind_a_chart() -> None:
    assert cash_rows(cash_chart((1, -2), (3, 4), 50)) == (
        ("month", "free cash, confirmed", "free cash, expected", "4 months of core costs"),
        ("2026-12", "1000.00", "3000.00", "0.50"),
        ("2027-01", "-2000.00", "4000.00", "0.50"),
    )


def test_bars_have_words_beside_them() -> None:
    scene = payers_scene(PAYERS, 432)
    shown = words(scene)
    assert {"Council contract", "£25,000", "confirmed", "likely, 60%", "our reserves", "still to find"} <= shown.keys()
    assert describe_payers(PAYERS).startswith(
        "Council contract £25,000, confirmed; Riverside Trust £9,400, likely, 60%"
    )
    assert max(mark.at[0] + mark.width for mark in shown.values()) <= scene.width


def test_bars_are_as_long_as_their_amounts() -> None:
    bars = [mark for mark in payers_scene(PAYERS, 432).marks if isinstance(mark, Area | Line)]
    lengths = [max(x for x, _ in bar.points) - min(x for x, _ in bar.points) for bar in bars]
    assert lengths == pytest.approx([lengths[0] * bar.amount / 25_000_00 for bar in PAYERS.bars])
    assert [bar.colour for bar in bars] == ["primary", "likely", "own", "soft"]


def test_what_is_asked_of_the_reader_is_pale_and_says_so() -> None:
    chart = PayersChart((PayerBar("A Council", 100_00, "asked"),))
    scene = payers_scene(chart, 400)
    assert describe_payers(chart) == "A Council £100, asked for here."
    assert [mark.colour for mark in scene.marks if isinstance(mark, Area)] == ["likely"]
    assert "asked for here" in [mark.text for mark in scene.marks if isinstance(mark, Words)]


def test_a_long_name_goes_on_below_and_only_one_that_is_longer_still_is_cut() -> None:
    names = ("Northshire Lottery Fund, Healthy Minds, three more years", "Short", "One word " * 20)
    chart = PayersChart(tuple(PayerBar(name, 100, "likely") for name in names))
    scene = payers_scene(chart, 459, scale=0.92)
    shown = words(scene)
    assert {"Northshire Lottery Fund, Healthy", "Minds, three more years", "Short"} <= shown.keys()
    upper, lower = shown["Northshire Lottery Fund, Healthy"], shown["Minds, three more years"]
    assert 0 < upper.at[1] - lower.at[1] < 2 * upper.size
    amount = next(mark for mark in scene.marks if isinstance(mark, Words) and mark.text == "£1")
    assert (upper.at[1] + lower.at[1]) / 2 == pytest.approx(amount.at[1])
    assert not shows_whole_names(payers_scene(chart, 459), chart)
    assert shows_whole_names(payers_scene(PAYERS, 459), PAYERS)


def test_names_of_payers_are_plain_text() -> None:
    chart = PayersChart(
        (PayerBar("$x^2$ & <b> שלום 😀 \ud800\x07\n漢", 100, "confirmed"), PayerBar("a" * 500, 0, "likely"))
    )
    shown = words(payers_scene(chart, 648))
    assert "$x^2$ & <b> שלום □ □ □" in shown
    assert any(name.startswith("aaa") and name.endswith("a…") for name in shown)


def test_many_payers_are_put_together() -> None:
    many = PayersChart(tuple(PayerBar(f"P{n}", n * 100, "likely" if n % 2 else "confirmed") for n in range(40)))
    shown = shown_bars(many)
    assert len(shown) <= 12
    assert sum(bar.amount for bar in shown) == sum(bar.amount for bar in many.bars)
    assert "16 others" in {bar.name for bar in shown}


def test_no_payers() -> None:
    assert describe_payers(PayersChart(())) == "Nobody pays for this yet."
    assert not payers_scene(PayersChart(()), 432).marks
