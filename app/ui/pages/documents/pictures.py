"""Draws the pages of a document as pictures; runs on the worker, since a page takes longer than a keystroke."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtGui import QImage

from app.documents.facts.case import BusinessCase
from app.documents.tree.outcome import WrittenDocument
from app.problems import Refused
from app.reports.forecast.report import ForecastReport
from app.work.documents import write_business_case, write_forecast

NO_ROOM = "There is no room for temporary files on this computer. Make some room, and try again."
Check = Callable[[], object]
"""Raises when the pictures are not wanted any more."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it would be printed now: its title, and everything that stands in it."""

    title: str
    data: BusinessCase | ForecastReport

    def write(self, path: Path) -> WrittenDocument:
        """Write it as a PDF. Raises Refused where the file cannot be written."""
        if isinstance(self.data, BusinessCase):
            return write_business_case(path, self.data)
        return write_forecast(path, self.data)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: how it looks, its height over its width, and its words in reading order."""

    image: QImage
    shape: float
    words: str


@dataclass(frozen=True, slots=True)
class DocumentPictures:
    """A document that was drawn: what writing it answered, the PDF itself, and its pages."""

    written: WrittenDocument
    pdf: bytes
    pages: tuple[PagePicture, ...]


def draw(paper: Paper, width: int, check: Check) -> DocumentPictures:
    """Write a document to a temporary file and draw each page so many pixels wide.

    Raises Refused where nothing can be written, and whatever `check` raises between two pages.
    """
    try:
        with TemporaryDirectory(prefix="footing-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "pages.pdf")
            written = paper.write(path)
            check()
            pdf = path.read_bytes()
    except OSError as error:
        raise Refused(NO_ROOM) from error
    return DocumentPictures(written, pdf, pictures(pdf, width, check))


def pictures(pdf: bytes, width: int, check: Check) -> tuple[PagePicture, ...]:
    """Draw each page of a PDF so many pixels wide. The library beneath is for one thread: the worker."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # it publishes no types, and loads when needed

    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for at in range(len(document)):
            check()
            found.append(_picture(document[at], width))
    finally:
        document.close()
    return tuple(found)


def _picture(page: Any, width: int) -> PagePicture:
    """One page, all that belongs to the library closed again on this thread."""
    across, down = page.get_size()
    # the library rounds up to whole pixels: a hair less gives exactly the width asked for
    bitmap = page.render(scale=(width - 0.01) / across, prefer_bgrx=True)
    shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    image = shared.copy()
    text = page.get_textpage()
    words = text.get_text_range()
    for part in (text, bitmap, page):
        part.close()
    return PagePicture(image, down / across, words)
