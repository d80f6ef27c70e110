"""The first run: six questions by keyboard, what is lacking said beside its field, and the other ways to start."""

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.models.choices import LegalForm, Nation
from app.services.organisation.organisation import StartAnswers
from app.services.rows.fields import FIELDS
from app.ui.kit.line_fields import LineField
from app.ui.kit.pick_fields import Choice
from app.ui.pages.first_run import FirstRun
from tests.ui.keys import SHIFT, press, write

TODAY = date(2026, 11, 20)
TAB = Qt.Key.Key_Tab


@pytest.fixture
def page(qtbot: QtBot) -> FirstRun:
    made = FirstRun(TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 688)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def _now(page: FirstRun) -> QWidget:
    found = page.focusWidget()
    assert found is not None
    return found


def _field(page: FirstRun, name: str) -> LineField:
    return cast("LineField", page.form.field(name))


def _fill(page: FirstRun, **texts: str) -> None:
    for name, text in texts.items():
        field = _field(page, name)
        field.setFocus()
        field.selectAll()
        write(field, text)
    page.start.setFocus()


def _problems(page: FirstRun) -> list[str]:
    labels = page.form.findChildren(QLabel)
    return [label.text() for label in labels if label.property("role") == "problem" and label.isVisible()]


def test_tab_goes_through_the_questions_first_and_then_the_other_ways(page: FirstRun) -> None:
    assert _now(page) is _field(page, "name")
    seen = [_now(page)]
    for _ in range(12):
        press(_now(page), TAB)
        seen.append(_now(page))
    fields = [_field(page, name) for name in page.form.values()]
    assert seen[:9] == fields
    assert seen[9:] == [page.start, page.example, page.spreadsheet, page.file]
    press(_now(page), Qt.Key.Key_Backtab, SHIFT)
    assert _now(page) is page.spreadsheet


def test_six_answers_are_taken_as_they_are_typed(page: FirstRun, qtbot: QtBot) -> None:
    _fill(page, name="Tom & <b>Co", balance_date="31 banana", balance="£12.5k")
    assert len(_problems(page)) == 1
    _fill(page, balance_date="31/10/26", monthly_income="=250*4", monthly_costs="1,200")
    nation = cast("Choice", page.form.field("nation"))
    nation.setFocus()
    press(nation, Qt.Key.Key_W)
    with qtbot.waitSignal(page.started) as told:
        press(page.start, Qt.Key.Key_Space)
    assert told.args == [
        StartAnswers(
            name="Tom & <b>Co",
            legal_form=LegalForm.CHARITY,
            nation=Nation.WALES,
            year_start_month=4,
            balance_date=date(2026, 10, 31),
            balance=12_500_00,
            monthly_income=1_000_00,
            monthly_costs=1_200_00,
        )
    ]


def test_regular_income_is_what_may_be_spent_on_anything_and_until_when(page: FirstRun, qtbot: QtBot) -> None:
    shown = [label.text() for label in page.form.findChildren(QLabel)]
    assert "What regular income can you spend on anything?" in shown
    assert any("Leave out grants and contracts" in text for text in shown)
    asked = {"name": "Us", "balance_date": "31/10/26", "balance": "5k", "monthly_income": "900", "monthly_costs": "1k"}
    _fill(page, **asked, income_until="30/9/26")
    with qtbot.assertNotEmitted(page.started):
        page.start.click()
    (said,) = _problems(page)
    assert said.startswith("Your regular income is agreed until 30 September 2026, before the forecast begins")
    assert said.endswith("Type a later day, or leave the income at 0.")
    _fill(page, income_until="31/3/27")
    assert _problems(page) == []
    with qtbot.waitSignal(page.started) as told:
        page.start.click()
    assert [answers.income_until for answers in told.args or []] == [date(2027, 3, 31)]


def test_what_lacks_is_said_beside_its_field_and_the_first_is_shown(page: FirstRun, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.started):
        page.start.click()
    assert len(_problems(page)) == 5
    assert _now(page) is _field(page, "name")
    _fill(page, name="Us", balance_date="31/10/26", balance="lots", monthly_income="-5", monthly_costs="0")
    with qtbot.assertNotEmitted(page.started):
        page.start.click()
    assert len(_problems(page)) == 2
    assert not any("invalid" in problem.lower() or "!" in problem for problem in _problems(page))


def test_a_spreadsheet_needs_only_the_name_and_the_day(page: FirstRun, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.spreadsheet_asked):
        page.spreadsheet.click()
    assert len(_problems(page)) == 2
    _fill(page, name="Us", balance_date="30 Sept 2026", balance="5k")
    with qtbot.waitSignal(page.spreadsheet_asked) as told:
        page.spreadsheet.click()
    assert told.args == [StartAnswers(name="Us", balance_date=date(2026, 9, 30), balance=5_000_00)]


def test_the_example_and_a_file_are_one_press_away(page: FirstRun) -> None:
    heard: list[str] = []
    page.example_asked.connect(lambda: heard.append("example"))
    page.file_asked.connect(lambda: heard.append("file"))
    page.started.connect(lambda _answers: heard.append("mine"))
    page.spreadsheet_asked.connect(lambda _answers: heard.append("spreadsheet"))
    press(page.example, Qt.Key.Key_Space)
    assert heard == ["example"]
    press(page.file, Qt.Key.Key_Space)
    assert heard == ["example", "file"]
    assert _problems(page) == []
    assert page.answers() == StartAnswers(name="")


def test_what_is_stored_is_asked_for_in_the_words_of_its_column(page: FirstRun) -> None:
    shown = {label.text() for label in page.form.findChildren(QLabel)}
    stored = ("name", "legal_form", "nation", "year_start_month", "balance_date")
    asked = [*(FIELDS["organisation"][name] for name in stored), FIELDS["fund"]["balance"]]
    assert {field.first_asked for field in asked} <= shown
    assert "Which nation?" in shown


def test_everything_has_a_name_for_a_screen_reader(page: FirstRun) -> None:
    for kind in (LineField, QComboBox, QPushButton):
        for widget in page.findChildren(kind):
            assert widget.accessibleName(), widget
    assert page.accessibleName() == "How do you want to start?"


def test_it_needs_no_more_than_half_a_laptop(page: FirstRun) -> None:
    assert page.minimumSizeHint().width() <= 640


def test_enter_in_the_last_answer_starts(page: FirstRun, qtbot: QtBot) -> None:
    _fill(page, name="Us", balance_date="31/10/26", balance="5k", monthly_income="900")
    last = _field(page, "monthly_costs")
    last.setFocus()
    write(last, "1,200")
    with qtbot.waitSignal(page.started) as told:
        press(last, Qt.Key.Key_Return)
    assert [answers.monthly_costs for answers in told.args or []] == [120_000]
