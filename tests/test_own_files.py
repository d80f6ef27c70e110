"""What is saved never takes the place of an organisation file, whatever it is called there."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.exchange.files.open_file import write_open_form
from app.exchange.files.writing import OutSheet, write_csv, write_xlsx
from app.own_files import is_own
from app.problems import Refused
from app.replacing import replacing
from app.storage.file import OrganisationFile
from tests.storage.rows import TODAY, listing, new_file


def any_bytes(path: Path) -> None:
    with replacing(path) as beside:
        beside.write_bytes(b"a picture")


WRITERS: dict[str, Callable[[Path], Any]] = {
    "csv": lambda path: write_csv(path, ["Name"], [["Rent"]]),
    "xlsx": lambda path: write_xlsx(path, [OutSheet("Costs", ["Name"], [["Rent"]])]),
    "json": lambda path: write_open_form(path, {"organisation": {}}),
    "a picture or a document": any_bytes,
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
@pytest.mark.parametrize("is_open", [True, False])
def test_no_table_or_picture_takes_the_place_of_the_file(
    tmp_path: Path, write: Callable[[Path], Any], *, is_open: bool
) -> None:
    path = new_file(tmp_path)
    (tmp_path / "link.csv").symlink_to(path)
    os.link(path, tmp_path / "twin.csv")
    content, before = path.read_bytes(), listing(tmp_path)
    opened = OrganisationFile.open(path, today=TODAY) if is_open else None
    for name in ("plan.footing", "link.csv", "twin.csv", "../" + tmp_path.name + "/plan.footing"):
        with pytest.raises(Refused, match="Choose another name"):
            write(tmp_path / name)
    if opened:
        opened.close()
    assert (path.read_bytes(), listing(tmp_path)) == (content, before)
    assert (tmp_path / "link.csv").is_symlink()
    write(tmp_path / "table.csv")
    assert (tmp_path / "table.csv").stat().st_size > 0


def test_a_file_of_ours_under_another_ending_is_known_open_or_not(tmp_path: Path) -> None:
    path = new_file(tmp_path, "plan.csv")
    assert is_own(path)
    with OrganisationFile.open(path, today=date(2026, 5, 6)):
        assert is_own(path)
        assert is_own(tmp_path / "plan.csv-journal")
        path.rename(tmp_path / "moved.csv")
        assert is_own(path), "what vanished may come back"
        (tmp_path / "moved.csv").rename(path)
    assert is_own(path)
    assert not is_own(tmp_path / "plan.csv-journal")


@pytest.mark.parametrize(
    "name",
    [
        *("new.footing", "NEW.Footing", "new.footing.", "new.footing "),
        *("new.footing-journal", "new.footing-wal", "new.footing-shm", ".new.footing.lock", ".new.footing.who"),
    ],
)
def test_names_that_belong_to_organisation_files_are_kept_for_them(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="Footing file"), replacing(tmp_path / name):
        raise AssertionError
    assert listing(tmp_path) == []


@pytest.mark.parametrize("name", ["footing.csv", "my.footing.csv", "a footing", "costs.xlsx", "footing"])
def test_other_names_are_free(tmp_path: Path, name: str) -> None:
    any_bytes(tmp_path / name)
    any_bytes(tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"a picture"


def test_a_link_that_leads_nowhere_or_to_itself_makes_way(tmp_path: Path) -> None:
    for name, target in (("round.csv", "round.csv"), ("nowhere.csv", "gone")):
        (tmp_path / name).symlink_to(target)
        any_bytes(tmp_path / name)
        assert not (tmp_path / name).is_symlink()


def test_looking_at_a_name_never_lets_go_of_the_locks_of_the_open_file(tmp_path: Path) -> None:
    with OrganisationFile.open(new_file(tmp_path), today=TODAY) as opened, opened.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM fund").fetchone()
        held = _locks_on(opened.path)
        assert held
        for name in ("plan.footing", "plan.csv"):
            is_own(tmp_path / name)
        assert _locks_on(opened.path) == held


def _locks_on(path: Path) -> list[str]:
    """What the system says is locked in a file; as the first lines of /proc/locks (Linux)."""
    inode = str(path.stat().st_ino)
    lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return [line.split(maxsplit=1)[1] for line in lines if f":{inode} " in line]
