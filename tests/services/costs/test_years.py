"""A year of every cost adds up, and employing people is shown with the allowance once."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.problems import Refused
from app.services.costs.edits import duplicate, save_costs
from app.services.costs.pools import set_pool, sharing
from app.services.costs.years import cost_year
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.splits import splits

APRIL = date(2026, 4, 1)
YEAR = FinancialYear(Month(2026, 4))


@pytest.fixture
def projects(session: Session) -> tuple[int, int]:
    new_organisation(session, "Riverbank Arts", balance_date=date(2026, 10, 31))
    return records.add(session, "project", {"name": "Art"}), records.add(session, "project", {"name": "Youth"})


def test_rows_tables_and_the_whole_add_up(session: Session, projects: tuple[int, int]) -> None:
    thirds = ((projects[0], 3_333), (projects[1], 3_333))
    (rent,) = save_costs(
        session, "cost_line", [(None, {"name": "Rent", "amount": 100_001, "shares": thirds})], start=APRIL
    )
    (lena,) = save_costs(
        session, "freelancer", [(None, {"name": "Lena", "day_rate": 20_000, "days": 250})], start=APRIL
    )
    costs = cost_year(load_plan(session), load_rates(), YEAR)
    row = costs.rows["cost_line", rent]
    assert (row.total, row.core + row.projects) == (1_200_012, 1_200_012)
    assert row.core == 400_084
    assert costs.rows["freelancer", lena].total == 600_000
    assert costs.whole.total == costs.of("cost_line").total + costs.of("post").total + costs.of("freelancer").total


@pytest.mark.parametrize(("claims", "allowance"), [(True, 150_000), (False, 0)])
def test_posts_by_their_parts(session: Session, projects: tuple[int, int], claims: bool, allowance: int) -> None:  # noqa: FBT001 - a parameter of the test
    assert projects
    records.change(session, "organisation", 1, {"claims_allowance": claims})
    values = {"title": "Coordinator", "salary": 3_000_000, "fte": 5_000}
    (post,) = save_costs(session, "post", [(None, values)], start=APRIL)
    costs = cost_year(load_plan(session), load_rates(), YEAR)
    pay = costs.pay[post]
    assert (pay.salary, pay.nic) == (1_500_000, 150_000)
    assert pay.total == costs.rows["post", post].total
    assert costs.staff.fte == 5_000
    assert (costs.staff.nic, costs.staff.allowance, costs.staff.claims) == (150_000, allowance, claims)


def test_a_post_of_half_a_year_is_half_a_person(session: Session, projects: tuple[int, int]) -> None:
    assert projects
    values = {"title": "Cover", "salary": 2_400_000, "end": date(2026, 9, 30)}
    save_costs(session, "post", [(None, values)], start=APRIL)
    assert cost_year(load_plan(session), load_rates(), YEAR).staff.fte == 5_000


def test_the_allowance_is_used_up_before_a_year_that_begins_in_january(session: Session) -> None:
    new_organisation(session, "Riverbank Arts", year_start_month=1)
    records.change(session, "organisation", 1, {"claims_allowance": True})
    values = {"title": "Director", "salary": 12_000_000}
    save_costs(session, "post", [(None, values)], start=date(2025, 4, 1))
    staff = cost_year(load_plan(session), load_rates(), FinancialYear(Month(2026, 1))).staff
    assert staff.allowance == 1_050_000


def test_new_rows_begin_where_told_and_edits_keep_their_start(session: Session, projects: tuple[int, int]) -> None:
    edits = [
        (None, {"name": "Rent", "amount": 1, "start": None}),
        (None, {"name": "Gas", "amount": 1, "start": date(2027, 1, 5)}),
    ]
    rent, gas = save_costs(session, "cost_line", edits, start=APRIL)
    assert records.get(session, "cost_line", rent)["start"] == APRIL
    assert records.get(session, "cost_line", gas)["start"] == date(2027, 1, 5)
    save_costs(session, "cost_line", [(gas, {"amount": 2, "shares": ((projects[0], 10_000),)})], start=APRIL)
    assert records.get(session, "cost_line", gas)["start"] == date(2027, 1, 5)
    assert splits(session, "cost_line") == {gas: {projects[0]: 10_000}}
    with pytest.raises(Refused, match="add up to 110%"):
        save_costs(session, "cost_line", [(gas, {"shares": ((projects[0], 9_000), (projects[1], 2_000))})], start=APRIL)


def test_a_second_row_like_the_first(session: Session, projects: tuple[int, int]) -> None:
    values = {"name": "Rent", "amount": 5, "import_key": "k", "shares": ((projects[1], 4_000),)}
    (rent,) = save_costs(session, "cost_line", [(None, values)], start=APRIL)
    new = duplicate(session, "cost_line", rent)
    assert records.get(session, "cost_line", new).values == dict(records.get(session, "cost_line", rent).values) | {
        "name": "Rent (2)",
        "import_key": None,
    }
    assert splits(session, "cost_line")[new] == {projects[1]: 4_000}
    with pytest.raises(Refused, match="not in the file any more"):
        duplicate(session, "cost_line", 99)


def test_the_rule_of_a_pool_is_made_and_changed(session: Session, projects: tuple[int, int]) -> None:
    assert projects
    set_pool(session, "premises", {"unallocated": 300})
    set_pool(session, "premises", {"included": False})
    (row,) = records.rows(session, "pool_setting")
    assert (row["driver"], row["unallocated"], row["included"]) == ("headcount", 300, False)
    set_pool(session, "premises", {"driver": "floor_space"})
    (row,) = records.rows(session, "pool_setting")
    assert (row["driver"], row["unallocated"], row["included"]) == ("floor_space", 0, False)


def test_sharing_tells_what_to_fill_and_keeps_the_rules_in_sight(session: Session, projects: tuple[int, int]) -> None:
    edits = [
        (None, {"name": "Rent", "category": "premises", "amount": 100}),
        (None, {"name": "Paper", "amount": 100, "shares": ((projects[0], 10_000),)}),
        (None, {"name": "Paint", "amount": 100, "shares": ((projects[1], 10_000),)}),
    ]
    save_costs(session, "cost_line", edits, start=APRIL)
    found = sharing(load_plan(session), load_rates(), YEAR)
    assert found.full is None
    assert [(pool.pool, bool(pool.problem)) for pool in found.pools] == [
        ("premises", True),
        ("central", False),
        ("governance", False),
        ("fundraising", False),
    ]
    assert found.problem == found.pools[0].problem
    set_pool(session, "premises", {"driver": "direct_cost"})
    found = sharing(load_plan(session), load_rates(), YEAR)
    assert found.full is not None
    assert found.full.total == 3_600
    assert found.pools[0].units == {"Art": 1_200, "Youth": 1_200}
