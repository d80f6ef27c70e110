"""Money for people by financial year: set aside, planned and spent, what the time of staff is worth, and who pays."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.dates import FinancialYear, Month
from app.money import round_half_up
from app.planning.forecast.forecast import Forecast
from app.planning.law.employer import employer_cost
from app.planning.law.rates import RatePack, tax_year_of
from app.planning.people.supervision import covered, session_dates
from app.planning.plan.people import Person, SupervisionPlan
from app.planning.plan.plan import Plan, Post
from app.planning.spending.people_costs import SUPERVISION, TRAINING, people_costs

HOURS_A_YEAR = 1_400
"""Hours at work in a full-time year: 200 available days (Dunhill Medical Trust's guidance to applicants) × 7 hours."""

_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class PeopleYear:
    """Supervision or training (`kind`) in a financial year, in pence; `budget` None where none was set.

    `planned` is what plans, bookings and needs come to in the year, what was done already included; `spent` is what
    held sessions and completed courses cost. `people` is how many were there at any time of the year.
    """

    kind: str
    year: FinancialYear
    budget: int | None
    planned: int
    spent: int
    people: int

    def per_head(self, pence: int | None) -> int | None:
        """An amount by person, to the nearest penny; None where there is nobody or no amount."""
        return round_half_up(pence, self.people) if pence is not None and self.people else None


@dataclass(frozen=True, slots=True)
class Paying:
    """Who pays for supervision or training in the part of a year that a forecast reaches, in pence, when paid.

    total = unrestricted + all grants (by grant).
    """

    kind: str
    year: FinancialYear
    total: int
    unrestricted: int
    grants: Mapping[int, int]


def people_years(plan: Plan, year: FinancialYear) -> tuple[PeopleYear, PeopleYear]:
    """Budget against plan against spent of a year, for supervision and for training."""
    costs = people_costs(plan, year.start, 12)
    spent = {SUPERVISION: held_cost(plan, year), TRAINING: _completed_cost(plan, year)}
    people = sum(_there(person, year) for person in plan.people.people)
    supervision, training = (
        PeopleYear(
            kind=kind,
            year=year,
            budget=plan.people.budgets.get((kind, year.start.year)),
            planned=sum(cost.total for cost in costs if cost.kind == kind),
            spent=spent[kind],
            people=people,
        )
        for kind in (SUPERVISION, TRAINING)
    )
    return supervision, training


def held_cost(plan: Plan, year: FinancialYear) -> int:
    """Pence that the sessions held in a year cost.

    Those who had one of a plan on the same day sat in groups of its size, the longest sessions together; a group costs
    as in `people_costs.session_costs`, by its longest session, and each person's attendance by her own.
    """
    plans = {each.id: each for each in plan.people.supervision}
    minutes: dict[tuple[int, date], list[int]] = defaultdict(list)
    for session in plan.people.sessions:
        if year.start.first_day <= session.held_on < year.end.first_day:
            usual = plans[session.plan].minutes
            minutes[session.plan, session.held_on].append(usual if session.minutes is None else session.minutes)
    return sum(_day_cost(plans[key], held) for (key, _), held in minutes.items())


def loaded_hour(posts: Sequence[Post], month: Month, rates: RatePack) -> Fraction:
    """Pence that an hour of someone with these posts costs her employer, in the terms of a month.

    Yearly cost of the posts (salary, National Insurance, pension) ÷ (their part of full time × 1,400 hours).
    """
    terms = rates.for_year(tax_year_of(month))
    cost = sum(
        employer_cost(
            post.pay.annual_pay(post.pay.awards_by(month)),
            post.pay.ni_category,
            post.pay.pension_basis,
            post.pay.pension_basis_points,
            terms,
        ).total
        for post in posts
    )
    return Fraction(cost * _WHOLE, sum(post.pay.fte for post in posts) * HOURS_A_YEAR)


def staff_time(plan: Plan, rates: RatePack, year: FinancialYear) -> int:
    """What the time of staff in a year's planned sessions is worth, in pence: minutes ÷ 60 × their loaded hour.

    It is paid with their salaries already, so it stands beside the money and is no part of any cost.
    """
    worth = sum(
        (
            Fraction(each.minutes, 60) * loaded_hour(posts, Month.of(day), rates)
            for each, day, posts in _times(plan, year)
        ),
        Fraction(),
    )
    return round_half_up(worth.numerator, worth.denominator)


def who_pays(found: Forecast, year_start_month: int) -> tuple[Paying, ...]:
    """By year and kind, what restricted grants and unrestricted money pay of supervision and training in a view."""
    if found.charged is None:
        return ()
    totals: dict[tuple[FinancialYear, str], int] = defaultdict(int)
    for source, row in zip(found.charged.spent.sources, found.charged.spent.totals.tolist(), strict=True):
        _add_years(totals, found, year_start_month, source.kind, row)
    grants: dict[tuple[FinancialYear, str], dict[int, int]] = defaultdict(dict)
    for charge in found.charges:
        paid: dict[tuple[FinancialYear, str], int] = defaultdict(int)
        _add_years(paid, found, year_start_month, charge.source[0], charge.amounts)
        for key, amount in paid.items():
            grants[key][charge.grant] = grants[key].get(charge.grant, 0) + amount
    order = sorted(totals, key=lambda key: (key[0], key[1] == TRAINING))
    return tuple(
        Paying(
            kind, year, totals[year, kind], totals[year, kind] - sum(grants[year, kind].values()), grants[year, kind]
        )
        for year, kind in order
    )


def _add_years(
    totals: dict[tuple[FinancialYear, str], int],
    found: Forecast,
    year_start_month: int,
    kind: str,
    amounts: Sequence[int],
) -> None:
    if kind not in {SUPERVISION, TRAINING}:
        return
    for month, amount in zip(found.months, amounts, strict=True):
        if amount:
            totals[FinancialYear.containing(month, year_start_month), kind] += amount


def _completed_cost(plan: Plan, year: FinancialYear) -> int:
    prices = {course.id: course.cost for course in plan.people.courses}
    return sum(
        prices[record.course] if record.cost is None else record.cost
        for record in plan.people.records
        if record.completed_on is not None and year.start.first_day <= record.completed_on < year.end.first_day
    )


def _day_cost(plan: SupervisionPlan, minutes: Sequence[int]) -> int:
    longest_first = sorted(minutes, reverse=True)
    groups = longest_first[:: plan.group_size]
    shared = sum(round_half_up(plan.rate * each, 60) + plan.travel for each in groups)
    return shared + sum(round_half_up(plan.attendance * each, 60) for each in minutes)


def _there(person: Person, year: FinancialYear) -> bool:
    begun = person.start is None or person.start < year.end.first_day
    return begun and (person.end is None or person.end >= year.start.first_day)


def _times(plan: Plan, year: FinancialYear) -> Iterator[tuple[SupervisionPlan, date, list[Post]]]:
    """Every planned session of everybody who holds a post on its day, with those posts."""
    for each in plan.people.supervision:
        for day in session_dates(each, year.start.first_day, year.last_day):
            for person in covered(each, plan.people.people, day):
                posts = [post for post in plan.posts if post.holder == person.id and post.is_held(day)]
                if posts:
                    yield each, day, posts
