"""A part that scrolls inside a card, without asking for room of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


def quiet_scroll(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Take the height that is left over, scroll up and down where that is too little, and look like the card."""
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    scroll.setWidget(inside)
    inside.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    return scroll
