"""What closing costs, part by part, on small organisations where each figure can be checked by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.dates import Month
from app.planning.closing.closure import Closure, ClosureCost, closure
from app.planning.closing.employment import BirthImpossible, employments
from app.planning.forecast.answers import Runway, last_safe_decision, safe_runway
from app.planning.forecast.forecast import forecast
from app.planning.plan.plan import Obligation, Plan, Post
from app.services.organisation.rates import load_rates
from tests.builders import START, cost, every, freelancer, general, monthly, once, plan, post

BORN = date(1985, 1, 1)
MARCH = date(2026, 3, 31)


def close(of: Plan, months: int = 3) -> Closure:
    found = closure(of, load_rates(), months)
    assert found is not None
    return found


def worker(salary: int = 26_000_00, **more: object) -> Post:
    terms: dict[str, object] = {"start": date(2022, 4, 1), "born": BORN}
    return post(salary, **(terms | more))  # type: ignore[arg-type]  # a mixed bag of terms


def test_without_a_balance_date_nothing_can_be_told() -> None:
    assert closure(plan(balance_date=None), load_rates(), 3) is None
    assert safe_runway(forecast(plan(balance_date=None), load_rates()), None, MARCH) == Runway("no_data")


def test_an_empty_organisation_closes_for_nothing() -> None:
    found = close(plan(general(100)))
    assert found.now == ClosureCost(MARCH)
    assert [month.on for month in found.months] == [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)]
    assert found.notes == ()


def test_the_parts_of_one_person() -> None:
    """Aged 41 after four years: four weeks at £500; four weeks of notice with National Insurance; a year's holiday."""
    now = close(plan(posts=(worker(),))).now
    nic = (26_000_00 - 5_000_00) * 15 // 100
    assert (now.redundancy, now.notice) == (4 * 500_00, round((26_000_00 + nic) * 4 / 52))
    assert now.holiday == 500_00 * 56 // 10
    assert now.total == now.redundancy + now.notice + now.holiday


def test_a_week_of_pay_counts_up_to_the_limit_of_the_day_and_nation() -> None:
    rich = plan(posts=(worker(60_000_00),))
    found = close(rich)
    assert (found.now.redundancy, found.months[0].redundancy) == (4 * 719_00, 4 * 751_00)
    northern = close(replace(rich, nation="ni"))
    assert (northern.now.redundancy, northern.months[0].redundancy) == (4 * 749_00, 4 * 783_00)


def test_pay_awards_raise_what_is_owed() -> None:
    rising = worker(uplift_basis_points=1_000, uplift_from=Month(2026, 5))
    found = close(plan(posts=(rising,)))
    assert [month.redundancy for month in (found.now, *found.months)] == [4 * 500_00] * 2 + [4 * 550_00] * 2


def test_the_contract_may_give_more_notice_and_the_post_ends_before_it_is_over() -> None:
    short = close(plan(posts=(worker(notice_weeks=8),))).now.notice
    assert short == 2 * close(plan(posts=(worker(),))).now.notice
    ending = worker(notice_weeks=8, end=date(2026, 4, 14))
    found = close(plan(posts=(ending,)))
    assert found.now.notice == short // 4
    assert found.months[0].total == 0


def test_two_posts_of_one_person_are_one_employment() -> None:
    first = worker(13_000_00, holder=7)
    second = worker(13_000_00, id_=2, holder=7, start=date(2025, 4, 1), born=None)
    found = close(plan(posts=(first, second)))
    one = close(plan(posts=(worker(),))).now
    assert replace(found.now, notice=one.notice) == one
    assert abs(found.now.notice - one.notice) <= 1
    assert [len(group.posts) for group in employments((first, second, worker(id_=3)))] == [2, 1]
    assert found.notes == ()


def test_service_counts_from_where_it_began() -> None:
    moved = worker(start=date(2026, 1, 1), service_start=date(2022, 4, 1))
    assert close(plan(posts=(moved,))).now.redundancy == 4 * 500_00
    to_come = worker(service_start=date(2030, 1, 1))
    assert close(plan(posts=(to_come,))).now.redundancy == 4 * 500_00


def test_an_unknown_date_of_birth_is_reckoned_at_the_most_and_said() -> None:
    found = close(plan(posts=(worker(born=None),)))
    assert found.now.redundancy == 6 * 500_00
    (said,) = found.notes
    assert said.startswith(
        "No date of birth is known for Post 1: redundancy pay is reckoned as the most that it can be"
    )


def test_short_service_is_said_unless_it_is_known_when_it_began() -> None:
    new = worker(born=None, start=date(2025, 4, 1))
    (said,) = close(plan(posts=(new,))).notes
    assert said.startswith("Nobody has the two years of service yet that redundancy pay asks for.")
    assert close(plan(posts=(replace(new, service_start=date(2025, 4, 1)),))).notes == ()
    assert close(plan(posts=(worker(), replace(new, id=2)))).notes == ()
    assert close(plan(posts=(worker(start=date(2027, 4, 1)),))).notes == ()


