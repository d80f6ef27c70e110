"""The bid / no-bid check: counting, the gap to the first payment, and the price against the full cost."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dates import Month
from app.planning.bidding.bid_check import BID, BORDERLINE, NO_BID, CashGap, FullPrice, cash_gap, full_price, verdict
from app.planning.forecast.answers import LowPoint
from app.planning.forecast.forecast import forecast
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Grant, Plan, PoolRule
from app.services.organisation.rates import load_rates
from tests.builders import BALANCE_DATE, cost, general, grant, instalment, pays, plan, post, pounds, project, shares
from tests.planning.plans import plans

JULY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def rates() -> RatePack:
    return load_rates()


def bid(due: date | None = JULY, *budget: Any, **more: Any) -> Grant:
    payments = (instalment(due, pounds(9_000)),) if due else ()
    return grant(*budget, probability=50, instalments=payments, amount=pounds(9_000), **more)


def spending_a_thousand(*grants: Grant, balance: int = pounds(5_000), **more: Any) -> Plan:
    return plan(general(balance), costs=(cost(pounds(1_000)),), grants=grants, **more)


@pytest.mark.parametrize(
    ("yes", "no", "still_open", "word", "best"),
    [
        (10, 0, 0, BID, BID),
        (8, 2, 0, BID, BID),
        (7, 3, 0, BORDERLINE, BORDERLINE),
        (6, 4, 0, BORDERLINE, BORDERLINE),
        (5, 5, 0, NO_BID, NO_BID),
        (0, 0, 10, NO_BID, BID),
        (8, 0, 2, BID, BID),
        (6, 3, 1, BORDERLINE, BORDERLINE),
        (6, 2, 2, BORDERLINE, BID),
        (4, 4, 2, NO_BID, BORDERLINE),
        (3, 5, 2, NO_BID, NO_BID),
    ],
)
def test_answers_are_counted(yes: int, no: int, still_open: int, word: str, best: str) -> None:
    result = verdict([True] * yes + [False] * no + [None] * still_open)
    assert (result.yes, result.no, result.open) == (yes, no, still_open)
    assert (result.verdict, result.best, result.can_change) == (word, best, word != best)


@given(st.lists(st.sampled_from([True, False, None]), min_size=10, max_size=10), st.data())
def test_an_open_answer_never_makes_the_verdict_worse(answers: list[bool | None], data: st.DataObject) -> None:
    before = verdict(answers)
    closed = [data.draw(st.booleans()) if each is None else each for each in answers]
    after, order = verdict(closed), (NO_BID, BORDERLINE, BID)
    assert order.index(before.verdict) <= order.index(after.verdict) <= order.index(before.best)
    assert before.can_change or after.verdict == before.verdict


def test_the_gap_is_carried_while_free_cash_stays_above_zero(rates: RatePack) -> None:
    gap = cash_gap(spending_a_thousand(bid()), rates, 1, BALANCE_DATE)
    assert gap == CashGap("carried", JULY, LowPoint(Month(2026, 6), pounds(2_000)), pounds(5_000))
    assert gap.met is True
    short = cash_gap(spending_a_thousand(bid(), balance=pounds(2_500)), rates, 1, BALANCE_DATE)
    assert (short.met, short.lowest) == (False, LowPoint(Month(2026, 6), -pounds(500)))


def test_a_payment_within_a_month_does_not_help_before_it_comes(rates: RatePack) -> None:
    gap = cash_gap(spending_a_thousand(bid(date(2026, 7, 2)), balance=pounds(3_999)), rates, 1, BALANCE_DATE)
    assert (gap.met, gap.lowest) == (False, LowPoint(Month(2026, 7), -1 * 100))


def test_what_the_bid_pays_late_is_carried_by_free_cash(rates: RatePack) -> None:
    """The restricted fund goes below zero by what the bid's budget is charged, and free cash carries it."""
    line = pays(("cost", 1), pounds(9_000))
    with_budget = bid(JULY, line, restricted=True, start=date(2026, 4, 1), end=date(2026, 12, 31))
    gap = cash_gap(spending_a_thousand(with_budget, balance=pounds(2_500)), rates, 1, BALANCE_DATE)
    assert (gap.met, gap.lowest) == (False, LowPoint(Month(2026, 6), -pounds(500)))


def test_other_bids_count_for_nothing_and_confirmed_money_helps(rates: RatePack) -> None:
    hoped = bid(date(2026, 5, 1), id_=2)
    assert cash_gap(spending_a_thousand(bid(), hoped, balance=pounds(2_500)), rates, 1, BALANCE_DATE).met is False
    sure = replace(hoped, confirmed=True)
    assert cash_gap(spending_a_thousand(bid(), sure, balance=pounds(2_500)), rates, 1, BALANCE_DATE).met is True


def test_a_payment_that_comes_first_leaves_nothing_to_carry(rates: RatePack) -> None:
    due = date(2026, 4, 1)
    assert cash_gap(spending_a_thousand(bid(due)), rates, 1, BALANCE_DATE) == CashGap(
        "carried", due, None, pounds(5_000)
    )
    assert cash_gap(spending_a_thousand(bid(due), balance=-1), rates, 1, BALANCE_DATE) == CashGap(
        "short", due, None, -1
    )


