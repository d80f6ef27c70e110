"""Evidence and measures: found by a few words, shown with their limits, one's own edited and listed among them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from app.library.loading import library
from app.models.choices import Better, Direction
from app.services.rows import records
from app.ui.pages.library.evidence import EvidencePart
from app.ui.pages.library.page import LibraryPage
from tests.ui.keys import press, write
from tests.ui.pages.acting import (
    DELETE,
    ENTER,
    ESCAPE,
    Place,
    buttons,
    cell,
    choose,
    choose_words,
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
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> LibraryPage:
    made = LibraryPage(place.desk)
    qtbot.addWidget(made)
    made.resize(1092, 712)
    made.show()
    made.show_part("evidence")
    return made


@pytest.fixture
def part(page: LibraryPage) -> EvidencePart:
    return page.evidence


def claims(part: EvidencePart) -> list[str]:
    return [row[0] for row in shown(part.studies.table)]


def look_for(part: EvidencePart, words: str) -> None:
    part.search.setFocus()
    part.search.selectAll()
    write(part.search, words)


def test_what_ships_stands_there_and_the_first_is_shown_with_what_it_cannot_show(part: EvidencePart) -> None:
    assert len(claims(part)) == len(library().evidence)
    first = next(iter(library().evidence.values()))
    panel = said(part.studies.panel)
    assert first.claim in panel
    assert f"What it cannot show\n{first.limit}" in panel
    assert "= No difference found" in panel
    assert "What studies found (60)" in [link.text() for link in part.jumps._links.values()]


def test_words_find_studies_and_measures_at_once_the_best_first(part: EvidencePart) -> None:
    look_for(part, "kiely")
    assert part.studies.shown() == "sp-controlled-2022"
    look_for(part, "phq-9")
    assert shown(part.measures.table)[0][0] == "PHQ-9"
    press(part.search, ESCAPE)
    assert part.search.text() == ""
    assert len(claims(part)) == len(library().evidence)


def test_enter_goes_on_to_what_was_found(part: EvidencePart) -> None:
    look_for(part, "gardening")
    press(part.search, ENTER)
    assert part.studies.table.hasFocus()
    look_for(part, "swemwbs short warwick")
    assert not claims(part)
    press(part.search, ENTER)
    assert part.measures.table.hasFocus()


def test_where_nothing_is_found_a_sentence_says_so(part: EvidencePart) -> None:
    look_for(part, "zebra crossing")
    assert "Nothing here holds all of these words." in said(part.studies)
    assert "No measure holds all of these words." in said(part.measures)
    assert not part.studies.table.isVisible()


def test_topic_and_direction_narrow_the_list(part: EvidencePart) -> None:
    choose_words(part.topic, "Singing")
    some = claims(part)
    assert some == [each.claim for each in library().evidence.values() if "singing" in each.topics]
    choose(part.direction, Direction.UNFAVOURABLE)
    wanted = [each.claim for each in library().evidence.values() if each.direction == "unfavourable"]
    assert set(claims(part)) == set(some) & set(wanted)
    choose_words(part.topic, "All topics")
    assert claims(part) == wanted


def test_a_favourable_one_shows_what_points_the_other_way_and_leads_there(part: EvidencePart) -> None:
    one = next(each for each in library().evidence.values() if each.direction == "favourable")
    other = library().evidence[one.counter]
    part.studies.show_entry(one.id)
    panel = said(part.studies.panel)
    assert "+ In favour" in panel
    assert f"What points the other way\n{other.claim}" in panel
    click(part.studies.panel, "Show it in full")
    assert part.studies.shown() == other.id
    assert other.limit in said(part.studies.panel)
    assert part.studies.table.hasFocus()


def test_a_counterpart_is_reached_although_the_list_leaves_it_out(part: EvidencePart) -> None:
    one = next(each for each in library().evidence.values() if each.direction == "favourable")
    choose(part.direction, Direction.FAVOURABLE)
    part.studies.show_entry(one.id)
    assert one.claim in said(part.studies.panel)
    click(part.studies.panel, "Show it in full")
    assert part.studies.shown() == one.counter


def test_doubt_is_said_plainly(page: LibraryPage, part: EvidencePart) -> None:
    doubted = next(each for each in library().evidence.values() if not each.verified)
    page.show_entry("evidence", doubted.id)
    assert doubted.doubt in said(part.studies.panel)
    page.show_entry("measure", "phq9")
    assert library().measures["phq9"].doubt in said(part.measures.panel)


def test_a_reference_is_copied_and_its_source_opened(part: EvidencePart, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    part.studies.show_entry("sp-controlled-2022")
    click(part.studies.panel, "Copy the reference")
    assert QGuiApplication.clipboard().text().startswith("Kiely B, Croke A, O’Shea M, et al. (2022). Effect of")
    click(part.studies.panel, "Open the source in a browser")
    assert opened == ["https://doi.org/10.1136/bmjopen-2022-062951"]


def test_own_evidence_is_typed_below_and_shows_in_the_list_and_its_search(part: EvidencePart, place: Place) -> None:
    type_in_cell(part.own.table, 0, "claim", "Elm & <b>Oak</b> choirs grew")
    (row,) = place.rows("evidence")
    assert row["claim"] == "Elm & <b>Oak</b> choirs grew"
    type_in_cell(part.own.table, 0, "limits", "No comparison")
    cell(part.own.table, 0, "claim")
    assert part.form.isVisible()
    type_into(part.form.field("authors"), "Weaver A")
    type_into(part.form.field("topics"), "Choirs of ours")
    type_into(part.form.field("checked_on"), "1/11/2026")
    assert place.labels[-1] == "Change the piece of evidence “Elm & <b>Oak</b> choirs grew”: Last checked"
    (row,) = place.rows("evidence")
    assert (row["authors"], row["checked_on"]) == ("Weaver A", date(2026, 11, 1))
    look_for(part, "oak choirs weaver")
    assert shown(part.studies.table) == [["Elm & <b>Oak</b> choirs grew", "", "", "Yours"]]
    panel = said(part.studies.panel)
    assert "Elm & <b>Oak</b> choirs grew" in panel
    assert "What it cannot show\nNo comparison" in panel
    press(part.search, ESCAPE)
    choose_words(part.topic, "Choirs of ours")
    assert claims(part) == ["Elm & <b>Oak</b> choirs grew"]
    click(part.studies.panel, "Change it")
    assert part.own.table.hasFocus()
    assert part.own.table.current_key() == row.id


def test_a_date_that_cannot_be_used_is_told_under_its_field(part: EvidencePart, place: Place) -> None:
    place.add("evidence", claim="It helps")
    cell(part.own.table, 0, "claim")
    type_into(part.form.field("year"), "last year")
    assert part.form.field("year").problem()
    assert place.rows("evidence")[0]["year"] is None


def test_what_a_text_cites_is_not_deleted_and_the_table_says_where(part: EvidencePart, place: Place) -> None:
    evidence = place.add("evidence", claim="It helps")
    document = place.add("document", title="Our case", kind="forecast", created_on=date(2026, 5, 1))
    section = place.add("section", document_id=document, key="own-1", body="It helps {{e1}}.")
    uid = place.row("evidence", evidence)["uid"]
    place.add("citation", section_id=section, token="e1", evidence=uid)  # noqa: S106 - no secret
    cell(part.own.table, 0, "claim")
    press(part.own.table, DELETE)
    assert part.own.table.problem() == "“It helps” is cited in “Our case”. Take it out of the text first."
    place.workspace.run("Take it out", records.change, "section", section, {"body": ""})
    click(part.own, "Delete this piece of evidence")
    assert not place.rows("evidence")
    assert not part.form.isVisible()


def test_a_measure_of_ones_own_is_edited_in_place_and_listed_first(part: EvidencePart, place: Place) -> None:
    type_in_cell(part.own_measures.table, 0, "name", "Belonging")
    (row,) = place.rows("own_measure")
    assert (row["lowest"], row["highest"], row["better"]) == (0, 1_000, Better.HIGHER)
    type_in_cell(part.own_measures.table, 0, "highest", "5")
    type_in_cell(part.own_measures.table, 0, "lowest", "9")
    assert "Lowest score" in part.own_measures.table.problem()
    assert shown(part.measures.table)[0] == ["Belonging", "0 to 5; a higher score is better", "Yours"]


def test_a_licence_stands_in_plain_words(page: LibraryPage, part: EvidencePart) -> None:
    page.show_entry("measure", "swemwbs")
    panel = said(part.measures.panel)
    assert "You need a licence for its words. Footing shows no wording of it." in panel
    assert "registration needed" in panel


def test_an_entry_is_shown_although_something_else_is_looked_for(page: LibraryPage, part: EvidencePart) -> None:
    look_for(part, "dance")
    choose(part.direction, Direction.MIXED)
    page.show_part("words")
    page.show_entry("evidence", "sp-controlled-2022")
    assert page.part.value() == "evidence"
    assert part.studies.shown() == "sp-controlled-2022"
    assert (part.search.text(), part.direction.value(), part.topic.value()) == ("", "", "")


def test_in_a_narrow_window_claims_have_the_room(page: LibraryPage, part: EvidencePart) -> None:
    table = part.studies.table
    about = table.rows_model().column_of("about")
    assert not table.isColumnHidden(about)
    page.resize(420, 700)
    said(part)
    assert table.isColumnHidden(about)
    page.resize(1092, 712)
    said(part)
    assert not table.isColumnHidden(about)


def test_links_lead_to_each_card(part: EvidencePart) -> None:
    click(part.jumps, "Measures (26)")
    assert part.measures.table.hasFocus()
    assert part.verticalScrollBar().value() > 0
    assert "Measures of your own (0)" in buttons(part.jumps)


def test_what_is_shown_stays_when_something_else_changes(part: EvidencePart, place: Place) -> None:
    part.studies.show_entry("gardening-2024")
    place.add("own_word", word="Siân")
    assert part.studies.shown() == "gardening-2024"


def test_nothing_of_the_library_is_read_before_its_part_is_shown(place: Place, qtbot: QtBot) -> None:
    library.cache_clear()
    page = LibraryPage(place.desk)
    qtbot.addWidget(page)
    page.show()
    assert page.part.value() == "answers"
    assert library.cache_info().currsize == 0
    page.show_part("evidence")
    assert library.cache_info().currsize == 1
