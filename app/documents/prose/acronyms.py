"""Acronyms that a text uses without saying what they stand for, where they are first used."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from typing import NamedTuple

from app.documents.prose.acronym_list import NEED_NO_WORDS
from app.documents.prose.tokens import SMALL

_ACRONYM = re.compile(r"(?<![\w@#/.&-])([A-Z]{2,6})s?(?![\w@&]|\.\w|-\d)")
_GAP = re.compile(r"\{\{[^{}\n]*\}\}|\[[^\[\]\n]*\]")
"""What is still to fill in is another check's."""
_WORD_OR_STOP = re.compile(r"[^\W\d_][\w'’]*|[.!?;:()\n\t]")
_BEFORE, _AFTER = 120, 160
"""How far from an acronym its words are looked for where one of the two is in brackets."""
_WORDS = 10


class Acronym(NamedTuple):
    """An acronym where it is first used, and its place."""

    word: str
    start: int
    end: int


def unexplained(text: str, explained: Container[str] = ()) -> tuple[Acronym, ...]:
    """The acronyms of a text that it does not write out at their first use or before, each once, in their order.

    Written out are “Integrated Care Board (ICB)”, “ICB (Integrated Care Board)”, and the words anywhere before it.
    Those that every reader knows need none, nor those in `explained`. A line that is all capitals is a heading.
    """
    asked = [each for each in _first_uses(text) if each.word not in NEED_NO_WORDS and each.word not in explained]
    beside = [each for each in asked if not (_is_in_brackets(each, text) or _is_before_brackets(each, text))]
    if not beside:
        return ()
    initials = (_initials(text, SMALL), _initials(text, ()))
    return tuple(each for each in beside if not any(_is_written_out(each, of) for of in initials))


def _first_uses(text: str) -> Iterator[Acronym]:
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    seen: set[str] = set()
    for match in _ACRONYM.finditer(text):
        word, start, end = match[1], match.start(1), match.end(1)
        if word in seen or any(begin <= start < close for begin, close in gaps) or _is_shouted(text, start):
            continue
        seen.add(word)
        yield Acronym(word, start, end)


def _is_shouted(text: str, at: int) -> bool:
    """Whether a place is in a line of several words that are all in capitals."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 2


def _is_in_brackets(found: Acronym, text: str) -> bool:
    """Whether it stands in brackets after words of which one begins with its first letter."""
    before = text[max(found.start - _BEFORE, 0) : found.start]
    opened = re.search(r"[(\[]\s*(?:the\s+)?[\"'“‘]?\Z", before)
    if opened is None or not re.match(r"s?[\"'”’]?\s*[)\],;]", text[found.end : found.end + 8]):
        return False
    return _begins_with(found.word[0], before[: opened.start()].rpartition("\n")[2], _WORDS)


def _is_before_brackets(found: Acronym, text: str) -> bool:
    """Whether words in brackets follow of which one begins with its first letter."""
    after = re.match(r"s?\s*[(\[]([^()\[\]\n]*)[)\]]", text[found.end : found.end + _AFTER])
    return after is not None and len(after[1].split()) > 1 and _begins_with(found.word[0], after[1], _WORDS)


def _begins_with(letter: str, written: str, last: int) -> bool:
    """Whether one of the last so many words begins with a letter."""
    return any(each[0].casefold() == letter.casefold() for each in re.findall(r"[^\W_]+", written)[-last:])


def _initials(text: str, without: Container[str]) -> tuple[str, list[int]]:
    """The first letters of all words but some, a full stop where a sentence or a line ends; and where each stands."""
    runs = [run for run in _WORD_OR_STOP.finditer(text) if run[0].casefold() not in without]
    return "".join(run[0][0] if run[0][0].isalpha() else "." for run in runs), [run.start() for run in runs]


def _is_written_out(found: Acronym, initials: tuple[str, list[int]]) -> bool:
    """Whether words with its initials stand somewhere before it; for two letters these are capitals."""
    letters, places = initials
    before = letters[: bisect_left(places, found.start)]
    return found.word in before or (len(found.word) > 2 and found.word.lower() in before.lower())
