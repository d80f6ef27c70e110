"""How long a text is while it is written, and where its limit falls. Each block is counted once until it changes."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextBlock, QTextDocument

from app.documents.tree.counting import count_characters, count_words
from app.ui.pages.documents.editor import formats
from app.ui.pages.documents.editor.chips import Chips
from app.ui.pages.documents.editor.values import Limit


@dataclass(frozen=True, slots=True)
class Counts:
    """Words and characters as buyers count them; notes to self are not counted."""

    words: int = 0
    characters: int = 0

    def of(self, unit: str) -> int:
        """The count in the unit of a limit."""
        return self.words if unit == "words" else self.characters


class TextCounts(QObject):
    """The counts of a document's blocks, by their place in it."""

    def __init__(self, document: QTextDocument, chips: Chips) -> None:
        super().__init__(document)
        self._document, self._chips = document, chips
        self._blocks: list[Counts | None] = [None] * document.blockCount()
        self._total = Counts()
        document.contentsChange.connect(self._forget)

    def total(self) -> Counts:
        """The counts of the whole text, as of the last `count`."""
        return self._total

    def forget_all(self) -> None:
        """Count everything anew next time, as figures say something else."""
        self._blocks = [None] * self._document.blockCount()

    def count(self) -> None:
        """Count what has changed."""
        ...

    @Slot(int, int, int)
    def _forget(self, position: int, _removed: int, added: int) -> None:
        """Blocks that were touched are counted anew; those after them keep their counts at their new places."""
        document, blocks = self._document, self._blocks
        first, last = document.findBlock(position), document.findBlock(position + added)
        begin = max(first.blockNumber(), 0)
        end = last.blockNumber() if last.isValid() else document.blockCount() - 1
        after = document.blockCount() - 1 - end
        if begin + after > len(blocks):
            self.forget_all()
        else:
            kept = blocks[len(blocks) - after :] if after else []
            self._blocks = [*blocks[:begin], *[None] * (end - begin + 1), *kept]
