"""A document as it would be printed now, written and drawn; on the worker, since a page takes longer than a key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.tree import Document
from app.problems import Refused
from app.services.documents.versions import Version, tree_of
from app.ui.desk.workspace import Workspace
from app.ui.printing.page_pictures import NO_ROOM, Check, PagePicture, pictures
from app.work.documents import PDF, WORD, images_of, refuse_other_endings, write_document
from app.work.handing_over import as_it_went, write_as_it_went


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
class SentPaper:
    """A version that was sent: its files as they went, by their endings."""

    title: str
    files: Mapping[str, bytes]

    def write(self, path: Path) -> WrittenDocument:
        """Write the one with this ending, to the byte. Raises Refused where it cannot be written."""
        refuse_other_endings(path)
        write_as_it_went(path, self.files[path.suffix.lower()])
        return WrittenDocument(0)


def paper_of(workspace: Workspace, version: Version) -> Paper | SentPaper:
    """A version as it went where it was sent, or else as it was kept. Raises Refused where it is damaged."""
    files = {ending: workspace.read(as_it_went, version, ending) for ending in (PDF, WORD)}
    if all(files.values()):
        return SentPaper(version.title, files)
    document = workspace.read(tree_of, version.id)
    return Paper(document, workspace.read(images_of, document))


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
