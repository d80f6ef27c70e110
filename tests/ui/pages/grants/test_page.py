"""The grants page: the pipeline, one grant from first idea to last report, and other income, on a real file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.models.choices import Certainty, Frequency, FundKind, GrantKind, Restriction, Stage
from app.services.grants.edits import add_grant
from app.services.grants.instalments import Pattern
from app.services.rows import records
from app.services.rows.records import Record
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.pick_fields import Choice
from app.ui.pages.grants.page import GrantsPage
from app.ui.table.view import Table
from tests.ui.keys import NONE, press, write
from tests.ui.pages.acting import (
    DELETE,
    ENTER,
    ESCAPE,
    TODAY,
    Place,
    choose,
    click,
    paste,
    place_in,
    said,
    type_into,
)

UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class Grants(Place):
    """A page over a real file, with short ways to act on it as a user does."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__(workspace, tasks)
        self.qtbot = qtbot

    def page(self) -> GrantsPage:
        page = GrantsPage(self.desk)
        self.qtbot.addWidget(page)
        page.resize(1092, 700)
        page.show()
        return page

    def grant(self, title: str, kind: GrantKind = GrantKind.GRANT, **values: Any) -> int:
        grant = self.workspace.run("Set up", add_grant, title, "A Trust", kind).answer
        assert grant is not None
        if values:
            self.workspace.run("Set up", records.change, "grant", grant, values)
        return grant

    def stored(self, grant: int) -> Record:
        return self.row("grant", grant)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Grants]:
    with place_in(tmp_path) as desk:
        made = Grants(qtbot, desk.workspace, desk.desk.tasks)
        made.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        made.add("fund", name="General fund", kind=FundKind.GENERAL)
        yield made


def click_row(table: Table, key: int) -> None:
    row = table.rows_model().row_of(key)
    assert row is not None
    middle = table.visualRect(table.rows_model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, middle)


def titles(page: GrantsPage) -> list[str]:
    return [cast("Any", row).title for row in page.list.model.rows()]


def test_an_empty_page_offers_the_first_grant(place: Grants) -> None:
    page = place.page()
    assert "Every grant and contract belongs here" in said(page.list.table)
    click(page.list.table, "Add a grant")
    write(page.add_bar.form.row("title").field, "Choir & <b>drums</b>")
    press(page.add_bar.form.row("title").field, ENTER)
    type_into(page.add_bar.form.row("funder").field, "A Trust")
    (grant,) = place.rows("grant")
    assert (grant["title"], grant["restriction"]) == ("Choir & <b>drums</b>", Restriction.RESTRICTED)
    assert page.panel.isVisible()
    assert not page.add_bar.isVisible()
    assert "Choir & <b>drums</b>" in said(page.panel)
    assert titles(page) == ["Choir & <b>drums</b>"]


def test_adding_says_beside_the_field_what_is_missing_and_esc_leaves(place: Grants) -> None:
    page = place.page()
    click(page, "Add a contract")
    assert "starts as unrestricted" in said(page.add_bar)
    click(page.add_bar, "Add this contract")
    assert "Type what you call it." in said(page.add_bar)
    assert "Type who gives or pays." in said(page.add_bar)
    press(page.add_bar.form.row("title").field, ESCAPE)
    assert "Type what you call it." not in said(page.add_bar)
    press(page.add_bar.form.row("title").field, ESCAPE)
    assert not page.add_bar.isVisible()
    assert place.rows("grant") == ()


def test_a_contract_is_unrestricted_and_says_why(place: Grants) -> None:
    page = place.page()
    click(page, "Add a contract")
    type_into(page.add_bar.form.row("title").field, "Classes")
    type_into(page.add_bar.form.row("funder").field, "The Council")
    assert place.rows("grant")[0]["restriction"] is Restriction.UNRESTRICTED
    assert "A contract pays for a service" in said(page.panel)
    choose(page.panel.about.field("kind"), GrantKind.GRANT)
    assert place.rows("grant")[0]["restriction"] is Restriction.RESTRICTED
    assert "Restricted money can pay only for what the funder named." in said(page.panel)


