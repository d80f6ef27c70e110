"""The columns of the table behind the chart of what is tried, and the four numbers over the chart."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from app.money import format_pounds
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Words
from app.ui.pages.runway.answers import decide_words, lasts_words, reserves_words
from app.ui.pages.runway.words import month_kind, short
from app.ui.table.column import Column
from app.work.try_changes import Answers

CHART_COLUMNS = (
    Column("month", "Month", "month", 110, reader=month_kind()),
    Column("tried", "What you are trying", "money", reader=whole_pounds()),
    Column("plan", "The plan", "money", reader=whole_pounds()),
    Column("reserve", "Reserves policy", "money", reader=whole_pounds()),
    Column("closing", "Closing costs", "money", reader=whole_pounds()),
)
_LABELS = {"lasts": "Money lasts", "lowest": "Lowest", "decide": "Decide by", "held": "Reserves at year end"}
_WIDTHS = {"lasts": 7, "lowest": 7, "decide": 6, "held": 6}


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
