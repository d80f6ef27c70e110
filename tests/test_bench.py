"""What the bench judges and how: floors of the same run, a busy machine, and windows without a desktop around them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from bench.busy import free_now
from bench.environment import move_in, surroundings
from bench.finding import KEPT, MISSED, by_itself, memory_ratio, ratio
from bench.measure import Took, in_turn
from bench.pages import instructions
from bench.table import head, row, summary
from bench.watching import Moment, Quiet

ROOT = Path(__file__).parents[1]
PARTS = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if "\ndef findings()" in path.read_text("utf-8"))


def test_every_part_of_the_bench_can_be_loaded() -> None:
    assert len(PARTS) >= 10
    assert all(callable(import_module(f"bench.{part}").findings) for part in PARTS)


def test_a_quiet_machine_is_judged_by_the_clock_and_a_busy_one_by_cpu_seconds() -> None:
    waited = ratio("Waits", Took(wall=0.5, cpu=0.2), Took(wall=0.1, cpu=0.1), 3)
    assert (waited.verdict(busy=False), waited.verdict(busy=True)) == (MISSED, KEPT)
    assert (waited.figure, waited.by_cpu) == (5, 2)


def test_memory_is_judged_on_a_busy_machine_too() -> None:
    held = memory_ratio("Held", 300, 100, 2.9)
    assert held.verdict(busy=False) == held.verdict(busy=True) == MISSED
    assert row(held, busy=True).endswith("2.9 ×  MISSED")


def test_a_time_that_a_person_waits_for_is_judged_by_itself() -> None:
    key = by_itself("Key", Took(wall=0.5, cpu=0.017), 16)
    assert key.verdict(busy=False) == key.verdict(busy=True) == MISSED
    assert row(key, busy=False).split() == [
        "Key",
        "500",
        "ms",
        "0.017",
        "17.00",
        "ms",
        "17.00",
        "ms",
        "16",
        "ms",
        "MISSED",
    ]


def test_a_row_says_what_was_measured_in_both_ways_and_whether_the_limit_is_kept() -> None:
    found = ratio("Forecast", Took(0.0314, 0.03), Took(0.0628, 0.06), 1.5)
    assert row(found, busy=False).split() == [
        *("Forecast", "31.4", "/", "62.8", "ms", "0.030", "/", "0.060", "0.50", "×", "0.50", "×", "1.5", "×", "kept")
    ]
    assert row(found, busy=True).endswith("kept by CPU")
    assert head().index("limit") > head().index("by CPU") > head().index("ratio") > head().index("CPU s")


def test_limits_that_are_missed_are_named_at_the_end() -> None:
    kept, missed = (ratio(name, Took(1, 1), Took(1, 1), limit) for name, limit in (("Kept", 1), ("Slow", 0.5)))
    said = list(summary([(kept, KEPT), (missed, MISSED)]))
    assert said[0] == "1 of 2 limits are kept."
    assert said[1].startswith("1 missed")
    assert said[2:] == ["  Slow (limit 0.5 ×)"]
    assert list(summary([(kept, KEPT)])) == ["1 of 1 limits are kept."]


def test_work_and_floor_are_done_in_turn_after_one_run_to_warm_up() -> None:
    done: list[str] = []
    took = in_turn(lambda: done.append("a"), lambda: done.append("b"), runs=2, before=lambda: done.append("-"))
    assert "".join(done) == "-a-b" * 3
    assert all(each.wall > 0 for each in took)


def test_what_is_free_of_the_machine_is_a_part_of_it() -> None:
    assert 0 < free_now() <= 1


def test_a_window_is_measured_without_a_display_a_bus_or_a_desktop(tmp_path: Path) -> None:
    given = {
        "HOME": "/home/me",
        "QT_QPA_PLATFORMTHEME": "kde",
        "PATH": "/bin",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=x",
    }
    made = surroundings(given, tmp_path)
    assert made["HOME"] == made["XDG_CONFIG_HOME"] == str(tmp_path)
    assert made["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"
    assert made["PATH"] == "/bin"
    assert "QT_QPA_PLATFORMTHEME" not in made
    if sys.platform == "linux":
        assert made["QT_QPA_PLATFORM"] == "offscreen"
        assert "QT_QPA_PLATFORM" not in surroundings(given | {"DISPLAY": ":0"}, tmp_path)


@pytest.fixture
def deaf_bus(tmp_path: Path) -> Iterator[str]:
    """The address of a message bus that takes connections and never answers."""
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        yield f"unix:path={path}"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a message bus")
def test_a_bus_that_never_answers_does_not_hold_up_a_window(deaf_bus: str, tmp_path: Path) -> None:
    given = os.environ | {"DBUS_SESSION_BUS_ADDRESS": deaf_bus, "QT_QPA_PLATFORMTHEME": "xdgdesktopportal"}
    command = [sys.executable, "-m", "bench.bare_window"]
    done = subprocess.run(command, env=surroundings(given, tmp_path), capture_output=True, cwd=ROOT, check=True)
    found = json.loads(done.stdout)
    assert found["memory"] > 1
    assert found["shown"] <= found["loaded"]


def test_a_program_is_not_quiet_before_what_is_loaded_late_is_there(qtbot: QtBot) -> None:
    told: list[Moment] = []
    ended: list[float] = []

    def load() -> None:
        begun = time.process_time()
        while time.process_time() - begun < 0.05:
            pass
        ended.append(time.time())

    QTimer.singleShot(300, load)
    Quiet(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert ended
    assert told[0].wall >= ended[0]


def test_pages_are_read_back_as_what_is_drawn_on_them(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.translate(10, 20)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 200, "Free cash")
    canvas.setLineWidth(2)
    canvas.line(0, 0, 50, 60)
    canvas.showPage()
    canvas.save()
    (page,) = instructions(tmp_path / "a.pdf")
    assert ["text", [110.0, 220.0], "Helvetica", 12.0, "Free cash"] in page
    assert page[-2:] == [["width", 2.0], ["path", [["m", 10.0, 20.0], ["l", 60.0, 80.0]], "stroke"]]


def test_numpy_has_one_thread_where_work_is_measured_and_all_of_its_own_in_programs_that_are_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {"PATH": "/bin"})
    move_in(tmp_path)
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert "OPENBLAS_NUM_THREADS" not in surroundings(os.environ, tmp_path)
