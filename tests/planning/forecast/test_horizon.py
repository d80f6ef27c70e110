"""Nothing is reported from later than twelve months after the first short month."""

import ast
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dates import Month
from app.planning.closing.closure import closure
from app.planning.forecast.answers import RAN_OUT, Shortage, lowest, runway, shortage, to_stay_safe
from app.planning.forecast.cliff import cliff
from app.planning.forecast.core_cover import core_cover
from app.planning.forecast.forecast import forecast
from app.planning.forecast.horizon import (
    BEYOND,
    closing_within,
    first_months,
    months_reported,
    reported,
    reported_forecast,
    reported_views,
)
from app.planning.forecast.unspent import unspent
from app.planning.plan.plan import Plan
from app.services.organisation.rates import load_rates
from tests import ROOT
from tests.builders import (
    BALANCE_DATE,
    cost,
    general,
    grant,
    income,
    instalment,
    monthly,
    once,
    pays,
    plan,
    restricted,
)
from tests.planning.plans import plans

APRIL = Month(2026, 4)


def test_a_year_after_the_first_short_month_is_the_last_that_is_reported() -> None:
    of = plan(general(300), costs=(cost(100),))
    found = reported_forecast(of, load_rates(), today=BALANCE_DATE)
    assert runway(found, BALANCE_DATE).first_short == Month(2026, 7)
    assert found.months[-1] == Month(2027, 7)
    low = lowest(found, BALANCE_DATE)
    assert low is not None
    assert (low.month, low.free_cash) == (Month(2027, 7), -1_300)
    needed = to_stay_safe(found, 0, BALANCE_DATE)
    assert needed is not None
    assert (needed.monthly, needed.once, needed.by) == (82, 1_300, date(2026, 7, 31))


def test_what_was_asked_for_is_the_most_that_is_reported() -> None:
    of = plan(general(300), costs=(cost(100),))
    assert len(reported_forecast(of, load_rates(), today=BALANCE_DATE, months=6).months) == 6
    assert len(reported_forecast(plan(general(1)), load_rates(), today=BALANCE_DATE, months=50).months) == 50


def test_a_shortage_at_the_balance_date_counts_from_the_first_month() -> None:
    of = plan(general(-1_000), costs=(cost(1),))
    found = reported_forecast(of, load_rates(), today=BALANCE_DATE)
    assert runway(found, BALANCE_DATE).first_short == APRIL
    assert found.months[-1] == APRIL.plus(12)


def test_a_shortage_that_is_soon_covered_hides_nothing_and_the_next_one_counts() -> None:
    of = plan(
        general(-10),
        costs=(cost(100, monthly(date(2027, 4, 1))),),
        income=(income(1_000, once(APRIL.first_day)),),
    )
    found = reported_forecast(of, load_rates(), today=BALANCE_DATE)
    again = runway(found, BALANCE_DATE).short_again
    assert again == Month(2028, 1)
    assert found.months[-1] == again.plus(12)


def test_a_shortage_that_is_covered_only_after_a_year_is_the_end() -> None:
    late = income(10_000, once(date(2027, 6, 1)))
    found = reported_forecast(plan(general(-10), income=(late,)), load_rates(), today=BALANCE_DATE)
    assert found.months[-1] == APRIL.plus(12)
    assert runway(found, BALANCE_DATE).covered_from is None


def test_money_that_ran_out_by_an_old_balance_is_told_to_a_year_after_that() -> None:
    of, today = plan(general(300), costs=(cost(100),)), date(2026, 9, 2)
    found = reported_forecast(of, load_rates(), today=today)
    assert (runway(found, today).state, found.months[-1]) == (RAN_OUT, Month(2027, 7))
    much_later = date(2028, 1, 1)
    found = reported_forecast(of, load_rates(), today=much_later)
    assert (lowest(found, much_later), to_stay_safe(found, 0, much_later)) == (None, None), "only a new balance can say"


def test_a_shortage_that_has_passed_is_lived_through() -> None:
    one_month = income(10_000, once(date(2026, 8, 1)))
    of, today = plan(general(300), costs=(cost(100),), income=(one_month,)), date(2026, 9, 2)
    assert reported_forecast(of, load_rates(), today=today, months=36).months[-1] == Month(2029, 3)


