"""The cash charts as plain data: of the outlook, of what is tried beside the plan, and the table in place of either."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.dates import Month
from app.money import format_pounds
from app.scenes.cash import CashChart, value_at
from app.services.plan.outlook import Outlook
from app.text import begun

if TYPE_CHECKING:
    from app.work.try_changes import Answers  # a document has a chart, and nothing that is tried

_TRIED, _PLAN = "what you are trying", "the plan"


def cash_chart(found: Outlook) -> CashChart:
    """The outlook as a chart: the chosen view, the expected one beside it, the policy and the points that matter."""
    result, low, closure = found.forecast, found.lowest, found.closure
    short = _first_short(result.months, result.free_cash)
    return CashChart(
        months=result.months,
        free_cash=result.free_cash,
        expected=found.expected_cash if found.view == "confirmed" and result.months else None,
        reserve=found.policy_line,
        reserve_label="reserves policy",
        lowest=(low.month, low.free_cash) if low and short is None else None,
        first_short=short,
        closing=tuple(cost.total for cost in closure.months) if closure and closure.costs_anything else None,
        last_safe=found.last_safe_decision if closure and closure.costs_anything else None,
        label=found.view,
    )


def tried_chart(found: Outlook, plan: "Answers", tried: "Answers | None") -> CashChart:
    """Free cash of what is tried, solid, and of the plan, dashed; of the plan alone while nothing is tried."""
    shown = tried or plan
    longer = max(shown, plan, key=lambda each: len(each.months))
    low, short = shown.lowest, _first_short(shown.months, shown.free_cash)
    return CashChart(
        months=longer.months,
        free_cash=shown.free_cash,
        expected=plan.free_cash if tried else None,
        reserve=found.policy_line,
        reserve_label="reserves policy",
        lowest=(low.month, low.free_cash) if low and short is None else None,
        first_short=short,
        closing=shown.closing,
        last_safe=shown.decide_by if shown.closing is not None else None,
        label=_TRIED if tried else _PLAN,
        expected_label=_PLAN,
        description=_describe(plan, tried) if tried else "",
    )


def chart_rows(chart: CashChart, line: str, beside: str) -> list[dict[str, object]]:
    """The chart month by month for a table that can be read in its place, in pence.

    The column `line` has the chart's line, `beside` the dashed one, `reserve` the reserves and `closing` the closing
    costs; each of these is None where the chart has none, and in the months after it ends.
    """
    return [
        {
            "id": at,
            "month": month,
            line: value_at(chart.free_cash, at),
            beside: value_at(chart.expected, at),
            "reserve": value_at(chart.reserves, at),
            "closing": value_at(chart.closing, at),
        }
        for at, month in enumerate(chart.months)
    ]


def _first_short(months: Sequence[Month], free_cash: Sequence[int]) -> Month | None:
    """The first month on the line that ends below zero, whether it has passed or not."""
    return next((month for month, free in zip(months, free_cash, strict=True) if free < 0), None)


def _describe(plan: "Answers", tried: "Answers") -> str:
    """Both lines in words."""
    if not tried.months:
        return "There are no months to show yet."
    parts = []
    for name, each in ((_TRIED, tried), (_PLAN, plan)):
        low = each.lowest
        where = f", lowest {format_pounds(low.free_cash)} in {low.month.label}" if low else ""
        first = _first_short(each.months, each.free_cash)
        short = f"short from {first.label}" if first else "never short"
        parts.append(f"{begun(name)}: {short}{where}.")
    return " ".join(parts)
