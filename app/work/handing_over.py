"""Documents handed over: written as they are now or as they were kept, sent with what their figures rest on."""

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
from app.services.documents.sent import SentCopy
from app.services.documents.versions import Version
from app.services.rows import records
from app.text import free_name, safe_file_name
from app.work.documents import PDF, WORD, OpenDocument, images_of, open_document, refuse_other_endings, write_document


def export(path: Path, opened: OpenDocument) -> WrittenDocument:
    """Write a document as it is now. Raises Refused where its figures cannot be made, or the file not be written."""
    _refuse_without_figures(opened)
    return write_document(path, opened.document, opened.images)


def export_version(session: Session, path: Path, document_id: int, number: int) -> WrittenDocument | None:
    """Write a version as it was kept. Of one that was sent the file is written as it went, and None returned.

    Raises Refused where there is no such version, and where the file cannot be written.
    """
    refuse_other_endings(path)
    uid = records.get(session, "document", document_id)["uid"]
    version = versions.version_numbered(session, uid, number)
    data = as_it_went(session, version, path.suffix.lower())
    if not data:
        document = versions.tree_of(session, version.id)
        return write_document(path, document, images_of(session, document))
    write_as_it_went(path, data)
    return None


def as_it_went(session: Session, version: Version, ending: str) -> bytes:
    """A file of a version that was sent; no bytes where it was not. Raises Refused where they are damaged."""
    return sent.file_as_it_went(session, version.id, "pdf" if ending == PDF else "docx")


def write_as_it_went(path: Path, data: bytes) -> None:
    """Write a file that was sent, to the byte. Raises Refused where it cannot be written."""
    with replacing(path) as beside:
        beside.write_bytes(data)


def send(session: Session, opened: OpenDocument, *, to: str, on: date, at: datetime) -> int:
    """Keep a document and its two files as they are now, as sent to somebody on a day; the number of the version.

    A table at its end says where its figures come from. Raises Refused where the figures cannot be made.
    """
    _refuse_without_figures(opened)
    document = with_provenance(opened.document)
    with TemporaryDirectory() as folder:
        files = {ending: Path(folder, f"document{ending}") for ending in (PDF, WORD)}
        for path in files.values():
            write_document(path, document, opened.images)
        written = {ending: path.read_bytes() for ending, path in files.items()}
    return sent.send(session, opened.id, document, to=to, on=on, at=at, pdf=written[PDF], docx=written[WORD])


def withdraw(session: Session, document_id: int, number: int, *, on: date) -> SentCopy:
    """Mark the last copy of a version that was sent as withdrawn, and return it. Raises Refused where none stands."""
    uid = records.get(session, "document", document_id)["uid"]
    for copy in sent.copies(session, uid):
        if copy.version.number == number and copy.withdrawn_on is None:
            sent.withdraw(session, copy.id, on=on)
            return copy
    raise Refused(f"Version {number} was not sent, or it is withdrawn already. Look at the versions.")


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
            written.append(folder / f"{names[-1]}{ending}")
            export(written[-1], opened)
    return written


def _refuse_without_figures(opened: OpenDocument) -> None:
    """Raise what keeps figures from being made: without them nothing is handed over."""
    if opened.refused:
        raise opened.refused[0]