@pytest.mark.parametrize(
    ("short", "before", "count"),
    [
        ([False] * 37, 1, 36),
        ([True] * 37, 1, 13),
        ([False, True, *[False] * 35], 1, 13),  # one short month to come is one too many
        ([True, *[False] * 36], 1, 36),
        ([False, True, False, *[True] * 34], 3, 15),
        ([False, *[True] * 36], 20, 13),
        ([False] * 30 + [True] * 7, 1, 36),
    ],
)
def test_how_many_months_are_reported(short: list[bool], before: int, count: int) -> None:
    assert months_reported(short, before) == count


def test_the_shortage_grows_by_the_average_change_of_the_months_after_it() -> None:
    of = plan(general(6_195_00), costs=(cost(13_000_00),), income=(income(1_000_00, monthly(date(2026, 5, 1))),))
    found = reported_forecast(of, load_rates(), today=BALANCE_DATE)
    assert shortage(found, runway(found, BALANCE_DATE)) == Shortage(APRIL, 6_805_00, 12_000_00)


def test_a_shortage_that_is_covered_says_from_when() -> None:
    found = reported_forecast(
        plan(
            general(0),
            costs=(cost(100, once(date(2026, 4, 5))),),
            income=(income(500, once(date(2026, 7, 1))),),
        ),
        load_rates(),
        today=BALANCE_DATE,
    )
    told = shortage(found, runway(found, BALANCE_DATE))
    assert told is not None
    assert (told.month, told.amount, told.covered_from) == (APRIL, 100, Month(2026, 7))


def test_what_a_grant_leaves_over_counts_what_it_still_brings_after_the_last_month_shown() -> None:
    owed = grant(
        pays(("cost", 1), 100), fund=2, end=date(2027, 4, 30), instalments=(instalment(date(2027, 6, 1), 150),)
    )
    of = plan(general(-1), restricted(2), costs=(cost(100, once(date(2026, 5, 1))),), grants=(owed,))
    found = reported_views(of, load_rates(), today=BALANCE_DATE)
    last = found.shown.months[-1]
    assert (last, [each.amount for each in unspent(of, found.whole, last)]) == (Month(2027, 4), [50])


@settings(max_examples=40)
@given(plans(), st.integers(1, 30), st.sampled_from(["confirmed", "expected", "everything"]))
def test_the_first_months_are_a_forecast_of_so_many_months(made: Plan, count: int, view: str) -> None:
    rates = load_rates()
    cut = first_months(forecast(made, rates, view=view, months=30), count)
    short = forecast(made, rates, view=view, months=count)
    assert cut == short
    assert sorted(map(repr, (each for each in cut.charges if any(each.amounts)))) == sorted(
        map(repr, (each for each in short.charges if any(each.amounts)))
    )
    assert cliff(made, cut) == cliff(made, short)
    assert unspent(made, cut) == unspent(made, short)


@settings(max_examples=40)
@given(plans(), st.integers(0, 30), st.sampled_from(["confirmed", "expected", "everything"]))
def test_nothing_is_told_from_beyond_ruin(made: Plan, later: int, view: str) -> None:
    if made.balance_date is None:
        return
    rates, today = load_rates(), Month.of(made.balance_date).plus(later).last_day
    found = reported_views(made, rates, today=today, view=view)
    shown, length = found.shown, runway(found.shown, today)
    passed = length.covered_from is not None
    first = length.short_again if passed else length.first_short
    if first is not None and shown.months:
        assert shown.months[-1] <= first.plus(BEYOND)
    whole = forecast(made, rates, view=view)
    assert runway(whole, today).first_short == length.first_short
    assert shown == reported(whole, today)
    every = closing_within(closure(made, rates, 36), shown)
    assert every is None or len(every.months) == len(shown.months)
    last = shown.months[-1] if shown.months else APRIL
    assert all(
        year.year.start <= last for year in core_cover(made, found.beside["confirmed"], found.beside["expected"])
    )
    assert all(fall.month <= last for fall in cliff(made, shown))
    assert all(left.end <= last.last_day for left in unspent(made, found.whole, last))
    assert found.certain == reported(forecast(made, rates), today)
    assert {len(np.atleast_1d(each.free_cash)) for each in found.year.values()} <= {12, 13}


def test_only_planning_works_with_forecasts_that_are_not_cut() -> None:
    for path in (ROOT / "app").rglob("*.py"):
        if (ROOT / "app" / "planning") in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "app.planning.forecast.forecast":
                taken = {alias.name for alias in node.names}
                assert not taken & {"forecast", "forecasts"}, f"{path.name}: take it from forecast.horizon"
