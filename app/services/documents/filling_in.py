"""Fills a new document in: texts of earlier ones about the same, figures and all, and the project's summary."""

from sqlalchemy.orm import Session

from app.documents.kinds.kind import Kind
from app.documents.kinds.loading import kinds
from app.documents.tree.markup import write
from app.documents.tree.tree import Paragraph, words
from app.services.documents import sections
from app.services.rows import records

SUMMARY = "summary"
"""The box that a project's own summary fills."""


def fill_in(session: Session, kind: Kind, document: int) -> None:
    """Copy into each box the newest text that a document alike has in a box of that key.

    Alike are those of the same kind about the same project or grant; and all that ask for money for one project.
    """
    alike = _alike(session, kind, document)
    for box in kind.boxes:
        for earlier in alike:
            if sections.copy(session, box.key, earlier, document):
                break
        else:
            if box.key == SUMMARY:
                _summary(session, document)


def _alike(session: Session, kind: Kind, document: int) -> list[int]:
    """The documents to copy from, the newest first."""
    row = records.get(session, "document", document)
    column = "project_id" if row["project_id"] is not None else "grant_id"
    if row[column] is None:
        return []
    found = [each for each in records.rows(session, "document", where={column: row[column]}) if each.id != document]
    newest = sorted(found, key=lambda each: (each["created_on"], each.id), reverse=True)
    return [each.id for each in newest if _asks_the_same(kind, each["kind"])]


def _asks_the_same(kind: Kind, other: str) -> bool:
    """Whether a key is the same question in both: what a report asks under “outcomes” is not what a case does."""
    there = kinds().get(other)
    return other == kind.id or (there is not None and there.asks_for_money and kind.asks_for_money)


def _summary(session: Session, document: int) -> None:
    project = records.get(session, "document", document)["project_id"]
    summary = records.get(session, "project", project)["summary"] if project is not None else ""
    if summary.strip():
        sections.put(session, document, SUMMARY, body=write((Paragraph(words(summary.strip())),)))
