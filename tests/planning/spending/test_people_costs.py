"""What supervision and training cost: shared over people, over projects as their work is, charged to grants."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.money import LIMIT_PENCE
from app.planning.forecast.forecast import forecast
from app.planning.full_cost.full_cost import full_cost, yearly_split
from app.planning.full_cost.funding import funding
from app.planning.plan.people import Course, CourseNeed, People, Person, SupervisionPlan
from app.planning.plan.plan import Plan
from app.planning.spending.people_costs import bearing, people_costs, session_costs
from app.planning.spending.spending import spending
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests import builders
from tests.planning.plans import peoples, plans

START = Month(2026, 4)
YEAR = FinancialYear(START)
DAY = date(2026, 5, 1)


def promise(**more: object) -> SupervisionPlan:
    return SupervisionPlan(1, "Reflective", date(2026, 4, 1), **more)  # type: ignore[arg-type]


def crowd(count: int) -> tuple[Person, ...]:
    return tuple(Person(id_, f"Person {id_}") for id_ in range(1, count + 1))


def with_people(*people: Person, **more: Any) -> Plan:
    supervision = (promise(rate=60_00),)
    return builders.plan(builders.general(), people=People(people, supervision), **more)


def test_a_session_alone_costs_its_time_travel_and_attendance() -> None:
    found = session_costs(promise(rate=60_00, minutes=90, travel=7_50, attendance=20_00), crowd(2))
    assert found == {1: 97_50 + 30_00, 2: 97_50 + 30_00}


def test_a_group_shares_what_its_sessions_cost_the_odd_pence_going_to_the_first() -> None:
    found = session_costs(promise(rate=100_00, minutes=60, group_size=4), crowd(3))
    assert found == {1: 33_34, 2: 33_33, 3: 33_33}
    assert sum(session_costs(promise(rate=100_00, group_size=4), crowd(5)).values()) == 200_00


@given(st.integers(0, 20_000), st.integers(1, 300), st.integers(0, 999), st.integers(1, 6), st.integers(0, 20))
def test_what_everybody_bears_is_what_the_groups_cost(
    rate: int, minutes: int, travel: int, size: int, count: int
) -> None:
    found = session_costs(promise(rate=rate, minutes=minutes, travel=travel, group_size=size), crowd(count))
    each = session_costs(promise(rate=rate, minutes=minutes, travel=travel), crowd(1))[1]
    assert sum(found.values()) == -(-count // size) * each
    assert max(found.values(), default=0) - min(found.values(), default=0) <= 1


def test_costs_follow_the_work_of_who_takes_part() -> None:
    posts = (
        builders.post(20_000_00, id_=1, holder=1, fte=6_000, shares={1: 5_000}),
        builders.post(20_000_00, id_=2, holder=1, fte=2_000, shares={2: 10_000}, end=date(2026, 4, 30)),
    )
    fees = builders.freelancer(100_00, 100, id_=7, shares={2: 2_500})
    plan = builders.plan(posts=posts, freelancers=(fees,))
    employee = Person(1, "Employee", freelancer=7)
    assert bearing(plan, employee, date(2026, 4, 15)) == {1: 30_000_000, 2: 20_000_000, None: 30_000_000}
    assert bearing(plan, employee, DAY) == {1: 30_000_000, None: 30_000_000}
    assert bearing(plan, employee, date(2020, 1, 1)) == {1: 30_000_000, 2: 20_000_000, None: 30_000_000}
    assert bearing(plan, Person(2, "Fees", freelancer=7), DAY) == {2: 2_500, None: 7_500}
    assert bearing(plan, Person(3, "Volunteer", project=2), DAY) == {2: 1}
    assert bearing(plan, Person(4, "Trustee"), DAY) == {None: 1}


def test_supervision_and_training_are_costs_of_their_own_category() -> None:
    people = People(
        crowd(1),
        (promise(rate=50_00),),
        courses=(Course(9, "First aid", 80_00, 36), Course(10, "Free")),
        needs=(CourseNeed(9), CourseNeed(10)),
    )
    spent = spending(builders.plan(people=people), load_rates(), START, 3)
    assert [(each.kind, each.id, each.category, each.pool) for each in spent.sources] == [
        ("supervision", 1, "supervision", "central"),
        ("training", 9, "training", "central"),
    ]
    assert spent.totals.tolist() == [[50_00, 50_00, 50_00], [80_00, 0, 0]]


def test_a_grant_that_names_the_category_pays_for_it() -> None:
    line = builders.pays(("category", "supervision"), 100_00)
    grant = builders.grant(line, fund=2, start=date(2026, 4, 1), end=date(2026, 6, 30))
    plan = with_people(*crowd(1), grants=(grant,))
    plan = replace(plan, funds=(*plan.funds, builders.restricted(2, 100_00)))
    found = forecast(plan, load_rates(), months=3)
    assert found.funds[1].paid == (60_00, 40_00, 0)
    assert found.core_on_general == (0, 20_00, 60_00)


def test_a_project_bears_its_volunteers_supervision_and_its_grant_pays() -> None:
    plan = with_people(Person(1, "Vera", "volunteer", project=5), projects=(builders.project(5), builders.project(6)))
    grant = builders.grant(builders.pays(("project", 5), 1_000_00), fund=2)
    plan = replace(plan, grants=(grant,), funds=(*plan.funds, builders.restricted(2)))
    costs = full_cost(plan, load_rates(), YEAR)
    assert [(each.lines, each.full) for each in costs.projects] == [((("supervision", 720_00),), 720_00), ((), 0)]
    assert [each.confirmed for each in funding(plan, load_rates(), YEAR)] == [720_00, 0]


def test_without_people_nothing_is_added() -> None:
    people = People(supervision=(promise(rate=60_00),), courses=(Course(1, "First aid", 80_00),))
    assert people_costs(builders.plan(people=people), START, 12) == ()
    assert spending(builders.plan(people=people), load_rates(), START, 12).sources == ()


def test_an_absurd_price_is_refused_with_its_name() -> None:
    plan = builders.plan(people=People(crowd(3), (promise(rate=LIMIT_PENCE),)))
    with pytest.raises(Refused, match=r"“Reflective” comes to more than £1 billion"):
        people_costs(plan, START, 1)


@settings(max_examples=60)
@given(plans(), peoples(), st.integers(1, 30))
def test_the_costs_of_people_add_up_in_every_table(of: Plan, people: People, months: int) -> None:
    plan = replace(of, people=people)
    found = people_costs(plan, START, months)
    spent = spending(plan, load_rates(), START, months)
    tail = spent.totals[len(spent.totals) - len(found) :] if found else spent.totals[:0]
    assert [each.total for each in found] == tail.sum(axis=1).tolist()
    assert spent.amounts.sum(axis=1).tolist() == spent.totals.sum(axis=0).tolist()
    without = spending(replace(plan, people=People()), load_rates(), START, months)
    assert spent.totals[: len(without.totals)].tolist() == without.totals.tolist()
    assert spent.amounts[:, : len(without.slices)].tolist() == without.amounts.tolist()


@settings(max_examples=60)
@given(plans(), peoples())
def test_a_year_is_the_sum_of_its_months_for_each_project(of: Plan, people: People) -> None:
    plan = replace(of, people=people)
    monthly = {(each.kind, each.id): each for each in people_costs(plan, YEAR.start, 12)}
    yearly = {(source.kind, source.id): parts for source, parts in yearly_split(plan, load_rates(), YEAR)}
    for key, cost in monthly.items():
        assert yearly[key] == {project: sum(row) for project, row in cost.amounts.items()}
