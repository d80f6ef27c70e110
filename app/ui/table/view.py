"""A table that is worked with the keyboard like a spreadsheet, and remembers its columns."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from app.problems import Problem
from app.ui.kit.cards import EmptyState
from app.ui.kit.words import Words
from app.ui.table import clipboard as table_clipboard
from app.ui.table.cell_problem import CellProblem
from app.ui.table.delegate import TableDelegate
from app.ui.table.model import TableModel

_NARROWEST = 90
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Table(QTableView):
    """Shows a TableModel. Enter goes down, Tab right, F2 or typing edits, Del asks to delete, Ctrl+C and Ctrl+V."""

    delete_requested = Signal(object)
    """The keys of the selected rows."""
    pasted = Signal(object)
    """The whole block as a list of (row key or None, values by column key), to be done as one action."""
    paste_refused = Signal(object)
    """The problems of a block that was not pasted; the table has already said the first of them."""
    chosen = Signal(object)
    """The key of the row one is in, or None."""
    opened = Signal(object)
    """The key of the row that was double-clicked, or on which Enter was pressed where nothing is edited."""
    empty_clicked = Signal()
    """The first step offered while there are no rows."""

    def __init__(
        self,
        model: TableModel,
        *,
        name: str,
        empty: str = "",
        empty_button: str = "",
        fit: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._fit = fit
        self._user_sized = False
        self._laying_out = False
        self._kept: tuple[object, int, int] = (None, 0, 0)
        self._was_chosen: object = None
        self._edits = any(column.editable for column in model.columns)
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self._delegate = TableDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self._problem = CellProblem(self.viewport())
        self._empty = EmptyState(empty, empty_button, self.viewport())
        self._empty.clicked.connect(self.empty_clicked)
        self._dress()
        self._connect()
        self._show_empty()

    def rows_model(self) -> TableModel:
        """The model, by its own type."""
        return self._model

    def current_key(self) -> object | None:
        """The key of the row one is in."""
        return self._model.key_at(self.currentIndex().row())

    def selected_keys(self) -> list[object]:
        """The keys of the selected rows, from the top."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [key for key in (self._model.key_at(row) for row in rows) if key is not None]

    def select_key(self, key: object, column: str = "") -> bool:
        """Go to a row and select nothing else, even while Ctrl is held; False when it is not there."""
        row = self._model.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self._model.index(row, self._model.column_of(column) if column else self._first_shown()))
        flag = QItemSelectionModel.SelectionFlag
        alone = flag.ClearAndSelect if self._edits else flag.ClearAndSelect | flag.Rows
        self.selectionModel().select(self.currentIndex(), alone)
        return True

    def hide_columns(self, keys: Collection[str]) -> None:
        """Leave out these columns and show all others."""
        self._laying_out = True
        for at, column in enumerate(self._model.columns):
            self.setColumnHidden(at, column.key in keys)
        self._laying_out = False
        self._share_room()

    def edit_blank(self) -> None:
        """Go to the blank row and begin to type there."""
        self.setFocus()
        if self.move_to_blank():
            self.edit(self.currentIndex())

    def move_to_blank(self) -> bool:
        """Go to the beginning of the row that adds; False where there is none."""
        at = len(self._model.rows())
        for column, each in enumerate(self._model.columns):
            if self._model.is_blank(at) and each.editable and not self.isColumnHidden(column):
                self.setCurrentIndex(self._model.index(at, column))
                return True
        return False

    def state(self) -> dict[str, object]:  # type: ignore[override]  # Qt's own is protected and never asked here
        """Widths and order as plain values, to be kept in the settings."""
        header = self.horizontalHeader()
        widths = {column.key: header.sectionSize(at) for at, column in enumerate(self._model.columns)}
        sorted_by = header.sortIndicatorSection()
        order = "down" if header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder else "up"
        named = self._model.columns[sorted_by].key if 0 <= sorted_by < len(self._model.columns) else ""
        return {"widths": widths if self._user_sized else {}, "sorted": named, "order": order}

    def restore(self, state: Mapping[str, object]) -> None:
        """Bring back what `state` gave; what no longer fits is left out."""
        widths = state.get("widths")
        columns = {column.key: at for at, column in enumerate(self._model.columns)}
        if isinstance(widths, Mapping):
            for key, width in widths.items():
                if key in columns and isinstance(width, int) and 20 <= width <= 2000:
                    self.setColumnWidth(columns[key], width)
        order = Qt.SortOrder.DescendingOrder if state.get("order") == "down" else Qt.SortOrder.AscendingOrder
        self.sortByColumn(columns.get(str(state.get("sorted")), -1), order)

    def problem(self) -> str:
        """The sentence shown at a cell, or nothing."""
        return self._problem.text()

    def refuse(self, key: object | None, column: str, sentence: str) -> None:
        """A change that could not be done, said from within `edited` or `added` or later: why, at the cell.

        The cell shows the old value; what was typed and accepted with a key is opened again to be put right.
        """
        row = len(self._model.rows()) if key is None else self._model.row_of(key)
        place = (0 if row is None else row, self._model.column_of(column))
        typed = self._delegate.typed_at(*place)
        if typed is not None:
            self.edit(self._model.index(*place))
            field = self._delegate.field_at(*place)
            if field is not None:
                field.setText(typed)
        self.say_refused(*place, sentence)

    @Slot(int, int, str)
    def say_refused(self, row: int, column: int, sentence: str) -> None:
        """Show a sentence under a cell, and send it through the model's `refused`."""
        self._show_problem(self.visualRect(self._model.index(row, column)).bottomLeft(), sentence)
        self._model.refused.emit(sentence)

    @Slot()
    def clear_problem(self) -> None:
        """Say nothing at any cell."""
        self._problem.clear_away()

    def move_down(self) -> None:
        """Go to the same column of the next row."""
        current = self.currentIndex()
        if current.row() + 1 < self._model.rowCount() and not self._model.is_total(current.row() + 1):
            self.setCurrentIndex(self._model.index(current.row() + 1, current.column()))

    def move_across(self, *, forward: bool) -> bool:
        """Go to the next or the previous cell, over the ends of rows; False at the very end, to leave the table."""
        shown = [at for at in range(self._model.columnCount()) if not self.isColumnHidden(at)]
        rows = [at for at in range(self._model.rowCount()) if not self._model.is_total(at)]
        cells = [(row, column) for row in rows for column in shown]
        here = (self.currentIndex().row(), self.currentIndex().column())
        at = cells.index(here) + (1 if forward else -1) if here in cells else (0 if forward else len(cells) - 1)
        if not 0 <= at < len(cells):
            return False
        self.setCurrentIndex(self._model.index(*cells[at]))
        return True

    def copy_text(self) -> str:
        """The selected block as text for a spreadsheet."""
        places = self.selectedIndexes()
        rows = sorted({place.row() for place in places})
        columns = sorted({place.column() for place in places if not self.isColumnHidden(place.column())})
        chosen = {(place.row(), place.column()) for place in places}
        cells = [
            [table_clipboard.cell_text(self._model, row, at) if (row, at) in chosen else "" for at in columns]
            for row in rows
            if not self._model.is_blank(row)
        ]
        return table_clipboard.block_text(cells)

    def paste_text(self, text: str) -> None:
        """Put a block with its corner in the cell one is in: `pasted` with all of it, or `paste_refused`."""
        here = self.currentIndex()
        row = here.row() if here.isValid() else len(self._model.rows())
        first = max(here.column(), 0)
        columns = [at for at in range(first, self._model.columnCount()) if not self.isColumnHidden(at)]
        changes, problems = table_clipboard.read_changes(self._model, table_clipboard.read_block(text), row, columns)
        if problems:
            more = f" And {len(problems) - 1} more like it." if len(problems) > 1 else ""
            self.say_refused(row, first, f"Nothing was pasted. {_sentence(problems[0])}{more}")
            self.paste_refused.emit(problems)
        elif changes:
            self.clear_problem()
            self.pasted.emit(changes)

    def sizeHint(self) -> QSize:
        """With `fit`, as tall as the rows, up to that many."""
        hint = super().sizeHint()
        if not self._fit:
            return hint
        rows = min(max(self._model.rowCount(), 3), self._fit)
        if not self._model.rows():
            rows = max(rows, 5)
        frame = 2 * self.frameWidth() + self.horizontalHeader().sizeHint().height()
        return QSize(hint.width(), rows * self.verticalHeader().defaultSectionSize() + frame + 4)

    def minimumSizeHint(self) -> QSize:
        """With `fit` the page scrolls, not the table, until there are more rows than that."""
        return QSize(120, self.sizeHint().height() if self._fit else 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        if event.key() in _ENTER:
            self._enter()
        elif _opens(event) and self._edits:
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.EditKeyPressed, event)
        elif event.key() == Qt.Key.Key_Delete and self.selected_keys():
            self.delete_requested.emit(self.selected_keys())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copy_text())
        elif event.matches(QKeySequence.StandardKey.Paste) and self._edits:
            self.paste_text(QGuiApplication.clipboard().text())
        else:
            self.clear_problem()
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row, where the cell is not one to edit."""
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        editable = self._model.flags(index) & Qt.ItemFlag.ItemIsEditable
        if index.isValid() and not editable and self._model.key_at(index.row()) is not None:
            self.opened.emit(self._model.key_at(index.row()))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's own signature
        """Tab walks through the cells of a table one edits, and out of it at the ends."""
        if self._edits and self.hasFocus() and self.move_across(forward=next):
            return True
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns, until the user has sized them."""
        super().resizeEvent(event)
        self._share_room()
        self._place_empty()

    @Slot(object, str)
    def _told(self, editor: QWidget, sentence: str) -> None:
        """Show what the open field says."""
        if sentence:
            self._show_problem(editor.geometry().bottomLeft(), sentence)
        else:
            self.clear_problem()

    @Slot(str)
    def _go_on(self, way: str) -> None:
        """Go on from a cell whose field was accepted, unless what was typed there was refused after all."""
        if self.problem():
            return
        if way == "blank":
            self.move_to_blank()
        elif way == "down":
            self.move_down()
        else:
            self.move_across(forward=way == "next")

    @Slot()
    def _before_reset(self) -> None:
        self._kept = (self.current_key(), self.currentIndex().row(), self.currentIndex().column())

    @Slot()
    def _after_reset(self) -> None:
        key, before, column = self._kept
        row = self._model.row_of(key) if key is not None else None
        if row is None and key is not None and self._edits and self._model.rows():
            row = min(before, len(self._model.rows()) - 1)  # the row is gone: stay where it was, as in a spreadsheet
        if row is not None:
            self.setCurrentIndex(self._model.index(row, column))
        self._show_empty()

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        key = self._model.key_at(current.row())
        if key != self._was_chosen:
            self._was_chosen = key
            self.chosen.emit(key)

    @Slot(int, int, int)
    def _resized(self, _section: int, _old: int, _new: int) -> None:
        if not self._laying_out:
            self._user_sized = True

    def _enter(self) -> None:
        current = self.currentIndex()
        if self._edits:
            self.move_down()
        elif (key := self._model.key_at(current.row())) is not None:
            self.opened.emit(key)

    def _first_shown(self) -> int:
        current = self.currentIndex().column()
        if current >= 0:
            return current
        return next((at for at in range(self._model.columnCount()) if not self.isColumnHidden(at)), 0)

    def _show_problem(self, below: QPoint, sentence: str) -> None:
        self._problem.show_at(below, sentence, row_height=self.rowHeight(0))

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        by = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(by.SelectItems if self._edits else by.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(30, self.fontMetrics().height() + 11))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        if self._fit:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._model.modelAboutToBeReset.connect(self._before_reset)
        self._model.modelReset.connect(self._after_reset)
        self._delegate.told.connect(self._told)
        self._delegate.refused.connect(self.say_refused)
        self._delegate.accepted.connect(self._go_on)
        self.selectionModel().currentChanged.connect(self._moved)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.verticalScrollBar().valueChanged.connect(self.clear_problem)
        self.horizontalScrollBar().valueChanged.connect(self.clear_problem)

    def _share_room(self) -> None:
        if self._user_sized:
            return
        self._laying_out = True
        shown = [at for at in range(self._model.columnCount()) if not self.isColumnHidden(at)]
        fixed = {at: self._model.columns[at].width for at in shown if self._model.columns[at].width}
        open_ = [at for at in shown if at not in fixed]
        left = self.viewport().width() - sum(fixed.values())
        for at, width in fixed.items():
            self.setColumnWidth(at, width)
        for at in open_:
            self.setColumnWidth(at, max(left // len(open_), _NARROWEST))
        self._laying_out = False

    def _show_empty(self) -> None:
        self._empty.setVisible(not self._model.rows() and bool(self._empty_words()))
        self.updateGeometry()
        self._place_empty()

    def _empty_words(self) -> str:
        return " ".join(label.text() for label in self._empty.findChildren(Words))

    def _place_empty(self) -> None:
        top = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        room = self.viewport().rect()
        self._empty.setGeometry(8, top + 8, min(room.width() - 16, 560), max(room.height() - top - 8, 0))


def _opens(event: QKeyEvent) -> bool:
    """Whether the keys are those that open a list or a calendar in other programs."""
    down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(down) or event.key() == Qt.Key.Key_F4


def _sentence(problem: Problem) -> str:
    where = f"Row {problem.row}" if problem.row is not None else ""
    where += f", {problem.column}" if problem.column else ""
    return f"{where}: {problem.sentence}" if where else problem.sentence
