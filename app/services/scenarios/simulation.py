"""How likely it is that the money lasts: the simulation of a plan, and what it says in a few sentences."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import Month, format_date
from app.money import format_hundredths, format_money
from app.places import name_of
from app.planning.forecast.rate_note import rates_note
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.planning.simulation.cash import Tell, silent
from app.planning.simulation.chances import USUAL, Assumptions
from app.planning.simulation.simulation import Band, BidEffect, Simulation, simulate
from app.services.plan.plan import load_plan
from app.services.said.wording import Spans, months_words, say, spans
from app.text import listed

_HALF = 5_000


@dataclass(frozen=True, slots=True)
class Chances:
    """The simulation, what it says in sentences, and which rates are not known for all of its months, if any."""

    simulation: Simulation
    sentences: tuple[Spans, ...]
    rates_note: str


def chances(
    session: Session, rates: RatePack, assumptions: Assumptions = USUAL, tell: Tell = silent, *, today: date
) -> Chances:
    """The chances of the plan as it is stored; `tell` as in `simulate`. Raises Refused."""
    return chances_of(load_plan(session), rates, assumptions, tell, today=today)


def chances_of(
    plan: Plan, rates: RatePack, assumptions: Assumptions = USUAL, tell: Tell = silent, *, today: date
) -> Chances:
    """The chances of any plan, stored or changed in memory; `tell` as in `simulate`. Raises Refused."""
    found = simulate(plan, rates, assumptions, tell, today=today)
    note = rates_note(plan, rates, found.bands[-1].month.last_day) if found.bands else ""
    return Chances(found, _sentences(found, today), note)


def _sentences(found: Simulation, today: date) -> tuple[Spans, ...]:
    """The likelihood, when it is short, the range at the end, which bid matters most, and how it was drawn."""
    if found.to_end is None:
        return (
            spans(
                f"Before anything can be simulated, the date of your balances is needed: see {name_of('organisation')}."
            ),
        )
    last = found.bands[-1]
    percent = format_hundredths(found.to_end)
    chance = f"The likelihood that your money lasts to the end of {last.month.label} is **{percent}%**."
    likely = next((band.month for band in found.bands if band.short >= _HALF), None)
    when = _when_short(likely, found.certain.balance_date, today) if likely else ""
    said = (
        spans(chance),
        spans(when),
        spans(_range(last)),
        spans(_not_shown(found, last)),
        _matters(found),
        spans(_drawn(found.assumptions)),
    )
    return tuple(filter(None, said))


def _when_short(likely: Month, balance_date: date | None, today: date) -> str:
    """By when it is more likely than not to be short; by an old balance that may have been."""
    if likely < Month.of(today) and balance_date is not None:
        return (
            f"By the balance of {format_date(balance_date)} it is more likely than not that it has run short already."
        )
    return f"It is more likely than not that it runs short by {likely.label}."


def longer(effect: BidEffect) -> int | None:
    """What the screen says of a bid's difference, in hundredths: that of the tenths of a month that it shows."""
    if effect.runway_with is None or effect.runway_without is None:
        return None
    return (effect.runway_with // 10 - effect.runway_without // 10) * 10


def _range(last: Band) -> str:
    low, middle, high = (format_money(pence, pennies=False) for pence in (last.p5, last.p50, last.p95))
    if low == high:
        return f"At the end of {last.month.label} free cash is {middle} in nearly every run."
    between = f"In 9 out of 10 runs, {last.month.label} ends with free cash from {low} to {high}."
    return f"{between} In half of the runs it is {middle} or less."


def _not_shown(found: Simulation, last: Band) -> str:
    """That nothing is told from beyond a year of being short in most runs, where that leaves anything out."""
    if len(found.bands) == found.assumptions.months:
        return ""
    return f"Nothing is shown after {last.month.label}: by then you would have closed in most runs."


def _matters(found: Simulation) -> Spans:
    if not found.bids:
        return spans("There are no bids, so every run has the same income.")
    most = found.matters_most
    if most is None or most.difference is None:
        return spans("No single bid changes how long the money lasts.")
    moves = "longer" if most.difference > 0 else "shorter"
    by = months_words(abs(longer(most) or 0)) if longer(most) else "a little"
    return say(
        "The bid that matters most is {bid}: with it, money lasts {by} " + f"{moves} on average.",
        bid=most.bid.name,
        by=by,
    )


def _drawn(assumptions: Assumptions) -> str:
    """How it was drawn, so that anybody can draw it again."""
    late = "all bids on time"
    if assumptions.late != (0,):
        weighed = "" if len({weight for weight in assumptions.late_weights if weight}) == 1 else " by their weights"
        late = f"bids {listed([str(months) for months in assumptions.late], 'or')} months late{weighed}"
    costs = (
        f"costs up to {format_hundredths(assumptions.spread)}% higher or lower"
        if assumptions.spread
        else "costs as planned"
    )
    return f"From {assumptions.draws:,} runs with seed {assumptions.seed}; {late}; {costs}."
