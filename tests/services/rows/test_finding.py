"""Finding records by a few letters."""

from datetime import date

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.finding import find


def test_every_word_must_be_in_the_name(session: Session) -> None:
    project = records.add(session, "project", {"name": "Healthy Minds Through Making"})
    records.add(session, "project", {"name": "Healthy Eating"})
    hits = find(session, "making healthy")
    assert [(hit.name, hit.table, hit.id) for hit in hits] == [("Healthy Minds Through Making", "project", project)]


def test_a_post_is_found_by_the_person_in_it(session: Session) -> None:
    records.add(
        session, "post", {"title": "Director", "person": "Siân", "salary": 3_000_000, "start": date(2026, 4, 1)}
    )
    assert [hit.name for hit in find(session, "siân")] == ["Director"]


def test_a_price_is_found_by_its_buyer(session: Session) -> None:
    project = records.add(session, "project", {"name": "Choir"})
    offer = {"name": "Sing", "buyer": "Northdale Council", "project_id": project, "price": 1, "start": date(2026, 4, 1)}
    price = records.add(session, "price", offer)
    assert [(hit.table, hit.id) for hit in find(session, "northdale")] == [("price", price)]


def test_what_the_library_keeps_is_found(session: Session) -> None:
    named = {"library_answer": "title", "evidence": "claim", "own_measure": "name", "policy": "name"}
    for table, name in named.items():
        records.add(session, table, {name: f"Elm {table}"})
    hits = find(session, "elm")
    assert [hit.kind for hit in hits] == ["answer", "evidence", "measure", "policy"]
    assert [hit.table for hit in hits] == list(named)


def test_signs_of_sql_are_letters_like_others(session: Session) -> None:
    records.add(session, "project", {"name": "100% arts"})
    records.add(session, "project", {"name": "1000 arts"})
    assert [hit.name for hit in find(session, "100% a")] == ["100% arts"]
    assert find(session, "'; DROP TABLE project; --") == ()
    assert find(session, "  ") == ()


def test_no_more_are_found_than_asked_for(session: Session) -> None:
    for number in range(20):
        records.add(session, "project", {"name": f"Choir {number}"})
    assert len(find(session, "choir", most=5)) == 5
