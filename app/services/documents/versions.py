"""Versions of a document: the whole of it kept as it stands, read again, and its texts brought back.

A version is never changed and never undone. It stays when the document is deleted, under the document's `uid`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from app.documents.tree import as_json
from app.documents.tree.tree import Document
from app.problems import Refused
from app.services.documents.kept_texts import KeptTexts, put_back, texts_of
from app.services.keeping import blobs, kept
from app.services.rows import records
from app.services.rows.records import Record

Why = Literal["asked", "sent", "before restoring"]
"""What a version was kept for."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it is listed: its number counts from 1 for each document, `at` is the moment in UTC."""

    id: int
    number: int
    at: datetime
    why: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class _Content:
    """What a version holds: the document as it is printed, and the texts from which it was built."""

    document: Document
    texts: KeptTexts


def keep_version(session: Session, document_id: int, document: Document, why: Why, at: datetime) -> int:
    """Keep a document as it stands, with its texts, and return the version's id.

    Where the newest version is the same to the letter, that one is returned, and nothing is kept twice. Raises Refused
    where the document is gone, and where the file has no room.
    """
    row = records.get(session, "document", document_id)
    content = blobs.keep(session, as_json.written(_Content(document, texts_of(session, document_id))))
    before = kept.rows(session, "version", where={"document_uid": row["uid"]}, order="number")
    if before and before[-1]["tree"] == content:
        return before[-1].id
    return kept.add(
        session,
        "version",
        {
            "document_uid": row["uid"],
            "kind": row["kind"],
            "title": row["title"],
            "number": before[-1]["number"] + 1 if before else 1,
            "at": at.isoformat(timespec="seconds"),
            "why": why,
            "tree_version": as_json.TREE_VERSION,
            "tree": content,
        },
    )


def versions(session: Session, document_uid: str) -> tuple[Version, ...]:
    """The versions of a document, deleted or not, from the first to the newest."""
    return tuple(map(_listed, kept.rows(session, "version", where={"document_uid": document_uid}, order="number")))


def version(session: Session, version_id: int) -> Version:
    """One version. Raises Refused where it is not in the file."""
    return _listed(_row(session, version_id))


def version_numbered(session: Session, document_uid: str, number: int) -> Version:
    """The version of a document with this number. Raises Refused with the numbers there are."""
    there = versions(session, document_uid)
    for each in there:
        if each.number == number:
            return each
    numbers = f"There are 1 to {there[-1].number}." if there else "None was kept yet."
    raise Refused(f"This document has no version {number}. {numbers}")


def tree_of(session: Session, version_id: int) -> Document:
    """The document as this version has it. Raises Refused where it is damaged or from a newer Footing."""
    return _content(session, version_id).document


def restore(session: Session, document_id: int, version_id: int, document: Document, at: datetime) -> None:
    """Bring back the texts of a version, after keeping what is there now: `document` as it is printed today.

    One action: undoing it brings back the texts that were replaced. What the document is about and its title stay.
    Raises Refused where the version is another document's.
    """
    wanted = _content(session, version_id).texts
    if _row(session, version_id)["document_uid"] != records.get(session, "document", document_id)["uid"]:
        raise Refused("This version is of another document. Choose one of this document's own.")
    keep_version(session, document_id, document, "before restoring", at)
    put_back(session, document_id, wanted)


def _content(session: Session, version_id: int) -> _Content:
    row = _row(session, version_id)
    return as_json.read(_Content, blobs.read(session, row["tree"]), row["tree_version"])


def _row(session: Session, version_id: int) -> Record:
    found = kept.rows(session, "version", where={"id": version_id})
    if not found:
        raise Refused("This version is not in the file. Choose another one.")
    return found[0]


def _listed(row: Record) -> Version:
    at = datetime.fromisoformat(row["at"])
    return Version(row.id, row["number"], at, row["why"], row["kind"], row["title"])
