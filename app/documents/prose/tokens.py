"""The words of a text for finding names in it: how each is compared, and whether its capital says anything."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_BEGINS = re.compile(r"[.!?:;\n\r\t•|“\"‘([–—]")
"""What stands before a capital that says nothing."""
_SHORT = frozenset(("dr", "mr", "mrs", "ms", "rev", "st"))
"""A full stop after these ends no sentence."""
_SPACE = r"[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*"
_BESIDE = re.compile(rf"['’]?{_SPACE}|[-‑]")
_JOINED = re.compile(rf"['’]?[ \t\u00a0]*[-–‑/,:]?{_SPACE}£?")
_SMALL = """
a about after all although an and any are as at because before both but by during for from had has if in into is
it like many my near no not of on once or our outside over since so some that the their then these they this those
through to today under until via was we were what when where while who with without your
"""
SMALL = frozenset(_SMALL.split())
"""Words that names are written with or after, and that are never the point of one."""


class Token(NamedTuple):
    """A word as it is written, its place, and its keys: without capitals and apostrophes, and without an owner's s.

    `begins` says that it stands at the beginning of a sentence or of something quoted, `titled` that its line is in
    capitals throughout, `joined` that nothing parts it from the word before that a name cannot hold, `beside`
    that nothing but space or a hyphen does.
    """

    word: str
    start: int
    end: int
    key: str
    bare: str
    begins: bool
    titled: bool
    joined: bool
    beside: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.word[:1].isupper()


def key_of(word: str) -> str:
    """A word for comparing."""
    if word.isalpha() and word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFC", word).casefold().replace("'", "").replace("’", "")
    return "and" if plain == "&" else plain


def words_in(text: str) -> tuple[str, ...]:
    """The words of a name or a text."""
    return tuple(_WORD.findall(text))


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in their order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    titled = _Titled(text)
    before, last = 0, ""
    for match in _WORD.finditer(text):
        gap, key = text[before : match.start()], key_of(match[0])
        begins, joined, beside = (False, True, True) if gap == " " and last else _between(last, gap)
        bare = key_of(match[0][:-2]) if match[0].endswith(("'s", "’s")) else key
        yield Token(match[0], match.start(), match.end(), key, bare, begins, titled.at(match.start()), joined, beside)
        before, last = match.end(), key


def _between(last: str, gap: str) -> tuple[bool, bool, bool]:
    """What a word is by what stands between it and the last: whether it `begins`, is `joined` and is `beside`."""
    if not last:
        return True, False, False
    if last in _SHORT and gap.strip() == ".":
        return False, True, True
    return bool(_BEGINS.search(gap)), bool(_JOINED.fullmatch(gap)), bool(_BESIDE.fullmatch(gap))


class _Titled:
    """Which lines of a text are in capitals throughout, small words aside; asked for places that only grow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._is = False

    def at(self, place: int) -> bool:
        """Whether the line of a place has nothing but capitals."""
        if place > self._end:
            start = self._text.rfind("\n", 0, place) + 1
            end = self._text.find("\n", place)
            self._end = end if end >= 0 else len(self._text)
            runs = _WORD.findall(self._text[start : self._end])
            self._is = all(run[0].isupper() or not run[0].isalpha() for run in runs if run.casefold() not in SMALL)
        return self._is
