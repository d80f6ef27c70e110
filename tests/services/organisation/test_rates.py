"""Tests of the rate pack that ships with the program, against the published figures."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.money import parse_money
from app.planning.law.rate_entries import RatesUnreadable
from app.planning.law.rates_people import Nation
from app.services.organisation.rates import load_rates, shipped_data
from tests.cases import CASES, needs_cases


@pytest.fixture
def unread() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    load_rates.cache_clear()
    shipped_data.cache_clear()


# Tax year; employer's rate; secondary threshold a year, month, week; lower earnings limit; allowance: in pence
PUBLISHED = [
    (2023, 1380, (910_000, 75_800, 17_500), (639_600, 53_300, 12_300), 500_000),
    (2024, 1380, (910_000, 75_800, 17_500), (639_600, 53_300, 12_300), 500_000),
    (2025, 1500, (500_000, 41_700, 9_600), (650_000, 54_200, 12_500), 1_050_000),
    (2026, 1500, (500_000, 41_700, 9_600), (670_800, 55_900, 12_900), 1_050_000),
]


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: str(row[0]))
def test_the_shipped_figures_are_the_published_ones(
    row: tuple[int, int, tuple[int, int, int], tuple[int, int, int], int],
) -> None:
    start, rate, secondary, lower, allowance = row
    rates = load_rates().years[start]
    assert rates.employer_nic_rate == rate
    assert (rates.secondary.year, rates.secondary.month, rates.secondary.week) == secondary
    assert (rates.lower_earnings.year, rates.lower_earnings.month, rates.lower_earnings.week) == lower
    assert rates.employment_allowance == allowance


@pytest.mark.parametrize("start", [2023, 2024, 2025, 2026])
def test_what_has_not_changed_in_four_years(start: int) -> None:
    rates = load_rates().years[start]
    assert (rates.primary.year, rates.primary.month, rates.primary.week) == (1_257_000, 104_800, 24_200)
    assert (rates.upper.year, rates.upper.month, rates.upper.week) == (5_027_000, 418_900, 96_700)
    assert (rates.pension_lower.year, rates.pension_upper.year) == (624_000, 5_027_000)
    assert (rates.pension_lower.month, rates.pension_upper.fortnight) == (52_000, 193_400)
    assert (rates.pension_trigger.year, rates.pension_trigger.month) == (1_000_000, 83_300)
    assert (rates.pension_employer_minimum, rates.pension_total_minimum) == (300, 800)
    assert (rates.levy_rate, rates.levy_allowance) == (50, 1_500_000)
    assert rates.sources
    assert rates.verified


def test_nothing_is_verified_after_5_april_2027() -> None:
    pack = load_rates()
    assert list(pack.years) == [2023, 2024, 2025, 2026]
    assert pack.verified_until == date(2027, 4, 5)
    assert {rates.last_checked for rates in pack.years.values()} == {date(2026, 11, 21)}
    assert pack.years[2026].unverified == ("pension_periods",)


@pytest.mark.parametrize(
    ("day", "wages"),
    [
        (date(2023, 4, 1), (1_042, 23, 1_018, 749, 528, 528, None)),
        (date(2024, 4, 1), (1_144, 21, 1_144, 860, 640, 640, None)),
        (date(2026, 3, 31), (1_221, 21, 1_221, 1_000, 755, 755, 1_066)),
        (date(2026, 4, 1), (1_271, 21, 1_271, 1_085, 800, 800, 1_110)),
    ],
)
def test_minimum_wages_are_the_published_ones(day: date, wages: tuple[int | None, ...]) -> None:
    found = load_rates().minimum_wage_on(day)
    adult = (found.living_wage, found.living_wage_age, found.age_21_to_22)
    assert (*adult, found.age_18_to_20, found.under_18, found.apprentice, found.accommodation_offset) == wages


def test_the_pack_is_read_once() -> None:
    assert load_rates() is load_rates()


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("text", [None, "[[pension]", "rate = 5", b"\xff\xfe"])
def test_a_spoilt_file_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | bytes | None
) -> None:
    file = tmp_path / "uk.toml"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.setattr(paths, "resource", lambda *_parts: file)
    with pytest.raises(RatesUnreadable, match=r"\.$"):
        load_rates()


CAPS = CASES / "statutory" / "redundancy_weekly_caps.csv"
GOVUK = CASES / "statutory-rates-govuk"


@needs_cases
def test_every_published_limit_on_redundancy_pay_holds_on_its_first_and_its_last_day() -> None:
    with CAPS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    for row in rows:
        for day in (row["from"], row["to"]):
            held = load_rates().redundancy_cap_on(date.fromisoformat(day))
            assert held.weekly(Nation(row["nation"])) == parse_money(row["weekly_cap"]), row


@needs_cases
@pytest.mark.parametrize(
    ("name", "nation"),
    [("redundancy_pay.yml", Nation.GREAT_BRITAIN), ("redundancy_pay_northern_ireland.yml", Nation.NORTHERN_IRELAND)],
)
def test_govuks_table_of_limits_and_its_maximum_which_is_thirty_times_as_much(name: str, nation: Nation) -> None:
    rows = blocks(GOVUK / name)
    assert len(rows) == 8
    for row in rows:
        held = load_rates().redundancy_cap_on(date.fromisoformat(row["start_date"]))
        assert (held.starts.isoformat(), held.ends.isoformat()) == (row["start_date"], row["end_date"])
        assert (held.weekly(nation), held.most(nation)) == (parse_money(row["rate"]), parse_money(row["max"]))


@needs_cases
def test_govuks_table_of_sick_pay() -> None:
    rows = [row for row in blocks(GOVUK / "statutory_sick_pay.yml") if row["start_date"] >= "2023-04-06"]
    assert len(rows) == 4
    for row in rows:
        held = load_rates().sick_pay_on(date.fromisoformat(row["start_date"]))
        below = row.get("lower_earning_limit_rate")
        assert (held.starts.isoformat(), held.ends.isoformat()) == (row["start_date"], row["end_date"])
        assert held.weekly == parse_money(row["ssp_weekly_rate"])
        assert held.earnings_below_unpaid == (parse_money(below) if below else None)


@needs_cases
def test_govuks_table_of_minimum_wages() -> None:
    text = (GOVUK / "minimum_wage.yml").read_text(encoding="utf-8")
    years = text.split("- :start_date: ")[1:]
    assert len(years) == 2
    for year in years:
        held = load_rates().minimum_wage_on(date.fromisoformat(year[:10]))
        rates = [parse_money(rate) for rate in re.findall(r"^\s+:rate: (\S+)", year, re.MULTILINE)]
        assert rates == [held.under_18, held.age_18_to_20, held.age_21_to_22, held.living_wage]
        found = dict(re.findall(r"^  :(\w+): (\S+)", year, re.MULTILINE))
        assert held.apprentice == parse_money(found["apprentice_rate"])
        assert held.accommodation_offset == parse_money(found["accommodation_rate"])
        assert held.living_wage_age == int(found["living_wage_min_age"])


@needs_cases
def test_the_lower_earnings_limit_of_parental_pay_is_that_of_national_insurance() -> None:
    rows = {row["start_date"]: row for row in blocks(GOVUK / "maternity_paternity_birth.yml")}
    limits = {2024: rows["2022-04-06"], 2025: rows["2025-04-06"], 2026: rows["2026-04-06"]}
    for year, row in limits.items():
        assert load_rates().years[year].lower_earnings.week == parse_money(row["lower_earning_limit_rate"])


@needs_cases
def test_the_bank_holidays_of_2013_are_not_ours_to_count_with() -> None:
    """The case file has 2013 only, a year before the standstill was law: the pack begins with 2024."""
    events = json.loads((GOVUK / "bank_holidays.json").read_text(encoding="utf-8"))["england-and-wales"]["events"]
    assert {event["date"][:4] for event in events} == {"2013"}
    assert load_rates().bank_holidays[0].starts == date(2024, 1, 1)


def blocks(path: Path) -> list[dict[str, str]]:
    """The entries of one of GOV.UK's tables, which are lists of one level."""
    found: list[dict[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"(- |  )(\w+): \"?([^\"]+)\"?", line)
        if match and match[1] == "- ":
            found.append({})
        if match:
            found[-1][match[2]] = match[3]
    return found


# Name, nation, day, hundredths: each line of the published tables, on both sides of a change
PUBLISHED_FIGURES = [
    ("maternity_pay", "uk", date(2023, 4, 6), 172_48),
    ("maternity_pay", "uk", date(2024, 4, 6), 184_03),
    ("maternity_pay", "uk", date(2025, 4, 6), 187_18),
    ("maternity_pay", "uk", date(2026, 4, 6), 194_32),
    ("vat_registration", "uk", date(2026, 4, 6), 90_000_00),
    ("receipts_and_payments", "england_wales", date(2026, 9, 29), 250_000_00),
    ("receipts_and_payments", "england_wales", date(2026, 9, 30), 500_000_00),
    ("examination", "england_wales", date(2026, 9, 29), 25_000_00),
    ("examination", "england_wales", date(2026, 9, 30), 40_000_00),
    ("audit", "england_wales", date(2026, 9, 29), 1_000_000_00),
    ("audit", "england_wales", date(2026, 9, 30), 1_500_000_00),
    ("audit_assets", "england_wales", date(2026, 9, 29), 3_260_000_00),
    ("audit_assets", "england_wales", date(2026, 9, 30), 5_000_000_00),
    ("audit", "scotland", date(2025, 12, 31), 500_000_00),
    ("audit", "scotland", date(2026, 1, 1), 1_000_000_00),
    ("procurement_central", "uk", date(2025, 12, 31), 139_688_00),
    ("procurement_central", "uk", date(2026, 1, 1), 135_018_00),
    ("procurement_councils", "uk", date(2025, 12, 31), 214_904_00),
    ("procurement_councils", "uk", date(2026, 1, 1), 207_720_00),
    ("procurement_works", "uk", date(2025, 12, 31), 5_372_609_00),
    ("procurement_works", "uk", date(2026, 1, 1), 5_193_000_00),
    ("procurement_light_touch", "uk", date(2026, 1, 1), 663_540_00),
    ("below_threshold_central", "uk", date(2026, 1, 1), 12_000_00),
    ("below_threshold_others", "uk", date(2026, 1, 1), 30_000_00),
    ("standstill", "england", date(2026, 1, 1), 8_00),
    ("standstill_after_review", "england", date(2026, 1, 1), 5_00),
    ("discount_rate", "uk", date(2026, 1, 1), 3_50),
    ("health_discount_rate", "uk", date(2026, 1, 1), 1_50),
    ("wellby", "uk", date(2026, 1, 1), 13_000_00),
    ("dbs_enhanced", "uk", date(2026, 5, 1), 49_50),
    ("dbs_basic", "uk", date(2026, 5, 1), 21_50),
    ("ico_fee", "uk", date(2026, 5, 1), 52_00),
    ("itc_equity_week", "uk", date(2026, 5, 1), 631_00),
    ("itc_equity_day", "uk", date(2025, 5, 1), 133_00),
    ("musicians_union_hour", "uk", date(2024, 5, 1), 38_50),
    ("aue_day_middle", "uk", date(2021, 9, 1), 235_37),
]


@pytest.mark.parametrize(("name", "nation", "day", "value"), PUBLISHED_FIGURES)
def test_single_figures_are_the_published_ones(name: str, nation: str, day: date, value: int) -> None:
    found = load_rates().figure(name, day, nation)
    assert (found.value, found.known_on(day)) == (value, True)


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("audit", "northern_ireland"),
        ("receipts_and_payments", "northern_ireland"),
        ("discount_rate", "uk"),
        ("considerable_change", "england"),
        ("real_living_wage", "uk"),
        ("professional_indemnity", "uk"),
        ("supervision_reflective", "uk"),
        ("other_training", "uk"),
    ],
)
def test_what_no_source_settles_is_marked(name: str, nation: str) -> None:
    assert not load_rates().figure(name, date(2026, 10, 1), nation).known_on(date(2026, 10, 1))
