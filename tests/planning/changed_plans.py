"""Random scenarios: a plan with funders, contracts and results, and changes that make sense in it."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from app.planning.law.rates import RatePack
from app.planning.plan.changes import (
    AddPost,
    Change,
    Costs,
    CutPost,
    EndPost,
    Late,
    LoseBid,
    LoseFunder,
    Pay,
    Price,
    Results,
    Volume,
    WinBid,
)
from app.planning.plan.plan import Plan
from app.planning.what_if.scenarios import apply
from app.problems import Refused
from tests.planning.plans import CATEGORIES, plans

DAY = st.none() | st.dates(date(2024, 6, 1), date(2028, 12, 31))
PERCENT = st.integers(-10_000, 12_000)
THREE = st.integers(1, 3)
FTE = st.integers(1, 10_000)

CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(LoseFunder, THREE, DAY),
    st.builds(WinBid, THREE),
    st.builds(LoseBid, THREE, DAY),
    st.builds(Late, st.integers(0, 8), st.none() | THREE),
    st.builds(Costs, PERCENT, st.none() | st.sampled_from((*CATEGORIES, "training")), DAY),
    st.builds(Pay, PERCENT, DAY),
    st.builds(AddPost, st.just("Another"), st.integers(1, 5_000_000), FTE, DAY),
    st.builds(EndPost, THREE, DAY),
    st.builds(CutPost, THREE, FTE, DAY),
    st.builds(Price, THREE, PERCENT, DAY),
    st.builds(Volume, THREE, PERCENT, DAY),
    st.builds(Results, THREE, st.integers(0, 10_000), DAY),
)


@st.composite
def funded_plans(draw: st.DrawFn) -> Plan:
    """A plan whose grants have one of two funders, and are partly paid by results."""
    plan = draw(plans())
    shares = st.sampled_from((0, 3_333, 10_000))
    grants = (
        replace(grant, funder_id=draw(st.integers(1, 2)), results_share=draw(shares), restricted=draw(st.booleans()))
        for grant in plan.grants
    )
    return replace(plan, grants=tuple(grants))


def sensible(plan: Plan, changes: list[Change], rates: RatePack) -> list[Change]:
    """Those of the changes that are not refused, one after the other."""
    kept: list[Change] = []
    for change in changes:
        try:
            apply(plan, [*kept, change], rates)
        except Refused:
            continue
        kept.append(change)
    return kept