@pytest.mark.parametrize("born", [date(2012, 1, 1), date(1905, 1, 1), date(2026, 1, 1)])
def test_a_date_of_birth_that_fits_no_worker_is_refused_by_name(born: date) -> None:
    with pytest.raises(BirthImpossible, match=r"“Post 1” has .* as the date of birth"):
        close(plan(posts=(worker(born=born),)))


def test_the_very_old_and_the_very_young_are_reckoned_with() -> None:
    old = worker(born=date(1923, 1, 1), start=date(1990, 1, 1))
    assert close(plan(posts=(old,)), 36).months[-1].redundancy == 30 * 500_00
    young = worker(born=date(2008, 4, 2), start=date(2023, 4, 2))
    assert close(plan(posts=(young,))).now.redundancy == 2 * 250_00


def test_untaken_holiday_follows_the_leave_year() -> None:
    calendar = plan(posts=(worker(),), leave_year_month=1, holiday_untaken=5_000)
    assert close(calendar).now.holiday == round(500_00 * 5.6 * 90 / 365 / 2)
    new = worker(start=date(2026, 3, 1))
    assert close(plan(posts=(new,))).now.holiday == round(500_00 * 5.6 * 31 / 365)


@pytest.mark.parametrize(
    ("terms", "months"),
    [
        ({}, (0, 0)),
        ({"notice_months": 0}, (0, 0)),
        ({"notice_months": 3}, (3, 3)),
        ({"break_on": date(2026, 6, 30)}, (3, 2)),
        ({"break_on": date(2026, 6, 15)}, (3, 2)),
        ({"notice_months": 1, "break_on": date(2026, 4, 30)}, (1, 1)),
        ({"notice_months": 12, "break_on": date(2026, 4, 30)}, (12, 12)),
        ({"notice_months": 12, "schedule": monthly(end=date(2026, 5, 31))}, (2, 1)),
        ({"notice_months": 12, "schedule": once(date(2026, 5, 31))}, (1, 1)),
        ({"notice_months": 12, "schedule": every("quarterly")}, (4, 4)),
        ({"break_on": date(2020, 1, 1)}, (0, 0)),
    ],
)
def test_contracts_go_on_to_their_end(terms: dict[str, object], months: tuple[int, int]) -> None:
    schedule = terms.pop("schedule", monthly())
    found = close(plan(costs=(cost(100, schedule, **terms),)))  # type: ignore[arg-type]  # a mixed bag of terms
    assert (found.now.contracts, found.months[0].contracts) == (months[0] * 100, months[1] * 100)


def test_rises_and_vat_are_part_of_a_contract() -> None:
    found = close(plan(costs=(cost(100_00, vat=2_000, notice_months=2),)))
    assert found.now.contracts == 240_00


def test_what_is_due_and_not_paid_yet_is_a_bill() -> None:
    late = cost(100, monthly(date(2026, 1, 1)), lag=2)
    paid = freelancer(200_00, 100, start=date(2026, 1, 1), lag=1)
    found = close(plan(costs=(late,), freelancers=(paid,)))
    assert (found.now.bills, found.months[2].bills) == (200 + 200_00, 200 + 200_00)
    new = close(plan(costs=(cost(100, monthly(START), lag=2),)))
    assert [month.bills for month in (new.now, *new.months)] == [0, 100, 200, 200]


def test_closing_costs_are_owed_and_commitments_are_not() -> None:
    owed = (Obligation("Final examination", "closing", 900_00), Obligation("Roof", "commitment", 5_000_00))
    assert close(plan(obligations=owed)).now.total == 900_00


def test_the_last_safe_day_is_before_free_cash_first_falls_below_the_cost_of_closing() -> None:
    of = plan(general(1_000), costs=(cost(100),), obligations=(Obligation("End", "closing", 750),))
    found = forecast(of, load_rates(), months=6)
    safe = safe_runway(found, close(of, 6), MARCH)
    assert safe == Runway("months", 2, Month(2026, 6))
    assert last_safe_decision(safe, MARCH) == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("balance", "state", "day"),
    [(749, "already_short", None), (750, "months", MARCH), (10_000, "lasts", None)],
)
def test_too_late_just_in_time_and_no_need(balance: int, state: str, day: date | None) -> None:
    of = plan(general(balance), costs=(cost(100),), obligations=(Obligation("End", "closing", 750),))
    safe = safe_runway(forecast(of, load_rates(), months=6), close(of, 6), MARCH)
    assert (safe.state, last_safe_decision(safe, MARCH)) == (state, day)
