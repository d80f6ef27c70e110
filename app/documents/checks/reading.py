"""The texts of a document as they are read, and what their words lack."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from app.documents.building.build import headings_by_key, text_blocks
from app.documents.building.stored import StoredDocument
from app.documents.checks.lack import Lack
from app.documents.checks.prose import Read, acronyms, claims, foreign, hard
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import Kind
from app.documents.tree.plain import plain_text

IsWord = Callable[[str], bool]
"""Asks the dictionary."""
Misspelt = Mapping[str, Sequence[tuple[str, Sequence[str]]]]
"""By text the words in it that are misspelt, each with what could be meant."""
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")


def read_texts(kind: Kind, stored: StoredDocument, facts: Facts) -> tuple[Read, ...]:
    """Everything that the user wrote, in the order of the document; what is not written is left out."""
    names = headings_by_key(kind, stored)
    keys = (*(box.key for box in kind.boxes), *(own.key for own in stored.own))
    texts = (Read(key, names[key], plain_text(text_blocks(key, kind, stored, facts))) for key in keys)
    return tuple(each for each in texts if each.text)


def prose_lacks(texts: Sequence[Read], facts: Facts, is_word: IsWord | None = None) -> Iterator[Lack]:
    """What the words lack. Names that do not belong are looked for once there is a dictionary to ask."""
    own = (facts.who.name, *facts.names.own)
    if is_word is not None and facts.names.others:
        for each in texts:
            yield from foreign(each, own, facts.names.others, is_word)
    for each in texts:
        yield from claims(each)
    yield from acronyms(texts, {letters for name in own for letters in _CAPITALS.findall(name)})
    yield from hard(texts)
