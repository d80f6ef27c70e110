"""How likely: worked out on the worker, told in words, a fan and tables, stopped, and marked once it is out of date."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.models.choices import Stage
from app.planning.simulation.chances import USUAL, Assumptions
from app.services.organisation.organisation import start_mine
from app.services.rows import records
from app.services.said.wording import months_words
from app.ui.pages.runway.likely import LikelyView
from app.ui.pages.runway.words import assumption_words, chance
from tests.ui.keys import press
from tests.ui.pages.acting import shown, type_into
from tests.ui.pages.runway.runway_place import page_of
from tests.ui.whole_window import Window, answers, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")


def fill(session: Session) -> None:
    """Twelve months; a bid for £18,000 in September, won three times in ten."""
    start_mine(session, answers())
    funder = records.add(session, "funder", {"name": "Lottery"})
    values = {
        "funder_id": funder,
        "title": "Big <b>bid</b>",
        "stage": Stage.SUBMITTED,
        "probability": 30,
        "restriction": "unrestricted",
    }
    grant = records.add(session, "grant", values)
    records.add(session, "instalment", {"grant_id": grant, "due": date(2027, 9, 1), "amount": 18_000_00})


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Window]:
    with window() as made:
        made.app.open(file(tmp_path, fill=fill))
        yield made


def worked_out(place: Window, qtbot: QtBot, **figures: object) -> LikelyView:
    """Put figures into the fields, work it out, and wait for the answer."""
    view = page_of(place, "likely").likely
    show_details(view)
    for name, value in figures.items():
        type_into(view.fields[name], str(value))
    button(view, "Work it out").click()
    qtbot.waitUntil(view.work.isEnabled)
    settle()
    return view


def show_details(view: LikelyView) -> None:
    """Have the fields shown that few need to change."""
    if view.details.isHidden():
        button(view, "Details").click()


def test_before_it_is_worked_out_the_page_says_what_to_do(place: Window) -> None:
    page = page_of(place, "likely")
    assert page.sentence.plain().startswith("How likely is it that your money lasts? Work it out")
    assert not page.views.isVisible()
    assert not page.likely.result.isVisible()
    assert "These assumptions are our own" in page.likely.drawn.text()
    assert "starts 0 to 3 months late, each equally likely" in page.likely.drawn.text()
    assert page.likely.assumptions() == USUAL


def test_the_answer_in_words_tables_and_a_fan(place: Window, qtbot: QtBot) -> None:
    view = worked_out(place, qtbot, months=24, late=0, spread=0)
    page = page_of(place, "likely")
    assert page.sentence.plain().startswith("The likelihood that your money lasts to the end of October 2028 is ")
    assert "30" in page.sentence.plain() or "29" in page.sentence.plain()
    assert "The bid that matters most is Big <b>bid</b>: with it, money lasts 12 months longer" in page.second.plain()
    assert shown(view.result.bids) == [["Big <b>bid</b> · Lottery", "30%", "23 months", "11 months", "12 months"]]
    said = words(view.result.short)
    assert "By 31 March 2027" in said
    assert "By 31 October 2028" in said
    assert "From 10,000 runs with seed 1; all bids on time; costs as planned." in words(view.result)
    fan = view.result.fan.chart
    assert fan is not None
    assert fan.values(0).splitlines() == [
        "November 2026",
        "better in 1 of 20: £11,000",
        "middle: £11,000",
        "worse in 1 of 20: £11,000",
        "short by then: 0%",
    ]
    assert "In 9 out of 10 runs it is between −£12,000 and £6,000" in fan.accessibleDescription()


def test_the_fan_has_its_table_and_a_bid_opens_its_place(place: Window, qtbot: QtBot) -> None:
    view = worked_out(place, qtbot, months=24, late=0, spread=0)
    button(view.result.fan, "Table").click()
    last = shown(view.result.fan.table)[-1]
    assert last[:6] == ["Oct 2028", "−£12,000", "−£12,000", "−£12,000", "£6,000", "£6,000"]
    view.result.bids.select_key(view.result.bids.rows_model().key_at(0))
    press(view.result.bids, Qt.Key.Key_Return)
    assert place.shell.current() == "grants"


def test_the_same_seed_says_the_same_and_another_is_kept_for_the_next_time(place: Window, qtbot: QtBot) -> None:
    view = worked_out(place, qtbot, seed=5)
    first = shown(view.result.fan.table)
    worked_out(place, qtbot, seed=6)
    assert shown(view.result.fan.table) != first
    worked_out(place, qtbot, seed=5)
    assert shown(view.result.fan.table) == first
    path = place.workspace.path
    place.close()
    with window() as again:
        again.app.open(path)
        assert page_of(again, "likely").likely.fields["seed"].text() == "5"


def test_an_answer_is_marked_once_the_plan_or_the_figures_change(place: Window, qtbot: QtBot) -> None:
    view = worked_out(place, qtbot)
    assert not view.old.isVisible()
    fund = place.workspace.read(records.rows, "fund")[0].id
    place.workspace.run("Change the balance", records.change, "fund", fund, {"balance": 1_00})
    settle()
    assert view.old.isVisible()
    assert "Work it out again" in words(view)
    place.workspace.undo()
    settle()
    assert not view.old.isVisible()
    type_into(view.fields["spread"], "10")
    assert view.old.isVisible()
    worked_out(place, qtbot)
    assert not view.old.isVisible()


def test_it_can_be_stopped(place: Window, qtbot: QtBot) -> None:
    view = page_of(place, "likely").likely
    show_details(view)
    type_into(view.fields["draws"], "100000")
    type_into(view.fields["months"], "120")
    button(view, "Work it out").click()
    assert view.progress.isVisible()
    button(view, "Stop").click()
    qtbot.waitUntil(view.work.isEnabled)
    assert not view.result.isVisible()
    assert not view.stop.isVisible()
    assert not view.progress.isVisible()


def test_a_figure_that_makes_no_sense_is_said_beside_it_and_nothing_is_drawn(place: Window) -> None:
    view = page_of(place, "likely").likely
    type_into(view.fields["late"], "9")
    button(view, "Work it out").click()
    assert "The most is 6" in words(view)
    assert view.work.isEnabled()
    press(view.fields["late"], Qt.Key.Key_Escape)
    assert view.fields["late"].text() == "3"


def test_the_window_takes_what_the_command_takes_but_no_chance_of_too_few_draws(place: Window, qtbot: QtBot) -> None:
    view = page_of(place, "likely").likely
    button(view, "Details").click()
    type_into(view.fields["draws"], "999")
    assert "The least is 1,000" in words(view)
    press(view.fields["draws"], Qt.Key.Key_Escape)
    type_into(view.fields["draws"], "1000000")
    type_into(view.fields["months"], "600")
    assert (view.assumptions().draws, view.assumptions().months) == (1_000_000, 600)
    button(view, "Work it out").click()
    qtbot.waitUntil(view.work.isEnabled)
    assert place.said() == "Over 600 months a simulation makes at most 100,000 runs. Choose fewer."


def test_draws_and_seed_are_shown_when_asked_for_or_when_they_make_no_sense(place: Window) -> None:
    view = page_of(place, "likely").likely
    assert not view.details.isVisible()
    button(view, "Details").click()
    assert view.fields["draws"].isVisible()
    assert view.fields["seed"].isVisible()
    type_into(view.fields["draws"], "5")
    button(view, "Details").click()
    assert not view.details.isVisible()
    button(view, "Work it out").click()
    assert view.details.isVisible()
    assert "The least is 1,000" in words(view)


def test_a_kept_figure_that_no_longer_fits_gives_way_to_the_default(place: Window) -> None:
    place.keeper.save("runway.draws", "36 99 x")
    view = page_of(place, "likely").likely
    assert [field.text() for field in view.fields.values()] == ["36", "3", "5%", "10,000", "1"]


@pytest.mark.parametrize(
    ("points", "said"),
    [(0, "0%"), (1, "less than 1%"), (50, "1%"), (8_349, "83%"), (9_960, "more than 99%"), (10_000, "100%")],
)
def test_what_may_happen_is_never_said_to_be_impossible_or_certain(points: int, said: str) -> None:
    assert chance(points) == said


def test_words_of_months_and_draws() -> None:
    assert (months_words(100), months_words(1_316)) == ("1 month", "13.1 months")
    assert "starts on time. Costs are as planned." in assumption_words(Assumptions())
