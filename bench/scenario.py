"""How long a scenario's slider takes to be answered, once its plan has been forecast: everything, to the penny.

The floor is a lean loop that works out the costs and grants of the plan anew: what is reuse from the plan's own
forecast has to save seven tenths of that.
"""

from collections.abc import Callable, Sequence
from itertools import count

from app.planning.forecast.answers import lowest, runway
from app.planning.forecast.forecast import Forecast, forecast
from app.planning.law.rates import RatePack
from app.planning.plan.changes import Change, Costs, Late, LoseFunder, Pay
from app.planning.plan.plan import Plan
from app.planning.plan.reuse import Reuse
from app.planning.what_if.scenarios import apply
from app.services.organisation.rates import load_rates
from bench.finding import Finding, ratio
from bench.lean_forecast import closing_balances
from bench.measure import pair
from bench.plans import large_plan

MONTHS, COSTS, GRANTS, POSTS = 60, 1_000, 200, 15
LIMIT = 0.3
VIEW = "expected"  # the one in which most has to be worked out

SLIDERS: tuple[tuple[str, Callable[[int], Change]], ...] = (
    ("costs", lambda step: Costs(100 + step)),
    ("pay", lambda step: Pay(100 + step)),
    ("months late", lambda step: Late(1 + step % 12)),
    ("a funder lost", lambda step: LoseFunder(1 + step % 40)),
)


def findings() -> list[Finding]:
    """Each slider, moved to another place every time; its pence must be those of the plan worked out anew."""
    plan, rates, reuse = large_plan(COSTS, GRANTS, posts=POSTS), load_rates(), Reuse()
    without_posts = large_plan(COSTS, GRANTS)
    _answers(plan, (), rates, reuse)
    found = []
    for name, slider in SLIDERS:
        steps = count()
        took, floor = pair(
            lambda at=slider, on=steps: _answers(plan, (at(next(on)),), rates, reuse),
            lambda: closing_balances(without_posts, MONTHS),
            runs=15,
        )
        there = slider(next(steps))
        anew = forecast(apply(plan, (there,), rates), rates, view=VIEW, months=MONTHS)
        assert _answers(plan, (there,), rates, reuse) == anew  # noqa: S101 - quick and wrong is nothing
        found.append(ratio(f"Slider of a scenario, {name}, to a lean loop over all", took, floor, LIMIT))
    return found


def _answers(plan: Plan, changes: Sequence[Change], rates: RatePack, reuse: Reuse) -> Forecast:
    """The whole forecast with these changes, the runway and the lowest point."""
    found = forecast(apply(plan, changes, rates), rates, view=VIEW, months=MONTHS, reuse=reuse)
    assert plan.balance_date is not None  # noqa: S101 - the plan of the measurement has balances
    runway(found, plan.balance_date)
    lowest(found, plan.balance_date)
    return found
