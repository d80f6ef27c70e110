"""Fields keep what is typed, say what to do, and tell only what the user changed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.dates import Month
from app.typed_dates import DaySense
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import Form, FormRow
from app.ui.kit.line_fields import MoneyEdit, MonthEdit, NumberEdit, PercentEdit, TextEdit
from app.ui.kit.long_text import LongText
from app.ui.kit.pick_fields import Choice, YesNo
from tests.ui.keys import ALT, CTRL, press, write

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


def today() -> date:
    return date(2026, 12, 1)


def heard(field: QWidget) -> list[object]:
    values: list[object] = []
    field.committed.connect(values.append)  # type: ignore[attr-defined]  # every field has it
    return values


def retype(field: QLineEdit, text: str) -> None:
    field.selectAll()
    write(field, text)


@pytest.mark.parametrize(
    ("make", "start", "typed", "value", "shown"),
    [
        (MoneyEdit, 120_000, "=30000*0.6", 1_800_000, "£18,000"),
        (lambda: DateEdit(today=today), None, "next fri", date(2026, 12, 4), "4 December 2026"),
        (lambda: DateEdit(today=today, sense=DaySense.END), None, "Mar-27", date(2027, 3, 31), "31 March 2027"),
        (lambda: DateEdit(today=today, sense=DaySense.PAST), None, "31 oct", date(2026, 10, 31), "31 October 2026"),
        (lambda: MonthEdit(today=today), None, "4/27", Month(2027, 4), "April 2027"),
        (PercentEdit, 5_000, "62.5", 6_250, "62.5%"),
        (NumberEdit, 3, "1,400", 1_400, "1,400"),
        (lambda: NumberEdit(hundredths=True), 60, ".8", 80, "0.8"),
        (TextEdit, "Rent", "Rent & <b>rates</b>", "Rent & <b>rates</b>", "Rent & <b>rates</b>"),
    ],
)
def test_enter_accepts_once(  # noqa: PLR0917  # pytest gives them by name
    qtbot: QtBot, make: Callable[[], QWidget], start: object, typed: str, value: object, shown: str
) -> None:
    field = make()
    qtbot.addWidget(field)
    assert isinstance(field, MoneyEdit | DateEdit | MonthEdit | PercentEdit | NumberEdit | TextEdit)
    field.set_value(start)
    values = heard(field)
    retype(field, typed)
    press(field, ENTER)
    press(field, ENTER)
    assert values == [value]
    assert field.value() == value
    assert field.text() == shown


def test_an_amount_beyond_32_bits_stays_whole(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    values = heard(field)
    retype(field, "£21,474,836.48")
    press(field, ENTER)
    assert values == [2_147_483_648]
    assert field.pence() == 2_147_483_648


def test_a_text_that_cannot_be_used_stays_with_a_sentence(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    field.set_pence(500)
    values = heard(field)
    retype(field, "abc")
    press(field, ENTER)
    assert values == []
    assert field.text() == "abc"
    assert "not an amount" in field.problem()
    assert field.accessibleDescription() == field.problem()
    assert field.pence() == 500
    press(field, ESCAPE)
    assert field.text() == "£5"
    assert field.problem() == ""


def test_the_same_value_typed_another_way_is_no_change(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    field.set_pence(120_000)
    values = heard(field)
    retype(field, "1.2k")
    press(field, ENTER)
    assert values == []
    assert field.text() == "£1,200"


def test_an_empty_field_is_nothing_where_that_is_allowed(qtbot: QtBot) -> None:
    free, needed = MoneyEdit(), MoneyEdit(optional=False)
    for field in (free, needed):
        qtbot.addWidget(field)
        field.set_pence(100)
        retype(field, " ")
        press(field, ENTER)
    assert free.pence() is None
    assert needed.pence() == 100
    assert "Type an amount" in needed.problem()


def test_leaving_accepts(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = MoneyEdit(window), TextEdit(window)
    layout = QVBoxLayout(window)
    layout.addWidget(first)
    layout.addWidget(second)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    values = heard(first)
    first.setFocus()
    write(first, "7")
    press(first, Qt.Key.Key_Tab)
    assert values == [700]


def test_a_refresh_keeps_what_is_being_typed_and_another_record_does_not(qtbot: QtBot) -> None:
    field = TextEdit()
    qtbot.addWidget(field)
    field.set_value("Rent")
    retype(field, "Rent and ra")
    field.refresh_value("Rent (renamed elsewhere)")
    assert field.text() == "Rent and ra"
    field.set_value("Insurance")
    assert field.text() == "Insurance"


def test_a_value_that_could_not_be_kept_stays_in_sight(qtbot: QtBot) -> None:
    field = TextEdit()
    qtbot.addWidget(field)
    field.set_value("Rent")
    field.committed.connect(lambda _value: field.refuse("There is a cost line of that name. Choose another."))
    retype(field, "Insurance")
    press(field, ENTER)
    assert field.text() == "Insurance"
    assert field.value() == "Rent"
    field.refresh_value("Rent")
    assert field.text() == "Insurance"
    assert field.problem().startswith("There is a cost line")
    press(field, ESCAPE)
    assert field.text() == "Rent"


def test_a_day_can_be_picked_from_the_calendar(qtbot: QtBot) -> None:
    field = DateEdit(today=today)
    qtbot.addWidget(field)
    field.show()
    field.set_value(date(2027, 5, 30))
    values = heard(field)
    press(field, DOWN, ALT)
    calendar = field.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2027, 5, 30)
    calendar.activated.emit(QDate(2027, 5, 31))
    assert values == [date(2027, 5, 31)]
    assert field.text() == "31 May 2027"


def test_a_choice_ignores_the_wheel_unless_one_is_in_it(qtbot: QtBot) -> None:
    field = Choice((("cio", "CIO"), ("clg", "Company"), (None, "Not sure")))
    qtbot.addWidget(field)
    field.set_value("cio")
    values = heard(field)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(event)
    assert not event.isAccepted()
    assert field.value() == "cio"
    press(field, DOWN)
    assert values == ["clg"]
    field.set_value("gone")
    assert field.currentIndex() == -1
    field.set_choices((("gone", "Closed fund"),))
    assert field.currentText() == "Closed fund"


def test_yes_no_tells_each_click_and_takes_back_a_refused_one(qtbot: QtBot) -> None:
    field = YesNo("Registered for VAT & more")
    qtbot.addWidget(field)
    values = heard(field)
    field.click()
    assert values == [True]
    field.refuse("VAT needs a registration number first.")
    assert field.value() is False
    assert field.accessibleName() == "Registered for VAT & more"


def test_long_text_is_plain_grows_and_accepts_on_ctrl_enter(qtbot: QtBot) -> None:
    field = LongText(longest=200)
    qtbot.addWidget(field)
    field.resize(300, 80)
    field.show()
    field.set_value("One <b>line</b> & more")
    assert field.toPlainText() == "One <b>line</b> & more"
    low = field.sizeHint().height()
    values = heard(field)
    write(field, "x")
    field.insertPlainText("\n" * 8)
    assert field.sizeHint().height() > low
    press(field, ENTER, CTRL)
    assert values == [field.toPlainText()]
    field.insertPlainText("y" * 300)
    assert not field.commit()
    assert "Shorten it to 200" in field.problem()
    press(field, ESCAPE)
    assert field.toPlainText() == values[0]


def test_a_text_takes_the_height_of_its_words_when_it_gets_narrower(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    text = LongText(lines=1)
    column.addWidget(text)
    column.addStretch(1)
    text.set_value("Two people in every session, a written route to urgent help, supervision each month. " * 2)
    page.resize(900, 500)
    page.show()
    page.resize(260, 500)
    qtbot.waitUntil(lambda: text.height() == text.sizeHint().height())
    assert text.height() > 6 * text.fontMetrics().height()


def test_a_row_names_its_field_and_shows_its_problem(qtbot: QtBot) -> None:
    field = MoneyEdit()
    row = FormRow("Rent & rates", field, hint="Before VAT.")
    qtbot.addWidget(row)
    row.show()
    label = next(each for each in row.findChildren(QLabel) if each.buddy() is field)
    assert label.text() == "Rent && rates"
    assert field.accessibleName() == "Rent & rates"
    assert field.accessibleDescription() == "Before VAT."
    retype(field, "x")
    assert not field.commit()
    said = [each.text() for each in row.findChildren(QLabel) if each.isVisible()]
    assert field.problem() in said
    press(field, ESCAPE)
    assert field.accessibleDescription() == "Before VAT."


def test_a_form_fills_and_tells_by_name(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    name, amount = TextEdit(), MoneyEdit()
    form.add("name", "Name", name)
    form.add_beside(("amount", "Amount", amount), ("on", "", YesNo("VAT")))
    told: list[tuple[str, object]] = []
    form.committed.connect(lambda key, value: told.append((key, value)))
    form.set_values(1, {"name": "Rent", "amount": 100, "on": True, "unknown": 3})
    assert form.values() == {"name": "Rent", "amount": 100, "on": True}
    retype(amount, "abc")
    form.set_values(1, {"name": "Rent", "amount": 100})
    assert amount.text() == "abc"
    assert not form.commit()
    form.set_values(2, {"name": "Insurance", "amount": 200})
    assert amount.text() == "£2"
    retype(amount, "3")
    assert form.commit()
    assert told == [("amount", 300)]
    form.refuse("name", "Choose another name.")
    assert name.problem() == "Choose another name."


def test_the_problem_of_one_field_does_not_move_the_field_beside_it(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    income, costs = (MoneyEdit(form, optional=False) for _ in range(2))
    form.add_beside(("income", "What comes in?", income), ("costs", "What do you spend?", costs))
    form.resize(420, 200)
    form.show()
    before = costs.mapTo(form, QPoint(0, 0))
    write(income, "about 3000")
    assert not form.commit()
    qtbot.waitUntil(lambda: form.row("income").height() > form.row("costs").height())
    assert costs.mapTo(form, QPoint(0, 0)) == before == QPoint(before.x(), income.mapTo(form, QPoint(0, 0)).y())


def test_a_list_left_with_esc_opens_again_on_what_is_chosen(qtbot: QtBot) -> None:
    field = Choice([(each, f"Choice {each}") for each in range(4)])
    qtbot.addWidget(field)
    field.set_value(1)
    field.show()
    field.showPopup()
    press(field.view(), Qt.Key.Key_End)
    press(field.view(), ESCAPE)
    field.showPopup()
    assert field.view().currentIndex().row() == 1
    press(field.view(), ENTER)
    assert field.value() == 1


def test_a_list_is_wide_enough_for_its_words(qtbot: QtBot) -> None:
    long = "Everything that Warm Spaces costs in full"
    field = Choice([(1, "Rent"), (2, long)])
    qtbot.addWidget(field)
    field.resize(110, 30)
    field.show()
    field.showPopup()
    assert field.view().viewport().width() >= field.fontMetrics().horizontalAdvance(long)
    field.hidePopup()
