"""What each change of a scenario does, with the figures in sight. Balances at 31 March 2026, so April comes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.dates import Month
from app.planning.forecast.forecast import Forecast, forecast
from app.planning.plan.changes import (
    AddPost,
    Change,
    Costs,
    CutPost,
    EndPost,
    Late,
    LoseBid,
    LoseFunder,
    Pay,
    Price,
    Results,
    Volume,
    WinBid,
)
from app.planning.plan.plan import Plan
from app.planning.what_if.scenarios import apply
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import cost, freelancer, general, grant, income, instalment, pays, plan, post, pounds, restricted

RENT = ("cost", 1)
APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (4, 5, 6, 7))
PAID = tuple(instalment(day, 100) for day in (APRIL, MAY, JUNE, JULY))


def after(of: Plan, *changes: Change, months: int = 4, view: str = "confirmed") -> Forecast:
    return forecast(apply(of, changes, load_rates()), load_rates(), months=months, view=view)


def brought(of: Plan, *changes: Change, view: str = "confirmed") -> tuple[int, ...]:
    return tuple(map(sum, zip(*(item.amounts for item in after(of, *changes, view=view).receipts), strict=True)))


def refused(of: Plan, *changes: Change) -> str:
    with pytest.raises(Refused) as caught:
        apply(of, changes, load_rates())
    return str(caught.value)


def test_a_lost_funder_pays_no_more_from_the_day_and_what_came_in_stays() -> None:
    came = instalment(JULY, 70, received_on=MAY)
    of = plan(
        general(),
        restricted(2),
        grants=(
            grant(pays(RENT, 1_000), fund=2, funder_id=1, instalments=(*PAID, came), amount=470),
            grant(id_=2, funder_id=2, instalments=PAID),
        ),
        costs=(cost(10),),
    )
    assert brought(of, LoseFunder(1, JUNE)) == (200, 270, 100, 100)
    found = after(of, LoseFunder(1, JUNE))
    assert [line.paid for line in found.funds] == [(0, 0, 10, 10), (10, 10, 0, 0)]
    assert apply(of, [LoseFunder(1, JUNE)], load_rates()).grants[0].amount == 270
    assert brought(of, LoseFunder(1)) == (100, 170, 100, 100)


def test_what_is_overdue_of_a_lost_funder_comes_only_if_it_is_lost_later() -> None:
    of = plan(general(), grants=(grant(funder_id=1, instalments=(instalment(date(2026, 1, 1), 100),)),))
    assert brought(of, LoseFunder(1, MAY)) == (100, 0, 0, 0)
    assert brought(of, LoseFunder(1)) == ()


def test_a_bid_that_is_won_counts_as_confirmed_and_one_that_is_lost_is_gone() -> None:
    of = plan(general(), grants=(grant(probability=50, instalments=PAID),))
    assert brought(of) == (0, 0, 0, 0)
    assert brought(of, WinBid(1)) == (100, 100, 100, 100)
    assert brought(of, LoseBid(1), view="everything") == ()
    assert brought(plan(general(), grants=(grant(instalments=PAID),)), LoseBid(1, MAY)) == (100, 0, 0, 0)


def test_money_comes_late_all_of_it_or_one_grants_and_delays_add_up() -> None:
    of = plan(
        general(),
        grants=(grant(instalments=PAID[:1]), grant(id_=2, instalments=PAID[:1])),
        income=(income(7),),
    )
    assert brought(of, Late(1)) == (0, 207, 7, 7)
    assert brought(of, Late(2, 1)) == (107, 7, 107, 7)
    assert brought(of, Late(1), Late(1, 2)) == (0, 107, 107, 7)
    moved = forecast(apply(of, [Late(1)], load_rates()), load_rates(), months=4, late=1)
    assert moved.funds[0].received == (0, 0, 207, 7)


def test_costs_change_by_when_they_fall_due_to_the_penny_and_posts_do_not() -> None:
    of = plan(
        general(),
        costs=(cost(1_005, lag=1, category="travel"), cost(100, id_=2)),
        freelancers=(freelancer(200, 100),),
        posts=(post(1_200),),
    )
    assert after(of).funds[0].paid == (400, 1_405, 1_405, 1_405)
    assert after(of, Costs(1_000, start=MAY)).funds[0].paid == (400, 1_435, 1_536, 1_536)  # 1,005 × 1.1 = 1,105.5
    assert after(of, Costs(-10_000, "travel")).funds[0].paid == (400, 400, 400, 400)
    assert after(of, Costs(1_000), Costs(-5_000)).funds[0].paid == (265, 818, 818, 818)  # 1,005 × 1.1 × 0.5 = 552.75


def test_all_pay_changes_on_the_exact_salary_from_the_month_of_the_day() -> None:
    of = plan(general(), posts=(post(360_000), post(120_000, id_=2)), costs=(cost(5),))
    assert after(of, Pay(1_000, JUNE)).funds[0].paid == (40_005, 40_005, 44_005, 44_005)
    assert after(of, Pay(1_000), Pay(-10_000, JULY)).funds[0].paid == (44_005, 44_005, 44_005, 5)


def test_a_post_is_added_with_its_employers_costs() -> None:
    of = plan(general())
    found = after(of, AddPost("Fundraiser", 3_600_000, 5_000, MAY, date(2026, 6, 30)))
    assert found.funds[0].paid[0] == found.funds[0].paid[3] == 0
    assert found.funds[0].paid[1] > 150_000
    added = apply(of, [AddPost("Fundraiser", 3_600_000), AddPost("Another", 1)], load_rates()).posts
    assert [each.id for each in added] == [-1, -2]


def test_a_post_that_is_cut_costs_its_new_part_of_full_time() -> None:
    of = plan(general(), posts=(post(480_000),))
    assert after(of, CutPost(1, 5_000, JUNE)).funds[0].paid == (40_000, 40_000, 20_000, 20_000)
    back = after(of, CutPost(1, 8_000, JULY), CutPost(1, 5_000, MAY))
    assert back.funds[0].paid == (40_000, 20_000, 20_000, 32_000)


def test_ending_a_post_costs_redundancy_pay_which_no_cost_change_and_no_grant_touches() -> None:
    long = post(480_000, born=date(1990, 1, 1), service_start=date(2021, 3, 31))
    given = grant(pays(("category", "staff"), pounds(90_000)), fund=2, instalments=PAID)
    of = plan(general(), restricted(2), posts=(long,), grants=(given,))
    day = date(2026, 5, 31)
    found = after(of, EndPost(1, day), Costs(5_000))
    assert [line.paid for line in found.funds] == [(0, 46_155, 0, 0), (40_000, 40_000, 0, 0)]  # 5 × £92.31
    unknown = replace(long, born=None)
    worst = after(replace(of, posts=(unknown,)), EndPost(1, day)).funds[0].paid
    assert worst == (0, 69_233, 0, 0)  # a week and a half for each year: 7.5 × £92.31


def test_redundancy_pay_counts_the_service_in_other_posts_of_the_same_person() -> None:
    first, second = post(1_200_000, holder=1, start=date(2020, 1, 1)), post(1_200_000, id_=2, holder=1)
    of = plan(general(), posts=(first, second))
    assert len(apply(of, [EndPost(2, date(2026, 5, 31))], load_rates()).costs) == 1
    assert apply(replace(of, posts=(second,)), [EndPost(2, date(2026, 5, 31))], load_rates()).costs == ()


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2026, 1, 1), date(2019, 1, 1)])
def test_a_post_that_would_have_ended_before_the_forecast_ends_on_its_first_day_and_is_still_paid(day: date) -> None:
    of = plan(general(), posts=(post(480_000, start=date(2020, 1, 1)),))
    assert apply(of, [EndPost(1, day)], load_rates()) == apply(of, [EndPost(1)], load_rates())
    assert after(of, EndPost(1, day)).funds[0].paid[0] > 40_000


def test_a_post_that_has_not_begun_never_begins_and_costs_nothing() -> None:
    of = plan(general(), posts=(post(1_200_000, start=JULY),))
    assert apply(of, [EndPost(1, JUNE)], load_rates()) == replace(of, posts=())


def test_a_contracts_price_and_volume_change_what_is_still_to_come() -> None:
    came = instalment(JUNE, 11, received_on=MAY)
    of = plan(general(), grants=(grant(kind="contract", instalments=(*PAID, came), amount=411),))
    assert brought(of, Price(1, -1_000, JUNE)) == (100, 111, 90, 90)
    assert brought(of, Volume(1, 500)) == (105, 116, 105, 105)
    assert brought(of, Price(1, 500), Volume(1, -10_000, JULY)) == (105, 116, 105, 0)
    assert apply(of, [Price(1, -1_000, JUNE)], load_rates()).grants[0].amount == 391


def test_results_that_are_not_earned_are_not_paid() -> None:
    of = plan(general(), grants=(grant(kind="contract", instalments=PAID, results_share=2_500),))
    assert brought(of, Results(1, 5_000)) == (87, 87, 87, 87)  # 100 − 12.5, whose half penny is missed too
    assert brought(of, Results(1, 10_000, JULY)) == (100, 100, 100, 75)


def test_parts_that_no_change_touches_are_the_very_same() -> None:
    of = plan(general(), costs=(cost(5),), grants=(grant(funder_id=1, instalments=PAID), grant(id_=2)))
    changed = apply(of, [Costs(100), Late(1), LoseFunder(1, MAY)], load_rates())
    assert changed.costs is of.costs
    assert changed.grants[1] is of.grants[1]


def test_without_a_balance_date_there_is_no_future_to_change() -> None:
    of = plan(general(), balance_date=None)
    assert apply(of, [LoseFunder(9)], load_rates()) is of


SENSELESS: Sequence[tuple[tuple[Change, ...], str]] = (
    ((LoseFunder(9),), "no grant, contract or bid"),
    ((WinBid(1),), "“Grant 1” is awarded already"),
    ((WinBid(9),), "not in the plan"),
    ((LoseBid(2), WinBid(2)), "lost by a change before this one"),
    ((Late(61),), "0 to 60 months late"),
    ((Late(1, 9),), "not in the plan"),
    ((Costs(-10_001),), "fall by 100 per cent at most"),
    ((Costs(1, "venue"),), "No cost line is in the category"),
    ((Pay(100_001),), "rise by 1,000"),
    ((AddPost(" ", 1),), "no title"),
    ((AddPost("Cook", 0),), "“Cook” has no salary"),
    ((AddPost("Cook", 1, 10_001),), "at most 100 per cent of full time"),
    ((AddPost("Cook", 1, 1, MAY, APRIL),), "“Cook” would end before it starts on 1 May 2026"),
    ((EndPost(9),), "This post is not in the plan"),
    ((EndPost(1, MAY), EndPost(1, JUNE)), "“Post 1” ends on 1 May 2026 already"),
    ((EndPost(1, MAY), CutPost(1, 5_000, JUNE)), "“Post 1” ends on 1 May 2026 already"),
    ((CutPost(1, 0),), "more than 0"),
    ((Price(1, 100),), "“Grant 1” is a grant and has no price or volume"),
    ((Volume(2, -20_000),), "fall by 100 per cent at most"),
    ((Results(2, 100),), "Nothing of “Grant 2” is paid by results"),
    ((Results(3, 10_001),), "Between 0 and 100 per cent"),
)


@pytest.mark.parametrize(("changes", "sentence"), SENSELESS, ids=[sentence for _, sentence in SENSELESS])
def test_what_makes_no_sense_is_refused_with_a_sentence(changes: tuple[Change, ...], sentence: str) -> None:
    grants = (
        grant(),
        grant(id_=2, kind="contract", probability=50),
        grant(id_=3, kind="contract", results_share=100),
    )
    assert sentence in refused(plan(general(), grants=grants, posts=(post(1_200_000),), costs=(cost(5),)), *changes)


def test_costs_of_any_size_change_exactly_and_beyond_reason_are_refused() -> None:
    of = plan(general(), costs=(cost(9_000_000_001),))
    ups = [Costs(33), Costs(-33), Costs(7), Costs(-7), Costs(9)]
    exact = 9_000_000_001 * 10_033 * 9_967 * 10_007 * 9_993 * 10_009
    assert after(of, *ups).funds[0].paid[0] == (2 * exact + 10_000**5) // (2 * 10_000**5)
    with pytest.raises(Refused, match="£1 billion"):
        after(of, *[Costs(100_000)] * 3)


def test_a_month_is_counted_by_the_months_name() -> None:
    assert apply(plan(general(), costs=(cost(5),)), [Costs(5, start=date(2026, 5, 20))], load_rates()).cost_changes[
        0
    ].month == Month(2026, 5)
