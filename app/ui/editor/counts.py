"""How long a text is while it is written, and where its limit falls. Each block is counted once until it changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from app.documents.tree.counting import count_characters, count_words
from app.documents.tree.tree import Text
from app.ui.editor import formats
from app.ui.editor.at_cursor import list_of, table_at
from app.ui.editor.chips import Chips
from app.ui.editor.reading import Piece, pieces_of, runs_of
from app.ui.editor.runs import units
from app.ui.editor.values import Counts, Limit

_WORD = re.compile(r"\S+")
_PARTED, _IN_ONE = 2, 1
"""Characters between two blocks: an empty line, or the end of a line or a tab inside a list or a table."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What a block adds; `counts` is None where it is not printed. Blocks of one list or table are of one `group`."""

    counts: Counts | None
    group: int = 0


class TextCounts(QObject):
    """The counts of a document's blocks, by their place in it."""

    def __init__(self, document: QTextDocument, chips: Chips) -> None:
        super().__init__(document)
        self._document, self._chips = document, chips
        self._blocks: list[_Block | None] = [None] * document.blockCount()
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
        block, known = self._document.firstBlock(), self._blocks
        words = characters = 0
        for at, counted in enumerate(known):
            if counted is None:
                known[at] = self._count(block)
            block = block.next()
        for _, counts, before in self._printed_blocks():
            words += counts.words
            characters += before + counts.characters
        self._total = Counts(words, characters)

    def past(self, limit: Limit) -> int | None:
        """Where what is past a limit begins, as a position in the document; None where nothing is."""
        if not limit.most or self._total.of(limit.unit) <= limit.most:
            return None
        left = limit.most
        for at, counts, before in self._printed_blocks():
            left -= before if limit.unit == "characters" else 0
            if counts.of(limit.unit) > left:
                block = self._document.findBlockByNumber(at)
                return block.position() + self._within(block, max(left, 0), limit.unit)
            left -= counts.of(limit.unit)
        return None

    def _printed_blocks(self) -> Iterator[tuple[int, Counts, int]]:
        """The number of each block that is printed, its counts, and the characters between it and the one before."""
        group: int | None = None
        for at, block in enumerate(self._blocks):
            if block is None or block.counts is None:
                continue
            same = block.group and block.group == group
            yield at, block.counts, 0 if group is None else _IN_ONE if same else _PARTED
            group = block.group

    def _count(self, block: QTextBlock) -> _Block:
        if formats.is_note(block.blockFormat()):
            return _Block(None)
        words = self._words(block)
        table, items = table_at(QTextCursor(block)), list_of(block)
        if table is None and not words.strip():
            return _Block(None)
        counts = Counts(count_words(words), count_characters(words))
        if table is not None:
            return _Block(counts, -1 - table.objectIndex())
        return _Block(counts, 0 if items is None else 1 + items.objectIndex())

    def _words(self, block: QTextBlock) -> str:
        text = block.text()
        if formats.CHARACTER in text:
            return "".join(map(self._said, pieces_of(runs_of(block))))
        return text.replace(formats.BREAK, "\n")

    def _said(self, piece: Piece) -> str:
        return piece.text if isinstance(piece, Text) else self._chips.value(piece.token).printed

    def _within(self, block: QTextBlock, left: int, unit: str) -> int:
        """How far into a block its first words or characters go, in places of the document; whole figures only."""
        begin = left if unit == "characters" else _beginning_of_word(self._words(block), left)
        at = 0
        for piece in pieces_of(runs_of(block)):
            said = self._said(piece)
            whole = begin >= len(said)
            at += units(said[:begin]) if isinstance(piece, Text) else int(whole)
            begin -= len(said)
            if not whole:
                break
        return at

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


def _beginning_of_word(text: str, number: int) -> int:
    found = next(islice(_WORD.finditer(text), number, None), None)
    return len(text) if found is None else found.start()
