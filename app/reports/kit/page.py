"""The page: A4, its margins, the running title, page x of y, bookmarks, and what the file says about itself."""

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.letters import clean, runs, text_width
from app.replacing import replacing
from app.reports.kit.blocks import LINE, SOFT
from app.reports.pdf.fonts import REGULAR, register_fonts

LEFT = 68.0
TOP = 60.0
BOTTOM = 66.0
WIDTH = A4[0] - 2 * LEFT
"""Width of the text in points."""
_FOOT = 8.5
_PROGRAM = "Footing"


def write_pages(path: Path, story: list[Flowable], *, title: str, author: str, running: str) -> int:
    """Write a document and return the number of its pages; the same story twice gives the same bytes.

    The title and the author go into the file's description, the running title stands at the foot of every page.
    Raises Refused with a sentence when the file cannot be written.
    """
    register_fonts()
    with replacing(path) as beside:
        document = _Document(str(beside), title=_line(title), author=_line(author), running=_line(running))
        document.build(story)
    return document.pages


class _Document(BaseDocTemplate):  # type: ignore[misc] # reportlab publishes no types
    """One frame on every page. Feet are drawn at the end, when the number of pages is known."""

    def __init__(self, file_name: str, *, title: str, author: str, running: str) -> None:
        super().__init__(
            file_name,
            pagesize=A4,
            title=title,
            author=author,
            subject=running,
            creator=_PROGRAM,
            producer=_PROGRAM,
            lang="en-GB",
            initialFontName=REGULAR,
            invariant=1,
            pageCompression=1,
        )
        frame = Frame(
            LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=_reserve_foot))
        self.pages = 0
        self._running = running
        self._outlined = 0
        self._deepest = -1

    def beforeDocument(self) -> None:  # noqa: N802 - named by reportlab
        """Show the title rather than the file's name in the reader's window."""
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        self.canv.showOutline()

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - named by reportlab
        """Give a heading its bookmark."""
        outline = getattr(flowable, "outline", None)
        if outline is None:
            return
        level, text = outline
        level = min(level, self._deepest + 1)
        self._deepest = level
        self._outlined += 1
        key = f"heading-{self._outlined}"
        self.canv.bookmarkHorizontal(key, 0, flowable.height + 12)
        self.canv.addOutlineEntry(text, key, level)

    def _endBuild(self) -> None:  # noqa: N802 - named by reportlab
        self._doSave = 0
        super()._endBuild()
        self.pages = self.canv.getPageNumber() - 1
        for number in range(1, self.pages + 1):
            _draw_foot(self.canv, self._running, number, self.pages)
        self.canv.save()


def _reserve_foot(canvas: Any, document: Any) -> None:
    """Every page refers to its foot, which is drawn once the number of pages is known."""
    canvas.doForm(f"foot-{document.page}")


def _draw_foot(canvas: Any, running: str, number: int, pages: int) -> None:
    canvas.beginForm(f"foot-{number}")
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.7)
    canvas.line(LEFT, 48, LEFT + WIDTH, 48)
    page = f"Page {number} of {pages}"
    page_width = text_width(page, REGULAR, _FOOT)
    _words(canvas, LEFT, _fitting(running, WIDTH - page_width - 24))
    _words(canvas, LEFT + WIDTH - page_width, page)
    canvas.endForm()


def _words(canvas: Any, x: float, text: str) -> None:
    words = canvas.beginText(x, 34)
    words.setFillColor(SOFT)
    for face, piece in runs(text, REGULAR):
        words.setFont(face, _FOOT)
        words.textOut(piece)
    canvas.drawText(words)


def _fitting(text: str, width: float) -> str:
    """As much of a text as fits, ending in … where some is left out."""
    shown = text[:200]
    while text_width(shown + "…", REGULAR, _FOOT) > width:
        shown = shown[: int(len(shown) * 0.9)]
    return shown if shown == text else shown.rstrip() + "…"


def _line(text: str) -> str:
    return " ".join(clean(text).split())
