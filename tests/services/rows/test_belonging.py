"""Rows of one project stay together, and what a text cites or an outcome is scored by is not deleted under it."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.rows import records


@pytest.fixture
def projects(session: Session) -> tuple[int, int]:
    """Two projects, each with an option and a success factor, whose ids are those of the project."""
    records.add(session, "organisation", {"name": "Us"})
    made = tuple(records.add(session, "project", {"name": name}) for name in ("Choir", "Clay"))
    for project in made:
        records.add(session, "project_option", {"project_id": project, "name": "Do nothing"})
        records.add(session, "success_factor", {"project_id": project, "words": "Open at weekends"})
    return made[0], made[1]


def test_an_option_is_rated_against_factors_of_its_own_project(session: Session, projects: tuple[int, int]) -> None:
    one, other = projects
    rating = {"project_option_id": one, "success_factor_id": one, "meets": "partly"}
    row = records.add(session, "option_rating", rating)
    with pytest.raises(Refused, match="Critical success factor of this rating of an option is of another project"):
        records.add(session, "option_rating", rating | {"success_factor_id": other})
    with pytest.raises(Refused, match="is of another project"):
        records.change(session, "option_rating", row, {"project_option_id": other})
    assert len(records.rows(session, "option_rating")) == 1


def test_a_benefit_is_of_an_option_of_its_project_or_of_all(session: Session, projects: tuple[int, int]) -> None:
    one, other = projects
    benefit = {"project_id": one, "name": "Fewer visits"}
    for option in (None, one):
        records.add(session, "benefit", benefit | {"project_option_id": option})
    with pytest.raises(Refused, match=r"Option of “Fewer visits” is of another project\. Choose one of its own"):
        records.add(session, "benefit", benefit | {"project_option_id": other})
    assert [row["project_option_id"] for row in records.rows(session, "benefit")] == [None, one]


def test_evidence_goes_only_when_no_text_cites_it(session: Session) -> None:
    evidence = records.add(session, "evidence", {"claim": "Singing helps"})
    uid = records.get(session, "evidence", evidence)["uid"]
    started = {"kind": "forecast", "created_on": date(2026, 5, 1)}
    for title in ("First", "Second", "Third"):
        document = records.add(session, "document", {"title": title} | started)
        body = "" if title == "Third" else "It helps {{e1}} and helps."
        section = records.add(session, "section", {"document_id": document, "key": "own-1", "body": body})
        records.add(session, "citation", {"section_id": section, "token": "e1", "evidence": uid})
    with pytest.raises(Refused) as refused:
        records.delete(session, "evidence", [evidence])
    assert str(refused.value) == "“Singing helps” is cited in “First” and “Second”. Take it out of the text first."
    for section in (1, 2):
        records.change(session, "section", section, {"body": "It helps {{e2}}."})
    records.delete(session, "evidence", [evidence])
    assert len(records.rows(session, "citation")) == 3


def test_a_measure_goes_only_when_no_outcome_is_scored_by_it(session: Session, projects: tuple[int, int]) -> None:
    measure = records.add(session, "own_measure", {"name": "Steps up"})
    uid = records.get(session, "own_measure", measure)["uid"]
    outcome = records.add(session, "outcome", {"project_id": projects[0], "name": "Stronger {legs}", "measure": uid})
    with pytest.raises(Refused) as refused:
        records.delete(session, "own_measure", [measure])
    assert str(refused.value) == "“Steps up” is the measure of “Stronger {legs}”. Choose another one there first."
    records.delete(session, "project", [projects[0]])
    assert not records.rows(session, "outcome", where={"id": outcome})
    records.delete(session, "own_measure", [measure])


@pytest.mark.parametrize(
    ("table", "values", "sentence"),
    [
        (
            "own_measure",
            {"name": "Steps", "lowest": 500, "highest": 450},
            "Lowest score (5) is more than “Highest score” (4.5). Change one of them.",
        ),
        (
            "benefit",
            {"project_id": 1, "name": "Hope", "from_year": 2030, "to_year": 2028},
            "First year of the benefit (2030) is more than “Last year of the benefit” (2028). Change one of them.",
        ),
        (
            "policy",
            {"name": "Cover", "begins_on": date(2026, 5, 1), "expires_on": date(2026, 4, 1)},
            "Expires on (1 April 2026) is before “In force from” (1 May 2026). Change one of them.",
        ),
    ],
)
@pytest.mark.usefixtures("projects")
def test_what_ends_before_it_begins_is_told_with_both(
    session: Session, table: str, values: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        records.add(session, table, values)
    assert str(refused.value) == sentence
