"""Tests of what was sent: it does not move whatever changes afterwards, and is withdrawn, never lost."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.documents import sent, versions
from app.services.documents.gathering import facts_of
from app.services.keeping import kept
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.services.documents.in_a_file import AT, DAY, a_file, begin, tree, uid_of

PDF, WORD = b"%PDF-1.7 pages", b"PK words"


def send(session: Session, document: int = 1, *, to: str = "A Trust", on: date = DAY, title: str = "Songs") -> int:
    return sent.send(session, document, tree(title), to=to, on=on, at=AT, pdf=PDF, docx=WORD)


def report_sent_on(file: OrganisationFile) -> date | None:
    with file.read() as session:
        found: date | None = records.get(session, "grant_report", 1)["sent_on"]
        return found


def test_what_was_sent_is_listed_with_its_files_as_they_went(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            assert send(session, to="  Ann \n Ab\x00le\ud800 ") == 1
            with pytest.raises(Refused, match="sent to “ann able” on"):
                send(session, to="ann\udfff able")
            assert sent.send(session, 1, tree("Else"), to="", on=DAY, at=AT) == 2
        with file.read() as session:
            second, first = sent.copies(session, uid_of(session))
            assert (first.version.number, first.version.why, first.on, first.to) == (1, "sent", DAY, "Ann Able")
            assert (first.has_pdf, first.has_word, first.withdrawn_on) == (True, True, None)
            assert (second.version.number, second.has_pdf, second.has_word) == (2, False, False)
            assert sent.files_of(session, first.id) == (PDF, WORD)
            assert sent.files_of(session, second.id) == (b"", b"")
            with pytest.raises(Refused, match="not in the file"):
                sent.files_of(session, 99)


def test_what_was_sent_does_not_move_whatever_is_changed_or_deleted(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            uid = uid_of(session)
            send(session)
        with file.action("change") as session:
            records.change(session, "section", 1, {"body": "All is different"})
            records.change(session, "document", 1, {"title": "Renamed"})
        for table in ("project", "grant", "funder", "document"):
            with file.action("delete") as session:
                if table == "project":
                    records.change(session, "grant", 1, {"project_id": None})
                records.delete(session, table, [1])
    with OrganisationFile.open(tmp_path / "us.footing", today=DAY) as file, file.read() as session:
        assert records.rows(session, "document") == records.rows(session, "grant") == ()
        (copy,) = sent.copies(session, uid)
        assert (copy.version.title, copy.to, copy.on) == ("Songs: year one", "A Trust", DAY)
        assert versions.tree_of(session, copy.version.id) == tree("Songs")
        assert sent.files_of(session, copy.id) == (PDF, WORD)
        assert sent.last_sent(session, "funder-report") == (tree("Songs"), DAY)


def test_sending_sets_the_report_as_sent_and_undo_takes_back_only_that(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            send(session)
        assert report_sent_on(file) == DAY
        file.undo()
        assert report_sent_on(file) is None
        with file.read() as session:
            (copy,) = sent.copies(session, uid_of(session))
            assert copy.withdrawn_on is None
        file.redo()
        assert report_sent_on(file) == DAY


def test_a_report_that_was_sent_before_keeps_its_day(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            records.change(session, "grant_report", 1, {"sent_on": date(2026, 11, 1)})
            send(session)
            (copy,) = sent.copies(session, uid_of(session))
            sent.withdraw(session, copy.id, on=DAY)
        assert report_sent_on(file) == date(2026, 11, 1)


def test_a_document_that_is_no_report_is_sent_without_touching_one(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            send(session, begin(session, "A case"))
        assert report_sent_on(file) is None


def test_the_same_version_goes_to_the_same_reader_once_a_day(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("send") as session:
        send(session)
        with pytest.raises(Refused, match="sent to “a trust” on 30 November 2026 already"):
            send(session, to="a trust ")
        send(session, to="Another Trust")
        send(session, on=DAY - timedelta(days=1))
        send(session, title="Changed")
        copies = sent.copies(session, uid_of(session))
        assert [(copy.version.number, copy.to, copy.on.day) for copy in copies] == [
            (2, "A Trust", 30),
            (1, "Another Trust", 30),
            (1, "A Trust", 30),
            (1, "A Trust", 29),
        ]


def test_a_withdrawn_copy_stays_in_the_list_and_can_be_sent_again(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            send(session)
            (copy,) = sent.copies(session, uid_of(session))
        with file.action("withdraw") as session:
            sent.withdraw(session, copy.id, on=DAY)
            assert sent.last_sent(session, "funder-report") is None
            with pytest.raises(Refused, match="withdrawn on 30 November 2026 already"):
                sent.withdraw(session, copy.id, on=DAY)
        assert report_sent_on(file) is None
        with file.action("send") as session:
            assert send(session) == 1
            withdrawn = [each.withdrawn_on for each in sent.copies(session, uid_of(session))]
            assert withdrawn == [None, DAY]
            assert sent.files_of(session, copy.id) == (PDF, WORD)
        assert report_sent_on(file) == DAY


def test_a_report_that_went_to_two_readers_stays_sent_when_one_copy_is_withdrawn(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("send") as session:
            send(session, on=DAY - timedelta(days=2))
            send(session, to="Another Trust")
            _, first = sent.copies(session, uid_of(session))
        assert report_sent_on(file) == DAY - timedelta(days=2)
        with file.action("withdraw") as session:
            sent.withdraw(session, first.id, on=DAY)
        assert report_sent_on(file) == DAY


def test_days_that_cannot_be_are_refused(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("send") as session:
        with pytest.raises(Refused, match="3 December 2026 is still to come"):
            send(session, on=DAY + timedelta(days=3))
        assert versions.versions(session, uid_of(session)) == ()
        send(session)
        (copy,) = sent.copies(session, uid_of(session))
        with pytest.raises(Refused, match="cannot be withdrawn before"):
            sent.withdraw(session, copy.id, on=DAY - timedelta(days=1))


def test_the_last_sent_of_a_kind_is_by_day_and_then_by_order(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("send") as session:
        assert sent.last_sent(session, "funder-report") is None
        send(session, title="Second")
        send(session, title="First", on=DAY - timedelta(days=30))
        assert sent.last_sent(session, "funder-report") == (tree("Second"), DAY)
        send(session, begin(session, "Another"), title="Third")
        assert sent.last_sent(session, "funder-report") == (tree("Third"), DAY)
        assert sent.last_sent(session, "trustee-summary") is None


@pytest.mark.parametrize("harm", [{"tree_version": 99}, {"tree": "0" * 64}])
def test_what_was_sent_and_cannot_be_opened_stops_no_document_of_its_kind(tmp_path: Path, harm: dict[str, Any]) -> None:
    with a_file(tmp_path) as file, file.action("send") as session:
        send(session)
        (copy,) = sent.copies(session, uid_of(session))
        kept.mark(session, "version", copy.version.id, harm)
        assert sent.last_sent(session, "funder-report") == (None, DAY)
        found = facts_of(session, load_rates(), begin(session, "Another"), today=DAY)
        assert (found.previous, found.previous_on) == (None, DAY)
        assert sent.files_of(session, copy.id) == (PDF, WORD)
        with pytest.raises(Refused):
            versions.tree_of(session, copy.version.id)
