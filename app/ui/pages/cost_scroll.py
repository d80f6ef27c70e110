"""A part that scrolls inside a card, without asking for room of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_LEAST = 112
"""Pixels of a few lines."""


class _QuietScroll(QScrollArea):
    """Asks for a few lines, however much is in it."""

    def sizeHint(self) -> QSize:
        """As wide as what is in it."""
        return QSize(super().sizeHint().width(), _LEAST)


def quiet_scroll(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Take the height that is left over, scroll up and down where that is too little, and look like the card."""
    scroll = _QuietScroll(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    scroll.setMinimumHeight(_LEAST)
    scroll.setWidget(inside)
    inside.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    return scroll
