"""The fan: its words, its table, and a figure in which everything has its place."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from app.dates import Month
from app.planning.simulation.simulation import Band
from app.reports.fan_chart import FanChart, describe_fan, fan_figure, fan_picture, fan_rows
from app.reports.palettes import DARK, LIGHT, PRINT, ChartPalette

APRIL = Month(2027, 4)
_ROWS = (
    (900_00, 950_00, 1_000_00, 1_050_00, 1_100_00, 0),
    (500_00, 700_00, 900_00, 1_000_00, 1_200_00, 0),
    (0, 400_00, 600_00, 900_00, 1_300_00, 400),
    (-600_00, 0, 300_00, 800_00, 1_400_00, 2_500),
    (-1_500_00, -500_00, 50_00, 700_00, 1_500_00, 4_000),
    (-2_500_00, -1_200_00, -300_00, 600_00, 1_600_00, 6_000),
)
FAN = FanChart(
    tuple(
        Band(APRIL.plus(at), p5, p25, p50, p75, p95, mean=0, short=short)
        for at, (p5, p25, p50, p75, p95, short) in enumerate(_ROWS)
    )
)


def test_the_fan_in_words() -> None:
    assert describe_fan(FAN) == (
        "At the end of September 2027 half of the draws have −£300 or less. "
        "Nine in ten lie between −£2,500 and £1,600. It is as likely as not to be short by September 2027."
    )
    assert describe_fan(FanChart(FAN.bands[:3])).endswith("The chance of being short by then is 4%.")
    assert "no months" in describe_fan(FanChart(()))


def test_the_table_behind_it() -> None:
    head, *rows = fan_rows(FAN)
    assert head[0] == "month"
    assert rows[2] == ("2027-06", "0.00", "400.00", "600.00", "900.00", "1300.00", "4")
    assert {len(row) for row in (head, *rows)} == {7}


def test_each_month_is_read() -> None:
    picture = fan_picture(FAN)
    assert picture.readings[5].splitlines()[0] == "September 2027"
    assert "half below: −£300" in picture.readings[5]
    assert len(picture.readings) == len(picture.heights) == 6


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
@pytest.mark.parametrize("size", [(7.0, 3.0), (3.2, 2.4), (12.0, 6.0)])
def test_the_figure_names_its_lines_at_any_size(palette: ChartPalette, size: tuple[float, float]) -> None:
    figure = fan_figure(FAN, palette, width_in=size[0], height_in=size[1])
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]  # published without types
    shown = {text.get_text() for text in figure.findobj(Text) if text.get_text() and text.get_visible()}
    assert {"half below", "5 in 100 below", "95 in 100 below"} <= shown
    assert "as likely as not short by September 2027" in shown
    assert figure.get_label() == describe_fan(FAN)


def test_a_fan_without_months_says_so() -> None:
    figure = fan_figure(FanChart(()), LIGHT, width_in=4, height_in=3)
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]  # published without types
    assert "There are no months to show yet." in {text.get_text() for text in figure.texts}
