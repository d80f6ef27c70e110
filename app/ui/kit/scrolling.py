"""The areas that a widget scrolls in, and how it is brought into sight there."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_ABOVE = 18
"""Pixels left over a card that is brought into sight."""
_ROUNDS = 4
"""How often what is laid out puts off more, on the first visit to a page."""


def scrolled_in(widget: QWidget) -> QScrollArea | None:
    """The nearest scrolling area around a widget; None where nothing scrolls."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def scroll_soon(card: QWidget | None, wanted: QWidget | None = None, rounds: int = _ROUNDS) -> None:
    """Bring a card, and a field in it, into sight once they have their places; again as what comes late moves them."""
    target = wanted or card
    if target is None or rounds == 0:
        return

    def scroll() -> None:
        _bring_into_sight(card, wanted)
        scroll_soon(card, wanted, rounds - 1)

    QTimer.singleShot(0, target, scroll)


def _bring_into_sight(card: QWidget | None, wanted: QWidget | None) -> None:
    """Scroll so that the card begins at the top, and then as far as the field needs to be seen."""
    for area in _areas(card):
        inside = area.widget()
        if card is not None and inside is not None:
            area.verticalScrollBar().setValue(card.mapTo(inside, QPoint(0, 0)).y() - _ABOVE)
    for area in _areas(wanted):
        if wanted is not None:
            area.ensureWidgetVisible(wanted, 0, _ABOVE)


def _areas(widget: QWidget | None) -> Iterator[QScrollArea]:
    """Every area around it that scrolls, from the inside out."""
    area = scrolled_in(widget) if widget is not None else None
    while area is not None:
        yield area
        area = scrolled_in(area)
