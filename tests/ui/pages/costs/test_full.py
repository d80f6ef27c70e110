"""The full cost adds up to the penny, follows its rules, and says which field to fill."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.models.choices import Driver, Pool
from app.services.costs.pools import set_pool
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.ui.kit.words import Sentence
from app.ui.pages.costs.full import FullCostView
from app.ui.pages.costs.page import FULL
from tests.ui.pages.acting import choose, said, type_into
from tests.ui.pages.costs.costs_place import APRIL, CostsPlace, costs_place

pytestmark = pytest.mark.usefixtures("qapp")


def fill(session: Session) -> None:
    for name, space in (("Art club", 3_000), ("Youth", 1_000)):
        records.add(session, "project", {"name": name, "floor_space": space})
    records.add(session, "project_year", {"project_id": 1, "year": 2026, "sessions": 40, "participants": 25})
    add = [
        {"name": "Rent", "category": "premises", "amount": 100_001},
        {"name": "Audit", "category": "governance", "amount": 33_333, "frequency": "yearly"},
        {"name": "Paper", "category": "materials", "amount": 5_000},
        {"name": "Paint", "category": "materials", "amount": 2_500},
    ]
    ids = [records.add(session, "cost_line", {"start": APRIL} | values) for values in add]
    set_splits(session, "cost_line", ids[2], {1: 10_000})
    set_splits(session, "cost_line", ids[3], {2: 10_000})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CostsPlace]:
    with costs_place(tmp_path, fill) as made:
        yield made


def shown(desk: CostsPlace) -> FullCostView:
    desk.page.part.set_value(FULL)
    desk.page.part.chosen.emit(FULL)
    QApplication.processEvents()
    return desk.page.full


def text(view: FullCostView, row: int, column: str) -> str:
    return view.model.text(row, view.model.column_of(column))


def test_a_driver_without_units_is_said_beside_it_with_the_field_to_fill(desk: CostsPlace) -> None:
    view = shown(desk)
    row = view.pools.rows["premises"]
    assert "no post works on a project. Give a post a share for a project" in row.problem.text()
    assert row.problem.isVisible()
    assert row.driver.problem() == row.problem.text()
    assert not view.table.isVisible()
    assert "shared by people" in said(desk.sheet("cost_line").full)


def test_another_driver_makes_the_table_that_adds_up_to_the_penny(desk: CostsPlace) -> None:
    view = shown(desk)
    row = view.pools.rows["premises"]
    row.driver.activated.emit(row.driver.findText(Driver.FLOOR_SPACE.label))
    assert row.problem.text() == ""
    assert view.table.isVisible()
    assert [text(view, 0, key) for key in ("direct", "premises", "governance", "full")] == [
        "£600.00",
        "£9,000.09",
        "£222.22",
        "£9,822.31",
    ]
    assert [text(view, 0, key) for key in ("rate", "per_session", "per_participant")] == [
        "1,537.05%",
        "£245.56",
        "£392.89",
    ]
    columns = ("direct", "premises", "governance", "full")
    for key in columns:
        cells = [view.model.native(at, view.model.column_of(key)) for at in range(4)]
        *parts, total = [value for value in cells if isinstance(value, int)]
        assert sum(parts) == total
    assert text(view, 3, "full") == "£13,233.45"
    assert "in proportion to the floor space of each project: Art club 30 m², Youth 10 m²" in row.basis.text()


def test_room_that_no_project_uses_stays_in_sight(desk: CostsPlace) -> None:
    view = shown(desk)
    row = view.pools.rows["premises"]
    row.driver.activated.emit(row.driver.findText(Driver.FLOOR_SPACE.label))
    type_into(row.unallocated, "40")
    stored = desk.workspace.read(records.rows, "pool_setting")
    assert [(each["pool"], each["driver"], each["unallocated"]) for each in stored] == [
        (Pool.PREMISES, Driver.FLOOR_SPACE, 4_000)
    ]
    assert text(view, 2, "name") == "Not allocated"
    assert text(view, 2, "premises") == "£6,000.06"
    assert "not for any project 40 m²" in row.basis.text()
    desk.workspace.undo()
    assert text(view, 2, "premises") == "£0.00"
    assert row.unallocated.text() == "0"


def test_a_pool_left_out_is_not_charged_to_projects(desk: CostsPlace) -> None:
    view = shown(desk)
    row = view.pools.rows["premises"]
    row.included.click()
    assert not row.driver.isEnabled()
    assert text(view, 2, "premises") == "£12,000.12"
    assert "stays with the organisation" in row.basis.text()


def test_supervision_that_is_promised_meanwhile_counts_at_once(desk: CostsPlace) -> None:
    view = shown(desk)
    row = view.pools.rows["premises"]
    row.driver.activated.emit(row.driver.findText(Driver.FLOOR_SPACE.label))
    assert text(view, 0, "direct") == "£600.00"
    person = {"name": "Ann", "engagement": "volunteer", "project_id": 1}
    plan = {"name": "Monthly", "start": APRIL, "rate": 60_00}
    desk.workspace.run("Add a person", records.add, "person", person)
    desk.workspace.run("Promise supervision", records.add, "supervision_plan", plan)
    assert text(view, 0, "direct") == "£1,320.00"


def test_another_year_can_be_chosen(desk: CostsPlace) -> None:
    view = shown(desk)
    view.pools.rows["premises"].included.click()
    assert view.year.value() == FinancialYear(Month(2026, 4))
    wide = view.table.viewport().width()
    view.year.activated.emit(view.year.findText("2027-28"))
    assert view.table.isColumnHidden(view.model.column_of("fundraising"))
    assert sum(view.table.columnWidth(at) for at in range(view.model.columnCount())) == wide
    assert text(view, 3, "name") == "Everything in 2027-28"
    assert text(view, 0, "per_session") == ""
    desk.workspace.undo()
    assert view.year.currentText() == "2027-28"


def test_one_basis_for_everything_is_chosen_in_one_step(desk: CostsPlace) -> None:
    view = shown(desk)
    rules = view.pools.rules
    assert rules.driver.value() is None
    choose(rules.driver, Driver.DIRECT_COST)
    assert {row.driver.value() for row in view.pools.rows.values()} == {Driver.DIRECT_COST}
    assert text(view, 0, "premises") == "£8,000.08"
    assert rules.driver.value() == Driver.DIRECT_COST
    desk.workspace.undo()
    assert rules.driver.value() is None
    assert not view.table.isVisible()


def test_the_step_down_is_one_click_and_says_what_goes_where(desk: CostsPlace) -> None:
    view = shown(desk)
    choose(view.pools.rules.driver, Driver.DIRECT_COST)
    view.pools.rules.steps.click()
    assert "£3,243.25 goes to Governance and strategy first." in view.pools.rows["premises"].basis.text()
    assert "£333.33 and £3,243.25 of Premises and office is shared" in view.pools.rows["governance"].basis.text()
    assert text(view, 3, "full") == "£13,233.45"
    for key in ("premises", "governance", "full"):
        cells = [view.model.native(at, view.model.column_of(key)) for at in range(4)]
        *parts, total = [value for value in cells if isinstance(value, int)]
        assert sum(parts) == total
    desk.workspace.undo()
    assert not view.pools.rules.steps.value()
    assert "goes to" not in said(view.pools)


def test_a_pools_own_room_is_asked_for_where_it_counts(desk: CostsPlace) -> None:
    view = shown(desk)
    row = view.pools.rows["governance"]
    assert not row.room.isVisible()
    choose(view.pools.rules.driver, Driver.FLOOR_SPACE)
    view.pools.rules.steps.click()
    assert row.room.isVisible()
    type_into(row.room, "10")
    assert "Governance and strategy 10 m²" in view.pools.rows["premises"].basis.text()
    assert "£2,400.02 goes to Governance and strategy first" in view.pools.rows["premises"].basis.text()


def test_a_circle_from_elsewhere_is_said_and_can_be_switched_off(desk: CostsPlace) -> None:
    view = shown(desk)
    choose(view.pools.rules.driver, Driver.DIRECT_COST)
    circle = {"serves_premises": True}
    desk.workspace.run("Steps", set_pool, Pool.PREMISES, circle)
    assert "“Premises and office” cannot take a share of itself." in said(view)
    assert view.pools.rules.steps.value()
    view.pools.rules.steps.click()
    assert "cannot bear" not in said(view)
    assert view.pools.rows["premises"].isVisible()


def test_payers_stand_with_their_fair_share_and_who_carries_the_gap(desk: CostsPlace) -> None:
    view = shown(desk)
    choose(view.pools.rules.driver, Driver.DIRECT_COST)
    assert "Nobody pays for a project in this year yet" in said(view.recovery)
    fees = {"name": "Fees & <b>", "amount": 30_000, "frequency": "one_off", "start": APRIL, "project_id": 1}
    desk.workspace.run("Add", records.add, "income_line", fees)
    row = [view.recovery.model.text(0, at) for at in range(view.recovery.model.columnCount())]
    # £300 of £600 direct cost; overheads of the project are £8,222.30
    assert row == ["Art club", "Fees & <b>", "£300", "£0", "£4,111.15", "£4,111.15", "£4,111.15", "unrestricted money"]
    assert view.recovery.model.text(1, 1) == "Nobody yet"
    sentences = [each.plain() for each in view.recovery.findChildren(Sentence)]
    assert sentences[0].startswith("Art club: Of £8,222 of overheads, payers meet £0.")


def test_with_one_project_everything_is_direct(desk: CostsPlace) -> None:
    view = shown(desk)
    desk.workspace.run("Delete Youth", records.delete, "project", [2])
    desk.workspace.run("Delete Paint", records.delete, "cost_line", [4])
    assert view.note.text() == "There is only one project, so every cost is a direct cost."
    assert text(view, 0, "direct") == "£12,933.45"


def test_the_short_table_leads_to_how_it_is_shared(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    sheet.full.link.emit()
    assert desk.page.part.value() == FULL
    assert desk.page.full.isVisible()


def test_without_projects_the_table_says_what_belongs_there(tmp_path: Path) -> None:
    with costs_place(tmp_path, lambda _session: None) as desk:
        view = shown(desk)
        assert "Add a project" in said(view.table)
        assert view.note.text() == "There are no projects yet, so every cost is unallocated."
        assert view.table.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOn
