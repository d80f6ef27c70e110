"""Costs, posts and freelancers are edited in place with the keyboard, and their totals follow."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import CostCategory, Frequency, PensionBasis, Pool
from app.services.organisation.rates import store_own
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.ui.kit.form import Form
from app.ui.kit.line_fields import LineField
from app.ui.kit.pick_fields import Choice, YesNo
from tests.ui.keys import CTRL, press
from tests.ui.pages.acting import (
    DELETE,
    ENTER,
    ESCAPE,
    TAB,
    cell,
    paste,
    said,
    type_in_cell,
    type_into,
)
from tests.ui.pages.costs.costs_place import APRIL, CostsPlace, choose_in_cell, costs_place, editor, text

pytestmark = pytest.mark.usefixtures("qapp")


def fill(session: Session) -> None:
    records.add(session, "project", {"name": "Art club"})
    records.add(session, "project", {"name": "Youth <b>& more</b>"})
    records.add(session, "cost_line", {"name": "Rent", "category": "premises", "amount": 100_000, "start": APRIL})
    records.add(session, "cost_line", {"name": "Paper", "category": "materials", "amount": 5_000, "start": APRIL})
    set_splits(session, "cost_line", 2, {1: 10_000})
    records.add(session, "post", {"title": "Coordinator", "salary": 3_000_000, "fte": 6_000, "start": APRIL})
    records.add(session, "freelancer", {"name": "Lena", "day_rate": 20_000, "days": 200, "start": APRIL})
    records.change(session, "organisation", 1, {"claims_allowance": True})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[CostsPlace]:
    with costs_place(tmp_path, fill) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[CostsPlace]:
    with costs_place(tmp_path, lambda _session: None) as made:
        yield made


def test_a_year_of_each_cost_and_the_totals_stand_in_sight(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    assert [text(sheet, row, "year") for row in (0, 1)] == ["£12,000", "£600"]
    assert [text(sheet, row, "shares") for row in (0, 1)] == ["Core", "Art club"]
    assert sheet.totals.plain() == "All costs in 2026-27: £12,600 (£12,000 core, £600 projects)."
    assert "in 2026-27" in said(desk.page.head)


def test_an_amount_typed_in_a_cell_is_stored_and_the_full_cost_follows(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    before = said(sheet.full)
    type_in_cell(sheet.table, 0, "amount", "1.2k")
    assert desk.rows("cost_line")[0]["amount"] == 120_000
    assert text(sheet, 0, "year") == "£14,400"
    assert said(sheet.full) != before
    desk.workspace.undo()
    assert text(sheet, 0, "year") == "£12,000"


def test_a_cost_is_added_in_the_blank_row_with_defaults(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    type_in_cell(sheet.table, 2, "name", "Insurance & cover", TAB)
    type_in_cell(sheet.table, 2, "amount", "80")
    added = desk.rows("cost_line")[2]
    assert (added["name"], added["amount"], added["start"]) == ("Insurance & cover", 8_000, APRIL)
    assert added["frequency"] is Frequency.MONTHLY
    assert added["category"] is CostCategory.OTHER
    assert text(sheet, 2, "year") == "£960"
    assert sheet.model.text(3, 0) == ""
    desk.workspace.undo()
    assert len(desk.rows("cost_line")) == 2


def test_a_cost_goes_to_a_project_and_back_to_core(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    choose_in_cell(sheet, 0, "shares", "Youth <b>& more</b>")
    assert desk.shares("cost_line")[1] == {2: 10_000}
    assert desk.labels[-1].endswith(" is now Youth <b>& more</b>")
    choose_in_cell(sheet, 0, "shares", "Core")
    assert desk.labels[-1].endswith(" is now Core")
    assert 1 not in desk.shares("cost_line")


def test_split_opens_the_shares_and_the_sum_follows_what_is_typed(desk: CostsPlace, qtbot: QtBot) -> None:
    sheet = desk.sheet("cost_line")
    desk.page.activateWindow()
    qtbot.waitUntil(desk.page.isActiveWindow)
    choose_in_cell(sheet, 0, "shares", "Split …")
    first, second = share_fields(desk)
    qtbot.waitUntil(first.hasFocus)
    type_into(first, "60")
    second.setText("25")
    assert sheet.panel.shares._sum.text() == "Shared: projects 85%, core 15%"
    type_into(second, "25.5%")
    assert desk.shares("cost_line")[1] == {1: 6_000, 2: 2_550}
    assert desk.labels[-1].endswith(" is now 60% Art club · 25.5% Youth <b>& more</b> · 14.5% Core")
    assert text(sheet, 0, "shares") == "60% Art club · 25.5% Youth <b>& more</b> · 14.5% Core"


def share_fields(desk: CostsPlace) -> list[LineField]:
    return [field for field in desk.sheet("cost_line").panel.shares.findChildren(LineField) if field.isVisible()]


def test_more_than_the_whole_is_refused_beside_the_shares(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    cell(sheet.table, 1, "name")
    second = share_fields(desk)[1]
    type_into(second, "20")
    assert desk.shares("cost_line")[2] == {1: 10_000}
    assert "add up to 120%" in sheet.panel.shares.problem()
    assert sheet.panel.shares._sum.text() == "Shared: projects 120%, 20% too much"
    press(second, ESCAPE)
    assert sheet.panel.shares.problem() == ""
    assert sheet.panel.shares._sum.text() == "Shared: projects 100%, core 0%"


def test_what_is_seldom_changed_is_in_the_panel(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    cell(sheet.table, 0, "name")
    form = sheet.panel.form
    vat, lag, rise = (form.row(name).field for name in ("vat", "payment_lag", "uplift"))
    assert isinstance(vat, LineField)
    assert isinstance(lag, LineField)
    assert isinstance(rise, LineField)
    type_into(vat, "20")
    type_into(lag, "1")
    type_into(rise, "3%")
    refunded = form.row("vat_recoverable").field
    assert isinstance(refunded, YesNo)
    refunded.click()
    pool = form.row("pool").field
    assert isinstance(pool, Choice)
    assert pool.itemText(0) == "Premises and office"
    pool.activated.emit(pool.findText(Pool.CENTRAL.label))
    row = desk.rows("cost_line")[0]
    assert (row["vat"], row["payment_lag"], row["uplift"], row["vat_recoverable"]) == (2_000, 1, 300, True)
    assert row["uplift_from"] == Month(2027, 4)
    assert row["pool"] is Pool.CENTRAL
    type_into(lag, "99")
    assert "too much" in lag.problem()
    press(lag, ESCAPE)
    press(lag, ESCAPE)
    assert desk.rows("cost_line")[0]["payment_lag"] == 1


def test_an_end_before_the_start_is_refused_at_the_cell(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    type_in_cell(sheet.table, 0, "end", "1/3/26")
    assert "before “Start date”" in sheet.table.problem()
    assert desk.rows("cost_line")[0]["end"] is None


def test_a_block_pasted_is_one_action(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    block = (
        "Gas\tUtilities\t90.50\tEvery quarter\t1/7/26\t\t70% Art club · 30% Core\n"
        "Audit\tOther\t£1,000\tOnce\t\t\tCore\n"
    )
    paste(sheet.table, 2, "name", block)
    gas, audit = desk.rows("cost_line")[2:]
    assert (gas["name"], gas["category"], gas["amount"]) == ("Gas", CostCategory.UTILITIES, 9_050)
    assert desk.shares("cost_line")[gas.id] == {1: 7_000}
    assert (audit["frequency"], audit["start"]) == (Frequency.ONE_OFF, APRIL)
    desk.workspace.undo()
    assert len(desk.rows("cost_line")) == 2
    assert desk.shares("cost_line") == {2: {1: 10_000}}


def test_a_block_with_a_mistake_changes_nothing(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    paste(sheet.table, 0, "name", "Rent of hall\tUtilities\t5\nPaper\tUtilities\tsome\n")
    assert "Nothing was pasted. Row 2, Amount" in sheet.table.problem()
    paste(sheet.table, 0, "start", "1/4/26\t1/4/27\n1/4/26\t1/4/25\n")
    assert "Nothing was pasted. Row 2: End date" in sheet.table.problem()
    assert [row["name"] for row in desk.rows("cost_line")] == ["Rent", "Paper"]
    assert [row["end"] for row in desk.rows("cost_line")] == [None, None]


def test_a_row_copied_out_can_be_pasted_back(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    sheet.table.setCurrentIndex(sheet.model.index(1, 0))
    sheet.table.selectRow(1)
    press(sheet.table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Paper\tMaterials\t50.00\tEvery month\t2026-04-01\t\tArt club\t600.00\n"
    paste(sheet.table, 1, "name", copied)
    assert desk.problems == []
    assert sheet.table.problem() == ""


def test_delete_and_duplicate_by_key(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    desk.page.activateWindow()
    cell(sheet.table, 1, "name")
    press(sheet.table, Qt.Key.Key_D, CTRL)
    names = [row["name"] for row in desk.rows("cost_line")]
    assert names == ["Rent", "Paper", "Paper (2)"]
    assert desk.shares("cost_line")[3] == {1: 10_000}
    assert sheet.table.current_key() == 3
    press(sheet.table, DELETE)
    assert [row["name"] for row in desk.rows("cost_line")] == ["Rent", "Paper"]
    desk.workspace.undo()
    assert [row["name"] for row in desk.rows("cost_line")] == names


def test_the_menu_offers_the_same_as_the_keys(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    cell(sheet.table, 1, "name")
    actions = {action.text().partition("\t")[0]: action for action in sheet.table.actions()}
    assert list(actions) == ["Copy", "Paste", "Duplicate the row", "Delete the rows"]
    actions["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Paper\n"
    actions["Duplicate the row"].trigger()
    assert [row["name"] for row in desk.rows("cost_line")] == ["Rent", "Paper", "Paper (2)"]
    actions["Paste"].trigger()
    assert desk.rows("cost_line")[2]["name"] == "Paper"
    actions["Delete the rows"].trigger()
    assert len(desk.rows("cost_line")) == 2


def test_posts_show_what_the_employer_pays(desk: CostsPlace) -> None:
    sheet = desk.sheet("post")
    assert text(sheet, 0, "fte") == "0.6"
    assert [text(sheet, 0, key) for key in ("pay", "nic", "contribution", "year")] == [
        "£18,000",
        "£1,950",
        "£353",
        "£20,303",
    ]
    type_in_cell(sheet.table, 0, "fte", "21/35")
    type_in_cell(sheet.table, 0, "fte", "0.5")
    assert desk.rows("post")[0]["fte"] == 5_000
    assert text(sheet, 0, "pay") == "£15,000"
    assert sheet.staff.plain().startswith(
        "0.5 full-time equivalents over the year. Employer’s National Insurance £1,500"
    )
    assert "the Employment Allowance pays £1,500 once for all posts" in sheet.staff.plain()
    type_in_cell(sheet.table, 0, "fte", "1.5")
    assert "1 at most" in sheet.table.problem()
    assert desk.rows("post")[0]["fte"] == 5_000


def test_a_post_below_the_minimum_wage_and_unknown_rates_are_told_under_the_posts(desk: CostsPlace) -> None:
    sheet = desk.sheet("post")
    assert "minimum wage" not in sheet.staff.plain()
    desk.workspace.run("Set up", records.change, "post", 1, {"week_hours": 50_00})
    assert sheet.staff.plain().startswith("Coordinator is paid £11.50 an hour in April 2026, below the minimum wage of")
    desk.workspace.run("Set up", records.change, "organisation", 1, {"year_start_month": 9})
    assert "Rates are known until 31 March 2027 for minimum wages; until 5 April 2027 for" in sheet.staff.plain()


def test_a_rate_of_ones_own_is_shown_at_once(desk: CostsPlace) -> None:
    sheet = desk.sheet("post")
    own = {"subject": "employer_nic", "field": "rate", "start": date(2026, 4, 6), "value": 20_00}
    desk.workspace.run("Add a rate", store_own, [(None, own)])
    assert text(sheet, 0, "nic") == "£2,600"
    desk.workspace.undo()
    assert text(sheet, 0, "nic") == "£1,950"


def test_the_pension_of_a_post_asks_for_a_rate_only_where_one_is_wanted(desk: CostsPlace) -> None:
    sheet = desk.sheet("post")
    desk.page.show_record("post", 1)
    form = sheet.panel.form
    assert not form.row("pension").isVisible()
    basis = form.row("pension_basis").field
    assert isinstance(basis, Choice)
    basis.activated.emit(basis.findText(PensionBasis.FULL_SALARY.label))
    assert form.row("pension").isVisible()
    rate = form.row("pension").field
    assert isinstance(rate, LineField)
    type_into(rate, "5")
    assert desk.rows("post")[0]["pension"] == 500
    assert text(sheet, 0, "contribution") == "£900"


def test_freelancers_by_the_day(desk: CostsPlace) -> None:
    sheet = desk.sheet("freelancer")
    assert text(sheet, 0, "year") == "£4,800"
    type_in_cell(sheet.table, 1, "name", "Sam", TAB)
    type_in_cell(sheet.table, 1, "day_rate", "250", TAB)
    assert len(desk.rows("freelancer")) == 1
    type_in_cell(sheet.table, 1, "days", "1.5")
    assert desk.rows("freelancer")[1]["days"] == 150
    assert text(sheet, 1, "year") == "£4,500"


def test_an_empty_page_says_what_belongs_there_and_begins(empty: CostsPlace) -> None:
    sheet = empty.sheet("cost_line")
    assert "Everything you pay for belongs here" in said(sheet.table)
    assert not sheet.panel.isVisible()
    sheet.table.empty_clicked.emit()
    assert editor(sheet).hasFocus() or editor(sheet).isVisible()
    press(editor(sheet), ESCAPE)
    type_in_cell(sheet.table, 0, "name", "Rent", TAB)
    type_in_cell(sheet.table, 0, "amount", "100")
    assert sheet.panel.isVisible()
    cell(sheet.table, 0, "name")
    assert "There are no projects yet, so everything is core." in said(sheet.panel)
    sheet.panel.shares.projects_asked.emit()
    assert empty.gone == [("projects", None)]


def test_a_record_is_brought_into_sight_and_the_part_is_remembered(desk: CostsPlace, qtbot: QtBot) -> None:
    desk.page.show_record("freelancer", 1)
    sheet = desk.page.sheets["freelancer"]
    assert sheet.isVisible()
    assert sheet.table.current_key() == 1
    assert sheet.panel.key() == 1
    desk.page.part.chosen.emit("post")
    again = desk.new_page()
    qtbot.addWidget(again)
    assert again.part.value() == "post"
    assert again.sheets["post"].isVisible()


def test_the_spreadsheet_brought_in_is_of_the_kind_in_sight(desk: CostsPlace) -> None:
    for table in ("cost_line", "post", "freelancer"):
        desk.sheet(table)
        desk.page.bring.click()
    assert desk.brought == ["costs", "posts", "freelancers"]


def test_large_numbers_are_not_cut_off(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    type_in_cell(sheet.table, 0, "amount", "1,000,000,000")
    column = sheet.model.column_of("amount")
    assert text(sheet, 0, "amount") == "£1,000,000,000"
    assert sheet.table.columnWidth(column) >= sheet.table.sizeHintForColumn(column)
    assert sheet.totals.plain().startswith("All costs in 2026-27: £12,000,000,600")


def test_columns_sized_by_hand_stay_so(desk: CostsPlace, qtbot: QtBot) -> None:
    sheet = desk.sheet("cost_line")
    column = sheet.model.column_of("category")
    sheet.table.setColumnWidth(column, 222)
    type_in_cell(sheet.table, 0, "amount", "7")
    assert sheet.table.columnWidth(column) == 222
    desk.sheet("post")
    again = desk.new_page()
    qtbot.addWidget(again)
    again.show_record("cost_line", None)
    assert again.sheets["cost_line"].table.columnWidth(column) == 222


def test_a_rise_beyond_all_reason_is_said_and_the_rows_stay_editable(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    desk.workspace.run(
        "Raise",
        records.change,
        "cost_line",
        1,
        {"amount": 99_000_000_000, "uplift": 100_000, "uplift_from": Month(2026, 4)},
    )
    assert "grows beyond £1 billion" in sheet.totals.plain()
    assert text(sheet, 0, "year") == ""
    type_in_cell(sheet.table, 0, "amount", "10", ENTER)
    assert "core" in sheet.totals.plain()


def test_when_a_contract_can_end_is_said_beside_the_cost(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    desk.page.show_record("cost_line", 1)
    form = sheet.panel.form
    type_into(field(form, "notice_months"), "3")
    type_into(field(form, "break_on"), "30/6/27")
    rent = desk.rows("cost_line")[0]
    assert (rent["notice_months"], rent["break_on"]) == (3, date(2027, 6, 30))
    type_into(field(form, "notice_months"), "200")
    assert "120" in form.field("notice_months").problem()
    type_into(field(form, "notice_months"), " ")
    assert desk.rows("cost_line")[0]["notice_months"] is None


def test_what_ending_a_post_depends_on_is_said_beside_it(desk: CostsPlace) -> None:
    sheet = desk.sheet("post")
    desk.page.show_record("post", 1)
    form = sheet.panel.form
    assert not form.row("holder_id").isVisible()
    for name, typed in (
        ("born", "17/5/86"),
        ("service_start", "1/4/21"),
        ("notice_weeks", "8"),
        ("week_hours", "37.5"),
    ):
        type_into(field(form, name), typed)
    post = desk.rows("post")[0]
    assert (post["born"], post["service_start"]) == (date(1986, 5, 17), date(2021, 4, 1))
    assert (post["notice_weeks"], post["week_hours"]) == (8, 3_750)
    type_into(field(form, "notice_weeks"), " ")
    assert desk.rows("post")[0]["notice_weeks"] == 0


def test_what_ending_the_job_would_cost_is_told_beside_it(desk: CostsPlace) -> None:
    sheet = desk.sheet("post")
    assert not sheet.panel.about.isVisible()
    desk.page.show_record("post", 1)
    assert sheet.panel.about.isVisible()
    assert sheet.panel.about.plain().startswith("If this job ended on 31 March 2027: no redundancy pay, notice £")
    type_into(field(sheet.panel.form, "service_start"), "1/4/21")
    assert "redundancy pay £3,115, " in sheet.panel.about.plain()
    assert "The date of birth is missing: redundancy pay is the most that it can be." in sheet.panel.about.plain()
    type_into(field(sheet.panel.form, "born"), "17/5/2020")
    assert "Someone who begins to work is 15 to 100 years old." in field(sheet.panel.form, "born").problem()
    type_into(field(sheet.panel.form, "born"), "17/5/2000")
    assert "redundancy pay £1,731, " in sheet.panel.about.plain()
    assert "missing" not in sheet.panel.about.plain()


def test_what_a_day_of_a_freelancer_truly_comes_to_is_told_beside_them(desk: CostsPlace) -> None:
    sheet = desk.sheet("freelancer")
    desk.page.show_record("freelancer", 1)
    assert sheet.panel.about.plain() == "24 days of work in 2026-27 cost £4,800."
    lena = {"name": "Lena", "engagement": "freelancer", "freelancer_id": 1}
    person = desk.workspace.run("Add", records.add, "person", lena).answer
    terms = {"name": "Alone", "person_id": person, "start": APRIL, "sessions_a_year": 12, "rate": 60_00}
    desk.workspace.run("Add", records.add, "supervision_plan", terms)
    assert sheet.panel.about.plain() == (
        "24 days of work in 2026-27 cost £4,800. With £720 of supervision a day really costs £230."
    )
    desk.page.show_record("cost_line", 1)
    assert not desk.sheet("cost_line").panel.about.isVisible()


def test_a_post_is_held_by_an_employee_that_there_is(desk: CostsPlace) -> None:
    person = desk.workspace.run("Add", records.add, "person", {"name": "Amara"}).answer
    desk.workspace.run("Add", records.add, "person", {"name": "Zoe", "engagement": "volunteer"})
    sheet = desk.sheet("post")
    desk.page.show_record("post", 1)
    holder = sheet.panel.form.row("holder_id").field
    assert isinstance(holder, Choice)
    assert sheet.panel.form.row("holder_id").isVisible()
    assert [holder.itemText(at) for at in range(holder.count())] == ["Not said", "Amara"]
    holder.activated.emit(holder.findText("Amara"))
    assert desk.rows("post")[0]["holder_id"] == person


def field(form: Form, name: str) -> LineField:
    found = form.row(name).field
    assert isinstance(found, LineField)
    return found


def test_a_cost_goes_by_month_in_twelve_cells_and_back_without_losing_anything(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    choose_in_cell(sheet, 0, "frequency", "Each month its own")
    cells = sheet.months
    assert cells.isVisible()
    assert [field.text() for field in cells.fields] == ["£1,000"] * 12
    assert [label.text() for label in cells.labels][:2] == ["Apr 26", "May 26"]
    assert cells.total.plain() == "In the year: £12,000, before any VAT."
    type_into(cells.fields[1], "=1.2*1000")
    assert cells.fields[2].hasFocus()
    type_into(cells.fields[2], "-50")
    assert (text(sheet, 0, "amount"), text(sheet, 0, "year")) == ("£11,150", "£11,150")
    steps = [entry.label for entry in desk.workspace.file.history(limit=3)]
    assert steps == [
        "Change the cost line “Rent”: June 2026",
        "Change the cost line “Rent”: May 2026",
        "“Rent” now goes by month, with the amounts it had",
    ]
    desk.workspace.undo()
    assert text(sheet, 0, "year") == "£12,200"
    choose_in_cell(sheet, 0, "frequency", "Every month")
    assert not cells.isVisible()
    assert (text(sheet, 0, "amount"), text(sheet, 0, "year")) == ("£1,000", "£12,000")
    choose_in_cell(sheet, 0, "frequency", "Each month its own")
    assert text(sheet, 0, "year") == "£12,200"


@pytest.mark.parametrize("between", ["\t", "\n"])
def test_a_block_of_months_is_pasted_across_or_down_as_one_step(desk: CostsPlace, between: str) -> None:
    sheet = desk.sheet("cost_line")
    choose_in_cell(sheet, 0, "frequency", "Each month its own")
    cells, before = sheet.months, len(desk.workspace.file.history())
    QGuiApplication.clipboard().setText(between.join(["£1,200.50", "1.2k", "(50.00)", "0", *["100"] * 8]))
    cells.fields[0].setFocus()
    press(cells.fields[0], Qt.Key.Key_V, CTRL)
    assert cells.problem() == ""
    assert [field.text() for field in cells.fields[:5]] == ["£1,200.50", "£1,200", "−£50", "£0", "£100"]
    assert len(desk.workspace.file.history()) == before + 1
    assert desk.workspace.file.history(limit=1)[0].label == "Change the cost line “Rent”: 12 months"
    press(cells.fields[1], Qt.Key.Key_V, CTRL)
    assert cells.problem() == "There are 12 amounts and only 11 months from here. Paste at an earlier one."
    QGuiApplication.clipboard().setText(between.join(["1", "tbc"]))
    press(cells.fields[1], Qt.Key.Key_V, CTRL)
    assert cells.problem().startswith("Nothing was pasted. June 2026: “tbc” is not an amount.")
    assert len(desk.workspace.file.history()) == before + 1


def test_the_next_year_repeats_what_was_typed_until_it_has_amounts_of_its_own(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    choose_in_cell(sheet, 0, "frequency", "Each month its own")
    cells = sheet.months
    cells.after.click()
    assert cells.labels[0].text() == "Apr 27 ↻"
    type_into(cells.fields[0], "2k")
    assert (cells.labels[0].text(), cells.total.plain()) == ("Apr 27", "In the year: £13,000, before any VAT.")
    cells.fields[0].selectAll()
    press(cells.fields[0], DELETE)
    press(cells.fields[0], ENTER)
    assert (cells.labels[0].text(), cells.fields[0].text()) == ("Apr 27 ↻", "£1,000")
    cells.before.click()
    assert cells.labels[0].text() == "Apr 26"


def test_the_amount_of_a_cost_by_month_is_not_typed_in_the_table(desk: CostsPlace) -> None:
    sheet = desk.sheet("cost_line")
    choose_in_cell(sheet, 0, "frequency", "Each month its own")
    type_in_cell(sheet.table, 0, "amount", "500", ENTER)
    assert "Each month of “Rent” has its own amount." in said(desk.page)
