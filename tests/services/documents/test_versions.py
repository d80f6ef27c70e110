"""Tests of versions: kept as they stand, listed, read for ever, and their texts brought back as one action."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.documents.tree.tree import Image, Together
from app.models.choices import Audience
from app.models.documents import DocumentVersion
from app.problems import Refused
from app.services.documents import versions
from app.services.documents.kept_texts import texts_of
from app.services.keeping import blobs, kept
from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.services.documents.in_a_file import AT, BODY, DAY, a_file, begin, tree, uid_of


def rows_of(session: Session, document: int = 1) -> list[dict[str, Any]]:
    """Everything stored of a document's texts, without ids."""
    sections = records.rows(session, "section", where={"document_id": document}, order="key")
    uses = records.rows(session, "figure_use", where={"section_id": [row.id for row in sections]}, order="token")
    cited = records.rows(session, "citation", where={"section_id": [row.id for row in sections]}, order="token")
    found = [dict(row.values) for row in (*sections, *uses, *cited)]
    return [{name: value for name, value in row.items() if name != "section_id"} for row in found]


def test_a_version_holds_the_whole_document_and_is_listed(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("keep") as session:
            number = versions.keep_version(session, 1, tree(), "asked", AT)
        with file.read() as session:
            assert versions.tree_of(session, number) == tree()
            (listed,) = versions.versions(session, uid_of(session))
            assert (listed.id, listed.number, listed.at, listed.why) == (number, 1, AT, "asked")
            assert (listed.kind, listed.title) == ("funder-report", "Songs: year one")
            assert versions.version_numbered(session, uid_of(session), 1) == listed
            with pytest.raises(Refused, match=r"no version 2\. There are 1 to 1"):
                versions.version_numbered(session, uid_of(session), 2)
            with pytest.raises(Refused, match="None was kept yet"):
                versions.version_numbered(session, "nobody", 1)
            with pytest.raises(Refused, match="not in the file"):
                versions.tree_of(session, 99)


def test_the_same_document_is_kept_once_and_another_gets_the_next_number(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("keep") as session:
        first = versions.keep_version(session, 1, tree(), "asked", AT)
        assert versions.keep_version(session, 1, tree(), "sent", AT + timedelta(days=1)) == first
        second = versions.keep_version(session, 1, tree("Songs"), "asked", AT)
        third = versions.keep_version(session, 1, tree(), "asked", AT)
        records.change(session, "section", 1, {"body": "Only a note changed.\n\n> here"})
        fourth = versions.keep_version(session, 1, tree(), "asked", AT)
        numbers = [(each.id, each.number) for each in versions.versions(session, uid_of(session))]
        assert numbers == [(first, 1), (second, 2), (third, 3), (fourth, 4)]
        other = begin(session, "Another")
        versions.keep_version(session, other, tree(), "asked", AT)
        assert [each.number for each in versions.versions(session, uid_of(session, other))] == [1]


def test_a_version_is_not_undone_and_outlives_its_document(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("keep and change") as session:
            uid = uid_of(session)
            versions.keep_version(session, 1, tree(), "asked", AT)
            records.change(session, "section", 1, {"body": "Else"})
        file.undo()
        with file.action("delete") as session:
            records.delete(session, "document", [1])
        with file.read() as session:
            (listed,) = versions.versions(session, uid)
            assert versions.tree_of(session, listed.id) == tree()


def test_restoring_brings_every_text_back_exactly_and_keeps_what_was_there(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("keep") as session:
            before = rows_of(session)
            wanted = versions.keep_version(session, 1, tree(), "asked", AT)
        with file.action("write on") as session:
            records.change(session, "document", 1, {"audience": Audience.TRUSTEES, "title": "Renamed"})
            records.change(session, "section", 1, {"body": "Nothing left", "shown": True})
            records.change(session, "figure_use", 1, {"seen": "£4"})
            records.change(session, "citation", 1, {"evidence": "another"})
            records.add(session, "citation", {"section_id": 1, "token": "e2", "evidence": "a third"})
            records.delete(session, "section", [2, 3])
            records.add(session, "section", {"document_id": 1, "key": "own-2", "heading": "More", "body": "x"})
            written = rows_of(session)
        with file.action("bring back") as session:
            versions.restore(session, 1, wanted, tree("Written on"), AT + timedelta(hours=1))
        with file.read() as session:
            assert rows_of(session) == before
            row = records.get(session, "document", 1)
            assert (row["audience"], row["title"]) == (Audience.COMMISSIONER, "Renamed")
            listed = versions.versions(session, uid_of(session))
            assert [each.why for each in listed] == ["asked", "before restoring"]
            assert versions.tree_of(session, listed[1].id) == tree("Written on")
        file.undo()
        with file.read() as session:
            assert rows_of(session) == written
            assert records.get(session, "document", 1)["audience"] is Audience.TRUSTEES
        with file.action("bring back what was there before") as session:
            versions.restore(session, 1, wanted, tree("Written on"), AT)
            versions.restore(session, 1, listed[1].id, tree(), AT)
            assert rows_of(session) == written


def test_restoring_what_is_there_changes_nothing(tmp_path: Path) -> None:
    with a_file(tmp_path) as file:
        with file.action("keep") as session:
            number = versions.keep_version(session, 1, tree(), "asked", AT)
        with file.action("bring back") as session:
            versions.restore(session, 1, number, tree(), AT)
            assert len(versions.versions(session, uid_of(session))) == 1
        assert file.undo() is None


def test_a_version_of_another_document_is_refused(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("keep") as session:
        other = begin(session, "Another")
        number = versions.keep_version(session, other, tree(), "asked", AT)
        with pytest.raises(Refused, match="of another document"):
            versions.restore(session, 1, number, tree(), AT)
        assert versions.versions(session, uid_of(session)) == ()


def test_pictures_of_a_version_stay_in_the_file_and_what_nothing_names_goes(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("keep") as session:
        logo, unnamed = blobs.keep(session, b"the old logo"), blobs.keep(session, b"nobody's")
        document = replace(tree(), blocks=(Together((Image(logo, "A harbour", 90.0),)),))
        versions.keep_version(session, 1, document, "asked", AT)
    with OrganisationFile.open(tmp_path / "us.footing", today=DAY) as file, file.read() as session:
        assert blobs.read(session, logo) == b"the old logo"
        with pytest.raises(Refused, match="missing"):
            blobs.read(session, unnamed)


def test_a_version_that_is_damaged_or_newer_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("keep") as session:
        number = versions.keep_version(session, 1, tree(), "asked", AT)
        kept.mark(session, "version", number, {"tree_version": 99})
        with pytest.raises(Refused, match="newer Footing"):
            versions.tree_of(session, number)
        kept.mark(session, "version", number, {"tree_version": 1, "tree": "0" * 64})
        with pytest.raises(Refused, match="damaged"):
            versions.tree_of(session, number)
        assert session.get(DocumentVersion, number) is not None


def test_hostile_texts_come_back_as_they_were(tmp_path: Path) -> None:
    hostile = ["\\", '"}', "<b>&amp;</b>", "=1+1", "Ω🙂 {{x}}", "'; DROP TABLE version; --", BODY * 500]
    with a_file(tmp_path) as file, file.action("keep") as session:
        for at, text in enumerate(hostile):
            records.add(
                session, "section", {"document_id": 1, "key": f"own-{at + 5}", "heading": text[:90], "body": text}
            )
        before, texts = rows_of(session), texts_of(session, 1)
        number = versions.keep_version(session, 1, tree(), "asked", AT)
        records.delete(session, "section", [row.id for row in records.rows(session, "section")])
        versions.restore(session, 1, number, tree(), AT)
        assert rows_of(session) == before
        assert texts_of(session, 1) == texts
