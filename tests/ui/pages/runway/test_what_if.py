"""What if: sliders, choices and ticks change what is said and drawn, and never the plan."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.models.choices import ChangeKind, Stage
from app.services.organisation.organisation import start_mine
from app.services.rows import records
from app.ui.kit.pick_fields import Choice
from app.ui.pages.runway.what_if import WhatIfView
from tests.ui.keys import press
from tests.ui.pages.acting import DELETE, ESCAPE, cell, choose_words, shown, type_in_cell, type_into
from tests.ui.pages.runway.runway_place import page_of
from tests.ui.whole_window import Window, answers, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")
PLAN = "On confirmed income your unrestricted money lasts 11 months, to October 2027."


def fill(session: Session) -> None:
    """Twelve months, a grant of £6,000 that is on its way, and a bid for £24,000 over two years."""
    start_mine(session, answers())
    council = records.add(session, "funder", {"name": "Council"})
    lottery = records.add(session, "funder", {"name": "Lottery <b>"})
    for funder, title, stage, dues in (
        (council, "Core grant", Stage.AWARDED, (date(2027, 9, 1),)),
        (lottery, "Big & bold", Stage.SUBMITTED, (date(2027, 3, 1), date(2027, 10, 1))),
    ):
        values = {"funder_id": funder, "title": title, "stage": stage, "probability": 40, "restriction": "unrestricted"}
        grant = records.add(session, "grant", values)
        amount = 6_000_00 if funder == council else 12_000_00
        for due in dues:
            records.add(session, "instalment", {"grant_id": grant, "due": due, "amount": amount})


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Window]:
    with window() as made:
        made.app.open(file(tmp_path, fill=fill))
        yield made


def view_of(place: Window) -> WhatIfView:
    return page_of(place).what_if


def sentence(place: Window) -> str:
    settle(60)
    return page_of(place).sentence.plain()


def compared(place: Window) -> dict[str, list[str]]:
    settle(60)
    return {row[1].splitlines()[0]: row[2:] for row in shown(view_of(place).compare.table)}


def test_the_plan_stands_there_before_anything_is_tried(place: Window) -> None:
    view = view_of(place)
    assert sentence(place) == "On confirmed income your unrestricted money lasts 17 months, to April 2028."
    assert list(compared(place)) == ["The plan"]
    assert not view.trying.reset.isEnabled()
    assert not view.trying.keep.isEnabled()
    assert view.numbers.values["lasts"].text() == "17 months, to Apr 2028"
    assert view.numbers.planned["lasts"].isHidden()


def test_keys_on_a_slider_move_the_sentence_the_numbers_and_the_chart(place: Window) -> None:
    view = view_of(place)
    for _ in range(10):
        press(view.trying.costs.slider, Qt.Key.Key_Right)
    assert view.trying.costs.field.text() == "+10%"
    assert sentence(place) == (
        "Then your unrestricted money lasts 7 months, to June 2027: 10 months less than planned."
    )
    assert view.numbers.values["lasts"].text() == "7 months, to Jun 2027"
    assert view.numbers.planned["lasts"].text() == "plan: 17 months, to Apr 2028"
    assert view.chart.chart is not None
    settle(400)
    assert "what you are trying: £10,600\nthe plan: £11,000" in view.chart.chart.values(0)
    assert "What you are trying: short from July 2027" in view.chart.chart.accessibleDescription()
    assert compared(place)["What you are trying"][0] == "7 months, to Jun 2027"
    assert compared(place)["The plan"][0] == "17 months, to Apr 2028"


def test_many_moves_in_a_moment_are_worked_out_once(
    place: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of(place)
    monkeypatch.setattr(view._rest, "start", lambda: None)
    settle(60)
    told: list[object] = []
    view.answered.connect(lambda sentence, _second: told.append(sentence))
    for _ in range(8):
        press(view.trying.late.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(told))
    settle(60)
    assert len(told) == 1
    assert view.trying.late.value() == 8


def test_the_line_moves_with_the_slider_and_the_rest_is_drawn_once_it_rests(place: Window, qtbot: QtBot) -> None:
    view = view_of(place)
    type_into(view.trying.costs.field, "5")
    settle(400)
    chart = view.chart.chart
    assert chart is not None
    drawn = chart.scene()
    assert drawn is not None
    view._rest.setInterval(600)
    press(view.trying.costs.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.trying.costs.value() == 600)
    settle(100)
    followed = chart.scene()
    assert followed is not None
    assert followed.plot == drawn.plot
    assert followed.marks != drawn.marks
    assert "£10,800" in chart.values(0)
    qtbot.waitUntil(lambda: "£10,760" in chart.values(0))
    assert "£10,760" in chart.values(0)


def test_a_typed_number_counts_too_and_back_to_the_plan_takes_all_of_it_back(place: Window) -> None:
    view = view_of(place)
    type_into(view.trying.late.field, "3")
    assert "lasts 2 months, to January 2027" in sentence(place)
    type_into(view.trying.pay.field, "5.5")
    choose_words(view.trying.funder, "Council")
    choose_words(view.trying.bid, "Lost: Big & bold")
    settle(60)
    button(view, "Back to the plan").click()
    assert sentence(place).startswith("On confirmed income your unrestricted money lasts 17 months")
    trying = view.trying.trying()
    assert (trying.late, trying.pay, trying.funder, trying.bid) == (0, 0, None, None)
    assert list(compared(place)) == ["The plan"]


def test_a_funder_lost_and_a_bid_won(place: Window) -> None:
    view = view_of(place)
    choose_words(view.trying.funder, "Council")
    assert "lasts 11 months, to October 2027: 6 months less" in sentence(place)
    choose_words(view.trying.bid, "Won: Big & bold")
    assert "for all 35 months looked at, to October 2029: at least 18 months more" in sentence(place)


def test_a_view_is_counted_in_what_is_tried(place: Window) -> None:
    page = page_of(place)
    type_into(page.what_if.trying.costs.field, "10")
    certain = sentence(place)
    button(page, "Count which income: Everything").click()
    assert sentence(place) != certain
    assert sentence(place).startswith("Then your unrestricted money lasts")


def test_what_is_tried_is_kept_under_a_name_and_undone(place: Window) -> None:
    view = view_of(place)
    type_into(view.trying.late.field, "2")
    type_into(view.trying.costs.field, "-5")
    choose_words(view.trying.bid, "Won: Big & bold")
    settle(60)
    place.ask.answers = ["Better & <b>worse</b>"]
    button(view, "Keep as a scenario").click()
    kept = place.workspace.read(records.rows, "scenario")
    assert [row["name"] for row in kept] == ["Better & <b>worse</b>"]
    changes = place.workspace.read(records.rows, "scenario_change")
    assert {row["kind"] for row in changes} == {ChangeKind.LATE, ChangeKind.COSTS, ChangeKind.WIN_BID}
    assert sentence(place).startswith("On confirmed income")
    assert list(compared(place)) == ["The plan", "Better & <b>worse</b>"]
    place.workspace.undo()
    assert list(compared(place)) == ["The plan"]
    assert place.workspace.read(records.rows, "scenario_change") == ()


def test_turning_back_or_a_name_that_is_taken_keeps_nothing(place: Window) -> None:
    view = view_of(place)
    scenario(place, "Bad year", {"kind": "late", "months": 3})
    type_into(view.trying.late.field, "2")
    settle(60)
    place.ask.answers = [None, "bad YEAR"]
    button(view, "Keep as a scenario").click()
    assert len(place.workspace.read(records.rows, "scenario")) == 1
    button(view, "Keep as a scenario").click()
    assert "There is another scenario called" in place.said()
    assert view.trying.late.value() == 2


def test_several_scenarios_are_ticked_and_tried_together(place: Window) -> None:
    view = view_of(place)
    scenario(place, "Late", {"kind": "late", "months": 3})
    scenario(place, "Dear", {"kind": "costs", "percent": 1_000})
    settle(60)
    assert [compared(place)[name][0] for name in ("Late", "Dear")] == ["2 months, to Jan 2027", "7 months, to Jun 2027"]
    tick(place, "Dear")
    assert compared(place)["What you are trying"] == compared(place)["Dear"]
    tick(place, "Late")
    both = compared(place)["What you are trying"]
    assert both[0] == "1 month, to Dec 2026"
    assert "lasts 1 month, to December 2026: 16 months less" in sentence(place)
    type_into(view.trying.pay.field, "1")
    button(view, "Back to the plan").click()
    assert "What you are trying" not in compared(place)


def test_a_scenario_is_opened_and_its_changes_are_edited_in_place(place: Window) -> None:
    view = view_of(place)
    late = scenario(place, "Late", {"kind": "late", "months": 3})
    settle(60)
    view.compare.table.select_key(late)
    button(view, "Open").click()
    assert view.changes.isVisible()
    assert view.changes.name.text() == "Late"
    table = view.changes.rows.table
    type_in_cell(table, 0, "months", "6")
    assert place.workspace.read(records.rows, "scenario_change")[0]["months"] == 6
    type_into(view.changes.name, "Very late")
    assert "Very late" in compared(place)
    type_into(view.changes.note, "If the council is slow")
    assert place.workspace.read(records.rows, "scenario")[0]["note"] == "If the council is slow"
    place.workspace.undo()
    settle()
    assert view.changes.note.text() == ""
    add_change(place, ChangeKind.COSTS)
    assert "“Costs rise or fall” does not say by how many per cent" in words(view.changes)
    assert compared(place)["Very late"][0] == "cannot be tried yet"
    type_in_cell(table, 1, "percent", "-10")
    assert "does not say" not in words(view.changes)
    assert compared(place)["Very late"][0].endswith("months") or "to" in compared(place)["Very late"][0]
    table.select_key(place.workspace.read(records.rows, "scenario_change")[1].id)
    press(table, DELETE)
    assert len(place.workspace.read(records.rows, "scenario_change")) == 1
    for _ in range(5):
        place.workspace.undo()
    settle(60)
    assert "Late" in compared(place)
    assert place.workspace.read(records.rows, "scenario_change")[0]["months"] == 3
    button(view, "Close").click()
    assert not view.changes.isVisible()


def test_a_change_is_about_one_thing_and_offers_what_it_can_be_about(place: Window) -> None:
    view = view_of(place)
    kept = scenario(place, "Lost", {"kind": "lose_funder", "funder_id": 1}, {"kind": "late", "months": 2})
    view.open_scenario(kept)
    settle()
    model = view.changes.rows.model
    assert model.text(0, model.column_of("subject")) == "Funder: Council"
    assert offered(view, 0) == ["Funder: Council", "Funder: Lottery <b>"]
    assert offered(view, 1) == ["All money", "Big & bold · Lottery <b>", "Core grant · Council"]
    choose_subject(view, 0, "Funder: Lottery <b>")
    choose_subject(view, 1, "Core grant · Council")
    rows = place.workspace.read(records.rows, "scenario_change")
    assert [(row["funder_id"], row["grant_id"]) for row in rows] == [(2, None), (None, 1)]
    choose_subject(view, 1, "All money")
    assert place.workspace.read(records.rows, "scenario_change")[1]["grant_id"] is None
    change_kind(view, 0, ChangeKind.LOSE_BID)
    assert "does not say which grant, contract or bid" in words(view.changes)
    choose_subject(view, 0, "Big & bold · Lottery <b>")
    row = place.workspace.read(records.rows, "scenario_change")[0]
    assert (row["funder_id"], row["grant_id"]) == (None, 2)
    assert "does not say" not in words(view.changes)


def test_a_new_scenario_is_begun_and_deleted(place: Window) -> None:
    view = view_of(place)
    place.ask.answers = ["Empty"]
    button(view, "New scenario").click()
    settle()
    assert view.changes.isVisible()
    assert "Empty" in compared(place)
    view.compare.table.select_key(view.changes.scenario)
    button(view, "Delete").click()
    settle()
    assert place.workspace.read(records.rows, "scenario") == ()
    assert not view.changes.isVisible()
    place.workspace.undo()
    assert "Empty" in compared(place)


def test_the_chart_has_its_table(place: Window) -> None:
    view = view_of(place)
    type_into(view.trying.costs.field, "10")
    settle(400)
    button(view.chart, "Table").click()
    assert view.chart.table.isVisible()
    assert view.chart.chart is not None
    assert not view.chart.chart.isVisible()
    assert shown(view.chart.table)[0] == ["Nov 2026", "£10,600", "£11,000", "", ""]
    button(view.chart, "Chart").click()
    assert view.chart.chart.isVisible()


def test_of_a_large_plan_the_day_to_decide_by_follows_once_the_slider_rests(
    place: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.work.try_changes._AT_ONCE", 0.0)
    monkeypatch.setattr("app.ui.pages.runway.what_if._REST", 1_500)
    view = view_of(place)
    press(view.trying.costs.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.numbers.values["decide"].text() == "…")
    assert "Then your unrestricted money" in page_of(place).sentence.plain()
    qtbot.waitUntil(lambda: view.numbers.values["decide"].text() != "…")
    assert view.numbers.values["decide"].text() == compared(place)["What you are trying"][3]
    assert view.numbers.values["decide"].text() == "31 March 2028"


def test_what_cannot_be_tried_is_said_and_the_plan_stays_in_sight(place: Window) -> None:
    view = view_of(place)
    scenario(place, "Half said", {"kind": "pay"})
    tick(place, "Half said")
    assert view.problem.isVisible()
    assert "does not say by how many per cent" in view.problem.sentence.plain()
    assert sentence(place).startswith("On confirmed income your unrestricted money lasts 17 months")
    button(view, "Back to the plan").click()
    assert not view.problem.isVisible()


def test_a_scenario_deleted_while_it_is_ticked_is_not_tried_any_more(place: Window) -> None:
    view_of(place)
    late = scenario(place, "Late", {"kind": "late", "months": 3})
    tick(place, "Late")
    assert "lasts 2 months" in sentence(place)
    place.workspace.run("Delete it", records.delete, "scenario", [late])
    assert "lasts 17 months" in sentence(place)


def test_a_file_that_is_only_read_can_be_tried_on_but_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path, fill=fill)
    monkeypatch.setattr("app.storage.file._lock", lambda _path, take_over: None)  # noqa: ARG005
    with window() as place:
        place.app.open(path)
        view = view_of(place)
        type_into(view.trying.late.field, "3")
        assert "lasts 2 months" in sentence(place)
        for step in (view.trying.keep, view.compare.new, view.compare.delete):
            assert not step.isVisible()
        assert view.trying.reset.isVisible()


@pytest.mark.parametrize(
    ("changed", "late", "said"),
    [
        ({"balance": -2_500_00}, "1", "is already short by £2,500, counting from 31 October 2026, as planned."),
        ({"balance": 100_00}, "1", "runs out this month, November 2026, as planned."),
        ({"balance": 4_000_00}, "2", "runs out next month, December 2026: 3 months less than planned."),
        ({"monthly_costs": 0}, "2", "lasts for all 35 months looked at, to October 2029, as planned."),
        ({"monthly_income": 4_000_00}, "5", "lasts 2 months, to January 2027: at least 33 months less than planned."),
    ],
)
def test_the_sentence_of_what_is_tried_in_each_state(
    tmp_path: Path, changed: dict[str, object], late: str, said: str
) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: start_mine(session, answers(**changed))))
        type_into(view_of(place).trying.late.field, late)
        assert sentence(place) == f"Then your unrestricted money {said}"


def scenario(place: Window, name: str, *changes: dict[str, object]) -> int:
    """Store a scenario as an earlier day did."""
    made = cast("int", place.workspace.run("Set up", records.add, "scenario", {"name": name}).answer)
    for change in changes:
        place.workspace.run("Set up", records.add, "scenario_change", {"scenario_id": made, **change})
    settle()
    return made


def tick(place: Window, name: str) -> None:
    """Tick a scenario with the space bar."""
    table = view_of(place).compare.table
    model = table.rows_model()
    row = next(at for at in range(len(model.rows())) if model.text(at, 1).splitlines()[0] == name)
    table.setFocus()
    table.setCurrentIndex(model.index(row, 0))
    press(table, Qt.Key.Key_Space)
    settle(60)


def add_change(place: Window, kind: ChangeKind) -> None:
    """Choose what changes in the row that adds."""
    view = view_of(place)
    table = view.changes.rows.table
    table.edit_blank()
    choose_words(open_field(table), kind.label)
    settle(60)


def choose_subject(view: WhatIfView, row: int, label: str) -> None:
    open_cell(view, row, "subject")
    choose_words(open_field(view.changes.rows.table), label)
    settle(60)


def change_kind(view: WhatIfView, row: int, kind: ChangeKind) -> None:
    open_cell(view, row, "kind")
    choose_words(open_field(view.changes.rows.table), kind.label)
    settle(60)


def offered(view: WhatIfView, row: int) -> list[str]:
    """What the list of a cell offers; it is left again with Esc."""
    open_cell(view, row, "subject")
    field = open_field(view.changes.rows.table)
    labels = [field.itemText(at) for at in range(field.count())]
    press(field, ESCAPE)
    settle(60)
    return labels


def open_cell(view: WhatIfView, row: int, column: str) -> None:
    table = view.changes.rows.table
    cell(table, row, column)
    press(table, Qt.Key.Key_F2)


def open_field(table: QWidget) -> Choice:
    return next(each for each in table.findChildren(Choice) if each.isVisible())
