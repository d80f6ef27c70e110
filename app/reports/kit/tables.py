"""Tables on paper: the head repeats on every page, rows split where they must, numbers stand to the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from app.reports.kit.blocks import CELL, CELL_STRONG, HEAD, LINE, RIGHT, SMALL, SMALL_STRONG, TEXT, TINT, para
from app.reports.pdf.fonts import REGULAR

_PAD, _NARROW = 6.0, 4.0
"""Space beside the text of a cell, and in a compact table.

Rules and tints reach so far beyond the text on both sides, so that text keeps the page's edges.
"""

_LONG = 1_200
"""A row with a longer text than this may be split inside, since no page might hold it."""

_SHORT = 200
"""Rows may be kept together where no text is longer: what is kept together has to fit on a page."""

Kind = Literal["plain", "sum", "total"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells as text; a `sum` has a thin rule above it, a `total` a strong one and a tint."""

    cells: tuple[str, ...]
    kind: Kind = "plain"


def table(
    head: Sequence[str], rows: Sequence[Row], widths: Sequence[float], numbers: int = 0, *, compact: bool = False
) -> Flowable:
    """A table as wide as its columns (points); the last so many columns are numbers.

    A cell may be longer than a page. A compact table holds some forty rows on a page.
    """
    plain, strong = (SMALL, SMALL_STRONG) if compact else (CELL, CELL_STRONG)
    first_number = len(head) - numbers
    content = [[_cell(text, HEAD, at >= first_number) for at, text in enumerate(head)]]
    for row in rows:
        style = plain if row.kind == "plain" else strong
        content.append([_cell(text, style, at >= first_number) for at, text in enumerate(row.cells)])
    pad = _NARROW if compact else _PAD
    made = Table(
        content,
        colWidths=[width + pad * ((at == 0) + (at == len(widths) - 1)) for at, width in enumerate(widths)],
        repeatRows=1,
        splitByRow=1,
        splitInRow=int(any(len(text) > _LONG for row in rows for text in row.cells)),
        hAlign="CENTER",
    )
    made.setStyle(_rules(rows, 1.6 if compact else 3.5, pad))
    made.spaceAfter = 4
    return made


def _cell(text: str, style: ParagraphStyle, right: bool) -> Flowable:  # noqa: FBT001 - a cell's side
    return para(text, RIGHT[style.name] if right else style)


def _rules(rows: Sequence[Row], air: float, pad: float) -> list[tuple[object, ...]]:
    commands: list[tuple[object, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # no cell uses it, but the page would name another
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), pad),
        ("TOPPADDING", (0, 0), (-1, -1), air),
        ("BOTTOMPADDING", (0, 0), (-1, -1), air + 1),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, TEXT),
    ]
    for at, row in enumerate(rows, start=1):
        if row.kind == "sum":
            commands.append(("LINEABOVE", (0, at), (-1, at), 0.6, LINE))
        elif row.kind == "total":
            commands.append(("LINEABOVE", (0, at), (-1, at), 0.9, TEXT))
            commands.append(("BACKGROUND", (0, at), (-1, at), TINT))
            if not any(len(text) > _SHORT for each in rows for text in each.cells):
                commands.append(("NOSPLIT", (0, max(1, at - 2)), (-1, at)))  # a total never stands alone on a page
    return commands
