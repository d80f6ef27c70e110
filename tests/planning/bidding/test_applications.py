"""Bids as an investment: what hours cost, what a bid is worth, and how many are won."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.bidding.applications import LOST, OPEN, WON, Application, Investment, Results, investment, worth
from tests.builders import pounds

STAGES = (*sorted(WON), *sorted(LOST), *sorted(OPEN), "withdrawn")
BIDS = st.builds(
    Application,
    id=st.integers(1, 9),
    title=st.just("Choir"),
    funder=st.just("A Trust"),
    funder_kind=st.sampled_from(("trust", "lottery", "nhs")),
    stage=st.sampled_from(STAGES),
    amount=st.none() | st.integers(0, 100_000_000_000),
    probability=st.integers(0, 100),
    spent=st.just(0) | st.integers(0, 6_000_000),
    reporting=st.just(0) | st.integers(0, 6_000_000),
    hour_cost=st.none() | st.integers(0, 100_000),
)


def bid(**more: Any) -> Application:
    defaults: dict[str, Any] = {"stage": "submitted", "amount": pounds(10_000), "probability": 40}
    return Application(1, "Choir", "A Trust", **(defaults | {"funder_kind": "trust", "hour_cost": pounds(24)} | more))


def found(*bids: Application) -> Investment:
    return investment(bids)


def test_before_the_decision_a_bid_is_worth_its_chance_less_both_costs() -> None:
    one = worth(bid(spent=90, reporting=600))
    assert (one.applying, one.reporting, one.brings) == (pounds(36), pounds(240), pounds(4_000))
    assert one.net == pounds(4_000 - 36 - 240)


def test_once_decided_it_is_worth_what_it_brought() -> None:
    assert worth(bid(stage="awarded", spent=60, reporting=60)).net == pounds(10_000 - 24 - 24)
    assert worth(bid(stage="ended", spent=60)).net == pounds(10_000 - 24)
    for stage in ("declined", "withdrawn"):
        assert worth(bid(stage=stage, spent=60, reporting=60)).net == -pounds(24), "nothing is left to report on"


def test_a_half_penny_goes_up_in_every_part() -> None:
    one = worth(bid(amount=1, probability=50, spent=30, reporting=90, hour_cost=1))
    assert (one.applying, one.reporting, one.brings, one.net) == (1, 2, 1, -2)


def test_without_the_cost_of_an_hour_only_hours_are_unknown() -> None:
    assert worth(bid(hour_cost=None)).net == pounds(4_000), "no hours cost nothing, whatever an hour costs"
    assert worth(bid(hour_cost=None, spent=1)).net is None
    assert worth(bid(hour_cost=None, reporting=1)).applying == 0
    assert worth(bid(amount=None)).net is None
    assert worth(bid(amount=None, stage="declined", spent=60)).net == -pounds(24)


def test_the_win_rate_counts_decisions_by_kind_of_funder() -> None:
    result = found(
        bid(stage="awarded"),
        bid(stage="ended"),
        bid(stage="declined"),
        bid(stage="withdrawn"),
        bid(),
        bid(stage="declined", funder_kind="nhs"),
        bid(funder_kind="council"),
    )
    trust = result.kinds["trust"]
    assert (trust.won, trust.decided, trust.withdrawn, trust.open, trust.win_rate) == (2, 3, 1, 1, 6_667)
    assert (result.kinds["nhs"].win_rate, result.kinds["council"].win_rate) == (0, None)
    assert list(result.kinds) == ["trust", "nhs", "council"]
    assert (result.whole.win_rate, result.whole.few) == (5_000, True)
    assert not found(*[bid(stage="awarded")] * 5).whole.few


def test_what_each_thousand_pounds_won_took_counts_lost_bids_and_not_open_ones() -> None:
    whole = found(
        bid(stage="awarded", spent=600, amount=pounds(20_000)),
        bid(stage="declined", spent=300, amount=pounds(90_000)),
        bid(stage="withdrawn", spent=60),
        bid(spent=6_000),
    ).whole
    assert (whole.minutes, whole.over_minutes, whole.awarded, whole.asked) == (
        6_960,
        960,
        pounds(20_000),
        pounds(10_000),
    )
    assert (whole.minutes_per_thousand, whole.cost_per_thousand) == (48, pounds(19.2))


def test_what_cannot_be_told_is_not_told() -> None:
    lost = found(bid(stage="declined", spent=60)).whole
    assert (lost.minutes_per_thousand, lost.cost_per_thousand) == (None, None)
    unknown = found(bid(stage="awarded", spent=60), bid(stage="declined", spent=60, hour_cost=None)).whole
    assert (unknown.unknown, unknown.cost, unknown.cost_per_thousand) == (1, pounds(24), None)
    assert unknown.minutes_per_thousand == 12
    assert found().whole == Results()


@given(st.lists(BIDS, max_size=8))
def test_kinds_add_up_to_the_whole(bids: list[Application]) -> None:
    result = investment(bids)
    for field in fields(Results):
        assert sum(getattr(kind, field.name) for kind in result.kinds.values()) == getattr(result.whole, field.name)
    whole = result.whole
    assert whole.won + whole.lost + whole.withdrawn + whole.open == len(bids)
    assert whole.minutes == sum(each.spent for each in bids)


@given(BIDS)
def test_net_is_what_it_brings_less_what_it_costs(one: Application) -> None:
    result = worth(one)
    parts = (result.brings, result.applying, result.reporting)
    if None in parts:
        assert result.net is None
        return
    assert result.net == (result.brings or 0) - (result.applying or 0) - (result.reporting or 0)
    exact = one.spent * (one.hour_cost or 0) / 60
    assert result.applying == pytest.approx(exact, abs=0.5001)
