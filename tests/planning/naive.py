"""The forecast a second time, by the plainest means: days and fractions, month by month, nothing shared or clever.

It exists to be compared with `app.planning.forecast` on random plans, so it uses none of that code. Only employers'
costs come from elsewhere; published tables test those.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from app.dates import Month, add_months
from app.planning.employer import employment_allowance, post_month_costs
from app.planning.plan import BudgetLine, Freelancer, Grant, Income, Plan, Rise, Schedule
from app.planning.rates import RatePack

STEPS = {"monthly": 1, "quarterly": 3, "yearly": 12}
RANK = {"cost": 0, "post": 0, "freelancer": 0, "project": 1, "category": 2}


@dataclass
class Piece:
    """What one project, or core, has to pay of one source in one month."""

    kind: str
    id: int
    category: str
    project: int | None
    due: Month
    left: int


@dataclass
class Result:
    """By fund id: opening, received, paid, closing of each month. By line id and month: what the line pays."""

    funds: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    free_cash: list[int] = field(default_factory=list)
    line_payments: dict[tuple[int, int], int] = field(default_factory=dict)


def half_up(value: Fraction) -> int:
    return (value + Fraction(1, 2)).__floor__()


def days_of(schedule: Schedule, until: date) -> list[date]:
    days: list[date] = []
    count = 0
    while True:
        if schedule.frequency == "weekly":
            day = schedule.start + timedelta(days=7 * count)
        else:
            day = add_months(schedule.start, STEPS.get(schedule.frequency, 0) * count)
        if day > until or (schedule.end is not None and day > schedule.end):
            return days
        days.append(day)
        if schedule.frequency == "one_off":
            return days
        count += 1


def risen(amount: int, rise: Rise, month: Month) -> int:
    value = Fraction(amount)
    reached = rise.month
    while reached is not None and reached <= month:
        value *= 1 + Fraction(rise.basis_points, 10_000)
        reached = Month(reached.year + 1, reached.month)
    return half_up(value)


def split(total: int, shares: dict[int, int]) -> dict[int | None, int]:
    exact: dict[int | None, Fraction] = {key: Fraction(total * share, 10_000) for key, share in shares.items()}
    if sum(shares.values()) < 10_000:
        exact[None] = Fraction(total * (10_000 - sum(shares.values())), 10_000)
    result = {key: value.__floor__() for key, value in exact.items()}
    while sum(result.values()) < total:
        key = max(exact, key=lambda key: exact[key] - result[key])
        result[key] += 1
    return result


def pieces(plan: Plan, rates: RatePack, month: Month) -> list[Piece]:
    """Everything that is paid in a month, in plan order."""
    found: list[Piece] = []
    for cost in plan.costs:
        due = month.plus(-cost.lag)
        times = sum(Month.of(day) == due for day in days_of(cost.schedule, due.last_day))
        net = risen(cost.amount, cost.rise, due)
        vat = 0 if cost.vat_recoverable else half_up(Fraction(net * cost.vat, 10_000))
        for project, part in split(times * (net + vat), dict(cost.shares)).items():
            found.append(Piece("cost", cost.id, cost.category, project, due, part))
    for post in plan.posts:
        (worked,) = post_month_costs(post.pay, (month,), rates)
        for project, part in split(worked.total, dict(post.shares)).items():
            found.append(Piece("post", post.id, "staff", project, month, part))
    for item in plan.freelancers:
        due = month.plus(-item.lag)
        for project, part in split(work(item, due), dict(item.shares)).items():
            found.append(Piece("freelancer", item.id, "freelancers", project, due, part))
    return found


def work(item: Freelancer, month: Month) -> int:
    month_days = [month.first_day + timedelta(days=number) for number in range(month.last_day.day)]
    worked_days = [day for day in month_days if item.start <= day <= (item.end or day)]
    rate = risen(item.day_rate, item.rise, month)
    return half_up(Fraction(rate * item.days, 100) * Fraction(len(worked_days), len(month_days)))


def names(line: BudgetLine, piece: Piece) -> bool:
    kind, value = line.target
    if kind == "project":
        return piece.project == value
    if kind == "category":
        return piece.category == value
    return (piece.kind, piece.id) == (kind, value)


def covers(grant: Grant, line: BudgetLine, month: Month) -> bool:
    start, end = line.start or grant.start, line.end or grant.end
    return (start is None or Month.of(start) <= month) and (end is None or month <= Month.of(end))


def chance(item: Grant | Income, view: str) -> Fraction:
    if item.confirmed or view == "everything":
        return Fraction(1)
    return Fraction(item.probability, 100) if view == "expected" else Fraction(0)


def arrivals(item: Grant | Income, plan: Plan, until: Month, late: int) -> tuple[dict[Month, int], dict[Month, int]]:
    """What came in after the balances, and what has not come in, by the month in which it counts."""
    assert plan.balance_date is not None
    assert plan.start is not None
    came: dict[Month, int] = {}
    to_come: dict[Month, int] = {}
    if isinstance(item, Income) and item.schedule.frequency != "one_off":
        for day in days_of(item.schedule, until.last_day):
            if Month.of(day) >= plan.start:
                month = Month.of(day).plus(late)
                to_come[month] = to_come.get(month, 0) + risen(item.amount, item.rise, Month.of(day))
        return came, to_come
    if isinstance(item, Income):
        day = item.schedule.start
        singles = [(day, risen(item.amount, item.rise, Month.of(day)), item.received_on)]
    else:
        singles = [(one.due, one.amount, one.received_on) for one in item.instalments]
    for due, amount, received_on in singles:
        if received_on is None:
            month = max(Month.of(due), plan.start).plus(late)
            to_come[month] = to_come.get(month, 0) + amount
        elif received_on > plan.balance_date:
            month = max(Month.of(received_on), plan.start)
            came[month] = came.get(month, 0) + amount
    return came, to_come


def forecast(plan: Plan, rates: RatePack, view: str, count: int, late: int) -> Result:
    """The forecast as it is described, one month after the other."""
    assert plan.start is not None
    assert plan.balance_date is not None
    months = [plan.start.plus(number) for number in range(count)]
    kinds = {fund.id: fund.kind for fund in plan.funds}
    holds = {fund.id: fund.balance for fund in plan.funds}
    general = next(fund.id for fund in plan.funds if fund.kind == "general")
    lines = [
        (grant, line) for grant in plan.grants if kinds.get(grant.fund or -1) == "restricted" for line in grant.budget
    ]
    lines.sort(key=lambda pair: (pair[0].end or date.max, RANK[pair[1].target[0]]))
    used = {line.id: 0 for _, line in lines}
    sources: list[Grant | Income] = [*plan.grants, *plan.income]
    known = [(item, *arrivals(item, plan, months[-1], late)) for item in sources]
    result = Result({fund.id: [] for fund in plan.funds})
    allowance = [0] * count
    if plan.claims_allowance:
        nic = [
            (month, sum(post_month_costs(post.pay, (month,), rates)[0].nic for post in plan.posts)) for month in months
        ]
        april = Month.of(plan.balance_date) >= Month(plan.balance_date.year, 4)
        year_end = Month(plan.balance_date.year + (1 if april else 0), 4)
        already = plan.allowance_used if plan.start < year_end else 0
        allowance = list(employment_allowance(nic, rates, already_used_pence=already))
    for number, month in enumerate(months):
        opening = dict(holds)
        received = dict.fromkeys(holds, 0)
        paid = dict.fromkeys(holds, 0)
        received[general] += allowance[number]
        for item, came, to_come in known:
            fund = item.fund if item.fund is not None else general
            before = sum(amount for at, amount in to_come.items() if at < month)
            now = to_come.get(month, 0)
            part = chance(item, view)
            received[fund] += came.get(month, 0) + half_up(part * (before + now)) - half_up(part * before)
        todo = pieces(plan, rates, month)
        for grant, line in lines:
            for piece in todo:
                if not names(line, piece) or not covers(grant, line, piece.due):
                    continue
                part = chance(grant, view)
                share = min(piece.left, max(0, line.amount - line.spent) - used[line.id]) if part else 0
                if share <= 0:
                    continue
                pays = half_up(part * (used[line.id] + share)) - half_up(part * used[line.id])
                used[line.id] += share
                piece.left -= pays
                assert grant.fund is not None
                paid[grant.fund] += pays
                key = (line.id, number)
                if pays == 0:
                    continue
                result.line_payments[key] = result.line_payments.get(key, 0) + pays
        paid[general] += sum(piece.left for piece in todo)
        for fund, held in opening.items():
            holds[fund] = held + received[fund] - paid[fund]
            result.funds[fund].append((held, received[fund], paid[fund], holds[fund]))
        overdrafts = sum(-amount for fund, amount in holds.items() if kinds[fund] == "restricted" and amount < 0)
        result.free_cash.append(holds[general] - overdrafts)
    return result
