"""Random organisations with what matters on closing: notice, breaks, dates of birth, people with several posts."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from app.planning.law.rates_people import Nation
from app.planning.plan.plan import Cost, Obligation, Plan, Post
from tests.planning.plans import plans

SERVICE = st.dates(date(2003, 1, 1), date(2027, 12, 31))
BORN = st.dates(date(1950, 1, 1), date(1987, 12, 31))


@st.composite
def _contract(draw: st.DrawFn, cost: Cost) -> Cost:
    notice = draw(st.none() | st.integers(0, 14))
    return replace(cost, notice_months=notice, break_on=draw(st.none() | st.dates(date(2024, 6, 1), date(2031, 1, 1))))


@st.composite
def _job(draw: st.DrawFn, post: Post) -> Post:
    return replace(
        post,
        holder=draw(st.none() | st.sampled_from((1, 2))),
        service_start=draw(st.none() | SERVICE),
        born=draw(st.none() | BORN),
        notice_weeks=draw(st.sampled_from((0, 0, 4, 13))),
    )


@st.composite
def closing_plans(draw: st.DrawFn) -> Plan:
    """A random plan with what closing it depends on."""
    plan = draw(plans())
    obligations = st.builds(
        Obligation, st.just("Owed"), st.sampled_from(("closing", "commitment")), st.integers(0, 500_000)
    )
    return replace(
        plan,
        costs=tuple(draw(_contract(cost)) for cost in plan.costs),
        posts=tuple(draw(_job(post)) for post in plan.posts),
        obligations=tuple(draw(st.lists(obligations, max_size=3))),
        nation=draw(st.sampled_from(Nation)),
        leave_year_month=draw(st.none() | st.integers(1, 12)),
        holiday_untaken=draw(st.integers(0, 10_000)),
        replace_months=draw(st.integers(0, 12)),
        fixed_assets=draw(st.sampled_from((0, 0, 250_000))),
        funds=tuple(
            replace(fund, committed=draw(st.none() | st.integers(0, 3_000_000))) if fund.kind == "designated" else fund
            for fund in plan.funds
        ),
    )
