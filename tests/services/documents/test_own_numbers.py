"""Numbers of the user's own: the latest counts, a project's before the organisation's, and an old one is said."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.documents.building.stored import Use
from app.documents.checks.figures import OWN_NUMBER, figure_lacks
from app.documents.tree.tree import Figure
from app.problems import Refused
from app.services.documents.figures_used import insert
from app.services.documents.own_numbers import listed, own_figures, save_numbers
from app.services.rows import records
from tests.documents.some import TODAY, box, facts, kind, section, stored

DAY = date(2026, 10, 1)


def add_number(
    session: Session, figure: str, value: int, *, as_of: date, source: str = "", project: int | None = None
) -> int:
    values = {"figure": figure, "value": value, "as_of": as_of, "source": source}
    return save_numbers(session, project, [(None, values)])[0]


def test_the_latest_number_counts_and_a_projects_own_comes_first(session: Session) -> None:
    choir = records.add(session, "project", {"name": "Choir"})
    add_number(session, "People waiting", 30_00, as_of=DAY, source="Our list")
    add_number(session, "people  waiting", 20_00, as_of=date(2025, 1, 1))
    add_number(session, "People waiting", 12_50, as_of=date(2025, 1, 1), source="Choir's list", project=choir)
    (everywhere,) = own_figures(session, None)
    assert (everywhere.id, everywhere.text, everywhere.basis) == ("own:People waiting", "30", "Our list")
    (of_choir,) = own_figures(session, choir)
    assert (of_choir.text, of_choir.value, of_choir.as_at) == ("12.5", 12_50, date(2025, 1, 1))


def test_a_number_in_other_letters_is_the_one_there_is(session: Session) -> None:
    add_number(session, "People waiting", 30_00, as_of=DAY)
    add_number(session, " people  WAITING", 20_00, as_of=date(2026, 11, 1))
    assert [(row["figure"], row["value"]) for row in listed(session, None)] == [
        ("People waiting", 20_00),
        ("People waiting", 30_00),
    ]


def test_texts_follow_a_number_to_its_new_name(session: Session) -> None:
    first, last = (add_number(session, "Waitng", count, as_of=DAY) for count in (30_00, 31_00))
    document = records.add(session, "document", {"kind": "forecast", "title": "Ours", "created_on": DAY})
    (figure,) = own_figures(session, None)
    insert(session, document, "need", figure)

    def used() -> list[str]:
        return [use["figure"] for use in records.rows(session, "figure_use")]

    save_numbers(session, None, [(first, {"figure": "Waiting"})])
    assert used() == ["own:Waitng"]  # the other one is still called so
    save_numbers(session, None, [(last, {"figure": "Waiting", "value": 32_00})])
    assert used() == ["own:Waiting"]
    assert [each.text for each in own_figures(session, None)] == ["32"]


def test_a_number_without_a_name_is_refused(session: Session) -> None:
    with pytest.raises(Refused):
        add_number(session, "  ", 1_00, as_of=DAY)


def test_a_number_used_that_is_old_or_has_no_source_is_said() -> None:
    fresh = Figure("own:Waiting", "Waiting", "30", "count", 30_00, "Our list", DAY)
    text = stored({"need": "{{own-waiting}}"}, uses=(Use("need", "own-waiting", "own:Waiting", "30", DAY),))
    note = kind(section("why", "Why", box("need")))

    def said(number: Figure) -> list[str]:
        lacks = figure_lacks(note, text, facts(number))
        return [lack.sentence for lack in lacks if lack.code == OWN_NUMBER]

    assert said(fresh) == []
    assert said(replace(fresh, basis="")) == ["“Waiting” has no source. Say who counted, and how."]
    old = replace(fresh, as_at=TODAY.replace(year=TODAY.year - 1, day=1))
    assert said(old) == ["“Waiting” is of 1 November 2025, over a year ago. Count again."]
