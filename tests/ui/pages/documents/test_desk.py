"""Writing a document: the outline, texts stored as they are written, figures, what is shown, what is missing."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from app.services.rows import records
from app.ui.pages.documents.own_numbers import OwnNumbersDialog
from app.ui.pages.documents.page import DocumentsPage
from app.ui.table.view import Table
from tests.ui.keys import CTRL, press, write
from tests.ui.pages.acting import TODAY, buttons, choose, click, said, type_in_cell, type_into
from tests.ui.pages.documents.office import Office, look_at_pages, show

CASH = "cash-chart"


def typing(page: DocumentsPage, key: str, text: str) -> None:
    """Go to a box and type at its end."""
    page.writing.open(key)
    editor = page.writing.box.editor
    press(editor, Qt.Key.Key_End, CTRL)
    write(editor, text)


@pytest.mark.usefixtures("choir")
def test_a_text_is_stored_while_it_is_written(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    typing(page, "need", "Nobody sings here.")
    assert "3 of 150 words" in said(page.writing.box)
    qtbot.waitUntil(lambda: office.body(document, "need") == "Nobody sings here.")
    assert office.labels[-1] == "Write the document “Choir: business case”: The need"
    assert "Saved" in said(page.writing.box)


@pytest.mark.usefixtures("choir")
def test_one_visit_is_one_step_of_undo(office: Office, qtbot: QtBot) -> None:
    document = office.case(need="Before.")
    page = show(office, qtbot, document)
    for words in (" One.", " Two."):
        typing(page, "need", words)
        page.writing.box.editor.tell()
    assert office.body(document, "need") == "Before. One. Two."
    page.writing.go("offer")
    typing(page, "offer", "Songs.")
    page.writing.go("need")
    assert office.body(document, "offer") == "Songs."
    office.workspace.undo()
    assert office.body(document, "offer") == ""
    office.workspace.undo()
    assert office.body(document, "need") == "Before."
    assert page.writing.box.editor.body() == "Before."
    office.workspace.redo()
    assert page.writing.box.editor.body() == "Before. One. Two."


@pytest.mark.usefixtures("choir")
def test_the_outline_shows_how_far_it_is(office: Office, qtbot: QtBot) -> None:
    document = office.case(need="People are alone.")
    page = show(office, qtbot, document)
    before = said(page.writing.outline)
    typing(page, "offer", "A choir.")
    page.writing.box.editor.tell()
    assert "boxes written" in before
    assert said(page.writing.outline) != before


@pytest.mark.usefixtures("choir")
def test_a_figure_is_put_in_goes_stale_and_is_brought_up_to_date(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    typing(page, "need", "It costs ")
    page.writing.figures.insert_asked.emit("full-cost")
    assert office.body(document, "need") == "It costs {{full-cost}}"
    (use,) = office.rows("figure_use")
    assert (use["figure"], use["seen"]) == ("full-cost", "£12,000")
    look_at_pages(page, qtbot, "It costs £12,000")
    (cost,) = office.rows("cost_line")
    office.workspace.run("Change the fee", records.change, "cost_line", cost.id, {"amount": 2_000_00})
    look_at_pages(page, qtbot, "costs £24,000")
    assert "It costs £12,000" in look_at_pages(page, qtbot, "It costs £12,000")
    page.view.set_value("write")
    page.view.chosen.emit("write")
    assert "£24,000" in said(page.writing.figures)
    click(page.writing.figures, "Update")
    assert office.rows("figure_use")[0]["seen"] == "£24,000"
    look_at_pages(page, qtbot, "It costs £24,000")


@pytest.mark.usefixtures("choir")
def test_settings_are_stored_where_they_stand(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    page.writing.go("about")
    type_into(page.writing.about.form.row("ask").field, "5k")
    choose(page.writing.about.form.field("year"), 2026)
    (row,) = office.rows("document")
    assert (row["ask"], row["year"]) == (5_000_00, 2026)
    type_into(page.writing.about.form.row("title").field, " ")
    assert page.writing.about.form.field("title").problem() != ""
    assert office.rows("document")[0]["title"] == "Choir: business case"


@pytest.mark.usefixtures("choir")
def test_what_is_shown_is_the_users_choice(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    page.writing.go("shown")
    tick = page.writing.shown.ticks[CASH]
    assert not tick.isChecked()
    tick.click()
    shown = [row["shown"] for row in office.rows("section") if row["key"] == CASH]
    assert shown == [True]
    tick.click()
    assert [row["shown"] for row in office.rows("section") if row["key"] == CASH] == [None]


@pytest.mark.usefixtures("choir")
def test_a_section_of_ones_own_is_added_written_and_deleted(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    office.ask.answers = ["Our partners"]
    click(page.writing, "Add a section")
    typing(page, "own-1", "The library.")
    page.writing.box.editor.tell()
    assert office.body(document, "own-1") == "The library."
    assert "The library." in look_at_pages(page, qtbot, "Our partners")
    page.view.set_value("write")
    page.view.chosen.emit("write")
    page.writing.go("own-1")
    click(page.writing, "Delete this section")
    assert office.body(document, "own-1") == ""
    office.workspace.undo()
    assert office.body(document, "own-1") == "The library."


@pytest.mark.usefixtures("choir")
def test_what_is_missing_leads_to_where_it_is_mended(office: Office, qtbot: QtBot) -> None:
    document = office.case(buyer="")
    page = show(office, qtbot, document)
    assert "Name the buyer" in said(page.writing.checks)
    click(page.writing.checks, "Name the buyer")
    assert page.writing.about.isVisible()


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "{{full-cost}}", "**", "| a | b |", "> mine", "\\"])
@pytest.mark.usefixtures("choir")
def test_what_is_typed_is_never_markup(office: Office, qtbot: QtBot, text: str) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    typing(page, "need", f"x {text}")
    page.writing.box.editor.tell()
    assert f"x {text}" in look_at_pages(page, qtbot, "x ")


def in_numbers(do: Callable[[Table], object]) -> Callable[[QDialog], bool]:
    """What somebody does in the table of own numbers before she closes it."""

    def act(dialog: QDialog) -> bool:
        assert isinstance(dialog, OwnNumbersDialog)
        dialog.show()
        do(dialog.rows.table)
        click(dialog, "Close")
        return True

    return act


def typed(row: int, **texts: str) -> Callable[[Table], None]:
    """Type into cells of a row, by column."""

    def do(table: Table) -> None:
        for column, text in texts.items():
            type_in_cell(table, row, column, text)

    return do


def test_a_number_of_ones_own_is_kept_and_offered(office: Office, choir: int, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    page.writing.go("need")
    office.ask.answers = [in_numbers(typed(0, figure="People waiting", value="34"))]
    click(page.writing.figures, "Your own numbers …")
    (row,) = office.rows("own_number")
    assert (row["figure"], row["value"], row["project_id"], row["as_of"]) == ("People waiting", 34_00, choir, TODAY)
    offered = page.writing.figures.list
    assert offered.item(0).text() == "People waiting"
    there = offered.visualItemRect(offered.item(0)).center()
    QTest.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert "34" in look_at_pages(page, qtbot, "34")


def test_a_number_is_counted_again_given_a_source_and_renamed(office: Office, choir: int, qtbot: QtBot) -> None:
    old = {"figure": "People waiting", "value": 34_00, "as_of": date(2025, 3, 1), "project_id": choir}
    office.add("own_number", **old)
    page = show(office, qtbot, office.case())
    page.writing.open("need")
    press(page.writing.figures.filter, Qt.Key.Key_Return)
    page.writing.box.editor.tell()
    assert "Before this goes out" in said(page.writing.checks)
    click(page.writing.checks, next(each for each in buttons(page.writing.checks) if each.endswith("more")))
    assert "“People waiting” is of 1 March 2025, over a year ago. Count again." in said(page.writing.checks)
    again = typed(1, figure="people waiting", value="41", as_of="1/11/26", source="Our list")
    office.ask.answers = [in_numbers(again), in_numbers(typed(0, figure="People on the list"))]
    click(page.writing.checks, "Open your own numbers")
    assert [row["figure"] for row in office.rows("own_number")] == ["People waiting"] * 2
    assert "People waiting was 34. It is 41 now." in said(page.writing.figures).replace("<b>", "").replace("</b>", "")
    click(page.writing.figures, "Update")
    click(page.writing.figures, "Your own numbers …")
    assert "cannot be worked out" not in said(page.writing.checks)
    assert "People on the list" in page.writing.figures.list.item(0).text()
    assert "41" in look_at_pages(page, qtbot, "41")


@pytest.mark.usefixtures("choir")
def test_what_is_chosen_in_the_outline_comes_into_sight_in_a_narrow_window(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(470, 330)  # what 1280 by 720 leave of it at 200%
    area.show()
    rows = page.writing.outline.rows
    qtbot.waitUntil(lambda: page.writing.box.mapTo(page, QPoint()).y() > 330)
    assert page.writing.box.editor.visibleRegion().isEmpty()
    area.ensureWidgetVisible(rows)
    offer = next(rows.item(at) for at in range(rows.count()) if rows.item(at).text() == "The offer")
    rows.scrollToItem(offer)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(offer).center())
    assert page.writing.box.view().key == "offer"
    qtbot.waitUntil(lambda: not page.writing.box.editor.visibleRegion().isEmpty())
