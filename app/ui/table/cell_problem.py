"""The sentence under a cell that says why what was typed there cannot be used."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.ui.kit.words import Words

_WIDEST = 420


class CellProblem(Words):
    """Stands on a table's rows, under the cell or, where there is no room, over it."""

    def __init__(self, rows: QWidget) -> None:
        super().__init__("", role="cell-problem", parent=rows)
        self._rows = rows
        self.hide()

    def show_at(self, below: QPoint, sentence: str, *, row_height: int) -> None:
        """Say it at the lower left corner of a cell."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        room = self._rows.rect()
        width = min(_WIDEST, room.width() - 8)
        self.setFixedWidth(width)
        height = self.heightForWidth(width)
        left = max(min(below.x(), room.right() - width - 4), 4)
        fits = below.y() + height + 4 < room.bottom()
        top = below.y() + 3 if fits else max(below.y() - row_height - height - 3, 2)
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def clear_away(self) -> None:
        """Say nothing."""
        self.setText("")
        self.hide()
