"""Which parts of a document are shown: what its reader is shown usually, and what the user chose otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.documents.building.build import is_shown
from app.documents.kinds.kind import Built
from app.documents.parts.catalogue import PARTS
from app.ui.kit.cards import Card
from app.ui.kit.tab_order import order_within
from app.ui.kit.words import Words
from app.work.documents import OpenDocument

_SAID = "Ticked parts are printed. What a reader is shown usually follows “Written for”; your own choice stays."


class ShownCard(Card):
    """A tick for each built part of the kind."""

    chosen = Signal(str, bool)
    """The key of a part, and whether it is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.shown")
        self.ticks: dict[str, QCheckBox] = {}

    def show_document(self, opened: OpenDocument, *, read_only: bool) -> None:
        """Show the parts of a document as they are chosen."""
        wanted = [built.key for built in opened.kind.built]
        if wanted != list(self.ticks):
            self._make(opened)
        for built in opened.kind.built:
            tick = self.ticks[built.key]
            tick.blockSignals(True)
            tick.setChecked(is_shown(built, opened.stored))
            tick.blockSignals(False)
            tick.setEnabled(not read_only)

    def _make(self, opened: OpenDocument) -> None:
        self.clear()
        self.ticks = {}
        self.add(Words(_SAID if opened.kind.built else "Everything in this document is written by you.", role="small"))
        for built in opened.kind.built:
            tick = QCheckBox(name_of_part(built))
            tick.setCursor(Qt.CursorShape.PointingHandCursor)
            tick.toggled.connect(lambda on, key=built.key: self.chosen.emit(key, on))
            self.ticks[built.key] = tick
            self.add(tick)
            tick.show()  # at once, so that it can be gone to
        order_within(self, self.ticks.values())


def name_of_part(built: Built) -> str:
    """What a built part is called on the screen."""
    return built.heading or PARTS[built.part].name
