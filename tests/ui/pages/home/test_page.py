"""Home: the sentence in each state of a plan, the chart and its table, and every item as a way to its place."""

import os
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.dates import Month
from app.places import name_of
from app.services.organisation.organisation import new_organisation, start_mine
from app.services.rows import records
from app.ui.desk.chart_view import CashView
from app.ui.kit.elided import ElidedLink
from app.ui.pages.home.cards import DUE_DAYS, MOST_DUE
from app.ui.pages.organisation.page import OrganisationPage
from app.ui.table.view import Table
from app.work.example import FREELANCER
from tests import ROOT
from tests.example import fill_example
from tests.patience import LONG
from tests.ui.keys import press, write
from tests.ui.whole_window import Window, answers, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")
OCTOBER = date(2026, 10, 31)


def _view(place: Window) -> CashView:
    return place.home.findChildren(CashView)[0]


def _drawn(place: Window, qtbot: QtBot) -> CashView:
    home = place.home
    qtbot.waitUntil(lambda: bool(home.findChildren(CashView)))
    settle()
    return _view(place)


def _links(card: QWidget) -> list[QPushButton]:
    settle()
    return [link for link in card.findChildren(QPushButton) if link.isVisibleTo(card)]


@pytest.mark.parametrize(
    ("changed", "first", "second"),
    [
        (
            {},
            "lasts 11 months, to October 2027.",
            "You would be short by £1,000 in November 2027, growing by about £1,000 a month.",
        ),
        ({"monthly_income": 4_500_00}, "lasts for all 35 months looked at", "It is lowest at the end of"),
        ({"balance": -2_500_00}, "is already short by £2,500", "You hold no free reserves"),
        ({"monthly_income": 0, "monthly_costs": 0}, "lasts for all 35 months", "No costs are entered yet"),
        ({"balance": 100_00}, "runs out this month, November 2026.", "short by £900"),
    ],
)
def test_the_sentence_in_each_state(tmp_path: Path, changed: dict[str, object], first: str, second: str) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: start_mine(session, answers(**changed))))
        assert first in place.sentence()
        assert second in place.home.second.plain()


def test_an_empty_plan_says_what_belongs_there_and_where_to_begin(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: new_organisation(session, "New")))
        shown = words(place.home)
        assert "Your free cash appears here" in shown
        assert "Nothing needs attention" not in shown
        assert not place.home.views.isVisible()
        assert not any(link.text() == "Table" and link.isVisible() for link in _links(place.home.chart_card))
        button(place.home, "Enter your bank balance").click()
        assert place.shell.current() == "organisation"
        place.workspace.run("Say the day", records.change, "organisation", 1, {"balance_date": OCTOBER})
        settle()
        button(place.home, "Add what you spend").click()
        assert place.shell.current() == "costs"


def test_the_first_figures_bring_the_chart_and_undo_takes_it_away(tmp_path: Path, qtbot: QtBot) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: new_organisation(session, "New", balance_date=OCTOBER)))
        fund = place.workspace.read(records.rows, "fund")[0].id
        place.workspace.run("Change the balance", records.change, "fund", fund, {"balance": 900_00})
        chart = _drawn(place, qtbot)
        assert chart.isVisible()
        assert place.home.views.isVisible()
        place.workspace.undo()
        settle()
        assert not chart.isVisible()
        assert "Your free cash appears here" in words(place.home)
        place.workspace.redo()
        settle()
        assert chart.isVisible()


def test_what_no_forecast_can_be_made_of_is_said_where_the_answer_stands(tmp_path: Path, qtbot: QtBot) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        chart = _drawn(place, qtbot)
        cost = place.workspace.read(records.rows, "cost_line")[0].id
        steep = {"amount": 900_000_000_00, "uplift": 10_000, "uplift_from": Month(2027, 4)}
        place.workspace.run("Change the cost", records.change, "cost_line", cost, steep)
        assert "grows beyond £1 billion" in place.sentence()
        settle()
        assert not chart.isVisible()
        assert "Go to Costs" in words(place.home)
        place.workspace.undo()
        settle()
        assert "lasts 11 months" in place.sentence()
        assert chart.isVisible()


