"""Applications as an investment: the hours that bids take, what they cost, what they bring, and how many are won."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.money import round_half_up

WON = frozenset({"awarded", "ended"})
LOST = frozenset({"declined"})
OPEN = frozenset({"researching", "drafting", "submitted"})
"""Stages by what became of the bid. One that was withdrawn is neither won nor lost, and its hours are spent."""

FEW = 5
"""With fewer decisions than this a win rate says little: a default of our own."""

_HOUR = 60
_THOUSAND_POUNDS = 100_000


@dataclass(frozen=True, slots=True)
class Application:
    """One bid: `stage` and `funder_kind` are stored words, `amount` pence asked for or, once won, awarded.

    `spent` and `reporting` are minutes: used on applying so far, and what reports will take. `hour_cost` is pence an
    hour of whoever does it, None where nobody has said. `probability` is a whole per cent and counts until a decision.
    """

    id: int
    title: str
    funder: str
    funder_kind: str
    stage: str
    amount: int | None
    probability: int
    spent: int = 0
    reporting: int = 0
    hour_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a bid costs and brings, in pence; None where it cannot be told because an hour's cost or an amount is empty.

    - `applying` and `reporting`: minutes × the cost of an hour ÷ 60, each to the nearest penny, a half up. No minutes
      cost nothing, whatever an hour costs. A bid that was lost or withdrawn has nothing to report on.
    - `brings`: before the decision amount × probability, to the nearest penny; once won the award; otherwise nothing.
    - `net` = brings − applying − reporting.
    """

    application: Application
    applying: int | None
    reporting: int | None
    brings: int | None
    net: int | None


@dataclass(frozen=True, slots=True)
class Results:
    """What several bids come to. Results of all kinds of funder add up to the results of all bids.

    `won`, `lost`, `withdrawn` and `open` count bids; `minutes` and `cost` (pence) were spent on applying for all of
    them, `over_minutes` and `over_cost` for those that are over: won, lost or withdrawn. `unknown` and `over_unknown`
    count the bids whose cost is not known and is in neither sum. `awarded` is pence won, `asked` pence in open bids.
    """

    won: int = 0
    lost: int = 0
    withdrawn: int = 0
    open: int = 0
    minutes: int = 0
    cost: int = 0
    unknown: int = 0
    over_minutes: int = 0
    over_cost: int = 0
    over_unknown: int = 0
    asked: int = 0
    awarded: int = 0

    @property
    def decided(self) -> int:
        """Bids that were won or lost."""
        return self.won + self.lost

    @property
    def win_rate(self) -> int | None:
        """Won ÷ decided in basis points, a half up; None before the first decision."""
        return round_half_up(10_000 * self.won, self.decided) if self.decided else None

    @property
    def few(self) -> bool:
        """Whether there are too few decisions for the rate to say much."""
        return self.decided < FEW

    @property
    def minutes_per_thousand(self) -> int | None:
        """Minutes spent on bids that are over, for each £1,000 won, a half up; None where nothing was won."""
        return round_half_up(self.over_minutes * _THOUSAND_POUNDS, self.awarded) if self.awarded else None

    @property
    def cost_per_thousand(self) -> int | None:
        """Pence spent on bids that are over, for each £1,000 won, a half up; None where it cannot be told."""
        if not self.awarded or self.over_unknown:
            return None
        return round_half_up(self.over_cost * _THOUSAND_POUNDS, self.awarded)


@dataclass(frozen=True, slots=True)
class Investment:
    """Every bid with its worth, the results by kind of funder (in the order of the bids), and those of all."""

    bids: tuple[Worth, ...]
    kinds: Mapping[str, Results]
    whole: Results


def investment(applications: Iterable[Application]) -> Investment:
    """What bids cost and bring, each and together."""
    bids = tuple(worth(each) for each in applications)
    kinds = dict.fromkeys(bid.application.funder_kind for bid in bids)
    return Investment(
        bids=bids,
        kinds={kind: results(bid for bid in bids if bid.application.funder_kind == kind) for kind in kinds},
        whole=results(bids),
    )


def worth(bid: Application) -> Worth:
    """What one bid costs and brings; see `Worth`."""
    applying = _cost(bid.spent, bid.hour_cost)
    reporting = _cost(bid.reporting, bid.hour_cost) if bid.stage in WON | OPEN else 0
    brings = _brings(bid)
    if applying is None or reporting is None or brings is None:
        return Worth(bid, applying, reporting, brings, None)
    return Worth(bid, applying, reporting, brings, brings - applying - reporting)


def results(bids: Iterable[Worth]) -> Results:
    """Count and add up bids."""
    found = tuple(bids)
    over = tuple(bid for bid in found if bid.application.stage not in OPEN)
    return Results(
        won=_count(found, WON),
        lost=_count(found, LOST),
        withdrawn=len(over) - _count(over, WON | LOST),
        open=len(found) - len(over),
        minutes=_minutes(found),
        cost=sum(bid.applying or 0 for bid in found),
        unknown=sum(bid.applying is None for bid in found),
        over_minutes=_minutes(over),
        over_cost=sum(bid.applying or 0 for bid in over),
        over_unknown=sum(bid.applying is None for bid in over),
        asked=_amount(found, OPEN),
        awarded=_amount(found, WON),
    )


def _cost(minutes: int, hour_cost: int | None) -> int | None:
    if not minutes:
        return 0
    return None if hour_cost is None else round_half_up(minutes * hour_cost, _HOUR)


def _brings(bid: Application) -> int | None:
    if bid.stage in OPEN:
        return None if bid.amount is None else round_half_up(bid.amount * bid.probability, 100)
    return bid.amount if bid.stage in WON else 0


def _count(bids: Iterable[Worth], stages: frozenset[str]) -> int:
    return sum(bid.application.stage in stages for bid in bids)


def _minutes(bids: Iterable[Worth]) -> int:
    return sum(bid.application.spent for bid in bids)


def _amount(bids: Iterable[Worth], stages: frozenset[str]) -> int:
    return sum(bid.application.amount or 0 for bid in bids if bid.application.stage in stages)
