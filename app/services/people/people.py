"""Everything the window and the commands show about people: supervision, training, duties, and the money for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.planning.forecast.horizon import reported_forecast
from app.planning.forecast.people_money import Paying, PeopleYear, people_years, staff_time, who_pays
from app.planning.law.rates import RatePack
from app.planning.people.dependence import Dependence, dependence
from app.planning.people.supervision import Cover, SupervisionYear, cover, supervision_year
from app.planning.people.training import TrainingCell, matrix
from app.planning.plan.plan import Plan
from app.services.plan.plan import load_plan


@dataclass(frozen=True, slots=True)
class PeopleView:
    """A financial year of an organisation's people as it stands today. Names are looked up by id in the mappings.

    `years` are supervision and training of the year; `staff_time` what the time of staff in its planned sessions is
    worth, in pence, beside the money; `paying` who pays on confirmed income, for every year of the forecast.
    """

    plan: Plan
    year: FinancialYear
    today: date
    supervision: tuple[SupervisionYear, ...]
    cover: tuple[Cover, ...]
    matrix: tuple[TrainingCell, ...]
    years: tuple[PeopleYear, PeopleYear]
    staff_time: int
    paying: tuple[Paying, ...]
    dependence: Dependence
    people: Mapping[int, str]
    plans: Mapping[int, str]
    courses: Mapping[int, str]
    grants: Mapping[int, str]


def people_view(session: Session, rates: RatePack, today: date, year: FinancialYear | None = None) -> PeopleView:
    """The people of a file; without a year that in which today falls. Raises Refused where a cost is absurd."""
    return people_view_of(load_plan(session), rates, today, year)


def people_view_of(plan: Plan, rates: RatePack, today: date, year: FinancialYear | None = None) -> PeopleView:
    """The people of a plan; see `people_view`."""
    year = year or FinancialYear.containing(Month.of(today), plan.year_start_month)
    people = plan.people
    return PeopleView(
        plan=plan,
        year=year,
        today=today,
        supervision=supervision_year(people, year, today),
        cover=cover(people, today),
        matrix=matrix(people, today),
        years=people_years(plan, year),
        staff_time=staff_time(plan, rates, year),
        paying=who_pays(reported_forecast(plan, rates, today=today), plan.year_start_month),
        dependence=dependence(people, today),
        people={person.id: person.name for person in people.people},
        plans={each.id: each.name for each in people.supervision},
        courses={course.id: course.name for course in people.courses},
        grants={grant.id: grant.title for grant in plan.grants},
    )
