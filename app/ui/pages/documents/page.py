"""Documents: business cases and the forecast, what they still lack, and their pages as they would be printed now."""

from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dates import FinancialYear, Month
from app.documents.case_checks import NO_FORECAST, Lack, check
from app.documents.tree.outcome import WrittenDocument
from app.places import name_of
from app.problems import Refused
from app.services.organisation.organisation import details
from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.text import plural
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import Button, Card, EmptyState, PageHead, PrimaryButton, page_layout
from app.ui.kit.columns import Columns
from app.ui.kit.words import Words
from app.ui.pages.documents.begin import BeginCard
from app.ui.pages.documents.checks import PROJECT, ChecksCard, Mending, place_of, place_of_refusal
from app.ui.pages.documents.figures import FiguresCard, case_figures, forecast_figures
from app.ui.pages.documents.list import DocumentEntry, DocumentList
from app.ui.pages.documents.out import open_paper, save_paper
from app.ui.pages.documents.pictures import Paper
from app.ui.pages.documents.preview import Preview
from app.ui.pages.documents.settings import CaseForm, ForecastForm
from app.work.documents import business_case, forecast_report

FORECAST = 0
"""The key of the forecast in the list; documents of the file have their ids, which begin at 1."""
_FORECAST_TITLE = "The forecast, month by month"
_WELCOME = (
    "A business case tells someone who might pay, in two to four pages, why a project is worth it: who needs it, what "
    "you offer, what it costs in full, who pays already, and how your money holds out. The words come from the "
    "project, the figures from your own costs and grants, and they stay up to date until you send it.\n\n"
    "Choose a project and say whom it is for. What is still missing is listed beside the pages as you go."
)
_REMEMBERED = "documents.chosen"


