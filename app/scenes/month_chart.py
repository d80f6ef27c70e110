"""What a chart of months shows, before anything of it has its place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.dates import Month
from app.scenes.scene import LETTER, Area, Colour, Part, Plot

NOTHING = "There are no months to show yet."


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of one amount in pence for each month, and its name, which stands beside it.

    `named_from` is the part of the line, from its left, beside which the name may stand.
    """

    amounts: Sequence[int]
    name: str
    colour: Colour
    words: Colour
    width: float
    dashes: tuple[float, ...] = ()
    part: Part = "still"
    named_from: float = 0.0


@dataclass(frozen=True, slots=True)
class Noted:
    """A point that is marked, and what is said of it; the colour of the dot may be stronger than that of the words."""

    at: int
    amount: int
    said: str
    dot: Colour
    words: Colour
    radius: float = 3.2


@dataclass(frozen=True, slots=True)
class Size:
    """How large a scene is, in points, and its letters."""

    width: float
    height: float
    scale: float = 1.0

    @property
    def letter(self) -> float:
        """Size of the letters."""
        return LETTER * self.scale


@dataclass(frozen=True, slots=True)
class MonthChart:
    """What a chart of months (at least one) shows; `areas` lie under its lines, the last of which is on top."""

    months: Sequence[Month]
    areas: Callable[[Plot], Iterable[Area]]
    lines: Sequence[NamedLine]
    noted: Sequence[Noted]
    description: str
