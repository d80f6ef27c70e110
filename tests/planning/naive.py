"""The forecast a second time, by the plainest means: days and fractions, month by month, nothing shared or clever.

It exists to be compared with `app.planning.forecast.forecast` on random plans, so it uses none of that code. Only
employers' costs come from elsewhere; published tables test those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from app.dates import Month, add_months
from app.planning.law.employer import EmployerCost, employment_allowance, post_month_costs
from app.planning.law.rates import RatePack, TaxYearRates
from app.planning.plan.people import Person, SupervisionPlan
from app.planning.plan.plan import BudgetLine, Cost, Freelancer, Grant, Income, Plan, Post, Rise, Schedule

STEPS = {"monthly": 1, "quarterly": 3, "yearly": 12, "by_month": 1}
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


def paid_on(schedule: Schedule, due: date, lag: int) -> date:
    """So many months after it is due: on the schedule's day, or the last of a shorter month."""
    month = Month.of(due).plus(lag)
    number = due.day if schedule.frequency == "weekly" else schedule.start.day
    return month.first_day + timedelta(days=min(number, month.last_day.day) - 1)


def risen(amount: int, rise: Rise, month: Month) -> int:
    value = Fraction(amount)
    reached = rise.month
    while reached is not None and reached <= month:
        value *= 1 + Fraction(rise.basis_points, 10_000)
        reached = Month(reached.year + 1, reached.month)
    return half_up(value)


def each_time(line: Cost | Income, month: Month) -> int:
    """What a line comes to each time in a month: risen since its start, or since the month that it repeats."""
    if line.schedule.frequency != "by_month":
        return risen(line.amount, line.rise, month)
    known = line.schedule.months
    for years in range(20):
        source = month.plus(-12 * years)
        if source in known:
            value = Fraction(abs(known[source]))
            reached = line.rise.month
            while reached is not None and reached <= month:
                value *= 1 + (Fraction(line.rise.basis_points, 10_000) if reached > source else 0)
                reached = Month(reached.year + 1, reached.month)
            return half_up(value) if known[source] > 0 else -half_up(value)
    return 0


def price(cost: Cost, month: Month) -> int:
    """What a cost comes to each time in a month, with the VAT that does not come back."""
    net = each_time(cost, month)
    vat = 0 if cost.vat_recoverable else half_up(Fraction(abs(net) * cost.vat, 10_000))
    return net + (vat if net > 0 else -vat)


def split(total: int, shares: dict[int, int]) -> dict[int | None, int]:
    if total < 0:
        return {key: -part for key, part in split(-total, shares).items()}
    exact: dict[int | None, Fraction] = {key: Fraction(total * share, 10_000) for key, share in shares.items()}
    if sum(shares.values()) < 10_000:
        exact[None] = Fraction(total * (10_000 - sum(shares.values())), 10_000)
    result = {key: value.__floor__() for key, value in exact.items()}
    while sum(result.values()) < total:
        key = max(exact, key=lambda key: exact[key] - result[key])
        result[key] += 1
    return result


def pieces(plan: Plan, rates: RatePack, month: Month) -> list[Piece]:
    """Everything that is paid in a month after the balance date, in plan order."""
    assert plan.balance_date is not None
    found: list[Piece] = []
    for cost in plan.costs:
        due = month.plus(-cost.lag)
        days = [day for day in days_of(cost.schedule, due.last_day) if Month.of(day) == due]
        times = sum(paid_on(cost.schedule, day, cost.lag) > plan.balance_date for day in days)
        whole = dearer(plan, cost.category, due, times * price(cost, due))
        for project, part in split(whole, dict(cost.shares)).items():
            found.append(Piece("cost", cost.id, cost.category, project, due, part))
    staff = employed(plan, rates, month)
    for post in plan.posts:
        for project, part in split(staff[post.id].total, dict(post.shares)).items():
            found.append(Piece("post", post.id, "staff", project, month, part))
    for item in plan.freelancers:
        due = month.plus(-item.lag)
        for project, part in split(dearer(plan, "freelancers", due, work(item, due)), dict(item.shares)).items():
            found.append(Piece("freelancer", item.id, "freelancers", project, due, part))
    people = people_pieces(plan, month)
    return [*found, *(replace(piece, left=dearer(plan, piece.category, month, piece.left)) for piece in people)]


