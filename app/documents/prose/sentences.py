"""Where the sentences of a plain text begin and end: at a full stop that is one, and at the end of a line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s|\Z)")
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|eg|ie|viz|cf|vs|approx|incl|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|St|No|Nos|Fig|pp?|paras?)|\b[A-Z])\.\Z"
)
"""A word that is written short, after which the sentence goes on; an initial too."""
_GOES_ON = re.compile(r"\s+[a-z]")


class Sentence(NamedTuple):
    """A sentence as it is written, and its place in the text."""

    written: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in their order; a heading, an item of a list or a row of a table is one as well."""
    return tuple(sentence for start, line in _lines(text) for sentence in _of_line(line, start))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _of_line(line: str, start: int) -> Iterator[Sentence]:
    begin = 0
    for stop in _STOP.finditer(line):
        if _GOES_ON.match(line, stop.end()) or _SHORTENED.search(line, begin, stop.end()):
            continue
        yield from _trimmed(line, begin, stop.end(), start)
        begin = stop.end()
    yield from _trimmed(line, begin, len(line), start)


def _trimmed(line: str, begin: int, end: int, start: int) -> Iterator[Sentence]:
    """One sentence without the space around it, where there is anything."""
    text = line[begin:end]
    if text.strip():
        at = begin + len(text) - len(text.lstrip())
        yield Sentence(text.strip(), start + at, start + at + len(text.strip()))
