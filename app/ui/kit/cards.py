"""The pieces a page is laid out from: cards, notes, buttons, the three-way switch and the covered bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from app.places import name_of
from app.ui.kit.columns import Fitting
from app.ui.kit.theme import current_palette
from app.ui.kit.words import Choices, Heading, Sentence, Spans, Words

_MARKS = {"act": "Act on this", "look": "Look at this", "good": "In order"}
_TOP, _SIDE, _GAP = 18, 24, 14


@dataclass(frozen=True, slots=True)
class Parts:
    """Pence of something to be paid for: confirmed, likely, and the whole. What is left has nobody yet."""

    confirmed: int
    likely: int
    whole: int


class Button(QPushButton):
    """A button that says what it does."""

    def __init__(self, text: str, parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; Qt knows that only in dialogs."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The one thing to do here."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="primary")


class LinkButton(Button):
    """A step to another place, as words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, role="link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Card(QFrame):
    """A framed part of a page: a title, perhaps a link on its right, and what `add` puts under them.

    A card that has a `place` is found by its id, and its title is the name of that place.
    """

    link = Signal()

    def __init__(self, title: str = "", link_text: str = "", parent: QWidget | None = None, *, place: str = "") -> None:
        super().__init__(parent)
        title = name_of(place) if place else title
        self.setObjectName(place)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.title = Words(title, role="card-title", parent=self)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.title.setVisible(bool(title))
        self.title.setMinimumHeight(self.title.fontMetrics().height() + 5)
        if title or link_text:
            self.body.addLayout(self.head)
        if link_text:
            button = LinkButton(link_text, self)
            button.setAccessibleName(f"{link_text}: {title}" if title else link_text)
            button.clicked.connect(self.link)
            self.head.addWidget(button)
        self._filler = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.body.addItem(self._filler)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout under what is there; with a stretch, or when it wants to grow, it fills the card."""
        at = self.body.count() - 1
        if isinstance(part, QWidget):
            self.body.insertWidget(at, part, stretch)
        else:
            self.body.insertLayout(at, part, stretch)
        if stretch or (isinstance(part, QWidget) and _grows(part)):
            self._set_filler(grows=False)

    def clear(self) -> None:
        """Take out everything under the title, to be filled anew."""
        self.body.removeItem(self._filler)
        empty(self.body, keep=1 if self.head.parent() is not None else 0)
        self._set_filler(grows=True)
        self.body.addItem(self._filler)

    def _set_filler(self, *, grows: bool) -> None:
        vertical = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self._filler.changeSize(0, 0, QSizePolicy.Policy.Minimum, vertical)
        self.body.invalidate()


class PageHead(QWidget):
    """The top of a page: its title, a second line, and buttons on the right, or below where there is no room."""

    def __init__(self, title: str, second: str = "", *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading(title, self)
        self._second = Words(second, role="soft", parent=self)
        self._second.setVisible(bool(second))
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._second)
        steps = Fitting(*buttons, stretches=[0] * len(buttons))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Fitting(words, steps, stretches=(1, 0), parent=self))

    def set_words(self, title: str, second: str = "") -> None:
        """Change the title and the second line."""
        self._title.setText(title)
        self._second.setText(second)
        self._second.setVisible(bool(second))


class Mark(QWidget):
    """A small shape that says with its form what colour says besides: ● act, ▲ look, ✓ good."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setAccessibleName(_MARKS[kind])
        self.setFixedSize(14, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape on the first line of the words beside it."""
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QPointF(6, self.height() / 2 + 0.5)
        if self._kind == "act":
            painter.setBrush(QColor(tokens.red))
            painter.drawEllipse(centre, 5, 5)
        elif self._kind == "look":
            painter.setBrush(QColor(tokens.amber))
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in ((-5.5, 5), (5.5, 5), (0, -5))]))
        else:
            painter.setPen(QPen(QColor(tokens.primary), 2))
            painter.drawPolyline(QPolygonF([centre + QPointF(x, y) for x, y in ((-4.5, 0), (-1.5, 4), (5, -4.5))]))
        painter.end()


class Note(QWidget):
    """A line that wants attention: a shape, a sentence (plain or spans), and perhaps a link under it."""

    link = Signal()

    def __init__(self, kind: str, words: Spans | str, link_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Mark(kind, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.sentence = Sentence(words, role="", parent=self)
        self.sentence.setAccessibleName(f"{_MARKS[kind]}: {self.sentence.plain()}")
        column.addWidget(self.sentence)
        if link_text:
            button = LinkButton(link_text, self)
            button.clicked.connect(self.link)
            column.addWidget(button)
        column.addStretch(1)
        row.addLayout(column, 1)


class Segmented(QWidget):
    """One of a few, side by side; the arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self, choices: Choices, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (_, label) in enumerate(choices):
            button = Button(label, self, role="segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {label}" if name else label)
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> object:
        """The chosen value."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Choose without telling anyone."""
        self._group.button(self._values.index(value)).setChecked(True)

    @Slot(int)
    def _clicked(self, at: int) -> None:
        self.chosen.emit(self._values[at])


class Bar(QWidget):
    """How much of something is covered: solid is confirmed, paler is likely, a dashed outline has nobody yet."""

    def __init__(
        self, confirmed: int = 0, likely: int = 0, whole: int = 0, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = Parts(confirmed, likely, whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_parts(confirmed, likely, whole, words)

    def set_parts(self, confirmed: int, likely: int, whole: int, words: str = "") -> None:
        """Show other amounts (of any one unit); `words` say the same to a screen reader."""
        self._parts = Parts(max(confirmed, 0), max(likely, 0), max(whole, 0))
        self.setAccessibleName(words or self._described())
        self.setToolTip(words or self._described())
        self.update()

    def sizeHint(self) -> QSize:
        """A low bar that grows sideways."""
        return QSize(145, 12)

    def minimumSizeHint(self) -> QSize:
        """Still readable when there is little room."""
        return QSize(60, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the three parts from the left."""
        tokens, parts = current_palette(), self._parts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(0.5, 1.5, self.width() - 1, self.height() - 3)
        painter.setBrush(QColor(tokens.grid))
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(room, 3, 3)
        whole = max(parts.whole, parts.confirmed + parts.likely, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for amount, colour in ((parts.confirmed + parts.likely, tokens.likely), (parts.confirmed, tokens.primary)):
            if amount:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(0, 1, self.width() * amount / whole, self.height() - 2), 3, 3)
        painter.end()

    def _described(self) -> str:
        whole = max(self._parts.whole, 1)
        confirmed, likely = (100 * part // whole for part in (self._parts.confirmed, self._parts.likely))
        return f"{confirmed}% confirmed, {likely}% likely, {max(100 - confirmed - likely, 0)}% not covered yet"


class EmptyState(QWidget):
    """What belongs here, and the first step."""

    clicked = Signal()

    def __init__(self, text: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(12)
        column.addWidget(Words(text, role="soft", parent=self))
        if button:
            step = PrimaryButton(button, self)
            step.clicked.connect(self.clicked)
            column.addWidget(step, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _grows(widget: QWidget) -> bool:
    return bool(widget.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)


def page_layout(page: QWidget) -> QVBoxLayout:
    """The margins and the spacing that every page has; parts are added from the top."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
    layout.setSpacing(_GAP)
    return layout


def row(*parts: QWidget, stretches: Sequence[int] = ()) -> QHBoxLayout:
    """Widgets side by side with the page's spacing."""
    layout = QHBoxLayout()
    layout.setSpacing(_GAP)
    for at, part in enumerate(parts):
        layout.addWidget(part, stretches[at] if at < len(stretches) else 0)
    return layout


def empty(layout: QLayout, *, keep: int = 0) -> None:
    """Take everything out of a layout, after the first few, and let go of the widgets."""
    while layout.count() > keep:
        item = layout.takeAt(keep)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
            inner.deleteLater()
