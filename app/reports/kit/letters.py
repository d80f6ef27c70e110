"""Which font can print a character: the bundled family, then DejaVu Sans, then a visible □ in its place.

Right-to-left letters are put in the order in which the eye meets them, word by word of one line: Hebrew reads
well; Arabic letters are not joined, and a run longer than a line breaks between the wrong words.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

from app.paths import resource

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

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_INSIDE_A_RUN = frozenset({"R", "AL", "NSM", "WS", "CS", "ON"})
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def font_file(face: str) -> Path:
    """The TrueType file of a face."""
    if face == FALLBACK:
        return Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    return resource("fonts", FACES[face])


def clean(text: str) -> str:
    """Text as it is printed: accents composed, unknown control characters gone, unprintable ones as □."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(_shown(char) for char in composed)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that `clean` replaces by □, each once."""
    composed = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(char for char in composed if _shown(char) == REPLACEMENT != char))


def runs(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Cleaned text of one line as (face, piece): the wanted face, or the fallback for what it lacks."""
    own = _coverage(face)
    for has, chars in groupby(visual_order(text), key=lambda char: ord(char) in own):
        yield (face if has else FALLBACK), "".join(chars)


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
    if ord(char) in _printable():
        return char
    return " " if category == "Zs" else REPLACEMENT


@cache
def _printable() -> frozenset[int]:
    """Characters beyond U+FFFF are left out: copied from a PDF by reportlab they would come out as others."""
    return frozenset(code for code in _coverage("SourceSansPro") | _coverage(FALLBACK) if code <= 0xFFFF)


@cache
def _coverage(face: str) -> frozenset[int]:
    """Code points a face has a picture for."""
    return frozenset(FT2Font(font_file(face)).get_charmap())
