"""What Home shows and the commands answer: how long the money lasts, in numbers and in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import Month
from app.money import round_half_up
from app.planning.closing.closure import Closure, closure
from app.planning.forecast.answers import (
    LowPoint,
    Runway,
    StaySafe,
    last_safe_decision,
    lowest,
    runway,
    safe_runway,
    short_by,
    to_stay_safe,
)
from app.planning.forecast.cliff import Cliff, cliff
from app.planning.forecast.core_cover import CoreCover, core_cover
from app.planning.forecast.forecast import USUAL_MONTHS, Forecast, forecast, forecasts
from app.planning.forecast.rate_note import rates_note
from app.planning.forecast.reserves import Reserves, average_month, reserves
from app.planning.forecast.unbudgeted import Unbudgeted, unbudgeted
from app.planning.forecast.unspent import Unspent, unspent
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.services.plan.plan import load_plan
from app.services.said.headline import closing_sentence, runway_sentence, second_sentence
from app.services.said.unbudgeted_words import unbudgeted_sentence
from app.services.said.wording import YOU, Spans, Voice, joined, reserves_sentence


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answers of one view on a day; pence, and hundredths of a month. `expected_cash` is that of the expected view.

    `balances` are the opening balances by kind of fund. `core_month` is the average core cost of a month over the
    next twelve; `months_held` how many of these free reserves are, None where there is no core cost; `policy_gap`
    what is missing to the low end of the reserves policy, in pence, or zero. `policy_line` is the low end in pence.

    `closure`, `reserves` and `decide_by` (the last safe day to decide on closing, on confirmed income; None where there
    is none and where it has passed) are the same in every view; the other answers are those of the view. `stay_safe` is
    reckoned to the policy line, or to zero. `cliff` and `unspent` are those that have not passed today.
    """

    plan: Plan
    today: date
    view: str
    late: int
    forecast: Forecast
    expected_cash: tuple[int, ...]
    runway: Runway
    lowest: LowPoint | None
    core_cover: tuple[CoreCover, ...]
    balances: Mapping[str, int]
    core_month: int
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
    stay_safe: StaySafe
    sentence: Spans
    closing_sentence: Spans
    second_sentence: Spans
    reserves_sentence: Spans
    rates_note: str = ""
    """Which rates are not known to the end of the forecast, in a sentence; nothing where all are."""
    unbudgeted: tuple[Unbudgeted, ...] = ()
    """Restricted grants that name no cost yet, so that the forecast spends them on nothing."""

    @property
    def headline(self) -> Spans:
        """How long the money lasts, and what of grants is not in that yet."""
        return joined(self.sentence, unbudgeted_sentence(self.unbudgeted))

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
    views = forecasts(plan, rates, months=months, late=late)
    chosen = views[view] if view in views else forecast(plan, rates, view=view)  # which refuses it
    length, low, core_month = runway(chosen, today), lowest(chosen, today), average_month(chosen, chosen.core_cost)
    closing = closure(plan, rates, months)
    safe, certain = safe_runway(chosen, closing, today), safe_runway(views["confirmed"], closing, today)
    held = reserves(plan, views["confirmed"], views["expected"], closing) if closing else None
    line = round_half_up(plan.policy.low * core_month, 100) if plan.policy.low is not None and core_month else None
    months_held = held.cover[0].months if held else None
    return Outlook(
        plan=plan,
        today=today,
        view=view,
        late=late,
        forecast=chosen,
        expected_cash=views["expected"].free_cash,
        runway=length,
        lowest=low,
        core_cover=core_cover(views["confirmed"], views["expected"], plan.year_start_month),
        balances=_balances(plan),
        core_month=core_month,
        months_held=months_held,
        policy_line=line,
        policy_gap=max(0, (line or 0) - held.free.free) if held and line is not None else 0,
        closure=closing,
        safe_runway=safe,
        last_safe_decision=last_safe_decision(safe, today),
        decide_by=last_safe_decision(certain, today),
        cliff=tuple(fall for fall in cliff(plan, chosen) if fall.month >= Month.of(today)),
        unspent=tuple(left for left in unspent(plan, chosen) if left.end >= today),
        reserves=held,
        stay_safe=to_stay_safe(chosen, line or 0, today),
        sentence=runway_sentence(plan, view, length, chosen.opening_free_cash, late, today=today, voice=voice),
        closing_sentence=closing_sentence(safe, closing, chosen.opening_free_cash, today, voice=voice),
        second_sentence=second_sentence(length, low, short_by(chosen, length), voice=voice),
        reserves_sentence=reserves_sentence(months_held, plan.policy, voice=voice),
        rates_note=rates_note(plan, rates, chosen.months[-1].last_day) if chosen.months else "",
        unbudgeted=unbudgeted(plan),
    )


def _balances(plan: Plan) -> Mapping[str, int]:
    totals = dict.fromkeys(("general", "designated", "restricted", "endowment"), 0)
    for fund in plan.funds:
        totals[fund.kind] += fund.balance
    return totals