def test_what_cannot_be_told_is_a_named_state(rates: RatePack) -> None:
    assert cash_gap(spending_a_thousand(bid(date(2026, 3, 31))), rates, 1, BALANCE_DATE) == CashGap(
        "past", date(2026, 3, 31)
    )
    assert cash_gap(spending_a_thousand(bid(None)), rates, 1, BALANCE_DATE) == CashGap("no_payments")
    assert cash_gap(spending_a_thousand(bid(), balance_date=None), rates, 1, BALANCE_DATE) == CashGap(
        "no_balance", JULY
    )
    assert cash_gap(spending_a_thousand(bid()), rates, 7, BALANCE_DATE) == CashGap("not_asked")
    paid = replace(bid(), instalments=(instalment(JULY, 100, JULY),))
    assert cash_gap(spending_a_thousand(paid), rates, 1, BALANCE_DATE) == CashGap("paid")
    states = ("no_payments", "no_balance", "past", "not_asked", "paid", "short")
    assert [CashGap(state).met for state in states] == [None, None, None, None, True, False]


@settings(max_examples=40)
@given(plans(), st.data())
def test_it_is_the_forecast_of_the_plan_with_the_bid_won_and_not_yet_paid(made: Plan, data: st.DataObject) -> None:
    asked = [each for each in made.grants if each.instalments and not any(p.received_on for p in each.instalments)]
    if not asked or made.start is None:
        return
    chosen = data.draw(st.sampled_from(asked))
    gap = cash_gap(made, load_rates(), chosen.id, made.balance_date or date.min)
    if gap.lowest is None:
        assert gap.opening < 0 or (gap.first_payment is not None and gap.first_payment <= made.start.first_day)
        assert (gap.state == "past") == (gap.met is None)
        return
    unpaid = replace(chosen, confirmed=True, instalments=())
    others = tuple(unpaid if each.id == chosen.id else each for each in made.grants)
    months = gap.lowest.month - made.start + 1
    result = forecast(replace(made, grants=others), load_rates(), months=months)
    assert result.free_cash[-1] == gap.lowest.free_cash == min(result.free_cash)
    assert gap.met == (gap.lowest.free_cash >= 0)
    assert gap.first_payment is not None
    assert gap.lowest.month.first_day < gap.first_payment


def priced(*budget: Any, asked: int, **more: Any) -> Plan:
    """Two projects of £12,000 a year each, and £6,000 of rent shared by direct cost: overheads are a quarter."""
    costs = (
        cost(pounds(1_000), shares=shares(p1=10_000)),
        cost(pounds(1_000), id_=2, shares=shares(p2=10_000)),
        cost(pounds(500), id_=3, category="premises", pool="premises"),
    )
    one = replace(bid(JULY, *budget, start=date(2026, 4, 1)), amount=asked)
    return plan(general(), costs=costs, projects=(project(1), project(2)), grants=(one,), pools=_by_cost(), **more)


def _by_cost() -> dict[str, PoolRule]:
    return {"premises": PoolRule("direct_cost")}


def test_the_price_covers_its_budget_and_a_fair_share_of_overheads(rates: RatePack) -> None:
    line = pays(("cost", 1), pounds(8_000))
    assert full_price(priced(line, asked=pounds(10_000)), rates, 1) == FullPrice(
        pounds(10_000), pounds(8_000), pounds(2_000)
    )
    found = full_price(priced(line, asked=pounds(9_999)), rates, 1)
    assert found is not None
    assert not found.met


def test_a_line_for_what_is_core_pays_overheads_itself(rates: RatePack) -> None:
    lines = pays(("project", 1), pounds(8_000)), pays(("cost", 3), pounds(2_000), id_=2)
    found = full_price(priced(*lines, asked=pounds(10_000)), rates, 1)
    assert found == FullPrice(pounds(10_000), pounds(8_000), pounds(2_000))
    assert found.met


def test_without_a_budget_that_tells_the_price_is_left_to_the_user(rates: RatePack) -> None:
    assert full_price(priced(asked=1), rates, 1) is None
    assert full_price(priced(pays(("cost", 1), 100), asked=0), rates, 1) is None
    assert full_price(priced(pays(("category", "materials"), 100), asked=1), rates, 1) is None
    assert full_price(priced(pays(("cost", 3), 100), asked=1), rates, 1) is None
    assert full_price(priced(pays(("cost", 1), 100), asked=1), rates, 7) is None


def test_posts_count_by_the_part_that_projects_bear(rates: RatePack) -> None:
    made = priced(pays(("post", 1), pounds(4_000)), asked=pounds(5_000))
    made = replace(made, posts=(post(pounds(1), shares=shares(p1=5_000)),))
    found = full_price(made, rates, 1)
    assert found is not None
    assert found.direct == pounds(2_000)
