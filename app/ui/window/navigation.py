"""The list of pages on the left, under the name of the organisation."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.dates import format_date, format_day
from app.ui.kit.cards import Button
from app.ui.kit.theme import font
from app.ui.kit.words import Words, tip

_WIDTH = 188
_ID = Qt.ItemDataRole.UserRole


class Navigation(QFrame):
    """Names the organisation, lists the pages, and shows where one is. Ctrl+1 to Ctrl+9 go to the first nine."""

    chosen = Signal(str)
    """The id of the page that the user went to."""
    palette_asked = Signal()
    """The user pressed the hint at the bottom."""

    def __init__(self, entries: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setFixedWidth(_WIDTH)
        self._name = Words("", role="name", parent=self)
        self._file = self._when = ""
        self._saved = Words("", role="small", parent=self)
        self._list = QListWidget(self)
        self._shortcuts: list[QShortcut] = []
        self._dress_list()
        self._lay_out()
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """List other pages, as (id, label)."""
        self._list.blockSignals(True)
        self._list.clear()
        for identifier, label in entries:
            item = QListWidgetItem(label)
            item.setData(_ID, identifier)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._set_shortcuts(min(len(entries), 9))

    def current(self) -> str:
        """The id of the page shown as the present one; nothing before one is shown."""
        chosen = self._list.selectedItems()
        return str(chosen[0].data(_ID)) if chosen else ""

    def set_current(self, identifier: str) -> None:
        """Show a page as the present one, without telling anyone."""
        self._list.blockSignals(True)
        for at in range(self._list.count()):
            if self._list.item(at).data(_ID) == identifier:
                self._list.setCurrentRow(at)
        self._list.blockSignals(False)
        self._embolden()

    def set_organisation(self, name: str) -> None:
        """The name at the top."""
        self._name.setText(name)
        self._name.setToolTip(tip(name))

    def set_file(self, path: Path | None) -> None:
        """The name of the open file under that of the organisation; in the tooltip where it is."""
        name = "" if path is None else path.name
        self._file = self._saved.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDTH - 24)
        self._saved.setToolTip("" if path is None else tip(str(path)))
        self._saved.setAccessibleDescription("" if path is None else f"The file {path}")
        self._show_file()

    def set_saved(self, words: str) -> None:
        """The line under the name and its file, such as `Saved · today 21:04`."""
        self._when = words
        self._show_file()

    def _show_file(self) -> None:
        self._saved.setText("\n".join(filter(None, (self._file, self._when))))

    @Slot()
    def _selected(self) -> None:
        """Selection, not the current row, which Qt sets by itself when the list first gets the focus."""
        self._embolden()
        if self.current():
            self.chosen.emit(self.current())

    def _embolden(self) -> None:
        for at in range(self._list.count()):
            item = self._list.item(at)
            item.setFont(font(weight=QFont.Weight.DemiBold if item.isSelected() else QFont.Weight.Normal))

    def _dress_list(self) -> None:
        self._list.setProperty("role", "pages")
        self._list.setAccessibleName("Pages")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemSelectionChanged.connect(self._selected)

    def _lay_out(self) -> None:
        hint = Button("Ctrl+K  find or do anything", self, role="quiet")
        hint.clicked.connect(self.palette_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 11, 10)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self._saved)
        column.addSpacing(12)
        column.addWidget(self._list, 1)
        column.addWidget(hint)

    def _set_shortcuts(self, count: int) -> None:
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts = [QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self) for at in range(count)]
        for at, shortcut in enumerate(self._shortcuts):
            shortcut.activated.connect(lambda at=at: self._list.setCurrentRow(at))


def saved_words(moment: datetime, today: date) -> str:
    """`Saved · today 21:04`, `Saved · 18 Nov 21:04`, and `Saved · 18 November 2025` for another year."""
    day = moment.date()
    if day.year != today.year:
        return f"Saved · {format_date(day)}"
    names = {today: "today", today - timedelta(days=1): "yesterday"}
    return f"Saved · {names.get(day) or format_day(day)} {moment:%H:%M}"
