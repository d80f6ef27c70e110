"""Paints a scene as a picture file, for which matplotlib is loaded: import this only when a picture is to be saved."""

from functools import singledispatch
from pathlib import Path
from typing import Any

from app.reports.charts.font_cache import keep_font_cache

keep_font_cache()  # matplotlib looks for it as soon as it is imported

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from app.letters import font_file, in_this_order
from app.problems import Refused
from app.replacing import replacing
from app.scenes.palettes import PRINT, ChartPalette
from app.scenes.scene import Area, Dot, Line, Mark, Scene, Words

FORMATS = ("png", "svg")
DOTS = 200
_SETTINGS: dict[Any, Any] = {"svg.fonttype": "path", "svg.hashsalt": "chart", "text.hinting": "none"}
_PLAIN = ("-kern", "-liga", "-clig", "-calt")
"""Features of a font that would make words wider or narrower than they were measured."""


def save_scene(scene: Scene, path: Path, palette: ChartPalette = PRINT) -> None:
    """Save a scene as PNG or SVG, by the ending of the name; the same scene gives the same bytes.

    Letters in an SVG are outlines, so that it looks the same anywhere. Raises Refused for another ending, and where
    the file cannot be written.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise Refused("A chart is saved as PNG or SVG. Give it a name that ends in .png or .svg.")
    metadata = {"Description": scene.description} | ({"Date": None} if ending == "svg" else {"Software": None})
    with replacing(path) as beside, mpl.rc_context(_SETTINGS):
        figure_of(scene, palette).savefig(beside, format=ending, dpi=DOTS, metadata=metadata)


def figure_of(scene: Scene, palette: ChartPalette) -> Figure:
    """The scene as a figure of its size, its artists placed in points."""
    figure = Figure(figsize=(scene.width / 72, scene.height / 72), facecolor=palette.surface)
    points = Affine2D().scale(1 / 72) + figure.dpi_scale_trans
    at = 0
    for mark in scene.marks:
        for artist in _artists(mark, palette):
            artist.set_transform(points)
            artist.set_zorder(at)
            figure.add_artist(artist)
            at += 1
    return figure


@singledispatch
def _artists(mark: Mark, _palette: ChartPalette) -> list[Artist]:
    raise TypeError(f"a mark that cannot be drawn: {mark!r}")


@_artists.register
def _(mark: Line, palette: ChartPalette) -> list[Artist]:
    across, upwards = zip(*mark.points, strict=True)
    dashes = (0.0, [length / mark.width for length in mark.dashes])
    line = Line2D(
        across,
        upwards,
        color=palette.of(mark.colour),
        linewidth=mark.width,
        linestyle=dashes if mark.dashes else "-",
        solid_joinstyle="round",
        dash_joinstyle="round",
        solid_capstyle="butt",
        dash_capstyle="butt",
    )
    return [line]


@_artists.register
def _(mark: Area, palette: ChartPalette) -> list[Artist]:
    return [Polygon(mark.points, facecolor=palette.of(mark.colour), linewidth=0)]


@_artists.register
def _(mark: Dot, palette: ChartPalette) -> list[Artist]:
    return [Circle(mark.at, mark.radius, facecolor=palette.of(mark.colour), linewidth=0)]


@_artists.register
def _(mark: Words, palette: ChartPalette) -> list[Artist]:
    """One text for each face; a $ in it is a dollar, not mathematics."""
    return [
        Text(
            x,
            mark.at[1],
            in_this_order(piece),
            color=palette.of(mark.colour),
            fontproperties=_font(face, mark.size),
            fontfeatures=_PLAIN,
            verticalalignment="baseline",
            horizontalalignment="left",
            parse_math=False,
        )
        for x, face, piece in mark.pieces()
    ]


def _font(face: str, size: float) -> FontProperties:
    return FontProperties(fname=str(font_file(face)), size=size)
