"""Restricted grants that name no cost, and so pay for nothing in the forecast."""

from datetime import date, timedelta

from app.planning.forecast.unbudgeted import unbudgeted
from tests.builders import general, grant, instalment, pays, plan, restricted

BALANCES = date(2026, 3, 31)
DUE = date(2026, 7, 1)


def test_what_is_to_come_and_what_is_held_pays_for_nothing_without_a_budget() -> None:
    gift = grant(fund=2, restricted=True, instalments=(instalment(DUE, 300_00), instalment(DUE, 200_00, BALANCES)))
    (found,) = unbudgeted(plan(general(), restricted(2, 50_00), grants=(gift,)))
    assert (found.to_come, found.held, found.amount) == (300_00, 50_00, 350_00)


def test_a_line_without_an_amount_names_no_cost() -> None:
    gift = grant(pays(("project", 1), 0), fund=2, restricted=True, instalments=(instalment(DUE, 300_00),))
    assert [each.amount for each in unbudgeted(plan(general(), restricted(2), grants=(gift,)))] == [300_00]


def test_what_came_after_the_day_of_the_balances_is_still_to_be_spent() -> None:
    came = (instalment(DUE, 300_00, BALANCES), instalment(DUE, 200_00, BALANCES + timedelta(days=1)))
    gift = grant(fund=2, restricted=True, instalments=came)
    (found,) = unbudgeted(plan(general(), restricted(2, 50_00), grants=(gift,)))
    assert (found.to_come, found.held) == (200_00, 50_00)


def test_an_award_without_payments_counts_whole() -> None:
    gift = grant(restricted=True, amount=12_000_00)
    assert [each.amount for each in unbudgeted(plan(general(), grants=(gift,)))] == [12_000_00]


def test_one_budget_line_a_bid_an_end_or_a_free_purpose_tie_nothing() -> None:
    tied = grant(pays(("project", 1), 1_00), id_=1, fund=2, restricted=True, amount=9_00)
    bid = grant(id_=2, restricted=True, amount=9_00, confirmed=False)
    over = grant(id_=3, restricted=True, amount=9_00, ended=True)
    free = grant(id_=4, amount=9_00)
    loose = grant(id_=5, fund=1, restricted=True, amount=9_00)
    assert unbudgeted(plan(general(), restricted(2, 5_00), grants=(tied, bid, over, free, loose))) == ()


def test_what_several_grants_hold_together_is_nobodys_and_the_largest_comes_first() -> None:
    small, large = (grant(id_=at, fund=2, restricted=True, amount=at * 1_00) for at in (1, 2))
    found = unbudgeted(plan(general(), restricted(2, 50_00), grants=(small, large)))
    assert [(each.grant, each.to_come, each.held) for each in found] == [(2, 2_00, 0), (1, 1_00, 0)]
