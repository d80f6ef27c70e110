"""Spelling of a document's texts: looked at on the worker, since the dictionary takes a moment to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.documents.checks.lack import Lack
from app.documents.checks.prose import Read, misspelt
from app.documents.checks.reading import IsWord, Misspelt, read_texts
from app.documents.facts.facts import Facts
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
