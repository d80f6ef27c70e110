"""Tests of the quantile of Student's t against published tables and against the area under its curve."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.outcomes.student_t import share_within, t_quantile
from tests.planning.outcomes.published_t import NIST, REPRINTED


def area(t: float, degrees: int, steps: int = 2_000) -> float:
    """The area under the curve from −t to t by Simpson's rule."""
    height = math.gamma((degrees + 1) / 2) / (math.sqrt(degrees * math.pi) * math.gamma(degrees / 2))
    width = 2 * t / steps
    weights = (1 if step in {0, steps} else 4 if step % 2 else 2 for step in range(steps + 1))
    points = (-t + width * step for step in range(steps + 1))
    curve = (height * math.pow(1 + x * x / degrees, -(degrees + 1) / 2) for x in points)
    return sum(weight * y for weight, y in zip(weights, curve, strict=True)) * width / 3


@pytest.mark.parametrize(("degrees", "published"), NIST.items())
def test_the_published_table_to_three_decimals(degrees: int | None, published: float) -> None:
    assert round(t_quantile(degrees), 3) == published


def test_every_row_of_the_long_table_to_three_decimals() -> None:
    assert len(REPRINTED) == 200
    for degrees, published in enumerate(REPRINTED, 1):
        assert abs(t_quantile(degrees) - published) < 0.0005


@pytest.mark.parametrize(
    ("degrees", "confidence", "published"), [(1, 0.9, 6.314), (9, 0.99, 3.250), (30, 0.8, 1.310), (None, 0.99, 2.576)]
)
def test_other_shares_agree_with_the_table_too(degrees: int | None, confidence: float, published: float) -> None:
    assert round(t_quantile(degrees, confidence), 3) == published


@given(st.floats(0.01, 15), st.integers(1, 300))
def test_the_share_is_the_area_under_the_curve(t: float, degrees: int) -> None:
    assert share_within(t, degrees) == pytest.approx(area(t, degrees), abs=1e-6)


@given(st.integers(1, 2_000), st.floats(0.5, 0.999))
def test_the_quantile_holds_its_share(degrees: int, confidence: float) -> None:
    assert share_within(t_quantile(degrees, confidence), degrees) == pytest.approx(confidence, abs=1e-9)


def test_it_falls_towards_the_normal_curve() -> None:
    found = [t_quantile(degrees) for degrees in range(1, 1_000)]
    assert found == sorted(found, reverse=True)
    assert found[-1] > t_quantile(None)
    assert t_quantile(100_000) == pytest.approx(t_quantile(None), abs=1e-4)


def test_without_a_degree_or_a_share_there_is_none() -> None:
    with pytest.raises(ValueError, match="at least 1 degree"):
        t_quantile(0)
    for share in (0, 1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            t_quantile(9, share)