def employed(plan: Plan, rates: RatePack, month: Month) -> dict[int, EmployerCost]:
    """Each post's cost in a month; one person's posts use one threshold of National Insurance, shared out by pay."""
    costs = {post.id: post_month_costs(post.pay, (month,), rates)[0] for post in plan.posts}
    year = rates.for_year(month.year if month.month >= 4 else month.year - 1)
    since_april = (month.month - 4) % 12
    for holder in {post.holder for post in plan.posts if post.holder is not None}:
        held = [post for post in plan.posts if post.holder == holder]
        pay: dict[int | None, int] = {
            post.id: post.pay.pay_in(month)
            if post.pay.start <= month.first_day and (post.pay.end or month.last_day) >= month.last_day
            else 12 * costs[post.id].salary
            for post in held
        }
        if sum(amount > 0 for amount in pay.values()) < 2:
            continue
        free = year.upper.year if held[0].pay.ni_category in "HMVZ" else year.secondary.year
        yearly = half_up(Fraction(max(0, sum(pay.values()) - free) * year.employer_nic_rate, 10_000))
        for post_id, part in split_weighted(yearly, pay).items():
            nic = half_up(Fraction(part * (since_april + 1), 12)) - half_up(Fraction(part * since_april, 12))
            assert post_id is not None
            costs[post_id] = replace(costs[post_id], nic=nic)
        working = [post for post in held if pay[post.id]]
        usual = {post.id: post.pay.pay_in(month) for post in working}
        for post_id, whole in pensions_of_one(working, {key: pay[key] for key in usual}, usual, year).items():
            pension = half_up(Fraction(whole * (since_april + 1), 12)) - half_up(Fraction(whole * since_april, 12))
            costs[post_id] = replace(costs[post_id], pension=pension)
    return costs


def pensions_of_one(
    held: Sequence[Post], pay: Mapping[int, int], usual: Mapping[int, int], year: TaxYearRates
) -> dict[int, int]:
    """A year's pensions of one person's posts, which use the limits of qualifying earnings once."""
    joint = [post for post in held if post.pay.pension_basis in {"minimum", "qualifying"}]
    together, normal = sum(pay[post.id] for post in joint), sum(usual[post.id] for post in joint)
    band = max(0, min(together, year.pension_upper.year) - year.pension_lower.year)
    found = {}
    for post in held:
        rate = post.pay.pension_basis_points
        if post.pay.pension_basis == "none":
            found[post.id] = 0
        elif post.pay.pension_basis == "full_salary":
            found[post.id] = half_up(Fraction(pay[post.id] * rate, 10_000))
        else:
            if post.pay.pension_basis == "minimum":
                rate = year.pension_employer_minimum if normal > year.pension_trigger.year else 0
            whole = half_up(Fraction(band * rate, 10_000))
            found[post.id] = half_up(Fraction(whole * pay[post.id], together)) if together else 0
    return found


def dearer(plan: Plan, category: str, due: Month, amount: int) -> int:
    """What a scenario makes of what a source costs in a month."""
    value = Fraction(amount)
    for change in plan.cost_changes:
        everything = change.category is None and category != "redundancy"
        if change.month <= due and (everything or change.category == category):
            value *= 1 + Fraction(change.basis_points, 10_000)
    return half_up(value)


def people_pieces(plan: Plan, month: Month) -> list[Piece]:
    """Supervision and training of a month, one piece for each plan or course and project."""
    sums: dict[tuple[str, int], dict[int | None, int]] = {}
    for number, person, day, amount in [*supervised(plan, month), *trained(plan, month)]:
        if day <= (plan.balance_date or date.min):
            continue
        for project, part in split_weighted(amount, bearers(plan, person, day)).items():
            found = sums.setdefault(number, {})
            found[project] = found.get(project, 0) + part
    order = [("supervision", each.id) for each in plan.people.supervision]
    order += [("training", each.id) for each in plan.people.courses]
    return [
        Piece(kind, id_, kind, project, month, part)
        for kind, id_ in order
        for project, part in sorted(sums.get((kind, id_), {}).items(), key=lambda item: item[0] or 99)
    ]


def supervised(plan: Plan, month: Month) -> list[tuple[tuple[str, int], Person, date, int]]:
    found = []
    for promise in plan.people.supervision:
        for day in days_in(month):
            for _ in range(all_sessions(promise, month.last_day).count(day)):
                group = [who for who in plan.people.people if promised(promise, who, day)]
                sittings = (len(group) + promise.group_size - 1) // promise.group_size
                fee = half_up(Fraction(promise.rate * promise.minutes, 60)) + promise.travel
                own = half_up(Fraction(promise.attendance * promise.minutes, 60))
                odd = sittings * fee
                for place, who in enumerate(group):
                    share = odd // len(group) + (1 if place < odd % len(group) else 0)
                    found.append((("supervision", promise.id), who, day, share + own))
    return found


