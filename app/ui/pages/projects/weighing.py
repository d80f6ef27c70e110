"""The grid of success factors by options: how far each option meets each factor, and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.choices import Meets
from app.places import field_of
from app.services.options.weighing import Weighing, apply_weighing, column_of, option_of, set_reason, weighing
from app.services.rows import action_words
from app.services.rows.checks import Edits, heading_of
from app.services.rows.records import Record
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit import kinds
from app.ui.kit.cards import Button
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.words import Words
from app.ui.table.column import Column

_WORDS = RowWords(
    "success_factor",
    "Add a factor",
    "Begin with what any option has to do: be safe, be near, be there on time, be paid for.",
)
_MEETS = tuple((each, each.label) for each in Meets)
_TONES = {Meets.NOT: "red", Meets.PARTLY: "amber"}


class WeighingGrid(QWidget):
    """The grid, made anew when other options are weighed, and under it why the cell one is in says what it does."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, desk.workspace
        self._project = 0
        self._weighing = Weighing((), (), {})
        self._cell: tuple[int, int] | None = None
        self.rows = self._made(())
        self._why = Words("", role="small", parent=self)
        self.reason = TextEdit(self)
        self.reason.setObjectName(field_of("option_rating", "reason"))
        self.problem = Words("", role="problem", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (self.rows, self._why, self.reason, self.problem):
            self._column.addWidget(part)
        self.reason.committed.connect(self._store_reason)
        self.reason.problem_changed.connect(self._show_problem)

    def show_project(self, project: int) -> None:
        """Show what the options of a project are weighed by."""
        self._project = project
        before, self._weighing = self._weighing.options, self._workspace.read(weighing, project)
        if _named(before) != _named(self._weighing.options):
            self._make_anew()
        self.rows.set_rows([self._row(factor) for factor in self._weighing.factors])
        self._show_reason()

    def _row(self, factor: Record) -> dict[str, object]:
        rated = {column_of(option.id): self._weighing.meets(factor.id, option.id) for option in self._weighing.options}
        return {"id": factor.id, "words": factor["words"], **rated}

    def _make_anew(self) -> None:
        old, self.rows = self.rows, self._made(self._weighing.options)
        self._column.replaceWidget(old, self.rows)
        before: QWidget = old.table
        for each in (self.rows.table, *self.rows.findChildren(Button)):  # Tab goes where the old one stood
            QWidget.setTabOrder(before, each)
            before = each
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._cell = None

    def _made(self, options: Sequence[Record]) -> StoredRows:
        factor = stored_column("success_factor", "words", editable=True)
        columns = (factor, *(_option_column(option) for option in options))
        made = StoredRows(self._desk, _WORDS, columns, store=self._store, parent=self)
        made.table.setObjectName(field_of("option_rating", "meets"))
        made.table.selectionModel().currentChanged.connect(self._moved)
        return made

    @Slot(QModelIndex)
    def _moved(self, here: QModelIndex) -> None:
        """Another cell: the reason is that of its factor and option."""
        key = self.rows.model.key_at(here.row()) if here.isValid() else None
        option = option_of(self.rows.model.columns[here.column()].key) if here.isValid() else None
        if isinstance(key, int) and option is not None:
            self._cell = (key, option)
            self._show_reason()

    def _show_reason(self) -> None:
        """Ask why of the cell one was in, or of the first that is rated."""
        factors = {factor.id: factor["words"] for factor in self._weighing.factors}
        options = {option.id: option["name"] for option in self._weighing.options}
        if self._cell is None or self._cell[0] not in factors or self._cell[1] not in options:
            self._cell = next(iter(self._weighing.ratings), None)
        for part in (self._why, self.reason, self.problem):
            part.setVisible(self._cell is not None)
        if self._cell is None:
            return
        factor, option = self._cell
        asked = heading_of("option_rating", "reason")
        self._why.setText(f"{asked}: {quoted(options[option])}, {quoted(factors[factor])}")
        self.reason.setAccessibleName(self._why.text())
        self.reason.set_value(self._weighing.reason(factor, option))
        self._show_problem("")

    @Slot(str)
    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot(object)
    def _store_reason(self, reason: object) -> None:
        if self._cell is None:
            return
        label = action_words.change("option_rating", "", "reason")
        if refusal := self._workspace.run(label, set_reason, *self._cell, str(reason)).refusal:
            self.reason.refuse(refusal)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        return self._workspace.run(label, apply_weighing, self._project, edits)


def _named(options: Sequence[Record]) -> list[tuple[int, str]]:
    return [(option.id, option["name"]) for option in options]


def _option_column(option: Record) -> Column:
    """The ratings of one option: a choice that may be left empty."""
    key = column_of(option.id)
    return Column(
        key,
        option["name"],
        "choice",
        104,
        editable=True,
        choices=_MEETS,
        reader=kinds.choice(_MEETS),
        tone=partial(_tone, key),
        hint=heading_of("option_rating", "meets"),
    )


def _tone(key: str, row: dict[str, object]) -> str:
    meets = row[key]
    return _TONES.get(meets, "") if isinstance(meets, Meets) else ""
