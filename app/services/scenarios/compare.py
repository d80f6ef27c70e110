"""The plan beside its scenarios: how long the money lasts in each, and what is left at the end of the year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.planning.closing.closure import closure
from app.planning.forecast.answers import LowPoint, Runway, last_safe_decision, lowest, runway, safe_runway
from app.planning.forecast.forecast import USUAL_MONTHS, Forecast
from app.planning.forecast.horizon import closing_within, reported_forecast
from app.planning.forecast.rate_note import rates_note
from app.planning.forecast.reserves import free_reserves
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.planning.plan.reuse import Reuse
from app.problems import Refused
from app.services.plan.plan import load_plan
from app.services.scenarios.scenarios import StoredScenario, applied, scenarios_named, stored_scenarios
from app.services.scenarios.words import Names, change_words


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """What is compared. `year_end` is the last month of the present financial year, or that in which the plan starts.

    `reserves` are the free reserves at its end in pence, None where the forecast ends before that.
    """

    runway: Runway
    lowest: LowPoint | None
    safe_runway: Runway
    last_safe_decision: date | None
    year_end: Month | None
    reserves: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One scenario with its changes in words, and its answers, or the sentence that says why there are none."""

    name: str
    note: str
    changes: tuple[str, ...]
    answers: PlanAnswers | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The plan as it is, and each scenario.

    `rates_note` says which rates are not known for all these months, of the plan or of the first scenario with such.
    """

    plan: PlanAnswers
    scenarios: tuple[Compared, ...]
    rates_note: str = ""


def compare(
    session: Session,
    rates: RatePack,
    names: Sequence[str] | None = None,
    *,
    view: str = "confirmed",
    months: int = USUAL_MONTHS,
    late: int = 0,
    today: date,
) -> Comparison:
    """The plan beside the scenarios of these names, or all. Raises Refused for an unknown name, and as the forecast."""
    chosen = stored_scenarios(session) if names is None else scenarios_named(session, names)
    plan, reuse = load_plan(session), Reuse()
    tried = [plan]

    def answers(of: Plan) -> PlanAnswers:
        result = reported_forecast(of, rates, today=today, view=view, months=months, late=late, reuse=reuse)
        closing = closing_within(closure(of, rates, months, reuse), result)
        return answers_of(of, result, safe_runway(result, closing, today), today)

    def compared(scenario: StoredScenario) -> Compared:
        words = tuple(change_words(change, Names.of(plan)) for change in scenario.changes)
        try:
            changed = applied(plan, scenario, rates)
            found = answers(changed)
        except Refused as refusal:
            return Compared(scenario.name, scenario.note, words, None, str(refusal))
        tried.append(changed)
        return Compared(scenario.name, scenario.note, words, found)

    beside = answers(plan), tuple(compared(scenario) for scenario in chosen)
    return Comparison(*beside, rates_note=_note(tried, rates, months))


def answers_of(plan: Plan, result: Forecast, safe: Runway, today: date) -> PlanAnswers:
    """What is compared of one plan, from its forecast and its runway to the closing costs."""
    year_end = _year_end(plan, today)
    return PlanAnswers(
        runway=runway(result, today),
        lowest=lowest(result, today),
        safe_runway=safe,
        last_safe_decision=last_safe_decision(safe, today),
        year_end=year_end,
        reserves=_reserves_at(plan, result, year_end) if year_end in result.months else None,
    )


def _note(plans: Sequence[Plan], rates: RatePack, months: int) -> str:
    """The first note about unknown rates that one of these plans, which start together, gives cause to."""
    start = plans[0].start
    if start is None:
        return ""
    notes = (rates_note(plan, rates, start.plus(months - 1).last_day) for plan in plans)
    return next(filter(None, notes), "")


def _year_end(plan: Plan, today: date) -> Month | None:
    if plan.start is None:
        return None
    return FinancialYear.containing(max(plan.start, Month.of(today)), plan.year_start_month).end.plus(-1)


def _reserves_at(plan: Plan, result: Forecast, month: Month | None) -> int:
    """Free reserves, were the balances those at the end of a month of the forecast."""
    at = result.months.index(month) if month else 0
    funds = tuple(replace(line.fund, balance=line.closing[at]) for line in result.funds)
    return free_reserves(replace(plan, funds=funds)).free
