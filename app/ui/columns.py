"""Parts side by side where there is room, one under the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
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

    def stacked(self) -> bool:
        """Whether the parts stand one under the other."""
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part alone."""
        shown = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        return QSize(max((size.width() for size in shown), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction for the new width."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if event.size().width() < self._narrow else direction.LeftToRight
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            self.updateGeometry()
