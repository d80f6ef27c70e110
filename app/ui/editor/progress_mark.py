"""The small shapes that say how far a box is: ✓ written, – empty, ▲ look at this."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.editor.values import Progress
from app.ui.kit.theme import current_palette

PROGRESS_WORDS: Mapping[Progress, str] = {
    "": "",
    "written": "written",
    "empty": "not written yet",
    "trouble": "look at this",
}


def draw_progress(painter: QPainter, room: QRectF, progress: Progress) -> None:
    """Draw the shape in the middle of the room."""
    tokens, centre = current_palette(), room.center()
    if progress == "written":
        painter.setPen(QPen(QColor(tokens.primary), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_points(centre, (-4.5, 0.5), (-1.5, 4), (4.5, -4.5)))
    elif progress == "empty":
        painter.setPen(QPen(QColor(tokens.soft), 1.4))
        painter.drawLine(centre - QPointF(3, 0), centre + QPointF(3, 0))
    elif progress == "trouble":
        draw_triangle(painter, centre)


def draw_triangle(painter: QPainter, centre: QPointF, colour: QColor | None = None) -> None:
    """The triangle of what is to be looked at; amber unless said otherwise."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour or QColor(current_palette().amber))
    painter.drawPolygon(_points(centre, (-5, 4.5), (5, 4.5), (0, -4.5)))


def _points(centre: QPointF, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([centre + QPointF(x, y) for x, y in points])
