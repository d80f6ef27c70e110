"""Budget against plan against spent, what the time of staff is worth, and who pays."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings

from app.dates import FinancialYear, Month
from app.planning.forecast.forecast import forecast
from app.planning.forecast.people_money import Paying, held_cost, loaded_hour, people_years, staff_time, who_pays
from app.planning.law.employer import PensionBasis, employer_cost
from app.planning.plan.people import (
    Course,
    CourseNeed,
    People,
    Person,
    SupervisionPlan,
    SupervisionSession,
    TrainingRecord,
)
from app.planning.plan.plan import Plan
from app.planning.spending.people_costs import SUPERVISION, TRAINING
from app.services.organisation.rates import load_rates
from tests import builders
from tests.planning.plans import plans

YEAR = FinancialYear(Month(2026, 4))
ANN, BEN = Person(1, "Ann"), Person(2, "Ben", "freelancer", end=date(2026, 3, 31))
PLAN = SupervisionPlan(
    1, "Group", date(2026, 4, 10), minutes=60, group_size=3, rate=60_00, travel=5_00, attendance=20_00
)


def organisation(**more: object) -> Plan:
    people = People((ANN, BEN), (PLAN,), **more)  # type: ignore[arg-type]
    return builders.plan(builders.general(), people=people, posts=(builders.post(26_000_00, holder=1, fte=5_000),))


def test_held_sessions_cost_by_the_day_and_its_groups() -> None:
    day, other = date(2026, 5, 10), date(2026, 6, 10)
    sessions = [SupervisionSession(1, person, day) for person in (1, 2, 3)] + [SupervisionSession(1, 4, day, 30)]
    sessions += [SupervisionSession(1, 1, other, 90), SupervisionSession(1, 1, date(2026, 3, 31))]
    two_groups = (60_00 + 5_00) + (30_00 + 5_00) + 3 * 20_00 + 10_00
    assert held_cost(organisation(sessions=tuple(sessions)), YEAR) == two_groups + (90_00 + 5_00 + 30_00)


def test_a_year_sets_budget_plan_and_spent_side_by_side() -> None:
    plan = organisation(
        sessions=(SupervisionSession(1, 1, date(2026, 5, 10)),),
        courses=(Course(1, "First aid", 80_00, 12),),
        needs=(CourseNeed(1),),
        records=(TrainingRecord(1, 1, completed_on=date(2026, 4, 20), cost=70_00),),
        budgets={(SUPERVISION, 2026): 1_000_00, (TRAINING, 2027): 5_00},
    )
    supervision, training = people_years(plan, YEAR)
    assert (supervision.budget, supervision.planned, supervision.spent) == (1_000_00, 12 * 85_00, 85_00)
    assert (training.budget, training.planned, training.spent) == (None, 70_00, 70_00)
    assert (supervision.people, supervision.per_head(supervision.planned)) == (1, 12 * 85_00)
    assert training.per_head(training.budget) is None
    assert people_years(plan, FinancialYear(Month(2027, 4)))[1].planned == 80_00


def test_an_hour_of_staff_is_the_cost_of_the_year_over_1400_hours() -> None:
    post = builders.post(28_000_00, fte=5_000)
    year = employer_cost(14_000_00, "A", PensionBasis.NONE, 0, load_rates().for_year(2026))
    assert loaded_hour((post,), Month(2026, 5), load_rates()) == Fraction(year.total, 700)
    two = (post, builders.post(28_000_00, id_=2, fte=5_000))
    assert loaded_hour(two, Month(2026, 5), load_rates()) == Fraction(year.total, 700)


def test_the_time_of_staff_is_worth_their_planned_hours_and_no_cost() -> None:
    plan = organisation()
    hour = loaded_hour(plan.posts, Month(2026, 5), load_rates())
    assert staff_time(plan, load_rates(), YEAR) == round(12 * hour)
    free = replace(plan, people=replace(plan.people, supervision=(replace(PLAN, rate=0, travel=0, attendance=0),)))
    assert staff_time(free, load_rates(), YEAR) == round(12 * hour)
    assert people_years(free, YEAR)[0].planned == 0
    assert staff_time(replace(plan, posts=()), load_rates(), YEAR) == 0


def test_who_pays_is_told_by_year_and_grant() -> None:
    line = builders.pays(("category", "supervision"), 200_00)
    plan = replace(organisation(), funds=(builders.general(), builders.restricted(2, 200_00)))
    plan = replace(plan, grants=(builders.grant(line, id_=4, fund=2),))
    found = who_pays(forecast(plan, load_rates(), months=24), plan.year_start_month)
    assert found == (
        Paying(SUPERVISION, YEAR, 12 * 85_00, 12 * 85_00 - 200_00, {4: 200_00}),
        Paying(SUPERVISION, FinancialYear(Month(2027, 4)), 12 * 85_00, 12 * 85_00, {}),
    )
    assert who_pays(forecast(replace(plan, balance_date=None), load_rates()), 4) == ()


@settings(max_examples=60)
@given(plans())
def test_what_is_paid_is_all_of_it(plan: Plan) -> None:
    found = forecast(plan, load_rates(), months=14, view="everything")
    paying = who_pays(found, plan.year_start_month)
    assert found.charged is not None
    spent = found.charged.spent
    rows = zip(spent.sources, spent.totals.sum(axis=1).tolist(), strict=True)
    assert sum(each.total for each in paying) == sum(
        total for source, total in rows if source.kind in {SUPERVISION, TRAINING}
    )
    for each in paying:
        assert each.total == each.unrestricted + sum(each.grants.values())
        assert each.unrestricted >= 0
