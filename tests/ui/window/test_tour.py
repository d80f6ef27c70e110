"""The tour of every page, with pictures and without."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.places import PAGES
from app.problems import Refused
from app.storage.file import OrganisationFile
from app.ui.kit.theme import apply_theme
from app.ui.window import tour
from tests.ui.whole_window import TODAY, file

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "_PATIENCE", 0.05)


def test_every_page_is_visited_and_the_file_given_back(tmp_path: Path) -> None:
    path = file(tmp_path)
    assert list(tour.visit_pages(path, None, today=TODAY)) == [f"{page.name} opens." for page in PAGES]
    OrganisationFile.open(path, today=TODAY).close()


def test_each_page_has_a_picture_in_light_and_dark(tmp_path: Path, qapp: QApplication) -> None:
    screens = tmp_path / "screens"
    told = list(tour.visit_pages(file(tmp_path), screens, today=TODAY))
    apply_theme(qapp, dark=False)
    assert len(told) == 2 * len(PAGES)
    for page in (place.id for place in PAGES):
        light, dark = (QImage(str(screens / f"{page}-{theme}.png")) for theme in ("light", "dark"))
        assert (light.width(), light.height()) == (1280, 720)
        assert light.pixelColor(2, 400).lightness() > 200
        assert dark.pixelColor(2, 400).lightness() < 60


def test_a_file_that_cannot_be_opened_ends_the_tour_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="could not be opened in the window"):
        list(tour.visit_pages(tmp_path / "nowhere.footing", None, today=TODAY))


def test_a_folder_that_takes_no_pictures_is_told(tmp_path: Path) -> None:
    screens = tmp_path / "screens"
    (screens / "home-light.png").mkdir(parents=True)
    with pytest.raises(Refused, match="Choose another folder"):
        list(tour.visit_pages(file(tmp_path), screens, today=TODAY))
