"""Saves a chart as a picture file."""

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from app.problems import Refused

FORMATS = ("png", "svg")
_DOTS = 200


def save_figure(figure: Figure, path: Path, ending: str) -> None:
    """Write a figure as `png` or `svg`; letters in an SVG are outlines, so that it looks the same anywhere.

    Raises Refused for another ending.
    """
    if ending not in FORMATS:
        raise Refused("A chart is saved as PNG or SVG. Give it a name that ends in .png or .svg.")
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "chart"}):
        metadata = {"Description": str(figure.get_label())} | (
            {"Date": None} if ending == "svg" else {"Software": None}
        )
        figure.savefig(path, format=ending, dpi=_DOTS, metadata=metadata)
