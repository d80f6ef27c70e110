"""The logo on the Settings page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.services.keeping import kept
from app.services.organisation.attachments import logo
from app.ui.pages.organisation.logo import LogoRow
from tests.fakes import FakeAsker
from tests.ui.pages.acting import Place, click, place_in, said


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:  # noqa: ARG001  # there has to be an application
    with place_in(tmp_path) as made:
        made.add("organisation", name="Us")
        yield made


def row(place: Place, qtbot: QtBot, *answers: Path) -> LogoRow:
    made = LogoRow(replace(place.desk, ask=FakeAsker(*answers)))
    qtbot.addWidget(made)
    place.workspace.changed.connect(made.refresh)
    made.refresh()
    made.show()
    return made


def picture(folder: Path) -> Path:
    path = folder / "logo.png"
    Image.new("RGBA", (60, 30), "green").save(path)
    return path


def test_a_logo_is_chosen_seen_and_removed(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    shown = row(place, qtbot, picture(tmp_path))
    assert "None." in said(shown)
    click(shown, "Choose a picture …")
    qtbot.waitUntil(shown.picture.isVisible)
    assert place.workspace.read(logo).startswith(b"\x89PNG")
    assert place.labels[-1] == "Change the organisation: Logo"
    click(shown, "Remove it")
    assert place.workspace.read(logo) == b""
    assert not shown.picture.isVisible()
    place.workspace.undo()
    assert place.workspace.read(logo).startswith(b"\x89PNG")
    assert shown.picture.isVisible()


def test_another_one_takes_its_place_in_one_step(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = picture(tmp_path), tmp_path / "other.jpg"
    Image.new("RGB", (60, 30), "red").save(second)
    shown = row(place, qtbot, first, second)
    click(shown, "Choose a picture …")
    qtbot.waitUntil(shown.picture.isVisible)
    click(shown, "Choose a picture …")
    qtbot.waitUntil(lambda: place.workspace.read(logo).startswith(b"\xff\xd8"))
    assert [each["name"] for each in place.rows("attachment")] == ["other.jpg"]
    place.workspace.undo()
    assert [each["name"] for each in place.rows("attachment")] == ["logo.png"]


def test_a_damaged_one_is_said_until_it_is_chosen_again(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    shown = row(place, qtbot, picture(tmp_path), picture(tmp_path))
    click(shown, "Choose a picture …")
    qtbot.waitUntil(shown.picture.isVisible)
    place.workspace.run("Harm", kept.mark, "blob", 1, {"data": b"else"})
    shown.refresh()
    assert "The logo is missing or damaged in this file." in said(shown)
    assert "None." not in said(shown)
    assert shown.remove.isVisible()
    click(shown, "Choose a picture …")
    qtbot.waitUntil(shown.picture.isVisible)
    assert "damaged" not in said(shown)


def test_what_cannot_be_used_is_said_and_nothing_changes(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    shown = row(place, qtbot, tmp_path / "logo.png")
    click(shown, "Choose a picture …")
    qtbot.waitUntil(lambda: "is not a PNG or JPEG picture" in said(shown))
    assert place.rows("attachment") == ()
