"""What a project says of itself: one preferred option, doing nothing first, the next year, and what goes with it."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.choices import FunderKind, GrantKind
from app.problems import Refused
from app.services.projects import edits as project_edits
from app.services.rows import records


@pytest.fixture
def project(session: Session) -> int:
    records.add(session, "organisation", {"name": "Us"})
    return records.add(session, "project", {"name": "Choir"})


def option(session: Session, project: int, name: str, **values: Any) -> int:
    edit = {"name": name, **values}
    return project_edits.apply_options(session, project, [(None, edit)])[0]


def options(session: Session, project: int) -> list[tuple[str, bool]]:
    found = records.rows(session, "project_option", where={"project_id": project})
    return [(row["name"], row["preferred"]) for row in found]


def test_the_first_option_that_does_something_is_preferred_until_another_is(session: Session, project: int) -> None:
    option(session, project, "do nothing ")
    assert options(session, project) == [("do nothing", False)]
    keep = option(session, project, "Keep it")
    option(session, project, "Grow")
    assert options(session, project) == [("do nothing", False), ("Keep it", True), ("Grow", False)]
    grow = keep + 1
    project_edits.apply_options(session, project, [(grow, {"preferred": True})])
    assert [name for name, preferred in options(session, project) if preferred] == ["Grow"]


def test_taking_the_tick_away_is_refused(session: Session, project: int) -> None:
    keep = option(session, project, "Keep it")
    option(session, project, "Grow")
    with pytest.raises(Refused, match="Tick another"):
        project_edits.apply_options(session, project, [(keep, {"preferred": False})])
    session.rollback()


def test_deleting_the_preferred_option_leaves_the_next_one_preferred(session: Session, project: int) -> None:
    keep = option(session, project, "Keep it")
    option(session, project, "Grow")
    project_edits.delete_options(session, project, [keep])
    assert options(session, project) == [("Grow", True)]


def test_a_block_with_several_ticks_keeps_the_last(session: Session, project: int) -> None:
    block = [(None, {"name": name, "preferred": True}) for name in ("A", "B")]
    project_edits.apply_options(session, project, block)
    assert options(session, project) == [("A", False), ("B", True)]


def test_the_options_of_another_project_are_left_alone(session: Session, project: int) -> None:
    other = records.add(session, "project", {"name": "Clay"})
    option(session, other, "Clay on")
    option(session, project, "Sing on")
    assert options(session, other) == [("Clay on", True)]


def test_doing_nothing_comes_first_and_only_once(session: Session, project: int) -> None:
    option(session, project, "Keep it", yearly_cost=500_00, description="As now")
    option(session, project, "Grow")
    assert project_edits.lacks_do_nothing(session, project)
    project_edits.put_do_nothing_first(session, project)
    project_edits.put_do_nothing_first(session, project)
    assert options(session, project) == [("Do nothing", False), ("Keep it", True), ("Grow", False)]
    assert not project_edits.lacks_do_nothing(session, project)
    costs = [row["yearly_cost"] for row in records.rows(session, "project_option")]
    assert costs == [None, 500_00, None]


@pytest.mark.parametrize("name", ["No change", " doing  NOTHING", "Do nothing: close in March"])
def test_an_option_that_does_nothing_for_the_document_is_one_for_its_project(
    session: Session, project: int, name: str
) -> None:
    option(session, project, name)
    assert not project_edits.lacks_do_nothing(session, project)
    project_edits.put_do_nothing_first(session, project)
    assert [words for words, _ in options(session, project)] == [name.strip()]


def test_an_option_that_does_a_little_is_not_doing_nothing(session: Session, project: int) -> None:
    option(session, project, "Nothing but mornings")
    assert project_edits.lacks_do_nothing(session, project)


def test_the_next_year_follows_the_last_with_its_numbers(session: Session, project: int) -> None:
    assert project_edits.next_year(session, project, 2026) == 2026
    project_edits.add_next_year(session, project, 2026)
    first = records.rows(session, "project_year")[0]
    assert (first["year"], first["sessions"], first["participants"]) == (2026, 0, 0)
    records.change(session, "project_year", first.id, {"sessions": 40, "participants": 96})
    project_edits.add_next_year(session, project, 2026)
    last = records.rows(session, "project_year", order="year")[-1]
    assert (last["year"], last["sessions"], last["participants"]) == (2027, 40, 96)


def test_what_hangs_on_options_follows_them_when_doing_nothing_goes_first(session: Session, project: int) -> None:
    names = ("Keep it", "Grow")
    for name in names:
        row = option(session, project, name)
        records.add(session, "benefit", {"project_id": project, "project_option_id": row, "name": f"{name}: songs"})
    for words in ("Open at weekends", "Costs no more"):
        factor = records.add(session, "success_factor", {"project_id": project, "words": words})
        for row, meets in enumerate(("partly", "fully"), start=1):
            rating = {"project_option_id": row, "success_factor_id": factor, "meets": meets}
            records.add(session, "option_rating", rating)
    project_edits.put_do_nothing_first(session, project)
    called = {row.id: row["name"] for row in records.rows(session, "project_option")}
    assert list(called.values()) == ["Do nothing", *names]
    found = {(called[row["project_option_id"]], row["name"]) for row in records.rows(session, "benefit")}
    assert found == {(name, f"{name}: songs") for name in names}
    rated = [(called[row["project_option_id"]], row["meets"].value) for row in records.rows(session, "option_rating")]
    assert sorted(rated) == [("Grow", "fully")] * 2 + [("Keep it", "partly")] * 2


def test_a_year_cannot_stand_twice(session: Session, project: int) -> None:
    records.apply_under(session, "project_year", "project_id", project, [(None, {"year": 2026})])
    with pytest.raises(Refused, match="year is in the list already"):
        records.apply_under(session, "project_year", "project_id", project, [(None, {"year": 2026})])


def test_rows_of_a_project_that_is_gone_are_refused(session: Session, project: int) -> None:
    with pytest.raises(records.RecordGone):
        records.apply_under(session, "project_risk", "project_id", project + 1, [(None, {"risk": "Rain"})])


def test_what_goes_with_a_project_is_told(session: Session, project: int) -> None:
    assert project_edits.what_goes_with(session, project) == ""
    records.apply_under(session, "project_risk", "project_id", project, [(None, {"risk": "Rain"})])
    assert project_edits.what_goes_with(session, project) == "With it goes 1 risk."
    option(session, project, "Keep it")
    records.apply_under(
        session, "project_year", "project_id", project, [(None, {"year": year}) for year in (2026, 2027)]
    )
    line = records.add(session, "cost_line", {"name": "Hall", "amount": 100, "start": date(2026, 4, 1)})
    records.add(session, "split", {"cost_line_id": line, "project_id": project, "share": 5_000})
    funder = records.add(session, "funder", {"name": "A Trust", "kind": FunderKind.TRUST})
    grant = {"title": "Sing", "funder_id": funder, "kind": GrantKind.GRANT, "project_id": project}
    records.add(session, "grant", grant)
    records.add(session, "price", {"name": "Sing", "project_id": project, "price": 100, "start": date(2026, 4, 1)})
    assert project_edits.what_goes_with(session, project) == (
        "With it go 2 years, 1 price, 1 option and 1 risk. 1 grant would name no project any more. "
        "1 shared cost would be core again."
    )


def test_what_a_project_is_argued_with_goes_and_its_documents_stay(session: Session, project: int) -> None:
    for table, values in (
        ("success_factor", {"words": "Open at weekends"}),
        ("benefit", {"name": "Hope"}),
        ("milestone", {"name": "Doors open"}),
        ("outcome", {"name": "Less lonely"}),
        ("document", {"title": "Case", "kind": "business-case-short", "created_on": date(2026, 4, 1)}),
    ):
        records.add(session, table, {"project_id": project} | values)
    assert project_edits.what_goes_with(session, project) == (
        "With it go 1 critical success factor, 1 benefit, 1 milestone and 1 outcome. "
        "1 document would be about no project any more."
    )
    records.delete(session, "project", [project])
    assert [row["project_id"] for row in records.rows(session, "document")] == [None]
