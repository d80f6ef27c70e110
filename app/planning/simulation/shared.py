"""What all draws of a simulation share: the confirmed forecast, and which bids touch each other's costs and funds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.planning.forecast.charging import Bools, ChargeableLine, Window, budget_lines, side_by_side, unused
from app.planning.forecast.forecast import Forecast, brings, forecast
from app.planning.forecast.receipts import in_view, incoming
from app.planning.law.rates import RatePack
from app.planning.plan.bids import LOST, Bid, bids, won
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Fund, Grant, Income, Plan
from app.planning.plan.reuse import Reuse
from app.planning.plan.schedule import Ints
from app.planning.spending.spending import Spending, spending_to_come


@dataclass(frozen=True, slots=True, eq=False)
class ChargedLine:
    """A budget line as it is charged when its grant is confirmed (`bid` is None) or comes out as `outcome`.

    `bid` is a place among the bids of its group, `places` are places among the group's slices, as a slice where they
    are consecutive. It can pay in `months`; `payable` says which slices in each, by slice and month, where these
    differ. `most` is in pence.
    """

    bid: int | None
    outcome: int
    fund: int
    places: Ints | slice
    months: slice
    payable: Bools | None
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Bids that may touch each other: by costs that both can pay, by a restricted fund, or by grants in between.

    What becomes of one group changes nothing in another. `bids` are places among all bids. `arrivals` are what each
    brings, by outcome and month, and `into` the restricted fund it pays into, None for general money. `funds` are the
    restricted funds, and `received` what comes into each of them whatever happens. `owed` are the costs by slice and
    month. All in pence; `lines` stand in the order of charging.

    Example: bids 1 and 2 can both pay the rent of Choir: one group, worked out for each combination that occurs. Bid 3
    pays for nothing that they pay for and into no fund of theirs: a group of its own, worked out once for each way
    that it can be won. An outcome is 0 for lost, 1 for won and on time, 1 + m for won and m months late;
    `arrivals[b][o, t]` is what bid b brings in month t if it comes out as o.
    """

    bids: Sequence[int]
    arrivals: Sequence[Ints]
    into: Sequence[int | None]
    funds: Sequence[Fund]
    received: Sequence[Ints]
    owed: Ints
    lines: Sequence[ChargedLine]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The confirmed forecast on which a simulation builds, its bids, and the groups that these fall into."""

    base: Forecast
    bids: tuple[Bid, ...]
    groups: tuple[Group, ...]


def shared(plan: Plan, rates: RatePack, months: int, late: Sequence[int]) -> Shared:
    """What a simulation of so many months has to know before it draws; `late` are the late starts that can occur.

    Raises Refused, as the forecast does. Without a balance date there is nothing: no months, no groups.
    """
    start, balance_date = plan.start, plan.balance_date
    if start is None or balance_date is None:
        return Shared(forecast(plan, rates, months=months), bids(plan), ())
    reuse = Reuse()
    base = forecast(_without_bids(plan), rates, months=months, reuse=reuse)
    spent = spending_to_come(plan, rates, months, reuse=reuse)
    plan = with_own_funds(plan, lambda _grant: True)
    known = incoming(plan, balance_date, start, months, reuse)
    found = _Map(plan, spent, late)
    return Shared(base, found.bids, found.groups(known.pending, in_view(known, "confirmed", 0)))


def _without_bids(plan: Plan) -> Plan:
    """The plan without the grants that bring nothing in the confirmed view, whose forecast there is the same."""
    return replace(plan, grants=tuple(grant for grant in plan.grants if brings(grant, "confirmed")))


class _Map:
    """Which sources of money (grants, then income lines), slices of cost and restricted funds hang together."""

    def __init__(self, plan: Plan, spent: Spending, late: Sequence[int]) -> None:
        self.plan, self.spent, self.late = plan, spent, late
        self.bids = bids(plan)
        self.sources: tuple[Grant | Income, ...] = (*plan.grants, *plan.income)
        self.kinds: dict[int | None, str] = {None: "general"} | {fund.id: fund.kind for fund in plan.funds}
        self.funds = [fund for fund in plan.funds if fund.kind == "restricted"]
        self.fund_places = {fund.id: at for at, fund in enumerate(self.funds)}
        count = len(self.sources)
        roots = _roots(count + len(self.funds) + len(spent.slices), self._links())
        self.of_source = roots[:count]
        self.of_fund = _by_root(roots[count : count + len(self.funds)])
        self.slices = _by_root(roots[count + len(self.funds) :])

    def groups(self, pending: Ints, certain: Ints) -> tuple[Group, ...]:
        """The groups, of what is pending and what is certain by source and month."""
        members: dict[int, list[int]] = defaultdict(list)
        for number, bid in enumerate(self.bids):
            members[self.of_source[bid.row]].append(number)
        lines, received = self._lines(members), self._received(certain)
        return tuple(
            Group(
                bids=numbers,
                arrivals=[self._arrivals(self.bids[number], pending) for number in numbers],
                into=[self._restricted(self.bids[number]) for number in numbers],
                funds=[self.funds[place] for place in self.of_fund.get(root, [])],
                received=[received[place] for place in self.of_fund.get(root, [])],
                owed=self.spent.amounts.T[self.slices.get(root, [])],
                lines=lines[root],
            )
            for root, numbers in members.items()
        )

    def _restricted(self, bid: Bid) -> int | None:
        return bid.fund if bid.fund in self.fund_places else None

    def _arrivals(self, bid: Bid, pending: Ints) -> Ints:
        """What a bid brings, by outcome and month: nothing when lost, later when it starts late."""
        row = pending[bid.row]
        table = np.zeros((2 + max(self.late), len(row)), np.int64)
        if self.kinds[bid.fund] in {"general", "restricted"}:
            for months in self.late if bid.kind == "grant" else (0,):
                table[1 + months, months:] = row[: max(0, len(row) - months)]
        return table

    def _received(self, certain: Ints) -> Ints:
        """What each restricted fund receives whatever happens, by month."""
        table = np.zeros((len(self.funds), self.spent.months), np.int64)
        for source, amounts in zip(self.sources, certain, strict=True):
            if source.fund in self.fund_places:
                table[self.fund_places[source.fund]] += amounts
        return table

    def _links(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Each source that pays into a restricted fund, with that fund and the slices that its budget lines name."""
        first_fund = len(self.sources)
        first_slice = first_fund + len(self.funds)
        for row, source in enumerate(self.sources):
            if source.fund not in self.fund_places:
                continue
            yield row, [first_fund + self.fund_places[source.fund]]
            for line in source.budget if isinstance(source, Grant) else ():
                if unused(line) > 0 and line.target in self.spent.targets:
                    yield row, (first_slice + self.spent.targets[line.target]).tolist()

    def _lines(self, members: Mapping[int, Sequence[int]]) -> dict[int, list[ChargedLine]]:
        """The lines of each group, by its root: those of confirmed grants, and of bids for every late start."""
        versions = list(self._versions())
        owners = {id(grant): (row, outcome) for row, outcome, grant in versions}
        places = {self.bids[number].row: at for numbers in members.values() for at, number in enumerate(numbers)}
        local = self._local_places()
        lines: dict[int, list[ChargedLine]] = defaultdict(list)
        for payer in budget_lines(replace(self.plan, grants=tuple(grant for _, _, grant in versions))):
            row, outcome = owners[id(payer.grant)]
            root = self.of_source[row]
            if root in members and (line := self._line(payer, places.get(row), outcome, local)):
                lines[root].append(line)
        return lines

    def _local_places(self) -> Ints:
        """The place of each slice among those that hang together with it."""
        places = np.zeros(len(self.spent.slices), np.int64)
        for together in self.slices.values():
            if len(together) > 1:
                places[together] = range(len(together))
        return places

    def _versions(self) -> Iterator[tuple[int, int, Grant]]:
        """Every grant that can be charged, by row and outcome: a bid as it is when it is won, for each late start."""
        first = self.plan.begins
        assert first is not None  # noqa: S101
        for row, grant in enumerate(self.plan.grants):
            if grant.confirmed:
                yield row, LOST, grant
            elif grant.fund in self.fund_places:
                yield from ((row, 1 + months, won(grant, months, first)) for months in self.late)

    def _line(self, payer: ChargeableLine, bid: int | None, outcome: int, local: Ints) -> ChargedLine | None:
        """A line as it is charged; None where it can pay nothing. The rules are those of `charging.charge`."""
        places, most = self.spent.targets.get(payer.line.target), unused(payer.line)
        if places is None or most <= 0:
            return None
        window = Window.of(payer.grant, payer.line, self.spent, places)
        if window.months <= 0:
            return None
        payable = None if window.payable is None else window.payable.T
        return ChargedLine(bid, outcome, payer.fund, side_by_side(local[places]), window.rows, payable, most)


def _by_root(roots: Sequence[int]) -> dict[int, list[int]]:
    """The places of those that share a root."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, root in enumerate(roots):
        found[root].append(place)
    return found


def _roots(count: int, links: Iterable[tuple[int, Sequence[int]]]) -> list[int]:
    """For each of so many nodes the root it shares with all that links join it to."""
    parents = list(range(count))

    def root(node: int) -> int:
        while parents[node] != node:
            parents[node] = node = parents[parents[node]]
        return node

    for node, others in links:
        top = root(node)
        for other in others:
            parents[root(other)] = top
    return [root(node) for node in range(count)]