class DocumentsPage(Page):
    """The list on the left with what the chosen document lacks under it; its settings and its pages on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._documents: dict[int, Record] = {}
        self._chosen: int | None = None
        self._paper: Paper | None = None
        self._lacks: tuple[Lack, ...] = ()
        self._refusal: Refused | None = None
        self._unprintable = ""
        self.open_button = Button("Open", self)
        self.save_button = PrimaryButton("Save as PDF …", self)
        self.head = PageHead(name_of("documents"), "", self.open_button, self.save_button, parent=self)
        self.list = DocumentList(self)
        self.write_button = Button(name_of("documents.begin"), self)
        self.begin = BeginCard(desk, self)
        self.checks = ChecksCard(self)
        self.figures = FiguresCard(self)
        self.welcome = Card("Write your first business case", parent=self)
        self.sheet = Card("", parent=self)
        self.form = CaseForm(desk, self.sheet)
        self.forecast_form = ForecastForm(desk, self.sheet)
        self.preview = Preview(desk.tasks, self.sheet)
        self.count = Words("", role="small", parent=self.sheet)
        self.delete_button = Button("Delete this document", self.sheet, role="quiet")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the documents, and the chosen one with its figures."""
        read = self.desk.workspace.read
        self._first_month = read(details).year_start_month
        self._documents = {row.id: row for row in read(records.rows, "document", order=("title",))}
        self._projects = {row.id: row["name"] for row in read(records.rows, "project")}
        if self._chosen not in {FORECAST, *self._documents}:
            self._chosen = self._first_choice()
        self.list.set_entries(self._entries(), self._chosen)
        self._show(another=False)

    def show_card(self, card: str, row: int | None) -> None:
        """Offer to begin a business case; for a project that has some, choose the newest."""
        if card != "begin":
            return
        self._refresh_now()
        about = [document for document in self._documents.values() if document["project_id"] == row]
        if about:
            self._choose(max(about, key=lambda document: (document["created_on"], document.id)).id)
        elif not self.desk.workspace.read_only:
            self.begin.open(row)

    def show_record(self, table: str, row: int | None) -> None:
        """Choose a document."""
        if row is None:
            return
        self._refresh_now()
        if table == "document" and row in self._documents:
            self._choose(row)

    @Slot(int)
    def _choose(self, key: int) -> None:
        another = key != self._chosen
        self._chosen = key
        self.desk.save(_REMEMBERED, str(key))
        if self.list.current() != key:
            self.list.set_entries(self._entries(), key)
        self._show(another=another)

    def _show(self, *, another: bool) -> None:
        """Show the chosen document, or what belongs here."""
        chosen, document = self._chosen, self._documents.get(self._chosen or FORECAST)
        self._paper, self._lacks, self._refusal = None, (), None
        if another:
            self._unprintable = ""
        self.sheet.setVisible(chosen is not None)
        self.welcome.setVisible(chosen is None)
        self.form.setVisible(document is not None)
        self.delete_button.setVisible(document is not None and not self.desk.workspace.read_only)
        self.forecast_form.setVisible(chosen == FORECAST)
        try:
            if document is not None:
                self._show_case(document)
            elif chosen == FORECAST:
                self._show_forecast()
            else:
                self._show_nothing()
        except Refused as refusal:
            self._show_refusal(refusal)
        self._show_lacks(another=another)
        for button in (self.open_button, self.save_button):
            button.setVisible(chosen is not None)
            button.setEnabled(self._paper is not None)
        for card in (self.checks, self.figures):
            card.setVisible(chosen is not None)

    def _show_case(self, document: Record) -> None:
        self.head.set_words(document["title"], self._about(document))
        self.form.show_document(document, self._first_month)
        workspace = self.desk.workspace
        case = workspace.read(business_case, workspace.rates, document.id, today=workspace.today)
        self._lacks = check(case)
        self.figures.show_figures(case_figures(case))
        self._show_paper(document.id, Paper(document["title"], case))

    def _show_forecast(self) -> None:
        self.head.set_words(_FORECAST_TITLE)
        workspace, form = self.desk.workspace, self.forecast_form
        report = workspace.read(
            forecast_report, workspace.rates, form.view(), form.months(), form.late(), today=workspace.today
        )
        self._lacks = () if report.forecast.months else (NO_FORECAST,)
        self.figures.show_figures(forecast_figures(report))
        self._show_paper(FORECAST, Paper(f"{report.organisation} forecast", report))

    def _show_nothing(self) -> None:
        self.head.set_words(name_of("documents"))
        self.preview.set_words(None, "")

    def _show_refusal(self, refusal: Refused) -> None:
        """The figures cannot be made, so there are no pages; say why, and where that is mended."""
        self._refusal = refusal
        self.figures.show_figures(())
        self.count.setText("")
        self.preview.set_words(self._chosen, "There are no pages to show until you mend what is said on the left.")

    def _show_paper(self, key: int, paper: Paper) -> None:
        self._paper = paper
        self.preview.set_paper(key, paper)

    @Slot(object)
    def _drawn(self, written: WrittenDocument) -> None:
        self.count.setText(f"{plural(written.pages, 'page')} of A4, as they would be printed now")
        self._unprintable = written.sentence
        self._show_lacks(another=False)

    def _show_lacks(self, *, another: bool) -> None:
        """What cannot be printed or made stands before what is only missing."""
        lacks = [(self._unprintable, PROJECT)] if self._unprintable else []
        lacks += [(lack.sentence, place_of(lack)) for lack in self._lacks]
        if self._refusal is not None:
            lacks = [(str(self._refusal), place_of_refusal(self._refusal))]
        self.checks.show_lacks(lacks, another=another)

    @Slot(object)
    def _mend(self, place: Mending) -> None:
        """Go to where something missing is filled in."""
        document = self._documents.get(self._chosen or FORECAST)
        if place.field:
            self.form.go_to(place.field)
            return
        row = document["project_id"] if document is not None and place is PROJECT else None
        self.desk.go(place.id, row)

    @Slot()
    def _save(self) -> None:
        if self._finished() and self._paper is not None:
            save_paper(self.desk, self, self._paper)

    @Slot()
    def _open(self) -> None:
        if self._finished() and self._paper is not None:
            open_paper(self.desk, self, self._paper)

    def _finished(self) -> bool:
        """Accept what is typed; what cannot be used is shown instead."""
        return not self.form.isVisible() or self.form.commit()

    @Slot()
    def _begin(self) -> None:
        self.begin.open()

    @Slot(int)
    def _begun(self, document: int) -> None:
        self._choose(document)
        self.list.setFocus()

    @Slot()
    def _delete_chosen(self) -> None:
        self._delete(self._chosen or FORECAST)

    @Slot(int)
    def _delete(self, key: int) -> None:
        document = self._documents.get(key)
        if document is not None and not self.desk.workspace.read_only:
            label = action_words.delete("document", [document["title"]])
            self.desk.workspace.run(label, records.delete, "document", [key])

    @Slot()
    def _forecast_changed(self) -> None:
        if self._chosen == FORECAST:
            self._show(another=False)

    def _first_choice(self) -> int | None:
        """The document chosen last time, or the newest; without any, what belongs here is said."""
        kept = self.desk.load(_REMEMBERED) or ""
        if kept.isdecimal() and int(kept) in self._documents:
            return int(kept)
        newest = max(self._documents.values(), key=lambda row: (row["created_on"], row.id), default=None)
        return newest.id if newest else None

    def _entries(self) -> list[DocumentEntry]:
        found = [
            DocumentEntry(
                row.id, row["title"], (f"for {row['buyer'] or 'nobody named yet'}", self._project_and_year(row))
            )
            for row in self._documents.values()
        ]
        return [*found, DocumentEntry(FORECAST, _FORECAST_TITLE, ("Updates with your figures",))]

    def _about(self, document: Record) -> str:
        parts = (document["kind"].label, document["buyer"], self._project_and_year(document))
        return " · ".join(part for part in parts if part)

    def _project_and_year(self, document: Record) -> str:
        year = FinancialYear(Month(document["year"], self._first_month))
        return f"{self._projects[document['project_id']]} · {year}"

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.delete_asked.connect(self._delete)
        self.write_button.clicked.connect(self._begin)
        self.begin.begun.connect(self._begun)
        self.checks.asked.connect(self._mend)
        self.forecast_form.changed.connect(self._forecast_changed)
        self.preview.drawn.connect(self._drawn)
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.delete_button.clicked.connect(self._delete_chosen)

    def _lay_out(self) -> None:
        self.write_button.setVisible(not self.desk.workspace.read_only)
        layout = page_layout(self)
        layout.addWidget(self.head)
        layout.addWidget(Columns(self._left(), self._right(), stretches=(10, 21), narrow=720, parent=self), 1)

    def _left(self) -> QWidget:
        shelf = Card("", parent=self)
        shelf.body.setContentsMargins(6, 6, 6, 10)
        shelf.add(self.list)
        step = QHBoxLayout()
        step.setContentsMargins(8, 0, 8, 0)
        step.addWidget(self.write_button)
        step.addStretch(1)
        shelf.add(step)
        side = _column(self, shelf, self.begin, self.checks, self.figures)
        cast("QVBoxLayout", side.layout()).addStretch(1)
        return side

    def _right(self) -> QWidget:
        first = EmptyState(_WELCOME, "" if self.desk.workspace.read_only else "Choose the project", self.welcome)
        first.clicked.connect(self._begin)
        self.welcome.add(first)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignRight)
        for part in (self.form, self.forecast_form):
            self.sheet.add(part)
        self.sheet.add(self.preview, 1)
        self.sheet.add(foot)
        side = _column(self, self.sheet)
        cast("QVBoxLayout", side.layout()).addWidget(self.welcome, 0, Qt.AlignmentFlag.AlignTop)
        return side


def _column(parent: QWidget, *parts: QWidget) -> QWidget:
    side = QWidget(parent)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for part in parts:
        column.addWidget(part)
    return side
