"""The list of contents of a long document: each heading with its page, leading there."""

from collections.abc import Sequence

from app.documents.tree.tree import Block, Heading, Together, words
from app.letters import one_line
from app.reports.pdf.flow import LEFT, WIDTH, Part
from app.reports.pdf.lines import Piece, TextLine, broken
from app.reports.pdf.paper import Paper, Spot, bookmark_key
from app.reports.pdf.structure import Element
from app.reports.pdf.styles import BODY, Style, strong
from app.text import shorten

_NUMBER_WIDTH, _INDENT = 40.0, 16.0
_MOST = 36
"""Contents of more lines than this name only the sections."""
_LONGEST = 200
"""Characters of a heading that the list gives: a few lines, however long it is."""


class ContentsLine(Part):
    """A heading in the list of contents. `page` is known when all is laid out, counted from 1."""

    def __init__(self, heading: Heading, number: int, element: Element) -> None:
        self.number, self.page = number, 0
        self._style: Style = strong(BODY) if heading.level <= 2 else BODY
        self._indent = 0.0 if heading.level <= 2 else _INDENT
        text = shorten("\u00a0\u00a0".join(part for part in (heading.number, heading.text) if part), _LONGEST)
        self._said = one_line(text)
        *lines, last = broken(words(text), self._style, WIDTH - _NUMBER_WIDTH - self._indent)
        parted = TextLine((*last.pieces, Piece(" ", self._style.face)), last.width)  # from the number of the page
        self._lines = (*lines, parted)
        self._element = element
        self.before, self.after = (4.0, 2.0) if heading.level <= 2 else (0.0, 0.0)

    @property
    def height(self) -> float:
        """How high it is, without the air before and after it."""
        return len(self._lines) * self._style.leading

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top."""
        page = broken(words(str(self.page)), self._style, _NUMBER_WIDTH)
        with paper.content_of(self._element):
            paper.words(self._lines, self._style, Spot(LEFT + self._indent, top))
            paper.words(page, self._style, Spot(LEFT, top - self.height + self._style.leading, LEFT + WIDTH))
        box = (LEFT, top - self.height, LEFT + WIDTH, top)
        target = paper.canvas._bookmarkReference(bookmark_key(self.number))  # noqa: SLF001 - no public way to name one
        paper.link(self._element, box, f"{self._said}, page {self.page}", Dest=target)


def contents(blocks: Sequence[Block], root: Element) -> list[Part]:
    """A line for each section and its parts, as elements at the end of the root."""
    headings = [(at, each) for at, each in enumerate(_printed(blocks), start=1) if each.level > 1]
    if len(headings) > _MOST:
        headings = [(at, each) for at, each in headings if each.level == 2]
    if not headings:
        return []
    whole = root.child("TOC")
    made: list[Part] = [ContentsLine(each, at, whole.child("TOCI").child("Link")) for at, each in headings]
    made[-1].after = 16.0
    return made


def _printed(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that are printed, in reading order."""
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading) and one_line(f"{block.number}{block.text}"):
            found.append(block)
        elif isinstance(block, Together):
            found += _printed(block.blocks)
    return found
