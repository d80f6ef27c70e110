"""A stored document opens as what it is made of and as one tree, and is written by the ending of a path."""

import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app import paths
from app.documents.checks.known import require_known
from app.documents.kinds.loading import kinds, read_kind
from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Image
from app.models.documents import Blob
from app.planning.full_cost.drivers import NotShared
from app.problems import Refused
from app.services.documents import figures_used, writing
from app.services.documents.documents import document_named, new_document
from app.services.keeping import blobs, kept
from app.services.organisation.attachments import set_logo
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook
from app.services.rows import records
from app.work.charts import cash_chart
from app.work.documents import OpenDocument, open_document, with_new_words, write_document
from app.work.handing_over import export
from tests.documents.kinds import BAKERY

TODAY = date(2026, 11, 20)
SHORT = "business-case-short"


def opened(session: Session, document: int) -> OpenDocument:
    return open_document(session, load_rates(), document, today=TODAY)


def of_example(session: Session) -> int:
    """The short business case of the example."""
    return records.rows(session, "document", where={"kind": SHORT})[0].id


@pytest.fixture
def choir(session: Session) -> int:
    """A short business case of an organisation that has a project and nothing else."""
    new_organisation(session, "Us")
    records.add(session, "project", {"name": "Choir"})
    return document_named(session, new_document(session, SHORT, project="Choir", today=TODAY))


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program with one more kind among its files."""
    folder = tmp_path / "documents"
    shutil.copytree(paths.resource("documents"), folder)
    shutil.copy(BAKERY, folder)
    there = paths.resource
    monkeypatch.setattr(paths, "resource", lambda *parts: folder if parts == ("documents",) else there(*parts))
    kinds.cache_clear()
    yield
    kinds.cache_clear()


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_that_ships_names_only_what_is_there(kind: str) -> None:
    require_known(kinds()[kind])


def test_a_kind_that_names_what_is_not_there_is_refused_by_file_and_entry(tmp_path: Path) -> None:
    for old, new, sentence in (
        ('"case-costs"', '"case-csots"', "plan.toml, section 2 “money”, item 1: there is no part called “case-csots”."),
        ('"case-cost-lead"', '"x"', "plan.toml, section 2 “money”: there is no part called “x”."),
        ('"case-ask"', '"y"', "plan.toml: there is no part called “y”."),
        ('"runway"', '"runaway"', "plan.toml: there is no figure called “runaway”."),
        ("most_pages", 'checks = ["z"]\nmost_pages', "plan.toml: there is no check called “z”."),
    ):
        path = tmp_path / "plan.toml"
        path.write_text(BAKERY.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        with pytest.raises(Refused) as refused:
            require_known(read_kind(path))
        assert sentence in str(refused.value)


@pytest.mark.usefixtures("bakery")
def test_a_new_kind_is_one_file_and_no_code(example: Session, tmp_path: Path) -> None:
    project = "Healthy Minds Through Making"
    title = new_document(example, "bakery-plan", project=project, today=TODAY, buyer="The Council")
    found = opened(example, document_named(example, title))
    assert title == f"{project}: bakery plan"
    assert found.kind.id == "bakery-plan"
    texts = texts_of(found.document)
    assert {"1 Why this is needed", "2 What it costs", "The costs", "Full cost"} <= set(texts)
    assert write_document(tmp_path / "plan.pdf", found.document, found.images).pages >= 1


def test_figures_and_tables_print_the_same(example: Session) -> None:
    document = of_example(example)
    found = opened(example, document)
    case, figures = found.facts.case, found.facts.figures
    assert case is not None
    cost = figures["full-cost"]
    token = figures_used.insert(example, document, "need", cost)
    writing.save_text(example, document, "need", f"It costs {{{{{token}}}}}.")
    again = opened(example, document)
    assert again.stale == ()
    assert f"It costs {cost.text}." in texts_of(again.document)
    assert cost.text in [text for text in texts_of(again.document) if text != f"It costs {cost.text}."]
    assert cost in again.document.figures


def test_the_user_sees_what_closing_would_cost_and_whoever_is_asked_for_money_does_not(example: Session) -> None:
    chart = cash_chart(outlook(example, load_rates(), today=TODAY))
    assert chart.closing is not None
    shown = {}
    for reader in ("commissioner", "funder", "trustees", "ourselves"):
        records.change(example, "document", of_example(example), {"audience": reader})
        money = opened(example, of_example(example)).facts.money
        assert money is not None
        assert money.chart is not None
        assert money.chart.free_cash == chart.free_cash
        shown[reader] = (money.chart.closing, money.chart.last_safe)
    assert shown["commissioner"] == shown["funder"] == (None, None)
    assert shown["trustees"] == shown["ourselves"] == (chart.closing, chart.last_safe)


def test_a_document_of_an_organisation_without_figures_opens_and_says_what_is_missing(
    session: Session, choir: int
) -> None:
    found = opened(session, choir)
    assert {"costs", "forecast", "unanswered"} <= {lack.code for lack in found.lacks}
    assert found.facts.money is None or found.facts.money.chart is None
    assert found.refused == ()


def test_a_document_whose_project_was_deleted_keeps_its_texts(session: Session, choir: int, tmp_path: Path) -> None:
    writing.save_text(session, choir, "need", "People are lonely.")
    records.delete(session, "project", [records.rows(session, "project")[0].id])
    found = opened(session, choir)
    assert found.facts.case is None
    assert "about" in {lack.code for lack in found.lacks}
    assert "People are lonely." in texts_of(found.document)
    assert write_document(tmp_path / "a.pdf", found.document, found.images).pages == 1


def test_without_shared_costs_the_text_can_be_written_and_nothing_is_handed_over(
    session: Session, choir: int, tmp_path: Path
) -> None:
    records.add(session, "pool_setting", {"pool": "governance", "driver": "floor_space", "included": True})
    records.add(session, "project", {"name": "Clay"})
    line = {"name": "Audit", "amount": 100_00, "start": date(2026, 4, 1), "category": "governance"}
    records.add(session, "cost_line", line)
    writing.save_text(session, choir, "need", "People are lonely.")
    found = opened(session, choir)
    assert "People are lonely." in texts_of(found.document)
    assert found.facts.case is None
    assert [type(refusal) for refusal in found.refused] == [NotShared]
    with pytest.raises(NotShared):
        export(tmp_path / "a.pdf", found)
    assert not (tmp_path / "a.pdf").exists()


def test_the_logo_is_on_top_and_its_bytes_are_at_hand(session: Session, choir: int) -> None:
    sha256 = blobs.keep(session, b"a picture")
    logo = {"uid": "u", "sha256": sha256, "name": "a.png", "media_type": "image/png", "size": 9, "added_on": TODAY}
    records.change(session, "organisation", 1, {"logo_id": records.add(session, "attachment", logo)})
    found = opened(session, choir)
    image = found.document.blocks[0]
    assert isinstance(image, Image)
    assert (image.sha256, image.description) == (sha256, "Logo of Us")
    assert found.images == {sha256: b"a picture"}


@pytest.mark.parametrize("harm", [{"data": b"a pic"}, {"data": b"A picture"}, None])
@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_document_is_written_without_a_logo_that_is_damaged_or_gone_and_says_so(
    session: Session, choir: int, tmp_path: Path, name: str, harm: dict[str, bytes] | None
) -> None:
    set_logo(session, "a.png", b"a picture", "image/png", today=TODAY)
    if harm is None:
        session.execute(delete(Blob))
    else:
        kept.mark(session, "blob", 1, harm)
    found = opened(session, choir)
    assert found.images == {}
    said = "The logo is missing or damaged in this file. Choose the picture again, or remove it."
    assert [lack.sentence for lack in found.lacks if lack.code == "logo"] == [said]
    assert [lack.code for lack in with_new_words(session, found).lacks] == [lack.code for lack in found.lacks]
    written = export(tmp_path / name, found)
    assert "The logo is missing or damaged: words are printed in its place." in written.sentence
    set_logo(session, "a.png", b"a picture", "image/png", today=TODAY)
    again = opened(session, choir)
    assert again.images == {sha256(b"a picture").hexdigest(): b"a picture"}
    assert "logo" not in {lack.code for lack in again.lacks}


def test_a_freelancer_speaks_for_one(session: Session, choir: int) -> None:
    assert not opened(session, choir).facts.who.alone
    records.change(session, "organisation", 1, {"legal_form": "sole_trader"})
    assert opened(session, choir).facts.who.alone


def test_numbers_of_the_register_are_named(session: Session, choir: int) -> None:
    records.change(session, "organisation", 1, {"charity_number": "1234567 ", "company_number": "01234567"})
    assert opened(session, choir).facts.who.numbers == ("charity number 1234567", "company number 01234567")


def test_what_is_not_there_or_not_known_is_refused(session: Session, choir: int, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not in the file any more"):
        opened(session, choir + 1)
    document = opened(session, choir).document
    for name in ("a.txt", "a", "a.pdf.footing"):
        with pytest.raises(Refused, match=r"should end in \.pdf or \.docx"):
            write_document(tmp_path / name, document, {})
    records.change(session, "document", choir, {"kind": "poem"})
    with pytest.raises(Refused, match="“poem” is not a kind of document here"):
        opened(session, choir)
