"""The pages of the examples' documents, of every kind, for every reader and on several days, are measured as drawn."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.documents.kinds.kind import Kind
from app.documents.kinds.loading import kinds
from app.documents.tree.plain import words_of
from app.documents.tree.tree import Block, ListBlock, Paragraph
from app.reports.pdf.flow import LEFT, WIDTH
from app.reports.pdf.layout import THIN, Sheet
from app.reports.pdf.paragraph import HeadingPara, Item, Para
from app.reports.pdf.styles import LEAD, TITLE
from app.reports.pdf.tables import FEWEST, TablePart
from app.reports.pdf.writing import pages_of, write_pdf
from app.services.documents.documents import document_named, new_document
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.work.documents import OpenDocument, open_document
from app.work.example import EXAMPLE, FREELANCER
from tests.example import AS_WRITTEN, EXAMPLE_DAY, fill_example
from tests.reports.pdf.reading import drawn
from tests.services.memory import close_session, memory_session

DAYS = (date(2026, 9, 15), EXAMPLE_DAY, AS_WRITTEN, date(2027, 3, 31), date(2027, 7, 1))
HALF = 0.5
"""Of the longest line of a lead or title, so much at least is on its last."""
SAME = 0.2
"""Points by which edges may differ and look the same."""


CASES = [
    pytest.param((source, day), id=f"{name}-{day}")
    for name, source in (("charity", EXAMPLE), ("freelancer", FREELANCER))
    for day in DAYS
]


@pytest.fixture(params=CASES, scope="module")
def opened(request: pytest.FixtureRequest) -> Iterator[list[OpenDocument]]:
    """Every document of an example on a day, and one more of each kind for those who steer, with all its parts."""
    source, day = request.param
    session = memory_session()
    try:
        fill_example(session, source, day)
        rows = [row.id for row in records.rows(session, "document")]
        rows += [row for kind in kinds().values() if (row := _begun(session, kind, day))]
        yield [open_document(session, load_rates(), row, today=day) for row in rows]
    finally:
        close_session(session)


def _begun(session: Session, kind: Kind, day: date) -> int:
    """A document with all the parts that its kind has; 0 where the example has nothing that it could be about."""
    named = {}
    if "project" in kind.about:
        named["project"] = records.rows(session, "project")[0]["name"]
    if "report" in kind.about or "grant" in kind.about:
        reports = records.rows(session, "grant_report")
        if not reports:
            return 0
        grant = records.get(session, "grant", reports[0]["grant_id"])
        funder = records.get(session, "funder", grant["funder_id"])["name"]
        named = {"grant": f"{grant['title']} ({funder})", "report": reports[0]["title"]}
    row = document_named(session, new_document(session, kind.id, today=day, reader="ourselves", **named))
    for built in kind.built:
        records.add(session, "section", {"document_id": row, "key": built.key, "shown": True})
    return row


def _sheets(opened: list[OpenDocument]) -> Iterator[tuple[str, list[Sheet]]]:
    assert {each.kind.id for each in opened} >= {"business-case-short", "business-case-five", "trustee-summary"}
    for each in opened:
        yield each.stored.title, pages_of(each.document, each.images)


def test_no_lead_or_title_ends_in_a_short_line(opened: list[OpenDocument]) -> None:
    seen = 0
    for title, sheets in _sheets(opened):
        for part in _paragraphs(sheets):
            if part.style in {LEAD, TITLE} and len(part.lines) > 1:
                seen += 1
                widths = [line.width for line in part.lines]
                parted = any("".join(piece.text for piece in line.pieces).rstrip()[-1] == ":" for line in part.lines)
                assert parted or widths[-1] >= HALF * max(widths), (title, widths)
    assert seen


def test_no_heading_or_lead_is_parted_from_what_it_introduces(opened: list[OpenDocument]) -> None:
    for title, sheets in _sheets(opened):
        for sheet in sheets[:-1]:
            last = sheet.parts[-1][0]
            assert not isinstance(last, HeadingPara), title
            assert not (isinstance(last, Para) and last.style == LEAD), title


def test_no_item_of_a_list_stands_alone_on_a_page(opened: list[OpenDocument]) -> None:
    lists = {len(block.items) for each in opened for block in each.document.blocks if isinstance(block, ListBlock)}
    assert max(lists) > 1
    for title, sheets in _sheets(opened):
        for sheet, after in pairwise(sheets):
            if isinstance(sheet.parts[-1][0], Item) and isinstance(after.parts[0][0], Item):
                assert isinstance(sheet.parts[-2][0], Item), title
                assert len(after.parts) > 1, title
                assert isinstance(after.parts[1][0], Item), title


def test_no_part_of_a_table_has_fewer_than_three_rows(opened: list[OpenDocument]) -> None:
    for title, sheets in _sheets(opened):
        tables = [[part for part, _ in sheet.parts if isinstance(part, TablePart)] for sheet in sheets]
        for before, after in pairwise(tables):
            if before and after and after[0].head is before[-1].head:
                assert min(len(before[-1].rows), len(after[0].rows)) >= FEWEST, title


def test_no_page_is_nearly_empty(opened: list[OpenDocument]) -> None:
    written = [each for each in opened if not _unwritten(each.document.blocks)]
    assert written
    for each in written:
        sheets = pages_of(each.document, each.images)
        fills = [sheet.fill for sheet in sheets]
        assert len(fills) == 1 or min(fills) >= THIN, (each.stored.title, fills)


def test_text_rules_and_foot_share_their_edges(opened: list[OpenDocument], tmp_path: Path) -> None:
    for number, each in enumerate(opened):
        path = tmp_path / f"{number}.pdf"
        pages = write_pdf(path, each.document, each.images).pages
        found = drawn(path)
        for page in range(pages or 0):
            lefts = {piece.x for piece in found.pieces if piece.page == page}
            rules = [(left, right) for at, left, right, _ in found.rules if at == page]
            assert min(lefts) == pytest.approx(LEFT, abs=SAME), each.stored.title
            assert min(left for left, _ in rules) == pytest.approx(LEFT, abs=SAME), each.stored.title
            assert max(right for _, right in rules) == pytest.approx(LEFT + WIDTH, abs=SAME), each.stored.title
            foot = min(piece.y for piece in found.pieces if piece.page == page)
            starts = [piece.x for piece in found.pieces if piece.page == page and piece.y == foot]
            assert min(starts) == pytest.approx(LEFT, abs=SAME), each.stored.title


def test_a_forecast_of_nothing_is_one_page_that_asks_its_reader_for_nothing() -> None:
    session = memory_session()
    try:
        new_organisation(session, "Empty Hall")
        row = document_named(session, new_document(session, "forecast", today=EXAMPLE_DAY))
        made = open_document(session, load_rates(), row, today=EXAMPLE_DAY)
    finally:
        close_session(session)
    assert len(pages_of(made.document, {})) == 1
    (lead,) = [block for block in made.document.blocks if isinstance(block, Paragraph) and block.role == "lead"]
    assert words_of(lead.runs) == "How long our money lasts is not known: no bank balance is entered yet."


def _unwritten(blocks: tuple[Block, ...]) -> bool:
    """Whether the document still says of a text that it is not written."""
    said = (words_of(block.runs) for block in blocks if isinstance(block, Paragraph))
    return "Not written yet." in said


def _paragraphs(sheets: list[Sheet]) -> Iterator[Para]:
    for sheet in sheets:
        for part, _ in sheet.parts:
            if isinstance(part, Para):
                yield part
