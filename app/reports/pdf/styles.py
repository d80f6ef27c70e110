"""How the words of a page look: face, size, leading, colour and the air round them, all in points."""

from dataclasses import dataclass, replace

from app.reports.pdf.fonts import LIGHT, REGULAR, SEMIBOLD
from app.scenes.palettes import PRINT

TEXT, SOFT, PRIMARY = PRINT.text, PRINT.soft, PRINT.primary
LINE = "#CFC9BD"


@dataclass(frozen=True, slots=True)
class Style:
    """A style of text. `binds` keeps its last two words together, so that no line holds one word alone."""

    face: str
    size: float
    leading: float
    colour: str = TEXT
    before: float = 0.0
    after: float = 0.0
    binds: bool = False
    with_next: bool = False
    """Whether it stays on the page of what follows it."""
    even: bool = False
    """Whether its lines are of nearly one length."""


TITLE = Style(SEMIBOLD, 24, 29, PRIMARY, 0, 4, binds=True, with_next=True, even=True)
SECTION = Style(SEMIBOLD, 16, 20, PRIMARY, 20, 5, binds=True, with_next=True)
PART = Style(SEMIBOLD, 12.5, 16, TEXT, 12, 4, binds=True, with_next=True)
HEADINGS = {1: TITLE, 2: SECTION, 3: PART}
BODY = Style(REGULAR, 10.5, 15, after=8)
LEAD = Style(LIGHT, 15, 21, after=12, binds=True, with_next=True, even=True)
CAPTION = Style(REGULAR, 9, 12, SOFT, 4, 10, binds=True)
PARAGRAPHS = {"body": BODY, "lead": LEAD, "caption": CAPTION, "byline": replace(CAPTION, before=0, after=12)}
CELL, HEAD = Style(REGULAR, 10, 13), Style(SEMIBOLD, 9, 12, SOFT)
DENSE_CELL, DENSE_HEAD = Style(REGULAR, 9, 11), Style(SEMIBOLD, 8.5, 11, SOFT)
FOOT = Style(REGULAR, 8.5, 11, SOFT)


def strong(style: Style) -> Style:
    """The style for words that carry weight."""
    return replace(style, face=SEMIBOLD)
