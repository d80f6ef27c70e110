"""The words of an answer as a section has them, and the other way: what stands in them goes by its id or its token.

In the library a figure or evidence stands by its id, as `{{full-cost}}`; in a section by a token that is its own.
"""

import re
from collections.abc import Callable, Mapping
from hashlib import sha256

from sqlalchemy.orm import Session

from app.documents.building.figures import tokens_in
from app.documents.facts.catalogue import FIGURES, OWN
from app.documents.tree.markup import parse, resolved
from app.documents.tree.plain import plain_text
from app.documents.tree.tree import Block, Figure, Text
from app.library.evidence import Evidence
from app.library.loading import library
from app.services.documents import figures_used, sections
from app.services.documents.figures_used import free_token, token_of
from app.services.rows import records
from app.text import shorten

_TOKEN = re.compile(r"\\[\W_]|\{\{([a-z0-9-]+)\}\}")
"""A token, or a sign that a backslash makes stand for itself, so that no token begins within one."""
_STANDING = ("figure_use", "citation")


def fingerprint(body: str) -> str:
    """What a section remembers of the words that it took."""
    return sha256(body.encode()).hexdigest()


def as_answer(session: Session, section: int, body: str) -> str:
    """The words of a section as the library keeps them."""
    ids = {row["token"]: row["figure"] for row in records.rows(session, "figure_use", where={"section_id": section})}
    ids |= {row["token"]: row["evidence"] for row in records.rows(session, "citation", where={"section_id": section})}
    return _replaced(body, lambda token: f"{{{{{token_of(ids[token])}}}}}" if token in ids else "")


def put_into_section(session: Session, document: int, key: str, body: str, known: Mapping[str, Figure]) -> str:
    """An answer's words for a section: its figures and evidence get tokens here, and what stood here before goes.

    A figure that this document does not know leaves a gap with its name, `[Full cost]`, which is told before it is
    sent.
    """
    section = sections.put(session, document, key)
    for table in _STANDING:
        records.delete(session, table, [row.id for row in records.rows(session, table, where={"section_id": section})])
    figures = {token_of(name): figure for name, figure in known.items()}
    evidence = _evidence(session)

    def token_for(name: str) -> str:
        if name in figures:
            return f"{{{{{figures_used.insert(session, document, key, figures[name])}}}}}"
        if name in evidence:
            return f"{{{{{_cite(session, document, section, name, evidence[name])}}}}}"
        return f"[{FIGURES[name].name}]" if name in FIGURES else ""

    return _replaced(body, token_for)


def blocks_of(body: str, standing: Mapping[str, str]) -> tuple[Block, ...]:
    """An answer as it is shown by itself: figures and evidence by their names, which `names` gives."""
    return resolved(
        parse(body), {token: Text(f"[{standing[token]}]") for token in tokens_in(body) if token in standing}
    )


def plain(body: str, standing: Mapping[str, str]) -> str:
    """The words of an answer without markup."""
    return plain_text(blocks_of(body, standing))


def names(session: Session) -> Mapping[str, str]:
    """What a token in an answer stands for, in words: a figure's name, or the source of evidence."""
    found = {token_of(figure.id): figure.name for figure in FIGURES.values()}
    found |= {token_of(f"{OWN}{row['figure']}"): row["figure"] for row in records.rows(session, "own_number")}
    found |= {token: _source(each.authors or each.title, each.year) for token, each in _shipped().items()}
    for row in records.rows(session, "evidence"):
        found[token_of(row["uid"])] = _source(row["authors"] or row["title"] or row["claim"], row["year"])
    return found


def _source(who: str, year: int | None) -> str:
    return f"{shorten(who)} {year}" if year else shorten(who)


def _shipped() -> Mapping[str, Evidence]:
    return {token_of(name): each for name, each in library().evidence.items()}


def _evidence(session: Session) -> Mapping[str, str]:
    """The ids of all evidence by the token that stands for each in an answer."""
    own = {token_of(row["uid"]): row["uid"] for row in records.rows(session, "evidence")}
    return {token: each.id for token, each in _shipped().items()} | own


def _cite(session: Session, document: int, section: int, name: str, evidence: str) -> str:
    """Note that a section cites evidence, and return the token that stands for it there."""
    token = free_token(name, sections.taken(session, document))
    records.add(session, "citation", {"section_id": section, "token": token, "evidence": evidence})
    return token


def _replaced(body: str, token_for: Callable[[str], str]) -> str:
    """A body with other tokens; one for which there is nothing else stays as it is."""
    return _TOKEN.sub(lambda sign: (token_for(sign[1]) if sign[1] else "") or sign[0], body)
