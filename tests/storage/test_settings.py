"""Settings and places: what is remembered survives damage, and folders that need care are known by their names."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from app.paths import data_folder
from app.storage.folders import default_file, folder_warning
from app.storage.settings import Settings, load_settings, save_settings, settings_file

FULL = Settings(
    last_file="/home/ann/plan.footing",
    recent_files=("/home/ann/plan.footing", "/media/stick/Tŷ Celf.footing"),
    theme="dark",
    remembered={"window.geometry": "AdnQywADAAA=", "window.page": "grants"},
    told=("welcome",),
)


def test_settings_come_back_as_they_were_saved() -> None:
    assert load_settings() == Settings()
    save_settings(FULL)
    assert load_settings() == FULL
    assert [entry.name for entry in settings_file().parent.iterdir()] == ["settings.json"]
    assert all(getattr(FULL, each.name) != getattr(Settings(), each.name) for each in fields(Settings))


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"[1, 2]", b'"dark"', b"\xff\xfe", b"[" * 100_000, b"{}"])
def test_damaged_settings_are_as_at_first(content: bytes) -> None:
    settings_file().write_bytes(content)
    assert load_settings() == Settings()


def test_what_cannot_be_used_is_as_at_first_and_the_rest_is_kept() -> None:
    saved = {
        "theme": "pink",
        "recent_files": ["a", 3, *map(str, range(20))],
        "remembered": {"window.page": "grants", "widths": [100, 90], "costs": 3},
        "told": None,
        "from_a_later_release": 1,
        "last_file": "plan.footing",
    }
    settings_file().write_text(json.dumps(saved), encoding="utf-8")
    loaded = load_settings()
    assert (loaded.theme, loaded.told) == ("system", ())
    assert loaded.recent_files == ("a", *map(str, range(9)))
    assert loaded.remembered == {"window.page": "grants"}
    assert loaded.last_file == "plan.footing"


def test_what_an_earlier_version_remembered_is_read_and_saved_under_its_new_name() -> None:
    settings_file().write_text(json.dumps({"kept": {"window.page": "grants"}}), encoding="utf-8")
    loaded = load_settings()
    assert loaded.remembered == {"window.page": "grants"}
    save_settings(loaded)
    assert "kept" not in json.loads(settings_file().read_text(encoding="utf-8"))
    assert load_settings() == loaded


def test_the_default_file_lies_in_the_data_folder() -> None:
    assert default_file().parent == data_folder()
    assert default_file().suffix == ".footing"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (r"C:\Users\Ann\OneDrive\Documents\plan.footing", "OneDrive"),
        (r"C:\Users\Ann\OneDrive - Ty Celf\plan.footing", "OneDrive"),
        ("/Users/ann/Library/CloudStorage/OneDrive-Personal/plan.footing", "OneDrive"),
        ("/home/ann/Dropbox/charity/plan.footing", "Dropbox"),
        (r"D:\Dropbox (Ty Celf)\plan.footing", "Dropbox"),
        ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/plan.footing", "iCloud Drive"),
        (r"C:\Users\Ann\iCloudDrive\plan.footing", "iCloud Drive"),
        (r"G:\My Drive\plan.footing", "Google Drive"),
        ("/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/plan.footing", "Google Drive"),
        ("/home/ann/Nextcloud/plan.footing", "Nextcloud"),
        (r"\\office-server\shared\plan.footing", "network"),
        ("//office-server/shared/plan.footing", "network"),
        ("/run/user/1000/gvfs/smb-share:server=nas,share=plans/plan.footing", "network"),
    ],
)
def test_a_synced_or_shared_folder_is_said_with_what_to_do(path: str, name: str) -> None:
    warning = folder_warning(path)
    assert warning is not None
    assert name in warning


@pytest.mark.parametrize(
    "path",
    [
        "/home/ann/Documents/plan.footing",
        r"C:\Users\Ann\Documents\plan.footing",
        "/home/ann/Letterbox/Dropbox.footing",
        "/media/stick/onedrive-notes.footing",
        r"\\?\C:\Users\Ann\plan.footing",
        "plan.footing",
    ],
)
def test_an_ordinary_folder_needs_no_warning(path: str) -> None:
    assert folder_warning(path) is None
    assert folder_warning(Path(path)) is None
