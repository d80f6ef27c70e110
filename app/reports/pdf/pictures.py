"""Charts and pictures from files on the page, each with the words that describe it; a logo beside the title."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

from PIL import Image as Pictures
from reportlab.lib.utils import ImageReader

from app.documents.tree.tree import Document, images_in
from app.reports.pdf.flow import HEIGHT, LEFT, WIDTH, Part
from app.reports.pdf.lines import TextLine
from app.reports.pdf.paper import Paper
from app.reports.pdf.paragraph import HeadingPara, Para
from app.reports.pdf.scene_painter import draw_scene
from app.reports.pdf.structure import Element
from app.reports.pdf.styles import Style
from app.scenes.scene import Scene

SMALLEST = 0.85
"""A chart is drawn no smaller than this part of its size to fit a page, so that its letters stay readable."""
_DOTS = 300 / 72
"""Dots to a point that a picture from a file keeps."""
LOGO_GAP = 24.0
"""Points between the title and the logo at least."""


class ChartPart(Part):
    """A chart as vectors, at its own size or smaller; wider or higher than a page, it is brought down to it."""

    before, after = 4.0, 10.0

    def __init__(self, scene: Scene, element: Element, scale: float = 1.0) -> None:
        self._scene, self._element = scene, element
        self._scale = min(scale, WIDTH / scene.width, HEIGHT / scene.height)

    @property
    def height(self) -> float:
        """How high it is, without the air before and after it."""
        return self._scene.height * self._scale

    def smaller(self, room: float) -> "ChartPart | None":
        """Itself a little smaller, so that it fits the room."""
        scale = room / self._scene.height
        if not SMALLEST <= scale < self._scale:
            return None
        made = ChartPart(self._scene, self._element, scale)
        made.before, made.after = self.before, self.after
        return made

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top."""
        self._element.box = (LEFT, top - self.height, LEFT + self._scene.width * self._scale, top)
        canvas = paper.canvas
        with paper.content_of(self._element):
            canvas.saveState()
            canvas.translate(LEFT, top - self.height)
            canvas.scale(self._scale, self._scale)
            draw_scene(self._scene, canvas)
            canvas.restoreState()


class ImagePart(Part):
    """A picture from a file, on white where it is transparent."""

    before, after = 0.0, 10.0

    def __init__(self, image: Any, element: Element, width: float) -> None:
        self._image, self._element = image, element
        ratio = image.height / image.width
        self.width = min(max(width, 1.0), WIDTH, HEIGHT / ratio)
        self._height: float = self.width * ratio

    @property
    def height(self) -> float:
        """How high it is, without the air before and after it."""
        return self._height

    def draw(self, paper: Paper, top: float, left: float = LEFT) -> None:
        """Draw it, its upper edge at the top."""
        bottom = top - self._height
        self._element.box = (left, bottom, left + self.width, top)
        with paper.content_of(self._element):
            paper.canvas.drawImage(ImageReader(self._image), left, bottom, self.width, self._height)


class TitlePart(HeadingPara):
    """A title and its logo, as high as the higher of the two."""

    def __init__(self, lines: tuple[TextLine, ...], style: Style, element: Element, said: str, logo: ImagePart) -> None:
        super().__init__(lines, style, element, said, 1)
        self._logo = logo

    @property
    def height(self) -> float:
        """How high it is, without the air before and after it."""
        return max(super().height, self._logo.height)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw it, its upper edge at the top; the logo first, as it is read."""
        self._logo.draw(paper, top, LEFT + WIDTH - self._logo.width)
        super().draw(paper, top)

    def _of(self, lines: tuple[TextLine, ...]) -> Para:
        """Of a title longer than a page the beginning has the logo."""
        if lines[0] is not self.lines[0]:
            return super()._of(lines)
        made = TitlePart(lines, self.style, self.element, self.said, self._logo)
        made.before, made.after = self.before, self.after
        return made


def unread(document: Document, images: Mapping[str, bytes]) -> int:
    """How many pictures of a document cannot be read, so that the words that describe them are printed."""
    found = images_in(document.blocks)
    return sum(read_image(images.get(image.sha256, b""), image.width) is None for image in found)


@lru_cache(maxsize=1)
def read_image(data: bytes, width: float) -> Any | None:
    """A picture in red, green and blue, no finer than paper shows at its width; None where it cannot be read.

    Kept, since ways to lay out one document are compared.
    """
    try:
        with catch_warnings():
            simplefilter("error", Pictures.DecompressionBombWarning)
            clear = _opened(data, width)
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError, Pictures.DecompressionBombWarning):
        return None
    white = Pictures.new("RGBA", clear.size, "white")
    return Pictures.alpha_composite(white, clear).convert("RGB")


def _opened(data: bytes, width: float) -> Any:
    with Pictures.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        most = max(1, round(min(max(width, 1.0), WIDTH) * _DOTS))
        opened.draft("RGB", (most, most))
        opened.thumbnail((most, 4 * most))
        return opened.convert("RGBA")
