"""Which income is counted, and the quiet line under numbers whose rates are not known for all of their time."""

from PySide6.QtWidgets import QWidget

from app.ui.kit.words import Words

VIEWS = (("confirmed", "Confirmed"), ("expected", "Expected"), ("everything", "Everything"))
"""Each view by its name, and its words."""


class RatesNote(Words):
    """Says which rates are not known and until when (`planning.rate_note`); hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", role="small", parent=parent)
        self.hide()

    def show_note(self, note: str) -> None:
        """Show the sentence, or nothing."""
        self.setText(note)
        self.setVisible(bool(note))
