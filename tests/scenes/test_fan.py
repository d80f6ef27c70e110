"""The fan: its words, its table, and a scene in which everything has its place."""

import pytest

from app.dates import Month
from app.planning.simulation.simulation import Band
from app.scenes.fan import FanChart, describe_fan, fan_rows
from app.scenes.fan_scene import fan_scene
from app.scenes.picture import fan_picture
from app.scenes.scene import Area, Words

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
        "At the end of September 2027 free cash is −£300 or less in half of the runs. "
        "In 9 out of 10 runs it is between −£2,500 and £1,600. It is as likely as not to be short by September 2027."
    )
    assert describe_fan(FanChart(FAN.bands[:3])).endswith("The likelihood of being short by then is 4%.")
    assert "no months" in describe_fan(FanChart(()))


def test_the_table_behind_it() -> None:
    head, *rows = fan_rows(FAN)
    assert head[0] == "month"
    assert rows[2] == ("2027-06", "0.00", "400.00", "600.00", "900.00", "1300.00", "4")
    assert {len(row) for row in (head, *rows)} == {7}


def test_each_month_is_read() -> None:
    picture = fan_picture(FAN)
    assert picture.readings[5].splitlines()[0] == "September 2027"
    assert "middle: −£300" in picture.readings[5]
    assert len(picture.readings) == len(picture.heights) == 6


@pytest.mark.parametrize("size", [(504, 216), (230, 173), (864, 432)])
def test_the_scene_names_its_lines_at_any_size(size: tuple[float, float]) -> None:
    scene = fan_scene(FAN, *size)
    shown = {mark.text for mark in scene.marks if isinstance(mark, Words)}
    assert {"middle", "worse in 1 of 20", "better in 1 of 20"} <= shown
    assert "as likely as not short by September 2027" in shown
    assert scene.description == describe_fan(FAN)


def test_the_fan_is_as_wide_as_its_bands() -> None:
    scene = fan_scene(FAN, 504, 216)
    plot = scene.plot
    assert plot is not None
    outer, inner = (mark for mark in scene.marks if isinstance(mark, Area))
    for area, low, high in ((outer, "p5", "p95"), (inner, "p25", "p75")):
        edges = [*FAN.line(high), *reversed(FAN.line(low))]
        assert [y for _, y in area.points] == pytest.approx([plot.y(amount) for amount in edges])


def test_a_fan_without_months_says_so() -> None:
    assert fan_scene(FanChart(()), 288, 216).marks[0].text == "There are no months to show yet."  # type: ignore[union-attr]
