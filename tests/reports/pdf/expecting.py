"""What a document should tell a screen reader, worked out from its tree alone; and documents to try it with."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from typing import Any

from hypothesis import strategies as st

from app.documents.tree.tree import (
    Block,
    Column,
    Document,
    FigureText,
    Heading,
    Image,
    Link,
    ListBlock,
    Meta,
    NewPage,
    Paragraph,
    Picture,
    Row,
    Runs,
    Table,
    Text,
    Together,
    words,
)
from app.letters import clean
from app.scenes.scene import Area, Scene, Words

META = Meta("test", "Riverbank Arts", "Riverbank Arts · a test", date(2026, 11, 21))
SCENE = Scene(
    300, 120, "Cash is lowest in May.", (Area(((0, 0), (200, 0), (200, 80)), "above"), Words((9, 9), "May", "text", 9))
)


def row(*cells: str, kind: Any = "plain") -> Row:
    """A row of plain texts."""
    return Row(tuple(words(cell) for cell in cells), kind)


def body(text: str, role: Any = "body") -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(words(text), role)


def document(*blocks: Block, title: str = "A title", language: str = "en-GB") -> Document:
    """A document of some blocks."""
    return Document(title, Meta(META.kind, META.author, META.running, META.as_at, language), blocks)


def one_line(text: str) -> str:
    """A text as it is printed, its white space as single blanks."""
    return " ".join(clean(text).split())


def said(runs: Runs) -> str:
    """Runs as they are printed."""
    return one_line("".join(run.text for run in runs))


def expected(blocks: Iterable[Block]) -> list[tuple[Any, ...]]:
    """Each element with its tag and words, in reading order: lists, tables and rows as tuples of theirs."""
    return [element for block in blocks for element in _elements(block)]


@singledispatch
def _elements(block: Block) -> Iterator[tuple[Any, ...]]:
    """The elements of a block; a new page is none."""
    assert isinstance(block, NewPage)
    yield from ()


@_elements.register
def _(block: Heading) -> Iterator[tuple[Any, ...]]:
    if one_line(f"{block.number}{block.text}"):
        yield (f"H{block.level}", one_line(f"{block.number} {block.text}"))


@_elements.register
def _(block: Paragraph) -> Iterator[tuple[Any, ...]]:
    if said(block.runs):
        yield ("P", said(block.runs))


@_elements.register
def _(block: ListBlock) -> Iterator[tuple[Any, ...]]:
    items = [said(item) for item in block.items if said(item)]
    if items:
        yield ("L", *((f"{at}." if block.numbered else "•", item) for at, item in enumerate(items, start=1)))


@_elements.register
def _(block: Table) -> Iterator[tuple[Any, ...]]:
    if count := max([len(block.columns), *(len(each.cells) for each in block.rows)]):
        heads = [("TH", "Column", one_line(column.head)) for column in block.columns]
        rows = [_row(each, count, heads=block.row_heads) for each in block.rows]
        caption = one_line(block.caption)
        empty = [("TH", "Column", "")] * (count - len(heads))
        yield ("Table", (*heads, *empty), *rows, *([("Caption", caption)] if caption else []))


@_elements.register
def _(block: Picture) -> Iterator[tuple[Any, ...]]:
    yield ("Figure", one_line(block.description))
    yield from _elements(body(block.caption))


@_elements.register
def _(block: Image) -> Iterator[tuple[Any, ...]]:
    yield from _elements(body(block.description))  # those tried here are not at hand


@_elements.register
def _(block: Together) -> Iterator[tuple[Any, ...]]:
    yield from expected(block.blocks)


def _row(given: Row, count: int, *, heads: bool) -> tuple[Any, ...]:
    cells = [*given.cells, *[()] * (count - len(given.cells))]
    return tuple(
        ("TH", "Row", said(cell)) if heads and not at else ("TD", "", said(cell)) for at, cell in enumerate(cells)
    )


_texts = st.text(st.sampled_from("abc de fgh <&>/-£1,2.\n €ŵ\u00a0x"), max_size=120)
_runs: st.SearchStrategy[Runs] = st.lists(
    st.one_of(
        st.builds(Text, _texts, st.booleans()),
        st.builds(FigureText, _texts, st.just("f")),
        st.builds(Link, st.text("abc:/", min_size=1, max_size=90), st.just("https://example.org/")),
    ),
    max_size=4,
).map(tuple)
_cells = st.lists(_runs, max_size=4).map(tuple)
_tables = st.builds(
    Table,
    st.lists(st.builds(Column, _texts, st.sampled_from(["text", "number", "date"]), st.integers(0, 4)), max_size=4).map(
        tuple
    ),
    st.lists(st.builds(Row, _cells, st.sampled_from(["plain", "group", "sum", "total"])), max_size=40).map(tuple),
    _texts,
    st.booleans(),
    st.booleans(),
    st.just((1, 3)),
    _texts,
)
_flat: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.sampled_from([1, 2, 3]), _texts, st.sampled_from(["", "4"])),
    st.builds(Paragraph, _runs, st.sampled_from(["body", "lead", "caption", "byline"])),
    st.builds(lambda text: body(text * 90), _texts),
    st.builds(ListBlock, st.lists(_runs, max_size=12).map(tuple), st.booleans()),
    _tables,
    st.builds(Picture, st.just(SCENE), st.just("Cash is lowest in May."), _texts),
    st.builds(Image, st.just("0" * 64), _texts, st.just(100.0)),
    st.just(NewPage()),
)
BLOCKS = st.lists(st.one_of(_flat, st.builds(Together, st.lists(_flat, max_size=4).map(tuple))), max_size=14)
