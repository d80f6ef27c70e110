"""The main figures that a document will print, as they are now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.documents.facts.case import BusinessCase
from app.money import format_money, format_whole_pounds
from app.planning.forecast.answers import lowest
from app.reports.forecast.report import ForecastReport
from app.ui.kit.cards import Card
from app.ui.kit.words import Words

_NONE = "–"


@dataclass(frozen=True, slots=True)
class MainFigure:
    """A figure as it is shown: its name, itself, and perhaps a few small words under the name."""

    name: str
    amount: str
    note: str = ""


class FiguresCard(Card):
    """Name on the left, figure on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.figures")
        self._figures: tuple[MainFigure, ...] = ()

    def show_figures(self, figures: Sequence[MainFigure]) -> None:
        """Show other figures."""
        if tuple(figures) == self._figures:
            return
        self._figures = tuple(figures)
        self.clear()
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for at, figure in enumerate(figures):
            grid.addWidget(Words(figure.name), 2 * at, 0)
            amount = Words(figure.amount, role="card-title", wrap=False)
            amount.setAccessibleName(f"{figure.name}: {figure.amount}")
            grid.addWidget(amount, 2 * at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            if figure.note:
                grid.addWidget(Words(figure.note, role="small"), 2 * at + 1, 0, 1, 2)
        self.add(grid)


def case_figures(case: BusinessCase) -> tuple[MainFigure, ...]:
    """What a business case stands on."""
    late = case.late
    asked = f"{format_whole_pounds(case.ask)} is asked for here" if case.ask and case.to_find >= case.ask else ""
    bids = (MainFigure("Bids not decided yet", format_whole_pounds(case.unconfirmed)),) if case.unconfirmed else ()
    return (
        MainFigure(f"Full cost, {case.year}", format_whole_pounds(case.full_total)),
        MainFigure("Full cost of a session", _NONE if case.per_session is None else format_money(case.per_session)),
        MainFigure("Confirmed for it", format_whole_pounds(case.confirmed)),
        *bids,
        MainFigure("Still to find", format_whole_pounds(case.to_find), asked),
        MainFigure(
            "Lowest free cash",
            _NONE if late is None else format_whole_pounds(late.lowest),
            "" if late is None else f"in {late.lowest_month.label}, if money is {late.months} months late",
        ),
    )


def forecast_figures(report: ForecastReport) -> tuple[MainFigure, ...]:
    """What the forecast comes to."""
    if not report.forecast.months:
        return ()
    low, short = lowest(report.forecast, report.as_at), report.chart.first_short
    return (
        MainFigure("Free cash at the start", format_whole_pounds(report.forecast.opening_free_cash)),
        MainFigure(
            "Lowest free cash",
            format_whole_pounds(low.free_cash) if low else _NONE,
            f"in {low.month.label}" if low else "",
        ),
        MainFigure("Short from", short.label if short else "not in this time"),
    )
