"""Random organisations: small enough to shrink well, odd enough to meet every rule."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from app.dates import Month
from app.planning.law.employer import PensionBasis, PostPay
from app.planning.plan.people import (
    Course,
    CourseNeed,
    People,
    Person,
    SupervisionPlan,
    SupervisionSession,
    TrainingRecord,
)
from app.planning.plan.plan import (
    BudgetLine,
    Cost,
    Freelancer,
    Fund,
    Grant,
    Income,
    Instalment,
    Plan,
    Post,
    Project,
    Rise,
    Schedule,
)

Value = TypeVar("Value")

PROJECTS = (1, 2, 3)
RESTRICTED = (2, 3)
NUMBERS = st.sampled_from((2, 3, 1)).map(lambda count: range(1, count + 1))
CATEGORIES = ("staff", "freelancers", "materials", "premises")
PAID_CATEGORIES = (*CATEGORIES, "supervision", "training")
BROAD: tuple[tuple[str, int | str], ...] = (("cost", 1), ("cost", 2), ("project", 1), ("category", "materials"))
POOLS = ("premises", "central", "governance", "fundraising")
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
EARLY = st.dates(date(2024, 6, 1), date(2025, 12, 31))
AMOUNTS = st.one_of(st.integers(1_000, 3_000_000), st.integers(0, 50))
RISES = st.builds(
    Rise, st.integers(-3_000, 3_000), st.none() | st.builds(Month, st.integers(2024, 2028), st.integers(1, 12))
)
CATEGORY, POOL = st.sampled_from(CATEGORIES), st.sampled_from(POOLS)
PROJECT = st.none() | st.sampled_from(PROJECTS)
MOSTLY = st.sampled_from((True, True, False))
FREQUENCIES = st.sampled_from(("monthly", "weekly", "quarterly", "yearly", "one_off", "by_month"))


FEW = st.sampled_from((1, 2, 0)).map(lambda count: range(1, count + 1))

# Strategies are made once for each argument: making them anew for each example takes longer than drawing from them.
either = cache(st.one_of)


@cache
def maybe(some: st.SearchStrategy[Value]) -> st.SearchStrategy[Value | None]:
    return st.none() | some


@cache
@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date | None]:
    start = draw(either(EARLY, EARLY, EARLY, DAYS))
    last = date(2029, 12, 31)
    return start, draw(st.one_of(st.none(), st.dates(max(start, date(2027, 6, 1)), last), st.dates(start, last)))


@cache
def month_amounts(least: int) -> st.SearchStrategy[dict[Month, int]]:
    months = st.builds(Month.from_index, st.integers(Month(2024, 6).index, Month(2028, 12).index))
    return st.dictionaries(months, st.integers(least, 2_000_000) | st.integers(max(least, -50), 50), max_size=8)


def has_refunds(plan: Plan) -> bool:
    """Whether more comes back of a cost in some month than is paid: then a project can cost less than others pay."""
    return any(pence < 0 for cost in plan.costs for pence in cost.schedule.months.values())


@cache
@st.composite
def schedules(draw: st.DrawFn, *, refunds: bool = False) -> Schedule:
    """With `refunds` a month that has its own amount may be below nothing."""
    frequency = draw(FREQUENCIES)
    months = month_amounts(-200_000 if refunds else 0)
    return Schedule(frequency, *draw(spans()), draw(months) if frequency == "by_month" else {})


@cache
@st.composite
def shares(draw: st.DrawFn) -> dict[int, int]:
    parts = draw(st.lists(st.integers(1, 10_000), max_size=3))
    whole = max(10_000, sum(parts))
    scaled = [part * 10_000 // whole for part in parts]
    return {project: share for project, share in zip(PROJECTS, scaled, strict=False) if share}


@cache
@st.composite
def costs(draw: st.DrawFn, id_: int) -> Cost:
    return Cost(
        id=id_,
        name=f"Cost {id_}",
        category=draw(CATEGORY),
        amount=draw(AMOUNTS),
        schedule=draw(schedules(refunds=True)),
        shares=draw(shares()),
        rise=draw(RISES),
        lag=draw(st.integers(0, 3)),
        vat=draw(st.sampled_from((0, 500, 2_000))),
        vat_recoverable=draw(st.booleans()),
        pool=draw(POOL),
    )


@cache
@st.composite
def posts(draw: st.DrawFn, id_: int) -> Post:
    start, end = draw(spans())
    pay = PostPay(
        annual_full_time_salary=draw(st.integers(0, 6_000_000)),
        start=start,
        end=end,
        fte=draw(st.integers(1, 10_000)),
        pension_basis=draw(st.sampled_from(PensionBasis)),
        pension_basis_points=300,
    )
    holder = draw(maybe(st.integers(1, 3)))
    return Post(id_, f"Post {id_}", pay, shares=draw(shares()), pool=draw(POOL), holder=holder)


@cache
@st.composite
def freelancers(draw: st.DrawFn, id_: int) -> Freelancer:
    start, end = draw(spans())
    return Freelancer(
        id=id_,
        name=f"Freelancer {id_}",
        day_rate=draw(st.integers(0, 50_000)),
        days=draw(st.integers(0, 2_000)),
        start=start,
        end=end,
        shares=draw(shares()),
        rise=draw(RISES),
        lag=draw(st.integers(0, 2)),
        pool=draw(POOL),
    )


@cache
@st.composite
def targets(draw: st.DrawFn) -> tuple[str, int | str]:
    kind = draw(st.sampled_from(("cost", "cost", "post", "freelancer", "project", "category")))
    named: st.SearchStrategy[int | str] = st.sampled_from(PAID_CATEGORIES if kind == "category" else (1, 2, 3))
    return kind, draw(named)


@cache
@st.composite
def budget_lines(draw: st.DrawFn, id_: int) -> BudgetLine:
    start, end = draw(either(st.just((None, None)), st.just((None, None)), spans()))
    spent = draw(st.sampled_from((0, 0, 0, 10, 100_000)))
    amount = draw(either(st.integers(10_000, 5_000_000), AMOUNTS))
    return BudgetLine(id_, amount, draw(targets()), spent, start, end)


@cache
@st.composite
def grants(draw: st.DrawFn, id_: int, funds: tuple[int, ...]) -> Grant:
    start, end = draw(spans())
    instalments = st.builds(Instalment, DAYS, AMOUNTS, maybe(DAYS))
    return Grant(
        id=id_,
        title=f"Grant {id_}",
        funder="Funder",
        kind=draw(st.sampled_from(("grant", "contract"))),
        confirmed=draw(MOSTLY),
        probability=draw(st.integers(0, 100)),
        fund=draw(st.sampled_from((*RESTRICTED, *RESTRICTED, *RESTRICTED, *funds, None))),
        start=start,
        end=end,
        project=draw(PROJECT),
        instalments=tuple(draw(st.lists(instalments, max_size=3))),
        budget=tuple(draw(budget_lines(10 * id_ + number)) for number in draw(NUMBERS)),
    )


@cache
@st.composite
def incomes(draw: st.DrawFn, id_: int, funds: tuple[int, ...]) -> Income:
    return Income(
        id=id_,
        name=f"Income {id_}",
        amount=draw(AMOUNTS),
        schedule=draw(schedules()),
        confirmed=draw(st.booleans()),
        probability=draw(st.integers(0, 100)),
        fund=draw(maybe(st.sampled_from(funds))),
        project=draw(PROJECT),
        received_on=draw(maybe(DAYS)),
        rise=draw(RISES),
    )


ROLES = st.sampled_from(("", "Artist", "artist", "Coordinator"))
ENGAGEMENTS = st.sampled_from(("employee", "freelancer", "volunteer", "trustee"))
PENCE = st.sampled_from((0, 1, 999, 5_000, 7_001))


@cache
@st.composite
def persons(draw: st.DrawFn, id_: int) -> Person:
    start, end = draw(st.just((None, None)) | spans())
    return Person(
        id=id_,
        name=f"Person {id_}",
        engagement=draw(ENGAGEMENTS),
        role=draw(ROLES),
        start=start,
        end=end,
        freelancer=draw(st.sampled_from((None, 1, 2))),
        project=draw(PROJECT),
    )


@cache
@st.composite
def supervision_plans(draw: st.DrawFn, id_: int) -> SupervisionPlan:
    start, end = draw(spans())
    return SupervisionPlan(
        id=id_,
        name=f"Supervision {id_}",
        start=start,
        end=end,
        kind=draw(st.sampled_from(("line_management", "reflective", "peer", "group"))),
        person=draw(maybe(st.integers(1, 3))),
        role=draw(ROLES),
        engagement=draw(maybe(ENGAGEMENTS)),
        minutes=draw(st.integers(1, 240)),
        sessions_a_year=draw(st.sampled_from((12, 6, 10, 4, 5, 11, 1, 26, 40))),
        group_size=draw(st.integers(1, 7)),
        rate=draw(PENCE),
        travel=draw(PENCE),
        attendance=draw(PENCE),
    )


@cache
@st.composite
def peoples(draw: st.DrawFn) -> People:
    """Some people with supervision plans, courses, and what was held and done of these."""
    people = tuple(draw(persons(id_)) for id_ in draw(NUMBERS))
    whom = st.sampled_from([person.id for person in people])
    courses = tuple(
        Course(id_, f"Course {id_}", draw(PENCE), draw(st.sampled_from((None, 1, 12, 36)))) for id_ in draw(FEW)
    )
    which = st.sampled_from([course.id for course in courses] or [0])
    day = maybe(DAYS)
    records = st.builds(TrainingRecord, which, whom, day, day, either(st.none(), st.none(), DAYS), maybe(PENCE))
    plans = tuple(draw(supervision_plans(id_)) for id_ in draw(FEW))
    session = st.builds(
        SupervisionSession, st.sampled_from([each.id for each in plans] or [0]), whom, DAYS, maybe(st.just(45))
    )
    return People(
        people=people,
        supervision=plans,
        sessions=tuple(draw(st.lists(session, max_size=3))) if plans else (),
        courses=courses,
        needs=tuple(draw(st.lists(st.builds(CourseNeed, which, ROLES, maybe(ENGAGEMENTS)), max_size=2))),
        records=tuple(draw(st.lists(records, max_size=3))) if courses else (),
        budgets=draw(st.dictionaries(st.tuples(st.sampled_from(("supervision", "training")), st.just(2026)), PENCE)),
    )


@cache
@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with every kind of fund and up to three of everything else; mostly, grants pay some of its costs."""
    kinds = ("general", "restricted", "restricted", "designated", "endowment")
    balances = st.integers(-500_000, 5_000_000)
    funds = tuple(Fund(id_, f"Fund {id_}", kind, draw(balances)) for id_, kind in enumerate(kinds, start=1))
    ids = tuple(fund.id for fund in funds)
    return Plan(
        name="Random",
        balance_date=draw(st.dates(date(2025, 1, 1), date(2026, 12, 31))),
        year_start_month=draw(st.integers(1, 12)),
        claims_allowance=draw(st.booleans()),
        allowance_used=draw(st.integers(0, 1_200_000)),
        funds=funds,
        income=tuple(draw(incomes(id_, ids)) for id_ in draw(NUMBERS)),
        grants=tuple(draw(grants(id_, ids)) for id_ in draw(NUMBERS)),
        costs=tuple(draw(costs(id_)) for id_ in draw(NUMBERS)),
        posts=tuple(draw(posts(id_)) for id_ in draw(FEW)),
        freelancers=tuple(draw(freelancers(id_)) for id_ in draw(FEW)),
        projects=tuple(Project(id_, f"Project {id_}", draw(st.integers(0, 10_000))) for id_ in PROJECTS),
        people=draw(either(st.just(People()), st.just(People()), peoples())),
    )


