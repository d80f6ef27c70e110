"""Scenarios kept in a file: stored, read back as changes, laid beside the plan, and told in words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.planning.plan.changes import (
    AddPost,
    Change,
    Costs,
    CutPost,
    EndPost,
    Late,
    LoseFunder,
    Pay,
    Unfinished,
    WinBid,
)
from app.problems import Refused
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.scenarios.compare import compare
from app.services.scenarios.scenarios import applied, keep_scenario, scenarios_named, stored_scenarios, with_scenarios
from app.services.scenarios.words import Names, change_words
from tests.planning.changed_plans import CHANGES

START = date(2026, 4, 1)


@pytest.fixture
def theatre(session: Session) -> Session:
    """£1,000 in hand, £300 a month to pay, and a grant of £200 a month until September."""
    new_organisation(session, name="Harbour Arts")
    records.change(session, "organisation", 1, {"balance_date": date(2026, 3, 31)})
    records.change(session, "fund", 1, {"balance": 100_000})
    records.add(session, "cost_line", {"name": "Rent", "category": "premises", "amount": 30_000, "start": START})
    funder = records.add(session, "funder", {"name": "Weaver Trust"})
    terms = {"kind": "grant", "stage": "awarded", "restriction": "unrestricted", "amount_awarded": 120_000}
    grant = records.add(session, "grant", {"title": "Core", "funder_id": funder, "start": START} | terms)
    for month in range(4, 10):
        values = {"grant_id": grant, "due": date(2026, month, 1), "amount": 20_000}
        records.add(session, "instalment", values)
    records.add(session, "post", {"title": "Cook", "salary": 0, "start": START})
    return session


def scenario(session: Session, name: str, *changes: dict[str, Any]) -> int:
    id_ = records.add(session, "scenario", {"name": name})
    records.apply(session, "scenario_change", [(None, {"scenario_id": id_} | change) for change in changes])
    return id_


def test_a_stored_scenario_is_read_as_its_changes_in_order(theatre: Session) -> None:
    scenario(
        theatre,
        "Bad year",
        {"kind": "lose_funder", "funder_id": 1, "start": date(2026, 6, 1)},
        {"kind": "costs", "percent": 1_000, "category": "premises"},
        {"kind": "add_post", "title": "Fundraiser", "amount": 3_000_000},
    )
    (found,) = stored_scenarios(theatre)
    assert found.name == "Bad year"
    assert found.changes == (
        LoseFunder(1, date(2026, 6, 1)),
        Costs(1_000, "premises"),
        AddPost("Fundraiser", 3_000_000, 10_000),
    )


def test_the_day_on_which_a_post_ends_may_be_told_as_its_end(theatre: Session) -> None:
    scenario(theatre, "A", {"kind": "end_post", "post_id": 1, "end": date(2026, 8, 31)})
    scenario(theatre, "B", {"kind": "end_post", "post_id": 1, "start": date(2026, 8, 31)})
    assert [each.changes for each in stored_scenarios(theatre)] == [(EndPost(1, date(2026, 8, 31)),)] * 2


def test_a_change_that_does_not_say_enough_is_unfinished_and_refused_when_it_is_tried(theatre: Session) -> None:
    scenario(theatre, "Half", {"kind": "late"}, {"kind": "cut_post", "fte": 5_000})
    (found,) = stored_scenarios(theatre)
    assert found.changes == (
        Unfinished("“Money comes late” does not say by how many months"),
        Unfinished("“Change a post’s hours” does not say which post"),
    )
    with pytest.raises(Refused, match="Scenario “Half”: “Money comes late” does not say by how many months"):
        applied(load_plan(theatre), found, load_rates())


def test_scenarios_are_tried_together_and_an_unknown_name_lists_those_that_are_known(theatre: Session) -> None:
    scenario(theatre, "Late", {"kind": "late", "months": 2})
    scenario(theatre, "Dear", {"kind": "costs", "percent": 1_000})
    both = scenarios_named(theatre, ["dear", " LATE "])
    assert [each.name for each in both] == ["Dear", "Late"]
    plan = with_scenarios(load_plan(theatre), both, load_rates())
    assert (len(plan.cost_changes), len(plan.delays)) == (1, 1)
    with pytest.raises(Refused, match=r"No scenario is called “Other”\. Choose one of these: Late, Dear\."):
        scenarios_named(theatre, ["Other"])


def test_without_scenarios_an_unknown_name_says_so(theatre: Session) -> None:
    with pytest.raises(Refused, match="This file has no scenarios yet"):
        scenarios_named(theatre, ["Other"])


def test_the_plan_and_each_scenario_stand_side_by_side(theatre: Session) -> None:
    scenario(theatre, "Alone", {"kind": "lose_funder", "funder_id": 1})
    scenario(theatre, "Gone", {"kind": "win_bid", "grant_id": 1})
    found = compare(theatre, load_rates(), months=24, today=START)
    assert (found.plan.runway.months, found.plan.reserves) == (6, 100_000 + 120_000 - 360_000)
    alone, gone = found.scenarios
    assert alone.answers is not None
    assert (alone.answers.runway.months, alone.answers.reserves) == (2, 100_000 - 360_000)
    assert alone.changes == ("Weaver Trust is lost",)
    assert gone.answers is None
    assert "“Core” is awarded already" in gone.problem
    assert compare(theatre, load_rates(), ["gone"], months=3, today=START).plan.reserves is None
    assert [each.name for each in compare(theatre, load_rates(), ["gone"], today=START).scenarios] == ["Gone"]


def test_rates_that_only_a_scenario_needs_are_told_of(session: Session) -> None:
    new_organisation(session, name="New")
    records.change(session, "organisation", 1, {"balance_date": date(2026, 3, 31)})
    assert compare(session, load_rates(), months=24, today=START).rates_note == ""
    scenario(session, "More", {"kind": "add_post", "title": "Cook", "amount": 3_000_000})
    assert compare(session, load_rates(), months=12, today=START).rates_note == ""
    assert compare(session, load_rates(), months=24, today=START).rates_note.startswith(
        "Rates are known until 5 April 2027 for "
    )


def test_an_organisation_without_balances_is_compared_without_answers(session: Session) -> None:
    new_organisation(session, name="New")
    scenario(session, "Late", {"kind": "late", "months": 2})
    found = compare(session, load_rates(), today=START)
    assert found.plan.runway.state == "no_data"
    assert found.scenarios[0].answers == found.plan


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(st.lists(CHANGES, min_size=1, max_size=4), st.integers())
def test_what_was_tried_is_kept_and_read_back_as_it_was(theatre: Session, changes: list[Change], number: int) -> None:
    fit = [change for change in changes if not {"grant", "post", "funder"} & set(change.__dataclass_fields__)]
    if not fit:
        return
    with theatre.begin_nested() as step:
        id_ = keep_scenario(theatre, f"Try {number}", fit)
        (found,) = [each for each in stored_scenarios(theatre) if each.id == id_]
        assert list(found.changes) == fit
        step.rollback()


def test_nothing_and_what_is_unfinished_are_not_kept(theatre: Session) -> None:
    with pytest.raises(Refused, match="nothing to keep"):
        keep_scenario(theatre, "Empty", ())
    with pytest.raises(Refused, match="which funder"):
        keep_scenario(theatre, "Half", [Unfinished("It does not say which funder")])


WORDS: tuple[tuple[Change, str], ...] = (
    (LoseFunder(1, START), "Weaver Trust is lost from 1 April 2026"),
    (LoseFunder(9), "A funder without a grant in the plan is lost"),
    (WinBid(1), "Core is won"),
    (Late(1), "All money comes 1 month late"),
    (Late(3, 1), "The money of Core comes 3 months late"),
    (Costs(-1_050), "All costs fall by 10.5%"),
    (Costs(500, "venue", START), "Costs of “Venue hire” rise by 5% from 1 April 2026"),
    (Pay(301), "All pay rises by 3.01%"),
    (AddPost("Cook", 2_000_000, 5_000), "Cook is added at £20,000 a year, 50% of full time"),
    (EndPost(1, START), "Cook ends on 1 April 2026"),
    (EndPost(7), "A post that is not in the plan ends at once"),
    (CutPost(1, 6_000), "Cook goes to 60% of full time"),
    (Unfinished("It does not say which post"), "It does not say which post. Fill that in"),
)


@pytest.mark.parametrize(("change", "phrase"), WORDS, ids=[phrase for _, phrase in WORDS])
def test_a_change_is_told_in_words(theatre: Session, change: Change, phrase: str) -> None:
    assert change_words(change, Names.of(load_plan(theatre))) == phrase
