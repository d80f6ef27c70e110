"""A list brought in again, later or typed before: what is known again, what is told as changed, what is taken over."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.exchange.files.sheets import read_book
from app.exchange.giving.awards import Award, Awards
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import read_rows
from app.models.choices import Restriction, Stage
from app.services.imports.imports import import_awards, import_table
from app.services.imports.lists import LISTS
from app.services.imports.outcome import EVERYTHING, NOTHING, ImportRefused, ImportResult, Updates
from app.services.organisation import organisation
from app.services.rows import records
from app.services.rows.splits import set_splits, splits

TODAY = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def us(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))


class Lists:
    """Brings in lists that are written as their lines."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self._path = folder / "list.csv"

    def bring(self, kind: str, *lines: str, update: Updates = NOTHING, skip: bool = False) -> ImportResult:
        self._path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        book = read_book(self._path)
        table = read_rows(book, LISTS[kind], guess_layout(book, LISTS[kind]), today=TODAY)
        return import_table(self._session, table, today=TODAY, update=update, skip_problem_rows=skip)


@pytest.fixture
def lists(session: Session, tmp_path: Path) -> Lists:
    return Lists(session, tmp_path)


def counts(result: ImportResult) -> tuple[int, int, int]:
    return result.added, result.changed, result.already_there


def told(result: ImportResult) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for row in result.rows for change in row.changes]


def only(session: Session, table: str) -> Mapping[str, object]:
    (row,) = records.rows(session, table)
    return row.values


BID = "Funder,Title,Stage,Amount,Start"


def test_a_bid_with_a_new_stage_stays_one_bid(session: Session, lists: Lists) -> None:
    lists.bring("grants", BID, "Elm,Garden,Submitted,5000,01/04/2027")
    later = BID, "ELM , garden,Declined,5000,01/04/2027"
    left = lists.bring("grants", *later)
    assert (counts(left), left.updated) == ((0, 1, 0), 0)
    assert told(left) == [("Stage", "Waiting for a decision", "Declined")]
    assert only(session, "grant")["stage"] is Stage.SUBMITTED
    taken = lists.bring("grants", *later, update=EVERYTHING)
    assert (counts(taken), taken.updated) == ((0, 1, 0), 1)
    assert only(session, "grant")["stage"] is Stage.DECLINED
    assert counts(lists.bring("grants", *later)) == (0, 0, 1)
    assert len(records.rows(session, "funder")) == 1


def test_a_pay_rise_is_no_second_post(session: Session, lists: Lists) -> None:
    lists.bring("posts", "Job title,Person,Salary", "Youth worker,Ann,28000", "Youth worker,Bob,28000")
    raised = "Job title,Person,Salary,FTE", "Youth worker,Bob,29000,", "Youth worker,Ann,28000,", "Youth worker,Cy,1,1"
    assert counts(lists.bring("posts", *raised, update=EVERYTHING)) == (1, 1, 1)
    assert [(post["person"], post["salary"]) for post in records.rows(session, "post")] == [
        ("Ann", 28_000_00),
        ("Bob", 29_000_00),
        ("Cy", 1_00),
    ]


def test_a_column_of_notes_adds_nothing_and_fills_only_what_it_says(session: Session, lists: Lists) -> None:
    lists.bring("costs", "Item,Amount,Frequency,Start", "Rent,500,monthly,1/4/2026", "Tea,5,monthly,1/4/2026")
    noted = "Item,Amount,Frequency,Start,Notes", "Rent,500,monthly,1/4/2026,Ask in May", "Tea,5,monthly,1/4/2026,"
    assert counts(lists.bring("costs", *noted)) == (0, 1, 1)
    assert counts(lists.bring("costs", *noted, update=EVERYTHING)) == (0, 1, 1)
    assert [cost["note"] for cost in records.rows(session, "cost_line")] == ["Ask in May", ""]


def test_an_empty_cell_and_a_missing_column_erase_nothing(session: Session, lists: Lists) -> None:
    lists.bring("freelancers", "Name,Role,Day rate,Days a month,End", "Ana,Artist,250,4,31/3/2027")
    result = lists.bring("freelancers", "Name,Role,Day rate,End", "Ana,,260,", update=EVERYTHING)
    assert told(result) == [("Day rate", "£250", "£260")]
    ana = only(session, "freelancer")
    assert (ana["role"], ana["day_rate"], ana["days"], ana["end"]) == ("Artist", 260_00, 400, date(2027, 3, 31))


