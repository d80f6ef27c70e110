"""Posts whose pay an hour falls below the legal minimum in some month whose minimum is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.dates import Month
from app.planning.law.employer import PostPay
from app.planning.law.minimum_wage import OLDEST, YOUNGEST, WageCheck, check_minimum_wage, hourly_pay
from app.planning.law.rates import RatePack
from app.planning.law.service_length import age_on
from app.planning.plan.plan import Plan, Post

_ADULT = 30
"""Any age at which the adult rate applies: for those whose age is not told."""


@dataclass(frozen=True, slots=True)
class LowWage:
    """A post with a month in which it is paid below the minimum: the first of them, and how they compare there."""

    post: Post
    month: Month
    check: WageCheck


def low_wages(plan: Plan, pack: RatePack, months: Sequence[Month]) -> tuple[LowWage, ...]:
    """The posts that are paid below the minimum in one of these months, in order, the first such month of each.

    Pay is that of a full-time week, whose hours a post must tell to be looked at. Rates and ages are those of the first
    day worked in the month; without a date of birth the adult rate holds. Months whose minimum is not known yet are
    left out. Raises RatesUnknown for a month before the first known minimum.
    """
    found = (next(_low_months(post, pack, months), None) for post in plan.posts if post.week_hours)
    return tuple(low for low in found if low is not None)


def _low_months(post: Post, pack: RatePack, months: Sequence[Month]) -> Iterator[LowWage]:
    full_time = _full_time(post.pay)
    for month in months:
        day = max(month.first_day, post.pay.start)
        if day > month.last_day or (post.pay.end and post.pay.end < day):
            continue
        an_hour = hourly_pay(full_time.pay_in(month), post.week_hours or 0)
        check = check_minimum_wage(an_hour, _age(post, day), day, pack)
        if check.known and not check.enough:
            yield LowWage(post, month, check)


def _full_time(pay: PostPay) -> PostPay:
    """The same job for a full-time week: part of it is paid that part of the hours, so an hour is paid alike."""
    return replace(pay, fte=10_000, steps=tuple(replace(step, fte=None) for step in pay.steps))


def _age(post: Post, day: date) -> int:
    """The age on a day; those who are not told, or outside the ages that are checked, as adults."""
    age = age_on(post.born, day) if post.born and post.born < day else _ADULT
    return age if YOUNGEST <= age <= OLDEST else _ADULT
