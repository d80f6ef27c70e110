"""A file with two funders and two projects, an answer that uses a figure and evidence, and a case for each project."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.documents.tree.tree import Figure
from app.services.documents.documents import document_named, new_document
from app.services.library import taking
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from app.services.rows.records import Record
from app.storage.file import OrganisationFile
from tests.documents.some import COST

TODAY = date(2026, 12, 1)
KNOWN: dict[str, Figure] = {COST.id: COST}
BODY = "We sing. It costs **{{full-cost}}**.\n\n- Elders felt better {{sp-controlled-2022}}"


@dataclass
class Shelf:
    """The open file, with short ways to act on it."""

    file: OrganisationFile
    answer: int
    choir: int
    garden: int

    def rows(self, table: str, **where: Any) -> tuple[Record, ...]:
        with self.file.read() as session:
            return records.rows(session, table, where=where)

    def section(self, document: int, key: str = "need") -> Record:
        return self.rows("section", document_id=document, key=key)[0]

    def change_answer(self, body: str) -> None:
        with self.file.action("Change the answer") as session:
            records.change(session, "library_answer", self.answer, {"body": body})

    def take(self, document: int, key: str = "need") -> None:
        with self.file.action("Use the answer") as session:
            taking.take(session, document, key, self.answer, KNOWN, today=TODAY)


@contextmanager
def a_shelf(folder: Path) -> Iterator[Shelf]:
    with OrganisationFile.create(folder / "us.footing") as file:
        with file.first_rows() as session:
            new_organisation(session, "Riverbank Arts")
            for name in ("Northshire Lottery Fund", "Hope Trust"):
                records.add(session, "funder", {"name": name})
            answer = records.add(session, "library_answer", {"title": "What we do", "body": BODY, "tags": "singing"})
            documents = [_case(session, name) for name in ("Choir", "Garden")]
        yield Shelf(file, answer, *documents)


def _case(session: Session, project: str) -> int:
    records.add(session, "project", {"name": project})
    title = new_document(session, "business-case-short", project=project, buyer="The Council", today=TODAY)
    return document_named(session, title)
