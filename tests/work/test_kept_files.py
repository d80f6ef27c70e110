"""Files that are kept with a policy: read, refused in a sentence, and written out to be looked at."""

from pathlib import Path

import pytest

from app.paths import cache_folder
from app.problems import Refused
from app.work.kept_files import TYPES, read_file, write_to_look_at


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_file(path)
    return str(refused.value)


def test_a_file_is_read_with_its_name_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "Ŵyl & <b>.PDF"
    path.write_bytes(b"%PDF-1.7")
    found = read_file(path)
    assert (found.name, found.data, found.media_type) == (path.name, b"%PDF-1.7", "application/pdf")


def test_one_of_eleven_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with path.open("wb") as stream:
        stream.truncate(11_000_000)
    assert refusal(path) == "This file has 11.0 MB. Keep files of at most 10.0 MB."


def test_one_that_is_gone_empty_or_a_folder_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.pdf") == "“gone.pdf” is not there any more. Choose the file again."
    (tmp_path / "empty.pdf").touch()
    assert refusal(tmp_path / "empty.pdf") == "This file is empty. Choose another one."
    (tmp_path / "folder.pdf").mkdir()
    assert "Choose another" in refusal(tmp_path / "folder.pdf")


@pytest.mark.parametrize("name", ["policy.exe", "policy.pdf.bat", "policy", ".pdf", "policy.html"])
def test_what_is_no_document_is_neither_kept_nor_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"MZ")
    assert "is not a document or a picture." in refusal(tmp_path / name)
    with pytest.raises(Refused):
        write_to_look_at(name, b"MZ")


@pytest.mark.parametrize("ending", TYPES)
def test_a_copy_is_written_under_its_own_name_in_place_of_the_last(ending: str) -> None:
    first = write_to_look_at("first.pdf", b"1")
    second = write_to_look_at(f"../../Certificate: 2026{ending.upper()}", b"2")
    assert second.read_bytes() == b"2"
    assert (second.name, second.suffix) == (f"Certificate 2026{ending}", ending)
    assert cache_folder() in second.parents
    assert not first.exists()


def test_a_disk_that_takes_no_copy_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("app.work.kept_files.cache_folder", lambda: tmp_path / "file")
    with pytest.raises(Refused, match="cannot be opened"):
        write_to_look_at("a.pdf", b"1")
