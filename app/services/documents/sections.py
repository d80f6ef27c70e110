"""The rows of a document's sections: one by its key, made where there is none; and a text copied with its figures."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.records import Record

_COPIED = ("token", "figure", "arguments", "seen", "seen_on", "basis")


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
    keys = {row.id: row["key"] for row in of_document(session, document)}
    found = records.rows(session, "figure_use", where={"section_id": list(keys)}, order="id")
    return tuple((keys[row["section_id"]], row) for row in found)


def copy_use(session: Session, use: Mapping[str, Any] | Record, section: int) -> None:
    """The same figure, as it was seen there last, in another section."""
    records.add(session, "figure_use", {"section_id": section, **{name: use[name] for name in _COPIED}})


def copy(session: Session, key: str, source: int, target: int) -> bool:
    """Copy a text with its figures from one document to another; whether there was one to copy."""
    section = find(session, source, key)
    if section is None or not section["body"].strip():
        return False
    copied = put(session, target, key, body=section["body"])
    for use in records.rows(session, "figure_use", where={"section_id": section.id}, order="id"):
        copy_use(session, use, copied)
    return True
