"""What all posts cost, month by month, with the posts that one person holds counted as one employment.

Social Security Contributions and Benefits Act 1992, schedule 1, paragraph 1: an employer adds together what it pays one
person for several jobs, so that the threshold of National Insurance is used once. So are the limits of a pension.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from app.dates import Month
from app.money import share_out
from app.planning.law.employer import (
    EmployerCost,
    PostPay,
    employer_nic_annual,
    pensions_together,
    post_month_costs,
    twelve_parts,
)
from app.planning.law.rates import RatePack, tax_year_of
from app.planning.plan.plan import Post

Row = tuple[EmployerCost, ...]


def staff_month_costs(posts: Sequence[Post], months: Sequence[Month], rates: RatePack) -> tuple[Row, ...]:
    """Each post's cost in each month, in pence; see `employer.post_month_costs`.

    In a month in which one person works in several posts, National Insurance is a twelfth of that on a year's pay of
    all of them (twelve times that of a month partly worked), which they bear in proportion to their pay. The category
    is the first post's. Pensions are a twelfth of those on the same pay (see `employer.pensions_together`).
    """
    rows = [post_month_costs(post.pay, months, rates) for post in posts]
    for places in _held_together(posts):
        pays = [posts[at].pay for at in places]
        for place, row in zip(places, _joined([rows[at] for at in places], months, pays, rates), strict=True):
            rows[place] = row
    return tuple(rows)


def _held_together(posts: Sequence[Post]) -> list[list[int]]:
    """The places of posts that share a holder, where there are several."""
    by_holder: dict[int, list[int]] = defaultdict(list)
    for place, post in enumerate(posts):
        if post.holder is not None:
            by_holder[post.holder].append(place)
    return [places for places in by_holder.values() if len(places) > 1]


def _joined(rows: Sequence[Row], months: Sequence[Month], pays: Sequence[PostPay], rates: RatePack) -> list[Row]:
    by_month = zip(zip(*rows, strict=True), months, strict=True)
    columns = (_joined_month(costs, month, pays, rates) for costs, month in by_month)
    return [tuple(row) for row in zip(*columns, strict=True)] if months else list(rows)


def _joined_month(costs: Row, month: Month, pays: Sequence[PostPay], rates: RatePack) -> Row:
    salaries = [_yearly(cost, pay, month) for cost, pay in zip(costs, pays, strict=True)]
    if sum(amount > 0 for amount in salaries) < 2:
        return costs
    year, place = rates.for_year(tax_year_of(month)), (month.month - 4) % 12
    shares = share_out(employer_nic_annual(sum(salaries), pays[0].ni_category, year), salaries)
    usual = [pay.pay_in(month) if salary else 0 for pay, salary in zip(pays, salaries, strict=True)]
    pensions = pensions_together(pays, salaries, usual, year)
    return tuple(
        replace(cost, nic=twelve_parts(nic)[place], pension=twelve_parts(pension)[place])
        for cost, nic, pension in zip(costs, shares, pensions, strict=True)
    )


def _yearly(cost: EmployerCost, pay: PostPay, month: Month) -> int:
    """Pence a year at the pay of a month: that in force where the whole month is worked, else twelve times its pay."""
    whole = pay.start <= month.first_day and (pay.end is None or month.last_day <= pay.end)
    return pay.pay_in(month) if whole else 12 * cost.salary
