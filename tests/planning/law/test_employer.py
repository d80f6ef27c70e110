"""Tests of employer's National Insurance, pension and cost by pay period, year and month, against published figures."""

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import Month
from app.money import parse_money
from app.planning.law.employer import (
    CATEGORIES,
    NOTHING,
    CategoryUnknown,
    EmployerCost,
    PayStep,
    PensionBasis,
    PostPay,
    employer_cost,
    employer_nic_annual,
    employer_nic_period,
    employer_pension,
    employment_allowance,
    post_month_costs,
)
from app.planning.law.rate_days import RatesUnknown
from app.planning.law.rates import Frequency
from app.services.organisation.rates import load_rates
from tests.cases import CASES, needs_cases

PACK = load_rates()
NOW = PACK.for_year(2026)
HMRC = CASES / "statutory" / "hmrc_employer_nic_2023_24.csv"
HMRC_WORDS = {"FourWeekly": Frequency.FOUR_WEEKLY}
YEAR = tuple(Month(2026, 4).until(Month(2027, 4)))
SALARIES = st.integers(0, 20_000_000)
BASES = st.sampled_from(PensionBasis)


def total(costs: tuple[EmployerCost, ...]) -> EmployerCost:
    return EmployerCost(sum(c.salary for c in costs), sum(c.nic for c in costs), sum(c.pension for c in costs))


@pytest.mark.parametrize(
    ("frequency", "gross", "nic"),
    [
        ("weekly", "96.03", "0"),
        ("weekly", "96.04", "0.01"),
        ("weekly", "481.03", "57.75"),
        ("fortnightly", "962.04", "115.36"),
        ("four-weekly", "500.00", "17.25"),
        ("monthly", "417.04", "0.01"),
        ("monthly", "1048.07", "94.66"),
        ("monthly", "4188.53", "565.73"),
    ],
)
def test_the_published_pay_periods_of_2025_26(frequency: str, gross: str, nic: str) -> None:
    rates = PACK.for_year(2025)
    assert employer_nic_period(parse_money(gross), Frequency(frequency), "A", rates) == parse_money(nic)


@needs_cases
def test_every_row_of_hmrcs_own_test_data_agrees() -> None:
    with HMRC.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 320
    rates = PACK.for_year(2023)
    for row in rows:
        frequency = HMRC_WORDS.get(row["frequency"]) or Frequency(row["frequency"].lower())
        found = employer_nic_period(parse_money(row["gross"]), frequency, row["category"], rates)
        assert found == parse_money(row["employer_nic"]), row["test_id"]


def test_half_a_penny_goes_down_and_six_tenths_go_up() -> None:
    # 15% of 50p is 7.5p; of £1.04, 15.6p
    assert employer_nic_period(9_650, Frequency.WEEKLY, "A", NOW) == 7
    assert employer_nic_period(9_704, Frequency.WEEKLY, "A", NOW) == 16


@pytest.mark.parametrize("category", ["H", "M", "V", "Z"])
def test_nothing_is_due_up_to_the_upper_threshold_for_the_young_apprentices_and_veterans(category: str) -> None:
    assert employer_nic_period(418_900, Frequency.MONTHLY, category, NOW) == 0
    assert employer_nic_period(428_900, Frequency.MONTHLY, category, NOW) == 1_500
    assert employer_nic_annual(5_027_000, category, NOW) == 0
    assert employer_nic_annual(5_127_000, category, NOW) == 15_000


@pytest.mark.parametrize("category", ["B", "C", "J"])
def test_for_the_employer_these_are_as_a(category: str) -> None:
    assert employer_nic_annual(3_000_000, category, NOW) == employer_nic_annual(3_000_000, "A", NOW) == 375_000


@pytest.mark.parametrize("category", ["", "X", "a", "AB"])
def test_another_letter_is_refused(category: str) -> None:
    with pytest.raises(CategoryUnknown, match="Choose A, B, C, H, J, M, V or Z"):
        employer_nic_annual(3_000_000, category, NOW)
    with pytest.raises(CategoryUnknown):
        employer_nic_period(100, Frequency.WEEKLY, category, NOW)


