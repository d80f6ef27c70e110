"""The runs of text in blocks, in reading order."""

from collections.abc import Iterator, Sequence

from app.documents.tree.tree import Block, ListBlock, Paragraph, Run, Table, Together


def runs_in(blocks: Sequence[Block]) -> Iterator[Run]:
    """Every run of paragraphs, lists and cells of tables."""
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                yield from runs
            case ListBlock(items=items):
                yield from (run for item in items for run in item)
            case Table(rows=rows):
                yield from (run for row in rows for cell in row.cells for run in cell)
            case Together(blocks=inside):
                yield from runs_in(inside)
            case _:
                pass
