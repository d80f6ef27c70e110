"""The system's print preview of a PDF: what is printed are the very pages that would be saved."""

from PySide6.QtCore import QMarginsF, QRect, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from app.text import one_line
from app.ui.desk.desk import Desk
from app.ui.kit.room import resize_within_screen
from app.ui.printing.page_pictures import page_count, page_picture

MOST_DOTS = 300
"""Dots an inch that are drawn, also for a printer that has more: on text of this size no eye tells them apart."""


class PrintPreview(QPrintPreviewDialog):
    """Shows the pages of a PDF as the chosen printer would have them, and prints them."""

    def __init__(self, title: str, pdf: bytes, parent: QWidget | None = None) -> None:
        self.paper = QPrinter(QPrinter.PrinterMode.HighResolution)
        super().__init__(self.paper, parent)
        self._pdf = pdf
        self._count = page_count(pdf)
        self.paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.paper.setFullPage(True)
        self.paper.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        self.paper.setDocName(one_line(title))
        self.paper.setFromTo(1, self._count)
        self.setWindowTitle(f"Print {one_line(title)}")
        resize_within_screen(self, 900, 680)
        self.paintRequested.connect(self.paint)

    @Slot(QPrinter)
    def paint(self, printer: QPrinter) -> None:
        """Put the pages that were chosen on paper, each whole and in the middle of its sheet."""
        painter = QPainter(printer)
        for place, at in enumerate(self._chosen(printer)):
            if place:
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            dots = min(1.0, MOST_DOTS / printer.resolution())
            picture = page_picture(self._pdf, at, max(1, round(sheet.width() * dots)))
            painter.drawImage(_fitted(sheet, picture.shape), picture.image)
        painter.end()

    def _chosen(self, printer: QPrinter) -> range:
        """The pages that were asked for, from 0; all of them where none were."""
        if printer.printRange() != QPrinter.PrintRange.PageRange:
            return range(self._count)
        first, last = printer.fromPage() or 1, printer.toPage() or self._count
        return range(max(first, 1) - 1, min(last, self._count))


def print_pdf(desk: Desk, parent: QWidget, title: str, pdf: bytes) -> None:
    """Show a PDF's pages as they would be printed; the system's own dialog asks for the rest."""
    desk.ask.show(PrintPreview(title, pdf, parent))


def _fitted(sheet: QRect, shape: float) -> QRect:
    """Where a page of this shape (height over width) stands on a sheet: as large as it can be, in the middle."""
    width = min(sheet.width(), round(sheet.height() / shape))
    height = round(width * shape)
    return QRect((sheet.width() - width) // 2, (sheet.height() - height) // 2, width, height)
