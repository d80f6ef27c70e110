"""A document with a block of every kind, and documents drawn at random."""

from datetime import date
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image as Pictures

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
from app.reports.pdf.columns import columns_of
from app.scenes.payers import PayerBar, PayersChart
from app.scenes.payers_scene import payers_scene

META = Meta("business-case-short", "Riverbank Arts", "Riverbank Arts · Case", date(2026, 12, 1))
LOGO = "a" * 64


def logo(mode: str = "RGBA", kind: str = "PNG") -> bytes:
    """A small picture, half of it see-through where its kind can."""
    out = BytesIO()
    Pictures.new(mode, (40, 20), 0 if mode == "RGBA" else "white").save(out, kind)
    return out.getvalue()


def picture() -> Picture:
    """Who pays, as a chart."""
    bars = (PayerBar("Northdale Council", 40_000_00, "confirmed"), PayerBar("Nobody yet", 6_620_00, "missing"))
    scene = payers_scene(PayersChart(bars, "Who pays"), 459)
    return Picture(scene, scene.description, "As at 1 December 2026")


def table(count: int = 3) -> Table:
    """Costs with a sum and a total."""
    plain = tuple(Row((words(f"Line {at}"), words(f"£{at},200"))) for at in range(1, count + 1))
    below = (Row((words("Direct costs"), words("£9,600")), "sum"), Row((words("Full cost"), words("£12,000")), "total"))
    rows = (*plain, *below)
    return Table((Column("What it costs"), Column("2027-28", "number")), rows, "Full cost recovery.", rules_after=(1,))


def whole() -> Document:
    """One of each kind of block."""
    said: Runs = (Text("We ask for "), FigureText("£48,000", "ask"), Text(" in 2027-28, "), Text("please", strong=True))
    blocks: tuple[Block, ...] = (
        Image(LOGO, "The logo of Riverbank Arts", 90),
        Heading(1, "Healthy Minds Through Making"),
        Paragraph(words("Business case · Riverbank Arts"), "byline"),
        Paragraph(said, "lead"),
        Heading(2, "Why this is needed", "1"),
        Paragraph((Text("See "), Link("our site", "https://example.org/a?b=c&d=e"), Text(".\nA second line."))),
        ListBlock((words("one"), words("two"))),
        ListBlock((words("first"), words("second")), numbered=True),
        ListBlock((words("first again"),), numbered=True),
        Heading(3, "What it costs"),
        table(),
        Together((Heading(3, "Who pays"), picture())),
        NewPage(),
        Heading(2, "How it will be done", "2"),
        Paragraph(words("Weekly.")),
    )
    return Document("Healthy Minds: business case", META, blocks)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_RUN = st.one_of(
    st.builds(Text, _TEXTS, st.booleans()),
    st.builds(FigureText, _TEXTS, st.just("ask")),
    st.builds(Link, _TEXTS, st.sampled_from(("https://example.org/a?b=c&d=e", "mailto:ana@example.org"))),
)
_RUNS = st.lists(_RUN, max_size=3).map(tuple)
_COLUMNS = st.builds(Column, _TEXTS, st.sampled_from(("text", "number", "date")), st.integers(0, 3))
_ROWS = st.builds(
    Row, st.lists(_RUNS, max_size=4).map(tuple), st.sampled_from(("plain", "group", "sum", "total"))
)  # rows of any length
_TABLES = st.builds(
    Table,
    st.lists(_COLUMNS, max_size=3).map(tuple),
    st.lists(_ROWS, max_size=4).map(tuple),
    _TEXTS,
    st.booleans(),
    st.booleans(),
    st.sampled_from(((), (0,), (1, 2))),
).filter(columns_of)
_SIMPLE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.sampled_from((2, 3)), _TEXTS, st.sampled_from(("", "4"))),
    st.builds(Paragraph, _RUNS, st.sampled_from(("body", "lead", "caption", "byline"))),
    st.builds(ListBlock, st.lists(_RUNS, max_size=3).map(tuple), st.booleans()),
    _TABLES,
    st.builds(NewPage),
)
_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    _SIMPLE, st.lists(_SIMPLE, max_size=3).map(lambda blocks: Together(tuple(blocks)))
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Texts, lists and tables in any order, with whatever people may type."""
    blocks = draw(st.lists(_BLOCKS, max_size=6))
    return Document(draw(_TEXTS), META, (Heading(1, draw(_TEXTS)), *blocks))
