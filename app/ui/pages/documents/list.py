"""The documents there are, each with whom it is for, what it is about and its year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.kit.theme import SMALL, current_palette, font
from app.ui.kit.words import tip

_KEY = Qt.ItemDataRole.UserRole
_DETAILS = Qt.ItemDataRole.UserRole + 1
_SIDE, _TOP = 10, 7
_MOST_SHOWN = 4

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in the list: its key, its title, and one or two lines under it."""

    key: int
    title: str
    details: tuple[str, ...]


class _Painter(QStyledItemDelegate):
    """Draws the title and, smaller, the lines under it; words that are too long end in dots."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its lines."""
        details = index.data(_DETAILS) or ()
        title, small = (QFontMetrics(each).height() for each in _fonts())
        return QSize(120, title + small * len(details) + 2 * _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one document; the chosen one on a tint, with an outline while the keys are here."""
        room, state, tokens = option.rect, option.state, current_palette()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(tokens.primary), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tint) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 6, 6)
        line = room.adjusted(_SIDE, _TOP, -_SIDE, 0)
        letters = _fonts()
        lines = [(index.data(), letters[0], tokens.primary if chosen else tokens.text)]
        lines += [(words, letters[1], tokens.soft) for words in index.data(_DETAILS) or ()]
        for words, face, colour in lines:
            metrics = QFontMetrics(face)
            line.setHeight(metrics.height())
            painter.setFont(face)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            line.translate(0, metrics.height())
        painter.restore()


class DocumentList(QListWidget):
    """The list; the arrow keys move in it, Del asks to delete."""

    chosen = Signal(int)
    """The key of the document that the user went to."""
    delete_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Documents")
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemSelectionChanged.connect(self._selected)

    def set_entries(self, entries: Sequence[DocumentEntry], chosen: int | None) -> None:
        """List other documents and show which is chosen, without telling anyone."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(_KEY, entry.key)
            item.setData(_DETAILS, entry.details)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((entry.title, *entry.details)))
            item.setToolTip(tip("\n".join((entry.title, *entry.details))))
            self.addItem(item)
            if entry.key == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    def current(self) -> int | None:
        """The key of the chosen document."""
        items = self.selectedItems()
        return int(items[0].data(_KEY)) if items else None

    def sizeHint(self) -> QSize:
        """As tall as the first few documents; the rest scroll."""
        heights = [self.sizeHintForRow(at) for at in range(min(self.count(), _MOST_SHOWN))]
        return QSize(super().sizeHint().width(), sum(heights) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks to delete the chosen document."""
        key = self.current()
        if event.key() == Qt.Key.Key_Delete and key is not None:
            self.delete_asked.emit(key)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _selected(self) -> None:
        """Selection, not the current row, which Qt sets by itself when the list first gets the focus."""
        key = self.current()
        if key is not None:
            self.chosen.emit(key)


def _fonts() -> tuple[QFont, QFont]:
    return font(weight=QFont.Weight.DemiBold), font(SMALL)
