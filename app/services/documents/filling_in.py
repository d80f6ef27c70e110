"""Fills a new document in: texts of earlier ones about the same, figures and all, and the project's summary."""

from sqlalchemy.orm import Session

from app.documents.kinds.kind import Kind
from app.documents.tree.markup import write
from app.documents.tree.tree import Paragraph, words
from app.services.documents import sections
from app.services.rows import records

SUMMARY = "summary"
"""The box that a project's own summary fills."""


def fill_in(session: Session, kind: Kind, document: int) -> None:
    """Copy into each box the newest text that a document about the same project or grant has in a box of that key."""
    for box in kind.boxes:
        for earlier in _about_the_same(session, document):
            if sections.copy(session, box.key, earlier, document):
                break
        else:
            if box.key == SUMMARY:
                _summary(session, document)


def _about_the_same(session: Session, document: int) -> list[int]:
    """The documents about the same project, or without one about the same grant, the newest first."""
    row = records.get(session, "document", document)
    column = "project_id" if row["project_id"] is not None else "grant_id"
    if row[column] is None:
        return []
    found = records.rows(session, "document", where={column: row[column]})
    newest = sorted(found, key=lambda each: (each["created_on"], each.id), reverse=True)
    return [each.id for each in newest if each.id != document]


def _summary(session: Session, document: int) -> None:
    project = records.get(session, "document", document)["project_id"]
    summary = records.get(session, "project", project)["summary"] if project is not None else ""
    if summary.strip():
        sections.put(session, document, SUMMARY, body=write((Paragraph(words(summary.strip())),)))
