"""The evidence beside a text: what belongs beside what it cites, and what can be cited, with what it cannot show."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.library.search import Searched, found, searched, shipped
from app.ui.editor.beside.figures_panel import FigureFilter
from app.ui.editor.values import Counterpart, EvidenceOffer
from app.ui.kit.cards import Card, LinkButton, Note, empty
from app.ui.kit.tab_order import order_within
from app.ui.kit.words import Words

_Kind = TypeVar("_Kind", bound=QWidget)
_SHOWN, _MORE = 3, 10
_NOTHING = "Nothing in the library has these words. Try fewer, or add your own evidence."


class EvidencePanel(Card):
    """Finds evidence by its words; each entry says what was found and what that cannot show before it is cited."""

    cite_asked = Signal(str)
    """The id of the evidence to cite at the cursor."""
    own_asked = Signal()
    """The user wants to enter evidence of the organisation's own."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, place: str = "") -> None:
        super().__init__(title, parent=parent, place=place)
        self._offers: Mapping[str, EvidenceOffer] = {}
        self._own: tuple[Searched, ...] = ()
        self._counterparts: tuple[Counterpart, ...] = ()
        self._most = _SHOWN
        self._beside, self._entries = _rows(6), _rows(12)
        self.filter = FigureFilter(self)
        self.filter.setPlaceholderText("Find evidence")
        self.filter.setAccessibleName("Find evidence by its words")
        self.more = LinkButton("", self)
        self.own = LinkButton("Add your own evidence…", self)
        self.add(self._beside)
        self.add(self.filter)
        self.add(self._entries)
        self.add(self.more)
        self.add(self.own)
        self._connect()

    def show_evidence(self, offers: Sequence[EvidenceOffer], counterparts: Sequence[Counterpart] = ()) -> None:
        """Offer other evidence, and show what belongs beside what the text cites."""
        by_id = {offer.evidence: offer for offer in offers}
        if tuple(counterparts) != self._counterparts:
            self._counterparts = tuple(counterparts)
            self._fill_beside()
        if by_id != self._offers:
            known = {one.id for one in shipped()}
            self._offers = by_id
            self._own = tuple(
                searched("evidence", each.evidence, each.claim, each.short, each.words, each.limit)
                for each in offers
                if each.evidence not in known
            )
            self._fill()

    def take_keyboard(self) -> None:
        """Put the keyboard where evidence is looked for."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._find)
        self.filter.returnPressed.connect(self._cite_first)
        self.filter.down.connect(self._go_down)
        self.more.clicked.connect(self._show_more)
        self.own.clicked.connect(self.own_asked)

    def _fitting(self) -> Iterator[EvidenceOffer]:
        for one in found(self.filter.text(), self._own):
            if one.kind == "evidence" and one.id in self._offers:
                yield self._offers[one.id]

    def _fill(self) -> None:
        fitting = list(self._fitting())
        empty(self._entries)
        for offer in fitting[: self._most]:
            self._entries.addWidget(_Entry(offer, self))
        for step in self._steps():
            step.clicked.connect(partial(self.cite_asked.emit, step.evidence))
        if not fitting:
            self._entries.addWidget(Words(_NOTHING, role="small", parent=self))
        hidden = max(len(fitting) - self._most, 0)
        self.more.setText(f"Show {min(hidden, _MORE)} more")
        self.more.setVisible(bool(hidden))
        self._order()

    def _fill_beside(self) -> None:
        empty(self._beside)
        for each in self._counterparts:
            offer = each.offer
            words = ((each.beside, True), (f" is favourable. {offer.short} points another way: {offer.claim}", False))
            note = Note("look", words, f"Cite {offer.short} too", self)
            note.link.connect(partial(self.cite_asked.emit, offer.evidence))
            self._beside.addWidget(note)
        self._order()

    def _steps(self) -> list["_Cite"]:
        return [step for entry in _widgets(self._entries, _Entry) for step in entry.findChildren(_Cite)]

    def _order(self) -> None:
        """Tab's round: what belongs beside, the field, the entries, and what stands under them."""
        beside = [step for note in _widgets(self._beside, Note) for step in note.findChildren(LinkButton)]
        order_within(self, [*beside, self.filter, *self._steps(), self.more, self.own])

    @Slot()
    def _find(self) -> None:
        self._most = _SHOWN
        self._fill()

    @Slot()
    def _show_more(self) -> None:
        last = self._most
        self._most += _MORE
        self._fill()
        steps = self._steps()
        if last < len(steps):
            steps[last].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _cite_first(self) -> None:
        steps = self._steps()
        if steps:
            self.cite_asked.emit(steps[0].evidence)

    @Slot()
    def _go_down(self) -> None:
        steps = self._steps()
        if steps:
            steps[0].setFocus(Qt.FocusReason.TabFocusReason)


class _Cite(LinkButton):
    """Cites one piece of evidence."""

    def __init__(self, offer: EvidenceOffer, parent: QWidget) -> None:
        super().__init__("Cite it", parent)
        self.evidence = offer.evidence
        self.setAccessibleName(f"Cite {offer.short}")


class _Entry(QWidget):
    """What was found, which way it points, and what it cannot show."""

    def __init__(self, offer: EvidenceOffer, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = f"{offer.short} · {offer.direction}" if offer.direction else offer.short
        for text, role in ((name, "name"), (offer.claim, ""), (offer.limit, "small"), (offer.lacks, "small")):
            if text:
                column.addWidget(Words(text, role=role, parent=self))
        column.addWidget(_Cite(offer, self), alignment=Qt.AlignmentFlag.AlignLeft)


def _widgets(layout: QVBoxLayout, kind: type[_Kind]) -> list[_Kind]:
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [widget for item in items if item is not None and isinstance(widget := item.widget(), kind)]


def _rows(apart: int) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(apart)
    return made
