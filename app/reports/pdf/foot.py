"""The foot of a page: a rule, what document it is, and page x of y."""

from app.documents.tree.tree import words
from app.letters import one_line, text_width
from app.reports.pdf.flow import LEFT, WIDTH
from app.reports.pdf.lines import broken
from app.reports.pdf.paper import Paper
from app.reports.pdf.styles import FOOT, LINE

_RULE, _TOP = 48.0, 44.0
_BETWEEN = 24.0


def draw_foot(paper: Paper, running: str, number: int, pages: int) -> None:
    """Draw the foot of a page, as what stands on every page."""
    page = broken(words(f"Page {number} of {pages}"), FOOT, WIDTH)
    left = broken(words(_fitting(one_line(running), WIDTH - page[0].width - _BETWEEN)), FOOT, WIDTH)
    paper.rule(LEFT, LEFT + WIDTH, _RULE, 0.7, LINE)
    with paper.decoration("Pagination"):
        paper.words(left, FOOT, (LEFT, _TOP))
        paper.words(page, FOOT, (LEFT, _TOP), LEFT + WIDTH)


def _fitting(text: str, width: float) -> str:
    """As much of a text as fits, ending in … where some is left out."""
    shown = text[:200]
    while text_width(shown + "…", FOOT.face, FOOT.size) > width:
        shown = shown[: int(len(shown) * 0.9)]
    return shown if shown == text else shown.rstrip() + "…"
