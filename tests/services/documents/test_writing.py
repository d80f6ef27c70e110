"""Texts, own sections, shown parts and figures of a document are stored by key."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.documents import figures_used, sections, writing
from app.services.documents.documents import document_named, new_document
from app.services.documents.stored import stored_document
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from tests.documents.some import COST, facts

TODAY = date(2026, 11, 21)


@pytest.fixture
def document(session: Session) -> int:
    """A short business case, with nothing written in it."""
    new_organisation(session, name="Riverbank")
    records.add(session, "project", {"name": "Choir"})
    return document_named(session, new_document(session, "business-case-short", project="Choir", today=TODAY))


def test_a_text_is_stored_as_it_was_typed(session: Session, document: int) -> None:
    for body in ("First\n\n- a\n- b ", "Second", ""):
        writing.save_text(session, document, "need", body)
        assert stored_document(session, document).bodies["need"] == body
    assert len(records.rows(session, "section")) == 1


def test_a_text_that_the_document_does_not_have_is_refused(session: Session, document: int) -> None:
    with pytest.raises(Refused, match=r"This document has no text called “nede”\. There are: summary, need,"):
        writing.save_text(session, document, "nede", "x")
    with pytest.raises(Refused, match="no text called “own-1”"):
        writing.save_text(session, document, "own-1", "x")


def test_sections_are_added_renamed_and_removed(session: Session, document: int) -> None:
    keys = [writing.add_section(session, document, heading) for heading in ("Partners", " Our  place ")]
    assert keys == ["own-1", "own-2"]
    writing.save_text(session, document, "own-2", "Northdale.")
    writing.rename_section(session, document, "own-1", "Allies")
    assert [(own.heading, own.body) for own in stored_document(session, document).own] == [
        ("Allies", ""),
        ("Our place", "Northdale."),
    ]
    writing.remove_section(session, document, "own-1")
    assert writing.add_section(session, document, "Again") == "own-1"
    assert [own.heading for own in stored_document(session, document).own] == ["Our place", "Again"]


def test_only_sections_of_ones_own_are_removed_and_all_have_headings(session: Session, document: int) -> None:
    writing.save_text(session, document, "need", "x")
    for key in ("need", "own-7"):
        with pytest.raises(Refused, match="is not a section that you added"):
            writing.remove_section(session, document, key)
    with pytest.raises(Refused, match=r"The section has no heading\. Type a few words\."):
        writing.add_section(session, document, " \n")


def test_a_part_is_shown_hidden_and_left_to_the_reader(session: Session, document: int) -> None:
    key = next(iter(writing.kind_of_document(session, document).built)).key
    for shown, expected in ((True, {key: True}), (False, {key: False}), (None, {})):
        writing.show_part(session, document, key, shown)
        assert stored_document(session, document).shown == expected
    with pytest.raises(Refused, match="has no part called “need”"):
        writing.show_part(session, document, "need", shown=True)


def test_a_figure_has_a_token_of_its_own_each_time(session: Session, document: int) -> None:
    tokens = [figures_used.insert(session, document, key, COST) for key in ("need", "need", "summary")]
    assert tokens == ["full-cost", "full-cost-2", "full-cost-3"]
    own = replace(COST, id="own:People waiting (2026)")
    assert figures_used.insert(session, document, "need", own) == "own-people-waiting-2026"


def test_a_figure_that_is_pasted_into_another_text_stays_that_figure(session: Session, document: int) -> None:
    token = figures_used.insert(session, document, "need", COST)
    writing.save_text(session, document, "need", "")
    writing.save_text(session, document, "summary", f"{{{{{token}}}}} and {{{{nobody}}}}")
    found = {(use.key, use.token): use.figure for use in stored_document(session, document).uses}
    assert found == {("need", token): "full-cost", ("summary", token): "full-cost"}


def test_a_citation_that_is_pasted_into_another_text_stays_that_citation(session: Session, document: int) -> None:
    writing.save_text(session, document, "need", "It helps {{full-cost}}.")
    (section,) = records.rows(session, "section")
    records.add(session, "citation", {"section_id": section.id, "token": "full-cost", "evidence": "sp-rhetoric-2017"})
    assert figures_used.insert(session, document, "need", COST) == "full-cost-2"
    for _ in range(2):
        writing.save_text(session, document, "summary", "{{full-cost}} {{full-cost-2}}")
    cited = sections.citations(session, document)
    assert [(key, row["token"], row["evidence"]) for key, row in cited] == [
        ("need", "full-cost", "sp-rhetoric-2017"),
        ("summary", "full-cost", "sp-rhetoric-2017"),
    ]
    assert [key for key, _ in sections.uses(session, document)] == ["need", "summary"]


def test_a_text_that_is_copied_keeps_what_it_cites_and_where_it_came_from(session: Session, document: int) -> None:
    section = sections.put(session, document, "need", body="{{e1}}", library_uid="u" * 32, library_hash="h" * 64)
    records.add(session, "citation", {"section_id": section, "token": "e1", "evidence": "sp-rhetoric-2017"})
    title = new_document(session, "business-case-short", project="Choir", today=TODAY)
    copied = sections.find(session, document_named(session, title), "need")
    assert copied is not None
    assert (copied["library_uid"], copied["library_hash"]) == ("u" * 32, "h" * 64)
    assert [row["evidence"] for row in records.rows(session, "citation")] == ["sp-rhetoric-2017"] * 2


def test_figures_are_named_by_their_ids_in_a_text_that_comes_from_elsewhere(session: Session, document: int) -> None:
    body = "{{full-cost}}, {{full-cost}} and {{never}}"
    writing.save_text(session, document, "need", body)
    for _ in range(2):
        figures_used.insert_named(session, document, "need", body, {"full-cost": COST})
    assert [(use.token, use.seen) for use in stored_document(session, document).uses] == [("full-cost", "£86,880")]


def test_a_figure_goes_stale_and_is_updated(session: Session, document: int) -> None:
    tokens = [figures_used.insert(session, document, "need", COST) for _ in range(2)]
    writing.save_text(session, document, "need", "".join(f"{{{{{token}}}}}" for token in tokens))
    dearer = replace(COST, text="£90,000", as_at=date(2027, 1, 5))
    known = facts(dearer)
    assert [use.token for use in figures_used.stale(stored_document(session, document), known)] == tokens
    assert figures_used.stale(stored_document(session, document), facts(COST)) == ()
    assert figures_used.update(session, document, tokens[:1], known.figures) == 1
    stored = stored_document(session, document)
    assert [(use.seen, use.seen_on) for use in stored.uses] == [("£90,000", date(2027, 1, 5)), ("£86,880", COST.as_at)]
    assert figures_used.update(session, document, tokens, known.figures) == 1
    assert figures_used.stale(stored_document(session, document), known) == ()


def test_a_figure_whose_source_is_gone_is_told_and_kept(session: Session, document: int) -> None:
    token = figures_used.insert(session, document, "need", COST)
    writing.save_text(session, document, "need", f"{{{{{token}}}}}")
    assert figures_used.update(session, document, [token], {}) == 0
    stored = stored_document(session, document)
    assert [use.seen for use in figures_used.gone(stored, facts())] == ["£86,880"]
    assert figures_used.stale(stored, facts()) == ()
