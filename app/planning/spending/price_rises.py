"""Costs that a scenario makes dearer or cheaper: each source's total of a month × a per cent, to the penny."""

from collections.abc import Sequence
from fractions import Fraction
from math import prod

import numpy as np

from app.dates import Month
from app.money import LIMIT_PENCE
from app.planning.plan.plan import CostChange
from app.planning.plan.schedule import Ints, month_indices
from app.problems import Refused

REDUNDANCY = "redundancy"
"""The category of redundancy pay, which only scenarios add: the law sets it, whatever else costs do."""

_WIDEST = 2**62


def after_price_changes(
    totals: Ints, categories: Sequence[str | None], lags: Sequence[int], changes: Sequence[CostChange], first: Month
) -> Ints:
    """Pence by source and month of payment after all changes, each from the month in which a cost falls due.

    Total × the product of the changes that hold, rounded once, a half going up: their order makes no difference. A
    source without a category is changed by none. Raises Refused where a month's cost goes beyond £1bn.
    """
    if not changes or not totals.size:
        return totals
    due = month_indices(first, totals.shape[1])[None, :] - np.array(lags, np.int64)[:, None]
    ratios = [Fraction(10_000 + change.basis_points, 10_000) for change in changes]
    factors: Ints = np.ones(totals.shape, _width(totals, ratios))
    for change, ratio in zip(changes, ratios, strict=True):
        touched = np.array([_touches(change, category) for category in categories])[:, None]
        factors *= np.where(touched & (due >= change.month.index), ratio.numerator, ratio.denominator)
    whole = prod(ratio.denominator for ratio in ratios)
    return _within_reason((2 * totals * factors + whole) // (2 * whole), totals)


def _width(totals: Ints, ratios: Sequence[Fraction]) -> type:
    """What holds the largest product exactly: whole numbers of 64 bits, or of any size where these are too narrow."""
    most = max(1, int(np.abs(totals).max())) * prod(max(ratio.numerator, ratio.denominator) for ratio in ratios)
    return np.int64 if 2 * most < _WIDEST else object


def _touches(change: CostChange, category: str | None) -> bool:
    if change.category is None:
        return category not in {None, REDUNDANCY}
    return category == change.category


def _within_reason(changed: Ints, before: Ints) -> Ints:
    if (np.abs(changed) > np.maximum(np.abs(before), LIMIT_PENCE)).any():
        raise Refused("With these changes a cost grows beyond £1 billion a month. Choose smaller percentages.")
    return changed.astype(np.int64, copy=False)
