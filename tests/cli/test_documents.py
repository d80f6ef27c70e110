"""document and self-test: begun, checked, written; the words on paper are the organisation's own."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from app.paths import data_folder
from app.storage.settings import settings_file
from tests.cli.asking import Ask, folder_listing, start

TITLE = "Warm Words: business case"


def test_a_document_from_beginning_to_paper(ask: Ask, example: Path, tmp_path: Path) -> None:
    begin = ("document", example, "new", "Business_Case", "--project", "warm words", "--buyer", "A <b>& Co")
    assert ask(*begin).out == f"Began “{TITLE}”.\n"
    assert ask(*begin).out == f"Began “{TITLE} (2)”.\n"
    found = ask("document", example, "list", "--json").json
    assert found["kinds"] == ["business-case-short"]
    assert {"title": TITLE, "kind": "business-case-short", "buyer": "A <b>& Co"} in found["documents"]
    assert f"{TITLE}\tbusiness-case-short\tA <b>& Co\n" in ask("document", example, "list").out
    missing = ask("document", example, "check", TITLE.upper(), "--json").json["missing"]
    assert "No price is asked. Say how much this buyer is asked for." in missing
    assert ask("document", example, "check", TITLE).out.splitlines() == missing
    pdf = tmp_path / "out.PDF"
    for word in ("Wrote", "Replaced"):
        assert ask("document", example, "export", TITLE, "--to", pdf).out.startswith(f"{word} {pdf}: ")
    assert "Warm Words" in PdfReader(pdf).pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("new", "business-case-short", "--project", "None"), "There is no project called “None”. There are: “"),
        (("check", "None"), "There is no document called “None”. There are: “Healthy Minds"),
        (("export", TITLE, "--to", "a.pdf"), f"There is no document called “{TITLE}”."),
        (("export", TITLE, "--to", "a.docx"), "“a.docx” should end in .pdf"),
        (
            ("export", "Healthy Minds Through Making: business case", "--to", "no/such/a.pdf"),
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


def test_a_business_case_imports_nothing_that_it_does_not_need(example: Path, tmp_path: Path) -> None:
    title = "Healthy Minds Through Making: business case"
    said = start("document", example, "export", title, "--to", tmp_path / "a.pdf", PYTHONPROFILEIMPORTTIME="1")
    assert said.code == 0
    imported = {line.rpartition("|")[2].strip() for line in said.err.splitlines() if line.startswith("import time:")}
    assert {"app.services.documents.business_case", "app.reports.case.pages", "reportlab"} <= imported
    for needless in ("PySide6", "openpyxl", "python_calamine", "charset_normalizer", "app.ui", "app.exchange"):
        assert needless not in imported
    assert not {name for name in imported if name.startswith("app.work.import")}
    commands = {name for name in imported if name.startswith("app.cli.")}
    assert commands == {"app.cli.main", "app.cli.common"}, "what is imported by its name is not listed"


def test_the_documents_speak_as_the_organisation(ask: Ask, tmp_path: Path) -> None:
    assert ask("example", tmp_path).code == 0
    for name in ("Riverbank Arts forecast.pdf", "Healthy Minds Through Making business case.pdf"):
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / name).pages).split())
        assert "On confirmed income our unrestricted money lasts " in text
        assert "We hold 1.7 months of running costs in free reserves, within our policy of 1.5 to 3 months." in text
        assert " your " not in text


def test_the_self_test_goes_everywhere(tmp_path: Path) -> None:
    said = start("self-test", "--screens", tmp_path / "screens", QT_QPA_PLATFORM="offscreen")
    assert said.code == 0, said.err
    assert said.out.startswith("The example organisation opens.\n2 documents were written.\n")
    pictures = folder_listing(tmp_path / "screens")
    assert {"home-light.png", "home-dark.png", "grants-light.png", "costs-dark.png"} <= set(pictures)
    assert all((tmp_path / "screens" / name).read_bytes().startswith(b"\x89PNG") for name in pictures)
    assert not settings_file().exists(), "the window of the test is not the user's"
    assert not any((data_folder() / "backups").glob("*"))
