"""Bringing in a spreadsheet or published grants: choose a file, check what is what, see every row, then bring it in."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import paths
from app.problems import Refused
from app.services.imports.preview import Preview
from app.services.organisation.organisation import own_identifier
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Task
from app.ui.dialogs.budget.view import BudgetView
from app.ui.dialogs.enter_safe import EnterSafeDialog
from app.ui.dialogs.importing.changes import ImportChanges
from app.ui.dialogs.importing.columns import ImportColumns
from app.ui.dialogs.importing.foot import ImportFoot
from app.ui.dialogs.importing.rows import ImportRows
from app.ui.dialogs.importing.settings import ImportSettings
from app.ui.kit.cards import Button, EmptyState, Note, PageHead
from app.ui.kit.columns import Columns
from app.ui.kit.room import resize_within_screen
from app.ui.kit.words import Words
from app.work.budget import BUDGET
from app.work.budget_desk import BudgetDesk, budget_in
from app.work.import_reading import ANY, GIVING, Instructions, Source
from app.work.importing import KIND_CHOICES, Look, bring_in, look_at

_TITLE = "Bring in a spreadsheet"
_FILES = (("Spreadsheets, lists and 360Giving", ("xlsx", "xls", "ods", "csv", "tsv", "xlsm", "json")),)
_FOLDER = "import:folder"
_WIDE, _TALL, _NARROW = 1160, 660, 820
_INTRO = "Your budget, or a list of costs, posts, freelancers, income or grants."
_START = (
    "Choose an Excel, LibreOffice or CSV file, or grants published as 360Giving. Footing guesses what each row and "
    "column is. You see every row and put right what is wrong before it comes in. Undo takes all of it back."
)
_READ_ONLY = "This organisation’s file can only be read, so nothing can be brought in."
_MISTAKE = "Something in Footing went wrong with this file. Nothing was brought in. The details are in {log}."


class ImportDialog(EnterSafeDialog):
    """Shown by `desk.ask.show`; accepted when something was brought in."""

    def __init__(self, desk: Desk, kind: str = ANY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source: Source | None = None
        self._look: Look | None = None
        self._task: Task | None = None
        self._bringing = False
        self._fresh = False
        known = kind if kind in dict(KIND_CHOICES) else ANY
        self.begins_with = known
        """The kind that the page or the user chose; without one each file tells by its headings."""
        self._told = Instructions(known, recipient=desk.workspace.read(own_identifier))
        self.setWindowTitle(_TITLE)
        self.start = EmptyState(_START, "Choose a file …", self)
        self.choose = Button("Choose another file …", self)
        self.head = PageHead(_TITLE, _INTRO, self.choose, parent=self)
        self.problem = Words("", role="problem", parent=self)
        self.settings = ImportSettings(known or KIND_CHOICES[0][0], self)
        self.settings.recipient.set_value(self._told.recipient)
        self.notice = Note("look", "", parent=self)
        self.columns = ImportColumns(self)
        self.changes = ImportChanges(self)
        self.rows = ImportRows(self)
        self.foot = ImportFoot(self)
        self.budget = BudgetView(desk, self)
        self._list = Columns(self.columns, self.rows, stretches=(1, 2), narrow=_NARROW, parent=self)
        self._body = QWidget(self)
        self._lay_out()
        self._connect()
        self._show_nothing(_READ_ONLY if desk.workspace.read_only else "")
        self.choose.hide()
        self.start.setEnabled(not desk.workspace.read_only)
        self.foot.set_allowed(not desk.workspace.read_only)
        self.start.findChildren(QPushButton)[0].setFocus()

    @Slot()
    def reject(self) -> None:
        """Leave. While rows are coming in, call that off instead and stay until it has ended."""
        if self._task is not None:
            self._task.cancel()
        self.budget.stop()
        if self._bringing or self.budget.bringing:
            self.foot.tell("Stopping")
            return
        self._task = None
        super().reject()

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        kept = self._desk.load(_FOLDER)
        folder = Path(kept) if kept and os.path.isdir(kept) else paths.documents_folder()  # noqa: PTH112 - never raises
        path = self._desk.ask.open_file(self, "Choose the file to bring in", _FILES, folder=folder)
        if path is None:
            return
        self._desk.save(_FOLDER, str(path.parent))
        self._source = Source(path)
        self.start.hide()
        self.choose.show()
        self._fresh = True
        self.head.set_words(_TITLE, path.name)
        self.settings.forget_file()
        self.changes.forget()
        self._show_nothing("")
        self._ask(self._anew(self.begins_with), first=True)

    @Slot(object)
    def _kind_chosen(self, kind: str) -> None:
        self.begins_with = kind
        self.settings.show_kind(kind)
        self._ask(replace(self._anew(kind), answers=self._told.elsewhere().answers))

    @Slot(object)
    def _sheet_chosen(self, sheet: str) -> None:
        self._ask(replace(self._told.elsewhere(), sheet=sheet, header_row=None, columns=None))

    @Slot(object)
    def _header_row_chosen(self, row: int) -> None:
        sheet = str(self.settings.sheet.value())
        self._ask(replace(self._told.elsewhere(), sheet=sheet, header_row=row, columns=None))

    @Slot(object)
    def _columns_chosen(self, columns: dict[str, str]) -> None:
        sheet, row = str(self.settings.sheet.value()), self.settings.header_row.value()
        self._ask(replace(self._told, sheet=sheet, header_row=row if isinstance(row, int) else None, columns=columns))

    @Slot(object)
    def _recipient_chosen(self, recipient: str) -> None:
        self._ask(replace(self._told, recipient=recipient))

    @Slot(object)
    def _hidden_chosen(self, hidden: str) -> None:
        self._ask(self._told.with_hidden(hidden))

    @Slot(object)
    def _funder_chosen(self, funder: str) -> None:
        self._ask(self._told.with_funder(funder or ""))

    @Slot(int, str, str)
    def _typed(self, row: int, name: str, text: str) -> None:
        self._ask(self._told.typing(row, name, text))

    @Slot(int)
    def _left_out(self, row: int) -> None:
        self._ask(self._told.leaving_out(row))

    @Slot(int)
    def _kept(self, row: int) -> None:
        self._ask(self._told.keeping(row))

    @Slot(object)
    def _restriction_chosen(self, restriction: str) -> None:
        self._ask(replace(self._told, restriction=restriction))

    @Slot()
    def _changes_chosen(self) -> None:
        self.foot.set_updates(self.changes.rows_picked())

    def _anew(self, kind: str) -> Instructions:
        """All guessed again, but for what is said of the organisation and of its grants."""
        return Instructions(kind, recipient=self._told.recipient, restriction=self._told.restriction)

    def _ask(self, told: Instructions, *, first: bool = False) -> None:
        """Look at the file again, as the user now says; an earlier look that is still under way is given up.

        A file that is looked at for the first time says itself, by its layout, whether it is a budget.
        """
        self._told = told
        if self._source is None:
            return
        workspace, source = self._desk.workspace, self._source
        today = workspace.today

        def look(step: Callable[[str], None]) -> Look | BudgetDesk:
            if told.kind == BUDGET:
                return BudgetDesk(workspace.file, source, today=today, step=step)
            budget = (
                budget_in(workspace.file, source, today=today, step=step) if first and told.kind != GIVING else None
            )
            return budget or look_at(workspace.file, source, told, today=today, step=step)

        self._run(look, self._looked, "Reading the file")

    @Slot()
    def _bring_in(self) -> None:
        source, look, workspace = self._source, self._look, self._desk.workspace
        reading = look.reading if look is not None else None
        if source is None or look is None or reading is None:
            return
        leave_out, today, added = self.foot.leave_out.value(), workspace.today, look.preview.added
        update, updated = self.changes.picked(), self.changes.rows_picked()
        brought: list[str] = []
        self._bringing = True
        self._show_busy()
        task = self._run(
            lambda step: brought.append(
                bring_in(
                    workspace.file,
                    source,
                    reading,
                    leave_out=leave_out,
                    today=today,
                    update=update,
                    added=added,
                    updated=updated,
                    step=step,
                ).label
            ),
            lambda _nothing: None,
            "Bringing it in",
        )
        task.ended.connect(partial(self._brought, brought))

    def _brought(self, brought: list[str]) -> None:
        """The end of bringing in, whichever it was; what is stored is told to every page."""
        self._bringing = False
        self._show_busy()
        if brought:
            self._desk.workspace.tell_changed(brought[0])
            self.accept()
        elif not self.problem.text():
            self.foot.stop("Stopped. Nothing was brought in.")

    def _run(self, work: Callable[[Callable[[str], None]], Any], done: Callable[[Any], object], words: str) -> Task:
        if self._task is not None:
            self._task.cancel()
        self.problem.hide()
        self.problem.setText("")
        self.foot.start(words)

        task = self._desk.tasks.run(
            lambda progress: work(progress.step), done=done, failed=self._failed, cancellable=True, owner=self
        )
        self._task = task
        task.progressed.connect(self._progressed)
        task.ended.connect(partial(self._ended, task))
        return task

    @Slot(object, str)
    def _progressed(self, _fraction: float | None, sentence: str) -> None:
        if self.sender() is self._task:
            self.foot.tell(sentence)

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.foot.stop()

    def _looked(self, found: Look | BudgetDesk) -> None:
        self._show_view(budget=isinstance(found, BudgetDesk))
        if isinstance(found, BudgetDesk):
            self._told = replace(self._told, kind=BUDGET)
            self.settings.show_kind(BUDGET)
            self._body.show()
            self.budget.show_budget(found)
        else:
            self._show_list(found)
        if self._fresh:
            self._fresh = False
            self.settings.kind.setFocus()

    def _show_view(self, *, budget: bool) -> None:
        """A budget has a view and a foot of its own, in place of those of a list."""
        self._look = None
        self.budget.setVisible(budget)
        self.budget.foot.setVisible(budget)
        self.foot.setVisible(not budget)
        self._list.setVisible(not budget)
        for part in (self.columns, self.rows, self.notice, self.changes):
            part.setVisible(part.isVisible() and not budget)

    def _show_list(self, look: Look) -> None:
        self._look = look
        if look.kind != self._told.kind:
            self._told = replace(self._told, kind=look.kind)
        if look.place is not None:
            self.settings.show_place(look.place)
            self.columns.show_place(look.place)
        if look.kind == GIVING:
            self.settings.show_recipients(look.recipients)
        self.settings.show_kind(look.kind)
        self.columns.setVisible(look.place is not None)
        self.rows.setVisible(bool(look.preview.rows or look.preview.problems or look.preview.notes))
        self.notice.sentence.set_spans(look.notice)
        self.notice.setVisible(bool(look.notice))
        self.settings.show_restriction(self._told.restriction, asked=look.preview.unsaid > 0)
        self._body.show()
        self.settings.show_questions(self._told, hides_rows=look.hides_rows, lacks_funder=look.lacks_funder)
        self.changes.show_rows(look.preview.rows)
        self.rows.show_preview(look.preview, look.said, look.asked)
        self.foot.set_updates(self.changes.rows_picked())
        self.foot.show_preview(look.preview)

    def _failed(self, error: Exception) -> None:
        sentence = str(error) if isinstance(error, Refused) else _MISTAKE.format(log=paths.log_folder() / "footing.log")
        if self._bringing:
            self._say(sentence)
        else:
            self._show_nothing(sentence)
            self._body.show()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.problem.setAccessibleName(sentence)

    def _show_nothing(self, sentence: str) -> None:
        """Before a file is read, and after one that could not be."""
        self._show_view(budget=False)
        self._body.setVisible(False)
        for part in (self.columns, self.rows, self.notice):
            part.hide()
        self.rows.show_preview(Preview())
        self.changes.show_rows(())
        self.foot.show_preview(None)
        self._say(sentence)

    def _show_busy(self) -> None:
        for part in (self.choose, self.settings, self.columns, self.changes):
            part.setEnabled(not self._bringing)
        self.foot.cancel.setText("Stop" if self._bringing else "Cancel")

    def _connect(self) -> None:
        self.start.clicked.connect(self.choose_file)
        self.choose.clicked.connect(self.choose_file)
        self.settings.kind_chosen.connect(self._kind_chosen)
        self.settings.sheet_chosen.connect(self._sheet_chosen)
        self.settings.header_row_chosen.connect(self._header_row_chosen)
        self.settings.recipient_chosen.connect(self._recipient_chosen)
        self.settings.hidden_chosen.connect(self._hidden_chosen)
        self.settings.funder_chosen.connect(self._funder_chosen)
        self.columns.chosen.connect(self._columns_chosen)
        self.rows.mending.typed.connect(self._typed)
        self.rows.mending.left_out.connect(self._left_out)
        self.rows.mending.kept.connect(self._kept)
        self.settings.restriction_chosen.connect(self._restriction_chosen)
        self.changes.chosen.connect(self._changes_chosen)
        self.budget.brought.connect(self.accept)
        self.budget.left.connect(self.reject)
        self.foot.asked.connect(self._bring_in)
        self.foot.left.connect(self.reject)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.settings)
        body.addWidget(self.notice)
        body.addWidget(self.changes)
        body.addWidget(self.budget, 1)
        body.addWidget(self._list, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 18)
        outer.setSpacing(12)
        outer.addWidget(self.head)
        outer.addWidget(self.start)
        outer.addWidget(self.problem)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.foot)
        outer.addWidget(self.budget.foot)
        resize_within_screen(self, _WIDE, _TALL)
