"""Whatever somebody types is printed as it stands, in PDF and in Word: never markup, formula, path or command."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from app.documents.tree.plain import texts_of
from app.services.documents import writing
from app.services.documents.documents import document_named, new_document
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.work.documents import open_document, write_document

TODAY = date(2026, 11, 20)
TYPED = (
    "<b>bold</b> & <img src='file:///etc/passwd'/>",
    "=HYPERLINK(1)",
    "../../../etc/passwd",
    "'; DROP TABLE document; --",
    "{{nobody}} {0} %s ${PATH}",
    "<w:p/> </w:document> ]]>",
    "Ŵyn £1 €2 a–b “c” …",
    "\\n \\\\ \\* a_b",
)


@pytest.fixture
def document(session: Session) -> int:
    """A business case in which every field has such words."""
    new_organisation(session, f"Us {TYPED[0]}")
    ways = {"address": TYPED[1], "email": TYPED[2], "phone": TYPED[3], "web": TYPED[4], "charity_number": TYPED[5]}
    records.change(session, "organisation", 1, ways)
    project = f"Choir {TYPED[5]}"
    records.add(session, "project", {"name": project, "summary": TYPED[6]})
    title = new_document(session, "business-case-short", project=project, buyer=TYPED[0], today=TODAY)
    found = document_named(session, title)
    for key, typed in zip(("need", "offer", "outcomes", "delivery"), TYPED, strict=False):
        writing.save_text(session, found, key, f"{typed}\n\n| a | {typed.replace('|', '')} |\n| b | c |\n\n- {typed}")
    for typed in TYPED:
        writing.save_text(session, found, writing.add_section(session, found, typed), typed)
    return found


def test_every_writer_prints_what_was_typed(session: Session, document: int, tmp_path: Path) -> None:
    opened = open_document(session, load_rates(), document, today=TODAY)
    printed_in_pages = texts_of(opened.document)[:-1]  # the last is the foot of every page, shortened to one line
    wanted = [text for text in printed_in_pages if any(part in text for part in ("<b>", "DROP", "passwd"))]
    assert len(wanted) > 10
    for name in ("a.pdf", "a.docx"):
        write_document(tmp_path / name, opened.document, opened.images)
    for printed in (_pdf(tmp_path / "a.pdf"), _word(tmp_path / "a.docx")):
        assert [text for text in wanted if _squeezed([text]) not in printed] == []


def test_a_character_that_cannot_be_stored_or_printed_stops_nothing(
    session: Session, document: int, tmp_path: Path
) -> None:
    writing.save_text(session, document, "need", "a\x00b\x07c\ud800d 😀 שלום \u202e x\u0301")
    opened = open_document(session, load_rates(), document, today=TODAY)
    assert "letters" in {lack.code for lack in opened.lacks}
    for name in ("a.pdf", "a.docx"):
        assert write_document(tmp_path / name, opened.document, opened.images).sentence


def _pdf(path: Path) -> str:
    return _squeezed([page.extract_text() for page in PdfReader(path).pages])


def _word(path: Path) -> str:
    return _squeezed(
        [node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t")]
    )


def _squeezed(texts: Sequence[str]) -> str:
    """Without blanks: where lines break is not what this is about."""
    return "".join("".join(text.split()) for text in texts)
