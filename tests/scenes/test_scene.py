"""Tests of scenes as values: they can be kept as they are, read at a place, and their line moved alone."""

import json
from dataclasses import asdict

import pytest

from app.scenes.cash import CashChart
from app.scenes.cash_scene import cash_scene
from app.scenes.moving import moved
from app.scenes.scene import Dot, Line, Scene
from tests.scenes.chart_data import FALLING, HOPED, cash_chart

CHART = cash_chart(FALLING, HOPED, 24_000_00)
SCENE = cash_scene(CHART, 460, 280)


def _line(scene: Scene) -> Line:
    (line,) = (mark for mark in scene.marks if isinstance(mark, Line) and mark.part == "moving")
    return line


def test_a_scene_can_be_written_as_it_is_and_comes_out_the_same_each_time() -> None:
    kept = json.dumps(asdict(SCENE), sort_keys=True)
    assert kept == json.dumps(asdict(cash_scene(CHART, 460, 280)), sort_keys=True)
    read = json.loads(kept)
    assert read["description"] == SCENE.description
    assert len(read["marks"]) == len(SCENE.marks)


def test_a_place_reads_the_nearest_month() -> None:
    plot = SCENE.plot
    assert plot is not None
    step = plot.x(1) - plot.x(0)
    assert [plot.nearest(plot.x(at) + 0.4 * step) for at in range(16)] == list(range(16))
    assert plot.nearest(plot.x(0) - 0.6 * step) is plot.nearest(plot.x(15) + 0.6 * step) is None
    single = cash_scene(cash_chart((5,)), 300, 200).plot
    assert single is not None
    assert single.nearest(150) == 0
    assert single.nearest(0) is None


def test_a_line_moves_while_the_scale_stays() -> None:
    amounts = [amount // 2 for amount in CHART.free_cash]
    after = moved(SCENE, amounts)
    plot = SCENE.plot
    assert plot is not None
    assert after.plot == plot
    assert _line(after).points == tuple((plot.x(at), plot.y(amount)) for at, amount in enumerate(amounts))
    assert {mark.part for mark in after.marks} == {"still", "moving"}
    assert [mark for mark in after.marks if mark.part == "still"] == [m for m in SCENE.marks if m.part == "still"]


def test_what_lies_beyond_the_scale_is_drawn_at_its_edge() -> None:
    plot = SCENE.plot
    assert plot is not None
    ends = _line(moved(SCENE, [10**9, *[-(10**9)] * 15])).points
    assert (ends[0][1], ends[1][1]) == (plot.top, plot.bottom)


def test_the_dot_of_a_single_month_moves_too() -> None:
    scene = cash_scene(cash_chart((5,)), 300, 200)
    (dot,) = (mark for mark in moved(scene, [2_000_00]).marks if isinstance(mark, Dot))
    assert scene.plot is not None
    assert dot.at == pytest.approx((scene.plot.x(0), scene.plot.y(2_000_00)))


def test_a_line_that_ends_early_moves_as_far_as_it_goes() -> None:
    (line,) = (mark for mark in moved(SCENE, [1, 2]).marks if mark.part == "moving" and isinstance(mark, Line))
    assert len(line.points) == 2


def test_no_amounts_or_no_line_move_nothing() -> None:
    assert moved(SCENE, []) is SCENE
    empty = cash_scene(CashChart((), ()), 300, 200)
    assert moved(empty, [1]) is empty
