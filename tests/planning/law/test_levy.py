"""Tests of the apprenticeship levy."""

import pytest

from app.planning.law.levy import LevyImpossible, apprenticeship_levy
from app.services.organisation.rates import load_rates


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_it_bites_above_three_million(year: int) -> None:
    rates = load_rates().for_year(year)
    assert apprenticeship_levy(3_000_000_00, rates) == 0
    assert apprenticeship_levy(0, rates) == 0
    assert apprenticeship_levy(3_200_000_00, rates) == 1_000_00


def test_a_pay_bill_below_zero_is_refused() -> None:
    with pytest.raises(LevyImpossible, match="below zero"):
        apprenticeship_levy(-1, load_rates().for_year(2026))
