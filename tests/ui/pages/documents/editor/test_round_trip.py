"""What is shown in the editor is what is stored: every text comes out of the widget as it went in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.documents.tree.counting import count_characters, count_words
from app.documents.tree.markup import Note, Placeholder, Written, parse, resolved, write
from app.documents.tree.plain import plain_text
from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Runs, Table, Text
from app.ui.pages.documents.editor.filling import cleaned
from app.ui.pages.documents.editor.reading import as_runs, blocks_of, is_written
from app.ui.pages.documents.editor.text_editor import TextEditor
from app.ui.pages.documents.editor.values import Counts
from tests.ui.pages.documents.editor.texts import FIGURES, WHOLE

NAUGHTY = (
    "<b>R&D</b> <img src='file:///etc/passwd'> & “more”",
    "Ŵŷ £€ 한국 العربية 👩‍👩‍👧 e\u0301 \u200b\u202e",
    '=HYPERLINK("x") \'; DROP TABLE text;-- %s {0} ${x}',
    "\\ ** \\** {{not a token}} {{ask} | a | > - 1. \t x",
    "****\n**bold ** **\n\\",
    "\x00\x01\x7f\ufeff\ufffc",
)
_STRANGE = ("\r", "\u2028", "\u2029", "\ufdd0", "\ufdd1")


def comes_out(shown: TextEditor, body: str) -> tuple[Written, ...]:
    shown.set_body(body, FIGURES)
    assert shown.body() == body
    return blocks_of(shown.document())


def seen(blocks: tuple[Written, ...]) -> tuple[Written, ...]:
    """The blocks, without what has no words."""
    kept = (_with_words(block) for block in blocks)
    return tuple(block for block in kept if not isinstance(block, Paragraph | Note) or is_written(block.runs))


def _with_words(block: Written) -> Written:
    if not isinstance(block, ListBlock):
        return block
    items = tuple(item for item in block.items if is_written(item))
    return ListBlock(items, block.numbered) if items else Paragraph(())


@pytest.fixture
def shown(qapp: QApplication) -> TextEditor:  # noqa: ARG001 - a widget needs it
    return TextEditor("The need")


def test_a_text_with_everything_comes_out_as_it_went_in(shown: TextEditor) -> None:
    assert write(comes_out(shown, WHOLE)) == WHOLE


@pytest.mark.parametrize("body", NAUGHTY)
def test_no_sign_is_taken_for_anything_else(shown: TextEditor, body: str) -> None:
    assert comes_out(shown, body) == seen(parse(body))


_texts = st.text(st.characters(exclude_characters=_STRANGE, exclude_categories=["Cs"]), max_size=12)
_signs = st.sampled_from(["**", "\n", "\n\n", "- ", "1. ", "> ", "|", "{{ask}}", "{{x-1}}", "\\", " ", "\n| a | b |\n"])


@pytest.mark.usefixtures("qapp")
@given(st.lists(_texts | _signs, max_size=14).map("".join))
@example("|a|\n|b|\n|c|\n\n- x")
@example("- \n- a\n- ")
@example("1. a\n\n1. b\n\n- c")
@example("| {{ask}} | \\{{ask}} |\n| \n |")
def test_every_text_comes_out_as_it_went_in(body: str) -> None:
    shown = TextEditor("The need")
    assert comes_out(shown, body) == seen(parse(body))
    printed = resolved(blocks_of(shown.document()), {name: Text(value.text) for name, value in FIGURES.items()})
    words = plain_text(printed)
    # A figure that nobody knows prints as its token; an empty table of one cell is seen, but has no line in plain text.
    if "x-1" not in body and Table((Column(""),), ()) not in blocks_of(shown.document()):
        assert shown.counts() == Counts(count_words(words), count_characters(words))


_piece = st.builds(Text, _texts.filter(bool), st.booleans()) | st.builds(
    Placeholder, st.sampled_from(["ask", "old"]), st.booleans()
)


def _runs(*, least: int = 1) -> st.SearchStrategy[Runs]:
    return st.lists(_piece, min_size=least, max_size=4).map(lambda pieces: as_runs(tuple(pieces)))


def _tables(width: int) -> st.SearchStrategy[Table]:
    heads = st.lists(st.builds(Column, _texts), min_size=width, max_size=width).map(tuple)
    cells = st.lists(_runs(least=0), min_size=width, max_size=width).map(tuple)
    return st.builds(Table, heads, st.lists(st.builds(Row, cells), max_size=3).map(tuple))


_blocks = st.lists(
    st.builds(Paragraph, _runs())
    | st.builds(Note, _runs())
    | st.builds(ListBlock, st.lists(_runs(), min_size=1, max_size=3).map(tuple), st.booleans())
    | st.integers(1, 3).flatmap(_tables),
    max_size=5,
)


@pytest.mark.usefixtures("qapp")
@given(_blocks)
def test_every_shape_of_text_comes_out_as_it_went_in(blocks: list[Written]) -> None:
    shown = TextEditor("The need")
    body = write(blocks)
    assert comes_out(shown, body) == seen(parse(body))
    assert shown.document().isUndoAvailable() is False


@pytest.mark.usefixtures("qapp")
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(_STRANGE)))
def test_signs_that_part_documents_of_qt_become_line_breaks(body: str) -> None:
    shown = TextEditor("The need")
    comes_out(shown, body)
    found = [run.text for block in blocks_of(shown.document()) for run in _words_of(block)]
    assert not any(sign in text for text in found for sign in _STRANGE)
    assert "".join("".join(found).split()) == "".join(
        "".join(cleaned(run.text) for block in seen(parse(body)) for run in _words_of(block)).split()
    )


def _words_of(block: Written) -> list[Text]:
    runs = block.runs if isinstance(block, Paragraph | Note) else ()
    return [run for run in runs if isinstance(run, Text)]
