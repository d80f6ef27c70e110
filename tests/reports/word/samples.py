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
_RUNS = st.lists(st.builds(Text, _TEXTS, st.booleans()), max_size=3).map(tuple)
_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.sampled_from((2, 3)), _TEXTS),
    st.builds(Paragraph, _RUNS, st.sampled_from(("body", "lead", "caption", "byline"))),
    st.builds(ListBlock, st.lists(_RUNS, max_size=3).map(tuple), st.booleans()),
    st.lists(st.tuples(_RUNS, _RUNS), max_size=4).map(
        lambda rows: Table((Column("What"), Column("How much", "number")), tuple(Row(cells) for cells in rows))
    ),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Texts, lists and tables in any order, with whatever people may type."""
    blocks = draw(st.lists(_BLOCKS, max_size=6))
    return Document(draw(_TEXTS), META, (Heading(1, draw(_TEXTS)), *blocks))
