"""From nothing to what was sent: written, figures put in, stale, updated, sent; and what was sent does not move."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.services.organisation.organisation import set_balances
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.work.opening import changing
from tests.cli.asking import Ask

TODAY = ("--today", "2026-11-30")
TITLE = "Choir: business case"


@pytest.fixture
def choir(tmp_path: Path, ask: Ask) -> Path:
    """A new organisation with one project, whose hall costs £100 a month."""
    path = tmp_path / "us.footing"
    assert ask("new", path, "--name", "Us").code == 0
    with changing(path, "Fill in") as session:
        set_balances(session, date(2026, 10, 31), {records.rows(session, "fund")[0].id: 9_000_00})
        project = records.add(session, "project", {"name": "Choir"})
        hall = {"name": "Hall", "amount": 100_00, "start": date(2026, 4, 1)}
        set_splits(session, "cost_line", records.add(session, "cost_line", hall), {project: 10_000})
    return path


def hall_costs(path: Path, pence: int) -> None:
    with changing(path, "Change the hall") as session:
        records.change(session, "cost_line", records.rows(session, "cost_line")[0].id, {"amount": pence})


def words_of(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_what_was_sent_does_not_move(ask: Ask, choir: Path, tmp_path: Path) -> None:
    def document(verb: str, *more: object) -> str:
        said = ask("document", choir, verb, *([] if verb == "new" else [TITLE]), *more, *TODAY)
        assert said.code == 0, said.err
        return said.out

    def exported(name: str, *more: object) -> Path:
        document("export", "--to", tmp_path / name, *more)
        return tmp_path / name

    text = tmp_path / "need.txt"
    text.write_text("The hall is needed: {{full-cost}} a year.\n\n> ask Jo", encoding="utf-8")
    document("new", "business-case-short", "--project", "Choir", "--buyer", "The Council")
    document("write", "need", "--from", text)
    assert "£1,200 a year" in words_of(exported("first.pdf"))
    assert "stale" not in document("check")

    hall_costs(choir, 150_00)
    stale = "“The need” says £1,200 for “Full cost”, which is £1,800 now. Update it."
    assert stale in document("check")
    printed = words_of(exported("stale.pdf"))
    assert "needed: £1,200 a year" in printed, "a text prints what was seen"
    assert "£1,800" in printed, "tables are always live"

    assert document("update") == "1 figure is brought up to date.\n"
    assert stale not in document("check")
    assert "needed: £1,800 a year" in words_of(exported("updated.pdf"))

    assert document("send", "--to-whom", "The Council", "--on", "2026-11-30").startswith("Kept version 1")
    sent_pdf, sent_word = (exported(name, "--version", 1).read_bytes() for name in ("sent.pdf", "sent.docx"))
    assert "Where the figures come from" in words_of(tmp_path / "sent.pdf")
    assert "ask Jo" not in words_of(tmp_path / "sent.pdf")

    hall_costs(choir, 200_00)
    text.write_text("Something else.", encoding="utf-8")
    document("write", "need", "--from", text)
    assert exported("again.pdf", "--version", 1).read_bytes() == sent_pdf
    assert exported("again.docx", "--version", 1).read_bytes() == sent_word
    assert "£2,400" in words_of(exported("now.pdf"))
    (version,) = ask("document", choir, "versions", TITLE, "--json").json["versions"]
    assert version["number"] == 1
    assert version["sent"] == [{"on": "2026-11-30", "to": "The Council", "withdrawn_on": None}]

    assert ask("document", choir, "withdraw", TITLE, "--version", 1, "--today", "2026-12-02").code == 0
    (version,) = ask("document", choir, "versions", TITLE, "--json").json["versions"]
    assert version["sent"][0]["withdrawn_on"] == "2026-12-02"
    assert exported("withdrawn.pdf", "--version", 1).read_bytes() == sent_pdf
    assert TITLE in ask("document", choir, "list").out
