"""Random whole documents for the tests, with every kind of block and with charts."""

from datetime import date

from hypothesis import strategies as st

from app.documents.tree.tree import (
    Block,
    Column,
    Document,
    Figure,
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
    Table,
    Text,
    Together,
)
from app.scenes.scene import Area, Dot, Line, Plot, Scene, Words

_text = st.text(max_size=8) | st.sampled_from(["a cost of £3", "the same words again", "two\nlines"])
_days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
_number = st.floats(-1e6, 1e6) | st.integers(-1000, 1000)
_point = st.tuples(_number, _number)
_points = st.lists(_point, max_size=3).map(tuple)
_colour = st.sampled_from(["surface", "text", "red", "above"])
_part = st.sampled_from(["still", "moving", "around"])
_run = (
    st.builds(Text, _text, st.booleans())
    | st.builds(Link, _text, st.just("https://example.org"))
    | st.builds(FigureText, _text, st.just("full-cost"))
)
_runs = st.lists(_run, max_size=4).map(tuple)
_mark = (
    st.builds(Line, _points, _colour, _number, st.just(()) | st.just((1.0, 2.5)), _part)
    | st.builds(Area, _points, _colour, _part)
    | st.builds(Dot, _point, _number, _colour, _part)
    | st.builds(Words, _point, _text, _colour, _number, part=_part)
)
_plot = st.builds(Plot, _number, _number, _number, _number, st.integers(1, 60), _number, _number)
_scene = st.builds(Scene, _number, _number, _text, st.lists(_mark, max_size=3).map(tuple), st.none() | _plot)
_column = st.builds(Column, _text, st.sampled_from(["text", "number", "date"]), st.integers(1, 5))
_row = st.builds(Row, st.lists(_runs, max_size=3).map(tuple), st.sampled_from(["plain", "group", "sum", "total"]))
_table = st.builds(
    Table,
    st.lists(_column, max_size=3).map(tuple),
    st.lists(_row, max_size=3).map(tuple),
    _text,
    st.booleans(),
    st.booleans(),
    st.just(()) | st.just((1, 3)),
    _text,
)
_leaf = (
    st.builds(Heading, st.sampled_from([1, 2, 3]), _text, st.sampled_from(["", "4"]))
    | st.builds(Paragraph, _runs, st.sampled_from(["body", "lead", "caption", "byline"]))
    | st.builds(ListBlock, st.lists(_runs, max_size=3).map(tuple), st.booleans())
    | _table
    | st.builds(Picture, _scene, _text, _text)
    | st.builds(Image, st.just("b" * 64), _text, _number)
    | st.just(NewPage())
)
_block: st.SearchStrategy[Block] = st.recursive(
    _leaf, lambda inner: st.builds(Together, st.lists(inner, max_size=2).map(tuple)), max_leaves=3
)
_figure = st.builds(
    Figure,
    _text,
    _text,
    _text,
    st.sampled_from(["money", "count", "date", "words"]),
    st.integers() | _text | st.none(),
    _text,
    _days,
)
documents = st.builds(
    Document,
    _text,
    st.builds(Meta, _text, _text, _text, _days, st.sampled_from(["en-GB", "cy"])),
    st.lists(_block, max_size=6).map(tuple),
    st.lists(_figure, max_size=2).map(tuple),
)
