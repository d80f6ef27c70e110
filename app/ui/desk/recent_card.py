"""The files opened before, each one press away."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.ui.kit.cards import Card
from app.ui.kit.elided import ElidedLink
from app.ui.kit.words import tip
from app.work.recent import Recent

_MOST = 4


class RecentCard(Card):
    """The last few, the newest first; `run` opens one."""

    def __init__(self, recent: Sequence[Recent], run: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__("Open again", parent=parent)
        self.links = [ElidedLink(each.label, self) for each in recent[:_MOST]]
        for link, each in zip(self.links, recent, strict=False):
            link.setToolTip(tip(str(each.path)))
            link.clicked.connect(partial(run, each.path))
            self.add(link)
