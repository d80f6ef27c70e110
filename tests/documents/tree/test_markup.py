"""Tests of the small markup of stored texts: it reads whatever is typed, and loses nothing on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.markup import Note, Placeholder, Written, parse, resolved, write
from app.documents.tree.tree import Column, FigureText, ListBlock, Paragraph, Row, Table, Text, words
from tests.documents.tree.texts import blocks, typed


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


@given(typed | st.text())
def test_whatever_is_typed_is_read_and_written_the_same_way_ever_after(text: str) -> None:
    once = write(parse(text))
    assert write(parse(once)) == once
    assert parse(once) == parse(text)


@given(blocks)
def test_blocks_are_written_so_that_they_are_read_as_they_were(made: tuple[Written, ...]) -> None:
    assert parse(write(made)) == made


@given(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1))
def test_plain_words_are_stored_as_they_are_typed(text: str) -> None:
    if text.strip():
        assert parse(text) == (paragraph(text),)
        assert write(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "We meet on Tuesdays, 10-12; people pay £3.50 (or nothing).",
        "5 * 3 = 15 and a * b",
        r"C:\Users\Nora\need.docx",
        "well-being – and/or {both}",
        "First line\nsecond line",
        "2027 was better.",
        "-5 degrees",
        ">60 per cent",
        "a | b",
        "What we do:\n\n- sing\n- eat",
        "1. Ask\n2. Listen",
        "**All** of it costs {{full-cost}} a year",
        "> ask Nora\n> about this",
        "| Year | Cost |\n| 2027 | £3 |",
    ],
)
def test_what_people_type_is_stored_without_a_backslash_more(text: str) -> None:
    assert write(parse(text)) == text


def test_an_empty_line_parts_paragraphs_and_a_single_break_is_a_break() -> None:
    assert parse("One\ntwo\n\n \nThree") == (paragraph("One\ntwo"), paragraph("Three"))


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(ending: str) -> None:
    assert parse(f"One{ending}two{ending}{ending}Three") == (paragraph("One\ntwo"), paragraph("Three"))


def test_nothing_typed_is_no_block() -> None:
    assert parse("") == parse(" \n\n\t\n") == ()


def test_a_list_needs_no_empty_line_before_it_and_another_begins_after_one() -> None:
    assert parse("We:\n- sing\n- eat\n\n- sleep\nand 1. more") == (
        paragraph("We:"),
        ListBlock((words("sing"), words("eat"))),
        ListBlock((words("sleep"),)),
        paragraph("and 1. more"),
    )


def test_numbers_of_a_list_are_counted_anew() -> None:
    found = parse("7. Ask\n7. Listen")
    assert found == (ListBlock((words("Ask"), words("Listen")), numbered=True),)
    assert write(found) == "1. Ask\n2. Listen"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("**all**", [Text("all", strong=True)]),
        ("a**b**c", [Text("a"), Text("b", strong=True), Text("c")]),
        ("**two\nlines**", [Text("two\nlines", strong=True)]),
        ("2 ** 3 ** 4", [Text("2 ** 3 ** 4")]),
        ("****", [Text("****")]),
        ("**open", [Text("**open")]),
        (r"\**all**", [Text("**all**")]),
        ("**a****b**", [Text("ab", strong=True)]),
        ("{{a-1}}{{a-1}}", [Placeholder("a-1"), Placeholder("a-1")]),
        (r"\{{a}} {{A}} {{}} {{a", [Text("{{a}} {{A}} {{}} {{a")]),
        ("**{{a}} costs**", [Placeholder("a", strong=True), Text(" costs", strong=True)]),
        ("\\", [Text("\\")]),
        (r"\\ \- \a", [Text(r"\ - \a")]),
    ],
)
def test_signs_within_a_line(text: str, pieces: list[Text | Placeholder]) -> None:
    assert parse(text) == (Paragraph(tuple(pieces)),)  # type: ignore[arg-type] # placeholders stand in stored texts only


def test_strong_words_around_a_figure_stand_between_one_pair_of_stars() -> None:
    body = "We need **about {{ask}} a year**, not **{{less}}**."
    assert write(parse(body)) == body
    printed = resolved(parse(body), {"ask": FigureText("£42,000", "asked")})
    assert printed[0].runs[1:4] == (  # type: ignore[union-attr] # a paragraph
        Text("about ", strong=True),
        FigureText("£42,000", "asked", strong=True),
        Text(" a year", strong=True),
    )


def test_a_table_is_as_wide_as_its_widest_row_and_its_first_row_is_its_head() -> None:
    assert parse("| Year | **Cost** |\n|2027|£3|more|\n|a \\| b|| ") == (
        Table(
            (Column("Year"), Column("Cost"), Column("")),
            (Row((words("2027"), words("£3"), words("more"))), Row((words("a | b"), (), ()))),
        ),
    )


def test_what_only_looks_like_a_row_stays_words() -> None:
    assert parse("|") == (paragraph("|"),)
    assert parse("| a") == (paragraph("| a"),)
    assert parse(r"| a \|") == (paragraph("| a |"),)


def test_a_figure_is_printed_in_its_place_and_notes_are_not_printed() -> None:
    text = "It costs {{cost}}.\n\n> So?\n\n- {{cost}} or {{lost}}\n\n|For|{{year}}|\n|all|{{cost}}|\n|none|–|"
    cost = FigureText("£86,880", "full-cost")
    assert resolved(parse(text), {"cost": cost, "year": Text("2027-28")}) == (
        Paragraph((Text("It costs "), cost, Text("."))),
        ListBlock(((cost, Text(" or "), Text("{{lost}}")),)),
        Table(
            (Column("For"), Column("2027-28", "number")),
            (Row((words("all"), (cost,))), Row((words("none"), words("–")))),
        ),
    )


def test_a_column_with_a_word_in_it_is_no_column_of_amounts() -> None:
    (table,) = resolved(parse("| Who | Pays | Year |\n| Us | £3 a day | 2027 |\n| You | £4 | |"), {})
    assert isinstance(table, Table)
    assert [column.kind for column in table.columns] == ["text", "text", "number"]


def test_a_note_keeps_its_empty_lines_and_ends_at_other_words() -> None:
    assert parse("> one\n>\n> two\nwords") == (Note(words("one\n\ntwo")), paragraph("words"))


def test_a_very_long_text_is_read_and_written_whole() -> None:
    text = "\n\n".join(["**Every** word of it {{full-cost}} counts. " * 8, "- one\n- two", "|a|b|\n|c|d|"] * 1000)
    assert len(text.split()) > 50_000
    assert write(parse(write(parse(text)))) == write(parse(text))
    for sign in ("**", "\\\n", "{{", "|", "\\", "> ", "- "):
        assert parse(sign * 50_000)
