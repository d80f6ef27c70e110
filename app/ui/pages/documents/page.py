"""Documents: the list of them, and the one that is open: written, looked at as pages, handed over, kept as sent."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.dates import FinancialYear, Month, format_date
from app.documents.checks.checks import too_many_pages
from app.documents.tree.outcome import WrittenDocument
from app.places import also_of, name_of
from app.problems import Refused
from app.services.documents import sent, versions
from app.services.documents.versions import Version
from app.services.organisation.organisation import details
from app.services.rows import action_words, records
from app.services.rows.records import Record
from app.text import plural
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page, Printable, Step
from app.ui.kit.cards import Button, LinkButton, PageHead, PrimaryButton, Segmented, page_layout
from app.ui.kit.words import Words
from app.ui.pages.documents.begin import BeginCard
from app.ui.pages.documents.checks import PROJECT, Mending
from app.ui.pages.documents.desk import WritingDesk
from app.ui.pages.documents.out import SAVE_AS, open_paper, save_paper
from app.ui.pages.documents.pictures import Paper, paper_of
from app.ui.pages.documents.preview import Preview
from app.ui.pages.documents.sending import SendDialog
from app.ui.pages.documents.shelf import Shelf
from app.ui.pages.documents.steps import steps_with
from app.ui.pages.documents.versions import VersionsDialog
from app.ui.printing.print_page import print_page
from app.work import handing_over
from app.work.documents import PDF, WORD, OpenDocument, open_document

WRITE, PAGES = "write", "pages"
_NO_PAGES = "There are no pages to show until you mend what is said under “Write”."


class DocumentsPage(Page):
    """The list of documents, or one of them; Esc goes back to the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._chosen: int | None = None
        self._opened: OpenDocument | None = None
        self._another = False
        self.back = LinkButton("‹ All documents", self)
        self.new = PrimaryButton(name_of("documents.begin"), self)
        self.view = Segmented(((WRITE, "Write"), (PAGES, "Pages")), self, name="View")
        self.send = Button("Mark as sent …", self)
        self.out = PrimaryButton("Save or print", self)
        self.menu = QMenu(self.out)
        self.out.setMenu(self.menu)
        self.head = PageHead(name_of("documents"), "", self.view, self.send, self.out, self.new, parent=self)
        self.begin = BeginCard(desk, self)
        self.report = BeginCard(desk, self, about="report")
        self.shelf = Shelf(desk, self)
        self.writing = WritingDesk(desk, self)
        self.preview = Preview(desk.tasks, self)
        self.count = Words("", role="small", parent=self)
        self.problem = Words("", role="problem", parent=self)
        self.view.set_value(WRITE)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the documents, or the open one with its figures; its own words alone are read by its desk."""
        if self.writing.saving:
            return
        if self._chosen is not None and self._record() is None:
            self._chosen = None
        if self._chosen is None:
            self._show_shelf()
        else:
            self._show_document()

    def show_card(self, card: str, row: int | None) -> bool:
        """Offer to begin a document, or open the newest that there is, of a project or a report where one is named.

        Of the cards that stand beside a document's text, the one asked for is shown.
        """
        offer = {"begin": self.begin, "report": self.report}.get(card)
        if offer is None:
            if self._chosen is None:
                self._open_newest(self.desk.workspace.read(records.rows, "document"))
            self.writing.go(card)
            return False
        self._refresh_now()
        about = {offer.column: row}
        if row is not None and self._open_newest(self.desk.workspace.read(records.rows, "document", where=about)):
            return True
        if not self.desk.workspace.read_only:
            self._back()
            self._offer(offer, row)
        return False

    def _open_newest(self, documents: Sequence[Record]) -> bool:
        """Open the newest of these; whether there is one."""
        if documents:
            self._open(max(documents, key=lambda each: (each["created_on"], each.id)).id)
        return bool(documents)

    def _offer(self, offer: BeginCard, row: int | None = None) -> None:
        """Ask what to begin, in one of the cards."""
        self._leave_offers()
        offer.open(row)

    def _leave_offers(self) -> None:
        for offer in (self.begin, self.report):
            offer.hide()

    def show_record(self, table: str, row: int | None) -> None:
        """Open a document, or the one that a text belongs to."""
        if row is None:
            return
        if table == "section":
            self._open(self.desk.workspace.read(records.get, "section", row)["document_id"])
        elif table == "document":
            self._open(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, from wherever it means nothing else."""
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self._back()
        else:
            super().keyPressEvent(event)

    def printable(self) -> Printable | None:
        """The open document."""
        opened = self._opened
        return None if opened is None or opened.refused else Printable(opened.document, opened.images)

    def steps(self) -> Sequence[Step]:
        """What can be done with the open document, or that one be chosen first."""
        if self._chosen is None:
            return (Step("Choose a document", self.shelf.take_keyboard, also=also_of("documents")),)
        saving = (
            Step("Save as PDF", partial(self._save, PDF), "export"),
            Step("Save as Word", partial(self._save, WORD), "docx export"),
            Step("Open as PDF", self._open_pdf),
        )
        return (*(saving if self.out.isEnabled() else ()), *steps_with(self.send, self.writing))

    def _record(self) -> Record | None:
        found = self.desk.workspace.read(records.rows, "document", where={"id": self._chosen})
        return found[0] if found else None

    @Slot(int)
    def _open(self, document: int) -> None:
        self._another = document != self._chosen
        self._chosen = document
        self._leave_offers()
        self._refresh_now()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Put the keys where one goes on: into the text, or to the pages."""
        if self.preview.isVisible():
            self.preview.setFocus()
        elif self.writing.isVisible():
            self.writing.take_keyboard()

    @Slot()
    def _begin(self) -> None:
        self._offer(self.begin)

    @Slot()
    def _back(self) -> None:
        if self._chosen is not None and self.writing.finish():
            left, self._chosen, self._opened = self._chosen, None, None
            self._refresh_now()
            self.shelf.take_keyboard(left)

    def _show_shelf(self) -> None:
        self.head.set_words(name_of("documents"))
        self._opened = None
        self._arrange(open_=False)
        self.problem.hide()
        self.shelf.refresh()

    def _show_document(self) -> None:
        document, workspace = cast("Record", self._record()), self.desk.workspace
        self._arrange(open_=True)
        try:
            opened = workspace.read(open_document, workspace.rates, document.id, today=workspace.today)
        except Refused as refusal:
            self._opened = None
            self.head.set_words(document["title"])
            self.problem.setText(str(refusal))
            self.problem.show()
            for part in (self.writing, self.preview):
                part.hide()
            for button in (self.send, self.out):
                button.setEnabled(False)
            return
        self.problem.hide()
        self.head.set_words(document["title"], self._about(document, opened))
        another, self._another = self._another, False
        self.writing.show_document(document, opened, another=another)
        self._take(opened)

    @Slot(object)
    def _take(self, opened: OpenDocument) -> None:
        """The document as it is now; what can be done with it, and its pages where they are looked at."""
        self._opened = opened
        whole = not opened.refused
        for button in (self.send, self.out):
            button.setEnabled(whole)
        if self.view.value() != PAGES:
            return
        if whole:
            self.preview.set_paper(opened.id, Paper(opened.document, opened.images))
        else:
            self.preview.set_words(opened.id, _NO_PAGES)

    def _arrange(self, *, open_: bool) -> None:
        """Show the list or the document, and what belongs to either."""
        pages = open_ and self.view.value() == PAGES
        for part, shown in (
            (self.back, open_),
            (self.view, open_),
            (self.send, open_ and not self.desk.workspace.read_only),
            (self.out, open_),
            (self.new, not open_ and not self.desk.workspace.read_only),
            (self.shelf, not open_),
            (self.writing, open_ and not pages),
            (self.preview, pages),
            (self.count, pages),
        ):
            part.setVisible(shown)

    def _about(self, document: Record, opened: OpenDocument) -> str:
        read = self.desk.workspace.read
        parts = [opened.kind.name, document["buyer"]]
        if document["year"] and {"year"} & {*opened.kind.about, *opened.kind.may_be_about}:
            parts.append(str(FinancialYear(Month(document["year"], read(details).year_start_month))))
        last = next((copy for copy in read(sent.copies, document["uid"]) if copy.withdrawn_on is None), None)
        parts.append(sent.sent_words(last.to, last.on) if last else "draft")
        return " · ".join(part for part in parts if part)

    @Slot(object)
    def _turn(self, _view: object) -> None:
        if self.writing.finish():
            self._refresh_now()

    @Slot(object)
    def _drawn(self, written: WrittenDocument) -> None:
        opened = cast("OpenDocument", self._opened)
        more = [lack.sentence for lack in too_many_pages(opened.kind, written.pages)]
        said = f"{plural(written.pages, 'page')} of A4, as they would be printed now."
        self.count.setText(" ".join((said, *more, written.sentence)).strip())

    @Slot(object)
    def _mend(self, place: Mending) -> None:
        document = self._record()
        row = document["project_id"] if document is not None and place is PROJECT else None
        self.desk.go(place.id, row)

    def _paper(self) -> Paper | None:
        """What would be handed over now, everything typed stored."""
        if not self.writing.finish() or self._opened is None or self._opened.refused:
            return None
        return Paper(self._opened.document, self._opened.images)

    def _save(self, ending: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt says whether
        paper = self._paper()
        if paper is not None:
            save_paper(self.desk, self, paper, ending)

    @Slot()
    def _open_pdf(self) -> None:
        paper = self._paper()
        if paper is not None:
            open_paper(self.desk, self, paper)

    @Slot()
    def _print(self) -> None:
        if self._paper() is not None:
            print_page(self.desk, self, name_of("documents"))

    @Slot()
    def _send(self) -> None:
        """Keep it as sent; the worker is not needed, since nothing may change meanwhile."""
        if self._paper() is None:
            return
        opened, workspace = cast("OpenDocument", self._opened), self.desk.workspace
        document = cast("Record", self._record())
        dialog = SendDialog(document["title"], document["buyer"], workspace.today, len(opened.lacks), self)
        if not self.desk.ask.show(dialog) or dialog.answer is None:
            return
        to, on = dialog.answer
        at = datetime.combine(workspace.today, datetime.now(UTC).time(), UTC)
        label = action_words.send_document(document["title"])
        outcome = workspace.run(label, handing_over.send, opened, to=to, on=on, at=at)
        if outcome.answer is not None:
            self.desk.say(f"Version {outcome.answer} is kept as sent to {to}.")
            self._refresh_now()

    @Slot()
    def _keep(self) -> None:
        paper = self._paper()
        if paper is None:
            return
        opened, workspace = cast("OpenDocument", self._opened), self.desk.workspace
        at = datetime.combine(workspace.today, datetime.now(UTC).time(), UTC)
        label = action_words.keep_version(opened.stored.title)
        outcome = workspace.run(label, versions.keep_version, opened.id, opened.document, "asked", at)
        if outcome.answer is not None:
            self.desk.say("A version is kept.")
            self._refresh_now()

    @Slot()
    def _look_at_versions(self) -> None:
        if not self.writing.finish() or self._opened is None:
            return
        dialog = VersionsDialog(self.desk, self._opened.stored.uid, self._opened.document, self)
        if self.desk.ask.show(dialog) and dialog.asked is not None:
            what, version = dialog.asked
            if what in {PDF, WORD}:
                self._save_version(version, what)
            else:
                {"restore": self._restore, "withdraw": self._withdraw}[what](version)

    def _save_version(self, version: Version, ending: str) -> None:
        """Save what was sent as it went, and what was only kept as it was printed then."""
        try:
            paper = paper_of(self.desk.workspace, version)
        except Refused as refusal:
            self.desk.problem(str(refusal))
            return
        save_paper(self.desk, self, paper, ending)

    def _restore(self, version: Version) -> None:
        opened, workspace = cast("OpenDocument", self._opened), self.desk.workspace
        at = datetime.combine(workspace.today, datetime.now(UTC).time(), UTC)
        label = action_words.restore_version(opened.stored.title, version.number)
        workspace.run(label, versions.restore, opened.id, version.id, opened.document, at)

    def _withdraw(self, version: Version) -> None:
        opened, workspace = cast("OpenDocument", self._opened), self.desk.workspace
        label = action_words.withdraw_document(opened.stored.title)
        outcome = workspace.run(label, handing_over.withdraw, opened.id, version.number, on=workspace.today)
        if outcome.answer is not None:
            copy = outcome.answer
            self.desk.say(f"Version {version.number}, sent to {copy.to} on {format_date(copy.on)}, is withdrawn.")
            self._refresh_now()

    @Slot()
    def _delete(self) -> None:
        document = self._record()
        if document is not None:
            label = action_words.delete("document", [document["title"]])
            self.desk.workspace.run(label, records.delete, "document", [document.id])
            self.shelf.take_keyboard()

    def _connect(self) -> None:
        self.back.clicked.connect(self._back)
        self.new.clicked.connect(self._begin)
        self.view.chosen.connect(self._turn)
        self.send.clicked.connect(self._send)
        for words, do in (
            *((words, partial(self._save, ending)) for words, ending in SAVE_AS),
            ("Open as PDF", self._open_pdf),
            ("Print …", self._print),
        ):
            self.menu.addAction(words).triggered.connect(do)
        for offer in (self.begin, self.report):
            offer.begun.connect(self._open)
        self.shelf.opened.connect(self._open)
        self.shelf.begin_asked.connect(self._begin)
        self.writing.mend_asked.connect(self._mend)
        self.writing.words_changed.connect(self._take)
        self.writing.versions.keep_asked.connect(self._keep)
        self.writing.versions.open_asked.connect(self._look_at_versions)
        self.writing.about.delete.clicked.connect(self._delete)
        self.preview.drawn.connect(self._drawn)

    def _lay_out(self) -> None:
        layout = page_layout(self)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.back)
        first.addStretch(1)
        layout.addLayout(first)
        layout.addWidget(self.head)
        layout.addWidget(self.problem)
        layout.addWidget(self.begin)
        layout.addWidget(self.report)
        layout.addWidget(self.shelf, 1)
        layout.addWidget(self.writing, 1)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.count)
        layout.addStretch(0)
