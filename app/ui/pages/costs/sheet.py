"""One table of costs edited in place, its totals under it, and more about the row one is in."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.places import name_of
from app.problems import Refused
from app.services.costs import edits as cost_edits
from app.services.costs.job_words import ending_sentence, freelancer_sentence
from app.services.rows import records
from app.services.rows.fields import FIELDS
from app.services.rows.splits import Source
from app.text import plural, quoted
from app.ui.desk.attempt import Attempt
from app.ui.desk.desk import Desk
from app.ui.desk.workspace import Workspace
from app.ui.kit.cards import Card, Columns, LinkButton, Sentence
from app.ui.kit.words import Spans
from app.ui.pages.costs.columns import SheetWords, columns
from app.ui.pages.costs.kinds import SPLIT, Bearers
from app.ui.pages.costs.panel import CostPanel
from app.ui.pages.costs.rows import Figures, read_rows
from app.ui.pages.costs.summary import FullCostCard, staff_line, totals_line
from app.ui.table.clipboard import Change
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel
from app.ui.table.view import Table

_EMPTY_IS_NOTHING = {"uplift", "payment_lag", "vat", "pension", "notice_weeks"}


class CostSheet(QWidget):
    """Costs, posts or freelancers."""

    sharing_asked = Signal()
    """The user wants to see how overheads are shared."""

    def __init__(self, desk: Desk, words: SheetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attempt = Attempt(desk.workspace, self)
        self._words = words
        self._bearers = Bearers()
        self._rows: dict[object, dict[str, Any]] = {}
        self._figures: Figures | None = None
        self.model = TableModel(columns(words.table, self._bearers, self._today), adding=True, today=self._today)
        self.model.add_words = f"Add a {words.one}"
        self.table = FittedTable(
            self.model,
            name=name_of(f"costs.{words.table}"),
            empty=words.empty,
            empty_button=f"Add the first {words.one}",
        )
        self.add_row = LinkButton(f"Add a {words.one}", self)
        self.panel = CostPanel(words.table, words.more, self._today)
        self.totals = Sentence(role="", parent=self)
        self.staff = Sentence(role="small", parent=self)
        self.full = FullCostCard(f"costs.{words.table}.in_full")
        self._below = Columns(self.panel, self.full, stretches=(7, 3), narrow=760, parent=self)
        self._lay_out()
        self._connect()
        self.table.restore(_state(desk.load(self._state_key())))

    def refresh(self, figures: Figures) -> None:
        """Read the rows and show everything anew."""
        self._figures = figures
        self._bearers.set_projects(figures.projects)
        rows = read_rows(self._desk.workspace, self._words.table, self._bearers, figures.costs)
        self._rows = {row["id"]: row for row in rows}
        self.model.set_rows(rows)
        if figures.costs is None:
            self.totals.set_spans(figures.problem)
        else:
            self.totals.set_spans(totals_line(figures.costs, self._words.table, self._words.many))
            self.staff.set_spans(staff_line(figures.costs))
        self.staff.setVisible(self._words.table == "post" and figures.costs is not None and bool(rows))
        self.totals.setVisible(bool(rows))
        self.add_row.setVisible(bool(rows))
        self._below.setVisible(bool(rows))
        self.full.show_sharing(figures.sharing)
        self.panel.shares.set_projects(figures.projects)
        self.panel.set_employees(figures.employees)
        self._show_more(self.table.current_key())

    def show_record(self, row: int | None) -> None:
        """Go to a row."""
        if row is not None and self.table.select_key(row):
            self.table.setFocus()

    def show_more(self) -> None:
        """Show more about the row one is in, or about the first."""
        if self.panel.key() is None:
            self.table.select_key(self.model.key_at(0))

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the columns."""
        super().hideEvent(event)
        self._desk.save(self._state_key(), json.dumps(self.table.state()))

    @Slot(object, str, object)
    def _edited(self, key: int, column: str, value: object) -> None:
        if value == SPLIT:
            self._show_more(key)
            self.panel.shares.edit_first()
            return
        if sentence := self._save(self._label(key, column), [(key, {column: value})]):
            self.table.refuse(key, column, sentence)

    @Slot(object)
    def _added(self, values: Mapping[str, object]) -> None:
        before = set(self._rows)
        column = self.model.columns[max(self.table.currentIndex().column(), 0)].key
        name = quoted(values[self._words.named_by])
        if sentence := self._save(f"Add {name}", [(None, _without_split(values))]):
            self.table.refuse(None, column, sentence)
            return
        for key in set(self._rows) - before:
            self.table.select_key(key, column)
            if SPLIT in values.values():
                self.panel.shares.edit_first()

    @Slot(object)
    def _pasted(self, changes: Sequence[Change]) -> None:
        words = plural(len(changes), self._words.one, self._words.many)
        here = self.table.currentIndex()
        place = max(here.row(), 0), max(here.column(), 0)
        if sentence := self._save(f"Paste {words}", [(key, _without_split(values)) for key, values in changes]):
            self.table.say_refused(*place, f"Nothing was pasted. {sentence}")

    @Slot(object)
    def _delete(self, keys: Sequence[int]) -> None:
        words = self._name(keys[0]) if len(keys) == 1 else plural(len(keys), self._words.one, self._words.many)
        self._desk.workspace.run(f"Delete {words}", records.delete, self._words.table, list(keys))

    @Slot()
    def _duplicate(self) -> None:
        key = self.table.current_key()
        if not isinstance(key, int):
            return
        new = self._desk.workspace.run(f"Duplicate {self._name(key)}", cost_edits.duplicate, self._words.table, key)
        if new is not None:
            self.table.select_key(new)

    @Slot(object, str, object)
    def _panel_changed(self, key: int, column: str, value: object) -> None:
        changes: dict[str, object] = {column: 0 if value is None and column in _EMPTY_IS_NOTHING else value}
        if column == "uplift" and value and self._rows[key]["uplift_from"] is None and self._figures is not None:
            changes["uplift_from"] = self._figures.year.end  # without a month nothing would rise
        if sentence := self._save(self._label(key, column), [(key, changes)]):
            self.panel.form.refuse(column, sentence)

    @Slot(object, object)
    def _shares_changed(self, key: int, shares: object) -> None:
        self._save(self._label(key, cost_edits.SHARES), [(key, {cost_edits.SHARES: shares})])

    @Slot(object)
    def _show_more(self, key: object) -> None:
        row = self._rows.get(key)
        if row is None:
            self.panel.show_row(None, "", {}, {})
        else:
            self.panel.show_row(key, self._name(key), row, dict(row[cost_edits.SHARES]))
        self.panel.say_about(self._about(key) if row is not None else ())

    def _about(self, key: object) -> Spans:
        if self._figures is None or not isinstance(key, int):
            return ()
        return about_row(self._desk.workspace, self._figures, self._words.table, key)

    @Slot()
    def _back_to_table(self) -> None:
        self.table.setFocus()

    @Slot()
    def _ask_projects(self) -> None:
        self._desk.go("projects")

    def _save(self, label: str, edits: Sequence[tuple[Any, Mapping[str, Any]]]) -> str:
        start = self._figures.year.start.first_day if self._figures else self._today()
        return self._attempt.run(label, cost_edits.save_costs, self._words.table, edits, start=start)

    def _label(self, key: object, column: str) -> str:
        if column == cost_edits.SHARES:
            return f"Change who bears {self._name(key)}"
        label = FIELDS[self._words.table][column].label
        return f"Change {label[:1].lower()}{label[1:]} of {self._name(key)}"

    def _name(self, key: object) -> str:
        return quoted(self._rows[key][self._words.named_by])

    def _today(self) -> date:
        return self._desk.workspace.today

    def _state_key(self) -> str:
        return f"costs.columns.{self._words.table}"

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.model.added.connect(self._added)
        self.table.pasted.connect(self._pasted)
        self.table.delete_requested.connect(self._delete)
        self.table.chosen.connect(self._show_more)
        self.panel.committed.connect(self._panel_changed)
        self.panel.shared.connect(self._shares_changed)
        self.panel.left.connect(self._back_to_table)
        self.panel.projects_asked.connect(self._ask_projects)
        self.full.link.connect(self.sharing_asked)
        self.add_row.clicked.connect(self.table.edit_blank)
        self.table.empty_clicked.connect(self.table.edit_blank)
        add_menu(self.table, self._duplicate)

    def _lay_out(self) -> None:
        card = Card(parent=self)
        card.body.setContentsMargins(6, 4, 6, 10)
        card.add(self.table, 1)
        line = QHBoxLayout()
        line.addWidget(self.totals, 1)
        line.addWidget(self.add_row)
        words = QVBoxLayout()
        words.setContentsMargins(8, 0, 8, 0)
        words.setSpacing(2)
        words.addLayout(line)
        words.addWidget(self.staff)
        card.add(words)
        self._below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card, 1)
        column.addWidget(self._below)


