"""How a cell is painted and edited: the same fields as in forms, and a problem said at the cell."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.kit.date_field import DateEdit
from app.ui.kit.field import Field
from app.ui.kit.line_fields import LineField
from app.ui.kit.theme import current_palette
from app.ui.table.cell_choice import CellChoice
from app.ui.table.model import Index, TableModel

_TABS = {Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "previous"}
_LEAVING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, *_TABS}


class TableDelegate(QStyledItemDelegate):
    """Opens fields in cells. Enter accepts and goes down, Tab accepts and goes right, Esc leaves it as it was.

    In the row that adds, Enter goes to the beginning of the next one to add, wherever the row just added has its place.
    """

    told = Signal(object, str)
    """The field that is open, and what is wrong with what is typed into it; nothing once that is put right."""
    refused = Signal(int, int, str)
    """Row, column and the sentence of what was typed into a cell that is closed already."""
    accepted = Signal(str)
    """A key accepted a field: go on `down`, to the `next` or the `previous` cell, or to the `blank` row that adds."""

    def __init__(self, model: TableModel, table: QWidget) -> None:
        super().__init__(table)
        self._model = model
        self._table = table
        self._places: dict[QWidget, QPersistentModelIndex] = {}
        self._finishing = False
        self._last: tuple[int, int, str] | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field for a cell."""
        column, kind = self._model.columns[index.column()], self._model.kind(index.column())
        editor: QWidget
        if column.kind == "choice":
            editor = CellChoice(column.choices, parent)
            editor.activated.connect(lambda _at, editor=editor: self._committed(editor))
        elif column.kind == "date":
            editor = DateEdit(parent, kind=kind)
        else:
            editor = LineField(kind, parent)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(f"{column.heading}, row {index.row() + 1}")
        field = cast("Field", editor)
        field.committed.connect(lambda _value, editor=editor: self._committed(editor))
        field.problem_changed.connect(self._tell)
        self._places[editor] = QPersistentModelIndex(index)
        editor.destroyed.connect(lambda *_, editor=editor: self._places.pop(editor, None))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field; filled again while the user types, it keeps what is typed."""
        field = cast("Field", editor)
        value = self._model.native(index.row(), index.column())
        if editor.property("filled"):
            field.refresh_value(value)
        else:
            field.set_value(value)
            editor.setProperty("filled", True)

    def setModelData(self, editor: QWidget, _model: object, _index: Index) -> None:
        """Qt wants the field accepted, for instance because the view loses it."""
        self.finish(editor, stay=False)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """The field covers its cell, and is never too narrow to type in."""
        rect = QRect(option.rect)
        wanted = editor.words_width() if isinstance(editor, CellChoice) else 0
        rect.setWidth(max(rect.width(), wanted, 96))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab and Esc in the field, and leaving it with the mouse."""
        if not isinstance(editor, QWidget) or editor not in self._places:
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            leaving = event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
            if leaving and not _has_focus_inside(editor):
                self.finish(editor, stay=False)
            return False
        return False

    def finish(self, editor: QWidget, *, stay: bool) -> bool:
        """Accept a field and close it. What cannot be used is said at the cell; with `stay` the field stays open."""
        place = self._places.get(editor)
        if place is None or self._finishing:
            return True
        field = cast("Field", editor)
        self._finishing = True
        accepted = field.commit()
        self._finishing = False
        if not accepted and stay:
            return False
        sentence = field.problem()
        del self._places[editor]
        row, column, still_there = place.row(), place.column(), place.isValid()
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if not still_there:
            return accepted
        if accepted:
            self._last = (row, column, editor.text()) if stay and isinstance(editor, LineField) else None
            self._model.change(row, column, field.value())
            self._last = None
        else:
            self.refused.emit(row, column, sentence)
        return accepted

    def typed_at(self, row: int, column: int) -> str | None:
        """The text whose change is being told just now, when it was typed into this cell and accepted with a key."""
        return self._last[2] if self._last is not None and self._last[:2] == (row, column) else None

    def field_at(self, row: int, column: int) -> LineField | None:
        """The open field of a cell, if it is one to type in."""
        for editor, place in self._places.items():
            if (place.row(), place.column()) == (row, column) and isinstance(editor, LineField):
                return editor
        return None

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Tones, and the soft words of the row that adds."""
        super().initStyleOption(option, index)
        model, tokens = self._model, current_palette()
        tone = "soft" if model.is_blank(index.row()) and not model.text(index.row(), index.column()) else ""
        tone = tone or model.tone(index.row(), index.column())
        if tone:
            colour = QColor(getattr(tokens, tone))
            palette = QPalette(option.palette)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, colour)
            option.palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, a line above the first total, and a ring around the cell that has the keyboard."""
        dressed = QStyleOptionViewItem(option)
        state = dressed.state
        dressed.state = state & ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, dressed, index)
        model, tokens = self._model, current_palette()
        rect = QRect(option.rect)
        if model.is_total(index.row()) and not model.is_total(index.row() - 1):
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        if state & QStyle.StateFlag.State_HasFocus and self._table.hasFocus():
            painter.setPen(QPen(QColor(tokens.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        """Pass on what the open field says."""
        self.told.emit(self.sender(), sentence)

    def _committed(self, editor: QWidget) -> None:
        """A choice was made, or a day picked: there is nothing more to type."""
        if not self._finishing:
            self.finish(editor, stay=False)

    def _key(self, editor: QWidget, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._places.pop(editor, None)
            self.told.emit(editor, "")
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        if key not in _LEAVING:
            return False
        enter = "blank" if self._model.is_blank(self._places[editor].row()) else "down"
        if self.finish(editor, stay=True):
            self.accepted.emit(_TABS.get(key, enter))
        return True


def _has_focus_inside(editor: QWidget) -> bool:
    """Whether the keyboard is in the editor or in what it opened, such as the list of a choice."""
    holder = QApplication.focusWidget()
    while holder is not None and holder is not editor:
        holder = holder.parentWidget()
    return holder is editor
