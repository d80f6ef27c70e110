"""The closure cost and the funding cliff a second time, by the plainest means: one day, one person, one bill a time.

It exists to be compared with `app.planning.closing.closure` and `app.planning.forecast.cliff` on random plans, so it
uses none of that code. Only statutory redundancy weeks, National Insurance and pensions come from elsewhere; published
tables test those.
"""

from datetime import date, timedelta
from fractions import Fraction

from app.dates import Month
from app.money import share_out
from app.planning.forecast.charging import Charge
from app.planning.forecast.forecast import Forecast
from app.planning.law.employer import employer_nic_annual
from app.planning.law.rates import RatePack
from app.planning.law.redundancy import redundancy_half_weeks
from app.planning.plan.plan import Cost, Freelancer, Plan, Post
from tests.planning.naive import days_of, half_up, paid_on, pensions_of_one, pieces, price, work

FAR = date(2060, 1, 1)


def month_end(month: Month, later: int = 0) -> date:
    return month.plus(later).last_day


def whole_years(start: date, last: date) -> int:
    """Anniversaries of the first day that come no later than the day after the last."""
    after, count = last + timedelta(days=1), 0
    while True:
        year = start.year + count + 1
        day = start if (start.month, start.day) != (2, 29) else date(start.year, 3, 1)
        if date(year, day.month, day.day) > after:
            return count
        count += 1


def whole_months(start: date, last: date) -> int:
    after = last + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months - 1 if after.day < start.day else months


