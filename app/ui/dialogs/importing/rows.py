"""The rows of a file as they will be stored, what is wrong with some, and what was left out or assumed."""

from collections.abc import Container, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.problems import Problem
from app.services.imports.preview import CHANGED, NEW, THERE, UNUSABLE, Preview, PreviewColumn, PreviewRow
from app.text import plural
from app.ui.dialogs.importing.mending import ImportMending
from app.ui.dialogs.reading_table import ReadingTable
from app.ui.kit.cards import Card
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.work.import_places import Said

_STATES = {NEW: "New", THERE: "There already", CHANGED: "Differs", UNUSABLE: "● Not usable"}
_TONES = {NEW: "", THERE: "soft", CHANGED: "amber", UNUSABLE: "red"}
_MOST_PROBLEMS = 200
_PREVIEW_HEIGHT, _PROBLEM_HEIGHT = 130, 96
_FIGURES, _DATES, _WORDS = 104, 132, 124
_WIDTHS = {"name": 180, "title": 180} | dict.fromkeys(
    ("start", "end", "deadline", "decision_due", "awarded_on"), _DATES
)
_SHORT_HEADING = 10
_MOST_LINES, _LONG_LINE = 4, 120
_FEW = 5
"""So few columns leave room for one to spread."""


class ImportRows(Card):
    """The preview on top; under it the problems by row and column (going to one goes to its row), and the notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The rows as they will be stored", parent=parent)
        self._columns: tuple[object, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._said: Said | None = None
        self._asked: Container[int | None] = ()
        self.preview = _preview_table((), self)
        self.problems = _problem_table(self)
        self.mending = ImportMending(self)
        self.notes = Words("", role="small", parent=self)
        self._wrong = Words("To put right", role="card-title", parent=self)
        self._told = Words("What was left out or assumed", role="card-title", parent=self)
        self._notes = _scrolling(self.notes, self)
        self._place = QVBoxLayout()
        self._place.addWidget(self.preview)
        self.add(self._place, 5)
        self.add(self._wrong)
        self.add(self.problems, 3)
        self.add(self.mending)
        self.add(self._told)
        self.add(self._notes)
        self.problems.chosen.connect(self._problem_chosen)
        self.show_preview(Preview())

    def show_preview(self, preview: Preview, said: Said | None = None, asked: Container[int | None] = ()) -> None:
        """Show what an import would do; `said` tells what the list says in a row, `asked` has those asked about."""
        self._problems, self._said, self._asked = preview.problems, said, asked
        if preview.columns != self._columns:
            self._columns = preview.columns
            self._replace_table(preview)
        self.preview.rows_model().set_rows(preview.rows)
        self.preview.setVisible(bool(preview.rows))
        problems = preview.problems
        self.problems.rows_model().set_rows(_problem_rows(problems))
        self._wrong.setVisible(bool(problems))
        self.problems.setVisible(bool(problems))
        self._offer(next((one for one in problems if one.row is not None), None) if said is not None else None)
        self.notes.setText("\n".join(preview.notes))
        lines = sum(1 + len(note) // _LONG_LINE for note in preview.notes)
        self._notes.setFixedHeight(
            min(lines, _MOST_LINES if problems else 2 * _MOST_LINES) * self.notes.fontMetrics().lineSpacing() + 4
        )
        self._told.setVisible(bool(preview.notes))
        self._notes.setVisible(bool(preview.notes))

    def _replace_table(self, preview: Preview) -> None:
        columns = [
            Column(
                column.key,
                column.heading,
                width=_width(column, few=len(preview.columns) <= _FEW),
                align="right" if column.figures else "",
                value=partial(_cell, column.key),
                tone=_soft,
            )
            for column in preview.columns
        ]
        old = self.preview
        self.preview = _preview_table(columns, self)
        self._place.replaceWidget(old, self.preview)
        old.hide()
        old.deleteLater()

    @Slot(object)
    def _problem_chosen(self, key: object) -> None:
        """Bring the row of a problem into sight."""
        at = self.problems.rows_model().row_of(key)
        row = None if at is None else self.problems.rows_model().rows()[at]
        if isinstance(row, dict) and row["row"]:
            self.preview.select_key(row["row"])
            self._offer(self._problems[row["at"]])

    def _offer(self, problem: Problem | None) -> None:
        """What can be done about a problem, right under it."""
        row = problem.row if problem is not None else None
        said = self._said(row) if row is not None and self._said is not None else {}
        self.mending.show_problem(problem, said, asked=row in self._asked)


def _width(column: PreviewColumn, *, few: bool) -> int:
    if few and column.key in {"name", "title"}:
        return 0
    figures = _FIGURES if len(column.heading) <= _SHORT_HEADING else _DATES
    return _WIDTHS.get(column.key, figures if column.figures else _WORDS)


def _cell(key: str, row: PreviewRow) -> str:
    return row.cells.get(key, "")


def _soft(row: PreviewRow) -> str:
    return "soft" if row.state in {THERE, CHANGED} else ""


def _preview_table(columns: Sequence[Column], parent: QWidget) -> ReadingTable:
    """The rows in the order of the file; they cannot be sorted, so that each stands where it stands in the file."""
    marks = (
        Column("number", "Row", width=48, align="right", value=lambda row: str(row.number), tone=_soft),
        Column("state", "", width=104, value=lambda row: _STATES[row.state], tone=lambda row: _TONES[row.state]),
    )
    name = "The rows as they will be stored"
    return ReadingTable((*marks, *columns), key="number", name=name, lowest=_PREVIEW_HEIGHT, parent=parent)


def _problem_table(parent: QWidget) -> ReadingTable:
    columns = (
        Column("place", "Row", width=64),
        Column("column", "Column", width=136),
        Column("sentence", "What to do"),
    )
    return ReadingTable(columns, key="at", name="To put right", wraps=True, lowest=_PROBLEM_HEIGHT, parent=parent)


def _problem_rows(problems: Sequence[Problem]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "at": at,
            "row": problem.row,
            "place": "" if problem.row is None else str(problem.row),
            "column": problem.column,
            "sentence": problem.sentence,
        }
        for at, problem in enumerate(problems[:_MOST_PROBLEMS])
    ]
    if len(problems) > _MOST_PROBLEMS:
        more = f"And {plural(len(problems) - _MOST_PROBLEMS, 'more problem')}. Put these right first."
        rows.append({"at": -1, "row": None, "place": "", "column": "", "sentence": more})
    return rows


def _scrolling(words: Words, parent: QWidget) -> QScrollArea:
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(words)
    words.setAutoFillBackground(False)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    scroll.viewport().setAutoFillBackground(False)
    scroll.setAccessibleName("What was left out or assumed")
    return scroll