def test_the_view_is_chosen_by_keys_and_kept(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=fill_example))
        confirmed = place.sentence()
        first = button(place.home, "Count which income: Confirmed")
        first.setFocus()
        press(first, Qt.Key.Key_Right)
        press(button(place.home, "Count which income: Expected"), Qt.Key.Key_Space)
        expected = place.sentence()
        assert expected.startswith("Counting uncertain income by its likelihood,")
        assert expected != confirmed
        place.close()
    with window() as again:
        again.app.begin(None)
        assert again.sentence() == expected


def test_the_chart_has_its_table_and_both_follow_the_plan(tmp_path: Path, qtbot: QtBot) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        chart = _drawn(place, qtbot)
        button(place.home.chart_card, "Table").click()
        table = place.home.chart_card.findChildren(Table)[0]
        assert table.isVisible()
        assert not chart.isVisible()
        model = table.rows_model()
        cells = [model.text(0, column) for column in range(5)]
        assert cells == ["November 2026", "£11,000", "£11,000", "", ""]
        assert model.rowCount() == 25
        policy = {"policy_months_low": 300, "policy_months_high": 300}
        place.workspace.run("Set the policy", records.change, "organisation", 1, policy)
        settle()
        assert model.text(0, 3) == "£12,000"
        assert table.isVisible()
        button(place.home.chart_card, "Chart").click()
        assert chart.isVisible()
        assert not table.isVisible()
        assert "£11,000 at the end of November 2026" in chart.accessibleDescription()


PLACES = {"grants", "costs", "projects", "organisation", "people", "runway"}


def test_every_due_item_opens_its_place_and_all_are_shown_when_asked_for(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=fill_example))
        few = [link.accessibleName() for link in _links(place.home.due) if isinstance(link, ElidedLink)]
        assert len(few) == MOST_DUE
        _links(place.home.due)[-1].click()
        every = [link for link in _links(place.home.due) if isinstance(link, ElidedLink)]
        assert len(every) > MOST_DUE
        assert [link.accessibleName() for link in every[:MOST_DUE]] == few
        for at in range(len(every)):
            [link for link in _links(place.home.due) if isinstance(link, ElidedLink)][at].click()
            assert place.shell.current() in PLACES
            assert place.said() == ""
            place.shell.go("home")
        button(place.home.due, "Show fewer").click()
        assert len([link for link in _links(place.home.due) if isinstance(link, ElidedLink)]) == MOST_DUE


def test_every_attention_item_opens_its_place_and_more_are_shown(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=fill_example))
        card = place.home.attention
        few = [link.accessibleName() for link in _links(card) if link.text() == "Open"]
        next(link for link in _links(card) if link.text().startswith("Show all ")).click()
        every = [link.accessibleName() for link in _links(card) if link.text() == "Open"]
        assert len(few) == 2 < len(every)
        assert every[:2] == few
        for name in every:
            button(place.home.attention, name).click()
            assert place.shell.current() in PLACES
            assert place.said() == ""
        button(place.home.attention, "Show fewer").click()
        assert len([link for link in _links(card) if link.text() == "Open"]) == 2


def test_by_when_to_decide_on_closing_is_the_second_sentence_and_opens_its_place(tmp_path: Path) -> None:
    def fill(session: Session) -> None:
        start_mine(session, answers(balance=11_000_00, monthly_income=0))
        records.add(session, "obligation", {"name": "Final examination", "amount": 2_000_00})

    with window() as place:
        place.app.open(file(tmp_path, fill=fill))
        said = "To close in good order you would have to decide by "
        assert place.home.second.plain().startswith(said)
        assert said in words(place.home.attention).replace("<b>", "")
        assert "Decide: go on or close" in words(place.home.due)
        link = next(link for link in _links(place.home.due) if link.accessibleName() == "Decide: go on or close")
        link.click()
        assert place.shell.current() == "organisation"
        settle()
        page = place.shell.page("organisation")
        assert isinstance(page, OrganisationPage)
        assert page.closing.visibleRegion().boundingRect().top() == 0


