"""What a document should tell a screen reader, worked out from its tree alone; and documents to try it with."""

from collections.abc import Iterable, Iterator
from datetime import date
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


def _elements(block: Block) -> Iterator[tuple[Any, ...]]:
    match block:
        case Heading(level, text, number):
            if one_line(f"{number}{text}"):
                yield (f"H{level}", one_line(f"{number} {text}"))
        case Paragraph(runs):
            if said(runs):
                yield ("P", said(runs))
        case ListBlock(items, numbered):
            shown = [item for item in items if said(item)]
            if shown:
                yield ("L", *((f"{at}." if numbered else "•", said(item)) for at, item in enumerate(shown, start=1)))
        case Table(columns, rows):
            if count := max([len(columns), *(len(each.cells) for each in rows)]):
                heads = [("TH", "Column", one_line(column.head)) for column in columns]
                table = [(*heads, *[("TH", "Column", "")] * (count - len(heads)))]
                table += [_row(each, count, heads=block.row_heads) for each in rows]
                yield ("Table", *table, *([("Caption", one_line(block.caption))] if one_line(block.caption) else []))
        case Picture():
            yield ("Figure", one_line(block.description))
            yield from _elements(body(block.caption))
        case Image():
            yield from _elements(body(block.description))
        case Together(blocks):
            yield from expected(blocks)


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
