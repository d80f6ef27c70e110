"""Light or dark: a choice for this computer, beside what belongs to the organisation."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, Segmented
from app.ui.kit.words import Words

_THEMES = (("system", "Follow the system"), ("light", "Light"), ("dark", "Dark"))
_WHERE = "For this computer only: it is not stored in the file."


class AppearanceCard(Card):
    """The choice, which is done at once; it follows what the menu or Ctrl+K changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.appearance")
        self._desk = desk
        self.choice = Segmented(_THEMES, self, name="Appearance")
        self.choice.chosen.connect(self._choose)
        self.add(self.choice)
        self.add(Words(_WHERE, role="small", parent=self))
        self._show_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was chosen elsewhere."""
        super().showEvent(event)
        self._show_theme()

    def changeEvent(self, event: QEvent) -> None:
        """The window was dressed anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "choice"):
            self._show_theme()

    @Slot(object)
    def _choose(self, theme: str) -> None:
        self._desk.set_theme(theme)

    def _show_theme(self) -> None:
        self.choice.set_value(self._desk.theme())