def test_the_list_is_filtered_by_stage_and_words_and_sums_what_is_there(place: Grants) -> None:
    place.grant("Choir", stage=Stage.SUBMITTED, amount_applied=1_000_00, probability=25, decision_due=date(2027, 2, 1))
    won = place.grant("Dance", stage=Stage.AWARDED, amount_awarded=500_00, end=date(2027, 8, 31))
    place.grant("Drums", stage=Stage.DECLINED, amount_applied=700_00)
    page = place.page()
    assert titles(page) == ["Choir", "Dance", "Drums"]
    totals = "Awarded and still to come £500 · asked for £1,000 or £250 weighted by likelihood"
    assert " ".join(page.list.totals.plain().split()) == totals
    model = page.list.model
    assert [model.text(0, at) for at in range(2, 8)] == [
        "Waiting for a decision",
        "£1,000",
        "25%",
        "1 Feb 2027",
        "Decision",
        "",
    ]
    click(page.list, "Closed")
    assert titles(page) == ["Drums"]
    click(page.list, "Open bids")
    write(page.list.finder, "dance")
    assert titles(page) == []
    assert "Nothing here fits" in said(page.list)
    page.show_record("grant", won)
    assert sorted(titles(page)) == ["Choir", "Dance", "Drums"]
    assert page.panel.grant_id() == won
    assert page.list.table.current_key() == won


def test_the_panel_opens_follows_the_cursor_and_closes_with_esc(place: Grants) -> None:
    first = place.grant("A choir", deadline=date(2027, 1, 1))
    second = place.grant("B choir", deadline=date(2027, 2, 1))
    page = place.page()
    click_row(page.list.table, first)
    assert page.panel.grant_id() == first
    assert page.list.table.isColumnHidden(page.list.model.column_of("stage"))
    page.list.table.setFocus()
    press(page.list.table, DOWN)
    assert page.panel.grant_id() == second
    field = page.panel.about.field("title")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    write(field, "x")
    press(field, ESCAPE)
    assert page.panel.isVisible()
    press(field, ESCAPE)
    assert not page.panel.isVisible()
    assert not page.list.table.isColumnHidden(page.list.model.column_of("stage"))
    assert place.stored(second)["title"] == "B choir"
    press(page.list.table, ENTER)
    assert page.panel.isVisible()
    click(page.panel, "Close")
    assert not page.panel.isVisible()


def test_in_a_narrow_window_the_panel_takes_the_place_of_the_list(place: Grants) -> None:
    first = place.grant("A choir")
    page = place.page()
    page.resize(452, 500)
    page.list.table.setFocus()
    page.list.select(first)
    press(page.list.table, ENTER)
    assert page.panel.isVisible()
    assert not page.list.isVisible()
    assert page.focusWidget() is page.panel.stage.choice
    page.resize(1092, 700)
    assert page.list.isVisible()
    page.resize(452, 500)
    assert not page.list.isVisible()
    assert page.width() == 452
    click(page.panel, "Close")
    assert page.list.isVisible()
    assert page.focusWidget() is page.list.table


def test_every_field_is_stored_when_it_is_left(place: Grants) -> None:
    grant = place.grant("Choir")
    project = place.add("project", name="Singing")
    page = place.page()
    page.show_record("grant", grant)
    about, money = page.panel.about, page.panel.money
    type_into(about.field("title"), "Big choir")
    type_into(about.field("funder"), "a TRUST")
    assert len(place.rows("funder")) == 1
    type_into(about.field("funder"), "B Trust")
    assert [funder["name"] for funder in place.rows("funder")] == ["A Trust", "B Trust"]
    choose(about.field("project_id"), project)
    type_into(about.field("probability"), "65")
    type_into(money.field("amount_applied"), "1.2k")
    type_into(money.field("deadline"), "next fri")
    type_into(page.panel.effort.form.field("minutes_spent"), "1.5")
    stored = place.stored(grant)
    assert stored["title"] == "Big choir"
    assert (stored["project_id"], stored["probability"], stored["amount_applied"]) == (project, 65, 1_200_00)
    assert (stored["deadline"], stored["minutes_spent"]) == (date(2026, 12, 4), 90)
    assert "B Trust" in said(page.panel)
    place.workspace.undo()
    assert place.stored(grant)["minutes_spent"] == 0
    assert page.panel.effort.form.field("minutes_spent").value() == 0


