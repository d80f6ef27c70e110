"""The figures beside a text: those that say something else now, and those that can be inserted."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.kit.cards import Card, LinkButton, Note, empty
from app.ui.kit.tab_order import order_within
from app.ui.pages.documents.editor.beside.figure_list import FigureList
from app.ui.pages.documents.editor.values import FigureOffer, StaleFigure

_SHOWN = 8
_EMPTY = "No figures yet."


class FigureFilter(QLineEdit):
    """Finds figures by their name; Down goes to the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on in the list, Esc empties the field."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FiguresPanel(Card):
    """What is stale stands first, each with its update; then what can be inserted."""

    insert_asked = Signal(str)
    """The id of the figure to insert at the cursor."""
    update_asked = Signal(object)
    """The tokens, as a tuple, whose figures shall say what they are now."""
    own_numbers_asked = Signal()
    """The user wants to see the figures that the program cannot know."""

    def __init__(self, title: str = "Figures", parent: QWidget | None = None, *, place: str = "") -> None:
        super().__init__(title, parent=parent, place=place)
        self._offers: tuple[FigureOffer, ...] = ()
        self._stale: tuple[StaleFigure, ...] = ()
        self._all = False
        self._old = QVBoxLayout()
        self._old.setSpacing(6)
        self.filter = FigureFilter(self)
        self.filter.setPlaceholderText("Find a figure")
        self.filter.setAccessibleName("Find a figure by its name")
        self.list = FigureList(self)
        self.more = LinkButton("", self)
        self.own = LinkButton("Your own numbers …", self)
        self.add(self._old)
        for part in (self.filter, self.list, self.more, self.own):
            self.add(part)
        self._connect()
        self._list()

    def show_figures(self, offers: Sequence[FigureOffer], stale: Sequence[StaleFigure] = ()) -> None:
        """Offer other figures, and show which of those in the text say something else now."""
        self._offers = tuple(offers)
        if tuple(stale) != self._stale:
            self._stale = tuple(stale)
            self._fill_stale()
        self._list()

    def take_keyboard(self) -> None:
        """Put the keyboard where a figure is chosen."""
        where = self.list if self.filter.isHidden() else self.filter
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._list)
        self.filter.returnPressed.connect(self.list.take_first)
        self.filter.down.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.taken.connect(self._take)
        self.more.clicked.connect(self._turn)
        self.own.clicked.connect(self.own_numbers_asked)

    def _fill_stale(self) -> None:
        empty(self._old)
        for figure in self._stale:
            words = ((figure.name, True), (f" was {figure.was}. It is {figure.now} now.", False))
            note = Note("look", words, "Update", self)
            note.link.connect(partial(self.update_asked.emit, figure.tokens))
            self._old.addWidget(note)
        if len(self._stale) > 1:
            every = LinkButton("Update all", self)
            tokens = tuple(token for figure in self._stale for token in figure.tokens)
            every.clicked.connect(partial(self.update_asked.emit, tokens))
            self._old.addWidget(every)
        order_within(self, self._updates())

    def _updates(self) -> list[LinkButton]:
        """The steps of what is stale, those of the list left out."""
        return [step for step in self.findChildren(LinkButton) if step not in {self.more, self.own}]

    @Slot(str)
    def _take(self, figure: str) -> None:
        """Insert it; the next one is looked for anew."""
        self.filter.clear()
        self.insert_asked.emit(figure)

    @Slot()
    def _turn(self) -> None:
        self._all = not self._all
        self._list()

    @Slot()
    def _list(self) -> None:
        """The figures that fit what is typed; the first few while nothing is and not all are asked for."""
        wanted = self.filter.text().strip().casefold()
        fitting = [offer for offer in self._offers if wanted in offer.name.casefold()]
        hidden = 0 if wanted else max(len(fitting) - _SHOWN, 0)
        self.list.set_offers(fitting[:_SHOWN] if hidden and not self._all else fitting)
        self.more.setText("Show fewer" if self._all else f"Show {hidden} more")
        self.more.setVisible(bool(hidden))
        self.filter.setVisible(len(self._offers) > _SHOWN)
