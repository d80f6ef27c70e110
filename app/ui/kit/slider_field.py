"""A number that is tried out: a slider that tells while it moves, and beside it a field that takes typed numbers."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSlider, QStyle, QWidget

from app.ui.kit import kinds
from app.ui.kit.kinds import Kind
from app.ui.kit.line_fields import LineField
from app.ui.kit.theme import current_palette
from app.ui.kit.words import Words

_FIELD = 64
_HANDLE = 18
"""Pixels of the handle with its border, as the stylesheet has it."""


class Slider(QSlider):
    """A slider with a mark where nothing is changed; the wheel moves it only while it has the focus."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(least, most)
        self.setPageStep(max(1, (most - least) // 10))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(80)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the slider, unless the user is in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark stands under the groove, at zero."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_palette().edge), 2))
        room = self.width() - _HANDLE
        at = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), 0, room) + _HANDLE // 2
        middle = self.height() // 2
        painter.drawLine(at, middle - 7, at, middle + 7)
        painter.end()
        super().paintEvent(event)


class SliderField(QWidget):
    """A slider with its label and a field. Steps of the slider are whole; the field takes what `kind` reads.

    `step` is what one step of the slider is worth, such as 100 basis points. A typed value between two steps counts
    as typed; the slider stands at the nearest.
    """

    changed = Signal(object)
    """The value, each time it changes by hand: while the slider moves, and when a typed number is accepted."""

    def __init__(
        self, label: str, kind: Kind, limits: tuple[int, int], *, step: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._step = step
        self._value = 0
        self._kind = kind
        self.slider = Slider(limits[0] // step, limits[1] // step, self)
        self.slider.setAccessibleName(label)
        self.field = LineField(kind, self)
        self.field.setAccessibleName(f"{label}, typed")
        self.field.setFixedWidth(_FIELD)
        self._problem_words = Words("", role="problem", parent=self)
        self._problem_words.hide()
        self._lay_out(label)
        self.set_value(0)
        self.slider.valueChanged.connect(self._moved)
        self.field.committed.connect(self._typed)
        self.field.problem_changed.connect(self._tell)

    def value(self) -> int:
        """The value that counts now."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another value without telling anyone."""
        self._value = value
        self.slider.blockSignals(True)
        self.slider.setValue(_nearest(value, self._step))
        self.slider.blockSignals(False)
        self.field.set_value(value)
        self._describe()

    @Slot(int)
    def _moved(self, place: int) -> None:
        self._value = place * self._step
        self.field.set_value(self._value)
        self._describe()
        self.changed.emit(self._value)

    @Slot(object)
    def _typed(self, value: object) -> None:
        self.set_value(value if isinstance(value, int) else 0)
        self.changed.emit(self._value)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._problem_words.setText(sentence)
        self._problem_words.setVisible(bool(sentence))

    def _describe(self) -> None:
        """A screen reader hears the value as it is written, not only the step of the slider."""
        self.slider.setAccessibleDescription(self._kind.text(self._value))

    def _lay_out(self, label: str) -> None:
        name = Words(label, parent=self, wrap=False)
        name.setBuddy(self.slider)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.field, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._problem_words, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)


def signed_percent(least: int, most: int, *, empty: int | None = 0) -> Kind:
    """A change in basis points, written with its sign: `+5%`, `−20%`, `0%`. An empty text is `empty`."""
    percent = kinds.percent(least=least, most=most)

    def show(value: object) -> str:
        sign = "+" if isinstance(value, int) and value > 0 else ""
        return sign + percent.show(value)

    return Kind("percent", percent.read, show, percent.plain, empty=empty)


def months(most: int) -> Kind:
    """So many months, at least none: `0`, `3`."""
    number = kinds.number(least=0, most=most)

    def read(text: str) -> object:
        return number.read(text.strip().casefold().removesuffix("s").removesuffix("month"))

    return Kind("number", read, number.show, number.plain, empty=0)


def _nearest(value: int, step: int) -> int:
    return (2 * value + step) // (2 * step)
