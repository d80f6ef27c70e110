"""Tests of the rate pack that ships with the program, against the published figures."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.planning.rate_entries import RatesUnreadable
from app.services.rates import load_rates


@pytest.fixture
def unread() -> Iterator[None]:
    load_rates.cache_clear()
    yield
    load_rates.cache_clear()


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
