"""An entry of the library in full: what it says, what is in doubt, each fact, its reference, and its counterpart."""

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.library.on_shelf import REFERENCE, OnShelf, direction_words
from app.ui.kit.cards import Button, LinkButton, Note, empty
from app.ui.kit.columns import Fitting
from app.ui.kit.words import Words

COUNTER = "What points the other way"
_COPY, _OPEN, _SHOW = "Copy the reference", "Open the source in a browser", "Show it in full"


class EntryPanel(QWidget):
    """Stands beside a list. Shown again, an entry that is the same stays as it is, with its keys."""

    counter_asked = Signal(str)
    """The id of the entry that points the other way."""
    own_asked = Signal(int)
    """The row of one's own, to be edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[OnShelf | None, OnShelf | None] = (None, None)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)

    def show_entry(self, entry: OnShelf | None, counter: OnShelf | None = None) -> None:
        """Show an entry, and the one that points the other way; or nothing."""
        if self._shown == (entry, counter):
            return
        self._shown = (entry, counter)
        empty(self._column)
        self.setAccessibleName("" if entry is None else entry.name)
        if entry is not None:
            self._fill(entry, counter)
        self._column.addStretch(1)

    def _fill(self, entry: OnShelf, counter: OnShelf | None) -> None:
        self._add(Words(entry.name, role="name", parent=self))
        second = " · ".join(filter(None, (direction_words(entry.direction), entry.whose)))
        if second:
            self._add(Words(second, role="soft", parent=self))
        if entry.doubt:
            self._column.addSpacing(6)
            self._add(Note("look", entry.doubt, parent=self))
        for fact in entry.facts:
            self._say(fact.label, fact.text)
        if entry.reference:
            self._refer(entry)
        if counter is not None:
            self._counter(counter)
        if entry.row is not None:
            self._column.addSpacing(8)
            change = LinkButton("Change it", self)
            change.clicked.connect(lambda _on=False, row=entry.row: self.own_asked.emit(row))
            self._column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)

    def _say(self, label: str, text: str) -> None:
        """A fact under its label."""
        self._column.addSpacing(8)
        self._add(Words(label, role="small", parent=self))
        self._add(Words(text, parent=self))

    def _refer(self, entry: OnShelf) -> None:
        self._say(REFERENCE, entry.reference)
        copy = Button(_COPY, self)
        copy.clicked.connect(lambda _on=False, text=entry.reference: QGuiApplication.clipboard().setText(text))
        steps: list[QWidget] = [copy]
        if entry.link:
            source = LinkButton(_OPEN, self)
            source.setToolTip(entry.link)
            source.clicked.connect(lambda _on=False, link=entry.link: QDesktopServices.openUrl(QUrl(link)))
            steps.append(source)
        self._column.addSpacing(6)
        self._add(Fitting(*steps, stretches=[0] * len(steps), parent=self))

    def _counter(self, counter: OnShelf) -> None:
        self._say(COUNTER, counter.name)
        self._add(Words(direction_words(counter.direction), role="soft", parent=self))
        show = LinkButton(_SHOW, self)
        show.setAccessibleName(f"{_SHOW}: {counter.name}")
        show.clicked.connect(lambda _on=False, key=counter.id: self._ask(key))
        self._column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, part: QWidget) -> None:
        self._column.addWidget(part)

    @Slot(str)
    def _ask(self, key: str) -> None:
        self.counter_asked.emit(key)
