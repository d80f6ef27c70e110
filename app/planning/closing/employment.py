"""What would be owed to each employee if their job ended on a day: redundancy pay, notice and untaken holiday.

Employment Rights Act 1996, sections 86 and 162; Working Time Regulations 1998, regulation 14. Posts of one person are
one employment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import FinancialYear, Month, format_date, tax_year_start
from app.money import round_half_up, share_out
from app.planning.law.employer import PostPay, employer_nic_annual, pensions_together
from app.planning.law.notice import statutory_notice
from app.planning.law.rates import RatePack, TaxYearRates
from app.planning.law.rates_people import Nation
from app.planning.law.redundancy import (
    EARLIEST_START,
    LEAST_YEARS,
    MOST_YEARS,
    OLDEST,
    YOUNGEST,
    birth_fits,
    redundancy_half_weeks,
)
from app.planning.law.service_length import age_at_end_of, complete_years
from app.planning.plan.plan import Plan, Post
from app.problems import Refused

WEEKS = 52
_MOST_HALF_WEEKS_A_YEAR = 3


class BirthImpossible(Refused, ValueError):
    """A date of birth that does not fit the job."""


@dataclass(frozen=True, slots=True)
class Employment:
    """All posts of one person, or one post whose holder is not known; in plan order."""

    posts: tuple[Post, ...]

    @property
    def title(self) -> str:
        """What the person does, by the first post."""
        return self.posts[0].title

    @property
    def born(self) -> date | None:
        """The date of birth; the earliest, where posts of one person differ."""
        return min((post.born for post in self.posts if post.born is not None), default=None)

    def worked_on(self, day: date) -> tuple[Post, ...]:
        """The posts held on a day, the last day of each included."""
        return tuple(post for post in self.posts if post.is_held(day))

    def since(self, day: date) -> date:
        """When the service that counts on a day began: the earliest of the posts begun by then."""
        return min(_service_start(post, day) for post in self.posts if post.pay.start <= day)


@dataclass(frozen=True, slots=True)
class Owed:
    """What one person would be owed, in pence. `most` says that redundancy pay is the most it can be."""

    redundancy: int = 0
    notice: int = 0
    holiday: int = 0
    most: bool = False


def employments(posts: Iterable[Post]) -> tuple[Employment, ...]:
    """The posts by who holds them, in plan order; a post without a known holder is an employment of its own."""
    grouped: dict[tuple[bool, int], list[Post]] = {}
    for post in posts:
        known = post.holder is not None
        grouped.setdefault((known, post.holder if post.holder is not None else post.id), []).append(post)
    return tuple(Employment(tuple(group)) for group in grouped.values())


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """What the law and a plan say on one day: pence a week that redundancy counts up to, rates, and holiday.

    `holiday` is hundredths of a week for a whole leave year, which begins on a day and has so many days; `untaken` is
    the basis points of it that would have to be paid out.
    """

    day: date
    weekly_cap: int
    year: TaxYearRates
    holiday: int
    leave_begins: date
    leave_days: int
    untaken: int

    @classmethod
    def on(cls, day: date, plan: Plan, rates: RatePack) -> "Rules":
        """The rules of a day. Raises RatesUnknown before the first that are known."""
        leave = FinancialYear.containing(Month.of(day), plan.leave_year_month or plan.year_start_month)
        begins = leave.start.first_day
        return cls(
            day=day,
            weekly_cap=rates.redundancy_cap_on(day).weekly(Nation(plan.nation)),
            year=rates.for_year(max(tax_year_start(day), rates.first_year)),
            holiday=rates.holiday_rule_on(day).hundredths_of_weeks,
            leave_begins=begins,
            leave_days=(leave.end.first_day - begins).days,
            untaken=plan.holiday_untaken,
        )


def owed(employment: Employment, rules: Rules) -> Owed:
    """What is owed if the job ends on the day of the rules; nothing to someone who does not work on it.

    - Redundancy: statutory pay with the day as the relevant date, from the pay then in force. Without a date of birth
      a week and a half for each year, the most that it can be.
    - Notice: the longer of the law's and the contract's weeks, at a fifty-second of a year's pay, employer's National
      Insurance and pension in the day's tax year; not beyond the end of a post.
    - Holiday: the legal weeks × the part of the leave year worked by the day × the part untaken × a week's pay.

    Raises BirthImpossible.
    """
    day = rules.day
    posts = employment.worked_on(day)
    if not posts:
        return Owed()
    since, month = employment.since(day), Month.of(day)
    annual = tuple(post.pay.pay_in(month) for post in posts)
    week = round_half_up(sum(annual), WEEKS)
    half_weeks = _half_weeks(employment, since, day)
    return Owed(
        redundancy=round_half_up(half_weeks * min(week, rules.weekly_cap), 2),
        notice=_notice(posts, annual, since, rules),
        holiday=_holiday(week, since, rules),
        most=bool(half_weeks) and employment.born is None,
    )


def _service_start(post: Post, day: date) -> date:
    """Where service begins only after the day, whoever held the post before counts from its start."""
    began = post.service_start
    return began if began is not None and began <= day else post.pay.start


def _half_weeks(employment: Employment, since: date, day: date) -> int:
    """Half weeks of redundancy pay for the service up to a day."""
    years = min(complete_years(since, day), MOST_YEARS)
    if years < LEAST_YEARS:
        return 0
    born = employment.born
    if born is None:
        return _MOST_HALF_WEEKS_A_YEAR * years
    _check_birth(employment.title, born, since)
    age = min(max(age_at_end_of(born, day), YOUNGEST), OLDEST)
    return redundancy_half_weeks(age, min(years, age - EARLIEST_START))


def _check_birth(title: str, born: date, since: date) -> None:
    """GOV.UK's own form takes ages up to 100 and work from 15 on; from 100 on nothing changes any more."""
    if not birth_fits(born, since):
        raise BirthImpossible(
            f"“{title}” has {format_date(born)} as the date of birth and a service that began on {format_date(since)}. "
            f"Someone who works is {EARLIEST_START} to {OLDEST} years old then. Check both dates."
        )


def _notice(posts: Sequence[Post], annual: tuple[int, ...], since: date, rules: Rules) -> int:
    """Pay on notice for every post, up to its own end."""
    weeks = max(statutory_notice(since, rules.day), *(post.notice_weeks for post in posts))
    costs = _yearly_costs([post.pay for post in posts], annual, rules.year)
    days = [_days_of_notice(post.pay.end, weeks, rules.day) for post in posts]
    return sum(round_half_up(cost * count, 7 * WEEKS) for cost, count in zip(costs, days, strict=True))


def _days_of_notice(end: date | None, weeks: int, day: date) -> int:
    return 7 * weeks if end is None else min(7 * weeks, (end - day).days)


def _yearly_costs(pays: Sequence[PostPay], annual: Sequence[int], rates: TaxYearRates) -> list[int]:
    """Pence a year of each post; National Insurance is that on the pay together, shared in proportion to pay."""
    pensions = pensions_together(pays, annual, annual, rates)
    nic = employer_nic_annual(sum(annual), pays[0].ni_category, rates)
    shared = share_out(nic, annual) if nic else [0] * len(annual)
    return [sum(parts) for parts in zip(annual, shared, pensions, strict=True)]


def _holiday(week: int, since: date, rules: Rules) -> int:
    worked = (rules.day - max(rules.leave_begins, since)).days + 1
    return round_half_up(week * rules.holiday * worked * rules.untaken, 100 * rules.leave_days * 10_000)
