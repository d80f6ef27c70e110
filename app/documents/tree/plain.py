"""Blocks as plain text: what is counted, copied into a portal and compared; and every string that is printed."""

from collections.abc import Iterable, Iterator
from typing import cast

from app.documents.tree.markup import Note, Placeholder
from app.documents.tree.tree import (
    Block,
    Document,
    Heading,
    Image,
    ListBlock,
    NewPage,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Together,
)
from app.scenes.scene import Words


def plain_text(blocks: Iterable[Block | Note]) -> str:
    """Blocks as a portal takes them: no bullets, no stars, no notes; an item or a row of a table on a line of its own.

    An empty line parts blocks, a tab the cells of a row. A chart is the sentence that describes it.
    """
    return "\n\n".join(text for block in blocks if (text := "\n".join(_lines(block))))


def texts_of(document: Document) -> tuple[str, ...]:
    """Every text that is printed, in reading order, each whole: paragraphs, items, cells, the words of charts.

    What stands at the foot of the pages comes last.
    """
    found = (text for block in document.blocks for text in _printed(block))
    return tuple(text for text in (*found, document.meta.running) if text)


def words_of(runs: Runs) -> str:
    """The words of some runs. A figure whose place nobody has filled is its token."""
    return "".join(
        f"{{{{{run.token}}}}}" if isinstance(run, Placeholder) else run.text
        for run in cast("tuple[Placeholder | Run, ...]", runs)
    )


def heading_text(heading: Heading) -> str:
    """A heading as it is printed, its number before it."""
    return f"{heading.number} {heading.text}".strip()


def _lines(block: Block | Note) -> Iterator[str]:
    """The lines of a block as plain text."""
    match block:
        case Note() | NewPage():
            return
        case Together():
            yield from filter(None, [plain_text(block.blocks)])
        case Table():
            yield from filter(None, [block.title])
            yield "\t".join(column.head for column in block.columns)
            yield from ("\t".join(map(words_of, row.cells)) for row in block.rows)
            yield from filter(None, [block.caption])
        case Picture():
            yield from filter(None, [block.description, block.caption])
        case Image():
            yield block.description
        case _:
            yield from _printed(block)


def _printed(block: Block) -> Iterator[str]:
    """The texts of a block, each whole."""
    match block:
        case Heading():
            yield heading_text(block)
        case Paragraph():
            yield words_of(block.runs)
        case ListBlock():
            yield from map(words_of, block.items)
        case Table():
            yield from (column.head for column in block.columns)
            yield from (words_of(cell) for row in block.rows for cell in row.cells)
            yield block.caption
        case Picture():
            yield from (mark.text for mark in block.scene.marks if isinstance(mark, Words))
            yield block.caption
        case Together():
            yield from (text for inner in block.blocks for text in _printed(inner))
        case Image() | NewPage():
            return
