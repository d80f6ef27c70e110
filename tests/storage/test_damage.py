"""Files that cannot be trusted: each is told in a sentence, left as it is, and its newest good backup is named."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.models.formats import FORMATS
from app.models.schema import TABLES
from app.problems import Refused
from app.storage import backups
from app.storage.copies import copy_of, restore
from app.storage.errors import DamagedFile, NewerFile, NotAnOrganisationFile, StorageRefused, Vanished
from app.storage.file import OrganisationFile
from tests.data.samples import NEXT_MAJOR, NEXT_MINOR, sample_file
from tests.storage.rows import TODAY, listing, names, new_file, reopened

PAGE = 4096


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def run(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return change


def rewrite(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def rewritten(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return rewritten


def text_of(word: bytes, other: bytes) -> Callable[[Path], None]:
    return rewrite(lambda content: content.replace(word, other))


def index_without(name: str) -> Callable[[Path], None]:
    """The page of an index as it was before there were any rows: whole, and wrong."""

    def emptied(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        content = bytearray(path.read_bytes())
        at = (page - 1) * PAGE
        assert content[at + 3 : at + 5] != b"\x00\x00"
        content[at + 1 : at + 8] = bytes(4) + PAGE.to_bytes(2, "big") + bytes(1)
        path.write_bytes(content)

    return emptied


DAMAGED = {
    "empty": rewrite(lambda _content: b""),
    "blanked": rewrite(lambda content: bytes(len(content))),
    "one byte": rewrite(lambda _content: b"S"),
    "cut inside the header": rewrite(lambda content: content[:90]),
    "cut after the first page": rewrite(lambda content: content[:PAGE]),
    "cut in half": rewrite(lambda content: content[: len(content) // 2]),
    "last page missing": rewrite(lambda content: content[:-PAGE]),
    "last page cut": rewrite(lambda content: content[:-100]),
    "first page blanked after the header": rewrite(lambda content: content[:100] + bytes(PAGE - 100) + content[PAGE:]),
    "a page blanked": rewrite(lambda content: content[: 3 * PAGE] + bytes(PAGE) + content[4 * PAGE :]),
    "every other page blanked": rewrite(
        lambda content: b"".join(
            content[at : at + PAGE] if at // PAGE % 2 == 0 else bytes(PAGE) for at in range(0, len(content), PAGE)
        )
    ),
    "pages in another order": rewrite(
        lambda content: content[:PAGE] + content[2 * PAGE : 4 * PAGE] + content[PAGE : 2 * PAGE] + content[4 * PAGE :]
    ),
    "overwritten with noise": rewrite(lambda content: content[:PAGE] + random.Random(1).randbytes(len(content) - PAGE)),
    "the mark overwritten": rewrite(lambda content: b"Sqlite" + content[6:]),
    "a table gone": run("DROP TABLE grant_report"),
    "the journal gone": run("DROP TABLE journal_state"),
    "no version": run("PRAGMA user_version = 0"),
    "a date that is none": text_of(b"2026-03-31", b"2026-03-3A"),
    "a month that is none": text_of(b"2027-04", b"2027-94"),
    "a word that is none": text_of(b"floor_space", b"floor-space"),
    "text that is no text": text_of(b"Knit & natter", b"Knit \xff natter"),
    "text in place of pence": run("PRAGMA ignore_check_constraints = 1", "UPDATE cost_line SET amount = 'much'"),
    "a reference to nothing": run("PRAGMA foreign_keys = 0", "DELETE FROM fund WHERE id = 2"),
    "a sum beyond its bounds": run("PRAGMA ignore_check_constraints = 1", "UPDATE cost_line SET amount = -5"),
    "a bound taken out of the file": run(
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET sql = replace(sql, 'amount BETWEEN 0', 'amount BETWEEN -9') WHERE name = 'cost_line'",
        "PRAGMA writable_schema = RESET",
        "UPDATE cost_line SET amount = -5",
    ),
    "a blank name": run("PRAGMA ignore_check_constraints = 1", "UPDATE cost_line SET name = ' ' WHERE id = 1"),
    "nothing where something must be": run(
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET sql = replace(sql, 'amount INTEGER NOT NULL', 'amount INTEGER') "
        "WHERE name = 'cost_line'",
        "PRAGMA writable_schema = RESET",
        "UPDATE cost_line SET amount = NULL",
    ),
    "an end before its start": run(
        "PRAGMA ignore_check_constraints = 1", "UPDATE cost_line SET \"end\" = '2020-01-01' WHERE id = 2"
    ),
    "an index that lacks a row": index_without("ix_journal_change_action_id"),
    "a name twice": run(
        "PRAGMA writable_schema = 1",
        "UPDATE sqlite_master SET sql = replace(sql, 'CONSTRAINT uq_fund_name UNIQUE (name)', 'CHECK (1)') "
        "WHERE name = 'fund'",
        "DELETE FROM sqlite_master WHERE name = 'sqlite_autoindex_fund_1'",
        "PRAGMA writable_schema = RESET",
        "UPDATE fund SET name = 'General'",
        "VACUUM",
    ),
    "two general funds": run("DROP INDEX uq_fund_one_general", "UPDATE fund SET kind = 'general'"),
    "a change of nothing": run(
        "PRAGMA ignore_check_constraints = 1", "UPDATE journal_change SET before = NULL, after = NULL WHERE id = 1"
    ),
    "a name that is missing": run(
        "PRAGMA writable_schema = 1", "UPDATE sqlite_master SET sql = replace(sql, 'floor_space', 'floor_spade')"
    ),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_left_as_it_is_and_its_newest_good_backup_is_named(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        good = opened.backup()
        spoilt = opened.backup()
    spoilt.write_bytes(spoilt.read_bytes()[:-PAGE])
    damage(path)
    content = path.read_bytes()
    with pytest.raises(DamagedFile, match="damaged") as refusal:
        reopened(path)
    with pytest.raises(DamagedFile, match="damaged"):
        OrganisationFile.open(path, today=TODAY, read_only=True)
    assert refusal.value.newest_backup == good
    assert str(good) in str(refusal.value)
    assert path.read_bytes() == content
    assert listing(tmp_path) == ["plan.footing"]
    restore(good, tmp_path / "restored.footing")
    with reopened(tmp_path / "restored.footing") as restored:
        assert names(restored) == ["Rent", "Paint"]


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_opening_refuses_is_no_backup_to_offer_and_is_neither_restored_nor_copied(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = new_file(tmp_path)
    with reopened(path) as opened:
        good, spoilt = opened.backup(), opened.backup()
    damage(spoilt)
    assert not backups.is_good(spoilt)
    newest = backups.newest_good(path)
    assert newest is not None
    assert newest.path == good
    for way in (copy_of, restore):
        with pytest.raises((DamagedFile, NotAnOrganisationFile)):
            way(spoilt, tmp_path / "copy.footing")
    assert listing(tmp_path) == ["plan.footing"]


def test_a_backup_of_an_older_format_is_good_only_when_it_can_be_taken_to_this_one(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(sample_file(FORMATS[0]), tmp_path / "old.footing"))
    content = path.read_bytes()
    assert backups.is_good(path)
    assert path.read_bytes() == content
    text_of(b"2027-04", b"2027-94")(path)
    assert not backups.is_good(path)
    with pytest.raises(DamagedFile):
        restore(path, tmp_path / "restored.footing")
    run(f"PRAGMA user_version = {NEXT_MAJOR.number}")(path)
    assert not backups.is_good(path)


def test_without_a_backup_the_sentence_says_so(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-PAGE])
    with pytest.raises(DamagedFile, match="no good backup") as refusal:
        reopened(path)
    assert refusal.value.newest_backup is None


def test_a_damaged_file_or_backup_is_not_copied(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-PAGE])
    for way in (copy_of, restore):
        with pytest.raises(DamagedFile):
            way(path, tmp_path / "copy.footing")
    assert listing(tmp_path) == ["plan.footing"]


def test_any_flipped_byte_gives_a_sentence_or_a_file_that_reads(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    sound, chance, told = path.read_bytes(), random.Random(20260506), list[str]()
    for _ in range(100):
        flipped = bytearray(sound)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            with OrganisationFile.open(path, today=TODAY, read_only=True) as opened, opened.read() as session:
                for mapped in TABLES:
                    session.scalars(select(mapped)).all()
                opened.history()
        except StorageRefused as refusal:
            told.append(str(refusal))
    assert told
    assert all(sentence.endswith(".") for sentence in told)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"Dear funder,\n", "letter.txt"), (b"PK\x03\x04" + bytes(200), "costs.xlsx"), (b"\x89PNG\r\n" * 40, "logo.png")],
)
def test_another_kind_of_file_is_told_apart(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotAnOrganisationFile, match="not a Footing file"):
        reopened(path)
    assert path.read_bytes() == content
    assert listing(tmp_path) == [name]


def test_another_programs_database_is_told_apart(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    other_database(path)
    with pytest.raises(NotAnOrganisationFile):
        reopened(path)
    with pytest.raises(NotAnOrganisationFile, match=r"Choose one whose name ends in \.footing\."):
        reopened(tmp_path)


@pytest.mark.parametrize("content", [b"SQLite format 3\x00" + bytes(200), b"Dear funder", bytes(range(256)) * 16])
def test_a_file_that_ends_in_footing_and_is_none_is_never_told_to_end_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ours.footing"
    path.write_bytes(content)
    with pytest.raises(NotAnOrganisationFile, match="It is damaged, or another program’s file") as caught:
        reopened(path)
    assert "ends in" not in str(caught.value)
    folder = tmp_path / "folder.footing"
    folder.mkdir()
    with pytest.raises(NotAnOrganisationFile, match="It is a folder"):
        reopened(folder)


def test_a_folder_is_no_organisation_file(tmp_path: Path) -> None:
    with pytest.raises(NotAnOrganisationFile):
        reopened(tmp_path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Vanished, match="moved or renamed"):
        reopened(tmp_path / "gone.footing")
    with pytest.raises(Vanished):
        copy_of(tmp_path / "gone.footing", tmp_path / "copy.footing")
    assert listing(tmp_path) == []


def test_a_newer_major_is_refused_and_a_newer_minor_is_read(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    run(f"PRAGMA user_version = {NEXT_MAJOR.number}")(path)
    with pytest.raises(NewerFile, match="newer Footing"):
        reopened(path)
    with pytest.raises(NewerFile, match="newer Footing"):
        restore(path, tmp_path / "restored.footing")
    assert not (tmp_path / "restored.footing").exists()
    run(f"PRAGMA user_version = {NEXT_MINOR.number}", "ALTER TABLE fund ADD COLUMN colour TEXT")(path)
    with reopened(path) as opened:
        assert opened.read_only
        assert "newer Footing" in opened.notice
        assert names(opened) == ["Rent", "Paint"]
        assert opened.can_undo is None
        with pytest.raises(Refused, match="can be read but not changed"), opened.action("Try"):
            pass
    assert not backups.backups_of(path)
