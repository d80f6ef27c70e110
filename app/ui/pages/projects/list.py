"""The projects there are: their names, when they run, and what they cost in full this year."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.dates import Month
from app.services.costs.pools import Sharing
from app.services.rows import records
from app.ui.desk.desk import Desk
from app.ui.desk.rows_editor import RowsEditor
from app.ui.desk.stored import stored_column
from app.ui.kit.cards import Card, LinkButton
from app.ui.kit.kinds import Kind
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel

_EMPTY = (
    "A project is a service or an activity that someone might pay for: a weekly group, a course, a festival. "
    "Costs that belong to no project are core."
)
_LEAST_HEIGHT = 220


def running(start: date | None, end: date | None) -> str:
    """`Sep 24 – Mar 27`, `from Sep 2024`, `to Mar 2027`, or nothing."""
    if start and end:
        return f"{Month.of(start).short} – {Month.of(end).short}"
    day = start or end
    if day is None:
        return ""
    return f"{'from' if start else 'to'} {Month.of(day).short_label}"


def _when(row: Mapping[str, Any]) -> tuple[date, date] | None:
    """First and last day, an open side as far away as can be, so that projects sort by time."""
    if row["start"] is None and row["end"] is None:
        return None
    return row["start"] or date.min, row["end"] or date.max


def _shown(period: Any) -> str:
    start, end = period
    return running(None if start == date.min else start, None if end == date.max else end)


_PERIOD = Kind("period", str, _shown, _shown)
COLUMNS = (
    stored_column("project", "name", editable=True),
    Column("when", "When", "period", 108, value=_when, reader=_PERIOD),
    Column(
        "full", "Full cost", "money", 78, reader=whole_pounds(), hint="Its own costs and its share of the overheads"
    ),
)


class ProjectList(Card):
    """The list. Typing in its last row adds a project; Del deletes the selected ones."""

    chosen = Signal(object)
    """The id of the project one is on, or None."""
    added = Signal(int)
    """The id of a project that was just entered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._desk = desk
        workspace = desk.workspace
        self.model = TableModel(COLUMNS, adding=not workspace.read_only, today=lambda: workspace.today)
        self.model.add_words = "Add a project"
        self.table = FittedTable(
            self.model, name="Projects", empty=_EMPTY, empty_button="Add the first project", parent=self
        )
        self.editor = RowsEditor(workspace, self.table, "project")
        self.note = Words("", role="small", parent=self)
        self.sharing = LinkButton("How costs are shared", self)
        self._lay_out()
        self._connect()

    def set_projects(self, projects: Sequence[records.Record], sharing: Sharing) -> None:
        """Show these projects with their full cost, or why it cannot be told."""
        full = sharing.full
        costs = {cost.project: cost.full for cost in full.projects} if full is not None else {}
        self.model.set_rows([{"id": row.id, **row.values, "full": costs.get(row.id)} for row in projects])
        included = "" if full is None else f"Full cost in {full.year}, overheads included. {sharing.rates_note}"
        self.note.setText(included.rstrip() or sharing.problem)
        for part in (self.note, self.sharing):
            part.setVisible(bool(projects))

    def select(self, project: int) -> bool:
        """Go to a project; False when it is not there."""
        return self.table.current_key() == project or self.table.select_key(project)

    def _connect(self) -> None:
        self.editor.added.connect(self.added)
        self.table.chosen.connect(self.chosen)
        self.table.empty_clicked.connect(self.table.edit_blank)
        self.sharing.clicked.connect(partial(self._desk.go, "costs.full"))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(6, 4, 6, 10)
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.add(self.table, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.setSpacing(0)
        foot.addWidget(self.note)
        foot.addWidget(self.sharing, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(foot)
