"""What is misspelt in a text, and what could be meant; the dictionary is read once, when it is first asked for."""

from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from threading import Lock
from typing import NamedTuple

from app.paths import resource
from app.spelling.dictionary import Dictionary
from app.spelling.judged import judged, owner_of, parts, plain

_REMEMBERED = 1 << 15
"""Words whose verdict is kept: more than anyone uses, and a few megabytes at most."""
_READING = Lock()
_BEFORE_HYPHENS = frozenset(("di", "eco", "mis", "neuro", "tele", "tri", "un"))
"""What the dictionary has not by itself and yet begins words: "eco-therapy". It has "co", "non", "pre" and the like."""
_NO_OWNERS = frozenset(("your", "her", "our", "their", "who"))
"""Words that take no 's, although they are words: "your's"."""


class Misspelt(NamedTuple):
    """A misspelt word, as it is written, and its place: from `start` to before `end`."""

    word: str
    start: int
    end: int


class Spelling:
    """A dictionary that is asked about texts. Any thread may ask; a word that was asked about is remembered."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._is_right = lru_cache(_REMEMBERED)(self._judge)
        self.knows: Callable[[str], bool] = lru_cache(_REMEMBERED)(dictionary.knows)

    def misspelt(self, text: str, own: Container[str] = frozenset()) -> tuple[Misspelt, ...]:
        """The misspelt words of a text in their order; `own` are words that are right here, from `own_words`.

        A word with hyphens is right where it is in the dictionary or all its parts are; else its wrong parts are told.
        """
        return tuple(self._misspelt(text, own))

    def suggested(self, word: str, most: int = 5) -> tuple[str, ...]:
        """What could be meant by a misspelt word, likeliest first, with its capitals; never more than a fifth second.

        A forgotten apostrophe comes first, two words for one come last.
        """
        whole, ending = owner_of(plain(word))
        found = list(islice(self._dictionary.alike(whole), most * 2))
        found.sort(key=lambda each: (each.replace("'", "") != whole, " " in each or "-" in each))
        apostrophe = "’" if "’" in word else "'"
        return tuple(f"{each}{ending}".replace("'", apostrophe) for each in found[:most])

    def _misspelt(self, text: str, own: Container[str]) -> Iterator[Misspelt]:
        for found in judged(text):
            if not self._is_right(found.word) and not _is_own(found.word, own):
                if "-" not in found.word:
                    yield Misspelt(*found)
                    continue
                for part in parts(found):
                    if not self._is_right_part(part.word) and not _is_own(part.word, own):
                        yield Misspelt(*part)

    def _judge(self, written: str) -> bool:
        """Whether a word is in the dictionary, by itself or as an owner: "Elm's"."""
        word = plain(written)
        owner, ending = owner_of(word)
        return self.knows(word) or bool(ending and owner.casefold() not in _NO_OWNERS and self.knows(owner))

    def _is_right_part(self, word: str) -> bool:
        return word.casefold() in _BEFORE_HYPHENS or self._is_right(word)


@cache
def _british() -> Spelling:
    folder = resource("spelling")
    with (
        (folder / "en_GB.aff").open(encoding="utf-8-sig") as affixes,
        (folder / "en_GB.dic").open(encoding="utf-8-sig") as entries,
        (folder / "sector.txt").open(encoding="utf-8") as sector,
    ):
        next(entries)  # their count
        own = (line for line in sector if line.strip() and not line.startswith("#"))
        return Spelling(Dictionary(affixes, chain(entries, own)))


def british() -> Spelling:
    """British spelling. The first call reads for a tenth of a second, so it is made where nobody waits for it."""
    with _READING:
        return _british()


def _is_own(word: str, own: Container[str]) -> bool:
    """Whether a word is on an own list, by itself or as an owner."""
    key = plain(word).casefold()
    return key in own or owner_of(key)[0] in own
