"""Waiting in a test: a busy machine is waited for, and what hangs is given up."""

import pytest
from pytestqt.qtbot import QtBot

from tests import patience
from tests.patience import PatientBot


class Clocks:
    """Stands for both clocks: each look takes a second, of which this process works so many."""

    def __init__(self, worked: float) -> None:
        self.looks = 0
        self._worked = worked

    def monotonic(self) -> float:
        self.looks += 1
        return float(self.looks)

    def process_time(self) -> float:
        return self.looks * self._worked


def test_what_never_comes_is_given_up_after_a_minute(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = Clocks(worked=0)
    monkeypatch.setattr(patience, "time", clocks)
    with pytest.raises(TimeoutError, match="nothing else was being done"):
        qtbot.waitUntil(lambda: False)
    assert clocks.looks >= 62  # the watch over dialogs looks at the clock as well


def test_as_long_as_a_tenth_of_the_time_is_worked_it_is_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = Clocks(worked=0.1)
    monkeypatch.setattr(patience, "time", clocks)
    qtbot.waitUntil(lambda: clocks.looks > 200)
    assert isinstance(qtbot, PatientBot)
