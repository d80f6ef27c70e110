"""What was sent: a version as it went, to whom, on which day, with its files. It can be withdrawn, and is never lost.

Sending is outside undo. Only the day that it puts into a grant's report is undone like any other change: then the
report is due again, and what was sent stays in the list, to be withdrawn there.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy.orm import Session

from app.dates import format_date
from app.documents.tree.tree import Document
from app.problems import Refused
from app.services.documents.versions import Version, keep_version, tree_of, version
from app.services.keeping import blobs, kept
from app.services.rows import records
from app.services.rows.checks import storable
from app.services.rows.records import Record
from app.text import name_key, one_line, quoted


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A document that was sent: the version, the day, to whom, and the day on which that was taken back."""

    id: int
    version: Version
    on: date
    to: str
    withdrawn_on: date | None
    has_pdf: bool
    has_word: bool


def sent_words(to: str, on: date) -> str:
    """`sent to A Trust on 30 November 2026`; nobody has to say to whom."""
    whom = f"to {to} " if to else ""
    return f"sent {whom}on {format_date(on)}"


def send(
    session: Session,
    document_id: int,
    document: Document,
    *,
    to: str,
    on: date,
    at: datetime,
    pdf: bytes = b"",
    docx: bytes = b"",
) -> int:
    """Keep a document and its files as sent to somebody on a day, and return the number of the version.

    The report of a grant that it is for counts as sent on that day, unless it was before. Raises Refused for a day to
    come, and where the same version went to the same reader on the same day.
    """
    to = one_line(storable(to))
    refuse_day_to_come(on, at.date())
    kept_as = version(session, keep_version(session, document_id, document, "sent", at))
    for row in kept.rows(session, "sent", where={"version_id": kept_as.id, "on": on}):
        if row["withdrawn_on"] is None and name_key(row["to"]) == name_key(to):
            whom = f" to {quoted(to)}" if to else ""
            raise Refused(f"This version was sent{whom} on {format_date(on)} already. Nothing has changed since.")
    files = {"pdf": _kept(session, pdf), "docx": _kept(session, docx)}
    kept.add(session, "sent", {"version_id": kept_as.id, "on": on, "to": to, **files})
    report = _report(session, document_id)
    if report and report["sent_on"] is None:
        records.change(session, "grant_report", report.id, {"sent_on": on})
    return kept_as.number


def refuse_day_to_come(on: date, today: date) -> None:
    """Raise Refused where nothing can have been sent on a day yet."""
    if on > today:
        raise Refused(f"{format_date(on)} is still to come. Give the day on which you sent it.")


def withdraw(session: Session, sent_id: int, *, on: date) -> None:
    """Mark a copy as not sent after all; it stays in the list. Raises Refused for one that is withdrawn already."""
    row = _row(session, sent_id)
    if row["withdrawn_on"] is not None:
        raise Refused(f"This was withdrawn on {format_date(row['withdrawn_on'])} already.")
    if on < row["on"]:
        raise Refused(f"This was sent on {format_date(row['on'])}. It cannot be withdrawn before that day.")
    kept.mark(session, "sent", sent_id, {"withdrawn_on": on})
    _report_is_due_again(session, row)


def copies(session: Session, document_uid: str) -> tuple[SentCopy, ...]:
    """Everything that was sent of a document, deleted or not, the newest first; with what was withdrawn."""
    versions = {row.id for row in kept.rows(session, "version", where={"document_uid": document_uid})}
    rows = [row for row in kept.rows(session, "sent", order="on") if row["version_id"] in versions]
    return tuple(_copy(session, row) for row in reversed(rows))


def files_of(session: Session, sent_id: int) -> tuple[bytes, bytes]:
    """The PDF and the Word file as they went; no bytes for one that was not kept. Raises Refused."""
    row = _row(session, sent_id)
    pdf, docx = (blobs.read(session, row[name]) if row[name] else b"" for name in ("pdf", "docx"))
    return pdf, docx


def file_as_it_went(session: Session, version_id: int, name: Literal["pdf", "docx"]) -> bytes:
    """A file of a version that was sent, as it went; no bytes where it was not sent, or the file not kept.

    Raises Refused where its bytes are missing or damaged.
    """
    copies = kept.rows(session, "sent", where={"version_id": version_id}, order="on")
    found = next((row[name] for row in reversed(copies) if row[name]), None)
    return blobs.read(session, found) if found else b""


def last_sent(session: Session, kind: str) -> tuple[Document | None, date] | None:
    """The document of a kind that was sent last and not withdrawn, as it went, and the day; None where none was.

    No document where what was kept of it is damaged, or from a newer Footing: the day is known all the same.
    """
    versions = {row.id for row in kept.rows(session, "version", where={"kind": kind})}
    standing = [row for row in kept.rows(session, "sent", order="on") if row["withdrawn_on"] is None]
    of_kind = [row for row in standing if row["version_id"] in versions]
    if not of_kind:
        return None
    try:
        document = tree_of(session, of_kind[-1]["version_id"])
    except Refused:
        document = None
    return document, of_kind[-1]["on"]


def _kept(session: Session, data: bytes) -> str | None:
    return blobs.keep(session, data) if data else None


def _report(session: Session, document_id: int) -> Record | None:
    """The report of a grant that a document is."""
    report = records.get(session, "document", document_id)["grant_report_id"]
    return None if report is None else records.get(session, "grant_report", report)


def _report_is_due_again(session: Session, withdrawn: Record) -> None:
    """A report that counted as sent because of a withdrawn copy is due again, unless another copy went on that day."""
    uid = kept.rows(session, "version", where={"id": withdrawn["version_id"]})[0]["document_uid"]
    for document in records.rows(session, "document", where={"uid": uid}):
        report = _report(session, document.id)
        others = (each.on for each in copies(session, uid) if each.withdrawn_on is None)
        if report and report["sent_on"] == withdrawn["on"]:
            records.change(session, "grant_report", report.id, {"sent_on": min(others, default=None)})


def _copy(session: Session, row: Record) -> SentCopy:
    return SentCopy(
        row.id,
        version(session, row["version_id"]),
        row["on"],
        row["to"],
        row["withdrawn_on"],
        has_pdf=row["pdf"] is not None,
        has_word=row["docx"] is not None,
    )


def _row(session: Session, sent_id: int) -> Record:
    found = kept.rows(session, "sent", where={"id": sent_id})
    if not found:
        raise Refused("What was sent is not in the file. Choose another entry.")
    return found[0]