def _without_split(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value != SPLIT}


def _state(kept: str | None) -> Mapping[str, object]:
    """What was remembered; anything else, such as a text from another version, is left out."""
    try:
        state = json.loads(kept or "{}")
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}


def about_row(workspace: Workspace, figures: Figures, table: Source, row: int) -> Spans:
    """A sentence, or the one that says why there is none; nothing for a cost line."""
    try:
        if table == "post":
            return ending_sentence(figures.plan, workspace.rates, row, figures.year, workspace.today)
        if table == "freelancer":
            return freelancer_sentence(figures.plan, row, figures.year)
    except Refused as refused:
        return ((str(refused), False),)
    return ()


def add_menu(table: Table, duplicate: Callable[[], object]) -> None:
    """Copy, paste, duplicate and delete; the keys are shown beside them, and Ctrl+D works without the menu."""
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    copy = QAction("Copy\tCtrl+C", table)
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(table.copy_text()))
    paste = QAction("Paste\tCtrl+V", table)
    paste.triggered.connect(lambda: table.paste_text(QGuiApplication.clipboard().text()))
    again = QAction("Duplicate the row", table)
    again.setShortcut(QKeySequence("Ctrl+D"))
    again.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    again.triggered.connect(duplicate)
    delete = QAction("Delete the rows\tDel", table)
    delete.triggered.connect(lambda: _delete(table))
    table.addActions([copy, paste, again, delete])


def _delete(table: Table) -> None:
    keys = table.selected_keys()
    if keys:
        table.delete_requested.emit(keys)
