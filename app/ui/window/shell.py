"""The window: the pages' list on the left, one page on the right, a quiet message under it, and Ctrl+K over all."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.desk.tasks import Tasks
from app.ui.window.message_bar import MessageBar, ProgressBar
from app.ui.window.navigation import Navigation

if TYPE_CHECKING:
    from app.ui.window.command_palette import Command, CommandPalette

_GEOMETRY, _PAGE = "window.geometry", "window.page"
_FRAME = QSize(4, 40)
"""About what a window's title bar and edges take: how much is not known before it is shown."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that can be gone to; `make` is called when it is first shown, and it is found by `also` too."""

    id: str
    label: str
    make: Callable[[], QWidget]
    also: str = ""


class Shell(QMainWindow):
    """The window around the pages. `load(key)` and `save(key, text)` keep its size, place and page."""

    page_shown = Signal(str)
    """The id of the page that is shown now."""
    closing = Signal()
    """The window is about to close; what is typed has been accepted."""

    def __init__(
        self,
        pages: Sequence[PageEntry] = (),
        *,
        load: Callable[[str], str | None] = lambda _key: None,
        save: Callable[[str, str], object] = lambda _key, _text: None,
        title: str = "Footing",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._save = load, save
        self._entries: dict[str, PageEntry] = {}
        self._built: dict[str, tuple[QWidget, QScrollArea]] = {}
        self._alone: QScrollArea | None = None
        self._palette: CommandPalette | None = None
        self._commands: Callable[[], Sequence[Command]] = lambda: ()
        self._search: Callable[[str], Sequence[Command]] | None = None
        self.navigation = Navigation(parent=self)
        self.messages = MessageBar(self)
        self._stack = QStackedWidget(self)
        self._feet = QVBoxLayout()
        self.setWindowTitle(title)
        self._lay_out()
        self._connect()
        self.set_pages(pages)
        self._restore_geometry()

    def sizeHint(self) -> QSize:
        """A laptop's window."""
        return QSize(1280, 720)

    def fit(self, room: QSize) -> None:
        """Fill a screen that leaves only this much room, where the window with its frame would stand over the edge."""
        asked = self.size() + _FRAME
        if asked.width() > room.width() or asked.height() > room.height():
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def set_pages(self, pages: Sequence[PageEntry]) -> None:
        """Offer other pages; those built before are let go."""
        for _, scroll in self._built.values():
            self._stack.removeWidget(scroll)
            scroll.deleteLater()
        self._built.clear()
        self._drop_alone()
        self._entries = {entry.id: entry for entry in pages}
        self.navigation.set_entries([(entry.id, entry.label) for entry in pages])
        self.navigation.setVisible(bool(pages))

    def go(self, identifier: str) -> QWidget:
        """Show a page, building it the first time, and return it. Raises KeyError for a page there is not."""
        page = self.page(identifier)
        self._drop_alone()
        self._stack.setCurrentWidget(self._built[identifier][1])
        self.navigation.set_current(identifier)
        self.messages.clear()
        self.page_shown.emit(identifier)
        return page

    def go_last(self, fallback: str) -> QWidget:
        """Show the page that was open last time, or the fallback."""
        last = self._load(_PAGE)
        return self.go(last if last in self._entries else fallback)

    def page(self, identifier: str) -> QWidget:
        """The page of this id, built when it is not yet."""
        if identifier not in self._built:
            page = self._entries[identifier].make()
            page.setAccessibleName(self._entries[identifier].label)
            self._built[identifier] = (page, self._wrapped(page))
        return self._built[identifier][0]

    def current(self) -> str:
        """The id of the page that is shown; nothing while a widget stands alone."""
        shown = self._stack.currentWidget()
        return next((each for each, (_, scroll) in self._built.items() if scroll is shown), "")

    def show_alone(self, widget: QWidget) -> None:
        """Show a widget in place of the list and the pages, such as the first run."""
        self._drop_alone()
        self._alone = self._wrapped(widget)
        self._stack.setCurrentWidget(self._alone)
        self.navigation.hide()

    def set_organisation(self, name: str) -> None:
        """The name at the top of the list and of the window."""
        self.navigation.set_organisation(name)
        self.setWindowTitle(f"{name} – Footing" if name else "Footing")

    def set_file(self, path: Path | None) -> None:
        """The file that is open, under the name; None while none is."""
        self.navigation.set_file(path)

    def set_saved(self, words: str) -> None:
        """The line under the name, such as `Saved · today 21:04`."""
        self.navigation.set_saved(words)

    def message(self, sentence: str, *, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with Undo where it can be undone."""
        self.messages.say(sentence, action="Undo" if undo else "", run=undo)

    def problem(self, sentence: str, *, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Say what could not be done and what to do about it."""
        self.messages.say(sentence, problem=True, action=action, run=run)

    def set_commands(
        self, commands: Callable[[], Sequence["Command"]], search: Callable[[str], Sequence["Command"]] | None = None
    ) -> None:
        """What Ctrl+K offers besides the pages, asked for whenever it opens; `search` finds records."""
        self._commands, self._search = commands, search

    def watch(self, tasks: Tasks) -> None:
        """Show how far the slow work is."""
        self._feet.addWidget(ProgressBar(tasks, self))
        tasks.refused.connect(self._task_refused)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Accept what is being typed, remember size and page, and tell that the end has come."""
        self.finish_typing()
        self._save(_GEOMETRY, b64encode(self.saveGeometry().data()).decode("ascii"))
        if self.current():
            self._save(_PAGE, self.current())
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the window goes away when the window changes."""
        super().resizeEvent(event)
        if self._palette is not None:
            self._palette.hide()

    def finish_typing(self) -> None:
        """Accept what is typed in the field that has the focus, as on leaving it."""
        field = self.focusWidget()
        commit = getattr(field, "commit", None)
        if callable(commit):
            commit()

    @Slot()
    def open_palette(self) -> None:
        """Show Ctrl+K: the pages first, then the commands."""
        from app.ui.window.command_palette import Command, CommandPalette  # noqa: PLC0415  # not needed for the first paint

        if self._palette is None:
            self._palette = CommandPalette(self)
        pages = [
            Command(entry.label, partial(self.go, entry.id), also="" if entry.id == self.current() else entry.also)
            for entry in self._entries.values()
        ]
        self._palette.open([*pages, *self._commands()], self._search)

    @Slot(str)
    def _go_chosen(self, identifier: str) -> None:
        self.go(identifier)

    @Slot(str)
    def _task_refused(self, sentence: str) -> None:
        self.problem(sentence)

    def _lay_out(self) -> None:
        centre = QWidget(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        self._feet.setContentsMargins(24, 0, 24, 8)
        self._feet.setSpacing(4)
        self._feet.addWidget(self.messages)
        right.addLayout(self._feet)
        line = QHBoxLayout(centre)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        line.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self._go_chosen)
        self.navigation.palette_asked.connect(self.open_palette)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.open_palette)

    def _wrapped(self, page: QWidget) -> QScrollArea:
        """A page that is taller than the window scrolls; none scrolls sideways at 1280 pixels."""
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self._stack.addWidget(scroll)
        return scroll

    def _drop_alone(self) -> None:
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
        self.navigation.setVisible(bool(self._entries))

    def _restore_geometry(self) -> None:
        kept = self._load(_GEOMETRY)
        if not kept or not self.restoreGeometry(QByteArray(_decoded(kept))):
            self.resize(self.sizeHint())


def _decoded(kept: str) -> bytes:
    try:
        return b64decode(kept, validate=True)
    except ValueError:
        return b""