def test_rows_typed_by_hand_are_known(session: Session, lists: Lists) -> None:
    typed = {"name": "Hall  hire", "amount": 500_00, "category": "venue", "start": date(2026, 4, 1)}
    records.add(session, "cost_line", typed)
    records.add(session, "income_line", {"name": "Fees", "amount": 100_00, "start": date(2026, 4, 1)})
    assert counts(lists.bring("costs", "Item,Amount,Frequency", "hall hire,500,monthly")) == (0, 0, 1)
    assert told(lists.bring("income", "Source,Amount,Frequency", "FEES,120,monthly")) == [("Amount", "£100", "£120")]


def test_what_was_typed_here_after_an_import_is_not_offered_to_be_undone(session: Session, lists: Lists) -> None:
    lines = "Item,Amount,Frequency", "Rent,500,monthly"
    lists.bring("costs", *lines)
    records.change(
        session, "cost_line", records.rows(session, "cost_line")[0].id, {"amount": 550_00, "name": "The hall"}
    )
    assert counts(lists.bring("costs", *lines, update=EVERYTHING)) == (0, 0, 1)
    assert only(session, "cost_line")["amount"] == 550_00


def test_a_reference_finds_a_grant_that_was_renamed(session: Session, lists: Lists) -> None:
    lists.bring("grants", "Title,Funder,Reference,Stage", "Garden,Elm,E-1,drafting", "Garden,Elm,E-2,drafting")
    renamed = "Title,Funder,Reference,Stage", "Community garden,Elm Trust,e-1,drafting"
    result = lists.bring("grants", *renamed, update=frozenset({(2, "title")}))
    assert told(result) == [("Title", "Garden", "Community garden"), ("Funder", "Elm", "Elm Trust")]
    assert [grant["title"] for grant in records.rows(session, "grant")] == ["Community garden", "Garden"]
    assert [funder["name"] for funder in records.rows(session, "funder")] == ["Elm"]


def test_costs_that_share_a_name_are_told_apart_by_project_or_asked(lists: Lists) -> None:
    head = "Item,Amount,Frequency,Project"
    lists.bring("costs", head, "Travel,10,monthly,Choir", "Travel,20,monthly,Clay")
    assert counts(lists.bring("costs", head, "Travel,11,monthly,Choir", "Travel,5,monthly,Dance")) == (1, 1, 0)
    with pytest.raises(ImportRefused, match="Several cost lines here are called “Travel”, and it could be any of them"):
        lists.bring("costs", "Item,Amount,Frequency", "Travel,12,monthly", "Tea,1,monthly")
    skipped = lists.bring("costs", "Item,Amount,Frequency", "Travel,12,monthly", "Tea,1,monthly", skip=True)
    assert (counts(skipped), [problem.row for problem in skipped.problems]) == ((1, 0, 0), [2])


def test_a_project_of_a_cost_is_a_field_like_others(session: Session, lists: Lists) -> None:
    lists.bring("costs", "Item,Amount,Frequency,Project", "Clay,10,monthly,Choir", "Hall,10,monthly,Choir")
    clay, hall = records.rows(session, "cost_line")
    choir = records.rows(session, "project")[0].id
    pots = records.add(session, "project", {"name": "Pots"})
    set_splits(session, "cost_line", hall.id, {choir: 6_000, pots: 4_000})
    moved = "Item,Amount,Frequency,Project", "Clay,10,monthly,Pots", "Hall,10,monthly,Garden"
    result = lists.bring("costs", *moved)
    assert told(result) == [("Project", "Choir", "Pots"), ("Project", "60% Choir, 40% Pots", "Garden")]
    assert len(records.rows(session, "project")) == 2
    lists.bring("costs", *moved, update=EVERYTHING)
    garden = records.rows(session, "project")[2].id
    assert splits(session, "cost_line") == {clay.id: {pots: 10_000}, hall.id: {garden: 10_000}}


def test_an_amount_is_never_taken_without_how_often_it_comes_round(session: Session, lists: Lists) -> None:
    lists.bring("costs", "Item,Amount,Frequency", "Rent,500,monthly")
    result = lists.bring("costs", "Item,Amount", "Rent,6000")
    assert told(result) == [("Amount", "£500", "£6,000")]
    with pytest.raises(ImportRefused, match="how often its amount comes round; here it is “Every month”"):
        lists.bring("costs", "Item,Amount", "Rent,6000", update=EVERYTHING)
    lists.bring("costs", "Item,Cost per year", "Rent,6000", update=EVERYTHING)
    assert (only(session, "cost_line")["amount"], only(session, "cost_line")["frequency"]) == (6_000_00, "yearly")


