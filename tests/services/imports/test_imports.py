"""Bringing lists in: what each row becomes, nothing twice, nothing half."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.exchange.files.sheets import read_book
from app.exchange.giving.awards import Award, Awards
from app.exchange.giving.reading import read_awards
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.models.choices import FundKind, Stage
from app.problems import Problem
from app.services.imports.imports import import_awards, import_table
from app.services.imports.outcome import ImportRefused, ImportResult
from app.services.organisation import organisation
from app.services.rows import records
from app.services.rows.splits import splits
from tests.cases import CASES, needs_cases

TODAY = date(2026, 5, 6)


def _table(folder: Path, kind: str, rows: Sequence[Mapping[str, object]]) -> Table:
    path = folder / f"{kind}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    book = read_book(path)
    return read_rows(book, KINDS[kind], guess_layout(book, KINDS[kind]), today=TODAY)


def _bring(session: Session, folder: Path, kind: str, *rows: Mapping[str, object]) -> ImportResult:
    return import_table(session, _table(folder, kind, rows), today=TODAY)


def test_costs_find_or_make_their_project(session: Session, tmp_path: Path) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))
    choir = records.add(session, "project", {"name": "Choir"})
    row = {"Name": "Hall", "Category": "Venue", "Amount": "£120.50", "Frequency": "monthly", "Project": "choir "}
    result = _bring(
        session,
        tmp_path,
        "costs",
        row | {"Uplift %": "3", "Start date": "1/6/2026", "VAT %": "20"},
        row | {"Name": "Clay", "Category": "Materials", "Project": "Pottery", "Uplift %": "", "Start date": ""},
        row | {"Name": "Audit", "Category": "Audit", "Project": "", "Uplift %": "", "Start date": ""},
    )
    assert (result.added, result.already_there, result.problems) == (3, 0, ())
    hall, clay, audit = records.rows(session, "cost_line")
    assert (hall["amount"], hall["category"].value, hall["frequency"].value) == (120_50, "venue", "monthly")
    assert (hall["start"], hall["uplift"], hall["vat"]) == (date(2026, 6, 1), 300, 2_000)
    assert clay["start"] == date(2026, 4, 1)
    pottery = records.rows(session, "project")[1]
    assert pottery["name"] == "Pottery"
    assert splits(session, "cost_line") == {hall.id: {choir: 10_000}, clay.id: {pottery.id: 10_000}}
    assert audit.id not in splits(session, "cost_line")
    assert "1 new project: “Pottery”." in result.notes
    assert any("taken to start on 1 April 2026" in note for note in result.notes)


def test_the_same_file_twice_adds_nothing(session: Session, tmp_path: Path) -> None:
    row = {"Name": "Paint", "Amount": "10", "Frequency": "once", "Start date": "1/6/2026"}
    table = _table(tmp_path, "costs", [row, row])
    assert import_table(session, table, today=TODAY).added == 2
    again = import_table(session, table, today=TODAY)
    assert (again.added, again.already_there) == (0, 2)
    assert len(records.rows(session, "cost_line")) == 2


def test_posts_with_their_pension(session: Session, tmp_path: Path) -> None:
    row = {"Job title": "Lead", "Full-time salary": "32000", "FTE": "0.6", "Start date": "1/4/2026"}
    result = _bring(
        session,
        tmp_path,
        "posts",
        row | {"Pension %": "5", "Project": "Choir"},
        row | {"Pension %": "", "Project": ""},
        row | {"Pension %": "0", "Project": ""},
    )
    first, second, third = records.rows(session, "post")
    assert (first["salary"], first["fte"], first["pension"]) == (32_000_00, 6_000, 500)
    assert [p["pension_basis"].value for p in (first, second, third)] == ["qualifying", "minimum", "none"]
    assert list(splits(session, "post")) == [first.id]
    assert any("qualifying earnings" in note for note in result.notes)


def test_freelancers_and_income(session: Session, tmp_path: Path) -> None:
    general = organisation.new_organisation(session, "Us")
    days = _bring(session, tmp_path, "freelancers", {"Name": "Ana", "Day rate": "250", "Days a month": "4.5"})
    assert days.added == 1
    assert records.rows(session, "freelancer")[0]["days"] == 450
    row = {"Name": "Fees", "Amount": "100", "Frequency": "monthly", "Start date": "1/5/2026"}
    money = _bring(
        session,
        tmp_path,
        "income",
        row | {"Fund": "General", "Certainty": "", "Probability": ""},
        row | {"Fund": "Lunch club", "Certainty": "not confirmed", "Probability": "70%"},
    )
    first, second = records.rows(session, "income_line")
    assert (first["fund_id"], first["certainty"].value, first["probability"]) == (general, "confirmed", 100)
    assert (second["certainty"].value, second["probability"]) == ("unconfirmed", 70)
    assert records.get(session, "fund", second["fund_id"])["kind"] is FundKind.RESTRICTED
    assert "1 new fund: “Lunch club”." in money.notes


def test_grants_open_their_funds(session: Session, tmp_path: Path) -> None:
    row = {"Title": "Songs", "Funder": "A Trust", "Amount awarded": "9000", "Stage": "awarded"}
    result = _bring(
        session,
        tmp_path,
        "grants",
        row | {"Purpose": "Restricted to singing"},
        row | {"Purpose": "Unrestricted: core", "Funder": "a  TRUST"},
        row | {"Purpose": "Restricted to songs", "Stage": "submitted", "Amount awarded": ""},
    )
    first, second, third = records.rows(session, "grant")
    assert first["funder_id"] == second["funder_id"]
    assert [grant["restriction"].value for grant in (first, second, third)] == [
        "restricted",
        "unrestricted",
        "restricted",
    ]
    assert records.get(session, "fund", first["fund_id"])["name"] == "Songs"
    assert second["fund_id"] is None
    assert third["fund_id"] is None
    assert any("does not say whether a grant is restricted" in note for note in result.notes)


def test_one_wrong_row_refuses_all_of_them(session: Session, tmp_path: Path) -> None:
    row = {"Name": "Rent", "Amount": "100", "Frequency": "monthly", "Start date": "1/6/2026", "Project": ""}
    rows = [row, row | {"Amount": "lots", "Project": "Never"}, row | {"Amount": "2"}]
    table = _table(tmp_path, "costs", rows)
    with pytest.raises(ImportRefused) as refused:
        import_table(session, table, today=TODAY)
    assert [problem.row for problem in refused.value.problems] == [3]
    assert str(refused.value).startswith("Nothing was brought in: 1 thing to put right first.\ncosts.csv")
    assert records.rows(session, "cost_line") == ()
    result = import_table(session, table, today=TODAY, skip_problem_rows=True)
    assert (result.added, len(result.problems)) == (2, 1)
    assert records.rows(session, "project") == ()


def test_a_row_that_the_file_cannot_hold_is_a_problem_too(session: Session, tmp_path: Path) -> None:
    row = {"Name": "Rent", "Amount": "100", "Frequency": "monthly", "Start date": "1/6/2026", "Project": "Mine"}
    table = _table(tmp_path, "costs", [row, row])
    first, second = table.rows
    odd = replace(first, values={**first.values, "vat_percent": Decimal(-100), "project": "Never"})
    wrong = replace(table, rows=(odd, second))
    with pytest.raises(ImportRefused, match="VAT is −100%"):
        import_table(session, wrong, today=TODAY)
    result = import_table(session, wrong, today=TODAY, skip_problem_rows=True)
    assert (result.added, result.problems[0].row) == (1, 2)
    assert [record["name"] for record in records.rows(session, "project")] == ["Mine"]


def test_a_missing_column_is_never_skipped(session: Session, tmp_path: Path) -> None:
    table = _table(tmp_path, "costs", [{"Name": "Rent", "Frequency": "monthly", "Start date": "1/6/2026"}])
    with pytest.raises(ImportRefused, match="No column gives “Amount”"):
        import_table(session, table, today=TODAY, skip_problem_rows=True)


AWARD = Award(
    row=2,
    id="360G-x-1",
    title="Core",
    description="Towards running costs",
    amount_awarded=5_000_00,
    award_date=date(2025, 1, 2),
    funder_id="GB-CHC-1",
    funder_name="The Trust",
)


def _award(**changes: object) -> Award:
    values = {name: getattr(AWARD, name) for name in Award.__slots__}
    return Award(**(values | changes))


def test_awards_are_grants_received(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    awards = Awards(
        (
            AWARD,
            _award(id="2", row=3, planned_start=date(2024, 1, 1), duration_months=12, funder_name="THE TRUST LTD"),
            _award(id="3", row=4, description="A restricted grant for singing", planned_end=date(2027, 1, 1)),
            _award(id="", row=5),
            _award(id="", row=6, title=""),
            _award(id="", row=7),
        ),
        (),
        ("told",),
    )
    result = import_awards(session, awards, "GB-CHC-9", today=TODAY)
    found = records.rows(session, "grant")
    assert (result.added, result.notes[0]) == (6, "told")
    assert [grant["stage"] for grant in found[:3]] == [Stage.AWARDED, Stage.ENDED, Stage.AWARDED]
    assert found[1]["end"] == date(2024, 12, 31)
    assert [grant["fund_id"] is None for grant in found] == [False, True, False, False, False, False]
    assert [record["name"] for record in records.rows(session, "funder")] == ["The Trust"]
    assert found[4]["title"] == "Grant from The Trust"
    assert records.rows(session, "instalment") == ()
    assert organisation.details(session).org_id == "GB-CHC-9"
    assert import_awards(session, awards, today=TODAY).already_there == 6
    assert any("payment dates" in note for note in result.notes)


def test_problems_of_awards_refuse_them(session: Session) -> None:
    awards = Awards((AWARD, _award(id="2", row=3)), (Problem("No amount was awarded here.", row=3),))
    with pytest.raises(ImportRefused, match="No amount was awarded"):
        import_awards(session, awards, today=TODAY)
    assert import_awards(session, awards, today=TODAY, skip_problem_rows=True).added == 1


@needs_cases
def test_a_charity_s_own_grants_from_a_published_file(session: Session) -> None:
    files = sorted((CASES / "360giving-dataquality" / "tools").rglob("*.json"))
    path = next(path for path in files if b"GB-CHC-1000147" in path.read_bytes()[:5_000])
    everything = read_awards(path, today=TODAY)
    result = import_awards(session, everything, today=TODAY)
    stored = records.rows(session, "grant")
    assert result.added == len(stored) == 783
    assert sum(grant["amount_awarded"] for grant in stored) == 12_785_625_00
    assert len(records.rows(session, "funder")) == 1
