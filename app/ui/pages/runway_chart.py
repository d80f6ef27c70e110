"""The chart of what is tried: its line, and the plan's beside it."""

from app.money import format_pounds
from app.planning.forecast.answers import LASTS
from app.reports.charts import CashChart
from app.services.plan.outlook import Outlook
from app.ui.pages.runway_answers import Answers
from app.ui.pages.runway_words import month_kind
from app.ui.short_kinds import whole_pounds
from app.ui.table import Column

_LEAST_SHOWN = 18
"""Months that are shown at least; where money runs short the chart ends a year later."""
_TRIED, _PLAN = "what you are trying", "the plan"

CHART_COLUMNS = (
    Column("month", "Month", "month", 110, reader=month_kind()),
    Column("tried", "What you are trying", "money", reader=whole_pounds()),
    Column("plan", "The plan", "money", reader=whole_pounds()),
    Column("reserve", "Reserves policy", "money", reader=whole_pounds()),
)


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
        parts.append(f"{name[:1].upper()}{name[1:]}: {short}{where}.")
    return " ".join(parts)
