"""Documents handed over: sent as they stand with what their figures rest on, written again as they were, all at once."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from app.documents.building.provenance import with_provenance
from app.documents.tree.outcome import WrittenDocument
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.replacing import replacing
from app.services.documents import sent, versions
from app.services.rows import records
from app.text import free_name, safe_file_name
from app.work.documents import PDF, WORD, OpenDocument, images_of, open_document, write_document


def export(path: Path, opened: OpenDocument) -> WrittenDocument:
    """Write a document as it is now. Raises Refused where its figures cannot be made, or the file not be written."""
    refuse_without_figures(opened)
    return write_document(path, opened.document, opened.images)


def refuse_without_figures(opened: OpenDocument) -> None:
    """Raise what keeps figures from being made: without them nothing is handed over."""
    if opened.refused:
        raise opened.refused[0]


def send(session: Session, opened: OpenDocument, *, to: str, on: date, at: datetime) -> int:
    """Keep a document and its two files as they are now, as sent to somebody on a day; the number of the version.

    A table at its end says where its figures come from. Raises Refused where the figures cannot be made.
    """
    refuse_without_figures(opened)
    document = with_provenance(opened.document)
    with TemporaryDirectory() as folder:
        files = {ending: Path(folder, f"document{ending}") for ending in (PDF, WORD)}
        for path in files.values():
            write_document(path, document, opened.images)
        written = {ending: path.read_bytes() for ending, path in files.items()}
    return sent.send(session, opened.id, document, to=to, on=on, at=at, pdf=written[PDF], docx=written[WORD])


def write_all(
    session: Session, rates: RatePack, folder: Path, *, today: date, endings: Iterable[str] = (PDF, WORD)
) -> list[Path]:
    """Write every document of a file into a folder, each as PDF and as Word; returns where they are."""
    written: list[Path] = []
    names: list[str] = []
    for row in records.rows(session, "document", order="title"):
        opened = open_document(session, rates, row.id, today=today)
        names.append(free_name(safe_file_name(row["title"]), names))
        for ending in endings:
            path = folder / f"{names[-1]}{ending}"
            export(path, opened)
            written.append(path)
    return written
