"""document and self-test: begun, written, checked, exported; the words on paper are the organisation's own."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.documents.kinds.loading import kinds
from app.paths import data_folder
from app.services.keeping import blobs, kept
from app.services.rows import records
from app.storage.settings import settings_file
from app.work.opening import reading
from tests.cli.asking import Ask, folder_listing, start

TITLE = "Warm Words: business case"
HEALTHY = "Healthy Minds Through Making: business case"


def test_a_document_from_beginning_to_paper(ask: Ask, example: Path, tmp_path: Path) -> None:
    begin = ("document", example, "new", "Business_Case", "--project", "warm words", "--buyer", "A <b>& Co")
    assert ask(*begin).out == f"Began “{TITLE}”.\n"
    assert ask(*begin).out == f"Began “{TITLE} (2)”.\n"
    found = ask("document", example, "list", "--json").json
    assert found["kinds"] == list(kinds())
    assert {"title": TITLE, "kind": "business-case-short", "buyer": "A <b>& Co"} in found["documents"]
    assert f"{TITLE}\tbusiness-case-short\tA <b>& Co\n" in ask("document", example, "list").out
    missing = ask("document", example, "check", TITLE.upper(), "--json").json["missing"]
    assert "No price is asked. Say how much this buyer is asked for." in missing
    assert ask("document", example, "check", TITLE).out.splitlines() == missing
    pdf = tmp_path / "out.PDF"
    for done in ("Wrote", "Replaced"):
        assert ask("document", example, "export", TITLE, "--to", pdf).out.startswith(f"{done} {pdf}: ")
    assert "Warm Words" in PdfReader(pdf).pages[0].extract_text()
    word = tmp_path / "out.docx"
    assert ask("document", example, "export", TITLE, "--to", word).out == f"Wrote {word}.\n"


def test_a_document_is_begun_for_a_reader_a_year_and_a_report(ask: Ask, example: Path) -> None:
    begin = ("document", example, "new", "business-case-short", "--project", "Warm Words")
    assert ask(*begin, "--year", "2026-27", "--for", "trustees").code == 0
    with reading(example) as session:
        row = records.rows(session, "document", where={"title": TITLE})[0]
        assert (row["year"], row["audience"].value) == (2026, "trustees")
        report = records.rows(session, "grant_report", order="due")[0]
        grant = records.get(session, "grant", report["grant_id"])
    said = ask("document", example, "new", "funder-report", "--grant", grant["title"], "--report", report["title"])
    assert (said.code, said.out) == (0, f"Began “{grant['title']}: {report['title']}”.\n")
    assert ask("document", example, "new", "trustee-summary").code == 0


def test_a_text_is_written_from_a_file_and_its_figures_are_figures(ask: Ask, example: Path, tmp_path: Path) -> None:
    text = tmp_path / "need.txt"
    text.write_bytes("\ufeffIt costs {{full-cost}}.\r\n\r\n- one".encode())
    assert ask("document", example, "write", HEALTHY, "need", "--from", text).out == "Wrote “need”.\n"
    with reading(example) as session:
        document = records.rows(session, "document", where={"title": HEALTHY})[0]
        section = records.rows(session, "section", where={"document_id": document.id, "key": "need"})[0]
        uses = records.rows(session, "figure_use", where={"section_id": section.id})
    assert [(use["token"], use["figure"]) for use in uses] == [("full-cost", "full-cost")]
    assert uses[0]["seen"].startswith("£")
    assert section["body"].splitlines() == ["It costs {{full-cost}}.", "", "- one"]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("business case", "business-case-short"),
        ("Business_Case, short", "business-case-short"),
        ("business-case-five", "business-case-five"),
        ("five", "business-case-five"),
        ("trustee summary", "trustee-summary"),
        ("forecast", "forecast"),
    ],
)
def test_a_kind_is_known_by_its_words(ask: Ask, example: Path, typed: str, kind: str) -> None:
    named = ("--project", "Warm Words") if "business" in kind else ()
    assert ask("document", example, "new", typed, *named).code == 0
    found = ask("document", example, "list", "--json").json["documents"]
    with reading(example) as session:
        newest = max(records.rows(session, "document"), key=lambda row: row.id)
    assert newest["kind"] == kind
    assert newest["title"] in {each["title"] for each in found}


@pytest.mark.parametrize("typed", ["poem", "", "case poem"])
def test_what_is_no_kind_is_wrong_usage(ask: Ask, example: Path, typed: str) -> None:
    said = ask("document", example, "new", typed)
    assert said.code == 2
    assert f"“{typed}” is not a kind of document. Choose " in said.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("new", "business-case-short", "--project", "None"), "There is no project called “None”. There are: “"),
        (("new", "business-case-short"), "“Business case, short” needs a project. Name one. There are: “"),
        (("new", "business-case-short", "--project", "Warm Words", "--year", "x"), "“x” is not a financial year."),
        (("new", "business-case-short", "--project", "Warm Words", "--year", ""), "“” is not a financial year."),
        (("check", " "), "No document is named. There are: “"),
        (("export", HEALTHY, "--to", ""), "“.” should end in .pdf or .docx"),
        (("check", "None"), "There is no document called “None”. There are: “"),
        (("export", TITLE, "--to", "a.pdf"), f"There is no document called “{TITLE}”."),
        (("export", HEALTHY, "--to", "a.txt"), "“a.txt” should end in .pdf or .docx"),
        (("export", HEALTHY, "--to", "a.txt", "--version", "1"), "“a.txt” should end in .pdf or .docx"),
        (("export", HEALTHY, "--to", "a.pdf", "--version", "1"), "This document has no version 1. None was kept yet."),
        (("withdraw", HEALTHY, "--version", "1"), "Version 1 was not sent, or it is withdrawn already."),
        (("write", HEALTHY, "need", "--from", "none.txt"), "none.txt cannot be read: No such file or directory."),
        (("write", HEALTHY, "need", "--from", "example.footing"), "example.footing is not a text in UTF-8."),
        (
            ("export", HEALTHY, "--to", "no/such/a.pdf"),
            "no/such/a.pdf cannot be written: No such file or directory. Choose another place.",
        ),
    ],
)
def test_what_cannot_be_done_is_said(
    ask: Ask, example: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.chdir(example.parent)
    said = ask("document", example, *arguments)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert folder_listing(example.parent) == ["example.footing"]


def test_nobody_has_to_say_to_whom_a_document_was_sent(ask: Ask, example: Path) -> None:
    sent = ask("document", example, "send", HEALTHY, "--to-whom", " ", "--today", "2026-11-30").out
    assert sent == f"Kept version 1 of “{HEALTHY}”, sent on 30 November 2026.\n"
    assert ask("document", example, "versions", HEALTHY).out.endswith("\tsent on 30 November 2026\n")
    taken_back = ask("document", example, "withdraw", HEALTHY, "--version", "1", "--today", "2026-11-30").out
    assert taken_back == "Version 1, sent on 30 November 2026, is marked as withdrawn.\n"


def test_where_the_kept_files_have_no_room_nothing_is_sent(
    ask: Ask, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs, "LARGEST_FILES", 100_000)
    said = ask("document", example, "send", HEALTHY, "--to-whom", "A Trust")
    assert (said.code, said.out) == (1, "")
    assert re.fullmatch(r"The kept files would come to 0\.\d MB together\. There is room for 0\.1 MB: .*\n", said.err)
    assert ask("document", example, "versions", HEALTHY).out == "No version was kept yet.\n"
    with reading(example) as session:
        assert len(kept.rows(session, "blob")) == len(records.rows(session, "attachment"))


def test_a_name_that_is_too_long_for_a_sentence_is_shortened(ask: Ask, example: Path) -> None:
    said = ask("document", example, "check", "x" * 10_000)
    assert said.err.startswith(f"There is no document called “{'x' * 39}…”. There are: “")


def test_a_text_that_the_document_does_not_have_changes_nothing(ask: Ask, example: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("x", encoding="utf-8")
    said = ask("document", example, "write", HEALTHY, "nede", "--from", text)
    assert said.code == 1
    assert "This document has no text called “nede”. There are: summary, need," in said.err
    assert (
        "No text is named. There are: summary, need,"
        in ask("document", example, "write", HEALTHY, " ", "--from", text).err
    )


def test_a_file_that_is_no_text_of_a_document_is_not_read_to_its_end(ask: Ask, example: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("x" * 5_000_001, encoding="utf-8")
    said = ask("document", example, "write", HEALTHY, "need", "--from", text)
    assert (said.code, said.err) == (1, f"{text} is larger than 5 MB. Choose a file with one text in it.\n")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_document_imports_nothing_that_it_does_not_need(example: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"a.{ending}"
    said = start("document", example, "export", HEALTHY, "--to", out, PYTHONPROFILEIMPORTTIME="1")
    assert said.code == 0, said.err
    imported = {line.rpartition("|")[2].strip() for line in said.err.splitlines() if line.startswith("import time:")}
    assert "app.services.documents.gathering" in imported
    assert ("docx" in imported) == (ending == "docx")
    for needless in (
        "PySide6",
        "openpyxl",
        "python_calamine",
        "charset_normalizer",
        "matplotlib",
        "app.ui",
        "app.exchange",
    ):
        assert needless not in imported
    assert not {name for name in imported if name.startswith("app.work.import")}
    commands = {name for name in imported if name.startswith("app.cli.")}
    assert commands == {"app.cli.main", "app.cli.common"}, "what is imported by its name is not listed"


def test_every_kind_of_the_example_is_written_as_pdf_and_word(ask: Ask, tmp_path: Path) -> None:
    assert ask("example", tmp_path).code == 0
    names = folder_listing(tmp_path)
    assert {Path(name).stem for name in names if name.endswith(".pdf")} == {
        Path(name).stem for name in names if name.endswith(".docx")
    }
    with reading(tmp_path / "Riverbank Arts.footing") as session:
        begun = {row["kind"] for row in records.rows(session, "document")}
    assert begun == set(kinds()), "the example has one of each"


def test_the_documents_speak_as_the_organisation(ask: Ask, tmp_path: Path) -> None:
    assert ask("example", tmp_path).code == 0
    for path in tmp_path.glob("*.pdf"):
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
        assert " your money " not in text, path.name


def test_the_self_test_goes_everywhere(tmp_path: Path) -> None:
    said = start("self-test", "--screens", tmp_path / "screens", QT_QPA_PLATFORM="offscreen")
    assert said.code == 0, said.err
    assert said.out.startswith("The example organisation opens.\n")
    assert f"{2 * len(kinds())} documents were written.\n" in said.out
    pictures = folder_listing(tmp_path / "screens")
    assert {"home-light.png", "home-dark.png", "grants-light.png", "costs-dark.png"} <= set(pictures)
    assert all((tmp_path / "screens" / name).read_bytes().startswith(b"\x89PNG") for name in pictures)
    assert not settings_file().exists(), "the window of the test is not the user's"
    assert not any((data_folder() / "backups").glob("*"))


def test_a_text_from_a_file_cites_evidence_by_its_id(ask: Ask, example: Path, tmp_path: Path) -> None:
    text = tmp_path / "need.txt"
    text.write_text("Groups help {{sp-controlled-2022}}. It costs {{full-cost}}.", encoding="utf-8")
    assert ask("document", example, "write", HEALTHY, "need", "--from", text).code == 0
    assert ask("document", example, "write", HEALTHY, "need", "--from", text).code == 0
    with reading(example) as session:
        document = records.rows(session, "document", where={"title": HEALTHY})[0]
        section = records.rows(session, "section", where={"document_id": document.id, "key": "need"})[0]
        cited = records.rows(session, "citation", where={"section_id": section.id})
    assert [(row["token"], row["evidence"]) for row in cited] == [("sp-controlled-2022", "sp-controlled-2022")]
    pdf = tmp_path / "out.pdf"
    ask("document", example, "export", HEALTHY, "--to", pdf)
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Groups help [1]. It costs £" in said
    assert "References [1] Kiely B" in said
