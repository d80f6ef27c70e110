"""How long a 60-month forecast of a large plan takes, against the leanest loop that gives the same pence."""

from app.planning.forecast.forecast import forecast
from app.services.organisation.rates import load_rates
from bench.lean_forecast import closing_balances
from bench.measure import Finding, ratio, seconds
from bench.plans import large_plan

MONTHS, COSTS, GRANTS = 60, 1_000, 200
MILLISECONDS_LIMIT, LIMIT = 100.0, 3.0
SMALL_COSTS, SMALL_GRANTS, LINEAR = 100, 20, 1.25


def findings() -> list[Finding]:
    """The forecast and its floor; both must agree to the penny before either is timed."""
    plan, rates = large_plan(COSTS, GRANTS), load_rates()
    ours = {line.fund.id: list(line.closing) for line in forecast(plan, rates, months=MONTHS).funds}
    assert ours == closing_balances(plan, MONTHS)  # noqa: S101 - a floor with other pence is no floor
    took = seconds(lambda: forecast(plan, rates, months=MONTHS))
    floor = seconds(lambda: closing_balances(plan, MONTHS))
    size = f"({MONTHS} months, {COSTS:,} cost lines, {GRANTS} grants)"
    return [
        Finding("forecast of a large plan", size, 1000 * took, MILLISECONDS_LIMIT, "ms"),
        ratio("the same, against the leanest integer loop", took, floor, LIMIT),
        *_growth(),
    ]


def _growth() -> list[Finding]:
    """Ten and a hundred times the records, against as many times what the records of the smallest plan take.

    What an empty plan takes is no record's, and is left out of both. A quarter more than linear is what memory costs
    that no longer fits into the processor's.
    """
    rates = load_rates()

    def took(times: int) -> float:
        plan = large_plan(SMALL_COSTS * times, SMALL_GRANTS * times)
        return seconds(lambda: forecast(plan, rates, months=MONTHS), runs=5)

    empty, one = took(0), took(1)
    return [
        Finding(
            f"forecast of {times} × the records, against linear",
            f"({SMALL_COSTS * times:,} cost lines, {SMALL_GRANTS * times:,} grants)",
            (took(times) - empty) / (times * (one - empty)),
            LINEAR,
            "×",
        )
        for times in (10, 100)
    ]
