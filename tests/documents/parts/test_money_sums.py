"""Every money table adds up as it is printed, for random amounts and for random plans."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.documents.facts.money import CoverLine, FundLine, Money, SpendingLine
from app.documents.facts.report import BudgetSpent, Payment
from app.documents.tree.tree import Table
from app.money import parse_money, round_half_up
from tests.documents.case_data import text
from tests.documents.parts.money_data import ACCOUNT, MONEY, blocks, facts, months, table_of

PENCE = st.integers(-5_000_000_00, 5_000_000_00)
PAID = st.integers(0, 5_000_000_00)
LINES = st.lists(st.tuples(PAID, PAID), min_size=1, max_size=9)


def _column(table: Table, at: int, *kinds: str) -> list[int]:
    return [parse_money(text(row.cells[at])) for row in table.rows if row.kind in kinds]


def assert_adds_up(payments: Table) -> None:
    """Each sum is the payments above it since the last one."""
    since: list[int] = []
    for row in payments.rows[:-1]:
        amount = parse_money(text(row.cells[2]))
        if row.kind == "plain":
            since.append(amount)
        else:
            assert amount == sum(since)
            since = []


def assert_months_add_up(money: Money) -> None:
    """Each row adds up, each month opens as the one before closed, and closing is true to the pound."""
    table = table_of(blocks("months", facts(money)))
    before = None
    for row, line in zip(table.rows, money.months, strict=True):
        opening, received, paid, closing = (parse_money(text(cell)) for cell in row.cells[1:5])
        assert closing == opening + received - paid
        assert before is None or opening == before
        assert closing == 100 * round_half_up(line.closing, 100)
        assert abs(received - line.received) <= 50
        assert abs(paid - line.paid) <= 150
        before = closing


@given(st.lists(st.tuples(PAID, PAID, st.just(0)), min_size=1, max_size=30), PENCE)
def test_every_month_adds_up_and_opens_as_the_last_one_closed(flows: list[tuple[int, int, int]], opening: int) -> None:
    assert_months_add_up(replace(MONEY, months=months(*flows, opening=opening)))


@given(st.lists(PENCE, min_size=2, max_size=9))
def test_funds_add_up_to_their_true_total(balances: list[int]) -> None:
    money = replace(MONEY, funds=tuple(FundLine("f", "k", balance) for balance in balances))
    table = table_of(blocks("funds", facts(money)))
    assert _column(table, 2, "total") == [sum(_column(table, 2, "plain"))] == [100 * round_half_up(sum(balances), 100)]


@given(st.lists(st.tuples(PAID, PAID, PAID), min_size=1, max_size=2))
def test_core_costs_are_what_meets_them_and_what_is_not_covered(years: list[tuple[int, int, int]]) -> None:
    lines = tuple(CoverLine("y", 12, sum(parts), *parts) for parts in years)
    table = table_of(blocks("core-cover", facts(replace(MONEY, cover=lines))))
    for row, line in zip(table.rows, lines, strict=True):
        core, *parts = (parse_money(text(cell)) for cell in row.cells[1:])
        assert core == sum(parts) == 100 * round_half_up(line.core, 100)


@given(LINES)
def test_budgets_and_spending_add_up_down_and_across(pairs: list[tuple[int, int]]) -> None:
    spending = tuple(SpendingLine("g", "n", *pair) for pair in pairs)
    table = table_of(blocks("budget-spent", facts(replace(MONEY, spending=spending))))
    for at in (1, 2, 3):
        assert _column(table, at, "sum") == ([sum(_column(table, at, "plain"))] if len(pairs) > 1 else [])
    for row in table.rows[1:]:
        budget, spent, left = (parse_money(text(cell)) for cell in row.cells[1:])
        assert left == budget - spent


@given(LINES, st.lists(st.tuples(PAID, st.booleans()), min_size=1, max_size=9))
def test_a_funder_report_adds_up(pairs: list[tuple[int, int]], paid: list[tuple[int, bool]]) -> None:
    day = date(2026, 5, 1)
    lines = tuple(BudgetSpent("n", *pair) for pair in pairs)
    payments = tuple(Payment(day, amount, day if came else None) for amount, came in paid)
    account = replace(ACCOUNT, lines=lines, payments=payments)
    known = facts(None, account)
    table = table_of(blocks("report-money", known))
    for at in range(1, len(table.columns)):
        assert _column(table, at, "total") == ([sum(_column(table, at, "plain"))] if len(lines) > 1 else [])
    if account.tells_spending and len(lines) > 1:
        assert _column(table, 2, "total") == [100 * round_half_up(account.spent, 100)]
    sums = table_of(blocks("report-payments", known))
    assert_adds_up(sums)
    each = _column(sums, 2, "plain")
    assert len(each) == len(paid)
    assert _column(sums, 2, "total") == [sum(each)] == [100 * round_half_up(sum(amount for amount, _ in paid), 100)]
