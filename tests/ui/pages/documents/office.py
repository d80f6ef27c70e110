"""A desk with a project that costs something, and the documents page on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.models.choices import CostCategory, Frequency, FundKind
from app.services.documents.documents import document_named, new_document
from app.services.documents.writing import save_text
from app.services.rows.splits import set_splits
from app.ui.desk.tasks import Task, Tasks
from app.ui.desk.workspace import Workspace
from app.ui.pages.documents.page import DocumentsPage
from tests.fakes import FakeAsker
from tests.ui.pages.acting import TODAY, Place, place_in

SHORT = "business-case-short"


class Office(Place):
    """A desk that also keeps what was said and answers questions."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__(workspace, tasks)
        self.told: list[str] = []
        self.ask = FakeAsker()
        self.desk = replace(self.desk, say=self.told.append, ask=self.ask)
        self.started: list[Task] = []
        tasks.started.connect(self.started.append)
        tasks.refused.connect(self.problems.append)

    def case(self, project: str = "Choir", buyer: str = "The Council", **texts: str) -> int:
        """A business case about the project, with these texts in its boxes."""
        run = self.workspace.run
        outcome = run("Begin", new_document, SHORT, project=project, buyer=buyer, today=TODAY)
        assert outcome.answer is not None, outcome.refusal
        document = self.workspace.read(document_named, outcome.answer)
        for key, body in texts.items():
            assert not run("Write", save_text, document, key, body).refusal
        return document

    def body(self, document: int, key: str) -> str:
        """A text as it is stored."""
        return next(
            (row["body"] for row in self.rows("section") if row["document_id"] == document and row["key"] == key), ""
        )


@contextmanager
def office_in(folder: Path) -> Iterator[Office]:
    """An organisation with £20,000 at the end of November 2026."""
    with place_in(folder) as place:
        made = Office(place.workspace, place.desk.tasks)
        made.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        made.add("fund", name="General fund", kind=FundKind.GENERAL, balance=20_000_00)
        yield made


def add_choir(office: Office) -> int:
    """A project that costs £12,000 a year directly, in twenty sessions."""
    project = office.add("project", name="Choir", summary="Singing for all.")
    office.add("project_year", project_id=project, year=2027, sessions=20, participants=0)
    cost = office.add(
        "cost_line",
        name="Singing teacher",
        category=CostCategory.FREELANCERS,
        amount=1_000_00,
        frequency=Frequency.MONTHLY,
        start=date(2026, 4, 1),
    )
    office.workspace.run("Set up", set_splits, "cost_line", cost, {project: 10_000})
    return project


def show(office: Office, qtbot: QtBot, document: int | None = None) -> DocumentsPage:
    """The page, with a document open where one is named."""
    made = DocumentsPage(office.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    if document is not None:
        made.show_record("document", document)
    return made


def look_at_pages(page: DocumentsPage, qtbot: QtBot, words: str) -> str:
    """Turn to the pages; the words on them, once they hold these."""
    if page.view.value() != "pages":
        page.view.set_value("pages")
        page.view.chosen.emit("pages")
    qtbot.waitUntil(lambda: words in printed(page))
    return printed(page)


def printed(page: DocumentsPage) -> str:
    """The words on the pages that are shown."""
    return " ".join(" ".join(view.accessibleDescription().split()) for view in page.preview.pages)