def test_what_is_overdue_says_so_in_words_and_long_names_are_cut(tmp_path: Path) -> None:
    title = "Dancing & <b>drawing</b> for everybody who ever wanted to, and for those who never did"

    def fill(session: Session) -> None:
        start_mine(session, answers())
        funder = records.add(session, "funder", {"name": "A Trust"})
        grant = {"title": title, "funder_id": funder, "stage": "awarded", "amount_awarded": 100_00}
        row = records.add(session, "grant", grant)
        records.add(session, "instalment", {"grant_id": row, "due": date(2026, 11, 2), "amount": 100_00})

    with window() as place:
        place.app.open(file(tmp_path, fill=fill))
        shown = words(place.home.due)
        assert "2 Nov" in shown
        assert "Overdue. £100 from A Trust" in shown
        link = next(each for each in _links(place.home.due) if isinstance(each, ElidedLink))
        assert link.text().endswith("…")
        assert link.accessibleName() == f"Payment: {title}"
        sentence = place.home.attention
        next(link for link in _links(sentence) if link.text().startswith("Show all ")).click()
        assert "&lt;b&gt;drawing" in words(sentence)  # escaped, not bold
        assert "Nothing needs attention" not in words(sentence)


def test_cards_name_core_costs_and_what_is_held(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=partial(fill_example, source=FREELANCER)))
        assert "£4,180" in words(place.home.held)
        assert "At the end of 31 October 2026." in words(place.home.held)
        cover = words(place.home.cover)
        assert "2026-27" in cover
        assert "£931 shortfall" in cover
        button(place.home, "Costs: Core costs covered").click()
        assert place.shell.current() == "costs"
        button(place.home, "Update: What you hold").click()
        assert place.shell.current() == "organisation"


def test_the_example_fits_a_laptop_without_scrolling(tmp_path: Path, qtbot: QtBot) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=fill_example))
        place.workspace.run("Say the day", records.change, "organisation", 1, {"balance_date": OCTOBER})
        place.shell.resize(1280, 720)
        _drawn(place, qtbot)
        scroll = next(each for each in place.shell.findChildren(QScrollArea) if each.widget() is place.home)
        assert scroll.horizontalScrollBar().maximum() == 0
        assert scroll.verticalScrollBar().maximum() == 0


def _step(place: Window, words: str) -> QPushButton:
    """The step of the strip that says so."""
    return next(link for link in _links(place.home.honest) if words in link.text())


