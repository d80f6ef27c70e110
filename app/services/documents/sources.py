"""Evidence for texts: what ships and what the organisation entered, as one list; and its citing in a text."""

from collections.abc import Container, Mapping
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from app.documents.building.figures import tokens_in
from app.documents.facts.sources import Source, short_name, source_of
from app.library.evidence import Evidence
from app.library.loading import library
from app.library.references import reference
from app.services.documents import sections
from app.services.rows import records
from app.services.rows.checks import label_of
from app.services.rows.records import Record
from app.text import listed, one_line

_PRINTED = {"authors": "authors", "year": "year", "title": "title"}
"""What a reference cannot do without, by column."""


def sources(session: Session) -> Mapping[str, Source]:
    """All evidence that a text can cite by id: one's own first."""
    own = map(_own, records.rows(session, "evidence", order="claim"))
    return {**{source.id: source for source in own}, **_shipped()}


def cite(session: Session, document_id: int, key: str, evidence: str) -> str:
    """Note that a text cites evidence, and return the token that stands for it there.

    The text itself, with `{{token}}` in it, is saved by whoever writes it.
    """
    here = [row for where, row in sections.citations(session, document_id) if where == key]
    for row in here:
        if row["evidence"] == evidence:
            return str(row["token"])
    token = _free(evidence, sections.taken(session, document_id))
    section = sections.put(session, document_id, key)
    records.add(session, "citation", {"section_id": section, "token": token, "evidence": evidence})
    return token


def cite_named(session: Session, document_id: int, key: str, body: str, known: Container[str]) -> None:
    """Note the evidence that a text names by its id, such as `{{sp-controlled-2022}}`, where nothing is noted yet."""
    noted = {
        row["token"]
        for found in (sections.citations(session, document_id), sections.uses(session, document_id))
        for where, row in found
        if where == key
    }
    section = sections.put(session, document_id, key)
    for token in tokens_in(body):
        if token not in noted and token in known:
            records.add(session, "citation", {"section_id": section, "token": token, "evidence": token})


def _free(name: str, taken: Container[str]) -> str:
    token, count = name, 1
    while token in taken:
        count += 1
        token = f"{name}-{count}"
    return token


@cache
def _shipped() -> Mapping[str, Source]:
    return {each.id: source_of(each, label_of("evidence", "limits")) for each in library().evidence.values()}


def _own(row: Record) -> Source:
    """One's own evidence; a reference without an author, a year or a title says so, as does one never checked."""
    missing = [said for name, said in _PRINTED.items() if not row[name]]
    lacks = (
        f"Not known: {listed(missing)}." if missing else "",
        "" if row["checked_on"] else "Not checked against its source.",
    )
    return Source(
        id=row["uid"],
        short=short_name(row["authors"] or row["publisher"] or row["title"] or row["claim"], row["year"]),
        reference=reference(_as_entry(row)),
        claim=row["claim"],
        limit=one_line(row["limits"]),
        direction=row["direction"].value if row["direction"] else "",
        lacks=" ".join(filter(None, lacks)),
        limits_called=label_of("evidence", "limits"),
    )


def _as_entry(row: Record) -> Evidence:
    """One's own evidence in the form that a reference is made of."""
    return Evidence(
        id=row["uid"],
        last_checked=row["checked_on"] or date.min,
        verified=True,
        topics=(),
        claim=row["claim"],
        population="",
        setting="",
        design="",
        limit="",
        direction="mixed",
        title=one_line(row["title"] or row["claim"]),
        seen="page",
        authors=one_line(row["authors"]),
        year=row["year"] or 0,
        publisher=one_line(row["publisher"]),
        address=one_line(row["reference"]),
    )