def all_sessions(promise: SupervisionPlan, until: date) -> list[date]:
    days: list[date] = []
    year = 0
    while (begins := add_months(promise.start, 12 * year)) <= until:
        length = (add_months(promise.start, 12 * year + 12) - begins).days
        for number in range(promise.sessions_a_year):
            if 12 % promise.sessions_a_year == 0:
                days.append(add_months(promise.start, 12 * year + number * 12 // promise.sessions_a_year))
            else:
                days.append(begins + timedelta(days=number * length // promise.sessions_a_year))
        year += 1
    return days


def promised(promise: SupervisionPlan, who: Person, day: date) -> bool:
    goes_on = day <= (promise.end or day) and (who.start or day) <= day <= (who.end or day)
    named = promise.person in (None, who.id)
    role = promise.role == "" or promise.role.lower() == who.role.lower()
    return goes_on and named and role and promise.engagement in (None, who.engagement)


def trained(plan: Plan, month: Month) -> list[tuple[tuple[str, int], Person, date, int]]:
    assert plan.balance_date is not None
    tomorrow = plan.balance_date + timedelta(days=1)
    found = []
    for who in plan.people.people:
        for course in plan.people.courses:
            days: list[tuple[date, int]] = []
            holds: list[date] = []
            for record in plan.people.records:
                if (record.person, record.course) != (who.id, course.id):
                    continue
                day = record.completed_on
                if day is None and record.planned_on is not None and record.planned_on >= tomorrow:
                    day = record.planned_on if record.planned_on <= (who.end or record.planned_on) else None
                if day is not None:
                    days.append((day, course.cost if record.cost is None else record.cost))
                    forever = date(2199, 12, 31)
                    lasts = add_months(day, course.validity_months) if course.validity_months else forever
                    holds.append(record.expires_on or lasts)
            needed = any(
                need.course == course.id
                and (need.role == "" or need.role.lower() == who.role.lower())
                and need.engagement in (None, who.engagement)
                for need in plan.people.needs
            )
            begins = max(tomorrow, who.start or tomorrow)
            next_one = max([day for day in holds if day >= begins], default=begins)
            again = 0
            while needed and (then := add_months(next_one, again)) <= min(month.last_day, who.end or month.last_day):
                days.append((then, course.cost))
                again += course.validity_months or 12_000
            found += [(("training", course.id), who, day, cost) for day, cost in days if Month.of(day) == month]
    return found


def bearers(plan: Plan, who: Person, day: date) -> dict[int | None, int]:
    posts = [post for post in plan.posts if post.holder == who.id]
    here = [post for post in posts if post.pay.start <= day <= (post.pay.end or day)] or posts
    parts = [(post.pay.fte, post.shares) for post in here]
    if not parts:
        parts = [(1, fees.shares) for fees in plan.freelancers if fees.id == who.freelancer]
    if not parts:
        return {who.project: 1}
    weights: dict[int | None, int] = {}
    for size, shares in parts:
        for project, share in shares.items():
            weights[project] = weights.get(project, 0) + size * share
    core = sum(size * (10_000 - sum(shares.values())) for size, shares in parts)
    return {**weights, None: core}


def split_weighted(total: int, weights: dict[int | None, int]) -> dict[int | None, int]:
    whole = sum(weights.values())
    exact = {key: Fraction(total * weight, whole) for key, weight in weights.items() if weight}
    result = {key: value.__floor__() for key, value in exact.items()}
    for key in sorted(exact, key=lambda key: exact[key] - result[key], reverse=True)[: total - sum(result.values())]:
        result[key] += 1
    return result


def days_in(month: Month) -> list[date]:
    return [month.first_day + timedelta(days=number) for number in range(month.last_day.day)]


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
    for delay in plan.delays:
        if delay.grant is None or (isinstance(item, Grant) and item.id == delay.grant):
            late += delay.months
    if isinstance(item, Income) and item.schedule.frequency != "one_off":
        for day in days_of(item.schedule, until.last_day):
            if day > plan.balance_date:
                month = Month.of(day).plus(late)
                to_come[month] = to_come.get(month, 0) + each_time(item, Month.of(day))
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
        (grant, line)
        for grant in plan.grants
        if grant.fund is not None and kinds[grant.fund] == "restricted"
        for line in grant.budget
    ]
    lines.sort(key=lambda pair: (pair[0].end or date.max, RANK[pair[1].target[0]]))
    used, asked = ({line.id: 0 for _, line in lines} for _ in range(2))
    sources: list[Grant | Income] = [*plan.grants, *plan.income]
    known = [(item, *arrivals(item, plan, months[-1], late)) for item in sources]
    result = Result({fund.id: [] for fund in plan.funds})
    allowance = [0] * count
    if plan.claims_allowance:
        nic = [(month, sum(cost.nic for cost in employed(plan, rates, month).values())) for month in months]
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
                asked[line.id] += piece.left
                share = max(0, min(asked[line.id], line.amount - line.spent)) - used[line.id] if part else 0
                if share == 0:
                    continue
                pays = half_up(part * (used[line.id] + share)) - half_up(part * used[line.id])
                used[line.id] += share
                piece.left -= pays
                assert grant.fund is not None
                paid[grant.fund] += pays
                if pays:
                    result.line_payments[line.id, number] = result.line_payments.get((line.id, number), 0) + pays
        paid[general] += sum(piece.left for piece in todo)
        for fund, held in opening.items():
            holds[fund] = held + received[fund] - paid[fund]
            result.funds[fund].append((held, received[fund], paid[fund], holds[fund]))
        overdrafts = sum(-amount for fund, amount in holds.items() if kinds[fund] == "restricted" and amount < 0)
        result.free_cash.append(holds[general] - overdrafts)
    return result
