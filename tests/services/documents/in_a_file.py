"""An organisation file on the disk with a document for a grant's report, to keep, send and bring back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.documents.tree.tree import Document
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.documents.tree.samples import DOCUMENT

DAY = date(2026, 11, 30)
AT = datetime(2026, 11, 30, 21, 5, tzinfo=UTC)
BODY = "It costs **{{cost}}**.\n\n> ask Nora\n\n- one\n- two"


@contextmanager
def a_file(folder: Path) -> Iterator[OrganisationFile]:
    """A file with a project, a grant that wants a report, and the document for it with two texts."""
    with OrganisationFile.create(folder / "us.footing") as file:
        with file.first_rows() as session:
            new_organisation(session, "Us")
            project = records.add(session, "project", {"name": "Choir"})
            funder = records.add(session, "funder", {"name": "A Trust"})
            grant = records.add(session, "grant", {"title": "Songs", "funder_id": funder, "project_id": project})
            report = {"grant_id": grant, "title": "Year one", "due": date(2026, 12, 31)}
            records.add(session, "grant_report", report)
            begin(session, "Songs: year one", project_id=project, grant_id=grant, grant_report_id=1)
        yield file


def begin(session: Session, title: str, **about: int) -> int:
    """A document with a text, a part that is hidden, and a section of the user's own."""
    values = {"title": title, "kind": "funder-report", "created_on": DAY, **about}
    document = records.add(session, "document", values)
    text = records.add(session, "section", {"document_id": document, "key": "story", "body": BODY})
    use = {
        "token": "cost",
        "figure": "full-cost",
        "seen": "£3",
        "seen_on": DAY,
        "basis": "The plan",
        "arguments": "2027",
    }
    records.add(session, "figure_use", {"section_id": text, **use})
    records.add(session, "citation", {"section_id": text, "token": "e1", "evidence": "sp-rhetoric-2017"})
    records.add(session, "section", {"document_id": document, "key": "chart", "shown": False})
    own = {"key": "own-1", "heading": "Thanks", "body": "Thank you.", "position": 1}
    records.add(session, "section", {"document_id": document, **own})
    return document


def uid_of(session: Session, document: int = 1) -> str:
    """The uid of a document."""
    return str(records.get(session, "document", document)["uid"])


def tree(title: str = "Songs: year one") -> Document:
    """A document as it is printed."""
    return replace(DOCUMENT, title=title)
