"""Files kept with a policy or as the logo: replaced, let go and brought back; too large or gone is said."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models.documents import LARGEST_FILE, Blob
from app.problems import Refused
from app.services.organisation.attachments import attach, attached, delete_with_files, detach, logo, set_logo
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from app.storage.file import OrganisationFile

DAY = date(2026, 5, 1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[OrganisationFile]:
    """An organisation with two policies, the first with a file."""
    with OrganisationFile.create(tmp_path / "us.footing") as made:
        with made.action("Begin") as session:
            new_organisation(session, "Us")
            for name in ("Safeguarding", "Lone working"):
                records.add(session, "policy", {"name": name})
            keep(session, b"signed")
        yield made


def keep(session: Session, data: bytes, policy: int = 1) -> None:
    attach(session, "policy", policy, name="policy.pdf", data=data, media_type="application/pdf", today=DAY)


def read(file: OrganisationFile, policy: int = 1) -> bytes:
    with file.read() as session:
        return attached(session, "policy", policy)


def files(file: OrganisationFile) -> int:
    with file.read() as session:
        return len(records.rows(session, "attachment"))


def test_a_file_takes_the_place_of_the_one_before_and_undo_brings_that_back(file: OrganisationFile) -> None:
    with file.action("Replace") as session:
        keep(session, b"signed again")
    assert (read(file), files(file)) == (b"signed again", 1)
    file.undo()
    assert read(file) == b"signed"
    with file.action("None") as session:
        detach(session, "policy", 1)
    assert (read(file), files(file)) == (b"", 0)
    file.undo()
    assert read(file) == b"signed"


def test_a_policy_goes_with_its_file_and_comes_back_with_it(file: OrganisationFile) -> None:
    with file.action("Delete") as session:
        delete_with_files(session, "policy", [1, 2])
    assert files(file) == 0
    file.undo()
    assert (read(file), read(file, 2)) == (b"signed", b"")


def test_a_file_that_another_row_names_stays(file: OrganisationFile) -> None:
    with file.action("Share") as session:
        shared = records.get(session, "policy", 1)["attachment_id"]
        records.change(session, "policy", 2, {"attachment_id": shared})
        delete_with_files(session, "policy", [1])
        set_logo(session, "logo.png", b"a picture", "image/png", today=DAY)
    assert read(file, 2) == b"signed"
    with file.read() as session:
        assert logo(session) == b"a picture"


def test_an_empty_or_too_large_file_is_refused_and_the_one_before_stays(file: OrganisationFile) -> None:
    for data, sentence in ((b"", "is empty"), (bytes(LARGEST_FILE + 1_000_000), r"has 11\.0 MB.*at most 10\.0 MB")):
        with pytest.raises(Refused, match=sentence), file.action("Replace") as session:
            keep(session, data)
    assert (read(file), files(file)) == (b"signed", 1)


def test_a_file_whose_bytes_are_gone_is_told_and_the_policy_stays(file: OrganisationFile) -> None:
    with file.action("Lose") as session:
        session.execute(delete(Blob))
    with pytest.raises(Refused, match="missing or damaged"):
        read(file)
    with file.read() as session:
        assert len(records.rows(session, "policy")) == 2
