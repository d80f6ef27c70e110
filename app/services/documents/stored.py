"""A document as it is in the file, as plain values."""

from sqlalchemy.orm import Session

from app.documents.building.stored import Citation, Own, StoredDocument, Use
from app.documents.kinds.kind import About
from app.documents.kinds.loading import is_own
from app.services.documents import sections
from app.services.rows import records
from app.services.rows.records import Record


def stored_document(session: Session, document_id: int) -> StoredDocument:
    """Everything that is stored of a document. Raises Refused where it is not in the file any more."""
    row = records.get(session, "document", document_id)
    rows = sections.of_document(session, document_id)
    return StoredDocument(
        uid=row["uid"],
        title=row["title"],
        kind=row["kind"],
        reader=row["audience"].value,
        language=row["language"],
        bodies={each["key"]: each["body"] for each in rows if not is_own(each["key"])},
        shown={each["key"]: each["shown"] for each in rows if each["shown"] is not None},
        own=tuple(Own(each["key"], each["heading"], each["body"]) for each in rows if is_own(each["key"])),
        uses=tuple(
            Use(key, use["token"], use["figure"], use["seen"], use["seen_on"])
            for key, use in sections.uses(session, document_id)
        ),
        citations=tuple(
            Citation(key, each["token"], each["evidence"]) for key, each in sections.citations(session, document_id)
        ),
        about=_about(row),
    )


def _about(row: Record) -> frozenset[About]:
    columns: dict[About, str] = {
        "project": "project_id",
        "grant": "grant_id",
        "report": "grant_report_id",
        "year": "year",
    }
    return frozenset(about for about, column in columns.items() if row[column] is not None)
