"""The sheets that are drawn on: a reportlab canvas where everything drawn belongs to an element or is decoration."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from app.reports.pdf.fonts import REGULAR, register_fonts
from app.reports.pdf.lines import TextLine
from app.reports.pdf.structure import Element, Mark, Place, structure_of
from app.reports.pdf.styles import Style

_PROGRAM = "Footing"
_VERSION = (1, 7)
"""The PDF in which lists say how they are numbered and tables what they are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where lines of text stand (points): the top of the first, and where each begins, or ends if there is `right`."""

    left: float
    top: float
    right: float | None = None

    def x(self, line: TextLine) -> float:
        """Where a line begins."""
        return self.left if self.right is None else self.right - line.width


class Paper:
    """Pages in the making. Without `tagged` it draws the same and leaves the structure out, to see what that costs."""

    def __init__(self, path: Path, *, language: str, tagged: bool = True) -> None:
        register_fonts()
        self._path = path
        self.canvas: Any = Canvas(
            str(path),
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            pdfVersion=_VERSION,
            lang=language,
            initialFontName=REGULAR,
        )
        self.canvas.setCreator(_PROGRAM)
        self.canvas.setProducer(_PROGRAM)
        self._tagged = tagged
        self._marked: list[Element] = []
        self._pages: list[list[Element]] = []
        self._references: list[Any] = []
        self._bookmarks, self._deepest = 0, -1

    @contextmanager
    def content_of(self, element: Element) -> Iterator[None]:
        """What is drawn inside is content of the element. Marks do not nest."""
        if self._tagged:
            element.kids.append(Mark(len(self._pages), len(self._marked)))
            self.canvas._code.append(f"/{element.tag} <</MCID {len(self._marked)}>> BDC")  # noqa: SLF001 - no other way
            self._marked.append(element)
        yield
        self._end_mark()

    @contextmanager
    def decoration(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside says nothing: rules, tints, and what stands on every page (`Pagination`)."""
        if self._tagged:
            self.canvas._code.append(f"/Artifact <</Type /{kind}>> BDC")  # noqa: SLF001 - no other way
        yield
        self._end_mark()

    def words(self, lines: Sequence[TextLine], style: Style, spot: Spot) -> None:
        """Draw lines of text at a spot, as letters alone: no links are made."""
        text = self.canvas.beginText()
        text.setFillColor(HexColor(style.colour))
        for at, line in enumerate(lines):
            x = spot.x(line)
            text.setTextOrigin(x, baseline(style, spot.top, at))
            for piece in line.pieces:
                text.setFont(piece.face, style.size)
                text.textOut(piece.text)
        self.canvas.drawText(text)

    def rule(self, left: float, right: float, y: float, width: float, colour: str) -> None:
        """A line across, as decoration."""
        with self.decoration():
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(width)
            self.canvas.line(left, y, right, y)

    def link(self, element: Element, box: tuple[float, float, float, float], said: str, **target: Any) -> None:
        """Make a box of the page lead to a target (entries of the annotation); `said` tells where it leads."""
        entries = {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4, "Border": PDFArray([0, 0, 0])}
        place = PDFArray([round(length, 2) for length in box])
        self.canvas._addAnnotation(PDFDictionary({**entries, "Rect": place, "Contents": PDFString(said), **target}))  # noqa: SLF001 - the public ways allow no number of the structure
        if self._tagged:
            element.kids.append(Place(len(self._pages), self.canvas._annotationrefs[-1]))  # noqa: SLF001 - the same

    def bookmark(self, said: str, level: int, y: float) -> None:
        """A bookmark at a height of this page; no level is left out on the way down, or readers would not show it."""
        self._deepest = min(level - 1, self._deepest + 1)
        self._bookmarks += 1
        key = bookmark_key(self._bookmarks)
        self.canvas.bookmarkHorizontal(key, 0, y)
        self.canvas.addOutlineEntry(said, key, self._deepest)

    def end_page(self) -> None:
        """This page is done; what follows is drawn on the next."""
        self.canvas.showPage()
        document = self.canvas._doc  # noqa: SLF001 - pages have no public home
        page = document.Pages.pages[-1]
        if self._tagged:
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._references.append(document.Reference(page))
        self._pages.append(self._marked)
        self._marked = []

    def save(self, root: Element) -> None:
        """Write the file, with its structure; reportlab would leave it open where the disk is full."""
        document = self.canvas._doc  # noqa: SLF001 - the catalogue has no public home
        if self._tagged:
            document.Catalog.StructTreeRoot = structure_of(root, self._pages, self._references, document)
            document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self._path.write_bytes(self.canvas.getpdfdata())

    def _end_mark(self) -> None:
        if self._tagged:
            self.canvas._code.append("EMC")  # noqa: SLF001 - no other way


def baseline(style: Style, top: float, line: int) -> float:
    """Where the letters of a line stand, in a text whose first line begins at the top."""
    return top - line * style.leading - style.size * 0.78 - (style.leading - style.size) * 0.4


def web_address(address: str) -> Any:
    """The entry of a link that leads out of the document."""
    return PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)})


def bookmark_key(number: int) -> str:
    """The name of a bookmark, counted from 1."""
    return f"heading-{number}"
