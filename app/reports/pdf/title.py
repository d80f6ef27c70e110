"""The title of a document with its logo to the right of it, so that it begins where all text begins."""

from app.reports.pdf.flow import LEFT, WIDTH
from app.reports.pdf.lines import TextLine
from app.reports.pdf.paper import Paper
from app.reports.pdf.paragraph import HeadingPara, Para
from app.reports.pdf.pictures import ImagePart
from app.reports.pdf.structure import Element
from app.reports.pdf.styles import Style

LOGO_GAP = 24.0
"""Points between the title and the logo at least."""


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
