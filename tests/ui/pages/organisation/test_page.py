"""The organisation page: who we are, funds and balances, reserves, the Employment Allowance, where the file is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.models.choices import FundKind, LegalForm, Nation, ObligationKind, PolicyCosts
from app.services.organisation.organisation import details
from app.services.rows import records
from app.ui.kit.pick_fields import YesNo
from app.ui.pages.organisation.page import OrganisationPage
from tests.ui.keys import press
from tests.ui.pages.acting import (
    DELETE,
    ENTER,
    ESCAPE,
    Place,
    buttons,
    cell,
    choose,
    click,
    paste,
    place_in,
    said,
    shown,
    type_in_cell,
    type_into,
)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us", balance_date=date(2026, 10, 31))
        made.add("fund", name="General fund", kind=FundKind.GENERAL, balance=2_000_00)
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> OrganisationPage:
    made = OrganisationPage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 1000)
    made.show()
    return made


def balances(place: Place) -> dict[str, int]:
    return {row["name"]: row["balance"] for row in place.rows("fund")}


def be(place: Place, **values: object) -> None:
    place.workspace.run("Set up", records.change, "organisation", 1, values)


def test_who_we_are_is_edited_in_place_and_undone(page: OrganisationPage, place: Place) -> None:
    type_into(page.who.row("name").field, "Us & <b>them</b>")
    choose(page.who.row("nation").field, Nation.WALES)
    choose(page.who.row("year_start_month").field, 9)
    found = place.workspace.read(details)
    assert (found.name, found.nation, found.year_start_month) == ("Us & <b>them</b>", Nation.WALES, 9)
    assert place.labels[-1] == "Change the organisation: First month of the financial year"
    for _ in range(3):
        place.workspace.undo()
    assert place.workspace.read(details).name == "Us"
    assert page.who.field("name").value() == "Us"


def test_an_empty_name_is_refused_beside_the_field(page: OrganisationPage, place: Place) -> None:
    type_into(page.who.row("name").field, " ")
    assert page.who.field("name").problem() in said(page.who)
    assert page.who.field("name").problem() != ""
    assert place.workspace.read(details).name == "Us"


@pytest.mark.parametrize(
    ("values", "identifier"),
    [
        ({"charity_number": "1234567"}, "GB-CHC-1234567"),
        ({"charity_number": "sc 012345", "nation": "scotland"}, "GB-SC-SC012345"),
        ({"charity_number": "NIC100002", "nation": "northern_ireland"}, "GB-NIC-100002"),
        ({"legal_form": "cic", "company_number": "01234567"}, "GB-COH-01234567"),
    ],
)
def test_the_identifier_follows_from_the_registration(
    page: OrganisationPage, place: Place, values: dict[str, str], identifier: str
) -> None:
    be(place, **values)
    click(page.who, f"Use {identifier}")
    assert place.workspace.read(details).org_id == identifier
    assert f"Use {identifier}" not in buttons(page.who)


def test_only_the_numbers_that_a_legal_form_has_are_asked_for(page: OrganisationPage, place: Place) -> None:
    assert page.who.row("charity_number").isVisible()
    assert not page.who.row("company_number").isVisible()
    choose(page.who.row("legal_form").field, LegalForm.CIC)
    assert not page.who.row("charity_number").isVisible()
    assert page.who.row("company_number").isVisible()
    be(place, charity_number="123")
    assert page.who.row("charity_number").isVisible()


def test_funds_are_listed_by_kind_with_sums_and_rules(page: OrganisationPage, place: Place) -> None:
    place.add("fund", name="Warm Words", kind=FundKind.RESTRICTED, balance=500_50, purpose="Stories")
    place.add("fund", name="Piano", kind=FundKind.DESIGNATED, balance=300_00)
    place.add("fund", name="Art", kind=FundKind.RESTRICTED, balance=100_00)
    assert shown(page.balances.rows.table) == [
        ["General fund", "General", "£2,000", "", ""],
        ["Piano", "Designated", "£300", "", ""],
        ["Art", "Restricted", "£100", "", ""],
        ["Warm Words", "Restricted", "£500.50", "Stories", ""],
    ]
    words = said(page.balances)
    assert "£600.50" in words
    assert "You may spend it on nothing else" in words
    assert "only what it earns" not in words
    assert page.balances.when.plain() == "Total at the end of 31 October 2026: £2,900.50."


def test_a_fund_is_added_pasted_and_deleted(page: OrganisationPage, place: Place) -> None:
    table = page.balances.rows.table
    paste(table, 1, "name", "Warm Words\tRestricted\t£500.50\tStories\n")
    assert dict(place.rows("fund")[1].values) == {
        "name": "Warm Words",
        "kind": FundKind.RESTRICTED,
        "balance": 500_50,
        "committed": None,
        "purpose": "Stories",
    }
    type_in_cell(table, 1, "balance", "-20")
    assert balances(place)["Warm Words"] == -20_00
    cell(table, 1, "name")
    press(table, DELETE)
    assert balances(place) == {"General fund": 2_000_00}
    assert place.labels[-1] == "Delete the fund “Warm Words”"


def test_the_general_fund_stays(page: OrganisationPage, place: Place) -> None:
    table = page.balances.rows.table
    cell(table, 0, "name")
    press(table, DELETE)
    assert "cannot be deleted" in table.problem()
    assert balances(place) == {"General fund": 2_000_00}


def test_balances_are_updated_in_one_action(page: OrganisationPage, place: Place) -> None:
    words = place.add("fund", name="Warm Words", kind=FundKind.RESTRICTED, balance=500_00)
    click(page.balances, "Update balances")
    bar = page.balances.update_bar
    assert bar.day.value() == date(2026, 11, 30)
    assert not page.balances.rows.isVisible()
    assert "Together £2,500." in bar.sum.text()
    field = bar.amounts[words]
    field.setFocus()
    field.selectAll()
    field.insert("450.10")
    assert "Together £2,450.10." in bar.sum.text()
    click(bar, "Store these balances")
    assert balances(place) == {"General fund": 2_000_00, "Warm Words": 450_10}
    assert place.workspace.read(details).balance_date == date(2026, 11, 30)
    assert place.labels[-1] == "Update the balances to 30 November 2026"
    assert not bar.isVisible()
    assert page.balances.rows.isVisible()
    place.workspace.undo()
    assert balances(place)["Warm Words"] == 500_00
    assert place.workspace.read(details).balance_date == date(2026, 10, 31)


def test_the_update_works_with_the_keys_alone(page: OrganisationPage, place: Place) -> None:
    page.show_record("fund", None)
    bar = page.balances.update_bar
    type_into(bar.day, "15/11/26")
    assert bar.amounts[1].hasFocus()
    type_into(bar.amounts[1], "1.9k")
    assert bar.store.hasFocus()
    press(bar.store, ENTER)
    assert balances(place) == {"General fund": 1_900_00}
    assert place.workspace.read(details).balance_date == date(2026, 11, 15)


@pytest.mark.parametrize(("typed", "sentence"), [("2/12/26", "still to come"), ("soon", "soon"), ("", "Type")])
def test_a_day_that_is_no_balance_date_is_refused(
    page: OrganisationPage, place: Place, typed: str, sentence: str
) -> None:
    click(page.balances, "Update balances")
    bar = page.balances.update_bar
    bar.day.setText(typed)
    click(bar, "Store these balances")
    assert sentence in bar.day.problem()
    assert bar.day.problem() in said(bar)
    assert place.workspace.read(details).balance_date == date(2026, 10, 31)
    press(bar.day, ESCAPE)
    press(bar.day, ESCAPE)
    assert not bar.isVisible()


def test_the_policy_can_go_by_core_costs_and_every_sentence_follows(page: OrganisationPage, place: Place) -> None:
    project = place.add("project", name="Choir")
    rent = place.add("cost_line", name="Rent", amount=500_00, start=date(2026, 11, 1))
    music = place.add("cost_line", name="Music", amount=500_00, start=date(2026, 11, 1))
    place.workspace.run(
        "Share it", records.add, "split", {"cost_line_id": music, "project_id": project, "share": 10_000}
    )
    assert rent != music
    assert "You hold 2 months of running costs" in page.reserves.held.plain()
    assert "What is free covers 2 months of running costs." in said(page.risks)
    choose(page.reserves.form.row("policy_costs").field, PolicyCosts.CORE_COSTS)
    assert place.workspace.read(details).policy_costs is PolicyCosts.CORE_COSTS
    assert "You hold 4 months of core costs" in page.reserves.held.plain()
    assert "What is free covers 4 months of core costs." in said(page.risks)


def test_an_amount_left_empty_is_asked_for(page: OrganisationPage, place: Place) -> None:
    click(page.balances, "Update balances")
    bar = page.balances.update_bar
    bar.amounts[1].clear()
    click(bar, "Store these balances")
    assert "0 where there is nothing" in said(bar)
    assert balances(place) == {"General fund": 2_000_00}


def test_reserves_are_held_against_the_policy(page: OrganisationPage, place: Place) -> None:
    assert "Add your balances and what you spend" in page.reserves.held.plain()
    place.add("cost_line", name="Rent", amount=1_000_00, start=date(2026, 11, 1))
    type_into(page.reserves.form.row("policy_months_low").field, "3")
    assert page.reserves.held.plain() == (
        "You hold 2 months of running costs in free reserves, below your policy of at least 3 months. "
        "£1,000 is missing to the low end."
    )
    type_into(page.reserves.form.row("policy_months_high").field, "2")
    assert page.reserves.form.field("policy_months_high").problem() in said(page.reserves)
    assert page.reserves.form.field("policy_months_high").problem() != ""
    assert place.workspace.read(details).policy_months_high is None
    type_into(page.reserves.form.row("policy_text").field, "Two months and a half.")
    assert place.workspace.read(details).policy_text == "Two months and a half."


def test_what_is_free_and_what_risks_call_for_add_up_in_sight(page: OrganisationPage, place: Place) -> None:
    place.add("cost_line", name="Rent", amount=100_00, start=date(2026, 11, 1))
    place.add("fund", name="Piano", kind=FundKind.DESIGNATED, balance=300_00)
    type_into(page.risks.form.row("fixed_assets").field, "500")
    words = said(page.risks)
    for part in ("All funds together", "£2,300", "−£300", "−£500", "£1,500", "15 months of running costs"):
        assert part in words
    assert "No reserves policy is set yet" in page.risks.state.plain()
    type_into(page.risks.form.row("fixed_assets").field, " ")
    assert place.workspace.read(details).fixed_assets == 0
    type_into(page.reserves.form.row("policy_months_high").field, "6")
    assert "Holding too much also hurts" in page.risks.state.plain()
    place.add("obligation", name="Roof", kind=ObligationKind.COMMITMENT, amount=9_000_00)
    assert "Above your policy of at most 6 months, and yet less than your risks call for" in page.risks.state.plain()
    type_into(page.risks.form.row("replace_months").field, "9")
    assert place.workspace.read(details).replace_months == 9
    type_into(page.risks.form.row("replace_months").field, "90")
    assert "60" in page.risks.form.field("replace_months").problem()


def test_using_restricted_money_is_an_alarm(page: OrganisationPage, place: Place) -> None:
    place.workspace.run("Overdraw", records.change, "fund", 1, {"balance": -1_00})
    assert page.risks.state.plain().startswith("You are using restricted money.")


def test_a_designated_fund_says_what_of_it_is_committed(page: OrganisationPage, place: Place) -> None:
    table = page.balances.rows.table
    column = table.rows_model().column_of("committed")
    assert table.isColumnHidden(column)
    place.add("fund", name="Piano", kind=FundKind.DESIGNATED, balance=300_00)
    assert not table.isColumnHidden(column)
    type_in_cell(table, 1, "committed", "100")
    assert place.rows("fund")[1]["committed"] == 100_00
    assert "−£100" in said(page.risks)
    type_in_cell(table, 0, "committed", "50")
    assert "Only of a designated fund" in table.problem()
    assert place.rows("fund")[0]["committed"] is None


def test_closing_costs_are_listed_and_what_closing_costs_follows(page: OrganisationPage, place: Place) -> None:
    assert not page.closing.sentence.isVisible()
    place.add("cost_line", name="Rent", amount=100_00, start=date(2026, 11, 1), notice_months=2)
    table = page.closing.rows.table
    paste(table, 0, "name", "Final examination\tIf the organisation closes\t£900\n")
    assert dict(place.rows("obligation")[0].values) == {
        "name": "Final examination",
        "kind": ObligationKind.CLOSING,
        "amount": 900_00,
        "note": "",
    }
    words = said(page.closing)
    for part in ("Contracts until they end", "£200", "Other closing costs", "£900", "£1,100"):
        assert part in words
    assert page.closing.sentence.plain() == "To close in good order you would have to decide by 31 July 2027."
    cell(table, 0, "name")
    press(table, DELETE)
    assert place.rows("obligation") == ()
    assert place.labels[-1] == "Delete the closing cost or commitment “Final examination”"


def test_holiday_that_is_not_taken_is_part_of_closing(page: OrganisationPage, place: Place) -> None:
    place.add("post", title="Lead", salary=26_000_00, start=date(2026, 4, 1))
    assert "Holiday not taken" in said(page.closing)
    choose(page.closing.form.row("leave_year_month").field, 11)
    assert place.workspace.read(details).leave_year_month == 11
    assert "Holiday not taken" in said(page.closing)
    type_into(page.closing.form.row("holiday_untaken").field, "0")
    assert place.workspace.read(details).holiday_untaken == 0
    assert "Holiday not taken" not in said(page.closing)


def test_the_allowance_tells_what_is_left_and_who_may_claim(page: OrganisationPage, place: Place) -> None:
    assert not page.allowance.form.row("allowance_used").isVisible()
    assert "£10,500" in page.allowance.what.text()
    be(place, claims_allowance=True)
    type_into(page.allowance.form.row("allowance_used").field, "6,860")
    assert place.workspace.read(details).allowance_used == 6_860_00
    assert page.allowance.used.text() == "Since 6 April 2026, up to 31 October 2026. £3,640 is left."
    type_into(page.allowance.form.row("allowance_used").field, " ")
    assert place.workspace.read(details).allowance_used == 0
    be(place, balance_date=date(2015, 1, 31))
    assert "Employer rates are known from" in page.allowance.what.text()


def test_whether_it_may_be_claimed_is_asked_and_told(page: OrganisationPage, place: Place) -> None:
    form = page.allowance.form
    be(place, legal_form="cio")
    assert not form.row("mostly_public_work").isVisible()
    assert not form.row("sole_director_only").isVisible()
    assert "You may claim: a registered charity may" in said(page.allowance)
    be(place, legal_form="cic", claims_allowance=True)
    click_box(form.row("sole_director_only").field)
    assert "Ask your payroll: a company may not claim" in said(page.allowance)
    click_box(form.row("mostly_public_work").field)
    assert place.workspace.read(details).mostly_public_work
    assert "You may not claim: more than half of your work" in said(page.allowance)


def click_box(field: object) -> None:
    assert isinstance(field, YesNo)
    field.click()


def rates(page: OrganisationPage) -> list[list[str]]:
    return shown(page.rates.rows.table)


def test_the_rates_that_matter_with_the_day_until_which_they_are_known(page: OrganisationPage, place: Place) -> None:
    words = said(page.rates)
    for part in ("National Living Wage an hour", "£12.71", "until 31 March 2027", "15%", "£751"):
        assert part in words
    be(place, nation="northern_ireland")
    assert "£783" in said(page.rates)


def test_a_rate_of_ones_own_is_typed_used_and_undone(page: OrganisationPage, place: Place) -> None:
    paste(page.rates.rows.table, 0, "figure", "National Living Wage an hour\t1/4/2026\t\t£13.10\n")
    type_in_cell(page.rates.rows.table, 0, "source", "Our board")
    assert rates(page) == [["National Living Wage an hour", "1 Apr 2026", "", "13.10", "Our board"]]
    assert place.workspace.rates.minimum_wage_on(date(2026, 5, 1)).living_wage == 13_10
    assert "£13.10" in said(page.rates)
    assert "your own, until" in said(page.rates)
    type_in_cell(page.rates.rows.table, 0, "value", "13.20")
    assert place.workspace.rates.minimum_wage_on(date(2026, 5, 1)).living_wage == 13_20
    for _ in range(3):
        place.workspace.undo()
    assert place.workspace.rates.minimum_wage_on(date(2026, 5, 1)).living_wage == 12_71
    assert rates(page) == []


def test_a_rate_that_cannot_hold_is_refused_beside_it(page: OrganisationPage, place: Place) -> None:
    paste(page.rates.rows.table, 0, "figure", "Employer’s National Insurance (per cent)\t1/5/2026\t\t20%\n")
    assert place.rows("rate_override") == ()
    assert "Begin on a 6 April" in page.rates.rows.table.problem()
    paste(page.rates.rows.table, 0, "figure", "Employer’s National Insurance (per cent)\t6/4/2026\t\t20%\n")
    assert place.workspace.rates.for_year(2026).employer_nic_rate == 20_00


def test_a_freelancer_sees_only_what_makes_sense(page: OrganisationPage, place: Place) -> None:
    choose(page.who.row("legal_form").field, LegalForm.SOLE_TRADER)
    assert not page.balances.rows.isVisible()
    assert not page.allowance.isVisible()
    assert page.balances.when.plain() == "You had £2,000 at the end of 31 October 2026."
    words = said(page).lower()
    assert "charity number" not in words
    assert "identifier" not in words
    assert "trustee" not in words
    click(page.balances, "Update balances")
    assert "What you held" in said(page.balances.update_bar)
    assert "grants" not in said(page.balances.update_bar)
    place.add("fund", name="Warm Words", kind=FundKind.RESTRICTED)
    click(page.balances.update_bar, "Not now")
    assert page.balances.rows.isVisible()


def test_the_file_can_be_found(page: OrganisationPage, place: Place) -> None:
    assert page.path.text() == str(place.workspace.path)
    assert page.path.isReadOnly()
    click(page, "Open its folder")
    assert place.opened == [place.workspace.path.parent]


def test_the_appearance_is_chosen_and_follows_what_is_chosen_elsewhere(page: OrganisationPage, place: Place) -> None:
    choice = page.appearance.choice
    assert choice.value() == "system"
    click(page.appearance, "Dark")
    assert place.theme == "dark"
    place.set_theme("light")  # as the menu does
    page.hide()
    page.show()
    assert choice.value() == "light"
    place.set_theme("dark")
    QCoreApplication.sendEvent(page.appearance, QEvent(QEvent.Type.StyleChange))  # as the window is dressed anew
    assert choice.value() == "dark"
    click(page.appearance, "Follow the system")
    assert place.theme == "system"
    assert place.labels[-1] == "Set up"  # nothing was stored in the file


def test_a_record_is_brought_into_sight(page: OrganisationPage, place: Place) -> None:
    fund = place.add("fund", name="Art", kind=FundKind.RESTRICTED)
    page.show_record("fund", fund)
    assert page.balances.rows.table.current_key() == fund
    owed = place.add("obligation", name="Examination", amount=900_00)
    page.show_record("obligation", owed)
    assert page.closing.rows.table.current_key() == owed
    page.show_record("obligation", 0)
    assert page.closing.rows.table.hasFocus()
    page.show_record("organisation", 1)
    assert page.who.row("name").field.hasFocus()


def test_a_file_without_an_organisation_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with place_in(tmp_path) as place:
        page = OrganisationPage(place.desk)
        qtbot.addWidget(page)
        page.show()
        assert "no organisation yet" in said(page)


def test_the_page_fits_a_narrow_window(page: OrganisationPage, place: Place) -> None:
    place.add("fund", name="A fund without end: " + "words " * 30, kind=FundKind.RESTRICTED, purpose="y" * 300)
    assert page.minimumSizeHint().width() <= 452
