"""Pieces of a page show words as they are, and say in words what they show in colour."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.cards import Bar, Card, EmptyState, Mark, Note, PageHead, PrimaryButton, Segmented
from app.ui.kit.columns import Columns
from app.ui.kit.theme import LIGHT
from app.ui.kit.words import Sentence, Words
from tests.ui.keys import press

NASTY = "<b>R&D</b> <img src='file:///etc/passwd'> & “more”"


def pixels(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {QColor(image.pixel(x, y)).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_a_sentence_shows_every_character(qtbot: QtBot) -> None:
    sentence = Sentence((("It lasts ", False), (NASTY, True), (".", False)))
    qtbot.addWidget(sentence)
    reader = QTextEdit()
    qtbot.addWidget(reader)
    reader.setHtml(sentence.text())
    assert reader.toPlainText() == f"It lasts {NASTY}."
    assert sentence.accessibleName() == sentence.plain() == f"It lasts {NASTY}."


def test_words_and_buttons_are_never_markup(qtbot: QtBot) -> None:
    words, button = Words(NASTY), PrimaryButton("Terms & conditions")
    qtbot.addWidget(words)
    qtbot.addWidget(button)
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.text() == NASTY
    assert button.accessibleName() == "Terms & conditions"
    assert button.shortcut().isEmpty()


def test_a_card_takes_parts_links_and_can_be_filled_anew(qtbot: QtBot) -> None:
    card = Card("Core costs covered", "Core costs")
    qtbot.addWidget(card)
    first = Words("old")
    card.add(first)
    with qtbot.waitSignal(card.link):
        card.findChildren(QPushButton)[0].click()
    card.clear()
    card.add(Words("new"), 1)
    card.show()
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Core costs covered", "new"]
    assert card.accessibleName() == "Core costs covered"


def test_a_note_has_a_shape_and_says_what_it_means(qtbot: QtBot) -> None:
    note = Note("look", (("Weaver Trust", True), (" will end with £1,900 unspent.", False)), "Open grant")
    qtbot.addWidget(note)
    assert note.sentence.accessibleName() == "Look at this: Weaver Trust will end with £1,900 unspent."
    with qtbot.waitSignal(note.link):
        note.findChildren(QPushButton)[0].click()


@pytest.mark.parametrize(("kind", "colour"), [("act", LIGHT.red), ("look", LIGHT.amber), ("good", LIGHT.primary)])
def test_marks_wear_their_colour(qtbot: QtBot, kind: str, colour: str) -> None:
    mark = Mark(kind)
    qtbot.addWidget(mark)
    assert colour in pixels(mark)


def test_the_switch_goes_with_the_arrow_keys(qtbot: QtBot) -> None:
    switch = Segmented((("c", "Confirmed"), ("e", "Expected"), (None, "Everything")), name="Income counted")
    qtbot.addWidget(switch)
    switch.show()
    qtbot.waitUntil(switch.isActiveWindow)
    heard: list[object] = []
    switch.chosen.connect(heard.append)
    buttons = switch.findChildren(QPushButton)
    buttons[0].setFocus()
    press(buttons[0], Qt.Key.Key_Right)
    assert switch.value() == "e"
    buttons[2].click()
    assert heard == ["e", None]
    switch.set_value("c")
    assert switch.value() == "c"
    assert heard == ["e", None]
    assert buttons[1].accessibleName() == "Income counted: Expected"


def test_the_bar_tells_its_parts_in_words_and_colours(qtbot: QtBot) -> None:
    bar = Bar(50, 25, 100)
    qtbot.addWidget(bar)
    bar.resize(100, 12)
    assert bar.accessibleName() == "50% confirmed, 25% likely, 25% not covered yet"
    assert {LIGHT.primary, LIGHT.likely, LIGHT.grid} <= pixels(bar)
    bar.set_parts(0, 0, 0, "Nothing is planned for 2028-29")
    assert bar.accessibleName() == "Nothing is planned for 2028-29"
    assert LIGHT.primary not in pixels(bar)


def test_an_empty_place_offers_the_first_step(qtbot: QtBot) -> None:
    empty, bare = EmptyState(NASTY, "Add a person"), EmptyState("Nobody is listed yet.")
    qtbot.addWidget(empty)
    qtbot.addWidget(bare)
    heard: list[str] = []
    empty.clicked.connect(lambda: heard.append("first"))
    assert [label.text() for label in empty.findChildren(QLabel)] == [NASTY]
    (step,) = empty.findChildren(QPushButton)
    assert step.text() == "Add a person"
    assert heard == []
    step.click()
    assert heard == ["first"]
    assert bare.findChildren(QPushButton) == []


def test_a_page_head_can_change_its_words(qtbot: QtBot) -> None:
    head = PageHead("Grants", "", PrimaryButton("New grant"))
    qtbot.addWidget(head)
    head.set_words("Grants", "Six, of which three are confirmed")
    head.show()
    assert [label.text() for label in head.findChildren(QLabel) if label.isVisible()] == [
        "Grants",
        "Six, of which three are confirmed",
    ]


def test_columns_stand_one_under_the_other_where_there_is_no_room(qtbot: QtBot) -> None:
    one, two = Card("One"), Card("Two")
    columns = Columns(one, two, narrow=500)
    qtbot.addWidget(columns)
    columns.show()
    for width, stacked in ((800, False), (400, True), (800, False)):
        columns.resize(width, 300)
        columns._line.activate()
        assert (one.x() == two.x(), one.y() == two.y()) == (stacked, not stacked)


def test_a_page_head_puts_its_buttons_below_where_they_do_not_fit(qtbot: QtBot) -> None:
    first, second = PrimaryButton("Add a grant"), PrimaryButton("Bring in a spreadsheet")
    head = PageHead("Grants and income", "", first, second)
    qtbot.addWidget(head)

    def places(width: int) -> list[QPoint]:
        head.resize(width, 200)
        head.show()
        for _ in range(3):  # the inner row learns its width from the outer one
            QCoreApplication.processEvents()
        return [each.mapTo(head, QPoint(0, 0)) for each in (first, second)]

    wide = places(800)
    assert wide[0].y() == wide[1].y() == 0
    assert wide[1].x() + second.width() == 800
    below = places(first.sizeHint().width() + second.sizeHint().width() + 20)
    assert below[0].x() == 0
    assert below[0].y() == below[1].y() > 0
    alone = places(second.sizeHint().width() + 10)
    assert alone[0].x() == alone[1].x() == 0
    assert alone[1].y() > alone[0].y()
    assert head.minimumSizeHint().width() <= second.sizeHint().width()
    assert places(800) == wide


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_with_enter_as_with_space(qtbot: QtBot, key: Qt.Key) -> None:
    button = PrimaryButton("Add a grant")
    qtbot.addWidget(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    press(button, key)
    assert pressed == ["pressed"]
