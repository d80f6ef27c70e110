"""The sections and boxes of a document with how far each is, and how many are written."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.editor.progress_mark import PROGRESS_WORDS, draw_progress
from app.ui.editor.values import OutlineRow
from app.ui.kit.cards import Bar, Card
from app.ui.kit.theme import SMALL, current_palette, font
from app.ui.kit.words import Words, tip

_KEY, _ROW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIDE, _GAP, _TOP, _ABOVE, _MARK = 8, 6, 6, 4, 12
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_LEAST_ROWS = 6

Index = QModelIndex | QPersistentModelIndex


class _Painter(QStyledItemDelegate):
    """Draws a row: its words on the left, its mark and its count on the right. Words that are long wrap."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows
        self.count_width = 0
        """The widest count, so that the marks stand in a column."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its words; a section has some room above it."""
        row: OutlineRow = index.data(_ROW)
        room = QRect(0, 0, self._words_width(self._rows.viewport().width() - 2 * _SIDE, row), 10_000)
        height = QFontMetrics(_letters(row, chosen=True)).boundingRect(room, _WRAPPED, row.text).height()
        return QSize(120, height + 2 * _TOP + (_ABOVE if row.section and index.row() else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; the chosen one on a tint, with an outline while the keys are here."""
        row: OutlineRow = index.data(_ROW)
        state, tokens = option.state, current_palette()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.primary), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tint) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
        room = option.rect.adjusted(_SIDE, _ABOVE if row.section and index.row() else 0, -_SIDE, 0)
        if not row.section:
            self._draw_progress(painter, room, row)
        painter.setFont(_letters(row, chosen=chosen))
        painter.setPen(QColor(tokens.soft if row.section else tokens.text))
        room.setWidth(self._words_width(room.width(), row))
        painter.drawText(room, _WRAPPED, row.text)
        painter.restore()

    def _words_width(self, width: int, row: OutlineRow) -> int:
        return width if row.section else width - self.count_width - 2 * _GAP - _MARK

    def _draw_progress(self, painter: QPainter, room: QRect, row: OutlineRow) -> None:
        painter.setFont(font(SMALL))
        painter.setPen(QColor(current_palette().soft))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.count)
        mark = QRectF(room.right() - self.count_width - _GAP - _MARK, room.top(), _MARK, room.height())
        draw_progress(painter, mark, row.progress)


class OutlineList(QListWidget):
    """The rows; the arrow keys go from box to box, Enter goes into the text."""

    chosen = Signal(str)
    """The key of the box that the user went to."""
    opened = Signal(str)
    """The user wants to write in this box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.itemSelectionChanged.connect(self._selected)
        self.itemClicked.connect(self._clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows that wrap have another height at another width, also where the bar has just come."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def set_rows(self, rows: Sequence[OutlineRow], chosen: str) -> None:
        """Show other rows and which is chosen, without telling anyone."""
        self.blockSignals(True)
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._fill()
        for at, row in enumerate(self._rows):
            if row.key == chosen and not row.section:
                self.setCurrentRow(at)
        self.blockSignals(False)

    def current(self) -> str:
        """The key of the chosen box."""
        items = self.selectedItems()
        return str(items[0].data(_KEY)) if items else ""

    def sizeHint(self) -> QSize:
        """A few rows; it grows to what the window leaves it, so that only the text scrolls with the page."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few rows; the others scroll where there is no room."""
        return QSize(140, self._height(min(self.count(), _LEAST_ROWS)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current():
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.clear()
        small = QFontMetrics(font(SMALL))
        self._painter.count_width = max((small.horizontalAdvance(row.count) for row in self._rows), default=0)
        for row in self._rows:
            item = QListWidgetItem(row.text)
            item.setData(_KEY, row.key)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(row))
            item.setToolTip(tip(_spoken(row)))
            if row.section:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.updateGeometry()

    def _height(self, rows: int) -> int:
        return sum(self.sizeHintForRow(at) for at in range(rows)) + 2 * self.frameWidth()

    @Slot()
    def _selected(self) -> None:
        if self.current():
            self.chosen.emit(self.current())

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if item.isSelected():
            self.opened.emit(str(item.data(_KEY)))


class Outline(Card):
    """The rows, and under them how many boxes are written."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None, *, place: str = "") -> None:
        super().__init__(title, parent=parent, place=place)
        self.rows = OutlineList(self)
        self.rows.setAccessibleName(self.accessibleName())
        self.bar = Bar(parent=self)
        self.progress = Words("", role="small", parent=self)
        self.add(self.rows, 1)
        self.add(self.bar)
        self.add(self.progress)
        self.rows.chosen.connect(self.chosen)
        self.rows.opened.connect(self.opened)

    def show_rows(self, rows: Sequence[OutlineRow], chosen: str) -> None:
        """Show other rows, which is chosen, and how far the document is."""
        self.rows.set_rows(rows, chosen)
        boxes = [row for row in rows if not row.section and row.progress]
        written = sum(row.progress != "empty" for row in boxes)
        words = f"{written} of {len(boxes)} boxes written"
        self.progress.setText(words)
        self.bar.set_parts(written, 0, len(boxes), words)


def _letters(row: OutlineRow, *, chosen: bool) -> QFont:
    heavy = QFont.Weight.DemiBold
    return font(SMALL, weight=heavy) if row.section else font(weight=heavy if chosen else QFont.Weight.Normal)


def _spoken(row: OutlineRow) -> str:
    return ", ".join(filter(None, (row.text, PROGRESS_WORDS[row.progress], row.count)))
