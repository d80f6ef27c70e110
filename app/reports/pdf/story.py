"""Turns the blocks of a document into parts of the flow, and into the elements of its structure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any

from app.documents.tree.tree import (
    Block,
    Heading,
    Image,
    ListBlock,
    NewPage,
    Paragraph,
    Picture,
    Runs,
    Table,
    Together,
    image_width,
    introduces,
    words,
)
from app.letters import one_line
from app.reports.pdf.flow import WIDTH, Part
from app.reports.pdf.layout import Group
from app.reports.pdf.lines import broken, longest_line
from app.reports.pdf.paragraph import HeadingPara, Item, Para, para, text_of
from app.reports.pdf.pictures import LOGO_GAP, ChartPart, ImagePart, TitlePart, read_image
from app.reports.pdf.structure import Element, Tag
from app.reports.pdf.styles import BODY, CAPTION, HEADINGS, PARAGRAPHS, Style
from app.reports.pdf.table_making import table_part

HEADING_TAGS: Mapping[int, Tag] = {1: "H1", 2: "H2", 3: "H3"}
_ITEM_AFTER = 4.0
_LABEL_GAP = 8.0


def _item_style(at: int, count: int) -> Style:
    """How an item is set, counted from 1: no page begins or ends with a single one of a list."""
    if at == count:
        return BODY
    return replace(BODY, after=_ITEM_AFTER, with_next=at in {1, count - 1})


def _keep_with_next(parts: Sequence[Part]) -> None:
    """Let a text stay on the page of what it introduces."""
    for part in parts:
        if isinstance(part, Para):
            part.stay()


class Story:
    """Makes the parts of some blocks. `air` widens or narrows what is between them; elements go into `root`."""

    def __init__(self, images: Mapping[str, bytes], air: float) -> None:
        self.root = Element("Document")
        self._images, self._air = images, air

    def flow(self, blocks: Sequence[Block]) -> list[Part | Group]:
        """The blocks in reading order."""
        made: list[Part | Group] = []
        if len(blocks) > 1 and isinstance(blocks[0], Image) and isinstance(blocks[1], Heading) and blocks[1].level == 1:
            made += map(self._aired, self._title(blocks[0], blocks[1]))
            blocks = blocks[2:]
        for block, after in zip_longest(blocks, blocks[1:]):
            parts = tuple(self._aired(part) for part in self._parts(block))
            if introduces(block, after):
                _keep_with_next(parts)
            if isinstance(block, Together) and parts:
                made.append(Group(parts))
            else:
                made += parts
        return made

    def _aired(self, part: Part) -> Part:
        part.before, part.after = part.before * self._air, part.after * self._air
        return part

    @singledispatchmethod
    def _parts(self, block: Any) -> Iterator[Part]:
        raise TypeError(f"a block that cannot be printed: {block!r}")

    def _title(self, logo: Image, title: Heading) -> Iterator[Part]:
        """A logo stands to the right of the title that follows it; where it cannot be read, its words stand above."""
        above = list(self._parts(logo))
        image = next((part for part in above if isinstance(part, ImagePart)), None)
        heading = list(self._heading(title, image))
        yield from heading if image and heading else (*above, *heading)

    @_parts.register
    def _(self, block: Heading) -> Iterator[Part]:
        yield from self._heading(block)

    def _heading(self, block: Heading, logo: ImagePart | None = None) -> Iterator[Part]:
        text = f"{block.number}\u00a0\u00a0{block.text}" if block.number else block.text
        style = HEADINGS[block.level]
        element = Element(HEADING_TAGS[block.level])
        lines = text_of(element, words(text), style, WIDTH - (logo.width + LOGO_GAP if logo else 0.0))
        if lines:
            self.root.kids.append(element)
            said = one_line(text)
            if logo:
                yield TitlePart(lines, style, element, said, logo)
            else:
                yield HeadingPara(lines, style, element, said, block.level)

    @_parts.register
    def _(self, block: Paragraph) -> Iterator[Part]:
        yield from self._text(block.runs, PARAGRAPHS[block.role])

    @_parts.register
    def _(self, block: ListBlock) -> Iterator[Part]:
        items = [item for item in block.items if broken(item, BODY, WIDTH)]
        if not items:
            return
        labels = [f"{at}." if block.numbered else "•" for at in range(1, len(items) + 1)]
        indent = max(longest_line(words(label), BODY) for label in labels) + _LABEL_GAP
        whole = self.root.child("L", numbering="Decimal" if block.numbered else "Disc")
        for at, (label, text) in enumerate(zip(labels, items, strict=True), start=1):
            style = _item_style(at, len(items))
            item = whole.child("LI")
            mark = item.child("Lbl"), broken(words(label), style, indent)
            body = item.child("LBody")
            yield Item(text_of(body, text, style, WIDTH - indent), style, body, indent, mark)

    @_parts.register
    def _(self, block: Table) -> Iterator[Part]:
        made = table_part(block, self.root, self._air)
        if made:
            yield made

    @_parts.register
    def _(self, block: Picture) -> Iterator[Part]:
        chart = ChartPart(block.scene, self.root.child("Figure", alt=one_line(block.description)))
        below = list(self._text(words(block.caption), CAPTION))
        if below:
            chart.with_next, chart.after = True, 0.0
        yield from (chart, *below)

    @_parts.register
    def _(self, block: Image) -> Iterator[Part]:
        image = read_image(self._images.get(block.sha256, b""), block.width)
        if image is None:
            yield from self._text(words(block.description), CAPTION)
        else:
            figure = self.root.child("Figure", alt=one_line(block.description))
            yield ImagePart(image, figure, image_width(block, image.height / image.width))

    @_parts.register
    def _(self, block: Together) -> Iterator[Part]:
        for inner in block.blocks:
            yield from self._parts(inner)

    @_parts.register
    def _(self, _block: NewPage) -> Iterator[Part]:
        yield from ()

    def _text(self, text: Runs, style: Style) -> Iterator[Part]:
        """A paragraph, unless there is nothing in it."""
        made = para(text, style, Element("P"))
        if made.lines:
            self.root.kids.append(made.element)
            yield made
