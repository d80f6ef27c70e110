"""Where a new file will be kept, said before it is made, with a way to choose another folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui.desk.ask import Asker
from app.ui.kit.cards import Card
from app.ui.kit.words import Words, tip
from app.work.keeping import Offer, new_path, said_of

_TITLE = "Where your file is kept"


class PlaceCard(Card):
    """Names the file as the organisation's name is typed. `keep` is told of a folder that she chose herself."""

    def __init__(self, offer: Offer, ask: Asker, keep: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, "Change …", parent=parent)
        self._ask, self._keep = ask, keep
        self._name = ""
        self.path = Words("", parent=self)
        self.why = Words("", role="small", parent=self)
        self.add(self.path)
        self.add(self.why)
        self.link.connect(self._change)
        self._show(offer)

    @property
    def folder(self) -> Path:
        """The folder for new files."""
        return self._offer.folder

    @Slot(str)
    def set_name(self, name: str) -> None:
        """The organisation is called so: its file will be, too."""
        self._name = name.strip()
        self._show(self._offer)

    @Slot()
    def _change(self) -> None:
        folder = self._ask.folder(self.window(), _TITLE, folder=self.folder)
        if folder is not None:
            self._keep(folder)
            self._show(said_of(folder))

    def _show(self, offer: Offer) -> None:
        self._offer = offer
        path = new_path(self._name, offer.folder) if self._name else offer.folder
        self.path.setText(_breakable(str(path)))
        self.path.setAccessibleName(f"{_TITLE}: {path}")
        self.path.setToolTip(tip(str(path)))
        self.why.setText(offer.why)
        self.why.setVisible(bool(offer.why))


def _breakable(path: str) -> str:
    """A long path may go on in a second line after each folder."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
