"""What a document still lacks before it goes out, each with a step to the place where it is mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.documents.checks.figures import OWN_NUMBER
from app.documents.checks.lack import Lack
from app.places import name_of, rows_of
from app.planning.full_cost.drivers import NotShared
from app.problems import Refused
from app.ui.kit.cards import Card, LinkButton, Note
from app.ui.kit.tab_order import order_within

_SHOWN = 4
_WHOLE = "Nothing is missing. Read the pages once more, and send it."
ABOUT_KEY = "about"
"""The row of the outline with the settings of the document."""


@dataclass(frozen=True, slots=True)
class Mending:
    """Where something is mended: a row of the outline, a field of the document, or a place of the window by its id."""

    words: str
    row: str = ""
    field: str = ""
    id: str = ""


PROJECT = Mending("Open the project", id=rows_of("project"))
COSTS = Mending(f"Open {name_of('costs')}", id=rows_of("cost_line"))
OWN_NUMBERS = Mending("Open your own numbers")
SHARES = Mending("Look at how costs are shared", id="costs.full")
BALANCES = Mending("Type your balances", id=rows_of("fund"))
_GRANTS = Mending(f"Open {name_of('grants')}", id="grants")
_ABOUT = Mending("Choose it", row=ABOUT_KEY)
_PLACES: Mapping[str, Mending] = {
    "about": _ABOUT,
    "buyer": Mending("Name the buyer", row=ABOUT_KEY, field="buyer"),
    "ask": Mending("Say how much", row=ABOUT_KEY, field="ask"),
    "costs": COSTS,
    "payers": _GRANTS,
    "unfunded": _GRANTS,
    "account": _GRANTS,
    "overfunded": SHARES,
    "forecast": BALANCES,
    "logo": Mending("Look at your logo", id="organisation.who"),
}
"""Where what is not mended in a text or in the project is mended, by the code of the check."""


def place_of(lack: Lack) -> Mending:
    """Where what a document lacks is mended: in its text, where it is about one."""
    if lack.code == OWN_NUMBER:
        return OWN_NUMBERS
    if lack.key:
        return Mending("Go there", row=lack.key)
    return _PLACES.get(lack.code, PROJECT)


def place_of_refusal(refusal: Refused) -> Mending:
    """Where what keeps figures from being made is mended."""
    return SHARES if isinstance(refusal, NotShared) else COSTS


class ChecksCard(Card):
    """The list, the first few of it until all are asked for."""

    asked = Signal(object)
    """The Mending that the user wants to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.checks")
        self._lacks: tuple[tuple[str, Mending], ...] | None = None
        self._all = False

    def show_lacks(self, lacks: Sequence[tuple[str, Mending]], *, another: bool = False) -> None:
        """Show these sentences with their places; a document other than before shows its first few."""
        if another:
            self._all = False
        elif tuple(lacks) == self._lacks:
            return
        self._lacks = tuple(lacks)
        self._fill()

    def _fill(self) -> None:
        lacks = self._lacks or ()
        self.clear()
        count = len(lacks)
        self.title.setText(f"{name_of('documents.checks')} · {count}" if count else name_of("documents.checks"))
        for sentence, place in lacks if self._all else lacks[:_SHOWN]:
            note = Note("look", sentence, place.words)
            note.link.connect(partial(self.asked.emit, place))
            self.add(note)
        if not count:
            self.add(Note("good", _WHOLE))
        elif count > _SHOWN:
            more = LinkButton("Show fewer" if self._all else f"Show {count - _SHOWN} more")
            more.clicked.connect(self._turn)
            self.add(more)
        order_within(self, self.findChildren(LinkButton))

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()
