"""Works out what changes would do to the plan, as often as a slider moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter

from app.dates import Month
from app.planning.closing.closure import Closure, closure
from app.planning.forecast.answers import LowPoint, Runway, safe_runway, shortage
from app.planning.forecast.horizon import closing_within, reported_forecast
from app.planning.law.rates import RatePack
from app.planning.plan.changes import Change, Costs, Late, LoseBid, LoseFunder, Pay, WinBid
from app.planning.plan.plan import Plan
from app.planning.plan.reuse import Reuse
from app.planning.what_if.scenarios import apply
from app.services.plan.outlook import Outlook
from app.services.said.headline import (
    closing_sentence,
    cover_sentence,
    horizon_sentence,
    runway_clause,
    second_sentence,
)
from app.services.said.wording import Spans, joined
from app.services.scenarios.compare import answers_of

_AT_ONCE = 0.04
"""Seconds that the closing costs may take to be worked out at every move."""


@dataclass(frozen=True, slots=True)
class Trying:
    """What the sliders and choices stand at: months, basis points, a funder's id, and a grant's id and whether won."""

    late: int = 0
    costs: int = 0
    pay: int = 0
    funder: int | None = None
    bid: tuple[int, bool] | None = None

    def changes(self) -> tuple[Change, ...]:
        """The same as changes to be tried on the plan: what is won or lost first, then how late and how dear."""
        found: list[Change] = []
        if self.bid is not None:
            grant, won = self.bid
            found.append(WinBid(grant) if won else LoseBid(grant))
        if self.funder is not None:
            found.append(LoseFunder(self.funder))
        if self.late:
            found.append(Late(self.late))
        if self.costs:
            found.append(Costs(self.costs))
        if self.pay:
            found.append(Pay(self.pay))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one plan answers in a view: free cash in pence at the end of each reported month, and what follows from it.

    `safe` is the runway to the closure cost (None: not worked out yet), `decide_by` its last safe decision date;
    `closing` is what closing at each month's end would cost (None: nothing, or not worked out yet), and
    `reserves` are free at the end of the financial year, `year_end`, in pence. `lasts` and `second` say it, the first
    as a clause.
    """

    months: tuple[Month, ...]
    free_cash: tuple[int, ...]
    runway: Runway
    lowest: LowPoint | None
    safe: Runway | None
    decide_by: date | None
    year_end: Month | None
    reserves: int | None
    closing: tuple[int, ...] | None
    lasts: Spans
    second: Spans


class Reckoner:
    """One plan in one view, and what is tried on it: what a change does not touch is worked out only once."""

    def __init__(self, found: Outlook, rates: RatePack, today: date) -> None:
        self._plan, self._view, self._rates, self._today = found.plan, found.view, rates, today
        self._months = found.months
        self._reuse = Reuse()
        self._took = 0.0
        self.base = self.of(())

    @property
    def quick(self) -> bool:
        """Whether everything can be worked out at every move; of a large plan the closing costs take too long."""
        return self._took < _AT_ONCE

    def of(self, changes: Sequence[Change], *, whole: bool = True) -> Answers:
        """The answers with these changes made in order; not `whole`, without those that depend on closing costs.

        Raises Refused where the changes make no sense in this plan.
        """
        plan = apply(self._plan, changes, self._rates)
        result = reported_forecast(
            plan, self._rates, today=self._today, view=self._view, months=self._months, reuse=self._reuse
        )
        closing = closing_within(self._closing(plan), result) if whole else None
        safe, opening = safe_runway(result, closing, self._today), result.opening_free_cash
        found = answers_of(plan, result, safe, self._today)
        return Answers(
            months=result.months,
            free_cash=result.free_cash,
            runway=found.runway,
            lowest=found.lowest,
            safe=found.safe_runway if whole else None,
            decide_by=found.last_safe_decision,
            year_end=found.year_end,
            reserves=found.reserves,
            closing=tuple(cost.total for cost in closing.months) if closing and closing.costs_anything else None,
            lasts=runway_clause(plan, found.runway, opening, self._today),
            second=joined(
                cover_sentence(found.runway, self._today),
                closing_sentence(found.safe_runway, closing, opening, self._today),
                second_sentence(found.runway, found.lowest, shortage(result, found.runway)),
                horizon_sentence(result.months[-1] if 0 < len(result.months) < self._months else None),
            ),
        )

    def _closing(self, plan: Plan) -> Closure | None:
        began = perf_counter()
        closing = closure(plan, self._rates, self._months, self._reuse)
        self._took = perf_counter() - began
        return closing
