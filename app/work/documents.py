"""Documents from the open file: built from what services gather, with their charts; written, and sent as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.documents.building.build import build
from app.documents.building.stored import StoredDocument, Use
from app.documents.checks.checks import check
from app.documents.checks.known import require_known
from app.documents.checks.lack import Lack
from app.documents.checks.reading import IsWord
from app.documents.facts.facts import Facts
from app.documents.facts.money import Money
from app.documents.kinds.kind import Kind, Reader
from app.documents.kinds.loading import kind_of
from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.tree import Document, images_in
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.scenes.cash import CashChart
from app.services.documents import figures_used
from app.services.documents.gathering import gather
from app.services.documents.money_facts import USUAL, Counted
from app.services.documents.stored import stored_document
from app.services.keeping import blobs
from app.services.plan.outlook import Outlook
from app.work.charts import cash_chart

PDF, WORD = ".pdf", ".docx"
_ASKED_FOR_MONEY: tuple[Reader, ...] = ("commissioner", "funder")


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A stored document as it stands: what it is made of, the tree, what it lacks, which figures changed since.

    `images` are the bytes of its pictures by their SHA-256. `refused` is what keeps figures from being made: the
    document can be read and written on, and is not handed over until it is mended.
    """

    id: int
    kind: Kind
    stored: StoredDocument
    facts: Facts
    document: Document
    lacks: tuple[Lack, ...]
    stale: tuple[Use, ...]
    images: Mapping[str, bytes]
    refused: tuple[Refused, ...] = ()


def open_document(
    session: Session,
    rates: RatePack,
    document_id: int,
    *,
    today: date,
    counted: Counted = USUAL,
    is_word: IsWord | None = None,
) -> OpenDocument:
    """A stored document with the words and figures as they are now; `counted` is what its forecast counts.

    `is_word` asks the dictionary, where there is one already, as some of the checks do.

    Raises Refused where it is not in the file any more, and where its kind is not known or its kind's file is faulty.
    """
    stored = stored_document(session, document_id)
    kind = kind_of(stored.kind)
    require_known(kind)
    gathered = gather(session, rates, document_id, today=today, counted=counted)
    facts = _with_chart(gathered.facts, gathered.outlook)
    document = build(kind, stored, facts)
    images = images_of(session, document)
    return OpenDocument(
        id=document_id,
        kind=kind,
        stored=stored,
        facts=facts,
        document=document,
        lacks=check(kind, stored, facts, document, images, is_word=is_word),
        stale=figures_used.stale(stored, facts),
        images=images,
        refused=gathered.refused,
    )


def with_new_words(session: Session, opened: OpenDocument, is_word: IsWord | None = None) -> OpenDocument:
    """The same document after its own words changed: nothing that its figures rest on is worked out again."""
    stored = stored_document(session, opened.id)
    document = build(opened.kind, stored, opened.facts)
    return replace(
        opened,
        stored=stored,
        document=document,
        lacks=check(opened.kind, stored, opened.facts, document, opened.images, is_word=is_word),
        stale=figures_used.stale(stored, opened.facts),
    )


def images_of(session: Session, document: Document) -> Mapping[str, bytes]:
    """The bytes of the pictures in a document, by their SHA-256: of those that are there and whole."""
    found = {image.sha256: blobs.whole(session, image.sha256) for image in images_in(document.blocks)}
    return {name: data for name, data in found.items() if data}


def write_document(path: Path, document: Document, images: Mapping[str, bytes]) -> WrittenDocument:
    """Write a document as PDF or Word, by the ending of the path.

    Raises Refused for another ending, and where the file cannot be written; one that is there then stays as it was.
    """
    refuse_other_endings(path)
    if path.suffix.lower() == PDF:
        from app.reports.pdf.writing import write_pdf  # noqa: PLC0415 - what lays out and draws loads when needed

        return write_pdf(path, document, images)
    from app.reports.word.writing import write_word  # noqa: PLC0415 - the same

    return write_word(path, document, images)


def refuse_other_endings(path: Path) -> None:
    """Raise Refused unless a path ends as a file that a document is written as: no other is written over by a slip."""
    if path.suffix.lower() not in (PDF, WORD):
        raise Refused(
            f"“{path.name or path}” should end in {PDF} or {WORD}, the kinds of file that a document is written as."
        )


def _with_chart(facts: Facts, found: Outlook | None) -> Facts:
    """The facts with the cash chart, where there are months to draw."""
    if facts.money is None or found is None or not found.forecast.months:
        return facts
    return replace(facts, money=_drawn(facts.money, cash_chart(found), facts.reader))


def _drawn(money: Money, chart: CashChart, reader: Reader) -> Money:
    """Whoever is asked for money is shown how long it lasts, not what closing would cost."""
    return replace(money, chart=replace(chart, closing=None, last_safe=None) if reader in _ASKED_FOR_MONEY else chart)
