"""A list of entries of the library and, beside it, the one that is chosen in full."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.services.library.on_shelf import OnShelf, direction_words
from app.ui.kit.cards import Card
from app.ui.kit.columns import Columns
from app.ui.kit.words import Words
from app.ui.pages.library.entry_panel import EntryPanel
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_LEAST, _MOST, _NARROW = 380, 480, 700
_ROOM_FOR_BOTH = 400
"""Pixels under which a list leaves out what it says beside a name."""


class _List(WrappedTable):
    """Many long names: it scrolls within itself, and is never taller than a small window shows."""

    def __init__(self, model: TableModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(_MOST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window names have the room; the rest stands in full under the list."""
        left_out = ("about",) if event.size().width() < _ROOM_FOR_BOTH else ()
        if left_out != self._left_out:
            self.hide_columns(left_out)
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        """A few entries."""
        return QSize(super().sizeHint().width(), _LEAST)

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(120, _LEAST)


class Lookup(Card):
    """The card. `set_entries` shows what was found; `show_entry` goes to one of them."""

    left_out = Signal(str)
    """The id of a counterpart that the list leaves out, being asked for."""

    def __init__(
        self,
        place: str,
        columns: Sequence[Column],
        own_asked: Callable[[int], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent, place=place)
        self._all: dict[str, OnShelf] = {}
        self.table = _List(TableModel(columns), name=self.title.text(), parent=self)
        self.panel = EntryPanel(self)
        self.nothing = Words("", role="soft", parent=self)
        at_top = QWidget(self)
        column = QVBoxLayout(at_top)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self._beside = Columns(at_top, self.panel, stretches=(1, 1), narrow=_NARROW, parent=self)
        self.nothing.hide()
        self.add(self.nothing)
        self.add(self._beside, 1)
        self.table.chosen.connect(self._show)
        self.panel.counter_asked.connect(self._go_to)
        if own_asked is not None:
            self.panel.own_asked.connect(own_asked)

    def set_entries(self, every: Sequence[OnShelf], found: Sequence[OnShelf], nothing: str) -> None:
        """Show what was found of every entry; where that is nothing, the sentence that says so."""
        self._all = {entry.id: entry for entry in every}
        self.table.rows_model().set_rows(found)
        self.nothing.setText(nothing)
        self.nothing.setVisible(not found)
        self._beside.setVisible(bool(found))
        if found and self.table.current_key() is None:
            self.table.select_key(self.table.rows_model().key_at(0))
        self._show(self.table.current_key())

    def shown(self) -> str:
        """The id of the entry that is shown in full; empty where none is."""
        return str(self.table.current_key() or "")

    def show_entry(self, key: str) -> bool:
        """Show an entry and put the keys on its line; False where the list leaves it out."""
        if not self.table.select_key(key):
            return False
        self.table.scrollTo(self.table.currentIndex())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot(object)
    def _show(self, key: object) -> None:
        entry = self._all.get(str(key))
        self.panel.show_entry(entry, self._all.get(entry.counter) if entry is not None else None)

    @Slot(str)
    def _go_to(self, key: str) -> None:
        if not self.show_entry(key):
            self.left_out.emit(key)


def name_column(heading: str) -> Column:
    """What an entry says or is called."""
    return Column("name", heading)


def about_column(heading: str, width: int = 0) -> Column:
    """The second thing that a list says of an entry."""
    return Column("about", heading, width=width)


def direction_column(heading: str) -> Column:
    """Which way a finding points, in words after a sign."""
    return Column("direction", heading, width=110, value=lambda entry: direction_words(entry.direction))


def whose_column() -> Column:
    """Marks one's own, as long as there is any."""
    return Column("whose", "Whose", width=60, folds=True)
