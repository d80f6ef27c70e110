"""Every place and every stored field is where `app.places` says: the real window goes to each and shows it."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabWidget, QWidget

import app.ui.pages
from app.models.choices import GrantKind, Meets, Stage
from app.places import PAGES, PLACES, Place, field_of, name_of, spots, trail
from app.services.grants.edits import add_grant
from app.services.grants.grants import set_stage
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from app.services.rows.fields import FIELDS
from app.ui.desk.side_panel import Section
from app.ui.kit.cards import Card, LinkButton, Segmented
from app.ui.kit.form import Form
from app.ui.kit.words import Heading, Sentence
from app.ui.pages.grants.page import GrantsPage
from app.ui.table.view import Table
from app.ui.window.command_palette import CommandPalette
from app.ui.window.remembering import Keeper
from tests.ui.keys import CTRL, press, write
from tests.ui.whole_window import Window, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")

_LATER = {"runway.likely.fan", "runway.likely.short", "runway.likely.bids"}
"""Cards that stand there once a simulation was drawn."""
_OWNERS = {
    **dict.fromkeys(("project_year", "project_option", "project_risk", "price"), ("project_id",)),
    **dict.fromkeys(("milestone", "outcome", "benefit"), ("project_id",)),
    "success_factor": ("project_id", "position"),
    "score": ("outcome_id",),
    "option_rating": ("project_option_id", "success_factor_id"),
    **dict.fromkeys(("instalment", "budget_line", "grant_report"), ("grant_id",)),
    "split": ("cost_line_id", "post_id", "freelancer_id", "project_id"),
    "month_amount": ("cost_line_id", "income_line_id", "month"),
    "scenario_change": ("scenario_id",),
    "document": ("uid", "kind", "grant_report_id", "language", "created_on"),
    "section": ("document_id", "key", "position", "heading", "body", "shown", "library_uid", "library_hash"),
    "figure_use": ("section_id", "token", "figure", "arguments", "seen", "seen_on", "basis"),
    "citation": ("section_id", "token", "evidence"),
    "library_answer": ("uid", "from_uid"),
    "answer_wording": ("library_answer_id", "sha256", "body", "kept_on"),
    **dict.fromkeys(("evidence", "own_measure"), ("uid",)),
    "own_number": ("figure", "project_id", "value", "as_of", "source"),
    "attachment": ("uid", "sha256", "media_type", "size", "added_on"),
    "pool_setting": ("pool",),
    "bid_answer": ("grant_id", "question", "met"),
}
"""What a row belongs to or is: said once, when it is made, by where that is done."""
_OTHERWISE = {
    "option_rating": ("meets",),
    "pool_setting": ("serves_premises", "serves_central", "serves_governance", "serves_fundraising", "floor_space"),
    "rate_override": ("subject", "field"),
    "income_line": ("certainty", "probability"),
    "budget_line": ("cost_line_id", "post_id", "freelancer_id", "project_id", "category"),
    "scenario_change": ("funder_id", "grant_id", "post_id", "category"),
    "people_budget": ("kind", "amount"),
    "freelancer": ("pool",),
    "month_amount": ("pence",),
    "organisation": ("company_number", "mostly_public_work", "sole_director_only"),
    "grant": ("probability", "decision"),
    "funder": ("name",),
    "policy": ("catalogue_id", "reviewed_on", "begins_on", "attachment_id", "note"),
    "library_answer": ("body",),
}
"""Edited together with others in one field or tick under another name, or not asked of what the example holds."""
_NOWHERE = {
    **dict.fromkeys(("cost_line", "post", "freelancer"), ("note", "import_key")),
    "income_line": ("project_id", "received_on", "note", "import_key"),
    "grant": ("import_key",),
    "budget_line": ("note",),
    "funder": ("kind", "org_id", "note"),
}
"""Stored and brought in, but not edited in the window."""


@pytest.fixture
def example() -> Iterator[Window]:
    """The window on the example, as large as a small laptop."""
    with window() as place:
        place.app.open_example()
        place.workspace.run("Set up", records.add, "evidence", {"claim": "People come again"})
        place.shell.resize(1280, 720)
        weigh(place)
        yield place


def weigh(place: Window) -> None:
    """Give the first project what only shows where there is some: an outcome, a rating and a benefit."""

    def add(table: str, **values: object) -> int:
        made = place.workspace.run("Set up", records.add, table, values).answer
        assert made is not None
        return made

    option = place.workspace.read(records.rows, "project_option")[0]
    project = {"project_id": option["project_id"]}
    factor = add("success_factor", **project, words="Safe")
    add("option_rating", project_option_id=option.id, success_factor_id=factor, meets=Meets.PARTLY)
    add("outcome", **project, name="Less alone")
    add("benefit", **project, name="Sleep")


def go(example: Window, reference: str, row: int | None = None) -> QWidget:
    """Go there as a page does, and give back the page."""
    example.app._go(reference, row)
    settle(20)
    return example.shell.page(spots(reference)[0].place.page)


def in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def focus(example: Window) -> QWidget:
    found = example.shell.focusWidget()
    assert found is not None
    return found


def card_of(page: QWidget, place: str) -> QWidget:
    found = page.findChild(QWidget, place)
    assert isinstance(found, QWidget), place
    return found


def title(card: QWidget) -> str:
    assert isinstance(card, Card | Section)
    return card.accessibleName()


def chosen_part(page: QWidget) -> str:
    """What the switch or the tabs of a page say."""
    for tabs in page.findChildren(QTabWidget):
        return tabs.tabText(tabs.currentIndex())
    switch = next(each for each in page.findChildren(Segmented) if each.accessibleName() == "Part of the page")
    return dict(zip(switch._values, (each.text() for each in switch._group.buttons()), strict=True))[switch.value()]


def check_place(example: Window, place: Place) -> None:
    page = go(example, place.id)
    assert example.shell.current() == place.page == example.shell.navigation.current()
    assert page.accessibleName() == name_of(place.page)
    if place.is_part:
        assert chosen_part(page) == place.name
    if not place.around or place.is_part:
        return
    card = card_of(page, place.id)
    assert title(card) == place.name
    if place.id not in _LATER:
        assert in_sight(card), place.id
        assert card.isAncestorOf(focus(example)) or not takes_keys(card), place.id


def takes_keys(card: QWidget) -> bool:
    return any(each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() for each in card.findChildren(QWidget))


def edits(widget: QWidget, reference: str, column: str) -> bool:
    """Whether the widget with the keys edits the column: a cell, a field of a form, or what bears the reference."""
    if isinstance(widget, Table) and widget.currentIndex().isValid():
        return widget.rows_model().columns[widget.currentIndex().column()].key == column
    inner: QWidget | None = widget
    while inner is not None:
        if inner.objectName() == reference:
            return True
        if isinstance(inner, Form) and column in inner.values():
            return inner.row(column).field is widget
        inner = inner.parentWidget()
    return False


def test_every_page_part_and_card_stands_in_the_window_under_its_name(example: Window) -> None:
    for place in PLACES:
        check_place(example, place)


def check_field(example: Window, table: str, column: str) -> None:
    reference = field_of(table, column)
    page = go(example, reference)
    found = focus(example)
    assert example.shell.current() == spots(reference)[0].place.page
    assert page.isAncestorOf(found), reference
    assert in_sight(found), reference
    without = (*_OWNERS.get(table, ()), *_OTHERWISE.get(table, ()), *_NOWHERE.get(table, ()))
    assert edits(found, reference, column) is (column not in without), f"{reference}: {found}"


def test_every_stored_field_is_reached_where_it_is_edited(example: Window) -> None:
    for table, columns in FIELDS.items():
        for column in columns:
            check_field(example, table, column)


def field_in(page: QWidget, name: str) -> QWidget:
    """The field in sight that goes by this name."""
    return next(each for each in page.findChildren(QWidget) if each.accessibleName() == name and each.isVisible())


def test_going_to_a_field_of_a_row_shows_that_row(example: Window) -> None:
    grants = example.workspace.read(records.rows, "grant")
    page = go(example, field_of("grant", "end"), grants[-1].id)
    assert isinstance(page, GrantsPage)
    assert page.panel.grant_id() == grants[-1].id
    assert page.panel.money.row("end").field.hasFocus()
    go(example, field_of("grant", "start"))  # stays with the grant that is open
    assert page.panel.grant_id() == grants[-1].id
    post = example.workspace.read(records.rows, "post")[-1]
    costs = go(example, field_of("post", "salary"), post.id)
    assert chosen_part(costs) == name_of("costs.post")
    table = focus(example)
    assert isinstance(table, Table)
    assert table.current_key() == post.id


def test_going_to_a_field_of_the_reserves_puts_the_keys_there_and_what_is_typed_is_stored(example: Window) -> None:
    page = go(example, "field:organisation.policy_months_high")
    field = focus(example)
    assert isinstance(field, QLineEdit)
    assert card_of(page, "organisation.reserves").isAncestorOf(field)
    field.selectAll()
    write(field, "9")
    press(field, Qt.Key.Key_Return)
    assert example.workspace.read(records.get, "organisation", 1)["policy_months_high"] == 900


def test_what_needs_attention_leads_to_where_it_is_mended(example: Window) -> None:
    example.workspace.run("Set up", records.change, "organisation", 1, {"balance_date": date(2026, 1, 31)})
    show_all = next(each for each in example.home.attention.findChildren(LinkButton) if "Show all" in each.text())
    show_all.click()
    button(example.home, "Open: " + next(each for each in said(example.home.attention) if "ago" in each)).click()
    settle(20)
    assert example.shell.current() == "organisation"
    assert focus(example).objectName() == field_of("organisation", "balance_date")
    assert in_sight(focus(example))


def test_a_grant_that_pays_for_nothing_is_named_on_home_and_leads_to_its_budget(example: Window) -> None:
    title = "Garden for all"
    grant = example.workspace.run("Add", add_grant, title, "Elm", GrantKind.GRANT).answer
    assert grant is not None
    awarded = {"amount_awarded": 12_000_00, "awarded_on": date(2026, 9, 1)}
    example.workspace.run("Award", set_stage, grant, Stage.AWARDED, awarded)
    settle(20)
    sentence = "£12,000 of grants counted as paying for nothing yet."
    assert any(each.endswith(sentence) for each in said(example.home))
    show_all = next(each for each in example.home.attention.findChildren(LinkButton) if "Show all" in each.text())
    show_all.click()
    wanted = f"£12,000 of {title} is counted as paying for nothing yet. Say what it pays for."
    button(example.home, f"Open: {wanted}").click()
    settle(20)
    page = example.shell.page("grants")
    assert isinstance(page, GrantsPage)
    assert page.panel.grant_id() == grant
    assert in_sight(card_of(page, "grants.list.budget"))
    assert card_of(page, "grants.list.budget").isAncestorOf(focus(example))
    budget = {"grant_id": grant, "amount": 12_000_00, "category": "materials"}
    example.workspace.run("Say what it pays for", records.add, "budget_line", budget)
    example.app._go("home")
    settle(20)
    assert not any(sentence in each for each in said(example.home))


def said(widget: QWidget) -> list[str]:
    return [each.plain() for each in widget.findChildren(Sentence)]


def test_ctrl_k_goes_to_parts_and_cards(example: Window) -> None:
    example.shell.go("home")
    press(example.shell, Qt.Key.Key_K, CTRL)
    palette = example.shell.findChildren(CommandPalette)[0]
    typed = palette.findChildren(QLineEdit)[0]
    write(typed, "reserves pol")
    assert palette.labels()[0] == "Reserves policy · Settings"
    press(typed, Qt.Key.Key_Return)
    settle(20)
    page = example.shell.page("organisation")
    assert in_sight(card_of(page, "organisation.reserves"))
    press(example.shell, Qt.Key.Key_K, CTRL)
    write(typed, "full cost")
    assert palette.labels()[0] == "Full cost · Costs"
    press(typed, Qt.Key.Key_Return)
    settle(20)
    assert chosen_part(example.shell.page("costs")) == "Full cost"


def test_ctrl_k_finds_what_the_library_brings_along_and_shows_it(example: Window) -> None:
    press(example.shell, Qt.Key.Key_K, CTRL)
    palette = example.shell.findChildren(CommandPalette)[0]
    typed = palette.findChildren(QLineEdit)[0]
    for letters, label, part in (
        ("swemwbs", "Short Warwick-Edinburgh Mental Wellbeing Scale (SWEMWBS) · measure", "Evidence and measures"),
        ("art therapist", "Art therapist, music therapist, dramatherapist · word", "Words"),
        ("people come again", "People come again · evidence", "Evidence and measures"),
    ):
        palette.open([], example.app._search)
        write(typed, letters)
        assert palette.labels()[0] == label
        press(typed, Qt.Key.Key_Return)
        settle(20)
        page = example.shell.page("library")
        assert chosen_part(page) == part
        assert page.isAncestorOf(focus(example))


def test_ctrl_k_offers_nothing_twice_and_no_place_while_no_file_is_open(tmp_path: Path) -> None:
    with window() as place:
        place.app.begin(None)
        assert place.app._search("reserves") == []
        place.app.open(file(tmp_path))
        offered = [*place.app._commands(), *place.app._places()]
        labels = [*(page.name for page in PAGES), *(command.label for command in offered)]
        assert len(labels) == len(set(labels))
        assert {trail(each) for each in PLACES} <= set(labels)


def test_an_empty_file_has_every_place_too(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path, fill=lambda session: new_organisation(session, "Nobody yet")))
        wordless = 0
        for each in PLACES:
            go(place, each.id)
            assert place.shell.current() == each.page
            page = place.shell.page(each.page)
            card = page.findChild(QWidget, each.id)
            hidden = isinstance(card, QWidget) and not card.isVisibleTo(page)
            said = f"There is nothing for “{each.name}” yet. Add the first on this page."
            assert (place.said() == said) is (each.is_card and hidden), each.id
            wordless += not hidden
        assert 0 < wordless < len(PLACES)
        for reference in (field_of("grant", "end"), field_of("project_risk", "owner"), field_of("post", "born")):
            go(place, reference)
            assert place.shell.current() == spots(reference)[0].place.page


def test_what_an_older_version_remembered_is_understood(tmp_path: Path) -> None:
    path = file(tmp_path)
    keeper = Keeper()
    keeper.save("window.page", "grants")
    keeper.save("costs.part", "full_cost")
    with window() as place:
        place.app.open(path)
        assert place.shell.current() == "grants"
        heads = [each.text() for each in place.shell.page("grants").findChildren(Heading)]
        assert heads == ["Funding"]
        assert chosen_part(place.shell.go("costs")) == "Full cost"


_PAGE = '''
"""One page of one file, as somebody adds it."""
from app.services.rows import records
from app.ui.desk.page import Page
from app.ui.kit.cards import PageHead, page_layout
from app.ui.kit.words import Words


class VolunteersPage(Page):
    def __init__(self, desk):
        super().__init__(desk)
        self.words = Words("")
        layout = page_layout(self)
        layout.addWidget(PageHead("Volunteers"))
        layout.addWidget(self.words)

    def refresh(self):
        self.words.setText(f"{len(self.desk.workspace.read(records.rows, 'person'))} people")
'''


def test_a_page_is_added_with_one_file_and_its_line_among_the_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages" / "volunteers"
    folder.mkdir(parents=True)
    (folder / "page.py").write_text(_PAGE, encoding="utf-8")
    monkeypatch.setattr("app.ui.pages.__path__", [*app.ui.pages.__path__, str(tmp_path / "pages")])
    added = Place("volunteers", "Volunteers")
    monkeypatch.setattr("app.ui.window.application.PAGES", (*PAGES[:-1], added, PAGES[-1]))
    with window() as place:
        place.app.open(file(tmp_path))
        press(place.shell, Qt.Key.Key_9, CTRL)
        settle()
        assert place.shell.current() == "volunteers"
        assert "0 people" in words(place.shell.page("volunteers"))
    for name in [name for name in sys.modules if name.startswith("app.ui.pages.volunteers")]:
        monkeypatch.delitem(sys.modules, name)
