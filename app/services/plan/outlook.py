"""What Home shows and the commands answer: how long the money lasts, in numbers and in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import Month
from app.planning.closing.closure import Closure, closure
from app.planning.forecast.answers import (
    LowPoint,
    Runway,
    StaySafe,
    last_safe_decision,
    lowest,
    runway,
    safe_runway,
    shortage,
    to_stay_safe,
)
from app.planning.forecast.cliff import Cliff, cliff
from app.planning.forecast.core_cover import CoreCover, core_cover
from app.planning.forecast.forecast import USUAL_MONTHS, Forecast
from app.planning.forecast.horizon import closing_within, reported_views
from app.planning.forecast.rate_note import rates_note
from app.planning.forecast.reserves import Reserves, reserves
from app.planning.forecast.unbudgeted import Unbudgeted, unbudgeted
from app.planning.forecast.unspent import Unspent, unspent
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.services.plan.plan import load_plan
from app.services.said.headline import closing_sentence, horizon_sentence, runway_sentence, second_sentence
from app.services.said.unbudgeted_words import unbudgeted_sentence
from app.services.said.wording import YOU, Spans, Voice, counts_sentence, joined, reserves_sentence


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answers of one view on a day; pence, and hundredths of a month. `expected_cash` is that of the expected view.

    Nothing is told from beyond the last month that is reported (see `planning.forecast.horizon`); `months` is how many
    were asked for, and `horizon` that last month where the forecast ends before them.

    `balances` are the opening balances by kind of fund. `months_held` is how many months free reserves are of what the
    reserves policy goes by, None where nothing of that is spent; `policy_gap` what is missing to the low end of the
    policy, in pence, or zero. `policy_line` is the low end in pence.

    `closure`, `reserves` and `decide_by` (the last safe day to decide on closing, on confirmed income; None where there
    is none and where it has passed) are the same in every view; the other answers are those of the view. `stay_safe` is
    reckoned to the policy line, or to zero; None where no month is to come. `cliff` and `unspent` are those that have
    not passed today.
    """

    plan: Plan
    today: date
    view: str
    months: int
    late: int
    forecast: Forecast
    horizon: Month | None
    expected_cash: tuple[int, ...]
    runway: Runway
    lowest: LowPoint | None
    core_cover: tuple[CoreCover, ...]
    balances: Mapping[str, int]
    months_held: int | None
    policy_line: int | None
    policy_gap: int
    closure: Closure | None
    safe_runway: Runway
    last_safe_decision: date | None
    decide_by: date | None
    cliff: tuple[Cliff, ...]
    unspent: tuple[Unspent, ...]
    reserves: Reserves | None
    stay_safe: StaySafe | None
    sentence: Spans
    closing_sentence: Spans
    second_sentence: Spans
    horizon_sentence: Spans
    reserves_sentence: Spans
    counts_sentence: Spans
    rates_note: str = ""
    """Which rates are not known to the end of the forecast, in a sentence; nothing where all are."""
    unbudgeted: tuple[Unbudgeted, ...] = ()
    """Restricted grants that name no cost yet, so that the forecast spends them on nothing."""

    @property
    def headline(self) -> Spans:
        """How long the money lasts, and what of grants is not in that yet."""
        return joined(self.sentence, unbudgeted_sentence(self.unbudgeted))

    @property
    def follow_up(self) -> tuple[Spans, ...]:
        """What follows the answer: until when one can decide, how short it is then, and what is held in reserve."""
        held = joined(self.reserves_sentence, self.counts_sentence)
        return tuple(filter(None, (self.closing_sentence, self.second_sentence, held)))

    @property
    def plan_name(self) -> str:
        """The organisation's name."""
        return self.plan.name


def outlook(
    session: Session,
    rates: RatePack,
    view: str = "confirmed",
    months: int = USUAL_MONTHS,
    late: int = 0,
    *,
    today: date,
    voice: Voice = YOU,
) -> Outlook:
    """The outlook of the plan as it is stored, in sentences of a voice. Raises Refused, as the forecast does."""
    return outlook_of(load_plan(session), rates, view, months, late, today=today, voice=voice)


def outlook_of(
    plan: Plan,
    rates: RatePack,
    view: str = "confirmed",
    months: int = USUAL_MONTHS,
    late: int = 0,
    *,
    today: date,
    voice: Voice = YOU,
) -> Outlook:
    """The outlook of any plan, stored or changed in memory. Raises Refused, as the forecast does."""
    found = reported_views(plan, rates, today=today, view=view, months=months, late=late)
    chosen, certain = found.shown, found.certain
    length, low = runway(chosen, today), lowest(chosen, today)
    every = closure(plan, rates, max(len(chosen.months), len(certain.months)))
    closing = closing_within(every, chosen)
    safe, surely_safe = (safe_runway(each, closing_within(every, each), today) for each in (chosen, certain))
    held = reserves(plan, found.year["confirmed"], found.year["expected"], every) if every else None
    line, months_held = (held.policy_line, held.held.months) if held else (None, None)
    horizon = chosen.months[-1] if chosen.months and len(chosen.months) < months else None
    return Outlook(
        plan=plan,
        today=today,
        view=view,
        months=months,
        late=late,
        forecast=chosen,
        horizon=horizon,
        expected_cash=found.beside["expected"].free_cash,
        runway=length,
        lowest=low,
        core_cover=core_cover(plan, found.beside["confirmed"], found.beside["expected"]),
        balances=_balances(plan),
        months_held=months_held,
        policy_line=line,
        policy_gap=held.policy_gap if held else 0,
        closure=closing,
        safe_runway=safe,
        last_safe_decision=last_safe_decision(safe, today),
        decide_by=last_safe_decision(surely_safe, today),
        cliff=tuple(fall for fall in cliff(plan, chosen) if fall.month >= Month.of(today)),
        unspent=tuple(left for left in unspent(plan, found.whole, horizon) if left.end >= today),
        reserves=held,
        stay_safe=to_stay_safe(chosen, line or 0, today),
        sentence=runway_sentence(plan, view, length, chosen.opening_free_cash, late, today=today, voice=voice),
        closing_sentence=closing_sentence(safe, closing, chosen.opening_free_cash, today, voice=voice),
        second_sentence=second_sentence(length, low, shortage(chosen, length), voice=voice),
        horizon_sentence=horizon_sentence(horizon, voice=voice),
        reserves_sentence=reserves_sentence(months_held, plan.policy, voice=voice),
        counts_sentence=counts_sentence(months_held, length.months),
        rates_note=rates_note(plan, rates, chosen.months[-1].last_day) if chosen.months else "",
        unbudgeted=unbudgeted(plan),
    )


def _balances(plan: Plan) -> Mapping[str, int]:
    totals = dict.fromkeys(("general", "designated", "restricted", "endowment"), 0)
    for fund in plan.funds:
        totals[fund.kind] += fund.balance
    return totals
