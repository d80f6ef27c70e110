"""Policies on the Library page: edited in place, added from what buyers ask for, a file attached, opened and let go."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.library.loading import library
from app.models.choices import Nation, PolicyState
from app.models.documents import Blob
from app.services.organisation.attachments import attached
from app.services.rows import records
from app.ui.pages.library.page import LibraryPage
from app.ui.pages.library.policies import PoliciesPart
from app.ui.pages.library.policies_asked import about
from app.ui.pages.library.policy_panel import looked_for
from tests.fakes import FakeAsker
from tests.ui.keys import press
from tests.ui.pages.acting import (
    ENTER,
    ESCAPE,
    Place,
    button,
    buttons,
    cell,
    choose_words,
    click,
    place_in,
    said,
    shown,
    type_in_cell,
    type_into,
)

ODD = "<b>Safe</b> & {name} **x**"
Show = Callable[..., PoliciesPart]


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us", nation=Nation.ENGLAND)
        yield made


@pytest.fixture
def show(place: Place, qtbot: QtBot) -> Show:
    pages = []  # a widget without a parent lives as long as somebody knows it

    def make(*answers: Path | None) -> PoliciesPart:
        page = LibraryPage(replace(place.desk, ask=FakeAsker(*answers)))
        qtbot.addWidget(page)
        page.resize(1092, 712)
        pages.append(page)
        page.show_part("policies")
        page.show()
        settle()
        return page.policies

    return make


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


def rows(part: PoliciesPart) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in shown(part.register.table)}


def status(part: PoliciesPart, name: str) -> str:
    return rows(part)[name][0].replace("\u00a0", " ")


def kept(place: Place, name: str = "a.pdf", data: bytes = b"%PDF") -> Path:
    path = place.workspace.path.with_name(name)
    path.write_bytes(data)
    return path


def _says(widget: QWidget, sentence: str) -> bool:
    return sentence in said(widget)


def _damage(session: Session) -> None:
    session.execute(update(Blob).values(data=b"other"))


def test_an_empty_register_says_what_belongs_there_and_takes_a_first_policy(place: Place, show: Show) -> None:
    part = show()
    assert part.summary.plain() == "Your register has nothing in it yet. Add what buyers ask for."
    assert "Select a row to see its dates" in said(part.panel)
    click(part.panel, "Add a policy")
    type_in_cell(part.register.table, 0, "name", ODD)
    (policy,) = place.rows("policy")
    assert (policy["name"], policy["state"]) == (ODD, PolicyState.MISSING)
    assert status(part, ODD) == "▲ missing"
    cell(part.register.table, 0, "name")
    assert part.panel.title.text().startswith("Details of “<b>Safe</b>")


def test_how_one_stands_follows_what_is_typed(place: Place, show: Show) -> None:
    place.add("policy", name="Cover", catalogue_id="public-liability", state="in_place")
    part = show()
    type_in_cell(part.register.table, 0, "expires_on", "31/10/26")
    assert status(part, "Cover") == "● out of date since 31 October 2026"
    assert part.summary.plain().endswith("1 can stop a bid as things are.")
    cell(part.register.table, 0, "name")
    assert "It can stop a bid. Pass or fail." in said(part.panel)
    type_into(part.panel.form.field("cover"), "2m")
    assert "Your cover of £2,000,000 is less than £5,000,000" in said(part.panel)
    assert "cover below £5,000,000" in status(part, "Cover")
    type_in_cell(part.register.table, 0, "expires_on", "31/10/27")
    type_in_cell(part.register.table, 0, "cover", "10m")
    cell(part.register.table, 0, "name")
    assert status(part, "Cover") == "✓ in date, ends 31 October 2027"
    assert not part.panel.stops.isVisible()
    assert not part.panel.short.isVisible()


def test_one_that_expires_before_it_begins_is_refused_at_its_place(place: Place, show: Show) -> None:
    place.add("policy", name="Cover", state="in_place", expires_on=date(2027, 3, 31))
    part = show()
    cell(part.register.table, 0, "name")
    type_into(part.panel.form.field("begins_on"), "1/4/27")
    assert "is before “In force from”" in said(part.panel)
    assert place.rows("policy")[0]["begins_on"] is None
    type_into(part.panel.form.field("begins_on"), "1/4/26")
    type_in_cell(part.register.table, 0, "expires_on", "31/3/26")
    assert "is before “In force from”" in part.register.table.problem()
    assert place.rows("policy")[0]["expires_on"] == date(2027, 3, 31)


def test_a_day_of_review_brings_the_usual_next_one(place: Place, show: Show) -> None:
    place.add("policy", name="Adults", catalogue_id="safeguarding-adults", state="in_place")
    part = show()
    cell(part.register.table, 0, "name")
    type_into(part.panel.form.field("reviewed_on"), "1/9/26")
    assert place.rows("policy")[0]["review_by"] == date(2027, 9, 1)
    assert part.panel.form.field("review_by").value() == date(2027, 9, 1)
    assert place.labels[-1] == "Change the policy “Adults”: Last reviewed"
    place.workspace.undo()
    assert place.rows("policy")[0]["review_by"] is None


def test_a_policy_of_your_own_becomes_one_of_a_kind(place: Place, show: Show) -> None:
    place.add("policy", name="What we do when worried", state="in_place", review_by=date(2026, 6, 1))
    part = show()
    cell(part.register.table, 0, "name")
    assert not part.panel.looked_for.isVisible()
    choose_words(part.panel.kind, library().policies["safeguarding-adults"].name)
    assert place.rows("policy")[0]["catalogue_id"] == "safeguarding-adults"
    assert "Not verified:" in part.panel.looked_for.text()
    assert status(part, "What we do when worried").startswith("● review overdue")
    choose_words(part.panel.kind, "One of your own")
    assert place.rows("policy")[0]["catalogue_id"] is None


def test_what_buyers_ask_for_is_added_with_its_usual_review(place: Place, show: Show) -> None:
    part = show()
    click(part.asked, "Add to your register")
    assert "Select what you need below" in part.asked.problem.text()
    part.asked.table.select_key("data-protection")
    assert library().policies["data-protection"].who in part.asked.more.text()
    type_into(part.asked.day, "1/9/26")
    click(part.asked, "Add to your register")
    (policy,) = place.rows("policy")
    assert (policy["state"], policy["review_by"]) == (PolicyState.IN_PLACE, date(2027, 9, 1))
    assert place.labels[-1] == f"Add the policy “{policy['name'][:39].rstrip()}…”"
    settle()
    assert part.register.table.current_key() == policy.id
    assert "data-protection" not in [row["id"] for row in part.asked.table.rows_model().rows()]  # type: ignore[index]
    assert part.asked.day.value() is None


def test_enter_adds_what_is_asked_for(place: Place, show: Show) -> None:
    part = show()
    part.asked.table.setFocus()
    part.asked.table.select_key("ico-fee")
    press(part.asked.table, ENTER)
    assert [each["catalogue_id"] for each in place.rows("policy")] == ["ico-fee"]


def test_a_nation_is_asked_for_its_own(place: Place, show: Show) -> None:
    part = show()
    names = {row[0] for row in shown(part.asked.table)}
    assert library().policies["dspt"].name in names
    place.workspace.run("Move", records.change, "organisation", 1, {"nation": Nation.SCOTLAND})
    names = {row[0] for row in shown(part.asked.table)}
    assert library().policies["dspt"].name not in names
    offered = [part.panel.kind.itemText(at) for at in range(part.panel.kind.count())]
    assert library().policies["dspt"].name not in offered


def test_nothing_unverified_is_shown_without_saying_so(show: Show) -> None:
    part = show()
    why = {row[0]: row[-1] for row in shown(part.asked.table)}
    for kind in library().policies.values():
        assert kind.verified or kind.doubt in why[kind.name]
        assert kind.verified or kind.doubt in about(kind, Nation.ENGLAND)
        assert kind.verified or kind.doubt in looked_for(kind)


def test_a_file_is_attached_opened_and_let_go(place: Place, show: Show, qtbot: QtBot) -> None:
    key = place.add("policy", name="Cover")
    part = show(kept(place, "Schedule & <b>.pdf", b"one"), kept(place, "Other.pdf", b"two"))
    cell(part.register.table, 0, "name")
    file = part.panel.file
    assert "None." in said(file)
    click(file, "Attach a file …")
    qtbot.waitUntil(lambda: "Schedule & <b>.pdf" in said(file))
    assert place.workspace.read(attached, "policy", key) == b"one"
    assert place.labels[-1] == "Change the policy “Cover”: File kept with it"
    click(file, "Open it")
    assert place.opened[-1].read_bytes() == b"one"
    assert place.opened[-1].name == "Schedule & b.pdf"
    click(file, "Attach another file …")
    qtbot.waitUntil(lambda: "Other.pdf" in said(file))
    assert len(place.rows("attachment")) == 1
    click(file, "Remove it")
    assert place.rows("attachment") == ()
    assert "None." in said(file)
    place.workspace.undo()
    assert "Other.pdf" in said(file)


def test_a_file_that_is_too_large_gone_or_no_document_is_said(place: Place, show: Show, qtbot: QtBot) -> None:
    place.add("policy", name="Cover")
    large = kept(place, "large.pdf")
    with large.open("wb") as stream:
        stream.truncate(11_000_000)
    part = show(large, place.workspace.path.with_name("gone.pdf"), kept(place, "run.exe"), None)
    cell(part.register.table, 0, "name")
    file = part.panel.file
    for sentence in (
        "This file has 11.0 MB. Keep files of at most 10.0 MB.",
        "is not there any more",
        "Save it as PDF",
    ):
        click(file, "Attach a file …")
        qtbot.waitUntil(partial(_says, file, sentence))
    click(file, "Attach a file …")  # and turned back
    assert place.rows("attachment") == ()


def test_a_file_whose_bytes_are_gone_is_said(place: Place, show: Show, qtbot: QtBot) -> None:
    place.add("policy", name="Cover")
    part = show(kept(place))
    cell(part.register.table, 0, "name")
    click(part.panel.file, "Attach a file …")
    qtbot.waitUntil(lambda: "a.pdf" in said(part.panel.file))
    place.workspace.run("Damage", _damage)
    click(part.panel.file, "Open it")
    assert "missing or damaged. Restore a backup" in said(part.panel.file)
    assert place.opened == []


def test_a_policy_goes_with_its_file_and_comes_back_with_it(place: Place, show: Show, qtbot: QtBot) -> None:
    place.add("policy", name="Cover")
    part = show(kept(place))
    cell(part.register.table, 0, "name")
    click(part.panel.file, "Attach a file …")
    qtbot.waitUntil(lambda: "a.pdf" in said(part.panel.file))
    click(part.register, "Delete this policy")
    assert (place.rows("policy"), place.rows("attachment")) == ((), ())
    place.workspace.undo()
    assert [each["name"] for each in place.rows("attachment")] == ["a.pdf"]


def test_escape_goes_back_to_the_table(place: Place, show: Show) -> None:
    place.add("policy", name="Cover")
    part = show()
    cell(part.register.table, 0, "name")
    field = part.panel.form.row("owner").field
    field.setFocus()
    press(field, ESCAPE)
    press(part.panel, ESCAPE)
    assert part.register.table.hasFocus()


def test_the_steps_of_a_file_are_reached_with_tab(place: Place, show: Show) -> None:
    place.add("policy", name="Cover")
    part = show()
    cell(part.register.table, 0, "name")
    part.panel.form.row("note").field.setFocus()
    QTest.keyClick(part.panel.form.row("note").field, Qt.Key.Key_Tab)
    assert part.window().focusWidget() is button(part.panel.file, "Attach a file …")
    assert buttons(part.panel.file) == ["Attach a file …"]


def test_a_jump_from_elsewhere_shows_its_row(place: Place, show: Show) -> None:
    place.add("policy", name="Cover")
    key = place.add("policy", name="Safe", owner="Maya")
    part = show()
    page = part.window()
    assert isinstance(page, LibraryPage)
    page.show_part("answers")
    page.show_record("policy", key)
    assert part.isVisible()
    assert part.register.table.current_key() == key
    assert part.panel.form.field("owner").value() == "Maya"
