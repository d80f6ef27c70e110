"""The line under a search field: each card of the part, with how much of it was found, as a way there."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from app.places import name_of
from app.ui.kit.cards import Card, LinkButton
from app.ui.kit.columns import Fitting
from app.ui.table.view import Table


class Jumps(Fitting):
    """Links to cards of an area that scrolls."""

    def __init__(self, area: QScrollArea, cards: Mapping[str, Card]) -> None:
        self._area, self._cards = area, cards
        self._links = {place: LinkButton(name_of(place)) for place in cards}
        super().__init__(*self._links.values(), stretches=[0] * len(cards))
        for place, link in self._links.items():
            link.clicked.connect(lambda _on=False, place=place: self.go(place))

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say how much there is in each."""
        for place, count in counts.items():
            words = f"{name_of(place)} ({count})"
            self._links[place].setText(words)
            self._links[place].setAccessibleName(words)

    def go(self, place: str) -> None:
        """Bring a card to the top, and put the keys into it."""
        card, inside = self._cards[place], self._area.widget()
        if inside is not None:
            self._area.verticalScrollBar().setValue(card.mapTo(inside, QPoint(0, 0)).y())
        tables = (each for each in card.findChildren(Table) if each.isVisible())
        if (table := next(tables, None)) is not None:
            table.setFocus()
