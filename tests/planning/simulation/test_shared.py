"""Which bids touch each other: the example of `shared.Group`."""

from datetime import date

import pytest

from app.planning.plan.plan import Grant, Plan
from app.planning.plan.schedule import Ints
from app.planning.simulation import cash
from app.planning.simulation.chances import Assumptions, Outcomes
from app.planning.simulation.outcomes import free_cash_of
from app.planning.simulation.shared import Group, shared
from app.planning.simulation.simulation import simulate
from app.services.organisation.rates import load_rates
from tests.builders import START, cost, general, grant, instalment, pays, plan, project, restricted, shares

MAY = date(2026, 5, 10)
LATE = (0, 2)
"""A bid that is won starts on time or two months late."""


def bid(id_: int, target: tuple[str, int], fund: int) -> Grant:
    line = pays(target, 300, id_=id_)
    paid = (instalment(START, 100), instalment(MAY, 200))
    return grant(line, id_=id_, fund=fund, probability=50, instalments=paid)


def three_bids() -> Plan:
    """Bids 1 and 2 can both pay the rent of Choir, bid 3 pays for clay, into a fund of its own."""
    rent, clay = cost(100, shares=shares(p1=10_000)), cost(50, id_=2)
    bids = (bid(1, ("cost", 1), 2), bid(2, ("project", 1), 3), bid(3, ("cost", 2), 4))
    funds = (general(1_000), restricted(2), restricted(3), restricted(4))
    return plan(*funds, costs=(rent, clay), projects=(project(1),), grants=bids)


def test_bids_that_can_pay_the_same_cost_are_one_group_and_another_stands_alone() -> None:
    found = shared(three_bids(), load_rates(), 4, LATE)
    assert [group.bids for group in found.groups] == [[0, 1], [2]]
    assert [[fund.id for fund in group.funds] for group in found.groups] == [[2, 3], [4]]
    assert [group.owed.tolist() for group in found.groups] == [[[100] * 4], [[50] * 4]]


def test_what_a_bid_brings_stands_by_outcome_and_month() -> None:
    (arrivals,) = shared(three_bids(), load_rates(), 4, LATE).groups[1].arrivals
    lost, on_time, never_asked_for, two_months_late = arrivals.tolist()
    assert (lost, on_time) == ([0, 0, 0, 0], [100, 200, 0, 0])
    assert (never_asked_for, two_months_late) == ([0, 0, 0, 0], [0, 0, 100, 200])


def test_a_bid_alone_is_worked_out_for_each_way_it_can_be_won_and_a_group_for_each_combination_that_occurs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[tuple[int, int]] = []

    def counted(group: Group, outcomes: Outcomes) -> Ints:
        worked_out.append((len(group.bids), len(outcomes)))
        return free_cash_of(group, outcomes)

    monkeypatch.setattr(cash, "free_cash_of", counted)
    simulate(three_bids(), load_rates(), Assumptions(draws=500, months=4, late_weights=(1, 0, 1)), today=START)
    on_time_or_late, both_lost_on_time_or_late = 2, 3 * 3
    assert worked_out == [(1, on_time_or_late), (2, both_lost_on_time_or_late)]
