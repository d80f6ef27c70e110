"""Working out a figure in the window: chosen from the list, answered while one types, copied."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.figures.catalogue import FIGURES
from app.services.organisation.rates import load_rates
from app.ui.dialogs.figures.dialog import FigureDialog
from app.ui.kit.line_fields import LineField
from app.ui.kit.pick_fields import Choice
from tests.ui.dialogs.places import choose, visible_words
from tests.ui.keys import press, write

TODAY = date(2026, 12, 1)


@pytest.fixture
def dialog(qtbot: QtBot) -> FigureDialog:
    return shown(qtbot, "redundancy")


def shown(qtbot: QtBot, name: str) -> FigureDialog:
    made = FigureDialog(load_rates(), TODAY, name)
    qtbot.addWidget(made)
    made.resize(1160, 660)
    made.show()
    qtbot.waitExposed(made)
    return made


def field(dialog: FigureDialog, name: str) -> QWidget:
    return dialog.form().row(name).field


def fill(dialog: FigureDialog, **typed: str) -> None:
    for name, text in typed.items():
        field(dialog, name).setFocus()
        write(field(dialog, name), text)


def answer(dialog: FigureDialog) -> str:
    QApplication.processEvents()
    return visible_words(dialog.answer)


def test_the_answer_comes_while_one_types(dialog: FigureDialog) -> None:
    assert dialog.focusWidget() is field(dialog, "age")
    assert "Still needed: age on the last day or date of birth;" in answer(dialog)
    assert not dialog.copy_button.isEnabled()
    fill(dialog, age="45", years="7", date="31/7/2026", weekly_pay="600")
    assert "<b>£5,400</b>" in answer(dialog)
    write(field(dialog, "weekly_pay"), "0")
    assert "A week’s pay that counts\n<b>£751</b>" in answer(dialog)


def test_what_cannot_be_read_is_told_beside_its_field(dialog: FigureDialog) -> None:
    fill(dialog, age="forty")
    assert "“Age on the last day” cannot be read yet." in answer(dialog)
    press(field(dialog, "age"), Qt.Key.Key_Return)
    assert dialog.form().field("age").problem() == "“forty” is not a number. Type one such as 0.6."
    assert dialog.isVisible()


def test_two_answers_to_one_question_are_refused_in_plain_words(dialog: FigureDialog) -> None:
    fill(dialog, age="45", born="3/2/1981", years="7", date="31/7/2026", weekly_pay="600")
    assert "“Age on the last day” and “date of birth” are both filled in. Keep only one of them." in answer(dialog)
    field(dialog, "age").setFocus()
    press(field(dialog, "age"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(field(dialog, "age"), Qt.Key.Key_Delete)
    assert "£5,400" in answer(dialog)


def test_a_day_whose_rates_are_not_known_has_its_note(dialog: FigureDialog) -> None:
    fill(dialog, age="45", years="7", date="31/7/2032", weekly_pay="600")
    assert "The limit on a week’s pay for 31 July 2032 is not known yet" in answer(dialog)


def test_the_answer_can_be_pasted_elsewhere(dialog: FigureDialog) -> None:
    fill(dialog, age="45", years="7", date="31/7/2026", weekly_pay="600")
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == (
        "Redundancy pay\nAge on the last day: 45\nWhole years of service: 7\nLast day of employment: 31 July 2026\n"
        "A week’s gross pay: £600\nWhere they work: England, Scotland or Wales\n"
        "Redundancy pay: £5,400\nDue by law: Yes\nWeeks of pay: 9\nA week’s pay that counts: £600"
    )
    assert dialog.copied.text() == "It is copied. Paste it where you want it."
    write(field(dialog, "years"), "1")
    assert dialog.copied.text() == ""


def test_another_figure_is_chosen_with_the_keys_and_what_was_typed_is_kept(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "")
    assert dialog.focusWidget() is dialog.names
    fill(dialog, gross="3000")
    told = answer(dialog)
    assert "Employer’s National Insurance\n<b>£387.45</b>" in told
    press(dialog.names, Qt.Key.Key_Down)
    assert "Still needed: a full-time year’s pay." in answer(dialog)
    press(dialog.names, Qt.Key.Key_Up)
    assert answer(dialog) == told


def test_tab_goes_through_the_fields_to_the_buttons(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "")
    dialog.names.setCurrentRow(2)
    dialog.names.setCurrentRow(0)
    QApplication.processEvents()
    visited = []
    for _ in range(6):
        press(dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget())
    names = ("gross", "frequency", "category", "tax_year")
    assert visited == [*(field(dialog, name) for name in names), dialog.close_button, dialog.names]


def test_choices_are_answered_when_they_are_made(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "measure")
    fill(dialog, answers="7,8,9,2")
    name = field(dialog, "name")
    assert isinstance(name, Choice)
    choose(name, "ons4")
    assert "Life satisfaction high<br>Worthwhile high" in answer(dialog)
    choose(name, "phq-9")
    assert "is not an answer of PHQ-9" in answer(dialog)


def test_the_day_rate_begins_with_the_published_allowances_and_their_source(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "day-rate")
    assert "The figures filled in are those of a-n The Artists Information Company." in visible_words(dialog)
    days = field(dialog, "research")
    assert isinstance(days, LineField)
    assert days.text() == "15"
    fill(dialog, salary="24000")
    assert "177 days" in answer(dialog)
    press(days, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(days, "10")
    assert "182 days" in answer(dialog)
    assert "no newer one was found" in answer(dialog)


@pytest.mark.parametrize("at", range(len(FIGURES)), ids=[figure.name for figure in FIGURES])
def test_every_figure_has_fields_that_can_be_read_from_the_first(qtbot: QtBot, at: int) -> None:
    dialog = shown(qtbot, "")
    dialog.names.setCurrentRow(at)
    assert dialog.form().unread() == ""
    assert "Still needed:" in answer(dialog)
    assert set(dialog.form().given()) == set(FIGURES[at].columns)


def test_a_small_window_still_holds_fields_and_answer(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "redundancy")
    dialog.resize(620, 330)
    qtbot.waitUntil(lambda: dialog.names.width() < 200)
    assert (dialog.width(), dialog.height()) == (620, 330)
    assert "This works out" not in visible_words(dialog)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
