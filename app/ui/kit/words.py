"""Words on the screen: labels that show text as it is, never as markup."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Spans = Sequence[tuple[str, bool]]
"""Pieces of a sentence: the words, and whether they are bold."""

Choices = Sequence[tuple[object, str]]
"""What can be chosen: values and their labels."""


class Words(QLabel):
    """Plain words that wrap. Roles: `` (body), soft, small, small-text, title, card-title, name, problem."""

    def __init__(self, text: str = "", *, role: str = "", parent: QWidget | None = None, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setText(text)


class Heading(Words):
    """The title of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role="title", parent=parent)


class Sentence(QLabel):
    """A sentence with bold parts, given as (text, bold) spans; every character is shown as it is.

    Roles: sentence (24 px), `` (body), soft, small.
    """

    def __init__(self, spans: Spans | str = "", *, role: str = "sentence", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_spans(spans)

    def set_spans(self, spans: Spans | str) -> None:
        """Show another sentence."""
        pieces: Spans = ((spans, False),) if isinstance(spans, str) else spans
        self._plain = "".join(text for text, _ in pieces)
        self.setText("".join(_html(text, bold=bold) for text, bold in pieces))
        self.setAccessibleName(self._plain)

    def plain(self) -> str:
        """The sentence without its bold."""
        return self._plain


def tip(text: str) -> str:
    """A tooltip that shows every character as it is: Qt would take one that looks like markup for markup."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"


def _html(text: str, *, bold: bool) -> str:
    shown = escape(text).replace("\n", "<br>")
    return f"<b>{shown}</b>" if bold else shown
