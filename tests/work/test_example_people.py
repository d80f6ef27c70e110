"""The example's people are true to itself: what is promised to them has a price, a place and a day.

What it shows on purpose although a careful organisation would not have it so stands in resources/example/README.md.
"""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.facts.case import BusinessCase
from app.models.choices import CostCategory
from app.money import parse_money
from app.planning.people.dependence import NOBODY, dependence
from app.planning.people.supervision import cover
from app.planning.people.training import EXPIRED, EXPIRING, MISSING, matrix
from app.planning.plan.plan import Plan
from app.planning.spending.people_costs import people_costs
from app.services.plan.plan import load_plan
from app.work.example import EXAMPLE, example_form
from tests.example import EXAMPLE_DAY, case_of

LATE_SAFEGUARDING = {"Lena Fischer": EXPIRED, "Owen Pryce": MISSING, "Kwame Boateng": EXPIRING}
"""Shown on purpose. None of them leads a session of the project that the business case is about."""


@pytest.fixture
def plan(example: Session) -> Plan:
    return load_plan(example)


@pytest.fixture
def case(example: Session) -> BusinessCase:
    return case_of(example)


@pytest.fixture
def project(plan: Plan, case: BusinessCase) -> int:
    """The project of the business case."""
    return next(each.id for each in plan.projects if each.name == case.project)


@pytest.fixture
def year(plan: Plan, case: BusinessCase) -> FinancialYear:
    """The year that the business case is about."""
    return FinancialYear.parse(case.year, plan.year_start_month)


@pytest.fixture
def form() -> dict[str, Any]:
    return example_form(EXAMPLE, EXAMPLE_DAY)


def test_everything_that_the_case_promises_has_a_price(
    plan: Plan, case: BusinessCase, project: int, year: FinancialYear
) -> None:
    direct = {cost.label: cost.amount for cost in case.direct}
    for category in (CostCategory.SUPERVISION, CostCategory.TRAVEL, CostCategory.FREELANCERS, CostCategory.VENUE):
        assert direct[category.label] > 0
    artists = next(each for each in plan.people.supervision if each.engagement == "freelancer")
    spent = {(each.kind, each.id): each.amounts for each in people_costs(plan, year.start, 12)}
    assert sum(spent["supervision", artists.id][project]) > 0
    travel = next(each for each in plan.costs if each.name == "Travel for participants")
    assert travel.shares == {project: 10_000}


def test_nobody_is_without_supervision_once_the_project_starts(plan: Plan, year: FinancialYear) -> None:
    today = {each.engagement: len(each.nobody) for each in cover(plan.people, EXAMPLE_DAY)}
    assert today == {"employee": 0, "freelancer": 6, "volunteer": 0}  # on purpose: those who are left out
    assert not any(each.nobody for each in cover(plan.people, year.start.last_day))


def test_safeguarding_is_valid_at_the_start_for_whoever_leads_the_sessions(
    plan: Plan, case: BusinessCase, year: FinancialYear, form: dict[str, Any]
) -> None:
    course = next(each for each in plan.people.courses if each.name.startswith("Safeguarding"))
    names = {person.id: person.name for person in plan.people.people}
    cells = {names[cell.person]: cell for cell in matrix(plan.people, EXAMPLE_DAY) if cell.course == course.id}
    late = {name: cell.state for name, cell in cells.items() if cell.state in {EXPIRED, EXPIRING, MISSING}}
    assert late == LATE_SAFEGUARDING
    leading = {
        each["person"] if section == "posts" else each["name"]
        for section in ("posts", "freelancers")
        for each in form[section]
        if case.project in {split["project"] for split in each["splits"]}
    }
    assert {"Ines Duarte", "Tom Ashworth", "Siân Gruffŷdd"} < leading
    for name in leading - {"Owen Pryce"}:
        assert (cells[name].until or year.start.first_day) >= year.start.first_day, name


def test_there_are_days_enough_for_the_sessions(case: BusinessCase, form: dict[str, Any]) -> None:
    """Every session has an artist for half a day; the evaluator leads none."""
    days = sum(
        12 * float(fees["days"]) * float(split["share"]) / 100
        for fees in form["freelancers"]
        for split in fees["splits"]
        if split["project"] == case.project and fees["role"] != "Evaluator"
    )
    assert case.sessions <= 2 * days <= 1.1 * case.sessions


def test_people_are_who_their_posts_and_fees_say(form: dict[str, Any]) -> None:
    people = {person["name"]: person for person in form["people"]}
    for post in form["posts"]:
        assert (people[post["person"]]["role"], people[post["person"]]["start"]) == (post["title"], post["start"])
        assert int(post["start"][:4]) - int(post["born"][:4]) > 18
    for fees in form["freelancers"]:
        assert (people[fees["name"]]["role"], people[fees["name"]]["start"]) == (fees["role"], fees["start"])
    for supervision in form["supervision_plans"]:
        for session in supervision.get("sessions", []):
            assert session["held_on"] >= people[session["person"]]["start"]


def test_the_budgets_for_people_cover_what_is_planned(plan: Plan, form: dict[str, Any]) -> None:
    for budget in form["people_budgets"]:
        year = FinancialYear(Month(budget["year"], plan.year_start_month))
        planned = sum(each.total for each in people_costs(plan, year.start, 12) if each.kind == budget["kind"])
        assert 0 < planned <= parse_money(budget["amount"]), budget


def test_one_duty_has_nobody_on_purpose(plan: Plan) -> None:
    left = [each.duty for each in dependence(plan.people, EXAMPLE_DAY).duties if each.state == NOBODY]
    assert left == ["Health and safety"]
