"""What holds for every forecast of every organisation, and that a plain second implementation agrees."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from app.planning.forecast.charging import budget_lines, line_dates, unused
from app.planning.forecast.forecast import VIEWS, Forecast, forecast, forecasts
from app.planning.plan.plan import BudgetLine, Plan
from app.planning.spending.spending import spending_to_come
from app.services.organisation.rates import load_rates
from tests.planning import naive
from tests.planning.plans import has_refunds, plans

VIEW = st.sampled_from(VIEWS)
MONTHS = st.integers(1, 30)
LATE = st.integers(0, 5)


@settings(max_examples=200)
@given(plans(), VIEW, MONTHS, LATE)
def test_a_plain_second_implementation_gives_the_same_pence(plan: Plan, view: str, months: int, late: int) -> None:
    expected = naive.forecast(plan, load_rates(), view, months, late)
    found = forecast(plan, load_rates(), view=view, months=months, late=late)
    for line in found.funds:
        rows = list(zip(line.opening, line.received, line.paid, line.closing, strict=True))
        assert rows == expected.funds[line.fund.id], line.fund.name
    assert list(found.free_cash) == expected.free_cash
    assert _payments(found) == expected.line_payments


@given(plans(), VIEW, MONTHS, LATE)
def test_money_is_conserved_in_every_fund_and_month_and_over_the_whole(
    plan: Plan, view: str, months: int, late: int
) -> None:
    found = forecast(plan, load_rates(), view=view, months=months, late=late)
    for line in found.funds:
        assert line.opening == (line.fund.balance, *line.closing[:-1])
        assert all(
            closing == opening + came - went
            for opening, came, went, closing in zip(line.opening, line.received, line.paid, line.closing, strict=True)
        )
    spent = spending_to_come(plan, load_rates(), months).totals.sum(axis=0).tolist()
    for month in range(months):
        assert sum(line.paid[month] for line in found.funds) == spent[month]
        assert found.core_cost[month] + found.project_cost[month] == spent[month]
        came = sum(receipt.amounts[month] for receipt in found.receipts) + found.allowance[month]
        assert sum(line.received[month] for line in found.funds) == came


@given(plans(), VIEW, MONTHS)
def test_restricted_money_pays_only_what_its_grant_names_between_its_dates_up_to_its_line(
    plan: Plan, view: str, months: int
) -> None:
    found = forecast(plan, load_rates(), view=view, months=months)
    payers = {payer.line.id: payer for payer in budget_lines(plan)}
    totals: dict[int, int] = defaultdict(int)
    for charge in found.charges:
        payer = payers[charge.line]
        assert (charge.grant, charge.fund) == (payer.grant.id, payer.grant.fund)
        assert _names(plan, payer.line, charge.source, charge.project)
        start, end = line_dates(payer.grant, payer.line)
        lag = _lag(plan, charge.source)
        for month, amount in zip(found.months, charge.amounts, strict=True):
            due = month.plus(-lag)
            assert amount >= 0 or has_refunds(plan)  # what comes back goes to the grant that paid
            assert not amount or start is None or due.last_day >= start
            assert not amount or end is None or due.first_day <= end
        totals[charge.line] += sum(charge.amounts)
    assert all(total <= unused(payers[line].line) for line, total in totals.items())
    for line in found.funds:
        charged = sum(sum(charge.amounts) for charge in found.charges if charge.fund == line.fund.id)
        assert line.fund.kind == "general" or sum(line.paid) == charged


@given(plans(), MONTHS, LATE)
def test_each_view_brings_at_least_what_the_more_careful_one_does(plan: Plan, months: int, late: int) -> None:
    found = forecasts(plan, load_rates(), months=months, late=late)
    rows = [[receipt.amounts for receipt in found[view].receipts] for view in VIEWS]
    for careful, middle, bold in zip(*rows, strict=True):
        assert all(low <= mid <= high for low, mid, high in zip(careful, middle, bold, strict=True))


@given(plans(), VIEW, MONTHS, LATE)
def test_what_is_late_is_what_came_in_time_but_moved(plan: Plan, view: str, months: int, late: int) -> None:
    in_time = forecast(plan, load_rates(), view=view, months=months + late)
    moved = forecast(plan, load_rates(), view=view, months=months + late, late=late)
    for before, after in zip(in_time.receipts, moved.receipts, strict=True):
        assert sum(before.amounts[:months]) <= sum(after.amounts) <= sum(before.amounts)
    assert in_time.charges == moved.charges


@given(plans(), VIEW, st.integers(1, 20))
def test_a_longer_forecast_begins_as_the_shorter_one(plan: Plan, view: str, months: int) -> None:
    short = forecast(plan, load_rates(), view=view, months=months)
    longer = forecast(plan, load_rates(), view=view, months=months + 7)
    assert longer.free_cash[:months] == short.free_cash
    assert [line.closing[:months] for line in longer.funds] == [line.closing for line in short.funds]


def _payments(found: Forecast) -> dict[tuple[int, int], int]:
    totals: dict[tuple[int, int], int] = defaultdict(int)
    for charge in found.charges:
        for month, amount in enumerate(charge.amounts):
            totals[charge.line, month] += amount
    return {key: amount for key, amount in totals.items() if amount}


def _names(plan: Plan, line: BudgetLine, source: tuple[str, int], project: int | None) -> bool:
    kind, value = line.target
    if kind == "project":
        return project == value
    if kind == "category":
        fixed = {"post": "staff", "freelancer": "freelancers", "supervision": "supervision", "training": "training"}
        return value == fixed.get(source[0], next((x.category for x in plan.costs if ("cost", x.id) == source), None))
    return source == (kind, value)


def _lag(plan: Plan, source: tuple[str, int]) -> int:
    lags = {("cost", item.id): item.lag for item in plan.costs}
    return {**lags, **{("freelancer", item.id): item.lag for item in plan.freelancers}}.get(source, 0)
