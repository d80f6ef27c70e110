"""The Runway page as a whole: its parts and views, an empty plan, what cannot be forecast, and narrow windows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from app.dates import Month
from app.places import rows_of
from app.services.organisation.organisation import new_organisation, start_mine
from app.services.rows import records
from app.services.rows.finding import find
from tests.example import fill_example
from tests.ui.keys import press
from tests.ui.pages.home.test_page import OCTOBER
from tests.ui.pages.runway.runway_place import page_of
from tests.ui.whole_window import answers, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")


def test_an_empty_plan_says_what_belongs_here_and_leads_there(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: new_organisation(session, "New")))
        page = page_of(place)
        assert "How long your money lasts appears here" in words(page)
        assert not page.views.isVisible()
        button(page, "Enter your bank balance").click()
        assert place.shell.current() == "organisation"
        place.workspace.run("Say the day", records.change, "organisation", 1, {"balance_date": OCTOBER})
        button(page_of(place), "Add what you spend").click()
        assert place.shell.current() == "costs"
        start = {"name": "Rent", "amount": 100_00, "start": OCTOBER}
        place.workspace.run("Add rent", records.add, "cost_line", start)
        page = page_of(place)
        assert page.what_if.isVisible()
        assert "appears here" not in words(page)


def test_what_cannot_be_forecast_is_said_and_comes_right(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        page = page_of(place)
        cost = place.workspace.read(records.rows, "cost_line")[0].id
        steep = {"amount": 900_000_000_00, "uplift": 10_000, "uplift_from": Month(2027, 4)}
        place.workspace.run("Change the cost", records.change, "cost_line", cost, steep)
        settle()
        assert "grows beyond £1 billion" in page.sentence.plain()
        assert not page.what_if.isVisible()
        button(page, "Go to Costs").click()
        assert place.shell.current() == "costs"
        page = page_of(place)
        place.workspace.undo()
        settle()
        assert "lasts 11 months" in page.sentence.plain()
        assert page.what_if.isVisible()


def test_the_part_and_the_view_are_chosen_by_keys_and_kept(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=fill_example))
        page = page_of(place)
        certain = page.sentence.plain()
        first = button(page, "Count which income: Confirmed")
        first.setFocus()
        press(first, Qt.Key.Key_Right)
        press(button(page, "Count which income: Expected"), Qt.Key.Key_Space)
        settle()
        expected = page.sentence.plain()
        assert expected.startswith("Counting uncertain income by its likelihood,")
        assert expected != certain
        press(button(page, "Part of the page: What ends"), Qt.Key.Key_Space)
        settle()
        assert page.ends.isVisible()
        assert not page.what_if.isVisible()
        place.close()
    with window() as again:
        again.app.begin(None)
        page = page_of(again)
        assert page.ends.isVisible()
        assert page.sentence.plain() == expected


def test_another_amount_is_answered_at_once(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        page = page_of(place)
        assert "lasts 11 months, to October 2027." in page.sentence.plain()
        fund = place.workspace.read(records.rows, "fund")[0].id
        place.workspace.run("Change the balance", records.change, "fund", fund, {"balance": 5_000_00})
        settle()
        assert "lasts 4 months, to March 2027." in page.sentence.plain()
        assert "a scenario" not in page.sentence.plain()


def test_a_scenario_is_found_by_its_name_and_opened(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        place.workspace.run("Set up", records.add, "scenario", {"name": "Bad year"})
        hit = place.workspace.read(find, "bad ye")[0]
        assert (hit.name, hit.kind, hit.table) == ("Bad year", "scenario", "scenario")
        page_of(place)._choose_part("ends")
        place.app._go(rows_of(hit.table), hit.id)
        settle()
        page = page_of(place)
        assert page.what_if.changes.isVisible()
        assert page.what_if.changes.name.text() == "Bad year"


@pytest.mark.parametrize("part", ["what_if", "funds", "likely", "ends"])
@pytest.mark.parametrize(("wide", "high"), [(1280, 720), (853, 480), (640, 360)])
def test_nothing_scrolls_sideways_at_100_150_and_200_per_cent(tmp_path: Path, part: str, wide: int, high: int) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=fill_example))
        page = page_of(place)
        page._choose_part(part)
        place.shell.resize(wide, high)
        settle(80)
        around = next(each for each in place.shell.findChildren(QScrollArea) if each.widget() is page)
        assert place.shell.width() <= wide
        assert around.horizontalScrollBar().maximum() == 0


def test_a_plan_without_costs_lasts(tmp_path: Path) -> None:
    with window() as place:
        nothing = answers(monthly_costs=0)
        place.app.open(file(tmp_path, fill=lambda session: start_mine(session, nothing)))
        assert "for all 35 months" in page_of(place).sentence.plain()
