"""Paragraphs and items of lists on the page. `para` is the only door by which text comes there."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from app.documents.tree.tree import Link, Runs
from app.letters import one_line, visual_order
from app.reports.pdf.flow import LEFT, WIDTH, Part
from app.reports.pdf.lines import TextLine, broken, evened, width_of
from app.reports.pdf.paper import Paper, Spot, baseline, web_address
from app.reports.pdf.structure import Element
from app.reports.pdf.styles import PRIMARY, Style

_FEWEST = 2
"""So many lines of a paragraph stand together on a page."""
_KEPT = 8
"""With more lines than these a paragraph need not stay with what follows: it would leave a page empty."""


class Para(Part):
    """A paragraph, or what of it stands on one page: all such parts are one element."""

    def __init__(self, lines: tuple[TextLine, ...], style: Style, element: Element, indent: float = 0.0) -> None:
        self.lines, self.style, self.element, self.indent = lines, style, element, indent
        self.before, self.after = style.before, style.after
        if style.with_next:
            self.stay()

    def stay(self) -> None:
        """Stay with what follows, unless it is long."""
        self.with_next = len(self.lines) <= _KEPT

    @property
    def height(self) -> float:
        """How high it is, without the air before and after it."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """How much of it must stand on the page on which it begins."""
        few = len(self.lines) < 2 * _FEWEST or self.with_next
        return self.height if few else _FEWEST * self.style.leading

    def parted(self, room: float, *, forced: bool = False) -> tuple[Part, Part] | None:
        """What of it fits the room, and the rest."""
        fewest = 1 if forced else _FEWEST
        at = min(int((room + 0.01) / self.style.leading), len(self.lines) - fewest)
        if at < fewest or (self.with_next and not forced):
            return None
        first, rest = self._of(self.lines[:at]), self._of(self.lines[at:])
        rest.before = first.after = 0.0
        return first, rest

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top."""
        draw_lines(paper, self.lines, self.style, self.element, Spot(LEFT + self.indent, top))

    def _of(self, lines: tuple[TextLine, ...]) -> "Para":
        made = Para(lines, self.style, self.element, self.indent)
        made.before, made.after = self.before, self.after
        return made


class HeadingPara(Para):
    """A heading, which is a bookmark too: by its words on one line, and how deep it lies (1 is the title)."""

    def __init__(self, lines: tuple[TextLine, ...], style: Style, element: Element, said: str, level: int) -> None:
        super().__init__(lines, style, element)
        self.said, self.level = said, level

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top."""
        paper.bookmark(self.said, self.level, top + 12)
        super().draw(paper, top)

    def _of(self, lines: tuple[TextLine, ...]) -> Para:
        """What begins it is the heading still; the rest of one that is longer than a page is no bookmark."""
        if lines[0] is not self.lines[0]:
            return super()._of(lines)
        made = HeadingPara(lines, self.style, self.element, self.said, self.level)
        made.before, made.after = self.before, self.after
        return made


class Item(Para):
    """An item of a list: its label hangs at the left of its first line."""

    def __init__(
        self,
        lines: tuple[TextLine, ...],
        style: Style,
        element: Element,
        indent: float,
        label: tuple[Element, tuple[TextLine, ...]],
    ) -> None:
        super().__init__(lines, style, element, indent)
        self._label: tuple[Element, tuple[TextLine, ...]] | None = label

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top."""
        if self._label:
            element, text = self._label
            draw_lines(paper, text, self.style, element, Spot(LEFT, top))
        super().draw(paper, top)

    def _of(self, lines: tuple[TextLine, ...]) -> Para:
        if lines and lines[0] is self.lines[0] and self._label:
            made: Para = Item(lines, self.style, self.element, self.indent, self._label)
        else:
            made = Para(lines, self.style, self.element, self.indent)
        made.before, made.after = self.before, self.after
        return made


def para(text: Runs, style: Style, element: Element, width: float = WIDTH) -> Para:
    """A paragraph of plain text: every character stands for itself, a line break is a line break."""
    return Para(text_of(element, text, style, width), style, element)


def text_of(element: Element, text: Runs, style: Style, width: float) -> tuple[TextLine, ...]:
    """The lines of an element's text. Where letters are set from the right, it keeps the words as they are spoken."""
    plain = "".join(run.text for run in text)
    if visual_order(plain) != plain and not any(isinstance(run, Link) for run in text):
        element.spoken = one_line(plain)
    return evened(text, style, width) if style.even else broken(text, style, width)


def draw_lines(paper: Paper, lines: Sequence[TextLine], style: Style, element: Element, spot: Spot) -> None:
    """Draw lines as content of an element, each link in an element of its own."""
    if any(piece.address for line in lines for piece in line.pieces):
        _draw_linked(paper, lines, style, element, spot)
    elif any(line.pieces for line in lines):
        with paper.content_of(element):
            paper.words(lines, style, spot)


def _draw_linked(paper: Paper, lines: Sequence[TextLine], style: Style, element: Element, spot: Spot) -> None:
    ink = replace(style, colour=PRIMARY)
    before, owner = "", element
    for at, line in enumerate(lines):
        x, top = spot.x(line), spot.top - at * style.leading
        for address, pieces in groupby(line.pieces, key=lambda piece: piece.address):
            shown = TextLine(tuple(pieces), 0.0)
            end = x + width_of(shown.pieces, style.size)
            if address != before:
                before, owner = address, element.child("Link") if address else element
            with paper.content_of(owner):
                paper.words((shown,), ink if address else style, Spot(x, top))
            if address:
                base = baseline(style, top, 0)
                paper.link(
                    owner, (x, base - 0.25 * style.size, end, base + 0.8 * style.size), address, A=web_address(address)
                )
                paper.rule(x, end, base - 1.6, 0.4, PRIMARY)
            x = end