def test_what_cannot_be_kept_is_said_beside_the_field(place: Grants) -> None:
    grant = place.grant("Choir", start=date(2027, 4, 1))
    page = place.page()
    page.show_record("grant", grant)
    type_into(page.panel.money.field("end"), "1/1/27")
    assert "End date (1 January 2027) is before “Start date” (1 April 2027)" in said(page.panel.money)
    assert place.stored(grant)["end"] is None
    type_into(page.panel.about.field("probability"), "120")
    assert "The most is 100%." in said(page.panel.about)
    type_into(page.panel.money.field("amount_applied"), "-5")
    assert "This has to be £0 or more." in said(page.panel.money)


def test_an_award_asks_for_amount_and_day_and_makes_its_fund(place: Grants) -> None:
    grant = place.grant("Choir", stage=Stage.SUBMITTED, amount_applied=1_000_00)
    page = place.page()
    page.show_record("grant", grant)
    assert page.panel.about.row("probability").isVisible()
    choose(page.panel.stage.choice, Stage.AWARDED)
    assert place.stored(grant)["stage"] is Stage.SUBMITTED
    form = page.panel.stage._form
    assert (form.field("amount_awarded").value(), form.field("awarded_on").value()) == (1_000_00, TODAY)
    type_into(form.field("amount_awarded"), "900")
    click(page.panel.stage, "Mark as awarded")
    stored = place.stored(grant)
    assert (stored["stage"], stored["amount_awarded"], stored["awarded_on"]) == (Stage.AWARDED, 900_00, TODAY)
    assert place.workspace.read(records.get, "fund", stored["fund_id"])["name"] == "Choir"
    assert "A restricted fund called “Choir” was made" in said(page.panel.stage)
    assert not page.panel.about.row("probability").isVisible()
    place.workspace.undo()
    assert place.stored(grant)["stage"] is Stage.SUBMITTED
    assert len(place.rows("fund")) == 1


def test_a_bid_that_counts_in_no_view_says_so_in_the_list_and_in_its_panel(place: Grants) -> None:
    bid = place.grant("Songs", amount_applied=900_00)
    page = place.page()
    row = page.list.model.row_of(bid)
    assert row is not None
    assert page.list.model.index(row, 0).data() == "◌ Songs · no payment dates"
    page.show_card("payments", bid)
    assert page.panel.grant_id() == bid
    assert "has no payment dates, so it counts in no view." in said(page.panel)
    place.add("instalment", grant_id=bid, due=date(2027, 1, 31), amount=900_00)
    assert page.list.model.index(row, 0).data() == "Songs"
    assert "counts in no view" not in said(page.panel)


def test_a_question_about_a_stage_can_be_left(place: Grants) -> None:
    grant = place.grant("Choir")
    page = place.page()
    page.show_record("grant", grant)
    choose(page.panel.stage.choice, Stage.AWARDED)
    type_into(page.panel.stage._form.field("amount_awarded"), "x")
    click(page.panel.stage, "Mark as awarded")
    assert "is not an amount" in said(page.panel.stage)
    type_into(page.panel.stage._form.field("amount_awarded"), " ")
    click(page.panel.stage, "Mark as awarded")
    assert "Amount awarded is empty." in said(page.panel.stage)
    press(page.panel.stage.choice, ESCAPE)
    assert page.panel.isVisible()
    assert page.panel.stage.choice.value() is Stage.RESEARCHING
    choose(page.panel.stage.choice, Stage.DECLINED)
    assert place.stored(grant)["stage"] is Stage.DECLINED


def test_enter_goes_through_a_question_and_agrees_at_its_end(place: Grants) -> None:
    grant = place.grant("Choir")
    page = place.page()
    page.show_record("grant", grant)
    choose(page.panel.stage.choice, Stage.AWARDED)
    for words in ("21k", "", "1/1/2027", "31/12/2028"):
        field = page.focusWidget()
        assert field is not None
        write(field, words)
        press(field, ENTER)
    stored = place.stored(grant)
    assert (stored["stage"], stored["amount_awarded"]) == (Stage.AWARDED, 21_000_00)
    assert (stored["start"], stored["end"]) == (date(2027, 1, 1), date(2028, 12, 31))


