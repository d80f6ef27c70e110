"""A document as it would be printed now, written and drawn; on the worker, since a page takes longer than a key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.tree import Document
from app.problems import Refused
from app.ui.printing.page_pictures import NO_ROOM, Check, PagePicture, pictures
from app.work.documents import write_document


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it would be printed now, with the bytes of its images by their hash."""

    document: Document
    images: Mapping[str, bytes]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.document.title

    def write(self, path: Path) -> WrittenDocument:
        """Write it as PDF or Word, by the ending. Raises Refused where the file cannot be written."""
        return write_document(path, self.document, self.images)


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
