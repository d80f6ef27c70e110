"""What the costs come to: the line under a table, and beside it what each project costs in full."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.money import format_hundredths, format_whole_pounds, round_half_up, share_out
from app.places import name_of
from app.planning.full_cost.full_cost import FullCost
from app.services.costs.attention import low_wage_sentence
from app.services.costs.pools import Sharing
from app.services.costs.years import CostYear, RowYear
from app.services.rows.splits import SplitTable
from app.ui.kit.cards import Card, Note, empty
from app.ui.kit.words import Spans, Words

_BASIS = (
    "On a year’s pay, as salary tables have it; month by month a payroll differs by less than £1 a year for each post."
)
_LEAST = 112
"""Pixels of a few lines."""


def totals_line(costs: CostYear, table: SplitTable, many: str) -> Spans:
    """The yearly totals of one table: core, projects, all of them."""
    total, core, projects = in_pounds(costs.of(table))
    return (
        (f"All {many} in {costs.year}: ", False),
        (total, True),
        (f" ({core} core, {projects} projects).", False),
    )


def in_pounds(row: RowYear) -> tuple[str, str, str]:
    """Total, core and projects in whole pounds that add up."""
    core, projects = _whole(row.total, (row.core, row.projects))
    return format_whole_pounds(row.total), format_whole_pounds(core), format_whole_pounds(projects)


def staff_line(costs: CostYear) -> Spans:
    """Part of full time, National Insurance, and the Employment Allowance, which the organisation saves once."""
    staff = costs.staff
    spans = [part for low in costs.low_wages for part in (*low_wage_sentence(low), (" ", False))]
    spans += [
        (f"{format_hundredths((staff.fte + 50) // 100)}", True),
        (" full-time equivalents over the year. Employer’s National Insurance ", False),
        (format_whole_pounds(staff.nic), True),
    ]
    if staff.claims:
        spans += [
            ("; the Employment Allowance pays ", False),
            (format_whole_pounds(staff.allowance), True),
            (" once for all posts, so it is not taken off any. ", False),
        ]
    else:
        spans.append((f"; the Employment Allowance is not claimed (see {name_of('organisation')}). ", False))
    return [*spans, (_BASIS, False), (f" {costs.rates_note}".rstrip(), False)]


class FullCostCard(Card):
    """Each project's full cost of the year, short, beside a table that is being edited."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__("", "How it is shared", parent, place=place)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.add(quiet_scroll(inside, self), 1)

    def show_sharing(self, sharing: Sharing) -> None:
        """Show the figures, or the sentence that says why there are none."""
        empty(self._grid)
        if sharing.full is None:
            self._grid.addWidget(Note("look", sharing.problem), 0, 0, 1, 2)
            return
        full = sharing.full
        for note in filter(None, (full.note, sharing.rates_note)):
            self._grid.addWidget(Words(note, role="small"), self._grid.rowCount(), 0, 1, 2)
        for name, pence, role in _lines(full):
            at = self._grid.rowCount()
            self._grid.addWidget(Words(name, role=role), at, 0)
            amount = Words(format_whole_pounds(pence), role=role, wrap=False)
            self._grid.addWidget(amount, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _lines(full: FullCost) -> list[tuple[str, int, str]]:
    *shares, apart = _whole(full.total, [*(project.full for project in full.projects), full.unallocated])
    lines = [(project.name, share, "") for project, share in zip(full.projects, shares, strict=True)]
    if apart or not full.projects:
        lines.append(("Not allocated", apart, "soft"))
    return [*lines, (f"Everything in {full.year}", full.total, "card-title")]


def _whole(total: int, parts: Sequence[int]) -> Sequence[int]:
    """Pence of whole pounds, as the total is shown; they add up to it."""
    pounds = round_half_up(total, 100)
    return [100 * pound for pound in share_out(pounds, parts)] if total else parts


class _QuietScroll(QScrollArea):
    """Asks for a few lines, however much is in it."""

    def sizeHint(self) -> QSize:
        """As wide as what is in it."""
        return QSize(super().sizeHint().width(), _LEAST)


def quiet_scroll(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Take the height that is left over, scroll up and down where that is too little, and look like the card."""
    scroll = _QuietScroll(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    scroll.setMinimumHeight(_LEAST)
    scroll.setWidget(inside)
    inside.setAutoFillBackground(False)
    scroll.viewport().setAutoFillBackground(False)
    return scroll
