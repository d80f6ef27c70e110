"""Looks at the spelling of the open document's texts on the worker, text by text, and remembers what was found."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.documents.checks.lack import Lack
from app.documents.checks.reading import IsWord
from app.ui.desk.tasks import Progress, Tasks
from app.work.documents import OpenDocument
from app.work.spelling import Spelt, look, right_here, spelling_lacks, texts_of

_MOST = 200
"""Texts that are remembered; each visit to a text leaves some behind."""


class SpellingWatch(QObject):
    """Nothing waits for it: what is not looked at yet is told when it is."""

    looked = Signal()
    """More is known about texts, or the dictionary can be asked now."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._found: dict[str, Sequence[tuple[str, Sequence[str]]]] = {}
        self._own: frozenset[str] = frozenset()
        self._busy = False
        self.is_word: IsWord | None = None
        """Asks the dictionary, once it is there."""

    def lacks_of(self, opened: OpenDocument) -> tuple[Lack, ...]:
        """What is misspelt, as far as is known; texts that are not known are looked at."""
        own, texts = right_here(opened.facts), texts_of(opened)
        if own != self._own or len(self._found) > _MOST:
            self._own, self._found = own, {}
        unknown = tuple(dict.fromkeys(each.text for each in texts if each.text not in self._found))
        if unknown and not self._busy:
            self._busy = True
            self._tasks.run(partial(_look, unknown, own), done=partial(self._take, own), owner=self)
        return tuple(spelling_lacks(texts, self._found))

    def _take(self, own: frozenset[str], spelt: Spelt) -> None:
        """Keep what was found, unless other words are right by now; what was written meanwhile is looked at next."""
        self._busy = False
        self.is_word = spelt.is_word
        if own == self._own:
            self._found |= spelt.misspelt
        self.looked.emit()


def _look(texts: tuple[str, ...], own: frozenset[str], _progress: Progress) -> Spelt:
    return look(texts, own)
