"""Prices on the projects page: typed into a table, answered in a sentence, and put into the forecast."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.models.choices import FundKind, PaymentPattern, PriceUnit, Stage
from app.services.rows import records
from app.ui.pages.projects.page import ProjectsPage
from app.ui.pages.projects.prices import PricesSection
from tests.ui.keys import press
from tests.ui.pages.acting import (
    DELETE,
    Place,
    buttons,
    cell,
    choose,
    click,
    place_in,
    said,
    shown,
    type_in_cell,
    type_into,
)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        made.add("fund", name="General fund", kind=FundKind.GENERAL)
        for name in ("Choir", "Drums"):
            project = made.add("project", name=name)
            line = made.add("cost_line", name=f"Hall {name}", amount=100_000, start=date(2026, 4, 1))
            made.add("split", cost_line_id=line, project_id=project, share=10_000)
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> ProjectsPage:
    made = ProjectsPage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    return made


@pytest.fixture
def prices(page: ProjectsPage) -> PricesSection:
    return page.panel.prices


def test_without_prices_the_section_says_what_belongs_there(prices: PricesSection) -> None:
    assert "Say what you would ask for" in said(prices)
    assert "Put it into the forecast" not in buttons(prices)
    assert not prices.terms.isVisible()


def test_a_name_is_enough_for_a_price_at_the_full_cost(prices: PricesSection, place: Place) -> None:
    type_in_cell(prices.rows.table, 0, "name", "Singing & <b>more</b>")
    (price,) = place.rows("price")
    assert (price["price"], price["start"], price["volume"]) == (1_200_000, date(2027, 4, 1), 1)
    assert "£12,000 a year brings £12,000, exactly the full cost of £12,000." in prices.answer.plain()
    assert shown(prices.years) == [["April 2027", "£12,000", "£12,000", "£12,000", "£0", "£12,000"]]
    assert place.labels[-1] == "Add the price “Singing & <b>more</b>”"


def test_what_is_typed_changes_the_answer_at_once(prices: PricesSection, place: Place) -> None:
    price = place.add("price", name="Offer", project_id=1, price=1_200_000, start=date(2027, 4, 1))
    type_in_cell(prices.rows.table, 0, "price", "11k")
    assert "£1,000 short of the full cost of £12,000 (8.3%)" in prices.answer.plain()
    type_in_cell(prices.rows.table, 0, "years", "2")
    assert [row[0] for row in shown(prices.years)] == ["April 2027", "April 2028"]
    assert prices.years.rows_model().rowCount() == 3
    type_into(prices.terms.field("uplift"), "5")
    choose(prices.terms.field("pattern"), PaymentPattern.YEARLY_ADVANCE)
    stored = place.row("price", price)
    assert (stored["uplift"], stored["pattern"]) == (500, PaymentPattern.YEARLY_ADVANCE)
    assert "is due on 1 April 2027" in prices.answer.plain()
    assert place.labels[-1] == "Change the price “Offer”: When it is paid"


def test_a_price_that_cannot_be_compared_says_why(prices: PricesSection, place: Place) -> None:
    place.add("price", name="Long ago", project_id=1, price=100, start=date(2024, 4, 1))
    assert "its project has no cost in the twelve months from April 2024" in prices.problem.text()
    assert not prices.answer.isVisible()
    assert not prices.years.isVisible()


def test_a_number_of_years_that_is_too_much_is_refused_at_the_cell(prices: PricesSection, place: Place) -> None:
    place.add("price", name="Offer", project_id=1, price=100, start=date(2027, 4, 1))
    type_in_cell(prices.rows.table, 0, "years", "11")
    assert "The most is 10" in prices.rows.table.problem()
    assert place.rows("price")[0]["years"] == 1


def test_the_price_one_is_in_is_the_one_that_is_answered(prices: PricesSection, place: Place) -> None:
    for name, pence in (("Low", 100_000), ("High", 2_000_000)):
        place.add("price", name=name, project_id=1, price=pence, start=date(2027, 4, 1), unit=PriceUnit.YEAR)
    assert "£1,000 a year" in prices.answer.plain()
    cell(prices.rows.table, 1, "name")
    assert "£20,000 a year" in prices.answer.plain()
    place.workspace.undo()
    assert "£1,000 a year" in prices.answer.plain()


def test_the_button_puts_it_into_the_forecast_in_one_step(prices: PricesSection, place: Place) -> None:
    place.add("price", name="Offer", project_id=1, price=1_200_000, start=date(2027, 4, 1), buyer="Council")
    assert "Makes a contract of this name under Funding" in said(prices)
    click(prices, "Put it into the forecast")
    (contract,) = place.rows("grant")
    assert (contract["title"], contract["stage"], contract["amount_applied"]) == ("Offer", Stage.DRAFTING, 1_200_000)
    assert len(place.rows("instalment")) == 4
    assert "Brings the contract of this name up to date. It is under Funding: writing." in said(prices)
    assert place.labels[-1] == "Put the price “Offer” into the forecast"
    place.workspace.undo()
    assert place.rows("grant") == place.rows("instalment") == place.rows("funder") == ()


def test_after_a_decision_the_contract_stays_as_it_is(prices: PricesSection, place: Place) -> None:
    place.add("price", name="Offer", project_id=1, price=1_200_000, start=date(2027, 4, 1), buyer="Council")
    click(prices, "Put it into the forecast")
    awarded = {"stage": Stage.AWARDED, "amount_awarded": 1_200_000, "awarded_on": date(2026, 12, 1)}
    place.workspace.run("Award", records.change, "grant", 1, awarded)
    assert "is awarded and stays as it is" in said(prices)
    assert not prices.into_forecast.isEnabled()


def test_without_a_buyer_the_button_says_what_to_type(prices: PricesSection, place: Place) -> None:
    place.add("price", name="Offer", project_id=1, price=1_200_000, start=date(2027, 4, 1))
    click(prices, "Put it into the forecast")
    assert "Buyer is empty" in prices.problem.text()
    assert place.rows("grant") == ()


def test_a_price_that_was_looked_for_is_shown(page: ProjectsPage, place: Place) -> None:
    for project, name in ((1, "Low"), (2, "High")):
        place.add("price", name=name, project_id=project, price=100, start=date(2027, 4, 1))
    page.show_record("price", 2)
    assert page.panel.project_id() == 2
    assert page.panel.prices.rows.table.current_key() == 2


def test_a_price_is_deleted_and_comes_back(prices: PricesSection, place: Place) -> None:
    place.add("price", name="Offer", project_id=1, price=100, start=date(2027, 4, 1))
    cell(prices.rows.table, 0, "name")
    press(prices.rows.table, DELETE)
    assert place.rows("price") == ()
    assert not prices.terms.isVisible()
    place.workspace.undo()
    assert [row[0] for row in shown(prices.rows.table)] == ["Offer"]
