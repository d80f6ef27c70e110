"""A list of figures: the name on the left, what it says now on the right; a click or Enter takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.editor.values import FigureOffer
from app.ui.kit.theme import current_palette, font
from app.ui.kit.words import tip

_OFFER = Qt.ItemDataRole.UserRole
_SIDE, _GAP, _TOP = 2, 12, 3
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)

Index = QModelIndex | QPersistentModelIndex


class _Painter(QStyledItemDelegate):
    """Draws one figure; a long name wraps, the figure itself is whole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as the name needs beside the figure."""
        offer: FigureOffer = index.data(_OFFER)
        around = option.widget
        width = around.viewport().width() if isinstance(around, QListWidget) else 240
        value = min(QFontMetrics(font(weight=QFont.Weight.DemiBold)).horizontalAdvance(offer.text), width * 2 // 3)
        room = QRect(0, 0, max(width - 2 * _SIDE - value - _GAP, 40), 400)
        return QSize(120, QFontMetrics(font()).boundingRect(room, _WRAPPED, offer.name).height() + 2 * _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; under the mouse or the keys on a tint."""
        offer: FigureOffer = index.data(_OFFER)
        state, tokens = option.state, current_palette()
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.primary), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tint) if focused or over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 5, 5)
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        heavy = font(weight=QFont.Weight.DemiBold)
        value = QFontMetrics(heavy).elidedText(offer.text, Qt.TextElideMode.ElideRight, room.width() * 2 // 3)
        painter.setPen(QColor(tokens.text))
        painter.setFont(heavy)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), value)
        room.setRight(room.right() - QFontMetrics(heavy).horizontalAdvance(value) - _GAP)
        painter.setFont(font())
        painter.drawText(room, _WRAPPED | int(Qt.AlignmentFlag.AlignVCenter), offer.name)
        painter.restore()


class FigureList(QListWidget):
    """As tall as its figures. A click leaves the keyboard where it was."""

    taken = Signal(str)
    """The id of the figure that the user wants in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[FigureOffer, ...] = ()
        self.setAccessibleName("Figures to insert")
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemClicked.connect(self._take)

    def set_offers(self, offers: Sequence[FigureOffer]) -> None:
        """Show other figures."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        self.clear()
        for offer in offers:
            item = QListWidgetItem(offer.name)
            item.setData(_OFFER, offer)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.name}: {offer.text}")
            item.setToolTip(tip(f"{offer.name}: {offer.text}"))
            self.addItem(item)
        self.updateGeometry()

    def take_first(self) -> None:
        """Take the first, as Enter does in the field over the list."""
        if self._offers:
            self.taken.emit(self._offers[0].figure)

    def sizeHint(self) -> QSize:
        """As tall as its figures."""
        height = sum(self.sizeHintForRow(at) for at in range(self.count()))
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(120, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the figure."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._take(item)
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        offer: FigureOffer = item.data(_OFFER)
        self.taken.emit(offer.figure)
