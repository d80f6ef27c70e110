"""Parts side by side where there is room, one under the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

_GAP = 14


class Columns(QWidget):
    """A row of parts that becomes a column when it is narrower than `narrow` pixels, as at 200% on a laptop."""

    def __init__(
        self, *parts: QWidget, stretches: Sequence[int] = (), narrow: int = 640, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._parts: list[QWidget] = []
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for at, part in enumerate(parts):
            self.add(part, stretches[at] if at < len(stretches) else 1)

    def add(self, part: QWidget, stretch: int = 1) -> None:
        """Put a part at the end."""
        self._parts.append(part)
        self._line.addWidget(part, stretch)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part alone."""
        shown = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        return QSize(max((size.width() for size in shown), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction for the new width."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if event.size().width() < self._least() else direction.LeftToRight
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            self.updateGeometry()

    def _least(self) -> int:
        """Pixels that the parts need side by side."""
        return self._narrow


class Fitting(Columns):
    """A row that becomes a column as soon as its parts no longer fit side by side, each as wide as it asks for."""

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Put a part at the end; one without a stretch stays on the left and no wider than it asks for."""
        super().add(part, stretch)
        if not stretch:
            self._line.setAlignment(part, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        """As wide as all parts side by side, also while they stand one under the other."""
        return QSize(self._least(), super().sizeHint().height())

    def _least(self) -> int:
        shown = [_width(part) for part in self._parts if not part.isHidden()]
        return sum(shown) + self._line.spacing() * max(len(shown) - 1, 0)


def _width(part: QWidget) -> int:
    """What a part asks for, within what it is allowed."""
    return max(part.minimumWidth(), min(part.sizeHint().width(), part.maximumWidth()))
