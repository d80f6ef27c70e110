"""Chooses among ways to lay a document out the first that leaves no page nearly empty."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.reports.pdf.flow import HEIGHT, Part
from app.reports.pdf.layout import THIN, Group, Sheet, laid_out
from app.reports.pdf.structure import Element

TIGHTER = (0.85, 0.7, 0.6)
"""Air round paragraphs and in tables, as a part of what is usual."""
_SHORTER = tuple(1.0 - step / 20 for step in range(1, 12))
"""Heights of pages, as a part of what there is: the text is spread over as many pages, each less full."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A document, or a stretch of one, as parts of the flow and as the elements that they are the content of."""

    flow: Sequence[Part | Group]
    elements: Sequence[Element]


Way = tuple[list[Sheet], Telling]


def balanced(told_with: Callable[[float], Telling]) -> Way:
    """Pages of what is told with an amount of air: as they come, or closer to save a page, or spread evenly.

    Where none of these fills every page, the one with the fewest thin pages is taken, the usual one before others.
    """
    ways = _ways(told_with)
    best = next(ways)
    while _thin(best[0]):
        way = next(ways, None)
        if way is None:
            break
        best = min(best, way, key=lambda each: _thin(each[0]))
    return best


def with_air(told_with: Callable[[float], Telling], air: float) -> Way:
    """Pages of what is told with this amount of air, as they come."""
    told = told_with(air)
    return laid_out(told.flow), told


def _ways(told_with: Callable[[float], Telling]) -> Iterator[Way]:
    sheets, usual = with_air(told_with, 1.0)
    yield sheets, usual
    for air in TIGHTER:
        yield with_air(told_with, air)
    for part in _SHORTER:
        spread = laid_out(usual.flow, part * HEIGHT)
        if len(spread) > len(sheets):
            return
        yield spread, usual


def _thin(sheets: Sequence[Sheet]) -> int:
    return sum(sheet.fill < THIN for sheet in sheets) if len(sheets) > 1 else 0
