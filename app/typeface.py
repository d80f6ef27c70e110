"""Reads from a TrueType file which characters it has pictures for, and how wide each is.

This is the one measure of words that is drawn: no kerning and no ligatures, so that a line is as wide on the screen,
on paper and in a saved picture as it was when its place was worked out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from

_MAPS = ((3, 10), (3, 1))
"""Platform and encoding of the tables that map code points to glyphs, the fuller one first."""
_SEGMENTED, _GROUPED = 4, 12
"""Their formats: both keep runs of code points whose glyphs follow each other."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """Advance widths in ems, by code point."""

    widths: Mapping[int, float]

    def width(self, text: str, size: float) -> float:
        """Width of a line of text, in the unit of the size; a character that it lacks counts nothing."""
        widths = self.widths
        return size * sum(widths.get(ord(char), 0.0) for char in text)


def read_typeface(path: Path) -> Typeface:
    """Read a TrueType file. Raises ValueError where its table of characters is of another kind than ours."""
    data = path.read_bytes()
    tables = _tables(data)
    (units,) = unpack_from(">H", data, tables["head"] + 18)
    (counted,) = unpack_from(">H", data, tables["hhea"] + 34)
    advances = unpack_from(">" + "Hh" * counted, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data, tables["cmap"])
    return Typeface({code: advances[min(glyph, counted - 1)] / units for code, glyph in glyphs.items()})


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of the file begins, by its name."""
    (count,) = unpack_from(">H", data, 4)
    entries = (unpack_from(">4s4xL", data, 12 + 16 * at) for at in range(count))
    return {name.decode("ascii"): start for name, start in entries}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each code point that has one."""
    (count,) = unpack_from(">H", data, cmap + 2)
    records = (unpack_from(">HHL", data, cmap + 4 + 8 * at) for at in range(count))
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    start = next((cmap + offsets[kind] for kind in _MAPS if kind in offsets), None)
    form = unpack_from(">H", data, start)[0] if start is not None else None
    if start is None or form not in {_SEGMENTED, _GROUPED}:
        raise ValueError("a font whose table of characters cannot be read")
    glyphs = _groups(data, start) if form == _GROUPED else _segments(data, start)
    return {code: glyph for code, glyph in glyphs if glyph}


def _groups(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = unpack_from(">L", data, start + 12)
    for at in range(count):
        first, last, glyph = unpack_from(">LLL", data, start + 16 + 12 * at)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Glyph = code + delta, or looked up in a list that begins `offset` bytes from where the offset itself stands."""
    (twice,) = unpack_from(">H", data, start + 6)
    count = twice // 2
    lasts, firsts, deltas, offsets = (
        unpack_from(f">{count}H", data, start + place) for place in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    for at, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        listed = start + 16 + 3 * twice + 2 * at + offset
        for code in range(first, last + 1):
            glyph = unpack_from(">H", data, listed + 2 * (code - first))[0] if offset and code != 0xFFFF else code
            yield code, (glyph + delta) & 0xFFFF if glyph or not offset else 0
