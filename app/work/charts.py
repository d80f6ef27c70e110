"""The cash charts as plain data: of the outlook, of what is tried beside the plan, and the table in place of either."""

from typing import TYPE_CHECKING

from app.money import format_pounds
from app.planning.forecast.answers import LASTS
from app.scenes.cash import CashChart
from app.services.plan.outlook import Outlook
from app.text import begun

if TYPE_CHECKING:
    from app.work.try_changes import Answers  # a document has a chart, and nothing that is tried

LEAST_SHOWN = 18
"""Months that a chart shows at least."""
_TRIED, _PLAN = "what you are trying", "the plan"


def cash_chart(found: Outlook) -> CashChart:
    """The outlook as a chart: the chosen view, the expected one beside it, the policy and the points that matter.

    Where money runs short the chart ends a year later: what lies beyond only makes the months that matter small.
    """
    result, low, short, closure = found.forecast, found.lowest, found.runway.first_short, found.closure
    count = len(result.months) if short is None else max(LEAST_SHOWN, found.runway.months + 12)
    return CashChart(
        months=result.months[:count],
        free_cash=result.free_cash[:count],
        expected=found.expected_cash[:count] if found.view == "confirmed" and result.months else None,
        reserve=found.policy_line,
        reserve_label="reserves policy",
        lowest=(low.month, low.free_cash) if low and short is None else None,
        first_short=short,
        closing=tuple(cost.total for cost in closure.months[:count]) if closure and closure.costs_anything else None,
        last_safe=found.last_safe_decision if closure and closure.costs_anything else None,
        label=found.view,
    )


def tried_chart(found: Outlook, plan: "Answers", tried: "Answers | None") -> CashChart:
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


def chart_rows(chart: CashChart, line: str, beside: str) -> list[dict[str, object]]:
    """The chart month by month for a table that can be read in its place, in pence.

    The column `line` has the chart's line, `beside` the dashed one, `reserve` the reserves and `closing` the closing
    costs; each of these is None where the chart has none.
    """
    reserves = chart.reserves
    return [
        {
            "id": at,
            "month": month,
            line: chart.free_cash[at],
            beside: chart.expected[at] if chart.expected is not None else None,
            "reserve": reserves[at] if reserves is not None else None,
            "closing": chart.closing[at] if chart.closing is not None else None,
        }
        for at, month in enumerate(chart.months)
    ]


def _count(plan: "Answers", tried: "Answers | None") -> int:
    """How many months are worth showing: a year beyond the later end, or all."""
    ends = [each.runway for each in (plan, tried) if each is not None]
    if any(each.state == LASTS for each in ends):
        return len(plan.months)
    return max(LEAST_SHOWN, *(each.months + 12 for each in ends))


def _describe(plan: "Answers", tried: "Answers") -> str:
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
