"""What the British dictionary tells of texts: what is misspelt, and which names do not belong in an answer.

Texts of documents are looked at on the worker, since the dictionary takes a moment to read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.documents.checks.lack import Lack
from app.documents.checks.prose import Read, misspelt
from app.documents.checks.reading import IsWord, Misspelt, read_texts
from app.documents.facts.facts import Facts
from app.services.library.answer_names import StrayName, stray_names, stray_names_in, stray_names_of
from app.services.library.answers import Answer
from app.spelling.judged import own_words
from app.spelling.spelling import Spelling, british
from app.work.documents import OpenDocument

_SUGGESTED, _MOST = 3, 2
"""So many words of a text get suggestions, each so many: these are the ones that are shown."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """What a look at some texts found, and how the dictionary is asked from now on."""

    misspelt: Misspelt
    is_word: IsWord


def texts_of(opened: OpenDocument) -> tuple[Read, ...]:
    """The texts whose spelling matters."""
    return read_texts(opened.kind, opened.stored, opened.facts)


def right_here(facts: Facts) -> frozenset[str]:
    """The words that are spelt right in this file: names, and those of the user's own list."""
    return own_words((facts.who.name, *facts.names.words, *facts.who.address.splitlines()))


def look(texts: Iterable[str], own: frozenset[str]) -> Spelt:
    """Look at the spelling of texts. The first look reads the dictionary: never on the thread of the window."""
    spelling = british()
    return Spelt({text: tuple(_of_text(spelling, text, own)) for text in texts}, spelling.knows)


def spelling_lacks(texts: Iterable[Read], found: Misspelt) -> Iterator[Lack]:
    """What is misspelt in texts, as far as it was looked at."""
    for each in texts:
        yield from misspelt(each, found.get(each.text, ()))


def _of_text(spelling: Spelling, text: str, own: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    words = dict.fromkeys(each.word for each in spelling.misspelt(text, own))
    for at, word in enumerate(words):
        yield word, spelling.suggested(word, _MOST) if at < _SUGGESTED else ()


def strays(session: Session, body: str, document_id: int | None = None) -> tuple[StrayName, ...]:
    """The names in an answer that do not belong in a document, or in the library where none is named."""
    return stray_names(session, body, british().knows, document_id)


def strays_in(session: Session, document_id: int, key: str) -> tuple[StrayName, ...]:
    """The same in a section of a document as it stands there."""
    return stray_names_in(session, document_id, key, british().knows)


def strays_of(session: Session, answers: Iterable[Answer]) -> Mapping[int, tuple[StrayName, ...]]:
    """The same for answers as they stand in the library, by their ids."""
    bodies = {each.id: each.body for each in answers}
    return stray_names_of(session, bodies, british().knows) if bodies else {}