@cache
@st.composite
def bidding_plans(draw: st.DrawFn) -> Plan:
    """A plan most of whose money is not confirmed: bids that pay for the same costs, or into the same fund or none."""
    plan = draw(plans())
    decided = st.sampled_from((False, False, True))
    several = (draw(_bidders(id_)) for id_ in range(1, draw(st.integers(2, 6))))
    return replace(
        plan,
        grants=tuple(replace(grant, confirmed=draw(decided)) for grant in several),
        income=tuple(replace(line, confirmed=draw(decided)) for line in plan.income),
    )


@cache
@st.composite
def _bidders(draw: st.DrawFn, id_: int) -> Grant:
    grant = draw(grants(id_, (1, 4)))
    broad = draw(st.sampled_from(BROAD))
    line = BudgetLine(10 * id_, draw(st.integers(10_000, 5_000_000)), broad)
    return replace(
        grant,
        start=draw(maybe(EARLY)),
        end=draw(maybe(st.dates(date(2026, 6, 1), date(2028, 12, 31)))),
        fund=draw(st.sampled_from((None, 2, 3, grant.fund))),
        restricted=draw(MOSTLY),
        budget=(line, *grant.budget),
        decision=draw(st.sampled_from(("", "", "board"))),
    )


@cache
@st.composite
def separate_bids(draw: st.DrawFn) -> Plan:
    """A plan of bids that touch nothing of each other: each restricted one has a fund and a cost of its own."""
    few = range(1, draw(st.integers(1, 4)) + 1)
    return Plan(
        name="Apart",
        balance_date=date(2026, 3, 31),
        funds=(Fund(1, "General", "general", draw(st.integers(0, 5_000_000))),),
        income=tuple(
            replace(draw(incomes(id_, (1,))), confirmed=False, received_on=None) for id_ in few if draw(st.booleans())
        ),
        grants=tuple(draw(_separate_bid(id_)) for id_ in few),
        costs=tuple(draw(costs(id_)) for id_ in few),
    )


@cache
@st.composite
def _separate_bid(draw: st.DrawFn, id_: int) -> Grant:
    bid = draw(grants(id_, (1,)))
    return replace(
        bid,
        confirmed=False,
        fund=None,
        restricted=draw(st.booleans()),
        instalments=tuple(replace(payment, received_on=None) for payment in bid.instalments),
        budget=tuple(replace(line, target=("cost", id_)) for line in bid.budget[:1]),
    )
