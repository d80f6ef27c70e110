"""The leanest loop over whole pence that gives the same forecast, as the floor to measure ours against.

It knows only what the measured plan holds (cost lines, restricted grants, instalments), answers only the closing
balances of the confirmed view, checks nothing and explains nothing.
"""

from calendar import monthrange
from datetime import date

from app.planning.plan.plan import Cost, Plan

STEP = {"monthly": 1, "quarterly": 3, "yearly": 12}


def closing_balances(plan: Plan, months: int) -> dict[int, list[int]]:
    """The closing balance of every fund in each month, in pence, in the confirmed view."""
    assert plan.start is not None  # noqa: S101 - the measured plan has a balance date
    first = plan.start.index
    flows = {fund.id: [0] * months for fund in plan.funds}
    for grant in plan.grants:
        if grant.confirmed:
            for instalment in grant.instalments:
                month = max(instalment.due.year * 12 + instalment.due.month - 1, first) - first
                if month < months:
                    flows[grant.fund or 1][month] += instalment.amount
    rest: dict[tuple[int, int], list[int]] = {}
    for cost in plan.costs:
        due = due_amounts(cost, first - cost.lag, months)
        for project, share in cost.shares.items():
            part = [(2 * amount * share + 10_000) // 20_000 for amount in due] if share < 10_000 else due
            rest[cost.id, project] = part
            due = [whole - some for whole, some in zip(due, part, strict=True)]
        rest[cost.id, 0] = due
    lags = {cost.id: cost.lag for cost in plan.costs}
    of_cost: dict[int, list[tuple[int, int]]] = {}
    of_project: dict[int, list[tuple[int, int]]] = {}
    for key in rest:
        of_cost.setdefault(key[0], []).append(key)
        of_project.setdefault(key[1], []).append(key)
    lines = sorted(
        (
            (grant.end or date.max, line.target[0] == "project", at, line.id, grant, line)
            for at, grant in enumerate(plan.grants)
            if grant.confirmed
            for line in grant.budget
        ),
        key=lambda entry: entry[:4],
    )
    for *_, grant, line in lines:
        left = line.amount - line.spent
        begin = grant.start.year * 12 + grant.start.month - 1 - first if grant.start else 0
        end = grant.end.year * 12 + grant.end.month - 1 - first if grant.end else months
        keys = of_project.get(int(line.target[1]), []) if line.target[0] == "project" else of_cost[int(line.target[1])]
        paid = flows[grant.fund or 1]
        for month in range(max(0, begin), months):
            if left <= 0 or month > end + 1:
                break
            for key in keys:
                if begin <= month - lags[key[0]] <= end and (owed := rest[key][month]):
                    pays = min(owed, left)
                    rest[key][month] = owed - pays
                    paid[month] -= pays
                    left -= pays
    general = flows[1]
    for amounts in rest.values():
        for month, amount in enumerate(amounts):
            general[month] -= amount
    closing = {}
    for fund in plan.funds:
        held, column = fund.balance, []
        for flow in flows[fund.id]:
            held += flow
            column.append(held)
        closing[fund.id] = column
    return closing


def due_amounts(cost: Cost, first: int, months: int) -> list[int]:
    """What falls due in each month from the first, in pence."""
    start, end = cost.schedule.start, cost.schedule.end or date.max
    begun = start.year * 12 + start.month - 1
    amounts = [0] * months
    if cost.schedule.frequency == "weekly":
        for at in range(months):
            year, month = divmod(first + at, 12)
            opens = date(year, month + 1, 1).toordinal()
            closes = min(opens + monthrange(year, month + 1)[1] - 1, end.toordinal())
            low = max(0, -(-(opens - start.toordinal()) // 7))
            amounts[at] = max(0, (closes - start.toordinal()) // 7 - low + 1) * risen(cost, first + at)
        return amounts
    step = STEP.get(cost.schedule.frequency, 0)
    at = max(0, -(-(first - begun) // step)) * step if step else 0
    while begun + at < first + months:
        if begun + at >= first:
            year, month = divmod(begun + at, 12)
            if date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])) > end:
                break
            amounts[begun + at - first] += risen(cost, begun + at)
        if not step:
            break
        at += step
    return amounts


def risen(cost: Cost, month: int) -> int:
    """The amount in a month after its yearly rises."""
    if cost.rise.month is None or month < cost.rise.month.index:
        return cost.amount
    times = (month - cost.rise.month.index) // 12 + 1
    base = 10_000**times
    return (2 * cost.amount * (10_000 + cost.rise.basis_points) ** times + base) // (2 * base)
