"""Citing: evidence is found beside the text, becomes a chip there, and a number with its reference in print."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.kit.cards import LinkButton
from app.ui.pages.documents.page import DocumentsPage
from tests.ui.keys import CTRL, press, write
from tests.ui.pages.acting import click, said
from tests.ui.pages.documents.office import Office, look_at_pages, show


def find(page: DocumentsPage, words: str) -> None:
    """Look for evidence as a person does, and cite the first that is found."""
    click(page.writing.box, "Cite")
    assert page.focusWidget() is page.writing.evidence.filter
    write(page.writing.evidence.filter, words)
    press(page.writing.evidence.filter, Qt.Key.Key_Return)


def typing(page: DocumentsPage, text: str) -> None:
    page.writing.open("need")
    press(page.writing.box.editor, Qt.Key.Key_End, CTRL)
    write(page.writing.box.editor, text)


@pytest.mark.usefixtures("choir")
def test_evidence_is_found_cited_counted_printed_and_undone_in_one_visit(office: Office, qtbot: QtBot) -> None:
    document = office.case(need="Before.")
    page = show(office, qtbot, document)
    typing(page, " Link workers made little difference")
    find(page, "kiely link workers usual care")
    editor = page.writing.box.editor
    assert page.focusWidget() is editor
    write(editor, ".")
    editor.tell()
    body = "Before. Link workers made little difference {{sp-controlled-2022}}."
    assert office.body(document, "need") == body
    assert [value.text for value in editor.figures().values()] == ["[Kiely 2022]"]
    assert "7 of 150 words" in said(page.writing.box)
    assert "little difference [1]." in look_at_pages(page, qtbot, "[1] Kiely B")
    page.view.set_value("write")
    page.view.chosen.emit("write")
    page.writing.go("offer")
    office.workspace.undo()
    assert office.body(document, "need") == "Before."
    assert office.rows("citation") == ()


@pytest.mark.usefixtures("choir")
def test_each_entry_says_what_it_cannot_show_before_it_is_cited(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    page.writing.open("need")
    write(page.writing.evidence.filter, "kiely")
    assert "it cannot show that your service does not work" in said(page.writing.evidence)
    assert "No difference found" in said(page.writing.evidence)
    press(page.writing.evidence.filter, Qt.Key.Key_Escape)
    write(page.writing.evidence.filter, "nothing has these words")
    assert "Try fewer" in said(page.writing.evidence)
    click(page.writing.evidence, "Add your own evidence…")
    assert office.gone[-1][0] == "library.evidence.own"


@pytest.mark.usefixtures("choir")
def test_a_favourable_finding_is_offered_with_what_points_another_way(office: Office, qtbot: QtBot) -> None:
    page = show(office, qtbot, office.case())
    typing(page, "It helps")
    sources = page.writing._opened.facts.sources.values()  # type: ignore[union-attr] # one is open
    good = next(each for each in sources if each.direction == "favourable")
    page.writing.evidence.cite_asked.emit(good.id)
    assert "</b> is favourable." in said(page.writing.evidence)
    assert "which is favourable. Cite" in said_all(page)
    other = next(each for each in sources if each.id == good.counter)
    click(page.writing.evidence, f"Cite {other.short} too")
    assert {row["evidence"] for row in office.rows("citation")} == {good.id, other.id}
    assert "</b> is favourable" not in said(page.writing.evidence)


def said_all(page: DocumentsPage) -> str:
    said(page.writing.checks)
    for step in page.writing.checks.findChildren(LinkButton):
        if step.isVisible() and step.text().startswith("Show") and step.text().endswith("more"):
            step.click()
    return said(page.writing.checks)


@pytest.mark.usefixtures("choir")
def test_ones_own_evidence_is_cited_and_told_when_it_is_deleted(office: Office, qtbot: QtBot) -> None:
    own = office.add(
        "evidence", claim="Most <b>came back</b>", authors="Elm J", year=2025, limits="Only 12 were asked."
    )
    document = office.case()
    page = show(office, qtbot, document)
    typing(page, "They came back")
    find(page, "came back")
    uid = office.row("evidence", own)["uid"]
    assert office.body(document, "need") == f"They came back {{{{{uid}}}}}"
    assert "Most <b>came back</b>" in said(page.writing.evidence)
    words = look_at_pages(page, qtbot, "Elm J (2025)")
    assert "Only 12 were asked. Not known: title. Not checked against its source." in words


@pytest.mark.usefixtures("choir")
def test_a_citation_is_cut_from_one_text_and_pasted_into_another(office: Office, qtbot: QtBot) -> None:
    document = office.case()
    page = show(office, qtbot, document)
    typing(page, "Shown")
    find(page, "kiely usual care")
    editor = page.writing.box.editor
    editor.selectAll()
    editor.cut()
    page.writing.open("offer")
    editor.paste()
    editor.tell()
    assert office.body(document, "offer").startswith("Shown {{sp-controlled-2022")
    assert "Shown [1]" in look_at_pages(page, qtbot, "Kiely B")
