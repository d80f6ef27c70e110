"""The forms in which a name can stand in a text: whole, without what its end says it is, and as initials."""

import re
from collections.abc import Callable, Container, Iterator
from typing import Literal, NamedTuple

from app.documents.prose.tokens import SMALL, key_of, words_in

_GIVERS = """
award awards bequest charitable charities charity endowment foundation foundations fund funding funds grant grants
programme settlement trust trustees trusts
"""
GIVERS = frozenset(_GIVERS.split())
"""What the name of a funder ends with, and what is left out when people speak of it."""
_BODIES = """
art arts association authority board body borough centre church city club college commission committee community
company council county department district education funder group health home hospital house hub institute lottery
network office organisation partner partners partnership project scheme school service services society team town
union university ward youth
"""
BODIES = frozenset(_BODIES.split())
"""What names are made of and what says nothing by itself."""
_LEGAL = frozenset(("cic", "cio", "inc", "limited", "llp", "ltd", "plc", "scio"))
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FEWEST_INITIALS, _SHORTEST = 4, 3

How = Literal["anyhow", "capitals", "part", "alone", "letters"]
"""In any letters; with its capitals; with them and not within another name; as one ordinary word; letter for letter."""


class Form(NamedTuple):
    """The keys of its words one after another, how they have to be written to be meant, and which have a capital."""

    keys: tuple[str, ...]
    how: How
    capitals: tuple[bool, ...] = ()


def core(name: str) -> tuple[str, ...]:
    """The words of a name without "The" before it, "Ltd" after it, and what it has in brackets."""
    written = words_in(_BRACKETS.sub(" ", name)) or words_in(name)
    while len(written) > 1 and key_of(written[-1]) in _LEGAL:
        written = written[:-1]
    return written[1:] if len(written) > 1 and key_of(written[0]) == "the" else written


def forms_of(name: str, is_word: Callable[[str], bool], own: Container[str] = ()) -> Iterator[Form]:
    """The forms by which a name is found; `own` are words of names that belong, which say nothing alone."""
    written = core(name)
    if len(written) == 1:
        yield from _of_one(name, written[0], is_word, own)
    elif written:
        known = all(_is_ordinary(word, is_word) for word in written)
        capitals = (True, *(word[0].isupper() for word in written[1:]))
        yield Form(tuple(map(key_of, written)), "capitals" if known else "anyhow", capitals)
        yield from _without_giver(written, is_word, own)
        yield from _initials(written, is_word)


def own_forms(name: str) -> Iterator[tuple[str, ...]]:
    """The words by which a name that belongs is known, whatever its capitals."""
    written = core(name)
    if written:
        yield tuple(map(key_of, written))
        yield tuple(map(key_of, _left(written)))
        yield (_letters(written).casefold(),)


def _of_one(name: str, word: str, is_word: Callable[[str], bool], own: Container[str]) -> Iterator[Form]:
    key = key_of(word)
    if key in GIVERS | BODIES:
        if key_of(words_in(name)[0]) == "the":
            yield Form(("the", key), "alone")
    elif key in own or len(key) < _SHORTEST or key.isdigit():
        return
    elif word.isupper() and len(word) <= 6:
        yield Form((key,), "letters")
    else:
        yield Form((key,), "alone" if is_word(word.lower()) else "anyhow")


def _without_giver(written: tuple[str, ...], is_word: Callable[[str], bool], own: Container[str]) -> Iterator[Form]:
    left = _left(written)
    keys = tuple(map(key_of, left))
    if len(left) == len(written) or all(key in GIVERS | BODIES | SMALL for key in keys):
        return
    if len(keys) > 1:
        yield Form(keys, "part")
    elif keys[0] not in own and len(keys[0]) > _SHORTEST and not is_word(left[0].capitalize()):
        yield Form(keys, "anyhow")


def _initials(written: tuple[str, ...], is_word: Callable[[str], bool]) -> Iterator[Form]:
    letters = _letters(written)
    is_title = all(word[0].isupper() for word in written if key_of(word) not in SMALL)
    if is_title and len(letters) >= _FEWEST_INITIALS and not is_word(letters.lower()):
        yield Form((letters.casefold(),), "letters")


def _letters(written: tuple[str, ...]) -> str:
    return "".join(word[0].upper() for word in written if key_of(word) not in SMALL)


def _left(written: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the words at its end that say what kind of giver it is; the whole where nothing would be left."""
    left = written
    while left and key_of(left[-1]) in GIVERS | SMALL:
        left = left[:-1]
    return left or written


def _is_ordinary(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a word of a name says nothing by itself: letters such as "UK" do not, nor does what a dictionary has."""
    return word.isupper() or word.isdigit() or key_of(word) in SMALL or is_word(word.lower().replace("’", "'"))
