"""The words of a text whose spelling can be judged, and where they are: no amounts, addresses, acronyms or gaps."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u00ad])+"
"""Letters with their accents, written as one sign or as two; a soft hyphen may be among them."""
_WORD = rf"{_LETTERS}(?:['’]{_LETTERS})*"
_SPARED = (
    r"\{\{[^{}\n]{0,100}\}\}|\{[^{}\n]{0,100}\}|\[[^\[\]\n]{0,200}\]",  # figures, dates and gaps to fill in
    r"\b(?:https?://|www\.)\S+",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+",
    r"(?<!\w)[@#]\w+",
    r"(?<![\w.])(?:[A-Za-z]:)?(?:[\\/][\w.-]{1,100}){2,}",  # a path
    r"(?<![\w.-])[\w-]{1,64}(?:\.[\w-]{1,64}){0,5}\.[a-z]{2,6}(?![\w.-]*\w)",  # a file or a site
    r"\w*\d\w*",  # amounts, postcodes, 2nd, B12
)
_TOKEN = re.compile(rf"{'|'.join(_SPARED)}|(?P<word>{_WORD}(?:-{_WORD})*)")
_PART = re.compile(_WORD)
_NAMED = re.compile(r"[A-Z]{2,}['’]?s|[^-]*[a-z][A-Z][^-]*|[^-]{2,}[A-Z][^-]*|[ivx]{1,5}|.")
"""KPIs, the NHS's, YouTube, SQLite, iii, and single letters."""
_ACRONYM = 6
"""The most letters of an acronym where all words are in capitals."""
_LATIN = "\u024f"
"""The last letter that British words and names are written with."""


class Found(NamedTuple):
    """A word as it stands in a text, and its place."""

    word: str
    start: int
    end: int


def judged(text: str) -> Iterator[Found]:
    """The words of a text that a dictionary can judge; words with hyphens are one."""
    for token in _TOKEN.finditer(text):
        word = token["word"]
        if word and not _is_spared(word, text, token.start()):
            yield Found(word, token.start(), token.end())


def parts(found: Found) -> Iterator[Found]:
    """What stands between the hyphens of a word, each with its place, without what is spared by itself."""
    for part in _PART.finditer(found.word):
        if not (part[0].isupper() or _NAMED.fullmatch(part[0])):
            yield Found(part[0], found.start + part.start(), found.start + part.end())


def plain(word: str) -> str:
    """A word as dictionaries have it: accents as one sign, the typewriter's apostrophe, no soft hyphen."""
    return word if word.isascii() else unicodedata.normalize("NFC", word).replace("’", "'").replace("\u00ad", "")


def own_words(names: Iterable[str]) -> frozenset[str]:
    """The words of names and of an own list, for comparing: their capitals do not matter."""
    found = {plain(part[0]).casefold() for name in names for part in _PART.finditer(name)}
    return frozenset(found | {owner_of(each)[0] for each in found})


def owner_of(word: str) -> tuple[str, str]:
    """A word without the 's of an owner, and that."""
    return (word[:-2], "'s") if word.endswith("'s") else (word, "")


def _is_spared(word: str, text: str, start: int) -> bool:
    if word.isupper():
        return len(word) <= _ACRONYM or not _line_at(text, start).isupper()
    return bool(_NAMED.fullmatch(word)) or not (word.isascii() or _is_latin(word))


def _is_latin(word: str) -> bool:
    return all(sign <= _LATIN or unicodedata.combining(sign) for sign in plain(word))


def _line_at(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
