"""An answer is copied into a document with what stands in it, and its words go back and forth with their lineage."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.tree.differences import side_of
from app.problems import Refused
from app.services.documents.stored import stored_document
from app.services.documents.writing import save_text
from app.services.library import taking
from app.services.library.answer_text import fingerprint
from app.services.open_form.form import to_open_form
from app.services.rows import records
from tests.services.library.in_a_file import BODY, KNOWN, TODAY, Shelf, a_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with a_shelf(tmp_path) as made:
        yield made


def test_a_copy_has_figures_and_evidence_of_its_own(shelf: Shelf) -> None:
    shelf.take(shelf.choir)
    section = shelf.section(shelf.choir)
    assert section["body"] == BODY
    assert [use["figure"] for use in shelf.rows("figure_use", section_id=section.id)] == ["full-cost"]
    assert [each["evidence"] for each in shelf.rows("citation", section_id=section.id)] == ["sp-controlled-2022"]
    with shelf.file.read() as session:
        assert [use.seen for use in stored_document(session, shelf.choir).uses] == ["£86,880"]
        assert section["library_uid"] == records.get(session, "library_answer", shelf.answer)["uid"]


def test_tokens_that_are_taken_in_the_document_become_others(shelf: Shelf) -> None:
    shelf.take(shelf.choir, "summary")
    shelf.take(shelf.choir)
    body = shelf.section(shelf.choir)["body"]
    assert re.findall(r"\{\{(.*?)\}\}", body) == ["full-cost-2", "sp-controlled-2022-2"]
    with shelf.file.read() as session:
        assert taking.origin(session, shelf.choir, "need") == taking.Origin(shelf.answer, "What we do", False, False)


def test_using_an_answer_is_one_step_of_undo(shelf: Shelf) -> None:
    with shelf.file.action("Write") as session:
        save_text(session, shelf.choir, "need", "Mine.")
    with shelf.file.read() as session:
        before = to_open_form(session)
    shelf.take(shelf.choir)
    shelf.file.undo()
    with shelf.file.read() as session:
        assert to_open_form(session) == before
    shelf.file.redo()
    assert shelf.section(shelf.choir)["body"] == BODY


def test_a_figure_that_the_document_does_not_know_leaves_a_gap_with_its_name(shelf: Shelf) -> None:
    with shelf.file.action("Use") as session:
        taking.take(session, shelf.choir, "need", shelf.answer, {}, today=TODAY)
    assert "It costs **[Full cost]**." in shelf.section(shelf.choir)["body"]


def test_a_sign_that_stands_for_itself_is_no_figure(shelf: Shelf) -> None:
    shelf.change_answer(r"Type \{{full-cost}} to see it.")
    shelf.take(shelf.choir)
    assert shelf.section(shelf.choir)["body"] == r"Type \{{full-cost}} to see it."
    assert shelf.rows("figure_use") == ()


def test_what_changed_since_is_told_by_words(shelf: Shelf) -> None:
    shelf.take(shelf.choir)
    shelf.change_answer(BODY.replace("We sing.", "We sing loudly."))
    with shelf.file.read() as session:
        found = taking.origin(session, shelf.choir, "need")
        (difference,) = taking.changed_since(session, shelf.choir, "need")
    assert found is not None
    assert (found.moved_on, found.differs) == (True, False)
    (changed,) = [spans for spans in difference.paragraphs if any(span.side == "in" for span in spans)]
    assert side_of(changed, "out") == "We sing. It costs [Full cost]."
    assert side_of(changed, "in") == "We sing loudly. It costs [Full cost]."


def test_a_wording_that_was_not_kept_is_refused(shelf: Shelf) -> None:
    shelf.take(shelf.choir)
    with shelf.file.action("Forget") as session:
        records.delete(session, "answer_wording", [row.id for row in records.rows(session, "answer_wording")])
    with shelf.file.read() as session, pytest.raises(Refused, match="was not kept"):
        taking.changed_since(session, shelf.choir, "need")


def test_the_words_of_a_section_become_the_answer(shelf: Shelf) -> None:
    for document in (shelf.choir, shelf.garden):
        shelf.take(document, "summary")
        shelf.take(document)
    body = shelf.section(shelf.choir)["body"].replace("We sing.", "We sing for all.")
    with shelf.file.action("Write") as session:
        save_text(session, shelf.choir, "need", body)
    with shelf.file.action("Update") as session:
        assert taking.update_library(session, shelf.choir, "need", today=TODAY) == shelf.answer
    (answer,) = shelf.rows("library_answer")
    assert answer["body"] == BODY.replace("We sing.", "We sing for all.")
    assert shelf.section(shelf.choir)["library_hash"] == fingerprint(answer["body"])
    with shelf.file.read() as session:
        other = taking.origin(session, shelf.garden, "need")
    assert other is not None
    assert other.moved_on
    assert shelf.section(shelf.garden)["body"].startswith("We sing. ")
    with shelf.file.action("Update") as session, pytest.raises(Refused, match="reads like this already"):
        taking.update_library(session, shelf.choir, "need", today=TODAY)


def test_a_section_is_kept_as_an_answer_of_its_own(shelf: Shelf) -> None:
    shelf.take(shelf.choir)
    with shelf.file.action("Keep") as session:
        kept = taking.keep_as_answer(session, shelf.choir, "need", " What  the choir does ", today=TODAY)
    first, second = shelf.rows("library_answer")
    assert (second.id, second["title"], second["body"]) == (kept, "What the choir does", BODY)
    assert second["from_uid"] == first["uid"]
    assert shelf.section(shelf.choir)["library_uid"] == second["uid"]


@pytest.mark.parametrize("title", ["", "what WE do"])
def test_an_answer_needs_a_title_of_its_own(shelf: Shelf, title: str) -> None:
    shelf.take(shelf.choir)
    with shelf.file.action("Keep") as session, pytest.raises(Refused):
        taking.keep_as_answer(session, shelf.choir, "need", title, today=TODAY)


def test_what_cannot_be_done_says_what_to_do(shelf: Shelf) -> None:
    shelf.change_answer(" ")
    with shelf.file.read() as session:
        with pytest.raises(Refused, match=r"“What we do” has no words yet\. Write it in the library first\."):
            taking.take(session, shelf.choir, "need", shelf.answer, KNOWN, today=TODAY)
        with pytest.raises(Refused, match="Keep it as a new answer instead"):
            taking.update_library(session, shelf.choir, "need", today=TODAY)
        with pytest.raises(Refused, match="Write the text first"):
            taking.keep_as_answer(session, shelf.choir, "need", "New", today=TODAY)
        assert taking.origin(session, shelf.choir, "need") is None


def test_a_section_whose_answer_is_deleted_stands_for_itself(shelf: Shelf) -> None:
    shelf.take(shelf.choir)
    with shelf.file.action("Delete") as session:
        records.delete(session, "library_answer", [shelf.answer])
    assert shelf.section(shelf.choir)["body"] == BODY
    assert shelf.rows("answer_wording") == ()
    with shelf.file.read() as session:
        assert taking.origin(session, shelf.choir, "need") is None
