"""One table of costs edited in place, its totals under it, and more about the row one is in."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.dates import FinancialYear, Month
from app.models.choices import Frequency
from app.places import name_of
from app.problems import Refused
from app.services.costs import edits as cost_edits
from app.services.costs.job_words import ending_sentence, freelancer_sentence
from app.services.rows import action_words
from app.services.rows.checks import Edits
from app.services.rows.month_cells import MonthCell, month_cells
from app.services.rows.months import set_months
from app.services.rows.nouns import NOUNS
from app.services.rows.splits import SplitTable
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.desk.month_cells import MonthCells
from app.ui.desk.rows_editor import RowsEditor
from app.ui.desk.workspace import Outcome, Workspace
from app.ui.kit.cards import Card, LinkButton
from app.ui.kit.columns import Columns
from app.ui.kit.words import Sentence, Spans
from app.ui.pages.costs.columns import SheetWords, columns
from app.ui.pages.costs.kinds import SPLIT, Bearers
from app.ui.pages.costs.panel import EMPTY_IS_NOTHING, CostPanel
from app.ui.pages.costs.rows import Figures, read_rows
from app.ui.pages.costs.summary import FullCostCard, staff_line, totals_line
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel
from app.ui.table.view import Table


class CostSheet(QWidget):
    """Costs, posts or freelancers."""

    sharing_asked = Signal()
    """The user wants to see how overheads are shared."""

    def __init__(self, desk: Desk, words: SheetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
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
        self.editor = RowsEditor(desk.workspace, self.table, words.table, store=self._store, to_stored=_without_split)
        self.add_row = LinkButton(f"Add a {words.one}", self)
        self.panel = CostPanel(words.table, words.more, self._today)
        self.totals = Sentence(role="", parent=self)
        self.staff = Sentence(role="small", parent=self)
        self.months = MonthCells(self)
        self.full = FullCostCard(f"costs.{words.table}.in_full")
        self._below = Columns(self.panel, self.full, stretches=(7, 3), narrow=760, parent=self)
        self._lay_out()
        self._connect()
        self.table.restore(_state(desk.load(self._state_key())))

    def refresh(self, figures: Figures) -> None:
        """Read the rows and show everything anew."""
        self._figures = figures
        self._bearers.set_projects(figures.projects)
        rows = read_rows(self._desk.workspace, self._words.table, self._bearers, figures.costs, figures.months)
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
    def _split_asked(self, key: int, _column: str, value: object) -> None:
        if value == SPLIT:
            self._show_more(key)
            self.panel.shares.edit_first()

    @Slot(int, object)
    def _added(self, _key: int, values: Mapping[str, object]) -> None:
        if SPLIT in values.values():
            self.panel.shares.edit_first()

    @Slot()
    def _duplicate(self) -> None:
        key = self.table.current_key()
        if not isinstance(key, int):
            return
        label = action_words.duplicate(self._words.table, self._name(key))
        new = self._desk.workspace.run(label, cost_edits.duplicate, self._words.table, key).answer
        if new is not None:
            self.table.select_key(new)

    @Slot(object, str, object)
    def _panel_changed(self, key: int, column: str, value: object) -> None:
        changes: dict[str, object] = {column: 0 if value is None and column in EMPTY_IS_NOTHING else value}
        if refusal := self._store(self._label(key, column), [(key, changes)]).refusal:
            self.panel.form.refuse(column, refusal)

    @Slot(object, object)
    def _shares_changed(self, key: int, shares: object) -> None:
        self._store("", [(key, {cost_edits.SHARES: shares})])

    @Slot(object)
    def _show_more(self, key: object) -> None:
        row = self._rows.get(key)
        if row is None:
            self.panel.show_row(None, "", {}, {})
        else:
            self.panel.show_row(key, quoted(self._name(key)), row, dict(row[cost_edits.SHARES]))
        self._show_months(key, row)
        self.panel.say_about(self._about(key) if row is not None else ())

    def _show_months(self, key: object, row: Mapping[str, Any] | None) -> None:
        if self._figures is None:
            return
        by_month = row is not None and row["months"] is not None
        self.months.show_line(key, self._figures.year, partial(self._cells, key) if by_month else None)

    def _cells(self, key: object, year: FinancialYear) -> Sequence[MonthCell]:
        return self._desk.workspace.read(month_cells, "cost_line", year)[cast("int", key)]

    @Slot(object, object)
    def _months_typed(self, key: int, amounts: Mapping[Month, int | None]) -> None:
        label = action_words.set_months(self._words.table, self._name(key), tuple(amounts))
        if refusal := self._desk.workspace.run(label, set_months, "cost_line", key, amounts).refusal:
            self.months.refuse(refusal)

    def _about(self, key: object) -> Spans:
        if self._figures is None or not isinstance(key, int):
            return ()
        if (mark := self.model.mark_of(key)) is not None:
            return ((mark.sentence, False),)
        return about_row(self._desk.workspace, self._figures, self._words.table, key)

    @Slot()
    def _back_to_table(self) -> None:
        self.table.setFocus()

    @Slot()
    def _ask_projects(self) -> None:
        self._desk.go("projects")

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        start = self._figures.year.start.first_day if self._figures else self._today()
        said = self._told(edits) or label
        return self._desk.workspace.run(said, cost_edits.save_costs, self._words.table, edits, start=start)

    def _told(self, edits: Edits) -> str:
        """What a change of one row's shares alone, or to or from amounts by month, made of it; else nothing."""
        for key, values in edits:
            if key is not None and len(edits) == 1 and values.keys() == {cost_edits.SHARES}:
                shares = self._bearers.ordered(dict(values[cost_edits.SHARES]))
                return action_words.share(self._name(key), self._bearers.text(shares))
            if key is not None and len(edits) == 1 and isinstance(now := values.get("frequency"), Frequency):
                return action_words.go_by(self._name(key), now, self._rows[key]["frequency"])
        return ""

    def _label(self, key: object, column: str) -> str:
        return action_words.change(self._words.table, self._name(key), column)

    def _name(self, key: object) -> str:
        return str(self._rows[key][NOUNS[self._words.table].name])

    def _today(self) -> date:
        return self._desk.workspace.today

    def _state_key(self) -> str:
        return f"costs.columns.{self._words.table}"

    def _connect(self) -> None:
        self.model.edited.connect(self._split_asked)
        self.editor.added.connect(self._added)
        self.table.chosen.connect(self._show_more)
        self.panel.committed.connect(self._panel_changed)
        self.months.changed.connect(self._months_typed)
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
        column.addWidget(self.months)
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


def about_row(workspace: Workspace, figures: Figures, table: SplitTable, row: int) -> Spans:
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
