"""How the pools are shared: one basis for all, the step-down in one step, and what each pool bears of another."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.models.choices import Driver, Pool
from app.services.costs.pools import Sharing, set_pool, set_step_down, share_all_by, sharing
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.splits import set_splits

YEAR = FinancialYear(Month(2026, 4))


@pytest.fixture
def office(session: Session) -> Session:
    """Two projects of £600 and £400; £1,000 of rent and £500 of central functions."""
    for name in ("Art club", "Youth"):
        records.add(session, "project", {"name": name})
    lines = (
        ("Paper", "materials", 60_000),
        ("Paint", "materials", 40_000),
        ("Rent", "premises", 100_000),
        ("IT", "it", 50_000),
    )
    for name, category, amount in lines:
        values = {
            "name": name,
            "category": category,
            "amount": amount,
            "frequency": "one_off",
            "start": date(2026, 5, 1),
        }
        records.add(session, "cost_line", values)
    set_splits(session, "cost_line", 1, {1: 10_000})
    set_splits(session, "cost_line", 2, {2: 10_000})
    return session


def shown(session: Session) -> Sharing:
    return sharing(load_plan(session), load_rates(), YEAR)


def test_one_basis_for_everything_in_one_step(office: Session) -> None:
    assert shown(office).full is None
    assert "shared by people" in shown(office).problem
    set_pool(office, "governance", {"driver": Driver.DIRECT_COST, "unallocated": 500})
    share_all_by(office, Driver.DIRECT_COST)
    found = shown(office)
    assert {pool.driver for pool in found.pools} == {"direct_cost"}
    assert found.full is not None
    assert [item.full for item in found.full.projects] == [150_000, 100_000]
    kept = {row["pool"]: row["unallocated"] for row in records.rows(office, "pool_setting")}
    assert kept[Pool.GOVERNANCE] == 500, "a pool that had this basis keeps its unallocated units"


def test_the_step_down_is_switched_on_and_off(office: Session) -> None:
    share_all_by(office, Driver.DIRECT_COST)
    before = shown(office)
    assert not before.step_down
    set_step_down(office, on=True)
    found = shown(office)
    premises, central = found.pools[0], found.pools[1]
    assert found.step_down
    assert premises.passed == {"Central functions": 33_333}
    assert premises.pool_units["Central functions"] == 50_000
    assert central.received == {"Premises and office": 33_333}
    assert (central.total, premises.total) == (50_000, 100_000)
    set_step_down(office, on=False)
    assert shown(office) == before


def test_a_pools_own_room_counts_where_a_pool_that_serves_it_goes_by_room(office: Session) -> None:
    set_step_down(office, on=True)
    assert not any(pool.has_room for pool in shown(office).pools)
    set_pool(office, "premises", {"driver": Driver.FLOOR_SPACE})
    set_pool(office, "central", {"floor_space": 2_000})
    rooms = {pool.pool: (pool.has_room, pool.floor_space) for pool in shown(office).pools}
    assert rooms == {
        "premises": (False, 0),
        "central": (True, 2_000),
        "governance": (True, 0),
        "fundraising": (True, 0),
    }


def test_a_circle_is_said_by_name_and_the_rules_can_still_be_switched_off(office: Session) -> None:
    set_step_down(office, on=True)
    set_pool(office, "central", {"serves_premises": True})
    found = shown(office)
    assert found.full is None
    assert "cannot go round in a circle" in found.problem
    assert found.step_down
    set_step_down(office, on=False)
    assert "circle" not in shown(office).problem
