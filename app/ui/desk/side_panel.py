"""What stands beside a list about one of its rows: a head that stays, and sections under it that scroll."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.places import name_of
from app.services.said.row_remark import RowRemark
from app.ui.desk.stored_rows import StoredRows
from app.ui.kit.cards import Note
from app.ui.kit.words import Words


class Section(QWidget):
    """A part of a panel with the id and the name of its place, under a thin line, and a word on what belongs there."""

    def __init__(self, place: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = name_of(place)
        self.setObjectName(place)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        self._column.addWidget(rule)
        self._column.addSpacing(4)
        self._column.addWidget(Words(title, role="card-title", parent=self))
        if hint:
            self._column.addWidget(Words(hint, role="small", parent=self))

    def add(self, part: QWidget | QLayout) -> None:
        """Put something under what is there."""
        if isinstance(part, QWidget):
            self._column.addWidget(part)
        else:
            self._column.addLayout(part)


class SidePanel(QFrame):
    """The frame. Parts are made with `inner` as their parent and put into its `column`, from the top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = Words("", role="name", parent=self)
        self._second = Words("", role="soft", parent=self)
        self._remark = Note("look", "", parent=self)
        self._remark.hide()
        self._head = QHBoxLayout()
        self._scroll = QScrollArea(self)
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self._lay_out_head()
        self._lay_out_scroll()

    def show_head(self, title: str, second: str, kind: str) -> None:
        """Name what is shown, say a line about it, and tell a screen reader what kind of thing it is."""
        self._title.setText(title)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(f"{kind}: {title}")

    def show_remark(self, remark: RowRemark | None) -> None:
        """Say under the head what the row that is shown lacks; a complete one takes no room for it."""
        self._remark.sentence.set_spans(remark.sentence if remark is not None else "")
        self._remark.setVisible(remark is not None)

    def add_to_head(self, step: QWidget) -> None:
        """Put a step on the right of the title."""
        self._head.addWidget(step, 0, Qt.AlignmentFlag.AlignTop)

    def go_to_top(self) -> None:
        """Begin at the first part, for instance because another row is shown."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_row_of(self, rows: StoredRows, row: int) -> None:
        """Bring a row of one of the tables into sight, once the panel has its size."""
        if rows.table.select_key(row):
            rows.table.setFocus()
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(rows, 0, 24))

    def _lay_out_head(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._second)
        self._head.setContentsMargins(0, 0, 12, 0)
        self._head.setSpacing(12)
        self._head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 4, 4)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self._remark)
        column.addWidget(self._scroll, 1)

    def _lay_out_scroll(self) -> None:
        self.column.setContentsMargins(0, 0, 8, 12)
        self.column.setSpacing(18)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
