"""Breaks runs of words into lines of a width, and measures them: letters in their places, no page yet.

Every character of a text stands for itself: there is no markup here, so nothing that was typed can become any.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil

from app.documents.tree.tree import Link, Runs
from app.letters import clean, runs, text_width
from app.reports.pdf.binding import NO_BREAK, bound
from app.reports.pdf.styles import Style, strong


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one face; `address` where they are a link."""

    text: str
    face: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its pieces, each with the fallback's face where the own lacks a letter, and its width in points.

    A space that follows the last word is in the pieces, for those who copy or listen, and not in the width.
    """

    pieces: tuple[Piece, ...]
    width: float


Word = tuple[Piece, ...]
_EVENED = 4
"""A text of more lines than these is no title and no lead, and its last line does not catch the eye."""
_STEP = 4
"""Points by which narrower lines are tried."""
_WORDS = re.compile(r"[^ ]+ *| +")
_SPACES = re.compile(r"[ \f\v]+")
_GOOD_ENDS = re.compile(rf"[{NO_BREAK}/\-–—@._,;&?=]")
"""After what a word that is longer than a line is best cut."""


@lru_cache(maxsize=16_000)
def broken(text: Runs, style: Style, width: float) -> tuple[TextLine, ...]:
    """The text in lines no wider than the width; a word that is wider alone is cut. No text, no lines."""
    lines: list[list[Piece]] = []
    for source in _source_lines(text, style):
        lines += _filled(_words(source), style.size, width)
        lines[-1] += [Piece(" ", style.face)] if source else []
    while lines and not any(piece.text.strip() for piece in lines[-1]):
        lines.pop()
    return tuple(_line(line, style.size, last=at == len(lines) - 1) for at, line in enumerate(lines))


def evened(text: Runs, style: Style, width: float) -> tuple[TextLine, ...]:
    """The text in as few lines as fit the width, yet of nearly one length, and parted after a colon where it can be.

    So no last line is left with a word or two.
    """
    lines = broken(text, style, width)
    if not 1 < len(lines) <= _EVENED:
        return lines
    least = ceil(max(width / 2, longest_word(text, style)))
    ways = [broken(text, style, narrow) for narrow in range(least, int(width), _STEP)]
    even = [way for way in ways if len(way) == len(lines)] or [lines]
    return next((way for way in even if any(_ends_a_thought(line) for line in way[:-1])), even[0])


def _ends_a_thought(line: TextLine) -> bool:
    return bool(line.pieces) and line.pieces[-1].text.rstrip().endswith(":")


def longest_line(text: Runs, style: Style) -> float:
    """How wide the text is where nothing breaks it but its own line breaks."""
    return max((width_of(source, style.size) for source in _source_lines(text, style)), default=0.0)


def longest_word(text: Runs, style: Style) -> float:
    """How wide its widest word is."""
    words = (word for source in _source_lines(text, style) for word in _words(source))
    return max((width_of(_trimmed(word), style.size) for word in words), default=0.0)


def _source_lines(text: Runs, style: Style) -> list[Word]:
    """The text as pieces, parted at its own line breaks, its spaces single and bound where no line may end."""
    pieces = [_piece(run, style) for run in text]
    whole = bound("".join(piece.text for piece in pieces), last_two=style.binds)
    ends = [0, *accumulate(len(piece.text) for piece in pieces)]
    lines: list[list[Piece]] = [[]]
    for piece, (start, end) in zip(pieces, pairwise(ends), strict=True):
        first, *others = whole[start:end].split("\n")
        lines[-1].append(Piece(first, piece.face, piece.address))
        lines += [[Piece(other, piece.face, piece.address)] for other in others]
    return [_tidy(line) for line in lines] if whole.strip() else []


def _piece(run: object, style: Style) -> Piece:
    if isinstance(run, Link):
        return Piece(_SPACES.sub(" ", clean(run.text)), style.face, run.address)
    face = strong(style).face if getattr(run, "strong", False) else style.face
    return Piece(_SPACES.sub(" ", clean(getattr(run, "text", ""))), face)


def _tidy(line: Sequence[Piece]) -> Word:
    """A source line without blanks at its ends, and without two of them where two pieces meet."""
    kept: list[Piece] = []
    blank = True
    for piece in line:
        text = piece.text.lstrip(" ") if blank else piece.text
        if text:
            kept.append(Piece(text, piece.face, piece.address))
            blank = text.endswith(" ")
    return _trimmed(kept)


def _trimmed(word: Sequence[Piece]) -> Word:
    kept = list(word)
    while kept:
        text = kept[-1].text.rstrip(" ")
        if text:
            kept[-1] = Piece(text, kept[-1].face, kept[-1].address)
            break
        kept.pop()
    return tuple(kept)


def _words(line: Word) -> Iterator[Word]:
    """The words of a source line, each with the space after it; a word may be of several pieces."""
    word: list[Piece] = []
    for piece in line:
        for part in _WORDS.findall(piece.text):
            word.append(Piece(part, piece.face, piece.address))
            if part.endswith(" "):
                yield tuple(word)
                word = []
    if word:
        yield tuple(word)


def _filled(words: Iterator[Word], size: float, width: float) -> list[list[Piece]]:
    """Words put on lines, as many as fit; an empty source line gives an empty line."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word in words:
        bare = width_of(_trimmed(word), size)
        if used and used + bare > width:
            lines.append([])
            used = 0.0
        *firsts, rest = _cut(word, size, width) if bare > width else (word,)
        for first in firsts:
            lines[-1] += first
            lines.append([])
        lines[-1] += rest
        used += width_of(rest, size)
    return lines


