"""A price against the full cost of every year, and when it is paid."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.money import LIMIT_PENCE
from app.planning.full_cost.price import Due, Price, PriceAnswer, answer, payments
from app.planning.plan.plan import Plan, Rise
from app.problems import Refused
from app.services.organisation.rates import load_rates
from tests.builders import cost, general, grant, instalment, monthly, plan, pounds, project, shares

APRIL = date(2027, 4, 1)
OFFER = Price("Weekly sessions", project=1, price=pounds(12_500), start=APRIL)


def office() -> Plan:
    """£1,000 a month for project 1, 5% more each April from 2028; project 2 costs nothing."""
    line = cost(pounds(1_000), monthly(), shares=shares(p1=10_000), rise=Rise(500, Month(2028, 4)))
    other = cost(1, id_=2, shares=shares(p2=10_000))
    return plan(general(), costs=(line, other), projects=(project(1), project(2)))


def run(price: Price, of: Plan | None = None) -> PriceAnswer:
    return answer(of or office(), load_rates(), price)


def test_a_price_above_the_full_cost_has_a_surplus() -> None:
    found = run(OFFER)
    (year,) = found.years
    assert str(year.year) == "2027-28"
    assert (year.full_cost, year.income, year.surplus, year.margin) == (1_200_000, 1_250_000, 50_000, 417)
    assert (found.surplus, found.break_even, year.break_even) == (50_000, 1_200_000, 1_200_000)


def test_other_certain_money_is_told_and_the_contract_of_the_price_is_none_of_it() -> None:
    dues = (instalment(date(2027, 6, 30), pounds(300)),)
    grants = (
        grant(kind="contract", project=1, instalments=dues),
        grant(id_=2, kind="contract", project=1, instalments=dues, probability=50),
        grant(id_=3, kind="contract", project=1, instalments=dues, title=OFFER.name),
    )
    found = run(replace(OFFER, price=pounds(11_500)), replace(office(), grants=grants))
    assert (found.surplus, found.others, found.to_carry) == (-50_000, 30_000, 20_000)
    assert run(OFFER, replace(office(), grants=grants)).to_carry == 0


def test_a_price_by_session_breaks_even_at_the_full_cost_of_one() -> None:
    found = run(replace(OFFER, unit="session", price=pounds(250), volume=47))
    # 12,000 ÷ 47 is £255.32 all but a third of a penny
    assert (found.income, found.surplus, found.break_even) == (1_175_000, -25_000, 25_532)


def test_several_years_with_a_rise_against_costs_that_rise_otherwise() -> None:
    found = run(replace(OFFER, price=pounds(12_300), years=3, uplift=200))
    assert [year.unit_price for year in found.years] == [1_230_000, 1_254_600, 1_279_692]
    assert [year.full_cost for year in found.years] == [1_200_000, 1_260_000, 1_323_000]
    assert [year.surplus for year in found.years] == [30_000, -5_400, -43_308]
    assert [year.break_even for year in found.years] == [1_200_000, 1_260_000, 1_323_000]
    assert found.surplus == -18_708
    # 3,783,000 ÷ (1 + 1.02 + 1.0404), each year rounded to a penny
    assert found.break_even == 1_236_113


def test_the_years_are_the_contracts_own() -> None:
    found = run(replace(OFFER, start=date(2027, 10, 15)))
    # six months before the rise of April 2028 and six after it
    assert found.full_cost == 6 * 100_000 + 6 * 105_000
    assert found.payments[0] == Due(date(2028, 1, 14), 312_500)


def test_what_is_paid_by_results_is_counted_as_far_as_it_is_expected() -> None:
    found = run(replace(OFFER, price=pounds(12_000), results_share=2_000, results_expected=7_500))
    assert (found.income, found.expected, found.surplus) == (1_200_000, 1_140_000, -60_000)
    assert found.payments[-1] == Due(date(2028, 6, 30), 180_000, by_results=True)
    # 12,000 ÷ 0.95
    assert found.break_even == 1_263_158


def test_no_price_is_enough_where_nothing_is_expected() -> None:
    found = run(replace(OFFER, results_share=10_000, results_expected=0))
    assert (found.expected, found.break_even, found.years[0].break_even, found.payments) == (0, None, None, ())


def test_vat_is_charged_on_top_and_is_no_income() -> None:
    found = run(replace(OFFER, vat=2_000))
    assert (found.vat, found.expected) == (250_000, 1_250_000)
    assert sum(due.amount for due in found.payments) == found.expected


@pytest.mark.parametrize(
    ("pattern", "dues"),
    [
        ("yearly_advance", [(date(2027, 4, 1), 10)]),
        (
            "quarterly_advance",
            [(date(2027, 4, 1), 3), (date(2027, 7, 1), 3), (date(2027, 10, 1), 2), (date(2028, 1, 1), 2)],
        ),
        (
            "quarterly_arrears",
            [(date(2027, 6, 30), 3), (date(2027, 9, 30), 3), (date(2027, 12, 31), 2), (date(2028, 3, 31), 2)],
        ),
        ("milestones", [(date(2027, 4, 1), 5), (date(2028, 3, 31), 5)]),
    ],
)
def test_when_it_is_paid(pattern: str, dues: list[tuple[date, int]]) -> None:
    assert [(due.on, due.amount) for due in payments(replace(OFFER, price=10, pattern=pattern))] == dues


def test_every_month_in_arrears() -> None:
    found = payments(replace(OFFER, price=1_200, pattern="monthly_arrears", start=date(2027, 1, 31), years=2))
    assert [due.on for due in found[:3]] == [date(2027, 2, 27), date(2027, 3, 30), date(2027, 4, 29)]
    assert len(found) == 24
    assert {due.amount for due in found} == {100}


def test_payments_of_several_years_stand_in_order_of_their_days() -> None:
    found = payments(replace(OFFER, years=2, pattern="yearly_advance", results_share=1_000))
    assert [(due.on, due.by_results) for due in found] == [
        (date(2027, 4, 1), False),
        (date(2028, 4, 1), False),
        (date(2028, 6, 30), True),
        (date(2029, 6, 30), True),
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"volume": 0}, "is for none a year. Type how many it is for, 1 or more."),
        ({"years": 0}, "is for 0 years. Type a number from 1 to 10."),
        ({"years": 11}, "is for 11 years."),
        ({"price": LIMIT_PENCE, "volume": 2}, "comes to more than £1 billion a year."),
        ({"project": 9}, "its project has no cost in the twelve months from April 2027."),
        ({"start": date(2020, 1, 1)}, "cannot be compared"),
    ],
)
def test_a_price_that_nothing_can_be_said_of_is_refused(changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        run(replace(OFFER, **changed))  # type: ignore[arg-type]
    assert sentence in str(refused.value)
    assert "“Weekly sessions”" in str(refused.value)


PRICES = st.builds(
    Price,
    st.just("Offer"),
    st.just(1),
    st.integers(0, 1_800_000),  # pence; the most it can come to stays under £1 billion a year
    st.dates(date(2026, 4, 1), date(2028, 12, 31)),
    volume=st.integers(1, 5_000),
    years=st.integers(1, 10),
    uplift=st.integers(-10_000, 3_000),
    pattern=st.sampled_from(
        ("yearly_advance", "quarterly_advance", "quarterly_arrears", "monthly_arrears", "milestones")
    ),
    results_share=st.one_of(st.just(0), st.integers(0, 10_000)),
    results_expected=st.integers(0, 10_000),
    vat=st.sampled_from((0, 500, 2_000)),
).filter(lambda price: max(_in_year(price, year) for year in (0, price.years - 1)) <= LIMIT_PENCE)


def _in_year(price: Price, year: int) -> int:
    return round_up(price.price * Fraction(10_000 + price.uplift, 10_000) ** year) * price.volume


def naive_expected(price: Price, year: int, unit: int) -> int:
    """By fractions: the rise, what is certain, and what is expected of the results."""
    risen = round_up(unit * Fraction(10_000 + price.uplift, 10_000) ** year) * price.volume
    at_stake = round_up(Fraction(risen * price.results_share, 10_000))
    return risen - at_stake + round_up(Fraction(at_stake * price.results_expected, 10_000))


def round_up(value: Fraction) -> int:
    return (value + Fraction(1, 2)).__floor__()


@given(PRICES)
def test_the_payments_add_up_to_what_is_expected_of_each_year(price: Price) -> None:
    expected = [naive_expected(price, year, price.price) for year in range(price.years)]
    found = payments(price)
    assert sum(due.amount for due in found) == sum(expected)
    assert list(found) == sorted(found, key=lambda due: due.on)
    fixed: dict[bool, list[int]] = defaultdict(list)
    for due in found:
        fixed[due.by_results].append(due.amount)
        assert due.amount > 0
    assert len(fixed[True]) <= price.years


@given(PRICES)
def test_years_add_up_and_a_penny_less_than_break_even_falls_short(price: Price) -> None:
    found = run(price)
    assert found.income == sum(year.income for year in found.years)
    assert found.expected == sum(year.expected for year in found.years) <= found.income
    assert found.surplus == sum(year.surplus for year in found.years) == found.expected - found.full_cost
    if found.break_even is not None:
        sums = [
            sum(naive_expected(price, year, unit) for year in range(price.years))
            for unit in (found.break_even - 1, found.break_even)
        ]
        assert sums[0] < found.full_cost <= sums[1]
    for year in found.years:
        if year.break_even is not None:
            once = replace(price, uplift=0)
            assert naive_expected(once, 0, year.break_even - 1) < year.full_cost
            assert naive_expected(once, 0, year.break_even) >= year.full_cost
