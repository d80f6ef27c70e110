"""Where files are, as the window says and asks it: the first page, the File menu, the folder, and moving."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from app.paths import documents_folder
from app.services.organisation.organisation import details
from app.services.rows import records
from app.storage.backups import backups_of
from app.storage.file import OrganisationFile
from app.storage.folders import default_file
from app.ui.desk.place_card import PlaceCard
from app.ui.desk.recent_card import RecentCard
from app.ui.dialogs.where import WhereDialog
from app.ui.kit.line_fields import LineField
from app.ui.window.command_palette import CommandPalette
from app.work.making import EXAMPLE_NAME, example_file
from tests.ui.keys import CTRL, press, write
from tests.ui.whole_window import TODAY, Window, answers, button, file, held, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the computer's own program was asked to show."""
    folders: list[Path] = []

    def show(url: object) -> bool:
        folders.append(Path(url.toLocalFile()))  # type: ignore[attr-defined]  # a QUrl
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return folders


def _place(at: Window) -> PlaceCard:
    return at.first_run.findChildren(PlaceCard)[0]


def _named(at: Window) -> str:
    """The file that the first page says will be made."""
    return _place(at).path.text().replace("\u200b", "")


def _recent(at: Window) -> list[QAction]:
    """What the File menu lists, as it does whenever it opens."""
    menu = next(menu for menu in at.shell.findChildren(QMenu) if menu.title() == "Open recent")
    menu.aboutToShow.emit()
    return menu.actions()


def _choose(at: Window, label: str) -> None:
    next(action for action in at.shell.findChildren(QAction) if action.text() == label).trigger()


def test_the_first_page_names_the_file_before_it_is_made_and_it_is_made_there() -> None:
    with window() as place:
        place.app.begin(None)
        assert _named(place) == str(documents_folder())
        write(cast("LineField", place.first_run.form.field("name")), "Harbour: Lights")
        promised = _named(place)
        assert promised == str(documents_folder() / "Harbour Lights.footing")
        place.app.start_mine(answers("Harbour: Lights"))
        assert str(place.workspace.path) == promised
        assert place.said() == f"“Harbour Lights.footing” is kept in {documents_folder()}."
        assert "Harbour Lights.footing" in words(place.shell.navigation)
        assert any(label.toolTip() == promised for label in place.shell.navigation.findChildren(QLabel))


def test_another_folder_is_chosen_on_the_page_for_all_ways_to_start_and_for_later(tmp_path: Path) -> None:
    folder = tmp_path / "Shared work"
    folder.mkdir()
    with window(None, folder) as place:
        place.app.begin(None)
        for expected in (documents_folder(), folder):  # turned back, and chosen
            button(_place(place), "Change …").click()
            assert _named(place) == str(expected)
        place.first_run.example.click()
        assert place.workspace.path == folder / EXAMPLE_NAME
    with window() as again:
        again.app.show_first_run()
        assert _named(again) == str(folder)
        again.app.start_mine(answers())
        assert again.workspace.path == folder / "Harbour Lights.footing"


def test_a_documents_folder_that_is_copied_elsewhere_is_not_offered_and_it_is_said_why(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(profile / "OneDrive" / "Documents"))
    with window(profile / "OneDrive") as place:
        place.app.begin(None)
        assert _named(place) == str(profile / "Footing")
        assert "copied to other computers by OneDrive, so another one is offered." in words(_place(place))
        (profile / "OneDrive").mkdir()
        button(_place(place), "Change …").click()
        assert "kept in step by OneDrive" in words(_place(place)), "her own choice is hers, and she is told"


def test_files_of_an_earlier_version_stay_where_they_are_and_are_found() -> None:
    earlier = example_file(TODAY)
    path = file(default_file().parent, "organisation")
    with window(path) as place:
        place.app.begin(None)
        assert place.workspace.path == path
        place.app.ask_open()
        assert place.ask.asked[0][1].endswith(str(path.parent)), "looking for a file begins where the last one is"
        place.app.open_example()
        assert place.workspace.path == earlier


