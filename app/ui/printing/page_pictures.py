"""Draws the pages of a PDF as pictures, for the preview and for the printer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

NO_ROOM = "There is no room for temporary files on this computer. Make some room, and try again."
Check = Callable[[], object]
"""Raises when the pictures are not wanted any more."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: how it looks, its height over its width, and its words in reading order."""

    image: QImage
    shape: float
    words: str


def pictures(pdf: bytes, width: int, check: Check) -> tuple[PagePicture, ...]:
    """Draw each page of a PDF so many pixels wide. The library beneath is for one thread at a time."""
    with _opened(pdf) as document:
        found = []
        for at in range(len(document)):
            check()
            found.append(_picture(document[at], width))
        return tuple(found)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, at: int, width: int) -> PagePicture:
    """Draw one page of a PDF, counted from 0."""
    with _opened(pdf) as document:
        return _picture(document[at], width)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # it publishes no types, and loads when needed

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


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
