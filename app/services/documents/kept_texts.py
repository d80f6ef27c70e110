"""The texts of a document as a version keeps them, with figures and citations: taken from the file and put back."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.models.choices import Audience
from app.services.rows import records
from app.services.rows.records import Record


@dataclass(frozen=True, slots=True)
class KeptUse:
    """A figure in a text, as the columns of `figure_use` have it."""

    token: str
    figure: str
    arguments: str = ""
    seen: str = ""
    seen_on: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class KeptCitation:
    """Evidence that a text cites, as the columns of `citation` have it."""

    token: str
    evidence: str


@dataclass(frozen=True, slots=True)
class KeptSection:
    """A text of a document or a choice about a part of it, as the columns of `section` have it."""

    key: str
    position: int = 0
    heading: str = ""
    body: str = ""
    shown: bool | None = None
    library_uid: str | None = None
    library_hash: str | None = None
    uses: tuple[KeptUse, ...] = ()
    citations: tuple[KeptCitation, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Everything that was written for a document, for whom it was written and in which language."""

    audience: str
    language: str
    sections: tuple[KeptSection, ...]


_USE = tuple(KeptUse.__dataclass_fields__)
_CITATION = tuple(KeptCitation.__dataclass_fields__)
_SECTION = tuple(name for name in KeptSection.__dataclass_fields__ if name not in {"uses", "citations"})


def texts_of(session: Session, document_id: int) -> KeptTexts:
    """The texts of a document as they are now. Raises RecordGone where it is not in the file any more."""
    row = records.get(session, "document", document_id)
    sections = tuple(_kept(session, section) for section in _sections(session, document_id))
    return KeptTexts(row["audience"].value, row["language"], sections)


def put_back(session: Session, document_id: int, texts: KeptTexts) -> None:
    """Let a document have these texts and no others; its title and what it is about stay as they are."""
    row = records.get(session, "document", document_id)
    readers = {each.value: each for each in Audience}
    audience = readers.get(texts.audience, row["audience"])
    records.change(session, "document", document_id, {"audience": audience, "language": texts.language})
    now = {section["key"]: section for section in _sections(session, document_id)}
    wanted = {section.key: section for section in texts.sections}
    records.delete(session, "section", [section.id for key, section in now.items() if key not in wanted])
    for key, section in wanted.items():
        if key not in now or _kept(session, now[key]) != section:
            _put(session, document_id, now.get(key), section)


def _put(session: Session, document_id: int, now: Record | None, wanted: KeptSection) -> None:
    values = {name: getattr(wanted, name) for name in _SECTION}
    edit = (now.id if now else None, {"document_id": document_id, **values})
    (section,) = records.apply(session, "section", [edit])
    was = _kept(session, now) if now else KeptSection(wanted.key)
    if was.uses != wanted.uses:
        _replace(session, "figure_use", section, wanted.uses)
    if was.citations != wanted.citations:
        _replace(session, "citation", section, wanted.citations)


def _replace(session: Session, table: str, section: int, wanted: Iterable[KeptUse | KeptCitation]) -> None:
    records.delete(session, table, [row.id for row in _within(session, table, section)])
    records.apply(session, table, [(None, {"section_id": section, **asdict(each)}) for each in wanted])


def _kept(session: Session, section: Record) -> KeptSection:
    uses = tuple(KeptUse(*(row[name] for name in _USE)) for row in _within(session, "figure_use", section.id))
    cited = _within(session, "citation", section.id)
    citations = tuple(KeptCitation(*(row[name] for name in _CITATION)) for row in cited)
    return replace(KeptSection(*(section[name] for name in _SECTION)), uses=uses, citations=citations)


def _sections(session: Session, document_id: int) -> tuple[Record, ...]:
    return records.rows(session, "section", where={"document_id": document_id}, order=("position", "key"))


def _within(session: Session, table: str, section: int) -> tuple[Record, ...]:
    return records.rows(session, table, where={"section_id": section}, order="token")
