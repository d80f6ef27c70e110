"""Where new files are offered to go: Documents, unless others copy it or it takes none; and under which name."""

from pathlib import Path

import pytest

from app.paths import data_folder, documents_folder, home_folder
from app.work.keeping import new_path, offered


def _documents(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))


def test_the_documents_folder_is_offered_and_nothing_is_made_to_find_out() -> None:
    offer = offered()
    assert (offer.folder, offer.why) == (documents_folder(), "")
    assert not documents_folder().exists()


@pytest.mark.parametrize(
    ("folder", "how"),
    [
        ("OneDrive/Documents", "copied to other computers by OneDrive"),
        ("OneDrive - Harbour Lights/Documents", "copied to other computers by OneDrive"),
        ("Dropbox/Papers", "copied to other computers by Dropbox"),
    ],
)
def test_where_it_is_copied_to_other_computers_another_is_offered_and_it_is_said_why(
    monkeypatch: pytest.MonkeyPatch, profile: Path, folder: str, how: str
) -> None:
    _documents(monkeypatch, profile / folder)
    offer = offered()
    assert offer.folder == home_folder() / "Footing"
    assert offer.why == f"Your folder “{documents_folder().name}” is {how}, so another one is offered."


def test_a_documents_folder_that_is_a_link_into_a_shared_one_is_known(
    monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    (profile / "Dropbox" / "Docs").mkdir(parents=True)
    (profile / "docs").symlink_to(profile / "Dropbox" / "Docs")
    _documents(monkeypatch, profile / "docs")
    assert "Dropbox" in offered().why


def test_one_that_cannot_be_written_gives_way_to_one_that_can(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("", encoding="utf-8")
    _documents(monkeypatch, wall / "Documents")
    offer = offered()
    assert offer.folder == home_folder() / "Footing"
    assert "cannot be written" in offer.why
    monkeypatch.setenv("HOME", str(wall))
    assert offered().folder == data_folder()
    monkeypatch.setenv("XDG_DATA_HOME", str(wall))
    assert offered().why == "Your folder “Documents” cannot be written. Choose another folder."


def test_what_she_chose_stays_until_it_is_gone_with_what_to_be_careful_about(profile: Path) -> None:
    chosen = profile / "Dropbox"
    assert offered(str(chosen)).folder == documents_folder()
    chosen.mkdir()
    assert offered(str(chosen)).folder == chosen
    assert "kept in step by Dropbox" in offered(str(chosen)).why


def test_on_a_mac_whose_documents_are_in_icloud_another_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert offered().folder == documents_folder()
    (home_folder() / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / documents_folder().name).mkdir(
        parents=True
    )
    assert "iCloud Drive" in offered().why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour Lights", "Harbour Lights (2).footing"),
        ("HARBOUR lights", "HARBOUR lights (2).footing"),
        ("Old", "Old (2).footing"),
        ("../../etc/passwd", "etc passwd.footing"),
        ("CON", "untitled CON.footing"),
        ("Tŷ Celf: arts?", "Tŷ Celf arts.footing"),
        (".", "untitled.footing"),
    ],
)
def test_a_file_is_called_as_its_organisation_and_takes_nobodys_place(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / "Harbour Lights.footing").touch()
    (tmp_path / "old.FOOTING").symlink_to("nowhere")
    assert new_path(name, tmp_path) == tmp_path / expected
    assert new_path(name, tmp_path / "not there").parent == tmp_path / "not there"