def test_answers_wait_while_one_looks_at_another_grant(place: Grants) -> None:
    grant, other = place.grant("Choir"), place.grant("Drums")
    page = place.page()
    page.show_record("grant", grant)
    choose(page.panel.stage.choice, Stage.AWARDED)
    type_into(page.panel.stage._form.field("amount_awarded"), "21k")
    page.show_record("grant", other)
    assert page.panel.stage.choice.value() is Stage.RESEARCHING
    assert not page.panel.stage.asking()
    page.show_record("grant", grant)
    assert page.panel.stage.choice.value() is Stage.AWARDED
    assert page.panel.stage._form.field("amount_awarded").value() == 21_000_00
    click(page.panel.stage, "Mark as awarded")
    assert place.stored(grant)["stage"] is Stage.AWARDED
    page.show_record("grant", other)
    page.show_record("grant", grant)
    assert not page.panel.stage.asking()


def test_the_word_of_a_new_fund_goes_when_the_grant_leaves_that_fund(place: Grants) -> None:
    grant = place.grant("Choir")
    page = place.page()
    page.show_record("grant", grant)
    choose(page.panel.stage.choice, Stage.AWARDED)
    type_into(page.panel.stage._form.field("amount_awarded"), "900")
    click(page.panel.stage, "Mark as awarded")
    assert "A restricted fund called “Choir” was made" in said(page.panel.stage)
    choose(cast("Choice", page.panel.about.field("restriction")), Restriction.UNRESTRICTED)
    assert "A restricted fund" not in said(page.panel.stage)


