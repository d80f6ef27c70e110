"""What a freelancer comes to in a year: fees, her part of supervision, her training, and what a day truly costs."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.dates import FinancialYear, Month
from app.planning.plan.people import Course, CourseNeed, People, Person, SupervisionPlan, TrainingRecord
from app.planning.plan.plan import Freelancer, Plan, Rise
from app.planning.spending.freelance_year import FreelanceYear, freelance_year
from app.planning.spending.people_costs import people_costs
from tests.planning.plans import plans

YEAR = FinancialYear(Month(2026, 4))
LENA = Freelancer(id=7, name="Lena", day_rate=200_00, days=400, start=date(2026, 4, 1))


def plan(people: People = People(), start: date | None = date(2026, 3, 31)) -> Plan:  # noqa: B008  # frozen
    return Plan(name="Us", balance_date=start, freelancers=(LENA,), people=people)


def test_fees_alone_make_a_day_its_rate() -> None:
    assert freelance_year(plan(), LENA, YEAR) == FreelanceYear(Fraction(48), 9_600_00, 0, 0)
    assert freelance_year(plan(), LENA, YEAR).true_day == 200_00


def test_a_month_partly_worked_counts_by_its_days_and_a_rise_from_its_month() -> None:
    late = replace(LENA, start=date(2026, 9, 16), end=date(2026, 10, 31), rise=Rise(500, Month(2026, 10)))
    found = freelance_year(plan(), late, YEAR)
    assert (found.days, found.fees) == (Fraction(6), 2 * 200_00 + 4 * 210_00)


def test_a_year_without_work_has_no_day() -> None:
    assert freelance_year(plan(), replace(LENA, start=date(2027, 4, 1)), YEAR).true_day is None


def test_supervision_with_her_attendance_and_training_are_hers_as_far_as_they_are_paid_for_her() -> None:
    lena, other = Person(1, "Lena", "freelancer", freelancer=7), Person(2, "Amara", "employee")
    group = SupervisionPlan(1, "Group", date(2026, 4, 1), sessions_a_year=4, group_size=2, rate=60_00, attendance=20_00)
    course = Course(1, "First aid", 120_00)
    people = People((lena, other), (group,), courses=(course,), needs=(CourseNeed(1, engagement="freelancer"),))
    found = freelance_year(plan(people), LENA, YEAR)
    assert (found.supervision, found.training) == (4 * (30_00 + 20_00), 120_00)
    assert found.total == 9_600_00 + 200_00 + 120_00
    assert found.true_day == 206_67


def test_someone_who_is_paid_otherwise_adds_nothing() -> None:
    alone = SupervisionPlan(1, "Alone", date(2026, 4, 1), rate=60_00)
    found = freelance_year(plan(People((Person(1, "Lena", "freelancer"),), (alone,))), LENA, YEAR)
    assert found.total == found.fees


def test_what_was_done_in_another_year_is_not_this_year_s() -> None:
    lena = Person(1, "Lena", "freelancer", freelancer=7)
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1))
    done = tuple(TrainingRecord(1, 1, completed_on=day, cost=10**place) for place, day in enumerate(days))
    people = People((lena,), courses=(Course(1, "First aid", 120_00),), records=done)
    assert freelance_year(plan(people), LENA, YEAR).training == 10 + 100


@given(found=plans(), year=st.integers(2024, 2029))
def test_the_parts_of_everybody_are_all_that_supervision_and_training_cost(found: Plan, year: int) -> None:
    """Each person is paid by fees of her own here, so that everything spent on people is spent on some freelancer."""
    people = tuple(replace(person, freelancer=person.id) for person in found.people.people)
    apart = replace(found, people=replace(found.people, people=people))
    asked = FinancialYear(Month(year, found.year_start_month))
    years = [freelance_year(apart, replace(LENA, id=person.id), asked) for person in people]
    costs = people_costs(apart, asked.start, 12)
    assert sum(each.supervision + each.training for each in years) == sum(cost.total for cost in costs)
