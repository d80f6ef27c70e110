"""What changed between two documents, by words, under the headings where it changed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from math import ceil, sqrt
from typing import Literal

from app.documents.tree.plain import heading_text, plain_text, words_of
from app.documents.tree.tree import Block, Document, Heading, ListBlock, Table, Together

Side = Literal["kept", "out", "in"]
_ALIKE = 0.4
"""Paragraphs with a smaller share of words in common are two paragraphs, not one that changed."""
_PAIRS = 4_000
"""So many pairs of paragraphs are compared to find the ones that changed; longer stretches are cut into pieces."""
_WORD = re.compile(r"\s*\S+|\s+")
"""A word with the space before it, so that words added at an end leave the last one as it was."""
_CONTEXT = 8
"""Words that are left of a long stretch that was kept, on each side that touches a change."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some words: in both documents, taken out of the old one, or put into the new one."""

    text: str
    side: Side


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands under one heading in either document: the heading's own words, then paragraph by paragraph.

    Before the first heading there is none. An item of a list and a row of a table count as paragraphs.
    """

    heading: Spans
    paragraphs: tuple[Spans, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is not in both documents."""
        return any(span.side != "kept" for spans in (self.heading, *self.paragraphs) for span in spans)

    @property
    def name(self) -> str:
        """The heading as it is now, or as it was where it was taken out."""
        return side_of(self.heading, "in") or side_of(self.heading, "out")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, an item, a row or a heading, as words."""

    text: str
    heading: bool = False


_Pair = tuple[_Line | None, _Line | None]


def differences(old: Document, new: Document) -> tuple[Difference, ...]:
    """What changed, heading by heading; nothing for two documents that say the same."""
    return tuple(difference for difference in compared(old, new) if difference.changed)


def compared(old: Document, new: Document) -> tuple[Difference, ...]:
    """Both documents in one, heading by heading: every word of either, kept, taken out or put in."""
    return _compared(old.blocks, new.blocks)


def text_differences(old: Sequence[Block], new: Sequence[Block]) -> tuple[Difference, ...]:
    """What changed between two texts that are no documents by themselves."""
    return tuple(difference for difference in _compared(old, new) if difference.changed)


def _compared(old: Sequence[Block], new: Sequence[Block]) -> tuple[Difference, ...]:
    found: list[tuple[Spans, list[Spans]]] = [((), [])]
    for before, after in _pairs(list(_lines(old)), list(_lines(new))):
        spans = _spans(before.text if before else "", after.text if after else "")
        if any(line.heading for line in (before, after) if line):
            found.append((spans, []))
        else:
            found[-1][1].append(spans)
    return tuple(Difference(heading, tuple(paragraphs)) for heading, paragraphs in found if heading or paragraphs)


def shortened(difference: Difference) -> Difference:
    """A difference as it is shown: the paragraphs that changed, with a few words around what changed in them."""
    changed = (spans for spans in difference.paragraphs if any(span.side != "kept" for span in spans))
    return replace(difference, paragraphs=tuple(map(_shortened, changed)))


def side_of(spans: Spans, side: Literal["out", "in"]) -> str:
    """The words of one document: the old one's with what was taken out, the new one's with what was put in."""
    return "".join(span.text for span in spans if span.side in {"kept", side})


def lines_of(document: Document) -> tuple[str, ...]:
    """What is compared of a document: its headings, paragraphs, items, rows and the sentences of its charts."""
    return tuple(line.text for line in _lines(document.blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Heading():
                yield _Line(heading_text(block), heading=True)
            case Together():
                yield from _lines(block.blocks)
            case ListBlock():
                yield from (_Line(words_of(item)) for item in block.items)
            case Table():
                yield from (_Line(row) for row in plain_text([block]).split("\n"))
            case _:
                yield _Line(plain_text([block]))


# Which paragraph became which: those that are the same first, then between them those that are most alike.


def _pairs(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[_Pair]:
    old, new = [line for line in old if line.text], [line for line in new if line.text]
    for tag, at, end, new_at, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield from zip(old[at:end], new[new_at:new_end], strict=True)
        else:
            yield from _in_pieces(old[at:end], new[new_at:new_end])


def _in_pieces(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[_Pair]:
    pieces = ceil(sqrt(len(old) * len(new) / _PAIRS)) or 1
    for piece in range(pieces):
        cuts = (slice(len(lines) * piece // pieces, len(lines) * (piece + 1) // pieces) for lines in (old, new))
        yield from _alike(old[next(cuts)], new[next(cuts)])


def _alike(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[_Pair]:
    """Lines between two that are the same, in order: each with the one it became, or alone."""
    bags, others = list(map(_bag, old)), list(map(_bag, new))
    # best[at][other]: how alike the lines from these two on can be made; worked out from the last ones back.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for at in reversed(range(len(old))):
        row, below = best[at], best[at + 1]
        for other in reversed(range(len(new))):
            row[other] = max(below[other], row[other + 1])
            if (alike := _likeness(bags[at], others[other])) >= _ALIKE:
                likeness[at, other] = alike
                row[other] = max(row[other], alike + below[other + 1])
    at = other = 0
    while at < len(old) and other < len(new):
        alike = likeness.get((at, other), -1.0)
        if alike >= 0 and best[at][other] == alike + best[at + 1][other + 1]:
            yield old[at], new[other]
            at, other = at + 1, other + 1
        elif best[at][other] == best[at + 1][other]:
            yield old[at], None
            at += 1
        else:
            yield None, new[other]
            other += 1
    yield from ((line, None) for line in old[at:])
    yield from ((None, line) for line in new[other:])


def _bag(line: _Line) -> tuple[bool, Counter[str]]:
    return line.heading, Counter(word.strip() for word in _words(line.text))


def _likeness(one: tuple[bool, Counter[str]], other: tuple[bool, Counter[str]]) -> float:
    """The share of words that two lines have in common; a heading is like a heading only."""
    both = one[1].total() + other[1].total()
    return 2 * (one[1] & other[1]).total() / both if both and one[0] == other[0] else 0.0


# Words within a paragraph.


def _spans(old: str, new: str) -> Spans:
    return tuple(_joined(_changes(_words(old), _words(new))))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _changes(old: list[str], new: list[str]) -> Iterator[Span]:
    """Word by word; what both begin and end with is set aside first, so that a small change in a long text is quick."""
    begin = _same(old, new)
    end = _same(old[begin:][::-1], new[begin:][::-1])
    yield from (Span(word, "kept") for word in old[:begin])
    middle, other = old[begin : len(old) - end], new[begin : len(new) - end]
    for tag, at, stop, new_at, new_stop in SequenceMatcher(None, middle, other).get_opcodes():
        if tag == "equal":
            yield Span("".join(middle[at:stop]), "kept")
        else:
            yield Span("".join(middle[at:stop]), "out")
            yield Span("".join(other[new_at:new_stop]), "in")
    yield from (Span(word, "kept") for word in old[len(old) - end :])


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many words both begin."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    for side, group in groupby(spans, lambda span: span.side):
        if text := "".join(span.text for span in group):
            yield Span(text, side)


def _shortened(spans: Spans) -> Spans:
    last = len(spans) - 1
    return tuple(
        Span(_cut(span.text, first=at == 0, last=at == last), "kept") if span.side == "kept" else span
        for at, span in enumerate(spans)
    )


def _cut(text: str, *, first: bool, last: bool) -> str:
    """A stretch that was kept with only the words next to a change, an ellipsis for the others."""
    pieces = _words(text)
    begin, end = 0 if first else _CONTEXT, 0 if last else _CONTEXT
    if len(pieces) <= begin + end + 1:
        return text
    cut = f" …{''.join(pieces[len(pieces) - end :])}"
    return cut.lstrip() if first else "".join(pieces[:begin]) + cut
