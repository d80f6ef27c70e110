"""The tables of a page on paper: what is seen, whole and in its order."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.documents.tree.tree import Document, Heading, Table
from app.reports.pdf.writing import write_pdf
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page, Printable
from app.ui.kit.cards import Card
from app.ui.printing.paper import PrintPreview
from app.ui.printing.print_page import NOTHING, print_page
from app.ui.printing.tables import as_document, tables_of
from app.ui.table import view
from app.ui.table.column import Column, RowMark
from app.ui.table.model import MISSING, TableModel
from tests.fakes import FakeAsker
from tests.ui.pages.acting import TODAY, Place, place_in

COLUMNS = (Column("name", "Name"), Column("amount", "A month", "money"), Column("since", "Since", "date"))
ROWS = [
    {"id": at, "name": f"<b>Row</b> & {at}", "amount": at * 100_00, "since": date(2026, 4, at + 1)} for at in range(3)
]


class TablePage(Page):
    """A page with a table in a card."""

    def __init__(
        self, desk: Desk, rows: Sequence[object] = ROWS, document: Printable | None = None, *, adding: bool = False
    ) -> None:
        super().__init__(desk)
        self.document = document
        self.card = Card("What you hold", parent=self)
        model = TableModel(COLUMNS, adding=adding)
        model.set_rows(rows)
        model.set_totals({"name": "Together", "amount": 300_00})
        self.table = view.Table(model, name="Held")
        self.card.add(self.table)
        QVBoxLayout(self).addWidget(self.card)

    def refresh(self) -> None:
        """Nothing is read."""

    def printable(self) -> Printable | None:
        """What is printed of it."""
        return self.document


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us & them")
        yield made


def shown(place: Place, qtbot: QtBot, *given: object) -> TablePage:
    page = TablePage(place.desk, *given)  # type: ignore[arg-type]  # rows and a document, by the tests
    qtbot.addWidget(page)
    page.show()
    return page


def table_in(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def cells(table: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row.cells] for row in table.rows]


def test_every_row_is_there_with_its_sum_under_the_title_of_its_card(place: Place, qtbot: QtBot) -> None:
    page = shown(place, qtbot)
    document = as_document(tables_of(page), "Funding", "Us & them", TODAY)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["Funding", "What you hold"]
    table = table_in(document)
    assert [(column.head, column.kind) for column in table.columns] == [
        ("Name", "text"),
        ("A month", "number"),
        ("Since", "date"),
    ]
    assert cells(table) == [
        ["<b>Row</b> & 0", "£0", "1 April 2026"],
        ["<b>Row</b> & 1", "£100", "2 April 2026"],
        ["<b>Row</b> & 2", "£200", "3 April 2026"],
        ["Together", "£300", ""],
    ]
    assert [row.kind for row in table.rows] == ["plain", "plain", "plain", "total"]


def test_columns_stand_as_they_are_seen(place: Place, qtbot: QtBot) -> None:
    page = shown(place, qtbot)
    page.table.horizontalHeader().moveSection(2, 0)
    page.table.hide_columns(["amount"])
    assert [column.head for column in table_in(as_document(tables_of(page), "F", "Us", TODAY)).columns] == [
        "Since",
        "Name",
    ]


def test_rows_that_are_scrolled_away_are_printed_and_the_empty_one_for_adding_is_not(
    place: Place, qtbot: QtBot
) -> None:
    page = TablePage(place.desk, [ROWS[1] | {"id": at, "name": f"Row {at}"} for at in range(300)], adding=True)
    qtbot.addWidget(page)
    page.show()
    assert page.table.rows_model().rowCount() == 302
    printed = cells(table_in(as_document(tables_of(page), "F", "Us", TODAY)))
    assert [row[0] for row in printed] == [*(f"Row {at}" for at in range(300)), "Together"]


def test_what_a_row_lacks_is_marked_on_the_screen_and_not_on_paper(place: Place, qtbot: QtBot) -> None:
    page = shown(place, qtbot, [{"id": 1, "name": "Rent", "amount": None, "since": None}])
    model = page.table.rows_model()
    model.read_marks = lambda: {1: RowMark("amount", "no amount", "Give the amount.")}
    model.set_rows(model.rows())
    assert MISSING in [model.marked(0, at) for at in range(3)]
    assert cells(table_in(as_document(tables_of(page), "F", "Us", TODAY)))[0] == ["Rent", "", ""]


def test_a_column_of_long_texts_gets_more_of_the_width(place: Place, qtbot: QtBot) -> None:
    page = shown(place, qtbot, [ROWS[0] | {"name": "x" * 100}])
    name, amount, since = table_in(as_document(tables_of(page), "F", "Us", TODAY)).columns
    assert (name.weight, amount.weight, since.weight) == (10, 1, 3)


def test_of_several_tables_the_one_with_the_keys_is_printed(place: Place, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    pages = [TablePage(place.desk), TablePage(place.desk)]
    column = QVBoxLayout(around)
    for page in pages:
        column.addWidget(page)
    around.show()
    assert tables_of(around) == [page.table for page in pages]
    around.activateWindow()
    pages[1].table.setFocus()
    qtbot.waitUntil(pages[1].table.hasFocus)
    assert tables_of(around) == [pages[1].table]


def test_a_page_prints_its_tables(place: Place, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreview)
        seen.append(dialog.paper.docName())
        return False

    object.__setattr__(place.desk, "ask", FakeAsker(look))
    print_page(place.desk, shown(place, qtbot), "Funding")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Us & them: Funding"]


def test_a_page_with_a_document_prints_that(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(place, qtbot)
    document = as_document(tables_of(page), "Our case", "Us", TODAY)
    page.document = Printable(document, {})
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        seen.append(dialog.windowTitle())
        return False

    object.__setattr__(place.desk, "ask", FakeAsker(look))
    print_page(place.desk, page, "Documents")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Print Us: Our case"]
    assert write_pdf(tmp_path / "same.pdf", document).pages == 1


def test_a_page_with_neither_says_so(place: Place, qtbot: QtBot) -> None:
    told: list[str] = []
    object.__setattr__(place.desk, "say", told.append)
    page = shown(place, qtbot)
    page.table.hide()
    print_page(place.desk, page, "Funding")
    assert told == [NOTHING]
