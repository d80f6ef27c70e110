"""What the outcomes of one group of bids come to: free cash by month, many outcomes at a time.

The rules are those of `charging.charge` and `forecast.free_cash`, everything that counts counting in full.
"""

import numpy as np

from app.planning.plan.schedule import Ints
from app.planning.simulation.chances import Outcomes
from app.planning.simulation.shared import ChargedLine, Group

Place = tuple[Ints | slice, Ints | slice, slice]

_CELLS = 1 << 20
"""How many amounts of costs are worked on at once, eight bytes each."""


def at_once(group: Group) -> int:
    """How many outcomes of a group are best worked out at once, so that memory stays small."""
    return max(1, _CELLS // max(1, group.owed.size))


def free_cash_of(group: Group, outcomes: Outcomes) -> Ints:
    """Pence of free cash by outcome and month more than when every bid of the group is lost.

    `outcomes` is by outcome and bid of the group.
    """
    if not group.funds:  # a bid for general money: what it brings is free, and nothing else changes
        brought: Ints = np.cumsum(group.arrivals[0][outcomes[:, 0]], axis=1)
        return brought
    nobody = np.zeros((1, len(group.bids)), np.uint8)
    free = _free_cash(group, np.concatenate((nobody, outcomes)))
    more: Ints = free[1:] - free[0]
    return more


def _free_cash(group: Group, outcomes: Outcomes) -> Ints:
    """Free cash by outcome and month, but for what is the same in all of them."""
    general = np.zeros((len(outcomes), group.owed.shape[1]), np.int64)
    flows = {fund.id: general + received for fund, received in zip(group.funds, group.received, strict=True)}
    for place, (table, into) in enumerate(zip(group.arrivals, group.into, strict=True)):
        flow = general if into is None else flows[into]
        flow += table[outcomes[:, place]]
    left = np.repeat(group.owed[None], len(outcomes), axis=0)
    for line in group.lines:
        those = _where_it_counts(line, outcomes)
        paid = _pay(left, line, those)
        general[those, line.months] += paid
        flows[line.fund][those, line.months] -= paid
    free = np.cumsum(general, axis=1)
    for fund in group.funds:
        free += np.minimum(fund.balance + np.cumsum(flows[fund.id], axis=1), 0)
    return free


def _where_it_counts(line: ChargedLine, outcomes: Outcomes) -> Ints | slice:
    if line.bid is None:
        return slice(None)
    return np.flatnonzero(outcomes[:, line.bid] == line.outcome)


def _pay(left: Ints, line: ChargedLine, those: Ints | slice) -> Ints:
    """Take what a line pays in these outcomes out of what is left; pence by outcome and month.

    Month by month, and in a month slice by slice, until the line is used up.
    """
    place = (_across(those, line.places), line.places, line.months)
    block = left[place]
    owed = block if line.payable is None else block * line.payable
    if owed.size and owed.min() < 0:
        return _refunded(left, place, owed, line.most)
    whole = owed.sum(axis=1)
    paid = _steps(np.minimum(whole.cumsum(axis=1), line.most))
    taken = owed * (paid == whole)[:, None]
    which, last = np.nonzero((paid > 0) & (paid < whole))  # the months in which the line is used up
    taken[which, :, last] = _steps(np.minimum(owed[which, :, last].cumsum(axis=1), paid[which, last][:, None]))
    left[place] = block - taken
    return paid


def _refunded(left: Ints, place: Place, owed: Ints, most: int) -> Ints:
    """The same where costs may be below nothing, slice by slice: see `charging.pay`."""
    outcomes, slices, months = owed.shape
    in_order = owed.transpose(0, 2, 1).reshape(outcomes, -1)
    taken = _steps(in_order.cumsum(axis=1).clip(0, most)).reshape(outcomes, months, slices)
    left[place] -= taken.transpose(0, 2, 1)
    paid: Ints = taken.sum(axis=2)
    return paid


def _across(those: Ints | slice, places: Ints | slice) -> Ints | slice:
    """Outcomes as they are combined with places: every one with every other."""
    return those if isinstance(those, slice) or isinstance(places, slice) else those[:, None]


def _steps(running: Ints) -> Ints:
    """What each step along the second axis adds to a running total."""
    result = running.copy()
    result[:, 1:] -= running[:, :-1]
    return result
