"""What bids cost and bring, and the bid check, on the grants page over a real file, driven as a person does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.choices import Frequency, FunderKind, FundKind, GrantKind, Stage
from app.services.grants.bid_check import questions
from app.services.grants.edits import add_grant
from app.services.grants.grants import GrantDetail
from app.services.rows import records
from app.ui.kit.cards import Mark
from app.ui.kit.words import Sentence, Words
from app.ui.pages.grants.check import QuestionRow
from app.ui.pages.grants.page import GrantsPage
from tests.ui.keys import press
from tests.ui.pages.acting import DELETE, ENTER, Place, place_in, said, type_into


class Bids(Place):
    """The page over an organisation that spends £1,000 a month and has £7,000."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        super().__init__(place.workspace, place.desk.tasks)
        self.qtbot = qtbot
        self.add("organisation", name="Us", balance_date=date(2026, 11, 30))
        self.add("fund", name="General fund", kind=FundKind.GENERAL, balance=7_000_00)
        self.add("cost_line", name="Rent", amount=1_000_00, frequency=Frequency.MONTHLY, start=date(2026, 1, 1))

    def bid(self, title: str = "Choir", funder: str = "A Trust", **values: Any) -> int:
        grant = cast("int", self.workspace.run("Set up", add_grant, title, funder, GrantKind.CONTRACT).answer)
        self.workspace.run("Set up", records.change, "grant", grant, values)
        return grant

    def page(self, grant: int | None = None) -> GrantsPage:
        page = GrantsPage(self.desk)
        self.qtbot.addWidget(page)
        page.resize(1092, 700)
        page.show()
        page.show_record("grant", grant)
        return page


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Bids]:
    with place_in(tmp_path) as made:
        yield Bids(qtbot, made)


def tick(box: QCheckBox) -> None:
    assert box.isVisible()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))


def empty(field: object) -> None:
    """Take out what stands in a field."""
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    press(field, DELETE)
    press(field, ENTER)


def row(page: GrantsPage, question: str) -> QuestionRow:
    return page.panel.check.rows[question]


def marks(page: GrantsPage) -> list[str]:
    """The shapes beside the verdict and what the forecast says."""
    QCoreApplication.processEvents()
    shown = [mark for mark in page.panel.check.findChildren(Mark) if mark.isVisible()]
    shown.sort(key=lambda mark: mark.mapTo(page, QPoint()).y())
    return [mark.accessibleName() for mark in shown]


def told(page: GrantsPage) -> list[str]:
    return [each.plain() for each in page.panel.check.findChildren(Sentence) if each.isVisible()]


def test_hours_and_the_cost_of_an_hour_say_what_a_bid_is_worth(place: Bids) -> None:
    grant = place.bid(amount_applied=10_000_00, probability=40, stage=Stage.SUBMITTED)
    page = place.page(grant)
    effort = page.panel.effort
    assert effort.sentence.plain().endswith("it is worth £4,000 after that.")
    type_into(effort.form.field("minutes_spent"), "12.5")
    assert effort.sentence.plain().startswith("Fill in “Cost of an hour” here")
    type_into(effort.form.field("minutes_reporting"), "10")
    type_into(effort.form.field("hour_cost"), "20")
    assert effort.sentence.plain() == (
        "Applying has cost £250 so far and reports will cost £200. "
        "At a likelihood of 40% it is worth £3,550 after that."
    )
    stored = place.row("grant", grant)
    assert (stored["minutes_spent"], stored["minutes_reporting"], stored["hour_cost"]) == (750, 600, 20_00)
    place.workspace.undo()
    assert place.row("grant", grant)["hour_cost"] is None
    assert effort.sentence.plain().startswith("Fill in “Cost of an hour” here")


def test_the_cost_of_an_hour_for_all_bids_stands_under_the_list(place: Bids) -> None:
    grant = place.bid(amount_applied=10_000_00, minutes_spent=600)
    page = place.page()
    type_into(page.list.worth.form.field("bid_hour_cost"), "21.50")
    assert place.row("organisation", 1)["bid_hour_cost"] == 21_50
    page.open_grant(grant)
    assert not page.list.worth.isVisible()
    assert "An hour counts as £21.50, as for every bid without its own cost." in said(page.panel.effort)
    assert "Applying has cost £215 so far" in page.panel.effort.sentence.plain()
    page.close_panel()
    assert page.list.worth.isVisible()
    place.workspace.undo()
    assert page.list.worth.form.field("bid_hour_cost").value() is None


def test_win_rates_stand_under_the_list_with_their_counts(place: Bids) -> None:
    page = place.page()
    assert not page.list.worth.isVisible()
    place.bid(stage=Stage.AWARDED, amount_awarded=5_000_00, minutes_spent=600)
    assert "Bids: 1 of 1 won (100%, too few to go by)." in said(page.list.worth)
    place.bid(stage=Stage.DECLINED)
    lost = place.bid("Drums", "The Council", stage=Stage.DECLINED)
    place.workspace.run(
        "Set up", records.change, "funder", place.row("grant", lost)["funder_id"], {"kind": FunderKind.COUNCIL}
    )
    words = said(page.list.worth)
    assert "Bids: 1 of 3 won (33%, too few to go by). Time spent on bids: 2 hours" in words
    assert "by kind of funder: Other 1 of 2 · Council 0 of 1" in words