def statutory_weeks(start: date, last: date) -> int:
    if whole_months(start, last) < 1:
        return 0
    return min(12, max(1, whole_months(start, last) // 12))


def people_cost(plan: Plan, rates: RatePack, day: date) -> tuple[int, int, int]:
    """Redundancy, notice and holiday of everybody on a day."""
    groups: list[list[Post]] = []
    for post in plan.posts:
        same = [group for group in groups if post.holder is not None and group[0].holder == post.holder]
        if same:
            same[0].append(post)
        else:
            groups.append([post])
    parts = [person_cost(group, plan, rates, day) for group in groups]
    redundancy, notice, holiday = (sum(part[at] for part in parts) for at in range(3))
    return redundancy, notice, holiday


def person_cost(group: list[Post], plan: Plan, rates: RatePack, day: date) -> tuple[int, int, int]:
    here = [post for post in group if post.pay.start <= day <= (post.pay.end or FAR)]
    if not here:
        return 0, 0, 0
    begun = [post for post in group if post.pay.start <= day]
    since = min(
        post.service_start if post.service_start and post.service_start <= day else post.pay.start for post in begun
    )
    annual = []
    for post in here:
        awards = 0
        if post.pay.uplift_from is not None:
            while post.pay.uplift_from.plus(12 * awards) <= Month.of(day):
                awards += 1
        annual.append(post.pay.annual_pay(awards))
    week = half_up(Fraction(sum(annual), 52))
    years = min(20, whole_years(since, day))
    born = min((post.born for post in group if post.born), default=None)
    halves = 0
    if years >= 2:
        halves = 3 * years if born is None else redundancy_half_weeks(whole_years(born, day), years)
    cap = [cap for cap in rates.redundancy_caps if cap.starts <= day][-1]
    most = cap.northern_ireland if plan.nation == "ni" else cap.great_britain
    redundancy = half_up(Fraction(halves * min(week, most), 2))

    april = date(day.year, 4, 6)
    tax = rates.for_year(max(rates.first_year, day.year if day >= april else day.year - 1))
    weeks = max([statutory_weeks(since, day), *(post.notice_weeks for post in here)])
    nic = employer_nic_annual(sum(annual), here[0].pay.ni_category, tax)
    shares = share_out(nic, annual) if sum(annual) else tuple(0 for _ in annual)
    yearly = {post.id: pay for post, pay in zip(here, annual, strict=True)}
    pensions = pensions_of_one(here, yearly, yearly, tax)
    notice = 0
    for post, pay, share in zip(here, annual, shares, strict=True):
        pension = pensions[post.id]
        days = sum(day + timedelta(days=number) <= (post.pay.end or FAR) for number in range(1, 7 * weeks + 1))
        notice += half_up(Fraction((pay + share + pension) * days, 364))

    begins = date(day.year, plan.leave_year_month or plan.year_start_month, 1)
    if begins > day:
        begins = begins.replace(year=day.year - 1)
    ends = begins.replace(year=begins.year + 1)
    worked = sum(begins + timedelta(days=at) >= since for at in range((day - begins).days + 1))
    part = Fraction(worked, (ends - begins).days) * Fraction(plan.holiday_untaken, 10_000)
    return redundancy, notice, half_up(Fraction(56, 10) * part * week)


def owed(cost: Cost, month: Month) -> int:
    """A refund is no debt."""
    return max(0, price(cost, month))


def contracts(plan: Plan, on: date) -> int:
    """What falls due after a day until the month in which the notice is over ends, or the contract can be broken."""
    total = 0
    for cost in plan.costs:
        if cost.notice_months is None and cost.break_on is None:
            continue
        notice_ends = month_end(Month.of(on), cost.notice_months) if cost.notice_months else on
        until = max(notice_ends, cost.break_on or date.min)
        total += sum(owed(cost, Month.of(day)) for day in days_of(cost.schedule, until) if day > on)
    return total


def bills(plan: Plan, on: date) -> int:
    """What fell due by a day and is paid later; fees are due and paid on a month's last day."""
    total = 0
    for cost in plan.costs:
        for day in days_of(cost.schedule, on):
            if cost.lag and paid_on(cost.schedule, day, cost.lag) > on:
                total += owed(cost, Month.of(day))
    lagged: list[Freelancer] = [item for item in plan.freelancers if item.lag]
    for item in lagged:
        ended = Month.of(on + timedelta(days=1)).plus(-1)
        for back in range(item.lag):
            total += work(item, ended.plus(-back))
    return total


Piece = tuple[str, int, int | None]
Row = dict[Month, Fraction]
Fall = tuple[int, str, int]


def cliff(plan: Plan, found: Forecast, rates: RatePack) -> list[tuple[Month, int, str, int, int, int]]:
    """Month, grant, kind, id, monthly and total of every fall, from what lines are said to pay of each piece."""
    costs: dict[Piece, dict[Month, int]] = {}
    for month in found.months:
        for piece in pieces(plan, rates, month):
            if piece.left > 0:
                costs.setdefault((piece.kind, piece.id, piece.project), {})[month] = piece.left
    lines = {line.id: line for grant in plan.grants for line in grant.budget}
    landed: dict[Fall, dict[Month, int]] = {}
    for key, cost in costs.items():
        charges = [charge for charge in found.charges if (*charge.source, charge.project) == key]
        paid = [dict(zip(found.months, charge.amounts, strict=True)) for charge in charges]
        last = [last_month(found, charge) for charge in charges]
        for number, month, pence in land(cost, paid, last):
            kind, value = lines[charges[number].line].target
            what = ("project", int(value)) if kind == "project" else charges[number].source
            row = landed.setdefault((charges[number].grant, *what), dict.fromkeys(found.months, 0))
            row[month] += pence
    falls = []
    for fall, row in landed.items():
        if any(row.values()):
            first = min(month for month, pence in row.items() if pence)
            after = [row[month] for month in found.months if month >= first]
            falls.append((first, *fall, half_up(Fraction(sum(after[:12]), len(after[:12]))), sum(after)))
    return falls


def last_month(found: Forecast, charge: Charge) -> Month:
    """The last month in which the line pays for the same thing, by whichever project it is borne."""
    same = [each for each in found.charges if (each.line, each.source) == (charge.line, charge.source)]
    return max(month for each in same for month, paid in zip(found.months, each.amounts, strict=True) if paid)


def land(cost: dict[Month, int], paid: list[dict[Month, int]], last: list[Month]) -> list[tuple[int, Month, int]]:
    """Which line leaves how much of a piece in which month: each part for what stopped when it last came to land.

    Months before are looked back on: what unrestricted money bears without a break since it rose in a month is owed
    to the lines that pay less from that month on, the one that stops first to begin with.
    """
    months = sorted(cost)
    parts: list[Row] = [{month: Fraction(row[month], cost[month]) for month in months} for row in paid]
    bears = {month: 1 - sum((part[month] for part in parts), Fraction()) for month in months}
    order = sorted(range(len(parts)), key=lambda number: last[number])
    found = []
    for at, month in enumerate(months):
        high = bears[month]
        for then in range(at, 0, -1):
            low = bears[months[then - 1]]
            begins = low
            for number in order:
                less = parts[number][months[then - 1]] - parts[number][months[then]]
                ends = begins + max(Fraction(), min(less, bears[months[then]] - begins))
                top = min(ends, high)
                if top > begins and month > last[number]:
                    pence = half_up(top * cost[month]) - half_up(begins * cost[month])
                    found.append((number, month, pence))
                begins = ends
            high = min(high, low)
    return found
