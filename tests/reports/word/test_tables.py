"""Tables in Word: heads that repeat, rows and words that stay whole, numbers to the right, rows of any length."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from app.documents.tree.tree import Column, Row, Table, words
from app.letters import text_width, typeface
from app.reports.word.tables import widths_of
from tests.reports.word.reading import of, paragraphs_of, says, text_of, written
from tests.reports.word.samples import table, whole

_WIDTH = 459.3


def _only(folder: Path, block: Table) -> WordTable:
    (found,) = written(of(block), folder).tables
    return found


def test_a_table_repeats_its_head_and_keeps_its_rows_whole(tmp_path: Path) -> None:
    (found,) = written(whole(), tmp_path).tables
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in found.rows]
    assert heads == [True, *[False] * 5]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows)
    assert [cell.paragraphs[0].alignment for cell in found.rows[1].cells] == [None, 2]
    assert found._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Full cost recovery."


@pytest.mark.parametrize("long", ["word " * 2_000, "line\n" * 60])
def test_a_row_that_may_be_higher_than_a_page_may_be_split(tmp_path: Path, long: str) -> None:
    rows = (Row((words(long), words("£1"))), Row((words("short"), words("£1"))))
    found = _only(tmp_path, Table(table().columns, rows))
    splits = [row._tr.trPr is None or row._tr.trPr.find(qn("w:cantSplit")) is None for row in found.rows]
    assert splits == [False, True, False]


def test_columns_fill_the_width_however_many_there_are() -> None:
    assert sum(widths_of(table(), 459)) == pytest.approx(459)
    many = Table(tuple(table().columns[1] for _ in range(40)), (Row(tuple(words("£1,234,567") for _ in range(40))),))
    assert sum(widths_of(many, 459)) == pytest.approx(459)
    assert min(widths_of(many, 459)) > 0


def test_numbers_and_words_stay_whole_in_letters_that_run_wider() -> None:
    """DejaVu Sans stands in on many computers, and is the widest that does; bold, it runs a tenth wider still."""
    heads = (Column("What could go wrong"), Column("Likelihood"), Column("Cost", "number"), Column("Due", "date"))
    said = ("A link worker post stays empty", "Medium", "−£141,912", "30 September 2027")
    made = widths_of(Table(heads, (Row(tuple(map(words, said)), "total"),)), _WIDTH)
    wide = typeface("DejaVuSans").width
    assert made[1] - 12 > 1.1 * wide("Likelihood", 9)
    assert made[2] - 12 > 1.1 * wide("−£141,912", 10)
    assert made[3] - 12 > 1.1 * wide("30 September 2027", 10)


def test_where_there_is_no_room_to_spare_numbers_have_what_they_need() -> None:
    amount = "−£1,141,912"
    columns = (Column("Month"), *(Column("Closing", "number") for _ in range(6)))
    made = widths_of(Table(columns, (Row((words("September"), *(words(amount),) * 6)),)), _WIDTH)
    assert min(made[1:]) - 12 > text_width(amount, "SourceSansPro-Semibold", 10)


@pytest.mark.parametrize("kind", ["text", "number"])
def test_rows_longer_and_shorter_than_the_head_are_printed_whole(tmp_path: Path, kind: str) -> None:
    columns = (Column("a", "number" if kind == "number" else "text"), Column("b"))
    rows = (Row(()), Row((words("1"),)), Row((words("1"), words("2"), words("3"))))
    found = _only(tmp_path, Table(columns, rows))
    cells = [[cell.text for cell in row.cells] for row in found.rows]
    assert cells == [["a", "b", ""], ["", "", ""], ["1", "", ""], ["1", "2", "3"]]


def test_a_table_without_heads_prints_its_rows_and_one_without_anything_is_none(tmp_path: Path) -> None:
    found = _only(tmp_path, Table((), (Row((words("1"), words("2"))),)))
    assert [cell.text for cell in found.rows[1].cells] == ["1", "2"]
    assert written(of(Table((), ())), tmp_path).tables == []


def test_columns_of_no_weight_share_the_width() -> None:
    plain = Table((Column("a", weight=0), Column("b", weight=0)), (Row((words("1"), words("2"))),))
    assert sum(widths_of(plain, 459)) == pytest.approx(459)


def test_no_cell_spans_two_columns_which_readers_aloud_stumble_over(tmp_path: Path) -> None:
    group = Row((words("Grants and contracts"), (), ()), "group")
    found = _only(tmp_path, Table((Column("a"), Column("b", "number"), Column("c", "number")), (group,)))
    assert [len(row._tr.tc_lst) for row in found.rows] == [3, 3]


def test_a_dense_table_has_smaller_letters(tmp_path: Path) -> None:
    dense = Table(table().columns, table().rows, dense=True)
    names = {
        p.style.name for row in _only(tmp_path, dense).rows for cell in row.cells for p in cell.paragraphs if p.style
    }
    assert names == {"Dense Table Heading", "Dense Table Text", "Dense Table Strong"}


def test_no_page_begins_or_ends_with_fewer_than_three_rows_or_the_caption_alone(tmp_path: Path) -> None:
    plain = tuple(Row((words(f"Line {at}"), words("£1"))) for at in range(10))
    found = paragraphs_of(written(of(Table(table().columns, plain, "Basis")), tmp_path))
    free = [text_of(paragraph) for paragraph in found if not says(paragraph, "keepNext")]
    assert free == ["T", *(text for at in range(2, 7) for text in (f"Line {at}", "£1")), "Basis"]


def test_the_words_over_a_group_stay_with_its_first_row(tmp_path: Path) -> None:
    plain = tuple(Row((words(f"Line {at}"), words("£1"))) for at in range(5))
    rows = (*plain, Row((words("Group"), ()), "group"), *plain)
    found = paragraphs_of(written(of(Table(table().columns, rows)), tmp_path))
    assert "Group" in [text_of(paragraph) for paragraph in found if says(paragraph, "keepNext")]


def test_the_head_of_a_number_column_stands_on_one_line_only_where_words_have_room() -> None:
    head = Column("30 November 2026", "number")
    roomy = widths_of(Table((Column("Fund"), head), (Row((words("General fund"), words("£1"))),)), _WIDTH)
    assert roomy[1] - 12 > 1.1 * typeface("DejaVuSans").width("30 November 2026", 9)
    said = words("Making sessions for link workers")
    full = Table((Column("What ends"), *(head,) * 4), (Row((said, *(words("£1"),) * 4)),))
    assert widths_of(full, _WIDTH)[0] > 100
