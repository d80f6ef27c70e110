"""Tests of the charts: their words, their tables, and figures that hold at any size."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from app.dates import Month
from app.money import LIMIT_PENCE
from app.problems import Refused
from app.reports.charts import (
    CashChart,
    PayerBar,
    PayersChart,
    cash_figure,
    chart_rows,
    describe_cash,
    describe_payers,
    payers_figure,
    save_chart,
    shown_bars,
)
from app.reports.palettes import DARK, LIGHT, PRINT, ChartPalette
from tests.reports.chart_data import FALLING, HOPED, cash_chart

PAYERS = PayersChart(
    (
        PayerBar("Council contract", 25_000_00, "confirmed"),
        PayerBar("Riverside Trust", 9_400_00, "likely", "60%"),
        PayerBar("Our own", 2_600_00, "own"),
        PayerBar("Nobody yet", 6_620_00, "missing"),
    )
)


def words(figure: Figure) -> dict[str, Text]:
    """The words drawn in a figure, once it has been drawn."""
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call] # published without types
    return {text.get_text(): text for text in figure.findobj(Text) if text.get_text() and text.get_visible()}


def test_a_falling_chart_says_when_it_is_short_and_lowest() -> None:
    chart = cash_chart(FALLING, HOPED, 24_000_00)
    assert describe_cash(chart) == (
        "Free cash is £41,000 at the end of December 2026 and −£36,000 at the end of March 2028. "
        "It is lowest in March 2028, at −£36,000. It is short from October 2027. With expected money it ends at £2,000."
    )
    shown = words(cash_figure(chart, LIGHT, width_in=6.4, height_in=3.9))
    assert {"short from October 2027", "lowest −£36,000, March 2028", "confirmed", "expected"} <= shown.keys()
    assert {"4 months of core costs", "£40k", "0", "−£20k", "Dec", "Feb 27"} <= shown.keys()


def test_a_chart_of_enough_money_says_so() -> None:
    assert "It never runs short." in describe_cash(cash_chart((5, 6, 7)))


@pytest.mark.parametrize("size", [(6.4, 3.9), (12.0, 3.0), (4.0, 3.0)])
@pytest.mark.parametrize(
    "pounds", [FALLING, (-5, -9), (5,), tuple(range(60)), (20, 18, -2, 15, 10, 5, 2, 1, 0, -1, -2, -30)]
)
def test_words_stay_in_the_picture_and_off_each_other(pounds: tuple[int, ...], size: tuple[float, float]) -> None:
    figure = cash_figure(cash_chart(pounds, None, 3_000_00), LIGHT, width_in=size[0], height_in=size[1])
    boxes = {name: Text.get_window_extent(text) for name, text in words(figure).items()}
    for name, box in boxes.items():
        assert box.x0 >= -1, name
        assert box.x1 <= figure.bbox.width + 1, name
        assert box.y0 >= -1, name
        assert box.y1 <= figure.bbox.height + 1, name
    for one, other in combinations(boxes, 2):
        assert not boxes[one].padded(-1).overlaps(boxes[other].padded(-1)), (one, other)


def test_a_resized_figure_arranges_itself_anew() -> None:
    figure = cash_figure(cash_chart(tuple(range(36))), LIGHT, width_in=10, height_in=4)
    wide = len(words(figure))
    figure.set_size_inches(3, 2)
    assert len(words(figure)) < wide
    box = figure.axes[0].get_position()
    assert box.x0 > 0.08


def test_nothing_to_show_is_said() -> None:
    assert "There are no months to show yet." in words(cash_figure(CashChart((), ()), LIGHT, width_in=5, height_in=3))


def test_one_line_where_expected_money_adds_nothing() -> None:
    chart = cash_chart((5, 6), (5, 6))
    assert "confirmed and expected" in words(cash_figure(chart, LIGHT, width_in=5, height_in=3))


@settings(max_examples=15)
@given(st.lists(st.integers(-LIMIT_PENCE, LIMIT_PENCE), min_size=1, max_size=80), st.sampled_from([LIGHT, DARK, PRINT]))
def test_any_amounts_can_be_drawn(amounts: list[int], palette: ChartPalette) -> None:
    figure = cash_figure(cash_chart(amounts, None, 100, each=1), palette, width_in=5, height_in=3)
    assert "confirmed" in words(figure)


def test_lines_must_be_of_one_length() -> None:
    with pytest.raises(ValueError, match="one amount for each month"):
        CashChart((Month(2026, 4),), (1, 2))


def test_the_table_behind_a_chart() -> None:
    assert chart_rows(cash_chart((1, -2), (3, 4), 50)) == (
        ("month", "free cash, confirmed", "free cash, expected", "4 months of core costs"),
        ("2026-12", "1000.00", "3000.00", "0.50"),
        ("2027-01", "-2000.00", "4000.00", "0.50"),
    )


def test_bars_have_words_beside_them() -> None:
    shown = words(payers_figure(PAYERS, LIGHT, width_in=6))
    assert {"Council contract", "£25,000", "confirmed", "likely, 60%", "our reserves", "still to find"} <= shown.keys()
    assert describe_payers(PAYERS).startswith(
        "Council contract £25,000, confirmed; Riverside Trust £9,400, likely, 60%"
    )


def test_names_of_payers_are_plain_text() -> None:
    chart = PayersChart(
        (PayerBar("$x^2$ & <b> שלום 😀 \ud800\x07\n漢", 100, "confirmed"), PayerBar("a" * 500, 0, "likely"))
    )
    shown = words(payers_figure(chart, LIGHT, width_in=9))
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
    assert not words(payers_figure(PayersChart(()), LIGHT, width_in=6))


def test_a_chart_is_saved_as_a_picture(tmp_path: Path) -> None:
    figure = cash_figure(cash_chart(FALLING), LIGHT, width_in=5, height_in=3)
    for name, start in (("chart.png", b"\x89PNG"), ("chart.svg", b"<?xml"), ("chart.PNG", b"\x89PNG")):
        save_chart(figure, tmp_path / name)
        once = (tmp_path / name).read_bytes()
        assert once.startswith(start)
        save_chart(figure, tmp_path / name)
        assert (tmp_path / name).read_bytes() == once
    assert b"Free cash is" in (tmp_path / "chart.svg").read_bytes()
    with pytest.raises(Refused, match=r"PNG or SVG"):
        save_chart(figure, tmp_path / "chart.exe")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.PNG", "chart.png", "chart.svg"]


def test_asking_for_charts_loads_no_heavy_library() -> None:
    program = (
        "import sys, app.reports.charts, app.reports.palettes; "
        "print([name for name in ('matplotlib', 'reportlab') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
