"""Runs of words: joined where they are alike, parted at empty lines, and gathered from HTML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.documents.tree.tree import Text

_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_EMPTY_LINE = re.compile(r"\n[ \n]*\n")


AnyRun = TypeVar("AnyRun")


def merged(runs: Iterable[AnyRun]) -> tuple[AnyRun, ...]:
    """The same words in as few runs as can be; what is no words stays as it is."""
    found: list[AnyRun] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, Text) and isinstance(last, Text) and run.strong == last.strong:
            found[-1] = replace(run, text=last.text + run.text)
        else:
            found.append(run)
    return tuple(found)


class Words:
    """Words of one paragraph of HTML as they come in: white space counts once, bold is kept."""

    def __init__(self) -> None:
        self.keeps_lines = False
        """Whether the ends of lines count, as in a `pre`."""
        self._runs: list[Text] = []

    def add(self, text: str, *, strong: bool) -> None:
        """Some more of it."""
        if self.keeps_lines:
            text = text.replace("\r\n", "\n").replace("\xa0", " ")
        else:
            text = _SPACE.sub(" ", text)
            if not self._runs or self._runs[-1].text.endswith((" ", "\n")):
                text = text.removeprefix(" ")
        if text:
            self._runs.append(Text(text, strong))

    def line_break(self) -> None:
        """A line ends, the paragraph does not."""
        if self._runs:
            last = self._runs[-1]
            self._runs[-1] = Text(last.text.removesuffix(" ") + "\n", last.strong)

    def taken(self) -> tuple[Text, ...]:
        """The words without space around them; the next paragraph begins."""
        runs, self._runs = self._runs, []
        return _stripped(merged(runs))


def units(text: str) -> int:
    """How many places a text takes in a document of Qt, which counts a sign beyond the first 65,536 as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def between(text: str, begin: int, end: int) -> str:
    """What lies between two places of Qt in a text."""
    return text.encode("utf-16-le", "surrogatepass")[2 * begin : 2 * end].decode("utf-16-le", "replace")


def parted(runs: Iterable[Text]) -> list[tuple[Text, ...]]:
    """Paragraphs, where empty lines part the words."""
    found: list[list[Text]] = [[]]
    for run in runs:
        first, *others = _EMPTY_LINE.split(run.text)
        found[-1].append(Text(first, run.strong))
        found += [[Text(other, run.strong)] for other in others]
    return [stripped for each in found if (stripped := _stripped(each))]


def _stripped(runs: Sequence[Text]) -> tuple[Text, ...]:
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if not runs:
        return ()
    runs = [Text(runs[0].text.lstrip(), runs[0].strong), *runs[1:]]
    return (*runs[:-1], Text(runs[-1].text.rstrip(), runs[-1].strong))