def test_files_opened_before_stand_in_the_file_menu_and_on_the_first_page(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    paths = [file(tmp_path / "a", "us & them"), file(tmp_path / "b", "us & them"), file(tmp_path, "other")]
    with window() as place:
        assert [(each.text(), each.isEnabled()) for each in _recent(place)] == [
            ("No other file has been opened here", False)
        ]
        for path in paths:
            place.app.open(path)
        labels = [each.text() for each in _recent(place)]
        assert [label.split(" in ")[0] for label in labels] == ["us && them"] * 2, "but the one that is open"
        assert labels[0].endswith("/b")
        _recent(place)[1].trigger()
        assert place.workspace.path == paths[0]
        place.app.ask_new()
        links = place.first_run.findChildren(RecentCard)[0].links
        assert len(links) == 3
        links[1].click()
        assert place.workspace.path == paths[2]


def test_one_that_is_not_there_any_more_is_said_and_offered_no_longer(tmp_path: Path) -> None:
    path, other = file(tmp_path), file(tmp_path, "other")
    with window() as place:
        place.app.open(path)
        place.app.open(other)
        path.unlink()
        (missing,) = _recent(place)
        assert missing.text() == "harbour (not found)"
        missing.trigger()
        assert "is not in" in place.said()
        assert place.workspace.path == other
        assert not _recent(place)[0].isEnabled()


def test_the_file_is_shown_in_its_folder_from_the_menu_ctrl_k_and_settings(tmp_path: Path, shown: list[Path]) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        _choose(place, "Show my file in its folder")
        press(place.shell, Qt.Key.Key_K, CTRL)
        field = place.shell.findChildren(CommandPalette)[0].findChildren(QLineEdit)[0]
        write(field, "show my file")
        press(field, Qt.Key.Key_Return)
        button(place.shell.go("organisation"), "Open its folder").click()
        assert shown == [tmp_path] * 3


def test_where_no_program_shows_folders_the_path_is_said_and_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    path = file(tmp_path)
    with window(False) as place:
        place.app.open(path)
        _choose(place, "Show my file in its folder")
        assert place.ask.asked == [("Where it is", "WhereDialog")]
    dialog = WhereDialog(path)
    assert (dialog.path.text(), dialog.path.isReadOnly()) == (str(path), True)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == str(path)
    assert "Copied." in words(dialog)
    dialog.deleteLater()


def test_a_file_is_moved_and_the_window_goes_on_with_it(tmp_path: Path) -> None:
    path, to = file(tmp_path), tmp_path / "Kept" / "Ours & theirs"
    moved = tmp_path / "Kept" / "Ours & theirs.footing"
    with window(None, to) as place:
        place.app.open(path)
        cost = place.workspace.read(records.rows, "cost_line")[0]
        place.workspace.run("Change the rent", records.change, "cost_line", cost.id, {"amount": 6_000_00})
        settings = place.shell.go("organisation")
        had = len(backups_of(path))
        assert had > 0
        _choose(place, "Move my file …")  # turned back
        assert place.workspace.path == path
        button(settings, "Move it …").click()
        assert place.said() == f"Your file is now “{moved.name}” in {moved.parent}."
        assert (place.workspace.path, len(backups_of(moved)), path.exists()) == (moved, had, False)
        assert moved.name in words(place.shell.navigation)
        settle()
        assert str(moved) in [line.text() for line in settings.findChildren(QLineEdit)]
        assert place.keeper.settings.recent_files == (str(moved),)
        press(place.shell, Qt.Key.Key_Z, CTRL)
        assert place.workspace.read(records.get, "cost_line", cost.id)["amount"] == cost["amount"]
    with window() as again:
        again.app.begin(None)
        assert again.workspace.path == moved


def test_a_move_into_a_folder_that_is_copied_elsewhere_is_done_and_warned_of(tmp_path: Path) -> None:
    shared = tmp_path / "Dropbox"
    shared.mkdir()
    with window(shared / "us.footing") as place:
        place.app.open(file(tmp_path))
        _choose(place, "Move my file …")
        assert place.workspace.path == shared / "us.footing"
        assert place.said().startswith("Your file is now “us.footing” in ")
        assert "kept in step by Dropbox" in place.said()


def test_what_is_being_typed_moves_along(tmp_path: Path) -> None:
    with window(tmp_path / "there.footing") as place:
        place.app.open(file(tmp_path))
        page = place.shell.go("organisation")
        name = next(field for field in page.findChildren(LineField) if field.text() == "Harbour")
        name.setFocus()
        write(name, "Old ")
        _choose(place, "Move my file …")
        assert place.workspace.read(details).name == "Old Harbour"
        assert name.text() == "Old Harbour"


def test_a_file_is_never_moved_onto_another_nor_where_it_may_not_be(tmp_path: Path) -> None:
    path, other = file(tmp_path), file(tmp_path, "other")
    before = other.read_bytes()
    wall = tmp_path / "wall"
    wall.touch()
    with window(other, wall / "us.footing", path) as place:
        place.app.open(path)
        for words_said in ("There is already", "Choose another folder"):
            _choose(place, "Move my file …")
            assert words_said in place.said()
        place.shell.messages.clear()
        _choose(place, "Move my file …")  # to where it is
        assert place.said() == ""
        assert place.workspace.path == path
        place.workspace.run("Rename", records.change, "organisation", 1, {"name": "Still here"})
    assert other.read_bytes() == before
    with OrganisationFile.open(path, today=TODAY) as opened, opened.read() as session:
        assert details(session).name == "Still here"


def test_a_file_that_another_has_open_is_left_when_enter_is_pressed(tmp_path: Path) -> None:
    path = file(tmp_path)
    offered: list[object] = []
    with window() as place, held(path):

        def first(_parent: object, _title: str, sentence: str, choices: list[tuple[str, str]], **_more: str) -> object:
            offered.extend([sentence, *(value for value, _ in choices)])
            return choices[0][0]

        place.ask.choose = first  # type: ignore[method-assign, assignment]  # whoever presses Enter at once
        assert not place.app.open(path)
        assert offered[1:] == ["no", "copy"]
        assert "since" in str(offered[0])
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
