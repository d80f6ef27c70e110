"""How long a 60-month forecast of a large plan takes, against the leanest loop that gives the same pence."""

from app.planning.forecast.forecast import forecast
from app.services.organisation.rates import load_rates
from bench.finding import Finding, ratio
from bench.lean_forecast import closing_balances
from bench.measure import Work, in_turn, pair
from bench.plans import large_plan

MONTHS, COSTS, GRANTS = 60, 1_000, 200
LIMIT = 1.5
SMALL_COSTS, SMALL_GRANTS, LINEAR = 100, 20, 1.25


def findings() -> list[Finding]:
    """The forecast and its floor; both must agree to the penny before either is timed."""
    plan, rates = large_plan(COSTS, GRANTS), load_rates()
    ours = {line.fund.id: list(line.closing) for line in forecast(plan, rates, months=MONTHS).funds}
    assert ours == closing_balances(plan, MONTHS)  # noqa: S101 - a floor with other pence is no floor
    took, floor = pair(lambda: forecast(plan, rates, months=MONTHS), lambda: closing_balances(plan, MONTHS))
    return [ratio("Forecast of 60 months of a large plan, to a lean loop", took, floor, LIMIT), *_growth()]


def _growth() -> list[Finding]:
    """Ten and a hundred times the records, against as many times what the records of the smallest plan take.

    What an empty plan takes is no record's, and is left out of both. A quarter more than linear is what memory costs
    that no longer fits into the processor's.
    """
    rates = load_rates()

    def work(times: int) -> Work:
        plan = large_plan(SMALL_COSTS * times, SMALL_GRANTS * times)
        return lambda: forecast(plan, rates, months=MONTHS)

    empty, one, *larger = in_turn(*(work(times) for times in (0, 1, 10, 100)), runs=5)
    return [
        ratio(f"Forecast of {times} × the records, against linear", took - empty, (one - empty) * times, LINEAR)
        for times, took in zip((10, 100), larger, strict=True)
    ]
