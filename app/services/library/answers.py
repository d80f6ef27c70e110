"""The answers of the library: each with its state on a day and where it is used; found by words; kept as texts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from app.documents.building.build import headings_by_key
from app.documents.kinds.loading import kinds
from app.services.documents.stored import stored_document
from app.services.library.answer_text import fingerprint, plain
from app.services.rows import records
from app.services.rows.records import Record
from app.text import one_line

State = Literal["late", "in date", "no date"]
"""Whether the day by which it was to be reviewed has passed, is to come, or was never set."""


@dataclass(frozen=True, slots=True)
class Used:
    """A section of a document that came from an answer; `behind` where the answer has other words by now."""

    section: int
    document: int
    title: str
    heading: str
    behind: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is listed: its columns, its state on a day, and where it is used."""

    id: int
    uid: str
    title: str
    body: str
    tags: str
    owner: str
    reviewed_on: date | None
    review_by: date | None
    copied_from: str
    state: State
    used: tuple[Used, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The titles of the documents that use it, each once."""
        return tuple(dict.fromkeys(each.title for each in self.used))


def answers(session: Session, today: date) -> tuple[Answer, ...]:
    """Every answer in the order in which they were added."""
    rows = records.rows(session, "library_answer")
    titles = {row["uid"]: row["title"] for row in rows}
    used = _used(session, {row["uid"]: fingerprint(row["body"]) for row in rows})
    return tuple(_answer(row, today, titles.get(row["from_uid"], ""), used.get(row["uid"], ())) for row in rows)


def found(wanted: str, looked: Sequence[Answer], standing: Mapping[str, str]) -> tuple[Answer, ...]:
    """The answers that hold every word that is looked for, those with it in title or tags first.

    `standing` are the names of what stands in answers, as `answer_text.names` gives them.
    """
    keys = one_line(wanted).casefold().split()
    ranked = [(rank, each) for each in looked if (rank := _rank(each, keys, standing)) is not None]
    return tuple(each for _, each in sorted(ranked, key=lambda pair: pair[0]))


def save_words(session: Session, answer_id: int, body: str) -> None:
    """Store the words of an answer, in the markup of `app.documents.tree.markup`. Raises Refused."""
    records.change(session, "library_answer", answer_id, {"body": body})


def state_on(review_by: date | None, today: date) -> State:
    """The state of an answer that is to be reviewed by a day."""
    if review_by is None:
        return "no date"
    return "late" if review_by < today else "in date"


def _rank(answer: Answer, keys: Sequence[str], standing: Mapping[str, str]) -> int | None:
    head = f"{answer.title} {answer.tags}".casefold()
    if all(key in head for key in keys):
        return 0
    whole = f"{head} {plain(answer.body, standing).casefold()}"
    return 1 if all(key in whole for key in keys) else None


def _answer(row: Record, today: date, copied_from: str, used: Sequence[Used]) -> Answer:
    return Answer(
        id=row.id,
        uid=row["uid"],
        title=row["title"],
        body=row["body"],
        tags=row["tags"],
        owner=row["owner"],
        reviewed_on=row["reviewed_on"],
        review_by=row["review_by"],
        copied_from=copied_from,
        state=state_on(row["review_by"], today),
        used=tuple(used),
    )


def _used(session: Session, hashes: Mapping[str, str]) -> Mapping[str, Sequence[Used]]:
    """The sections that came from answers, by the answer's uid; what was emptied since uses it no longer."""
    sections = records.rows(session, "section", where={"library_uid": list(hashes)}, order=("document_id", "position"))
    documents = {row.id: row["title"] for row in records.rows(session, "document")}
    headings = {each: _headings(session, each) for each in dict.fromkeys(row["document_id"] for row in sections)}
    found: dict[str, list[Used]] = defaultdict(list)
    for row in sections:
        if row["body"].strip():
            document, uid = row["document_id"], row["library_uid"]
            heading = headings[document].get(row["key"], row["heading"] or row["key"])
            behind = row["library_hash"] != hashes[uid]
            found[uid].append(Used(row.id, document, documents[document], heading, behind))
    return found


def _headings(session: Session, document: int) -> Mapping[str, str]:
    """What the texts of a document are called; nothing where its kind is not known here."""
    stored = stored_document(session, document)
    kind = kinds().get(stored.kind)
    return headings_by_key(kind, stored) if kind else {}
