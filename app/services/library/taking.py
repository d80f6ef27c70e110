"""Between the library and the texts of documents: taking an answer, giving words back, telling what changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.documents.tree.differences import Difference, text_differences
from app.documents.tree.tree import Figure
from app.problems import Refused
from app.services.documents import sections, writing
from app.services.library.answer_text import as_answer, blocks_of, fingerprint, names, put_into_section
from app.services.rows import records
from app.services.rows.records import Record
from app.text import listed, one_line, quoted


@dataclass(frozen=True, slots=True)
class Origin:
    """The answer that a section came from: whether it has `moved_on` since, and whether the section `differs` from it.

    `differs` compares the section with what it took, so that both may be true.
    """

    answer: int
    title: str
    moved_on: bool
    differs: bool


def take(
    session: Session, document_id: int, key: str, answer_id: int, known: Mapping[str, Figure], *, today: date
) -> None:
    """Let a section have a copy of an answer instead of its words, and remember which one and how it read.

    `known` are the figures of the document by id. Raises Refused for an answer without words, and for a section that
    the document does not have.
    """
    answer = records.get(session, "library_answer", answer_id)
    if not answer["body"].strip():
        raise Refused(f"{quoted(answer['title'])} has no words yet. Write it in the library first.")
    writable = writing.text_keys(session, document_id)
    if key not in writable:
        raise Refused(f"This document has no text called {quoted(key)}. There are: {listed(writable)}.")
    body = put_into_section(session, document_id, key, answer["body"], known)
    writing.save_text(session, document_id, key, body)
    _remember(session, sections.put(session, document_id, key), answer, answer["body"], today)


def origin(session: Session, document_id: int, key: str) -> Origin | None:
    """Where a section came from; None where it was written here, was emptied, or its answer is gone."""
    section = sections.find(session, document_id, key)
    answer = _answer_of(session, section)
    if section is None or answer is None or not section["body"].strip():
        return None
    now = fingerprint(as_answer(session, section.id, section["body"]))
    taken = section["library_hash"]
    return Origin(answer.id, answer["title"], fingerprint(answer["body"]) != taken, now != taken)


def changed_since(session: Session, document_id: int, key: str) -> tuple[Difference, ...]:
    """What changed in the answer since a section took it, by words. Raises Refused where that cannot be told."""
    section, answer = _both(session, document_id, key)
    where = {"library_answer_id": answer.id, "sha256": section["library_hash"]}
    wordings = records.rows(session, "answer_wording", where=where)
    if not wordings:
        raise Refused(f"How {quoted(answer['title'])} read when you used it was not kept. Use it again to compare.")
    standing = names(session)
    return text_differences(blocks_of(wordings[0]["body"], standing), blocks_of(answer["body"], standing))


def update_library(session: Session, document_id: int, key: str, *, today: date) -> int:
    """Let the words of a section be those of the answer that it came from, and return the answer's id.

    Other documents keep what they took. Raises Refused without such an answer, and where nothing would change.
    """
    section, answer = _both(session, document_id, key)
    body = _words(session, section)
    if body == answer["body"] and fingerprint(body) == section["library_hash"]:
        raise Refused(f"{quoted(answer['title'])} reads like this already. Change the text first.")
    records.change(session, "library_answer", answer.id, {"body": body})
    _remember(session, section.id, answer, body, today)
    return answer.id


def keep_as_answer(session: Session, document_id: int, key: str, title: str, *, today: date) -> int:
    """Add the words of a section to the library as an answer of its own, and return its id.

    It remembers which answer the section came from. Raises Refused for an empty section or title, or a title taken.
    """
    section = sections.find(session, document_id, key)
    if section is None:
        raise Refused("There is nothing to keep here yet. Write the text first.")
    body = _words(session, section)
    before = _answer_of(session, section)
    values = {"title": one_line(title), "body": body, "from_uid": before["uid"] if before else None}
    answer = records.get(session, "library_answer", records.add(session, "library_answer", values))
    _remember(session, section.id, answer, body, today)
    return answer.id


def _both(session: Session, document_id: int, key: str) -> tuple[Record, Record]:
    section = sections.find(session, document_id, key)
    answer = _answer_of(session, section)
    if section is None or answer is None:
        raise Refused("This text did not come from an answer of the library. Keep it as a new answer instead.")
    return section, answer


def _answer_of(session: Session, section: Record | None) -> Record | None:
    uid = section["library_uid"] if section else None
    found = records.rows(session, "library_answer", where={"uid": uid}) if uid else ()
    return found[0] if found else None


def _words(session: Session, section: Record) -> str:
    if not section["body"].strip():
        raise Refused("There is nothing to keep here yet. Write the text first.")
    return as_answer(session, section.id, section["body"])


def _remember(session: Session, section: int, answer: Record, body: str, today: date) -> None:
    """Keep how an answer reads, once for each wording, and let a section know that it has these words."""
    taken = fingerprint(body)
    where = {"library_answer_id": answer.id, "sha256": taken}
    if not records.rows(session, "answer_wording", where=where):
        records.add(session, "answer_wording", {**where, "body": body, "kept_on": today})
    records.change(session, "section", section, {"library_uid": answer["uid"], "library_hash": taken})
