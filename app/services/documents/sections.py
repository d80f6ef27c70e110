"""The rows of a document's sections: one by its key, made where there is none; and a text copied with what is in it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.records import Record

_COPIED = {
    "figure_use": ("token", "figure", "arguments", "seen", "seen_on", "basis"),
    "citation": ("token", "evidence"),
}
"""The tables of what stands in a text by its token, with the columns that are the same in a copy."""


def find(session: Session, document: int, key: str) -> Record | None:
    """The section with this key, or None where nothing was stored of it yet."""
    found = records.rows(session, "section", where={"document_id": document, "key": key})
    return found[0] if found else None


def of_document(session: Session, document: int) -> tuple[Record, ...]:
    """Every stored section in its order."""
    return records.rows(session, "section", where={"document_id": document}, order=("position", "id"))


def put(session: Session, document: int, key: str, **values: Any) -> int:
    """Change a section, which is made where there is none, and return its id. Raises Refused."""
    section = find(session, document, key)
    if section is None:
        return records.add(session, "section", {"document_id": document, "key": key, **values})
    records.change(session, "section", section.id, values)
    return section.id


def uses(session: Session, document: int) -> tuple[tuple[str, Record], ...]:
    """The figures in the texts of a document, each with the key of its section."""
    return _within(session, "figure_use", document)


def citations(session: Session, document: int) -> tuple[tuple[str, Record], ...]:
    """The evidence that the texts of a document cite, each with the key of its section."""
    return _within(session, "citation", document)


def taken(session: Session, document: int) -> frozenset[str]:
    """The tokens that stand for something in the texts of a document."""
    return frozenset(row["token"] for table in _COPIED for _, row in _within(session, table, document))


def bring_in(session: Session, document: int, section: int, tokens: Collection[str]) -> None:
    """Let figures and evidence that other sections of the document have by these tokens be in this one too.

    What the section has by one of the tokens already stays as it is.
    """
    for table in _COPIED if tokens else ():
        found = [row for _, row in _within(session, table, document)]
        here = {row["token"] for row in found if row["section_id"] == section}
        elsewhere = {row["token"]: row for row in found if row["section_id"] != section}
        for token in tokens:
            if token not in here and token in elsewhere:
                _copy_row(session, table, elsewhere[token], section)


def copy(session: Session, key: str, source: int, target: int) -> bool:
    """Copy a text with its figures and evidence from one document to another; whether there was one to copy."""
    section = find(session, source, key)
    if section is None or not section["body"].strip():
        return False
    copied = put(session, target, key, **{name: section[name] for name in ("body", "library_uid", "library_hash")})
    for table in _COPIED:
        for row in records.rows(session, table, where={"section_id": section.id}, order="id"):
            _copy_row(session, table, row, copied)
    return True


def _within(session: Session, table: str, document: int) -> tuple[tuple[str, Record], ...]:
    keys = {row.id: row["key"] for row in of_document(session, document)}
    found = records.rows(session, table, where={"section_id": list(keys)}, order="id")
    return tuple((keys[row["section_id"]], row) for row in found)


def _copy_row(session: Session, table: str, row: Record, section: int) -> None:
    """The same figure, as it was seen there last, or the same evidence in another section."""
    records.add(session, table, {"section_id": section, **{name: row[name] for name in _COPIED[table]}})
