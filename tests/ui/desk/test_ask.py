"""Questions to the user: their answers, and that none hangs, parses markup or outlives itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.desk.ask import Asker
from tests.conftest import ModalWatch
from tests.fakes import FakeAsker


@pytest.fixture
def answer(modal_watch: ModalWatch, qapp: QApplication) -> Callable[[Callable[[QDialog], object]], None]:
    """Does something with the next dialog that comes up."""
    modal_watch.allowed = True
    assert qapp.activeModalWidget() is None

    def later(act: Callable[[QDialog], object]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                act(dialog)
            else:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)

    return later


Answer = Callable[[Callable[[QDialog], object]], None]


def press(text: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()

    return act


def test_yes_and_no(answer: Answer) -> None:
    asker = Asker()
    answer(press("Delete"))
    assert asker.yes_no(None, "Delete Rent", "It goes to the bin.", "Delete", "Keep")
    answer(press("Keep"))
    assert not asker.yes_no(None, "Delete Rent", "It goes to the bin.", "Delete", "Keep")
    answer(lambda dialog: dialog.reject())
    assert not asker.yes_no(None, "Delete Rent", "It goes to the bin.", "Delete", "Keep")


def test_words_are_shown_as_they_are_and_the_dialog_goes(answer: Answer, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[tuple[str, Qt.TextFormat]] = []

    def look(dialog: QDialog) -> None:
        seen.extend((label.text(), label.textFormat()) for label in dialog.findChildren(QLabel))
        dialog.accept()

    answer(look)
    Asker().tell(parent, "Rent & <b>rates</b>", "<img src='x'> is not markup.")
    assert ("<img src='x'> is not markup.", Qt.TextFormat.PlainText) in seen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QDialog) == []


def test_a_line_of_text(answer: Answer) -> None:
    def fill(dialog: QDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText("  Riverbank   Arts ")
        dialog.accept()

    asker = Asker()
    answer(fill)
    assert asker.text(None, "Name", "What is it called?") == "Riverbank Arts"
    answer(lambda dialog: dialog.reject())
    assert asker.text(None, "Name", "What is it called?", start="Old") is None


def test_a_choice_of_several(answer: Answer) -> None:
    def second(dialog: QDialog) -> None:
        dialog.findChildren(QRadioButton)[1].setChecked(True)
        dialog.accept()

    asker = Asker()
    answer(second)
    assert asker.choose(None, "Fund", "Which?", ((7, "General"), (8, "Designated & other"))) == 8
    answer(second)
    assert asker.choose(None, "Fund", "Which?", [(at, f"Fund {at}") for at in range(20)]) == 1
    answer(lambda dialog: dialog.reject())
    assert asker.choose(None, "Fund", "Which?", ((7, "General"),)) is None


def test_files(answer: Answer, tmp_path: Path) -> None:
    there = tmp_path / "costs.csv"
    there.write_text("a", encoding="utf-8")

    def pick(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(there))
        dialog.accept()

    asker = Asker()
    answer(pick)
    assert asker.open_file(None, "Open", (("Spreadsheets", ("csv", "xlsx")),), folder=tmp_path) == there
    answer(lambda dialog: dialog.accept())
    assert asker.save_file(None, "Save", tmp_path / "plan.pdf", (("PDF", ("pdf",)),)) == tmp_path / "plan.pdf"
    answer(lambda dialog: dialog.reject())
    assert asker.folder(None, "Folder", folder=tmp_path) is None


def test_the_stand_in_answers_in_order_and_keeps_what_was_asked() -> None:
    fake = FakeAsker(True, "General", 8)
    assert fake.yes_no(None, "Delete", "Sure?", "Delete", "Keep")
    assert fake.text(None, "Name", "What?") == "General"
    assert fake.choose(None, "Fund", "Which?", ((8, "x"),)) == 8
    assert fake.titles() == ["Delete", "Name", "Fund"]
    with pytest.raises(AssertionError, match="an answer is wanted"):
        fake.yes_no(None, "Again", "Sure?", "Yes", "No")


@pytest.mark.usefixtures("qapp")
def test_a_dialog_that_nobody_asked_for_is_met_and_dismissed(modal_watch: ModalWatch) -> None:
    assert not Asker().yes_no(None, "Surprise", "Nobody answers this.", "Yes", "No")
    assert modal_watch.met == ["Surprise"]
    modal_watch.met.clear()
