"""A chart as the screen shows any: its words, readings, the table behind it and its scene."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.scenes.cash import CashChart, cash_rows, describe_cash, read_cash
from app.scenes.cash_scene import cash_scene
from app.scenes.fan import FanChart, describe_fan, fan_rows, read_band
from app.scenes.fan_scene import fan_scene
from app.scenes.scene import Scene

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Assumptions and what can be read in it.

    `readings` are the words of each place from the left, `heights` where on the scale (in pence) each is read.
    `rows` is the table behind it, heading first; `scene` takes a width and a height in points. `file_name` is what a
    saved picture is called, without its ending.
    """

    title: str
    description: str
    readings: tuple[str, ...]
    heights: tuple[int, ...]
    rows: Rows
    scene: Callable[[float, float], Scene]
    file_name: str = "Free cash"


def cash_picture(chart: CashChart) -> Picture:
    """Free cash month by month, with the lines it is compared with."""
    return Picture(
        title=chart.title,
        description=describe_cash(chart),
        readings=tuple(read_cash(chart, at) for at in range(len(chart.months))),
        heights=chart.free_cash,
        rows=cash_rows(chart),
        scene=partial(cash_scene, chart),
    )


def fan_picture(chart: FanChart) -> Picture:
    """The fan."""
    return Picture(
        title=chart.title,
        description=describe_fan(chart),
        readings=tuple(map(read_band, chart.bands)),
        heights=chart.line("p50"),
        rows=fan_rows(chart),
        scene=partial(fan_scene, chart),
        file_name="Free cash as it may go",
    )
