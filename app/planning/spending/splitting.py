"""Many totals split into parts at once, adding up to the penny: largest remainder, as `app.money.share_out`."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from app.planning.plan.schedule import Ints


def split_table(totals: Ints, shares: Sequence[Sequence[int]]) -> Ints:
    """Split every source's every month by basis points that make 10,000; by month and slice.

    The months of a slice lie side by side in memory, because budget lines pay a slice month by month. Largest
    remainder, as `app.money.share_out`: the parts add up to the whole, the earlier part first where equal; a total
    below nothing is the mirror image of the positive one.
    """
    offsets = np.cumsum([0, *(len(parts) for parts in shares)])
    result = np.zeros((int(offsets[-1]), totals.shape[1]), np.int64)
    by_size: dict[int, list[int]] = defaultdict(list)
    for row, pieces in enumerate(shares):
        by_size[len(pieces)].append(row)
    sizes, signs = np.abs(totals), np.sign(totals)[:, :, None]
    for size, rows in by_size.items():
        weights = np.array([shares[row] for row in rows], np.int64)
        parts = _SPLIT.get(size, _largest_remainder)(sizes[rows], weights) * signs[rows]
        columns = offsets[rows][:, None] + np.arange(size)
        result[columns.ravel()] = parts.transpose(0, 2, 1).reshape(columns.size, -1)
    return result.T


def _whole(totals: Ints, _weights: Ints) -> Ints:
    return totals[:, :, None]


def _halves(totals: Ints, weights: Ints) -> Ints:
    """Of two parts the one that lost more is the one that is rounded up; where both lost half a penny, the first."""
    first = (totals * weights[:, :1] + 5_000) // 10_000
    return np.stack((first, totals - first), axis=2)


def _largest_remainder(totals: Ints, weights: Ints) -> Ints:
    """Rows × months split by each row's weights (sum 10,000): rows × months × parts."""
    size = weights.shape[1]
    products = totals[:, :, None] * weights[:, None, :]
    parts = products // 10_000
    left_over = totals - parts.sum(axis=2)
    keys = (products - parts * 10_000) * size + np.arange(size - 1, -1, -1)
    ranked = np.sort(keys, axis=2)[:, :, ::-1]
    last_lucky = np.take_along_axis(ranked, np.maximum(left_over - 1, 0)[:, :, None], axis=2)
    lucky = (keys >= last_lucky) & (left_over > 0)[:, :, None]
    result: Ints = parts + lucky
    return result


_SPLIT = {1: _whole, 2: _halves}
"""Quicker ways, with the same pence, where there are few parts."""
