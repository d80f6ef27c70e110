"""Which font can print a character: the bundled family, then DejaVu Sans, then a visible □ in its place.

Right-to-left letters are put in the order in which the eye meets them, word by word of one line: Hebrew reads
well; Arabic letters are not joined, and a run longer than a line breaks between the wrong words.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from app.paths import resource
from app.typeface import Typeface, read_typeface

FAMILY = "Source Sans Pro"
FALLBACK_FAMILY = "DejaVu Sans"
REPLACEMENT = "□"
FACES = {
    "SourceSansPro": "SourceSansPro-Regular.ttf",
    "SourceSansPro-Semibold": "SourceSansPro-Semibold.ttf",
    "SourceSansPro-Bold": "SourceSansPro-Bold.ttf",
    "SourceSansPro-Light": "SourceSansPro-Light.ttf",
    "SourceSansPro-Italic": "SourceSansPro-It.ttf",
}
"""Names of the bundled faces, and their files."""
FALLBACK = "DejaVuSans"

_FILES = {**FACES, FALLBACK: "DejaVuSans.ttf"}

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_INSIDE_A_RUN = frozenset({"R", "AL", "NSM", "WS", "CS", "ON"})
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def font_file(face: str) -> Path:
    """The TrueType file of a face."""
    return resource("fonts", _FILES[face])


def clean(text: str) -> str:
    """Text as it is printed: accents composed, unknown control characters gone, unprintable ones as □."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return composed.translate(_SHOWN)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that `clean` replaces by □, each once."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(char for char in dict.fromkeys(composed) if _SHOWN[ord(char)] == REPLACEMENT != char)


def runs(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Cleaned text of one line as (face, piece): the wanted face, or the fallback for what it lacks."""
    own = typeface(face).widths
    for has, chars in groupby(visual_order(text), key=lambda char: ord(char) in own):
        yield (face if has else FALLBACK), "".join(chars)


def text_width(text: str, face: str, size: float) -> float:
    """Width of one printable line, in the unit of the size, with the fallback where the face lacks a character."""
    return sum(typeface(font).width(piece, size) for font, piece in runs(text, face))


def one_line(text: str) -> str:
    """Text as it is printed, on one line."""
    return " ".join(clean(text).split())


@cache
def typeface(face: str) -> Typeface:
    """The widths of a face, read once."""
    return read_typeface(font_file(face))


def visual_order(text: str) -> str:
    """A line with its right-to-left runs reversed, accents kept after their letter; other text unchanged."""
    if not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return text
    pieces: list[str] = []
    run: list[str] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT_TO_LEFT or (run and kind in _INSIDE_A_RUN and char != "\n"):
            run.append(char)
        else:
            pieces += [*_reversed(run), char]
            run = []
    return "".join([*pieces, *_reversed(run)])


def in_this_order(text: str) -> str:
    """A piece of a line in visual order, for what would order right-to-left letters by itself: it is told not to."""
    return f"\u202d{text}\u202c" if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text) else text


def _reversed(run: list[str]) -> Iterable[str]:
    """A run read from its far end; spaces and signs after its last letter stay where they are."""
    end = len(run)
    while end and unicodedata.bidirectional(run[end - 1]) not in {*_RIGHT_TO_LEFT, "NSM"}:
        end -= 1
    clusters: list[str] = []
    for char in run[:end]:
        if clusters and unicodedata.combining(char):
            clusters[-1] += char
        else:
            clusters.append(char.translate(_MIRRORED))
    return [*reversed(clusters), *run[end:]]


def _shown(char: str) -> str:
    """A character as it is printed: itself, nothing, a blank or the replacement."""
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in {"Cc", "Cf"} or 0xFE00 <= ord(char) <= 0xFE0F:  # controls, and choosers of a glyph's variant
        return ""
    if category in {"Zl", "Zp"}:
        return " "
    if _printable(ord(char)):
        return char
    return " " if category == "Zs" else REPLACEMENT


def _printable(code: int) -> bool:
    """Characters beyond U+FFFF are left out: copied from a PDF by reportlab they would come out as others."""
    return code <= 0xFFFF and (code in typeface("SourceSansPro").widths or code in typeface(FALLBACK).widths)


class _Kept(dict[int, str]):
    """How each character is printed, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        self[code] = _shown(chr(code))
        return self[code]


_SHOWN = _Kept()