def test_a_headline_on_first_answers_says_so_until_they_are_replaced(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        strip = place.home.honest
        said = strip.rests.sentence.plain
        assert said() == "This rests on your first answers: £3,000 a month in and £4,000 a month out."
        begin = "To make this honest:"
        steps = [link.accessibleName() for link in _links(strip)]
        assert steps == [
            f"{begin} your grants, to do",
            f"{begin} your people, to do",
            f"{begin} your rent and other costs, to do",
            f"{begin} your other income, to do",
            f"{begin} then delete your first answers, to do",
        ]
        for what, page in (("grants", "grants"), ("people", "costs"), ("rent", "costs"), ("income", "grants")):
            _step(place, what).click()
            assert place.shell.current() == page
            place.shell.go("home")
        day = date(2026, 11, 1)
        place.workspace.run("Add it", records.add, "cost_line", {"name": "Rent", "amount": 900_00, "start": day})
        settle()
        assert _step(place, "rent").accessibleName() == f"{begin} your rent and other costs, done"
        place.workspace.undo()
        settle()
        assert _step(place, "rent").accessibleName() == f"{begin} your rent and other costs, to do"
        assert "This rests on your first answers" in words(place.shell.go("runway"))
        place.shell.go("home")
        for table in ("cost_line", "income_line"):
            place.workspace.run("Delete it", records.delete, table, [1])
        settle()
        assert not strip.isVisible()
        assert "This rests on" not in words(place.shell.go("runway"))
        place.shell.go("home")
        place.workspace.undo()
        settle()
        assert strip.isVisible()
        assert said() == "This rests on your first answer: £3,000 a month in."


def test_the_last_step_leads_to_the_first_answer_itself(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        _step(place, "then delete").click()
        settle()
        table = place.shell.page("costs").findChildren(Table)[0]
        assert table.rows_model().index(table.currentIndex().row(), 0).data() == "◌ Running costs · a guess"


def test_the_headlines_trouble_stands_first_and_leads_to_what_would_keep_it_safe(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        first = next(link for link in _links(place.home.attention) if link.text() == "Open")
        assert first.accessibleName() == (
            "Open: Your unrestricted money is short in November 2027, by £1,000. "
            "To close in good order you would have to decide by 31 October 2027."
        )
        first.click()
        settle()
        assert place.shell.current() == "runway"
        assert "31 October 2027" in place.home.second.plain()


def test_an_unfinished_row_is_told_and_open_leads_to_its_empty_field(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        cost = {"name": "Rent", "amount": 0, "start": date(2026, 11, 1)}
        place.workspace.run("Add it", records.add, "cost_line", cost)
        next(link for link in _links(place.home.attention) if link.text().startswith("Show all ")).click()
        button(place.home.attention, "Open: Rent has no amount, so it counts as nothing. Fill it in.").click()
        settle()
        table = place.shell.focusWidget()
        assert isinstance(table, Table)
        index = table.currentIndex()
        assert (index.row(), index.data()) == (1, "missing")
        assert index.siblingAtColumn(0).data() == "◌ Rent"
        press(table, Qt.Key.Key_F2)
        field = place.shell.focusWidget()
        assert field is not None
        write(field, "900")
        press(field, Qt.Key.Key_Return)
        settle()
        assert index.data() == "£900"
        assert "Rent" not in words(place.home.attention)


_SCALED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QScrollArea
from app.ui.kit.fonts import load_fonts
from app.ui.kit.theme import apply_theme
application = QApplication([])
load_fonts()
apply_theme(application, dark=False)
from tests.ui.whole_window import Window, settle
from app.ui.desk.chart_view import CashView
place = Window()
place.shell.resize(683, 384)
print("scale", place.shell.devicePixelRatioF())

def sideways(page):
    scroll = next(each for each in place.shell.findChildren(QScrollArea) if each.widget() is page)
    return scroll.horizontalScrollBar().maximum()

place.app.begin(None)
settle(50)
print("first run", sideways(place.first_run))
place.app.open(Path(sys.argv[1]))
while not place.home.findChildren(CashView):
    settle(20)
settle(50)
print("home", sideways(place.home))
place.close()
"""


def test_at_200_per_cent_on_a_laptop_nothing_scrolls_sideways(tmp_path: Path) -> None:
    path = file(tmp_path, fill=fill_example)
    done = subprocess.run(
        [sys.executable, "-c", _SCALED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
        cwd=ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": "2"},
    )
    assert done.stdout.splitlines() == ["scale 2.0", "first run 0", "home 0"], done.stderr


def test_names_are_shown_as_they_are_typed(tmp_path: Path) -> None:
    with window() as place:
        name = "R&D <b>Ŵyl</b> 🎪 שלום"
        place.app.open(file(tmp_path, fill=lambda session: start_mine(session, answers(name))))
        assert place.shell.windowTitle() == f"{name} – Footing"
        assert name in words(place.shell.navigation)


def test_the_card_says_how_far_it_looks_ahead() -> None:
    assert name_of("home.due") == f"Next {DUE_DAYS} days"