def _cut(word: Word, size: float, width: float) -> list[Word]:
    """A word that is wider than a line, in parts: at a good place in what fits, or else where it must be."""
    letters = [(char, piece) for piece in _trimmed(word) for char in piece.text]
    ends = list(accumulate((size * _ems(char, piece.face) for char, piece in letters), initial=0.0))
    parts: list[Word] = []
    start = 0
    while ends[-1] - ends[start] > width and len(letters) - start > 1:
        most = min(max(start + 1, bisect_right(ends, ends[start] + width) - 1), len(letters) - 1)
        good = range(most, start + (most - start) // 3, -1)
        end = next((at for at in good if _GOOD_ENDS.match(letters[at - 1][0])), most)
        parts.append(_of_letters(letters[start:end]))
        start = end
    blank = [Piece(" ", word[-1].face, word[-1].address)] if word[-1].text.endswith(" ") else []
    return [*parts, (*_of_letters(letters[start:]), *blank)]


def _of_letters(letters: Sequence[tuple[str, Piece]]) -> Word:
    parts: list[Piece] = []
    owner: Piece | None = None
    for char, piece in letters:
        if piece is owner:
            parts[-1] = Piece(parts[-1].text + char, piece.face, piece.address)
        else:
            parts.append(Piece(char, piece.face, piece.address))
            owner = piece
    return tuple(parts)


def width_of(pieces: Sequence[Piece], size: float) -> float:
    """How wide words are, set one after the other."""
    return size * sum(_ems(piece.text, piece.face) for piece in pieces)


@lru_cache(maxsize=20_000)
def _ems(text: str, face: str) -> float:
    return text_width(text.replace(NO_BREAK, " "), face, 1.0)


def _line(pieces: Sequence[Piece], size: float, *, last: bool) -> TextLine:
    """A line as it is printed: neighbours of one face joined, and a space at its end unless it is the last."""
    shown = _trimmed(pieces)
    width = width_of(shown, size)
    cut = bool(shown) and shown == tuple(pieces)
    joined: list[Piece] = []
    for piece in shown:
        if joined and (joined[-1].face, joined[-1].address) == (piece.face, piece.address):
            joined[-1] = Piece(joined[-1].text + piece.text, piece.face, piece.address)
        else:
            joined.append(piece)
    if joined and not last and not cut:
        joined[-1] = Piece(joined[-1].text + " ", joined[-1].face, joined[-1].address)
    printed = [
        Piece(text, face, piece.address)
        for piece in joined
        for face, text in runs(piece.text.replace(NO_BREAK, " "), piece.face)
    ]
    return TextLine(tuple(printed), width)
