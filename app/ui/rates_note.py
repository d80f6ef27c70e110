"""A quiet line under numbers that rest on rates which are not known for the whole of their time."""

from PySide6.QtWidgets import QWidget

from app.ui.words import Words


class RatesNote(Words):
    """Says which rates are not known and until when (`planning.rate_note`); hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", role="small", parent=parent)
        self.hide()

    def show_note(self, note: str) -> None:
        """Show the sentence, or nothing."""
        self.setText(note)
        self.setVisible(bool(note))
