"""A slider and its field: moved by keys, typed into, and heard by a screen reader."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.kit.slider_field import SliderField, months, signed_percent
from tests.ui.keys import press
from tests.ui.pages.acting import type_into


@pytest.fixture
def costs(qtbot: QtBot) -> SliderField:
    made = SliderField("Costs", signed_percent(-2_000, 3_000), (-2_000, 3_000), step=100)
    qtbot.addWidget(made)
    made.show()
    return made


def _told(field: SliderField) -> list[object]:
    told: list[object] = []
    field.changed.connect(told.append)
    return told


def test_each_key_moves_a_step_and_tells(costs: SliderField) -> None:
    told = _told(costs)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(costs.slider, key)
    assert told == [100, 200, 100, 3_000, -2_000]
    assert costs.field.text() == "−20%"
    assert costs.slider.accessibleName() == "Costs"
    assert costs.slider.accessibleDescription() == "−20%"


def test_a_typed_number_counts_as_typed_and_the_slider_stands_nearest(costs: SliderField) -> None:
    told = _told(costs)
    type_into(costs.field, "2.5")
    assert (told, costs.value(), costs.slider.value()) == ([250], 250, 3)
    assert costs.field.text() == "+2.5%"
    type_into(costs.field, "-7.5%")
    assert (costs.value(), costs.slider.value()) == (-750, -7)
    costs.field.selectAll()
    press(costs.field, Qt.Key.Key_Delete)
    press(costs.field, Qt.Key.Key_Return)
    assert (costs.value(), costs.field.text()) == (0, "0%")


def test_what_is_out_of_bounds_is_said_and_changes_nothing(costs: SliderField) -> None:
    told = _told(costs)
    type_into(costs.field, "40")
    assert told == []
    assert costs.value() == 0
    assert "The most is 30%" in costs.field.problem()
    press(costs.field, Qt.Key.Key_Escape)
    assert costs.field.text() == "0%"


def test_showing_a_value_tells_nobody(costs: SliderField) -> None:
    told = _told(costs)
    costs.set_value(1_500)
    assert told == []
    assert (costs.slider.value(), costs.field.text()) == (15, "+15%")


def test_months_are_typed_with_or_without_their_word(qtbot: QtBot) -> None:
    late = SliderField("Money comes late", months(12), (0, 12))
    qtbot.addWidget(late)
    type_into(late.field, "3 months")
    assert (late.value(), late.field.text()) == (3, "3")
    type_into(late.field, "13")
    assert "The most is 12" in late.field.problem()


def test_the_wheel_moves_it_only_while_it_has_the_focus(costs: SliderField, qtbot: QtBot) -> None:
    costs.activateWindow()
    qtbot.waitUntil(costs.isActiveWindow)
    costs.field.setFocus()
    _wheel(costs)
    assert costs.value() == 0
    costs.slider.setFocus()
    _wheel(costs)
    assert costs.value() > 0


def _wheel(costs: SliderField) -> None:
    at = QPointF(costs.slider.rect().center())
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(costs.slider, event)
