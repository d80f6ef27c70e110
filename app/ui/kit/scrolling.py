"""The area that a widget scrolls in, for whoever brings a part of it into sight."""

from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled_in(widget: QWidget) -> QScrollArea | None:
    """The nearest scrolling area around a widget; None where nothing scrolls."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
