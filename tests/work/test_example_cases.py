"""The business cases of the examples are written as a buyer wants them: whole boxes within their limits, one story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.documents.checks.case import CASE_CHECKS
from app.documents.checks.texts import text_lacks
from app.documents.facts.case_figures import case_figures
from app.documents.facts.facts import Facts
from app.documents.kinds.loading import kind_of
from app.documents.tree.markup import parse, write
from app.services.documents.stored import stored_document
from app.services.documents.who import who_of
from app.services.rows import records
from app.work.example import EXAMPLE, FREELANCER
from tests.example import EXAMPLE_DAY, case_of, fill_example
from tests.services.memory import close_session, memory_session

NOT_OURS = {"we", "We", "our", "Our", "us"}
"""Words of an organisation, which a freelancer does not use."""


@pytest.fixture(params=[EXAMPLE, FREELANCER], ids=["charity", "freelancer"])
def filled(request: pytest.FixtureRequest) -> Iterator[Session]:
    source: Path = request.param
    session = memory_session()
    fill_example(session, source)
    yield session
    close_session(session)


def _facts(session: Session) -> Facts:
    case = case_of(session)
    figures = {figure.id: figure for figure in case_figures(case, EXAMPLE_DAY)}
    return Facts(who_of(session), EXAMPLE_DAY, "commissioner", case=case, figures=figures)


def _document(session: Session) -> int:
    (document,) = records.rows(session, "document", where={"kind": "business-case-short"})
    return document.id


def test_each_box_that_is_used_says_enough_and_stays_within_its_limit(filled: Session) -> None:
    stored = stored_document(filled, _document(filled))
    kind = kind_of(stored.kind)
    assert {box.key for box in kind.boxes if not box.optional} <= set(stored.bodies)
    assert [lack.sentence for lack in text_lacks(kind, stored, _facts(filled))] == []


def test_its_texts_are_stored_as_the_editor_writes_them(filled: Session) -> None:
    bodies = stored_document(filled, _document(filled)).bodies
    assert bodies == {key: write(parse(body)) for key, body in bodies.items()}


def test_its_figures_are_those_of_the_plan(filled: Session) -> None:
    uses, figures = stored_document(filled, _document(filled)).uses, _facts(filled).figures
    assert {use.figure for use in uses} == {"sessions", "participants"}
    assert {use.figure: use.seen for use in uses} == {use.figure: figures[use.figure].text for use in uses}


def test_its_options_and_sums_lack_nothing_but_what_is_still_to_find(filled: Session) -> None:
    facts = _facts(filled)
    found = {lack.code for name, check in CASE_CHECKS.items() if name != "forecast" for lack in check(facts)}
    assert found == {"unfunded"}


def test_who_works_alone_writes_of_herself() -> None:
    session = memory_session()
    fill_example(session, FREELANCER)
    texts = " ".join(stored_document(session, _document(session)).bodies.values())
    close_session(session)
    words = set(texts.replace(",", " ").replace(".", " ").split())
    assert "I" in words
    assert not words & NOT_OURS