def test_the_forecast_answers_the_cash_question_and_it_cannot_be_ticked(place: Bids) -> None:
    grant = place.bid()
    page = place.page(grant)
    cash = row(page, "cash_gap")
    assert not cash.yes.isVisible()
    assert "Worked out from your plan, so there is nothing to tick." in said(cash)
    assert "Not known yet: plan its payments under “Payments”" in " ".join(told(page))
    place.add("instalment", grant_id=grant, due=date(2027, 6, 1), amount=5_000_00)
    sentence = "Yes: until the first payment on 1 June 2027 your free cash never falls below £1,000, in May 2027."
    assert sentence in told(page)
    assert marks(page) == ["In order"]
    place.workspace.run("Set up", records.change, "fund", 1, {"balance": 5_500_00})
    assert "your free cash is £500 short, in May 2027." in " ".join(told(page))
    assert marks(page) == ["Act on this"]


def test_ticks_answer_questions_one_at_a_time_and_are_undone(place: Bids) -> None:
    page = place.page(place.bid())
    check = page.panel.check
    assert check.verdict() == "Nothing is answered yet."
    people = row(page, "people")
    tick(people.yes)
    assert [(each["question"], each["met"]) for each in place.rows("bid_answer")] == [("people", True)]
    assert check.verdict().startswith("So far 1 of 10 say yes. 9 questions are still open")
    tick(people.no)
    assert (people.yes.isChecked(), people.no.isChecked()) == (False, True)
    assert [each["met"] for each in place.rows("bid_answer")] == [False]
    press(people.no, Qt.Key.Key_Space)
    assert place.rows("bid_answer") == ()
    assert not people.no.isChecked()
    place.workspace.undo()
    assert people.no.isChecked()
    assert place.labels[-1].startswith("Undone: Answer for the grant “Choir”: Would you have the people")


def test_the_verdict_is_said_in_words_with_a_shape(place: Bids) -> None:
    grant = place.bid()
    place.add("instalment", grant_id=grant, due=date(2027, 6, 1), amount=5_000_00)
    page = place.page(grant)
    yours = [question.id for question in questions() if question.plan != "cash_gap"]
    for question in yours[:7]:
        tick(row(page, question).yes)
    assert page.panel.check.verdict() == "Bid: 8 of 10 say yes. 2 questions are still open, but cannot change this."
    assert marks(page) == ["In order", "In order"]
    for question in yours[7:]:
        tick(row(page, question).no)
    tick(row(page, yours[0]).no)
    assert page.panel.check.verdict() == "Borderline: 7 of 10 say yes."
    assert marks(page)[0] == "Look at this"
    for question in yours[1:4]:
        tick(row(page, question).no)
    assert page.panel.check.verdict() == "Do not bid: 4 of 10 say yes."
    assert marks(page)[0] == "Act on this"


def test_every_question_can_be_answered_with_the_keyboard_and_says_its_name(place: Bids) -> None:
    page = place.page(place.bid())
    boxes = [each for each in page.panel.check.findChildren(QCheckBox) if each.isVisible()]
    assert len(boxes) == 18
    assert len({box.accessibleName() for box in boxes}) == 18
    press(boxes[0], Qt.Key.Key_Space)
    assert place.rows("bid_answer")[0]["question"] == questions()[0].id


def test_where_a_question_comes_from_is_told_over_why_it_matters(place: Bids) -> None:
    page = place.page(place.bid())
    tips = [each.toolTip() for each in row(page, "evidence").findChildren(Words)]
    assert "Source: Dunhill Medical Trust, common reasons why applications fail, 2018" in tips


def test_each_grant_has_answers_of_its_own_and_decided_ones_are_not_asked(place: Bids) -> None:
    one, two = place.bid("Choir"), place.bid("Drums")
    page = place.page(one)
    tick(row(page, "people").yes)
    page.open_grant(two)
    assert not row(page, "people").yes.isChecked()
    page.open_grant(one)
    assert row(page, "people").yes.isChecked()
    place.workspace.run("Set up", records.change, "grant", one, {"stage": Stage.DECLINED})
    assert not page.panel.check.isVisible()
    assert page.panel.effort.isVisible()


def test_an_answer_that_cannot_be_kept_is_said_and_taken_back(place: Bids, monkeypatch: pytest.MonkeyPatch) -> None:
    grant = place.bid()
    page = place.page(grant)
    monkeypatch.setattr(page.panel.check, "_detail", _gone(page))
    tick(row(page, "people").yes)
    assert page.panel.check.problem.isVisible()
    assert place.rows("bid_answer") == ()
    assert not row(page, "people").yes.isChecked()


def _gone(page: GrantsPage) -> GrantDetail:
    """The grant that is shown, as if it had been deleted meanwhile."""
    detail = page.panel.check._detail
    assert detail is not None
    return replace(detail, id=99)


def test_terms_that_the_plan_reckons_with(place: Bids) -> None:
    grant = place.bid(probability=40)
    page = place.page(grant)
    type_into(page.panel.about.field("decision"), "Lottery, June")
    type_into(page.panel.money.field("overhead_cap"), "10")
    type_into(page.panel.money.field("results_share"), "12.5%")
    stored = place.row("grant", grant)
    assert (stored["decision"], stored["overhead_cap"], stored["results_share"]) == ("Lottery, June", 1_000, 1_250)
    empty(page.panel.money.field("overhead_cap"))
    assert place.row("grant", grant)["overhead_cap"] is None
    empty(page.panel.money.field("results_share"))
    assert place.row("grant", grant)["results_share"] == 1_250
    assert page.panel.money.field("results_share").problem()
    place.workspace.run("Set up", records.change, "grant", grant, {"stage": Stage.AWARDED})
    assert not page.panel.about.row("decision").isVisible()
