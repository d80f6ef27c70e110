"""Reads the pages of a PDF back as plain drawing instructions, so that a bare program can draw the very same pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pypdf import PdfReader

Instruction = list[Any]
"""`["text", [x, y], face, size, text]`; `["path", [[operator, points …], …], painting]`; `["width", points]`;
`["fill" or "stroke", red, green, blue]`."""

_MOVES = {b"m": "m", b"l": "l", b"c": "c", b"re": "re", b"h": "h"}
_PAINTS = {b"S": "stroke", b"f": "fill", b"f*": "fill", b"B": "both", b"B*": "both", b"n": ""}
_COLOURS = {b"rg": "fill", b"RG": "stroke"}


def instructions(path: Path) -> list[list[Instruction]]:
    """What is drawn on each page, what pages share included; faces go by the name in the font's own file."""
    return [_Page().read(page) for page in PdfReader(path).pages]


def words(path: Path) -> list[list[str]]:
    """All words of each page, in no order."""
    return [sorted(page.extract_text().split()) for page in PdfReader(path).pages]


class _Page:
    def __init__(self) -> None:
        self._found: list[Instruction] = []
        self._moves: list[Instruction] = []

    def read(self, page: Any) -> list[Instruction]:
        page.extract_text(visitor_operand_before=self._operator, visitor_text=self._text)
        return self._found

    def _operator(self, operator: bytes, given: Sequence[Any], matrix: Sequence[float], _text: object) -> None:
        if operator in _MOVES:
            self._moves.append([_MOVES[operator], *_placed(_MOVES[operator], [float(each) for each in given], matrix)])
        elif operator in _PAINTS:
            if _PAINTS[operator] and self._moves:
                self._found.append(["path", self._moves, _PAINTS[operator]])
            self._moves = []
        elif operator in _COLOURS:
            self._found.append([_COLOURS[operator], *(float(each) for each in given)])
        elif operator == b"w":
            self._found.append(["width", float(given[0])])

    def _text(
        self, text: str, matrix: Sequence[float], own: Sequence[float], font: dict[str, Any] | None, size: float
    ) -> None:
        if text.strip() and font is not None:
            (place,) = _points([own[4], own[5]], matrix)
            face = str(font["/BaseFont"]).rpartition("+")[2].lstrip("/")
            self._found.append(["text", place, face, float(size), text.strip("\n")])


def _placed(move: str, given: list[float], matrix: Sequence[float]) -> list[float]:
    """The points of a move on the page; of a rectangle, its corner with width and height."""
    if move == "re":
        (corner,) = _points(given[:2], matrix)
        return [*corner, given[2] * matrix[0], given[3] * matrix[3]]
    return [number for point in _points(given, matrix) for number in point]


def _points(given: Sequence[float], matrix: Sequence[float]) -> list[list[float]]:
    a, b, c, d, e, f = (float(each) for each in matrix)
    pairs = zip(given[::2], given[1::2], strict=True)
    return [[a * x + c * y + e, b * x + d * y + f] for x, y in pairs]
