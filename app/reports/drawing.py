"""What every chart starts from: a figure in the bundled letters that arranges itself whenever it is drawn."""

from collections.abc import Callable
from functools import cache
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.layout_engine import LayoutEngine
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from app.reports.kit.letters import FACES, FALLBACK, FALLBACK_FAMILY, FAMILY, clean, font_file
from app.reports.palettes import ChartPalette

LETTER = 10.5
"""Size of a chart's letters in points."""
SEMIBOLD = 600


class Arrangement(LayoutEngine):
    """Calls one function with the figure just before it is drawn, at whatever size it has then."""

    _adjust_compatible = True
    _colorbar_gridspec = False

    def __init__(self, arrange: Callable[[Figure], None], **settings: Any) -> None:
        super().__init__(**settings)
        self._arrange = arrange
        self._busy = False
        self._arranged: tuple[float, float, float] | None = None

    def execute(self, fig: Figure) -> None:
        """Arrange the figure, unless it is so already or measuring inside the arrangement asks for it again."""
        size = (fig.bbox.width, fig.bbox.height, fig.dpi)
        if self._busy or size == self._arranged:
            return
        self._busy = True
        try:
            self._arrange(fig)
            self._arranged = size
        finally:
            self._busy = False


def new_figure(size: tuple[float, float], palette: ChartPalette, arrange: Callable[[Figure], None]) -> Figure:
    """An empty figure of a size in inches, with a canvas to measure on."""
    register_fonts()
    figure = Figure(figsize=size, facecolor=palette.surface, layout=Arrangement(arrange))
    FigureCanvasAgg(figure)
    return figure


def lettering(size: float, color: str, weight: int = 400) -> dict[str, Any]:
    """Settings of a text in the bundled letters; a $ in it is a dollar, not mathematics.

    Text that a user typed must be of weight 400: only that has other letters to fall back on.
    """
    families = [FAMILY, FALLBACK_FAMILY] if weight == 400 else [FAMILY]  # the other has no semibold
    font = FontProperties(family=families, size=size, weight=weight)
    return {"fontproperties": font, "color": color, "parse_math": False}


def one_line(text: str) -> str:
    """Printable text of one line."""
    return " ".join(clean(text).split())


def per_point(figure: Figure) -> float:
    """Pixels in a point of this figure."""
    return float(figure.dpi) / 72


def text_width(text: Text, figure: Figure) -> float:
    """Width of a text in pixels, by its font alone: a text asked itself answers for where it was drawn last."""
    font = text.get_fontproperties()
    width, _, _ = text_to_path.get_text_width_height_descent(text.get_text(), font, ismath=False)
    return float(width) * per_point(figure)


@cache
def register_fonts() -> None:
    """Make the bundled faces known to matplotlib, once."""
    for face in (*FACES, FALLBACK):
        fontManager.addfont(font_file(face))
