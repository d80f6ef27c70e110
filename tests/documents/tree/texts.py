"""Random stored texts for the tests: whatever someone types, and blocks as they are read from it."""

from typing import cast

from hypothesis import strategies as st

from app.documents.tree.markup import Note, Placeholder, Written
from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Runs, Table, Text

_SIGNS = ["*", "**", "\\", "|", "- ", "1. ", "> ", ">", "{{", "}}", "{{full-cost}}", "\n", "\n\n", " ", "a", "é", "7."]
typed = st.lists(st.sampled_from(_SIGNS) | st.text(max_size=3), max_size=30).map("".join)
"""Anything that could stand in a text, signs of the markup above all."""

_word = typed.map(lambda text: text.replace("\r", "")).filter(bool)


@st.composite
def runs(draw: st.DrawFn, *, least: int = 0) -> Runs:
    """Words and figures as they are read: no two pieces of one strength side by side."""
    found: list[Text | Placeholder] = []
    for _ in range(draw(st.integers(least, 4))):
        if draw(st.integers(0, 3)) == 0:
            found.append(Placeholder(draw(st.from_regex(r"[a-z0-9-]{1,9}", fullmatch=True)), draw(st.booleans())))
        else:
            before = found[-1] if found else None
            strong = not before.strong if isinstance(before, Text) else draw(st.booleans())
            found.append(Text(draw(_word), strong))
    return cast("Runs", tuple(found))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of a few columns and rows."""
    width = draw(st.integers(1, 3))
    heads = draw(st.lists(st.just("") | _word, min_size=width, max_size=width))
    rows = draw(st.lists(st.tuples(*[runs()] * width), max_size=3))
    return Table(tuple(map(Column, heads)), tuple(map(Row, rows)))


lists = st.builds(ListBlock, st.lists(runs(), min_size=1, max_size=4).map(tuple), st.booleans())
blocks: st.SearchStrategy[tuple[Written, ...]] = st.lists(
    runs(least=1).map(Paragraph) | runs().map(Note) | lists | tables(), max_size=4
).map(tuple)
"""Blocks of a stored text, as reading makes them."""
