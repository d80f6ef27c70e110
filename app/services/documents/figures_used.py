"""Figures in texts: put in, brought up to date, and told where they changed or lost what they were worked out from."""

import re
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.orm import Session

from app.documents.building import figures
from app.documents.building.stored import StoredDocument, Use
from app.documents.facts.facts import Facts
from app.documents.tree.tree import Figure
from app.services.documents import sections
from app.services.rows import records

_OTHER = re.compile(r"[^a-z0-9]+")


def insert(session: Session, document_id: int, key: str, figure: Figure) -> str:
    """Note that a figure is used in a text, as it is now, and return the token that stands for it there.

    The text itself, with `{{token}}` in it, is saved by whoever writes it.
    """
    token = free_token(token_of(figure.id), sections.taken(session, document_id))
    section = sections.put(session, document_id, key)
    records.add(session, "figure_use", {"section_id": section, "token": token, "figure": figure.id, **_seen(figure)})
    return token


def insert_named(session: Session, document_id: int, key: str, body: str, known: Mapping[str, Figure]) -> None:
    """Note the figures that a text names by their ids, such as `{{full-cost}}`, where nothing is noted for them yet."""
    noted = {use["token"] for where, use in sections.uses(session, document_id) if where == key}
    by_token = {token_of(name): figure for name, figure in known.items()}
    section = sections.put(session, document_id, key)
    for token in figures.tokens_in(body):
        if token not in noted and token in by_token:
            figure = by_token[token]
            values = {"section_id": section, "token": token, "figure": figure.id, **_seen(figure)}
            records.add(session, "figure_use", values)


def update(session: Session, document_id: int, tokens: Iterable[str], known: Mapping[str, Figure]) -> int:
    """Let the figures with these tokens be seen as they are now; how many had changed. Those that are gone stay."""
    wanted, changed = set(tokens), 0
    for _, use in sections.uses(session, document_id):
        live = known.get(use["figure"])
        if use["token"] in wanted and live is not None and live.text != use["seen"]:
            records.change(session, "figure_use", use.id, _seen(live))
            changed += 1
    return changed


def stale(stored: StoredDocument, facts: Facts) -> tuple[Use, ...]:
    """The figures in the texts that are others now than the texts print."""
    return tuple(use for use in figures.used(stored) if figures.is_stale(use, facts))


def gone(stored: StoredDocument, facts: Facts) -> tuple[Use, ...]:
    """The figures in the texts that can no longer be worked out, since what they rest on was deleted."""
    return tuple(use for use in figures.used(stored) if figures.is_gone(use, facts))


def free_token(name: str, taken: Collection[str]) -> str:
    """A token like this one that stands for nothing yet: itself, or with a number after it."""
    return next(
        each for count in range(1, len(taken) + 2) if (each := f"{name}-{count}" if count > 1 else name) not in taken
    )


def token_of(figure: str) -> str:
    """What may stand in a text for a figure: its id in small letters, digits and hyphens."""
    return _OTHER.sub("-", figure.lower()).strip("-") or "figure"


def _seen(figure: Figure) -> dict[str, object]:
    return {"seen": figure.text, "seen_on": figure.as_at, "basis": figure.basis}
