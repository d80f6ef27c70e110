"""From stored rows to the plan that the calculations take."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import FundKind, Stage
from app.planning.law.employer import PensionBasis, PostPay
from app.planning.plan.plan import BudgetLine, Delivery, Instalment, Plan, PoolRule, Rise, Schedule
from app.services.organisation import organisation
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.splits import set_splits

START = date(2026, 4, 1)


def test_an_empty_file_is_an_empty_plan(session: Session) -> None:
    assert load_plan(session) == Plan(name="", balance_date=None)


@pytest.mark.parametrize(
    ("form", "public", "counted"),
    [("cic", False, True), ("cic", True, False), ("company", True, False), ("cio", True, True)],
)
def test_an_allowance_that_the_law_bars_is_not_counted_on(
    session: Session, form: str, *, public: bool, counted: bool
) -> None:
    organisation.new_organisation(session, name="Harbour Arts")
    claim = {"legal_form": form, "claims_allowance": True, "mostly_public_work": public}
    records.change(session, "organisation", 1, claim)
    assert load_plan(session).claims_allowance is counted


def test_costs_posts_and_freelancers_carry_their_terms(session: Session) -> None:
    choir = records.add(session, "project", {"name": "Choir", "floor_space": 4_050})
    records.add(session, "project_year", {"project_id": choir, "year": 2026, "sessions": 40, "participants": 25})
    cost = records.add(
        session,
        "cost_line",
        {"name": "Rent", "category": "premises", "amount": 100, "start": START, "vat": 2_000, "payment_lag": 1}
        | {"uplift": 300, "uplift_from": Month(2027, 4), "frequency": "quarterly"},
    )
    post = {"title": "Lead", "salary": 3_500_000, "fte": 6_000, "start": START, "pension_basis": "full_salary"}
    lead = records.add(session, "post", post | {"pension": 500, "nic_category": "M"})
    records.add(session, "freelancer", {"name": "Ana", "day_rate": 250_00, "days": 450, "start": START})
    set_splits(session, "post", lead, {choir: 8_000})
    plan = load_plan(session)
    assert plan.costs[0].schedule == Schedule("quarterly", START)
    assert (plan.costs[0].id, plan.costs[0].rise) == (cost, Rise(300, Month(2027, 4)))
    assert (plan.costs[0].pool, plan.costs[0].vat, plan.costs[0].lag) == ("premises", 2_000, 1)
    assert plan.posts[0].shares == {choir: 8_000}
    assert plan.posts[0].pay == PostPay(
        annual_full_time_salary=3_500_000,
        fte=6_000,
        start=START,
        pension_basis=PensionBasis.FULL_SALARY,
        pension_basis_points=500,
        ni_category="M",
    )
    assert (plan.freelancers[0].days, plan.freelancers[0].pool) == (450, "central")
    assert plan.projects[0].delivery == {2026: Delivery(40, 25)}


@pytest.mark.parametrize(
    ("category", "pool"),
    [("insurance", "governance"), ("marketing", "fundraising"), ("it", "central"), ("venue", "premises")],
)
def test_a_core_cost_falls_into_its_usual_pool(session: Session, category: str, pool: str) -> None:
    row = {"name": "x", "amount": 1, "start": START, "category": category}
    records.apply(session, "cost_line", [(None, row), (None, row | {"pool": "governance"})])
    assert [cost.pool for cost in load_plan(session).costs] == [pool, "governance"]


def test_grants_in_every_stage(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "A Trust"})
    for stage in Stage:
        records.add(session, "grant", {"title": stage.value, "funder_id": funder, "stage": stage, "amount_applied": 5})
    found = {grant.title: grant.confirmed for grant in load_plan(session).grants}
    assert found == {"researching": False, "drafting": False, "submitted": False, "awarded": True, "ended": True}


@pytest.mark.parametrize(
    ("kind", "restriction", "kept_apart"),
    [("grant", "restricted", True), ("grant", "unrestricted", False), ("contract", "restricted", False)],
)
def test_a_bid_for_restricted_money_is_kept_apart(
    session: Session, kind: str, restriction: str, *, kept_apart: bool
) -> None:
    funder = records.add(session, "funder", {"name": "Trust"})
    records.add(session, "grant", {"title": "Bid", "funder_id": funder, "kind": kind, "restriction": restriction})
    (found,) = load_plan(session).grants
    assert (found.fund, found.restricted) == (None, kept_apart)


def test_a_grant_brings_its_instalments_and_budget(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "A Trust"})
    fund = records.add(session, "fund", {"name": "Choir fund", "kind": FundKind.RESTRICTED})
    project = records.add(session, "project", {"name": "Choir"})
    grant = records.add(session, "grant", {"title": "Choir", "funder_id": funder, "fund_id": fund, "amount_awarded": 9})
    records.add(session, "instalment", {"grant_id": grant, "due": START, "amount": 9, "received_on": START})
    ids = [
        records.add(session, "budget_line", {"grant_id": grant, "amount": 4} | target)
        for target in ({"project_id": project}, {"category": "travel", "spent": 2, "end": START})
    ]
    found = load_plan(session).grants[0]
    assert (found.amount, found.fund, found.funder) == (9, fund, "A Trust")
    assert found.instalments == (Instalment(START, 9, START),)
    assert found.budget == (
        BudgetLine(ids[0], 4, ("project", project)),
        BudgetLine(ids[1], 4, ("category", "travel"), spent=2, end=START),
    )


def test_the_organisation_brings_policy_and_pools(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31), balance=12)
    records.change(session, "organisation", 1, {"policy_months_low": 300, "claims_allowance": True})
    records.add(session, "pool_setting", {"pool": "premises", "driver": "floor_space", "unallocated": 1_000})
    plan = load_plan(session)
    assert plan.start == Month(2026, 4)
    assert (plan.policy.low, plan.policy.high, plan.claims_allowance) == (300, None, True)
    assert plan.pools == {"premises": PoolRule("floor_space", included=True, unallocated=1_000)}
    assert [fund.kind for fund in plan.funds] == ["general"]
