"""The print preview: the pages of a PDF on the paper of a printer."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.ui.printing.page_pictures import pictures
from app.ui.printing.paper import PrintPreview


def three_pages() -> bytes:
    """Pages with one, two and three black squares near the upper left corner."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for count in (1, 2, 3):
        for at in range(count):
            canvas.rect(60 + 100 * at, A4[1] - 120, 60, 60, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed(preview: PrintPreview, path: Path) -> bytes:
    preview.paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    preview.paper.setOutputFileName(str(path))
    preview.paint(preview.paper)
    return path.read_bytes()


def squares(pdf: bytes) -> list[list[bool]]:
    """By page, which of the three places is black."""
    pages = pictures(pdf, 595, lambda: None)
    return [[page.image.pixelColor(90 + 100 * at, 90).lightness() < 100 for at in range(3)] for page in pages]


@pytest.fixture
def preview(qtbot: QtBot) -> PrintPreview:
    made = PrintPreview("Our case", three_pages())
    qtbot.addWidget(made)
    return made


def test_every_page_is_printed_whole_and_in_its_place(preview: PrintPreview, tmp_path: Path) -> None:
    pdf = printed(preview, tmp_path / "out.pdf")
    assert squares(pdf) == [[True, False, False], [True, True, False], [True, True, True]]
    width, height = (float(PdfReader(BytesIO(pdf)).pages[0].mediabox[at]) for at in (2, 3))
    assert (round(width), round(height)) == (595, 842)


def test_only_the_pages_asked_for_are_printed(preview: PrintPreview, tmp_path: Path) -> None:
    preview.paper.setPrintRange(QPrinter.PrintRange.PageRange)
    preview.paper.setFromTo(2, 2)
    assert squares(printed(preview, tmp_path / "out.pdf")) == [[True, True, False]]


def test_the_printer_is_told_what_it_prints(preview: PrintPreview) -> None:
    assert preview.windowTitle() == "Print Our case"
    assert preview.paper.docName() == "Our case"
