"""The order in which Tab goes: what is made later is gone to where it is seen, not after everything else."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_within(around: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab come to these parts where what they lie in has its place, in this order."""
    made = list(parts)
    # Qt puts nothing after what cannot have the keyboard, such as a card
    others = (each for each in _before(around) if each not in made)
    before = next((each for each in others if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
    for part in made:
        if before is not None:
            QWidget.setTabOrder(before, part)
        before = part


def _before(around: QWidget) -> Iterator[QWidget]:
    """Everything before it in the order of the window, the nearest first."""
    each = around.previousInFocusChain()
    while each is not None and each is not around:
        yield each
        each = each.previousInFocusChain()
