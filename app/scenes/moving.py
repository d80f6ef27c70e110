"""A chart whose line moves at once while its scale stays, as a slider asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.scenes.scene import Dot, Line, Mark, Plot, Point, Scene


def moved(scene: Scene, amounts: Sequence[int]) -> Scene:
    """The scene with its line at other amounts in pence, by month; what hung on where it was is left out.

    What lies beyond the scale is drawn at its edge, and what lies beyond the last month not at all.
    """
    plot = scene.plot
    if plot is None or not amounts:
        return scene
    points = [_point(plot, at, amount) for at, amount in enumerate(amounts[: plot.places])]
    return replace(scene, marks=tuple(_marks(scene, points)))


def _marks(scene: Scene, points: Sequence[Point]) -> Iterator[Mark]:
    for mark in scene.marks:
        if mark.part == "still":
            yield mark
        elif mark.part == "moving" and isinstance(mark, Line):
            yield replace(mark, points=tuple(points))
        elif mark.part == "moving" and isinstance(mark, Dot):
            yield replace(mark, at=points[0])


def _point(plot: Plot, at: int, amount: int) -> Point:
    return plot.x(at), min(max(plot.y(amount), plot.bottom), plot.top)
