"""Tests of pages: full enough, one left edge, no heading at the foot, no few rows alone, groups whole if they fit."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.tree.tree import Block, Column, Document, Heading, ListBlock, Picture, Row, Table, Together, words
from app.reports.pdf.flow import HEIGHT, LEFT, WIDTH
from app.reports.pdf.layout import THIN, Sheet
from app.reports.pdf.paragraph import HeadingPara, Para
from app.reports.pdf.pictures import SMALLEST, ChartPart
from app.reports.pdf.tables import FEWEST, TablePart
from app.reports.pdf.writing import pages_of, write_pdf
from app.scenes.scene import Scene
from tests.reports.pdf.expecting import body, document, row
from tests.reports.pdf.reading import drawn
from tests.reports.pdf.samples import CASE, FORECAST

_TALL = Scene(459, 330, "A tall chart.", ())


def laid(*blocks: Block) -> list[Sheet]:
    return pages_of(document(*blocks), {})


def lines(count: int) -> tuple[Block, ...]:
    return tuple(body("One line.") for _ in range(count))


def table(rows: int, **more: object) -> Table:
    given = tuple(row(f"row {at}", f"£{at}") for at in range(rows))
    return Table((Column("What"), Column("Pounds", "number")), given, **more)  # type: ignore[arg-type]


@given(st.integers(0, 40), st.integers(1, 90), st.integers(0, 8))
@settings(deadline=None, max_examples=60)
def test_no_page_holds_fewer_than_three_rows_of_a_longer_table(before: int, rows: int, after: int) -> None:
    sheets = laid(*lines(before), table(rows, caption="The basis."), *lines(after))
    counts = [len(part.rows) for sheet in sheets for part, _ in sheet.parts if isinstance(part, TablePart)]
    assert sum(counts) == rows
    assert len(counts) == 1 or min(counts) >= FEWEST
    assert rows > 2 * FEWEST - 1 or len(counts) == 1


@given(st.integers(0, 45), st.sampled_from(["body", "table", "picture", "group"]))
@settings(deadline=None, max_examples=80)
def test_no_heading_stands_at_the_foot_of_a_page(before: int, kind: str) -> None:
    heads: tuple[Block, ...] = (Heading(2, "Section"), Heading(3, "Part"))
    what: dict[str, tuple[Block, ...]] = {
        "body": (body("words " * 90),),
        "table": (table(20),),
        "picture": (Picture(_TALL, "A tall chart."),),
        "group": (Together((Heading(3, "Group"), body("words " * 90), table(5))),),
    }
    for sheet in laid(*lines(before), *heads, *what[kind], *lines(20)):
        assert not isinstance(sheet.parts[-1][0], HeadingPara)


@given(st.lists(st.sampled_from(["line", "text", "table", "group", "chart"]), min_size=1, max_size=30))
@settings(deadline=None, max_examples=80)
def test_no_page_but_the_last_is_nearly_empty(kinds: list[str]) -> None:
    parts: dict[str, Block] = {
        "line": body("One line."),
        "text": body("words " * 150),
        "table": table(11),
        "group": Together((Heading(3, "Part"), table(8), body("words " * 60))),
        "chart": Together((Heading(3, "Chart"), Picture(_TALL, "A tall chart."))),
    }
    sheets = laid(Heading(1, "Title"), *(parts[kind] for kind in kinds))
    assert all(sheet.fill >= THIN for sheet in sheets[:-1])
    assert all(sheet.used <= HEIGHT + 0.1 for sheet in sheets)


def test_a_last_page_is_filled_or_saved() -> None:
    short = [count for count in range(1, 130) if (sheets := laid(*lines(count)))[1:] and sheets[-1].fill < THIN]
    assert short == []


def test_a_group_is_on_one_page_where_it_fits_on_one() -> None:
    group = Together((Heading(3, "Part"), *lines(8)))
    for before in range(20, 34):
        sheets = laid(*lines(before), group, *lines(20))
        homes = [at for at, sheet in enumerate(sheets) for part, _ in sheet.parts if isinstance(part, HeadingPara)]
        with_heading = sheets[homes[0]].parts
        at = next(at for at, (part, _) in enumerate(with_heading) if isinstance(part, HeadingPara))
        assert len(with_heading) - at > 8


def test_a_chart_that_nearly_fits_is_drawn_a_little_smaller() -> None:
    heights = set()
    for before in range(12, 24):
        sheets = laid(*lines(before), Together((Heading(3, "Chart"), Picture(_TALL, "A tall chart."))), *lines(22))
        heights |= {round(part.height) for sheet in sheets for part, _ in sheet.parts if isinstance(part, ChartPart)}
    assert min(heights) >= 330 * SMALLEST - 1
    assert min(heights) < 330 <= max(heights)


def test_a_sum_never_opens_a_page_and_a_group_never_ends_one() -> None:
    kinds = ("group", "plain", "plain", "sum") * 30
    rows = tuple(row("what", "£1", kind=kind) for kind in kinds)
    for before in range(12):
        sheets = laid(*lines(before), Table((Column("What"), Column("Pounds", "number")), rows))
        pieces = [part for sheet in sheets for part, _ in sheet.parts if isinstance(part, TablePart)]
        assert len(pieces) > 1
        assert all(part.rows[0].kind != "sum" for part in pieces)
        assert all(part.rows[-1].kind != "group" for part in pieces[:-1])


@pytest.mark.parametrize("which", [CASE, FORECAST])
def test_text_rules_and_foot_share_their_edges(tmp_path: Path, which: Document) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, which)
    seen = drawn(path)
    wide = [(left, right) for _, left, right, _ in seen.rules if right - left > WIDTH / 2 and left < LEFT + 30]
    full = [(left, right) for left, right in wide if right - left > WIDTH - 1]
    assert len(full) > 4
    assert {(round(left, 2), round(right, 2)) for left, right in full} == {(LEFT, round(LEFT + WIDTH, 2))}
    lefts = {round(piece.x, 2) for piece in seen.pieces if piece.size in {24, 16, 15, 12.5, 10.5, 10, 9, 8.5}}
    assert not [x for x in lefts if x < LEFT or LEFT < x < LEFT + 5], "what is nearly at the edge looks like a mistake"
    assert min(lefts) == LEFT


@pytest.mark.parametrize("which", [CASE, FORECAST])
def test_sizes_are_those_of_the_look(tmp_path: Path, which: Document) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(path, which)
    sizes = {piece.size for piece in drawn(path).pieces if piece.text.strip() and piece.mark is not None}
    assert {24, 16, 12.5, 10.5, 15, 9, 10} <= sizes


def test_rows_are_a_fifth_tighter_than_they_were(tmp_path: Path) -> None:
    for dense, before in ((False, 13.5 + 8), (True, 11.5 + 4.2)):
        path = tmp_path / "x.pdf"
        write_pdf(path, document(Heading(1, "T"), table(5, dense=dense)))
        ys = [piece.y for piece in drawn(path).pieces if piece.text.startswith("row ")]
        steps = {round(one - other, 2) for one, other in pairwise(ys)}
        assert len(steps) == 1
        assert steps.pop() == pytest.approx(0.8 * before, abs=0.35)


def test_a_short_table_is_seen_whole() -> None:
    for before in range(45):
        sheets = laid(*lines(before), table(11), *lines(30))
        assert sum(isinstance(part, TablePart) for sheet in sheets for part, _ in sheet.parts) == 1


def test_names_wrap_and_numbers_do_not() -> None:
    rows = (
        Row(row("A payer with a name that is far too long to stand on one line of a table " * 2, "£1,234,567").cells),
    )
    (sheet,) = laid(Table((Column("Who"), Column("Pounds", "number")), rows))
    (part, _) = sheet.parts[0]
    assert isinstance(part, TablePart)
    name, amount = part.rows[0].cells
    assert len(name.lines) > 1
    assert len(amount.lines) == 1
    assert amount.right == pytest.approx(WIDTH)


def test_paragraphs_leave_no_line_alone() -> None:
    whole = len(laid(body("words " * 70))[0].parts[0][0].lines)  # type: ignore[attr-defined] # a paragraph
    parted = 0
    for before in range(26, 40):
        sheets = laid(*lines(before), body("words " * 70), *lines(20))
        counts = [len(part.lines) for sheet in sheets for part, _ in sheet.parts if isinstance(part, Para)]
        pieces = [count for count in counts if count > 1]
        assert sum(pieces) == whole, "no piece is of one line"
        parted += len(pieces) > 1
    assert parted


@given(st.integers(0, 45), st.sampled_from(["list", "table", "group"]))
@settings(deadline=None, max_examples=60)
def test_a_text_that_introduces_something_stands_on_its_page(before: int, kind: str) -> None:
    items = tuple(words(f"Item {at}") for at in range(5))
    group = Together((table(5), body("Last.")))
    what: dict[str, Block] = {"list": ListBlock(items), "table": table(20), "group": group}
    for sheet in laid(*lines(before), body("By March:"), what[kind], *lines(20)):
        last = sheet.parts[-1][0]
        assert not (isinstance(last, Para) and last.lines[0].pieces[0].text.startswith("By March"))


def test_pages_are_set_closer_where_no_more_of_them_are_read() -> None:
    whole = document(*(block for _ in range(55) for block in (Heading(2, "Section"), body("One line."))))
    for most, expected in ((0, 5), (3, 5), (4, 4), (5, 5)):
        read = replace(whole, meta=replace(whole.meta, most_pages=most))
        assert len(pages_of(read, {})) == expected
