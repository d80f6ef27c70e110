"""The chart of what is tried beside the plan, and the four numbers over it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from app.money import format_pounds
from app.planning.forecast.answers import LASTS
from app.scenes.cash import CashChart
from app.services.plan.outlook import Outlook
from app.text import begun
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Words
from app.ui.pages.runway.answers import Answers, decide_words, lasts_words, reserves_words
from app.ui.pages.runway.words import month_kind, short
from app.ui.table.column import Column

_LEAST_SHOWN = 18
"""Months that are shown at least; where money runs short the chart ends a year later."""
_TRIED, _PLAN = "what you are trying", "the plan"

CHART_COLUMNS = (
    Column("month", "Month", "month", 110, reader=month_kind()),
    Column("tried", "What you are trying", "money", reader=whole_pounds()),
    Column("plan", "The plan", "money", reader=whole_pounds()),
    Column("reserve", "Reserves policy", "money", reader=whole_pounds()),
    Column("closing", "Closing costs", "money", reader=whole_pounds()),
)
_LABELS = {"lasts": "Money lasts", "lowest": "Lowest", "decide": "Decide by", "held": "Reserves at year end"}
_WIDTHS = {"lasts": 7, "lowest": 7, "decide": 6, "held": 6}


def tried_chart(found: Outlook, plan: Answers, tried: Answers | None) -> CashChart:
    """Free cash of what is tried, solid, and of the plan, dashed; of the plan alone while nothing is tried."""
    shown = tried or plan
    count = _count(plan, tried)
    low, short = shown.lowest, shown.runway.first_short
    return CashChart(
        months=shown.months[:count],
        free_cash=shown.free_cash[:count],
        expected=plan.free_cash[:count] if tried else None,
        reserve=found.policy_line,
        reserve_label="reserves policy",
        lowest=(low.month, low.free_cash) if low and short is None else None,
        first_short=short,
        closing=shown.closing[:count] if shown.closing is not None else None,
        last_safe=shown.decide_by if shown.closing is not None else None,
        label=_TRIED if tried else _PLAN,
        expected_label=_PLAN,
        description=_describe(plan, tried) if tried else "",
    )


def chart_rows(chart: CashChart) -> list[dict[str, object]]:
    """The chart's lines as the table shows them."""
    reserves = chart.reserves
    plan = chart.expected if chart.expected is not None else chart.free_cash
    return [
        {
            "id": at,
            "month": month,
            "tried": chart.free_cash[at] if chart.expected is not None else None,
            "plan": plan[at],
            "reserve": reserves[at] if reserves is not None else None,
            "closing": chart.closing[at] if chart.closing is not None else None,
        }
        for at, month in enumerate(chart.months)
    ]


def _count(plan: Answers, tried: Answers | None) -> int:
    """How many months are worth showing: a year beyond the later end, or all."""
    ends = [each.runway for each in (plan, tried) if each is not None]
    if any(each.state == LASTS for each in ends):
        return len(plan.months)
    return max(_LEAST_SHOWN, *(each.months + 12 for each in ends))


def _describe(plan: Answers, tried: Answers) -> str:
    """Both lines in words."""
    if not tried.months:
        return "There are no months to show yet."
    parts = []
    for name, each in ((_TRIED, tried), (_PLAN, plan)):
        low = each.lowest
        where = f", lowest {format_pounds(low.free_cash)} in {low.month.label}" if low else ""
        short = f"short from {each.runway.first_short.label}" if each.runway.first_short else "never short"
        parts.append(f"{begun(name)}: {short}{where}.")
    return " ".join(parts)


class Numbers(QWidget):
    """The strip of numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = {name: Words("", role="card-title", parent=self) for name in _LABELS}
        self.planned = {name: Words("", role="small", parent=self) for name in _LABELS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for at, (name, label) in enumerate(_LABELS.items()):
            grid.addWidget(Words(label, role="small", parent=self), 0, at)
            grid.addWidget(self.values[name], 1, at)
            grid.addWidget(self.planned[name], 2, at)
            grid.setColumnStretch(at, _WIDTHS[name])

    def show_answers(self, tried: Answers, plan: Answers | None) -> None:
        """Show what is tried, and beside it the plan, where that is something else."""
        now, before = _words(tried), _words(plan) if plan is not None else {}
        for name, label in _LABELS.items():
            self.values[name].setText(now[name])
            planned = f"plan: {before[name]}" if before else ""
            self.planned[name].setText(planned)
            self.planned[name].setVisible(bool(planned))
            self.values[name].setAccessibleName(f"{label}: {now[name]}" + (f", {planned}" if planned else ""))


def _words(answers: Answers) -> Mapping[str, str]:
    low = answers.lowest
    return {
        "lasts": lasts_words(answers.runway),
        "lowest": f"{format_pounds(low.free_cash)}, {short(low.month)}" if low else "–",
        "decide": decide_words(answers.safe, answers.decide_by) or "–",
        "held": reserves_words(answers) or "–",
    }
