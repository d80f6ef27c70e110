"""Documents by the keyboard alone: where the keys are after each step, where Tab goes, what Esc leaves."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.cards import LinkButton
from app.ui.pages.documents.page import DocumentsPage
from tests.ui.keys import press, write
from tests.ui.pages.acting import ENTER, ESCAPE, TAB, choose, click
from tests.ui.pages.documents.office import SHORT, Office, look_at_pages, show


def names_after(page: DocumentsPage, presses: int) -> list[str]:
    """What has the keyboard after each Tab."""
    names = []
    QCoreApplication.processEvents()  # what was just made is shown then
    for _ in range(presses):
        press(page.focusWidget(), TAB)
        names.append(spoken(page.focusWidget()))
    return names


def spoken(widget: QWidget) -> str:
    """What a screen reader is told: its name, or the words on it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.usefixtures("choir")
def test_enter_opens_a_document_and_the_keys_are_in_its_text(office: Office, qtbot: QtBot) -> None:
    office.case()
    page = show(office, qtbot)
    page.shelf.table.setFocus()
    page.shelf.table.selectRow(0)
    press(page.shelf.table, ENTER)
    assert page.focusWidget() is page.writing.box.editor


@pytest.mark.usefixtures("choir")
def test_esc_goes_back_to_the_row_one_came_from(office: Office, qtbot: QtBot) -> None:
    office.case()
    second = office.case(buyer="The Trust")
    page = show(office, qtbot, second)
    press(page.writing.box.editor, ESCAPE)
    assert page.shelf.isVisible()
    assert page.focusWidget() is page.shelf.table
    assert page.shelf.table.current_key() == second
    press(page.shelf.table, ENTER)
    look_at_pages(page, qtbot, "Choir")
    press(page.preview, ESCAPE)
    assert page.shelf.table.current_key() == second


@pytest.mark.usefixtures("choir")
def test_what_was_typed_is_stored_before_esc_leaves(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    write(page.writing.box.editor, "Nobody sings.")
    press(page.writing.box.editor, ESCAPE)
    assert office.body(document, "need") == "Nobody sings."


@pytest.mark.usefixtures("choir")
def test_a_document_just_begun_is_written_at_once(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot)
    click(page, "Choose what to write")
    choose(page.begin.kind, SHORT)
    click(page.begin, "Begin it")
    assert page.focusWidget() is page.writing.box.editor


@pytest.mark.usefixtures("choir")
def test_deleting_the_open_document_leads_to_the_list(office: Office, qtbot: QtBot) -> None:
    office.case()
    page = show(office, qtbot, office.case(buyer="The Trust"))
    page.writing.go("about")
    click(page.writing.about, "Delete this document")
    assert page.focusWidget() is page.shelf.table


@pytest.mark.usefixtures("choir")
def test_tab_comes_to_the_steps_where_they_are_seen(office: Office, qtbot: QtBot) -> None:
    document = office.case(buyer="")
    page = show(office, qtbot, document)
    page.writing.box.toolbar.buttons[list(page.writing.box.toolbar.buttons)[-1]].setFocus()
    steps = [spoken(step) for step in page.writing.checks.findChildren(LinkButton)]
    assert steps
    after = names_after(page, len(steps) + 1)
    assert after == [*steps, page.writing.figures.filter.accessibleName()]


@pytest.mark.usefixtures("choir")
def test_tab_stops_at_nothing_without_a_name(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    for key in ("need", "about", "shown"):
        page.writing.open(key)
        names = names_after(page, 30)
        assert all(names), names


@pytest.mark.usefixtures("choir")
def test_the_parts_that_can_be_shown_follow_the_outline(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    page.writing.open("shown")
    ticks = list(page.writing.shown.ticks.values())
    assert page.focusWidget() is ticks[0]
    assert names_after(page, len(ticks) - 1) == [tick.text() for tick in ticks[1:]]


@pytest.mark.usefixtures("choir")
def test_the_outline_can_be_read_in_a_narrow_window(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    page.resize(440, page.minimumSizeHint().height())
    qtbot.waitUntil(lambda: page.writing.outline.width() > 350)
    rows, bar = page.writing.outline.rows, page.writing.outline.bar
    assert rows.height() >= rows.minimumSizeHint().height()
    assert rows.geometry().bottom() < bar.geometry().top()
