"""Rows that are here already and differ: taken over field by field, as ticked, and taken back by one undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.choices import GrantKind
from app.services.grants.edits import add_grant
from app.ui.dialogs.importing.dialog import ImportDialog
from tests.exchange.made_files import csv_file
from tests.ui.dialogs.importing.test_dialog import opened, states
from tests.ui.dialogs.places import Place, choose, place_in, visible_words
from tests.ui.keys import press

BIDS = "Funder,Title,Stage,Amount,Start\nElm,Garden,{stage},{amount},01/04/2027\nOak,Choir,Submitted,900,\n"


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    with place_in(tmp_path, qtbot) as made:
        yield made


def bids(folder: Path, stage: str, amount: int) -> Path:
    return csv_file(folder, BIDS.format(stage=stage, amount=amount), f"{stage}.csv")


def offered(dialog: ImportDialog) -> list[tuple[str, ...]]:
    model = dialog.changes.table.rows_model()
    return [tuple(model.text(row, at) for at in range(1, 6)) for row in range(model.rowCount())]


def tick(dialog: ImportDialog, row: int) -> None:
    """Tick a line as a person does with the keys."""
    table = dialog.changes.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, 0))
    press(table, Qt.Key.Key_Space)


def brought(place: Place, path: Path) -> None:
    opened(place, path, "grants").foot.bring.click()
    place.wait()


def test_what_changed_is_offered_unticked_and_only_what_is_ticked_is_taken(place: Place, tmp_path: Path) -> None:
    brought(place, bids(tmp_path, "Submitted", 5000))
    dialog = opened(place, bids(tmp_path, "Declined", 6000), "grants")
    assert states(dialog) == [("2", "Differs"), ("3", "There already")]
    assert offered(dialog) == [
        ("2", "Garden", "Stage", "Waiting for a decision", "Declined"),
        ("2", "Garden", "Amount asked for", "£5,000", "£6,000"),
    ]
    assert dialog.foot.sentence.plain() == "No rows will be added, 1 differs and stays as here, 1 is there already."
    assert not dialog.foot.bring.isEnabled()
    tick(dialog, 0)
    assert dialog.foot.sentence.plain() == "No rows will be added, 1 will be updated, 1 is there already."
    dialog.foot.bring.click()
    place.wait()
    garden = place.rows("grant")[0]
    assert (garden["stage"].value, garden["amount_applied"], len(place.rows("grant"))) == ("declined", 5_000_00, 2)
    assert place.said[-1] == "Update 1 grant from Declined.csv"
    place.workspace.undo()
    assert place.rows("grant")[0]["stage"].value == "submitted"


def test_all_can_be_ticked_at_once_and_the_same_file_then_offers_nothing(place: Place, tmp_path: Path) -> None:
    brought(place, bids(tmp_path, "Submitted", 5000))
    dialog = opened(place, bids(tmp_path, "Declined", 6000), "grants")
    press(dialog.changes.all, Qt.Key.Key_Space)
    assert dialog.changes.rows_picked() == 1
    dialog.foot.bring.click()
    place.wait()
    assert place.rows("grant")[0]["amount_applied"] == 6_000_00
    again = opened(place, bids(tmp_path, "Declined", 6000), "grants")
    assert again.foot.sentence.plain() == "Everything in this file is there already."
    assert not again.changes.isVisibleTo(again)


def test_an_amount_and_how_often_it_comes_round_are_ticked_together(place: Place, tmp_path: Path) -> None:
    opened(place, csv_file(tmp_path, "Item,Amount,Frequency\nRent,500,monthly\n")).foot.bring.click()
    place.wait()
    dialog = opened(place, csv_file(tmp_path, "Item,Amount,Frequency\nRent,6000,yearly\n", "later.csv"))
    tick(dialog, 0)
    assert dialog.changes.picked() == {(2, "amount"), (2, "frequency")}
    tick(dialog, 1)
    assert dialog.changes.picked() == frozenset()


def test_a_row_typed_by_hand_is_known(place: Place, tmp_path: Path) -> None:
    place.workspace.run("Typed", add_grant, "garden ", "ELM", GrantKind.GRANT)
    dialog = opened(place, bids(tmp_path, "Submitted", 5000), "grants")
    assert states(dialog) == [("2", "Differs"), ("3", "New")]


def test_what_imported_grants_may_pay_for_is_asked_once(place: Place, tmp_path: Path) -> None:
    dialog = opened(place, csv_file(tmp_path, "Funder,Title,Amount awarded\nElm,Garden,500\n"), "grants")
    assert dialog.settings.restriction.isVisibleTo(dialog)
    assert "What may these grants pay for?" in visible_words(dialog)
    assert dialog.settings.restriction.value() == "restricted"
    choose(dialog.settings.restriction, "unrestricted")
    place.wait()
    dialog.foot.bring.click()
    place.wait()
    assert place.rows("grant")[0]["restriction"].value == "unrestricted"


def test_a_list_that_says_itself_what_grants_may_pay_for_is_not_asked(place: Place, tmp_path: Path) -> None:
    text = "Funder,Title,Amount awarded,Restricted?\nElm,Garden,500,no\nElm,Choir,500,yes\n"
    dialog = opened(place, csv_file(tmp_path, text), "grants")
    assert not dialog.settings.restriction.isVisibleTo(dialog)
    dialog.foot.bring.click()
    place.wait()
    assert [grant["restriction"].value for grant in place.rows("grant")] == ["unrestricted", "restricted"]
