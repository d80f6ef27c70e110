"""A chart worked out: lines, areas, dots and words in their places, as plain values that every painter follows.

Lengths are in points; x grows to the right and y upwards from the lower left corner. Colours are names, for a palette
to fill in. A scene can be written as JSON as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.letters import runs, text_width

LETTER = 10.5
"""Size of a chart's letters."""
CAPITAL = 0.66
"""Height of a capital or a digit, in letters."""
REGULAR, SEMIBOLD = "SourceSansPro", "SourceSansPro-Semibold"

Point = tuple[float, float]
Colour = Literal[
    "surface", "grid", "text", "soft", "primary", "likely", "own", "amber", "red", "above", "below", "inner"
]
Part = Literal["still", "moving", "around"]
"""Whether a mark stays when the line of the chart is moved, is that line, or hangs on where it was."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, its joins round; `dashes` are lengths of ink and of gap in turn."""

    points: tuple[Point, ...]
    colour: Colour
    width: float
    dashes: tuple[float, ...] = ()
    part: Part = "still"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    colour: Colour
    part: Part = "still"


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled disc."""

    at: Point
    radius: float
    colour: Colour
    part: Part = "still"


@dataclass(frozen=True, slots=True)
class Words:
    """One printable line of text; `at` is where its baseline begins. Set without kerning and ligatures."""

    at: Point
    text: str
    colour: Colour
    size: float
    face: str = REGULAR
    part: Part = "still"

    @property
    def width(self) -> float:
        """How long the line is."""
        return text_width(self.text, self.face, self.size)

    def pieces(self) -> Iterator[tuple[float, str, str]]:
        """What to set: where each piece begins, its face (the fallback's for letters that the own lacks), its text."""
        x = self.at[0]
        for face, piece in runs(self.text, self.face):
            yield x, face, piece
            x += text_width(piece, face, self.size)


Mark = Line | Area | Dot | Words


@dataclass(frozen=True, slots=True)
class Plot:
    """How months and pence become lengths: `places` months from left to right, `low` pence at the bottom to `high`."""

    left: float
    right: float
    bottom: float
    top: float
    places: int
    low: float
    high: float

    def x(self, at: float) -> float:
        """Where a month stands, by its number; a single one stands in the middle."""
        if self.places == 1:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * at / (self.places - 1)

    def y(self, amount: float) -> float:
        """How high an amount in pence stands."""
        return self.bottom + (self.top - self.bottom) * (amount - self.low) / (self.high - self.low)

    def nearest(self, x: float) -> int | None:
        """The number of the month that stands nearest, for a place within half a month of the plot."""
        if self.places == 1:
            return 0 if self.left <= x <= self.right else None
        at = round((x - self.left) / (self.right - self.left) * (self.places - 1))
        return at if 0 <= at < self.places else None


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole chart at one size: its marks from the lowest to the topmost, and the sentence that describes it."""

    width: float
    height: float
    description: str
    marks: tuple[Mark, ...]
    plot: Plot | None = None


def says(words: str, width: float, height: float, letter: float) -> Scene:
    """A scene that only says something, in its middle."""
    line = Words((0, 0), words, "soft", letter)
    at = ((width - line.width) / 2, (height - CAPITAL * letter) / 2)
    return Scene(width, height, words, (Words(at, words, "soft", letter),))
