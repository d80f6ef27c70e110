"""What holds for every simulation: each draw is a forecast to the penny, the bands are ordered, chances are counted."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.planning.forecast.answers import runway
from app.planning.forecast.forecast import forecast
from app.planning.plan.own_funds import with_own_funds
from app.planning.plan.plan import Plan
from app.planning.simulation.cash import draw_all
from app.planning.simulation.chances import Assumptions
from app.planning.simulation.simulation import simulate
from app.services.organisation.rates import load_rates
from tests.planning import naive
from tests.planning.plans import bidding_plans
from tests.planning.simulation.outcomes import with_outcomes

SETTINGS = st.builds(
    Assumptions,
    draws=st.integers(1, 6),
    seed=st.integers(0, 1_000),
    months=st.integers(1, 30),
    late_weights=st.sampled_from(((1,), (3, 0, 2), (0, 1), (1, 1, 1, 1, 1, 1, 1))),
)


@settings(max_examples=150)
@given(bidding_plans(), SETTINGS)
def test_every_draw_is_the_forecast_of_the_plan_with_its_bids_won_and_late(plan: Plan, chosen: Assumptions) -> None:
    drawn = draw_all(plan, load_rates(), chosen, lambda _done, _of: None)
    for draw in range(chosen.draws):
        changed = with_outcomes(plan, drawn.outcomes[:, draw].tolist())
        expected = forecast(changed, load_rates(), months=chosen.months)
        assert drawn.free_cash[:, draw].tolist() == list(expected.free_cash)


@given(bidding_plans(), SETTINGS)
def test_every_draw_is_what_a_plain_second_implementation_says(plan: Plan, chosen: Assumptions) -> None:
    drawn = draw_all(plan, load_rates(), chosen, lambda _done, _of: None)
    changed = with_outcomes(plan, drawn.outcomes[:, 0].tolist())
    expected = naive.forecast(with_own_funds(changed, lambda _grant: True), load_rates(), "confirmed", chosen.months, 0)
    assert drawn.free_cash[:, 0].tolist() == expected.free_cash


@given(bidding_plans(), SETTINGS, st.sampled_from((0, 0, 150, 10_000)))
def test_the_answer_is_what_sorting_and_counting_the_draws_gives(plan: Plan, chosen: Assumptions, spread: int) -> None:
    chosen = replace(chosen, spread=spread)
    cash = draw_all(plan, load_rates(), chosen, lambda _done, _of: None).free_cash
    found = simulate(plan, load_rates(), chosen, today=date(2026, 4, 1))
    opening = found.certain.opening_free_cash
    for month, band in enumerate(found.bands):
        row = sorted(cash[month].tolist())
        for percent in (5, 25, 50, 75, 95):
            value = getattr(band, f"p{percent}")
            assert 100 * sum(amount <= value for amount in row) >= percent * len(row)
            assert 100 * sum(amount < value for amount in row) < percent * len(row)
            assert value in row
        assert band.p5 <= band.p25 <= band.p50 <= band.p75 <= band.p95
        assert abs(band.mean * len(row) - sum(row)) * 2 <= len(row)
        ever = sum(opening < 0 or min(cash[: month + 1, draw]) < 0 for draw in range(len(row)))
        assert abs(band.short * len(row) - 10_000 * ever) * 2 <= len(row)
    assert found.to_end == 10_000 - found.bands[-1].short


@given(bidding_plans(), SETTINGS)
def test_what_hangs_on_a_bid_is_counted_draw_by_draw(plan: Plan, chosen: Assumptions) -> None:
    drawn = draw_all(plan, load_rates(), chosen, lambda _done, _of: None)
    ways = [with_outcomes(plan, column) for column in drawn.outcomes.T.tolist()]
    day = plan.balance_date or date.min
    lengths = [runway(forecast(way, load_rates(), months=chosen.months), day) for way in ways]
    months = np.array([0 if length.state == "already_short" else length.months for length in lengths])
    for row, effect in enumerate(simulate(plan, load_rates(), chosen, today=day).bids):
        won = drawn.outcomes[row] > 0
        assert (effect.won_draws, effect.lost_draws) == (won.sum(), (~won).sum())
        for draws, mean in ((won, effect.runway_with), (~won, effect.runway_without)):
            assert (mean is None) == (not draws.any())
            assert mean is None or abs(mean - 100 * months[draws].mean()) <= 0.5 + 1e-9