@pytest.mark.parametrize(
    ("year", "salary", "nic"),
    [
        (2024, "20000", "1504.20"),
        (2025, "20000", "2250"),
        (2023, "30000", "2884.20"),
        (2025, "30000", "3750"),
        (2025, "6500", "225"),
        (2025, "5000", "0"),
        (2025, "0", "0"),
    ],
)
def test_the_published_annual_figures(year: int, salary: str, nic: str) -> None:
    assert employer_nic_annual(parse_money(salary), "A", PACK.for_year(year)) == parse_money(nic)


def test_a_director_paid_once_a_year_pays_the_annual_figure() -> None:
    assert employer_nic_period(3_000_000, Frequency.ANNUAL, "A", NOW) == employer_nic_annual(3_000_000, "A", NOW)


@given(st.integers(0, 4_000_000))
def test_the_annual_basis_is_within_a_pound_of_twelve_payrolls(salary: int) -> None:
    payrolls = 12 * employer_nic_period(salary // 12, Frequency.MONTHLY, "A", NOW)
    assert abs(employer_nic_annual(salary, "A", NOW) - payrolls) <= 100


@pytest.mark.parametrize(
    ("salary", "pension"), [("15000", "262.80"), ("30000", "712.80"), ("25000", "562.80"), ("90000", "1320.90")]
)
def test_the_published_minimum_pensions(salary: str, pension: str) -> None:
    assert employer_pension(parse_money(salary), PensionBasis.MINIMUM, 0, NOW) == parse_money(pension)


def test_nobody_is_enrolled_at_or_below_the_trigger_unless_it_is_agreed() -> None:
    assert employer_pension(1_000_000, PensionBasis.MINIMUM, 0, NOW) == 0
    assert employer_pension(1_000_100, PensionBasis.MINIMUM, 0, NOW) == 11_283
    assert employer_pension(1_000_000, PensionBasis.QUALIFYING, 300, NOW) == 11_280
    assert employer_pension(600_000, PensionBasis.QUALIFYING, 300, NOW) == 0
    assert employer_pension(600_000, PensionBasis.FULL_SALARY, 500, NOW) == 30_000
    assert employer_pension(6_000_000, PensionBasis.NONE, 500, NOW) == 0


def test_a_stored_word_is_as_good_as_the_choice() -> None:
    word: PensionBasis = "minimum"  # type: ignore[assignment] # a stored choice is another enumeration of equal words
    assert employer_pension(1_500_000, word, 0, NOW) == 26_280
    with pytest.raises(ValueError, match="half"):
        employer_pension(1_500_000, "half", 0, NOW)  # type: ignore[arg-type] # the slip is the point


def test_a_years_cost_is_pay_and_what_comes_on_top() -> None:
    cost = employer_cost(3_000_000, "A", PensionBasis.MINIMUM, 0, NOW)
    assert cost == EmployerCost(salary=3_000_000, nic=375_000, pension=71_280)
    assert cost.total == 3_446_280


@given(SALARIES, st.sampled_from(CATEGORIES), BASES, st.integers(0, 3_000), st.integers(1, 10_000))
def test_twelve_full_months_add_up_to_the_year(
    salary: int, category: str, basis: PensionBasis, basis_points: int, fte: int
) -> None:
    post = PostPay(
        annual_full_time_salary=salary,
        fte=fte,
        start=date(2020, 1, 1),
        pension_basis=basis,
        pension_basis_points=basis_points,
        ni_category=category,
    )
    costs = post_month_costs(post, YEAR, PACK)
    assert total(costs) == employer_cost(post.annual_pay(), category, basis, basis_points, NOW)
    for part in ("salary", "nic", "pension"):
        amounts = [getattr(cost, part) for cost in costs]
        assert min(amounts) >= 0
        assert max(amounts) - min(amounts) <= 1


@given(SALARIES, BASES, st.integers(0, 3_000), st.dates(date(2026, 4, 1), date(2027, 3, 31)), st.integers(0, 364))
def test_a_part_of_the_year_never_costs_more_than_the_whole_in_any_month(
    salary: int, basis: PensionBasis, basis_points: int, start: date, days: int
) -> None:
    terms = {"pension_basis": basis, "pension_basis_points": basis_points}
    part = PostPay(annual_full_time_salary=salary, start=start, end=start + timedelta(days), **terms)  # type: ignore[arg-type] # one dict, two types
    whole = PostPay(annual_full_time_salary=salary, start=date(2026, 4, 1), **terms)  # type: ignore[arg-type] # the same
    for less, full in zip(post_month_costs(part, YEAR, PACK), post_month_costs(whole, YEAR, PACK), strict=True):
        assert 0 <= less.salary <= full.salary
        assert 0 <= less.nic <= full.nic
        assert 0 <= less.pension <= full.pension


@given(SALARIES, st.dates(date(2026, 4, 2), date(2027, 3, 31)))
def test_a_handover_inside_a_month_pays_the_month_once(salary: int, handover: date) -> None:
    leaver = PostPay(annual_full_time_salary=salary, start=date(2026, 4, 1), end=handover - timedelta(1))
    starter = PostPay(annual_full_time_salary=salary, start=handover)
    both = zip(post_month_costs(leaver, YEAR, PACK), post_month_costs(starter, YEAR, PACK), strict=True)
    assert abs(sum(one.salary + other.salary for one, other in both) - salary) <= 1


def test_a_month_partly_worked_is_paid_by_calendar_days() -> None:
    post = PostPay(annual_full_time_salary=3_600_000, start=date(2026, 6, 16), end=date(2026, 8, 10))
    before, june, july, august, after = post_month_costs(post, YEAR[1:6], PACK)
    assert (before, after) == (NOTHING, NOTHING)
    # Half of £3,000; 15% of (18,000 − 5,000) / 12; 3% of (18,000 − 6,240) / 12
    assert june == EmployerCost(150_000, 16_250, 2_940)
    assert july == EmployerCost(300_000, 38_750, 7_440)
    assert august.salary == 96_774


def test_whoever_is_enrolled_stays_so_in_a_short_month() -> None:
    post = PostPay(annual_full_time_salary=1_920_000, start=date(2026, 6, 16))
    assert post_month_costs(post, YEAR[2:3], PACK) == (EmployerCost(80_000, 5_750, 840),)


def test_a_post_that_starts_on_the_first_and_ends_on_the_last_is_paid_whole_months() -> None:
    post = PostPay(annual_full_time_salary=3_600_000, start=date(2026, 6, 1), end=date(2026, 6, 30))
    assert [cost.salary for cost in post_month_costs(post, YEAR[1:4], PACK)] == [0, 300_000, 0]


def test_a_single_day_and_a_post_that_ends_before_it_starts() -> None:
    day = PostPay(annual_full_time_salary=3_600_000, start=date(2026, 6, 16), end=date(2026, 6, 16))
    assert post_month_costs(day, YEAR[2:3], PACK) == (EmployerCost(10_000, 0, 0),)
    never = PostPay(annual_full_time_salary=3_600_000, start=date(2026, 6, 16), end=date(2026, 6, 1))
    assert total(post_month_costs(never, YEAR, PACK)) == NOTHING


def test_part_time_pay_has_one_whole_threshold() -> None:
    post = PostPay(annual_full_time_salary=3_000_000, fte=6_000, start=date(2026, 4, 1))
    assert total(post_month_costs(post, YEAR, PACK)) == EmployerCost(1_800_000, 195_000, 35_280)


def test_each_month_has_the_rates_of_its_tax_year() -> None:
    post = PostPay(annual_full_time_salary=3_000_000, start=date(2024, 4, 1), pension_basis=PensionBasis.NONE)
    march, april = post_month_costs(post, [Month(2025, 3), Month(2025, 4)], PACK)
    assert (march.nic, april.nic) == (24_035, 31_250)
    later = post_month_costs(post, [Month(2026, 4), Month(2035, 4)], PACK)
    assert later[0] == later[1]


def test_a_pay_award_comes_in_its_month_and_again_on_each_anniversary() -> None:
    post = PostPay(
        annual_full_time_salary=2_500_001,
        start=date(2026, 4, 1),
        uplift_basis_points=333,
        uplift_from=Month(2026, 10),
    )
    assert [post.awards_by(Month(2026, 9)), post.awards_by(Month(2026, 10))] == [0, 1]
    assert [post.awards_by(Month(2027, 9)), post.awards_by(Month(2027, 10))] == [1, 2]
    # 25,000.01 × 1.0333 = 25,832.510333; × 1.0333² = 26,692.732927…
    assert [post.annual_pay(awards) for awards in range(3)] == [2_500_001, 2_583_251, 2_669_273]
    september, october = post_month_costs(post, YEAR[5:7], PACK)
    assert (september.salary, october.salary) == (208_334, 215_270)


def test_without_a_month_there_is_no_pay_award_and_a_cut_is_possible() -> None:
    start = date(2026, 4, 1)
    steady = PostPay(annual_full_time_salary=2_400_000, start=start, uplift_basis_points=500)
    assert {cost.salary for cost in post_month_costs(steady, YEAR, PACK)} == {200_000}
    cut = PostPay(
        annual_full_time_salary=2_400_000, start=start, uplift_basis_points=-10_000, uplift_from=Month(2026, 5)
    )
    assert [cost.total for cost in post_month_costs(cut, YEAR[1:], PACK)] == [0] * 11


def test_only_months_that_are_worked_need_known_rates() -> None:
    post = PostPay(annual_full_time_salary=2_400_000, start=date(2023, 4, 1))
    early = [Month(2023, 3), Month(2023, 4)]
    assert [cost.salary for cost in post_month_costs(post, early, PACK)] == [0, 200_000]
    with pytest.raises(RatesUnknown):
        post_month_costs(PostPay(annual_full_time_salary=1, start=date(2023, 3, 1)), early, PACK)


def test_the_allowance_is_used_month_by_month_and_anew_each_tax_year() -> None:
    months = [(month, 400_000) for month in Month(2026, 2).until(Month(2026, 9))]
    assert employment_allowance(months, PACK) == (400_000, 400_000, 400_000, 400_000, 250_000, 0, 0)
    used = employment_allowance(months, PACK, already_used_pence=700_000)
    assert used == (350_000, 0, 400_000, 400_000, 250_000, 0, 0)
    assert employment_allowance(months, PACK, already_used_pence=99_999_999)[:2] == (0, 0)
    assert employment_allowance([], PACK) == ()


@given(st.lists(st.integers(0, 3_000_000), max_size=48), st.integers(0, 2_000_000))
def test_the_allowance_never_pays_more_than_is_due_or_than_there_is(nic: list[int], used: int) -> None:
    first = Month(2024, 1)
    paid = employment_allowance([(first.plus(i), due) for i, due in enumerate(nic)], PACK, already_used_pence=used)
    assert all(0 <= share <= due for share, due in zip(paid, nic, strict=True))
    for year, rates in PACK.years.items():
        months = [i for i in range(len(nic)) if Month(year, 4) <= first.plus(i) < Month(year + 1, 4)]
        spent, due = sum(paid[i] for i in months), sum(nic[i] for i in months)
        left = max(0, rates.employment_allowance - (used if year == 2023 else 0))
        assert spent == min(left, due)


def test_pay_and_part_of_full_time_change_from_the_month_of_a_step() -> None:
    steps = (PayStep(Month(2026, 6), 1_000), PayStep(Month(2026, 8), fte=5_000), PayStep(Month(2026, 9), -2_000))
    post = PostPay(
        annual_full_time_salary=1_200_000, start=date(2026, 4, 1), pension_basis=PensionBasis.NONE, steps=steps
    )
    salaries = [cost.salary for cost in post_month_costs(post, YEAR[:7], PACK)]
    assert salaries == [100_000, 100_000, 110_000, 110_000, 55_000, 44_000, 44_000]
    assert post.pay_in(Month(2026, 9)) == 528_000
    assert [cost.salary for cost in post_month_costs(post, [YEAR[5], YEAR[0], YEAR[2]], PACK)] == [
        44_000,
        100_000,
        110_000,
    ]


def test_a_step_that_changes_nothing_leaves_every_penny_where_it_was() -> None:
    post = PostPay(annual_full_time_salary=2_777_777, start=date(2026, 4, 1), uplift_basis_points=250)
    same = replace(post, steps=(PayStep(Month(2026, 7)), PayStep(Month(2026, 9), fte=10_000)))
    assert post_month_costs(same, YEAR, PACK) == post_month_costs(post, YEAR, PACK)
