"""What every page is: a widget that shows something of the file and refreshes itself when the file changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.documents.tree.tree import Document
from app.problems import Refused
from app.ui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Printable:
    """A document for the printer, with the bytes of its images by their hash."""

    document: Document
    images: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done with what a page shows, for Ctrl+K: its words, and others that people look for."""

    label: str
    run: Callable[[], object]
    also: str = ""


class Page(QWidget):
    """A page fills itself in `refresh`.

    It refreshes when first shown, and when anything in the file changes: at once while it is visible, otherwise when it
    is shown again. Each page shows something that follows from the whole plan, so no change is known not to touch it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.workspace.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read what is shown from the file and show it."""
        raise NotImplementedError(type(self).__name__)

    def printable(self) -> Printable | None:
        """What is printed from here; nothing where that is the tables that can be seen."""
        return None

    def steps(self) -> Sequence[Step]:
        """What can be done now with what is shown, besides what the window's menu offers everywhere."""
        return ()

    def list_kind(self) -> str:
        """The kind of list that is brought in from here, such as grants; nothing where the list itself shall tell."""
        return ""

    def show_part(self, part: str) -> None:
        """Show the part of this key, as the switch does; a page without parts is never asked."""

    def show_card(self, card: str, row: int | None) -> bool:  # noqa: ARG002 - for pages that have such cards
        """Show a card of this key that does not always stand there, about a row where one is named.

        True where the page has led on by itself, the keys included, as to what there is already of what is offered.
        """
        return False

    def show_record(self, table: str, row: int | None) -> None:
        """Bring one record into sight, such as a grant that Home points at."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    @Slot()
    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        try:
            self.refresh()
        except Refused as refusal:  # the file cannot be read just now
            self._stale = True
            sentence = str(refusal)
            # said once the page is up: going to a page clears what was said before
            QTimer.singleShot(0, self, lambda: self.desk.problem(sentence))
