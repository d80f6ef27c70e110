"""Cash charts for the tests."""

from collections.abc import Sequence

from app.dates import Month
from app.scenes.cash import CashChart

FALLING = (41, 39, 44, 40, 36, 39, 34, 29, 24, 9, -1, -8, -14, -22, -30, -36)
"""Thousands of pounds at the end of each month."""
HOPED = (41, 39, 44, 40, 36, 42, 41, 40, 38, 25, 19, 15, 13, 8, 4, 2)


def cash_chart(
    pounds: Sequence[int], expected: Sequence[int] | None = None, reserve: int | None = None, each: int = 1_000
) -> CashChart:
    """A chart from December 2026 on, its lowest and first short month marked; amounts are in so many pounds each."""
    months = tuple(Month(2026, 12).plus(at) for at in range(len(pounds)))
    cash = tuple(amount * each * 100 for amount in pounds)
    return CashChart(
        months,
        cash,
        tuple(amount * each * 100 for amount in expected) if expected else None,
        reserve,
        "4 months of core costs",
        min(zip(months, cash, strict=True), key=lambda point: point[1], default=None),
        next((month for month, amount in zip(months, cash, strict=True) if amount < 0), None),
    )