def test_payments_are_typed_pasted_received_and_deleted(place: Grants) -> None:
    grant = place.grant("Choir", stage=Stage.AWARDED, amount_awarded=1_000_00)
    page = place.page()
    page.show_record("grant", grant)
    section = page.panel.instalments
    table = section.rows.table
    paste(table, 0, "due", "1/1/2027\t£400\tReport first\n1/4/2027\t500")
    assert [(row["due"], row["amount"], row["condition"]) for row in place.rows("instalment")] == [
        (date(2027, 1, 1), 400_00, "Report first"),
        (date(2027, 4, 1), 500_00, ""),
    ]
    assert section.tally.text() == "The payments add up to £900. £100 of the award is not listed here."
    table.setFocus()
    table.setCurrentIndex(section.rows.model.index(0, 3))
    write(table, "t")
    editor = next(each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
    type_into(editor, "today")
    assert place.rows("instalment")[0]["received_on"] == TODAY
    table.setCurrentIndex(section.rows.model.index(1, 0))
    click(section, "Delete this payment")
    assert len(place.rows("instalment")) == 1
    place.workspace.undo()
    assert len(place.rows("instalment")) == 2
    paste(table, 2, "due", "\t-5")
    assert "Nothing was pasted." in table.problem()


def test_payments_are_planned_by_a_pattern(place: Grants) -> None:
    grant = place.grant("Choir", stage=Stage.AWARDED, amount_awarded=1_000_01)
    page = place.page()
    page.show_record("grant", grant)
    section = page.panel.instalments
    click(section, "Plan the payments by a pattern")
    form = section._maker.form
    assert form.field("amount").value() == 1_000_01
    choose(form.field("pattern"), Pattern.QUARTERLY_ARREARS)
    click(section, "Plan the payments")
    assert "End date is empty." in said(section)
    type_into(form.field("start"), "1/4/27")
    type_into(form.field("end"), "31/3/28")
    click(section, "Plan the payments")
    assert [row["amount"] for row in place.rows("instalment")] == [250_01, 250_00, 250_00, 250_00]
    assert place.rows("instalment")[0]["due"] == date(2027, 6, 30)
    assert section.tally.text() == "The payments add up to £1,000.01, all of the award."
    assert not section._maker.isVisible()
    assert section.rows.table.hasFocus()


def test_budget_lines_choose_what_they_pay_and_warn_above_the_cost(place: Grants) -> None:
    rent = place.add("cost_line", name="Rent", amount=100_00, start=date(2026, 1, 1))
    place.add("post", title="Lead", person="Ana", salary=20_000_00, start=date(2026, 1, 1))
    grant = place.grant("Choir", amount_applied=2_000_00, start=date(2026, 12, 1), end=date(2027, 11, 30))
    page = place.page()
    page.show_record("grant", grant)
    section = page.panel.budget
    assert "Restricted money pays only for what is listed here." in section.tally.text()
    paste(section.rows.table, 0, "target", "Lead (Ana)\t500\t100\nrent\t1300")
    first, second = place.rows("budget_line")
    assert (first["post_id"] is not None, first["amount"], first["spent"]) == (True, 500_00, 100_00)
    assert (second["cost_line_id"], second["amount"], second["spent"]) == (rent, 1_300_00, 0)
    assert section.rows.model.text(0, section.rows.model.column_of("left")) == "£400"
    assert section.tally.text() == "The budget adds up to £1,800. £200 of the amount asked for is not named here."
    assert "“Rent” is funded at 108%: from December 2026 to November 2027" in said(section)
    section.rows.table.setCurrentIndex(section.rows.model.index(1, 0))
    section.rows.table.edit(section.rows.model.index(1, 0))
    editor = next(each for each in section.rows.table.viewport().findChildren(Choice) if each.isVisible())
    assert "All travel" in [editor.itemText(at) for at in range(editor.count())]
    choose(editor, ("category", "travel"))
    changed = place.rows("budget_line")[1]
    assert (changed["cost_line_id"], changed["category"]) == (None, "travel")
    assert "is funded at" not in said(section)


def test_the_report_that_is_to_send_next_is_written_from_here(place: Grants) -> None:
    grant = place.grant("Choir", stage=Stage.AWARDED, amount_awarded=900_00)
    page = place.page()
    page.show_record("grant", grant)
    assert not page.panel.reports.write.isVisible()
    sent = place.add("grant_report", grant_id=grant, title="Half year", due=TODAY, sent_on=TODAY)
    to_send = place.add("grant_report", grant_id=grant, title="Art & song", due=date(2027, 3, 31))
    assert page.panel.reports.write.accessibleName() == "Write the report “Art & song”"
    page.panel.reports.write.click()
    page.panel.reports.rows.table.select_key(sent)
    page.panel.reports.write.click()
    assert place.gone == [("documents.report", to_send), ("documents.report", sent)]


def test_reports_are_entered_and_found_from_elsewhere(place: Grants) -> None:
    grant = place.grant("Choir")
    report = place.add("grant_report", grant_id=grant, title="Mid-year", due=date(2027, 3, 1))
    instalment = place.add("instalment", grant_id=grant, due=date(2027, 3, 1), amount=5_00)
    page = place.page()
    page.show_record("grant_report", report)
    assert page.panel.grant_id() == grant
    assert page.panel.reports.rows.table.current_key() == report
    paste(page.panel.reports.rows.table, 1, "title", "Final\t30/9/2027")
    assert [row["title"] for row in place.rows("grant_report")] == ["Mid-year", "Final"]
    page.show_record("instalment", instalment)
    assert page.panel.instalments.rows.table.current_key() == instalment
    page.show_record("instalment", 99)
    assert place.problems == ["This payment is not in the file any more."]


def test_a_deleted_grant_comes_back_whole(place: Grants) -> None:
    grant = place.grant("Choir", note="Ring Jo")
    place.add("instalment", grant_id=grant, due=TODAY, amount=5_00)
    page = place.page()
    page.show_record("grant", grant)
    click(page.panel, "Delete this grant with its payments, budget and reports")
    assert place.rows("grant") == place.rows("instalment") == ()
    assert not page.panel.isVisible()
    place.workspace.undo()
    assert place.stored(grant)["note"] == "Ring Jo"
    assert len(place.rows("instalment")) == 1
    assert titles(page) == ["Choir"]


def test_the_fund_follows_what_the_money_may_pay_for(place: Grants) -> None:
    kept_apart = place.add("fund", name="Kept apart", kind=FundKind.RESTRICTED)
    grant = place.grant("Choir", fund_id=kept_apart)
    page = place.page()
    page.show_record("grant", grant)
    fund = cast("Choice", page.panel.about.field("fund_id"))
    assert [fund.itemText(at) for at in range(fund.count())] == ["Its own, made when awarded", "Kept apart"]
    choose(page.panel.about.field("restriction"), Restriction.UNRESTRICTED)
    assert place.stored(grant)["fund_id"] is None
    assert fund.currentText() == "General fund"


def test_other_income_is_pasted_edited_and_summed(place: Grants) -> None:
    page = place.page()
    page._tabs.setCurrentIndex(1)
    rows = page.income.rows
    assert "Fees, donations, hire, sales" in said(rows.table)
    paste(rows.table, 0, "name", "Classes\tFees and tickets\t£100\nFair\t\t600\tOnce\t10/7/27\t\t50%")
    classes, fair = place.rows("income_line")
    assert (classes["frequency"], classes["start"], classes["certainty"]) == (
        Frequency.MONTHLY,
        date(2026, 12, 1),
        Certainty.CONFIRMED,
    )
    assert (fair["certainty"], fair["probability"], fair["start"]) == (Certainty.UNCONFIRMED, 50, date(2027, 7, 10))
    assert page.income.total.plain() == (
        "A year from December 2026 brings £1,200 for certain and perhaps £600 more, or £300 weighted by likelihood."
    )
    column = rows.model.column_of("likely")
    assert [rows.model.text(at, column) for at in (0, 1)] == ["Certain", "50%"]
    paste(rows.table, 1, "likely", "certain")
    assert page.income.total.plain() == "A year from December 2026 brings £1,800, all certain."
    press(rows.table, UP)
    press(rows.table, DELETE)
    assert [row["name"] for row in place.rows("income_line")] == ["Fair"]
    place.workspace.undo()
    page.show_record("income_line", classes.id)
    assert rows.table.current_key() == classes.id
    paste(rows.table, 0, "likely", "maybe")
    assert "is not a percentage" in rows.table.problem()


def test_the_order_of_the_list_is_kept_for_the_next_time(place: Grants) -> None:
    place.grant("B", amount_applied=1)
    place.grant("A", amount_applied=2)
    page = place.page()
    page.list.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    page.hide()
    again = place.page()
    assert titles(again) == ["A", "B"]


def test_nothing_reaches_beyond_the_page_at_1280_by_720(place: Grants) -> None:
    grant = place.grant("Choir " * 20, amount_applied=123_456_789_00)
    page = place.page()
    page.show_record("grant", grant)
    assert page.minimumSizeHint().width() <= 1092
    assert page.minimumSizeHint().height() <= 680
    assert page.panel.width() > 600
    assert page.panel.mapTo(page, QPoint(page.panel.width(), 0)).x() <= page.width()


def test_what_the_funder_calls_a_grant_is_typed_found_listed_and_undone(place: Grants) -> None:
    grant = place.grant("Choir")
    place.grant("Band")
    page = place.page()
    page.resize(1600, 700)
    table = page.list.table
    columns = {column.key: at for at, column in enumerate(page.list.model.columns)}
    assert table.isColumnHidden(columns["reference"])
    assert table.isColumnHidden(columns["programme"])
    page.open_grant(grant)
    type_into(page.panel.about.field("programme"), "Stronger Communities")
    type_into(page.panel.about.field("reference"), "NLF-24-0187")
    assert (place.stored(grant)["programme"], place.stored(grant)["reference"]) == (
        "Stronger Communities",
        "NLF-24-0187",
    )
    assert place.labels[-2:] == ["Change the grant “Choir”: Programme", "Change the grant “Choir”: Reference"]
    page.close_panel()
    at = columns["reference"], columns["programme"]
    place.qtbot.waitUntil(lambda: not any(map(table.isColumnHidden, at)))
    page.list.finder.setText("nlf-24")
    assert [row.title for row in page.list.model.rows()] == ["Choir"]  # type: ignore[attr-defined]
    place.workspace.undo()
    assert place.stored(grant)["reference"] == ""


def test_income_goes_by_month_in_twelve_cells(place: Grants) -> None:
    page = place.page()
    page._tabs.setCurrentIndex(1)
    rows, cells = page.income.rows, page.income.months
    paste(rows.table, 0, "name", "Classes\tFees and tickets\t£100\nFair\t\t600\tOnce\t10/7/27")
    assert not cells.isVisible()
    paste(rows.table, 0, "frequency", "Each month its own")
    rows.table.select_key(1)
    assert cells.isVisible()
    assert [field.text() for field in cells.fields] == [""] * 8 + ["£100"] * 4
    type_into(cells.fields[0], "1.2k")
    assert place.rows("income_line")[0]["start"] == date(2026, 4, 1)
    assert rows.model.text(0, rows.model.column_of("amount")) == "£1,600"
    assert cells.total.plain() == "In the year: £1,600, before any VAT."
    place.workspace.undo()
    assert cells.total.plain() == "In the year: £400, before any VAT."
    rows.table.select_key(2)
    assert not cells.isVisible()