def test_an_award_taken_over_decides_a_bid_and_gives_it_its_fund(session: Session, lists: Lists) -> None:
    lists.bring("grants", "Title,Funder,Amount requested", "Garden,Elm,5000")
    result = lists.bring("grants", "Title,Funder,Amount awarded", "Garden,Elm,4000", update=EVERYTHING)
    assert told(result) == [("Stage", "Looking into it", "Awarded"), ("Amount awarded", "", "£4,000")]
    assert (only(session, "grant")["stage"], only(session, "grant")["fund_id"] is None) == (Stage.AWARDED, False)


def test_a_list_that_knows_an_odd_category_does_not_take_back_a_better_one(session: Session, lists: Lists) -> None:
    lists.bring("costs", "Item,Type,Amount,Frequency", "Clay,Potting,10,monthly")
    records.change(session, "cost_line", records.rows(session, "cost_line")[0].id, {"category": "materials"})
    assert told(lists.bring("costs", "Item,Type,Amount,Frequency", "Clay,Potting,12,monthly")) == [
        ("Amount", "£10", "£12")
    ]


AWARD = Award(2, id="360G-x-1", title="Core", amount_awarded=5_000_00, award_date=date(2025, 1, 2), funder_name="Elm")


def test_awards_are_known_by_their_identifier_and_updated_on_request(session: Session) -> None:
    import_awards(session, Awards((AWARD,), ()), today=TODAY)
    raised = Awards((Award(9, id="360g-X-1", title="Core", amount_awarded=6_000_00, funder_name="Elm"),), ())
    result = import_awards(session, raised, today=TODAY)
    assert (counts(result), told(result)) == ((0, 1, 0), [("Amount awarded", "£5,000", "£6,000")])
    assert only(session, "grant")["amount_awarded"] == 5_000_00
    assert import_awards(session, raised, today=TODAY, update=EVERYTHING).updated == 1
    assert (only(session, "grant")["amount_awarded"], only(session, "grant")["awarded_on"]) == (
        6_000_00,
        date(2025, 1, 2),
    )


def test_an_award_is_known_in_a_list_by_its_reference_and_the_other_way_round(session: Session, lists: Lists) -> None:
    lists.bring("grants", "Title,Funder,Reference,Amount awarded", "My core grant,Elm,360G-x-1,5000")
    assert counts(import_awards(session, Awards((AWARD,), ()), today=TODAY)) == (0, 1, 0)


def test_an_award_of_long_ago_without_an_end_is_over(session: Session) -> None:
    old = Award(2, title="Old", amount_awarded=5_000_00, award_date=date(2019, 1, 2), funder_name="Elm")
    result = import_awards(session, Awards((old,), ()), today=TODAY)
    assert only(session, "grant")["stage"] is Stage.ENDED
    assert any("three years ago" in note for note in result.notes)


@pytest.mark.parametrize(
    ("line", "answer", "restriction"),
    [
        ("Garden,Elm,900,grant,,", "restricted", Restriction.RESTRICTED),
        ("Garden,Elm,900,grant,,", "unrestricted", Restriction.UNRESTRICTED),
        ("Garden,Elm,900,grant,restricted,", "unrestricted", Restriction.RESTRICTED),
        ("Garden,Elm,900,grant,,Unrestricted: core costs", "restricted", Restriction.UNRESTRICTED),
        ("Garden,Elm,900,contract,,", "restricted", Restriction.UNRESTRICTED),
        ("Garden,Elm,900,grant,,,General", "restricted", Restriction.UNRESTRICTED),
        ("Garden,Elm,900,grant,,,Garden fund", "unrestricted", Restriction.RESTRICTED),
    ],
)
def test_grants_are_restricted_and_contracts_are_not_unless_the_row_says_it(
    session: Session, tmp_path: Path, line: str, answer: str, restriction: Restriction
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Title,Funder,Amount awarded,Type,Restricted,Purpose,Fund\n{line}\n", encoding="utf-8")
    book = read_book(path)
    table = read_rows(book, LISTS["grants"], guess_layout(book, LISTS["grants"]), today=TODAY)
    result = import_table(session, table, today=TODAY, restriction=answer)
    assert only(session, "grant")["restriction"] is restriction
    assert result.unsaid == (line == "Garden,Elm,900,grant,,")


def test_one_rule_says_what_is_restricted_whatever_the_entrance(session: Session) -> None:
    elm = records.add(session, "funder", {"name": "Elm"})
    for kind in ("grant", "contract"):
        records.add(session, "grant", {"title": kind, "funder_id": elm, "kind": kind})
    assert [grant["restriction"] for grant in records.rows(session, "grant")] == ["restricted", "unrestricted"]
