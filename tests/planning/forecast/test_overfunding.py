"""A cost that is promised more than it costs is found, with the months where it is worst."""

from dataclasses import replace
from datetime import date

from app.dates import Month
from app.planning.forecast.overfunding import overfunded
from app.planning.plan.plan import BudgetLine, Cost, Fund, Grant, Plan, Schedule
from app.services.organisation.rates import load_rates

RENT = Cost(1, "Rent", "premises", 1_000_00, Schedule("monthly", date(2025, 1, 1)))
START, END = date(2026, 4, 1), date(2027, 3, 31)


def grant(number: int, *lines: BudgetLine, confirmed: bool = True, end: date | None = END) -> Grant:
    return Grant(number, f"Grant {number}", "A", "grant", confirmed, 50, fund=2, start=START, end=end, budget=lines)


def plan(*grants: Grant, balance_date: date | None = date(2026, 3, 31)) -> Plan:
    funds = (Fund(1, "General", "general"), Fund(2, "Kept apart", "restricted"))
    return Plan("Us", balance_date, funds=funds, costs=(RENT,), grants=grants)


def line(number: int, amount: int, spent: int = 0) -> BudgetLine:
    return BudgetLine(number, amount, ("cost", 1), spent)


def test_two_grants_may_pay_a_year_of_rent_between_them() -> None:
    assert overfunded(plan(grant(1, line(1, 5_000_00)), grant(2, line(2, 7_000_00))), load_rates()) == ()


def test_more_than_the_year_of_rent_is_told_with_its_months() -> None:
    (found,) = overfunded(plan(grant(1, line(1, 8_000_00)), grant(2, line(2, 7_000_00))), load_rates())
    assert (found.name, found.grants, found.funded, found.cost) == ("Rent", (1, 2), 15_000_00, 12_000_00)
    assert (found.first, found.last) == (Month(2026, 4), Month(2027, 3))


def test_what_is_spent_already_does_not_count() -> None:
    assert overfunded(plan(grant(1, line(1, 15_000_00, 3_000_00))), load_rates()) == ()


def test_lines_one_after_the_other_do_not_add_up() -> None:
    first = replace(line(1, 6_000_00), end=date(2026, 9, 30))
    second = replace(line(2, 6_000_00), start=date(2026, 10, 1))
    assert overfunded(plan(grant(1, first, second)), load_rates()) == ()
    (found,) = overfunded(plan(grant(1, replace(first, amount=6_500_00), second)), load_rates())
    assert (found.last, found.cost) == (Month(2026, 9), 6_000_00)


def test_a_bid_counts_only_when_it_is_asked_about() -> None:
    looked_at = plan(grant(1, line(1, 8_000_00)), grant(2, line(2, 7_000_00), confirmed=False))
    assert overfunded(looked_at, load_rates()) == ()
    assert overfunded(looked_at, load_rates(), also=2)[0].grants == (1, 2)


def test_without_a_balance_date_or_budget_lines_nothing_is_found() -> None:
    assert overfunded(plan(grant(1, line(1, 99_000_00)), balance_date=None), load_rates()) == ()
    assert overfunded(plan(grant(1)), load_rates()) == ()


def test_a_grant_without_an_end_has_three_years() -> None:
    assert overfunded(plan(grant(1, line(1, 36_000_00), end=None)), load_rates()) == ()
    assert len(overfunded(plan(grant(1, line(1, 36_001_00), end=None)), load_rates())) == 1
