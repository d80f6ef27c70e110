"""Tests of the scores of outcome measures against their published tables and bands."""

import csv
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.sums.measures import (
    MEASURES,
    NO_SCORE,
    ONS4,
    AnswerOutside,
    MeasureName,
    asks_for_safety,
    score,
    swemwbs_metric,
)
from tests.cases import CASES, needs_cases

TABLE = CASES / "swemwbs" / "swemwbs_conversion.csv"
PUBLISHED = (
    "7:7.00 8:9.51 9:11.25 10:12.40 11:13.33 12:14.08 13:14.75 14:15.32 15:15.84 16:16.36 17:16.88 18:17.43 19:17.98 "
    "20:18.59 21:19.25 22:19.98 23:20.73 24:21.54 25:22.35 26:23.21 27:24.11 28:25.03 29:26.02 30:27.03 31:28.13 "
    "32:29.31 33:30.70 34:32.55 35:35.00"
)


def adding_up_to(total: int, items: int, low: int, high: int) -> list[int | None]:
    """Answers that add up to a total, filled from the first question on."""
    answers: list[int | None] = []
    for left in range(items, 0, -1):
        answers.append(min(high, total - low * (left - 1)))
        total -= answers[-1] or 0
    return answers


def test_the_published_metric_of_every_sum() -> None:
    pairs = [pair.split(":") for pair in PUBLISHED.split()]
    assert len(pairs) == 29
    for raw, metric in pairs:
        found = score(MeasureName.SWEMWBS, adding_up_to(int(raw), 7, 1, 5))
        assert (found.score, found.band) == (int(raw), "")
        assert found.metric_hundredths == Decimal(metric) * 100


@needs_cases
def test_every_row_of_the_conversion_table_agrees() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 29
    for row in rows:
        assert swemwbs_metric(int(row["raw_score"])) == Decimal(row["metric_score"]) * 100


def test_the_metric_rises_with_every_point() -> None:
    metrics = [swemwbs_metric(raw) for raw in range(7, 36)]
    assert metrics == sorted(set(metrics))
    for raw in (6, 36):
        with pytest.raises(AnswerOutside, match="goes from 7 to 35"):
            swemwbs_metric(raw)


@pytest.mark.parametrize(
    ("name", "bands"),
    [
        (
            MeasureName.PHQ_9,
            {0: "none/minimal", 4: "none/minimal", 5: "mild", 9: "mild", 10: "moderate", 14: "moderate"},
        ),
        (MeasureName.PHQ_9, {15: "moderately severe", 19: "moderately severe", 20: "severe", 27: "severe"}),
        (MeasureName.GAD_7, {0: "none/minimal", 4: "none/minimal", 5: "mild", 9: "mild", 10: "moderate"}),
        (MeasureName.GAD_7, {14: "moderate", 15: "severe", 21: "severe"}),
        (MeasureName.LIFE_SATISFACTION, {0: "low", 4: "low", 5: "medium", 6: "medium", 7: "high", 8: "high"}),
        (MeasureName.WORTHWHILE, {4: "low", 5: "medium", 9: "very high", 10: "very high"}),
        (MeasureName.HAPPY, {4: "low", 6: "medium", 8: "high", 9: "very high"}),
        (MeasureName.ANXIETY, {0: "very low", 1: "very low", 2: "low", 3: "low", 4: "medium", 5: "medium", 6: "high"}),
        (MeasureName.ANXIETY, {10: "high"}),
    ],
)
def test_the_published_bands(name: MeasureName, bands: dict[int, str]) -> None:
    measure = MEASURES[name]
    for total, band in bands.items():
        found = score(name, adding_up_to(total, measure.items, measure.low, measure.high))
        assert (found.score, found.band, found.metric_hundredths) == (total, band, None)


@given(st.sampled_from(MeasureName), st.data())
def test_a_missing_answer_leaves_no_score(name: MeasureName, data: st.DataObject) -> None:
    measure = MEASURES[name]
    answers: list[int | None] = list(
        data.draw(st.lists(st.integers(measure.low, measure.high), min_size=measure.items, max_size=measure.items))
    )
    assert score(name, answers).score == sum(answer or 0 for answer in answers)
    answers[data.draw(st.integers(0, measure.items - 1))] = None
    assert score(name, answers) == NO_SCORE
    assert score(name, answers[:-1]) == NO_SCORE


def test_answers_that_are_not_the_measures_are_refused() -> None:
    with pytest.raises(AnswerOutside, match="0 is not an answer of SWEMWBS: they go from 1 to 5"):
        score(MeasureName.SWEMWBS, [0, None])
    with pytest.raises(AnswerOutside, match="11 is not an answer of Anxiety"):
        score(MeasureName.ANXIETY, [11])
    with pytest.raises(AnswerOutside, match="GAD-7 has 7 questions, and 8 answers are given"):
        score(MeasureName.GAD_7, [1] * 8)
    with pytest.raises(AnswerOutside, match="Happiness has 1 question, and 2"):
        score(MeasureName.HAPPY, [1, 1])


def test_the_last_question_of_phq_9_asks_for_safety() -> None:
    assert asks_for_safety(MeasureName.PHQ_9, [0] * 8 + [1])
    assert asks_for_safety(MeasureName.PHQ_9, [None] * 8 + [3])
    assert not asks_for_safety(MeasureName.PHQ_9, [3] * 8 + [0])
    assert not asks_for_safety(MeasureName.PHQ_9, [3] * 8)
    assert not asks_for_safety(MeasureName.GAD_7, [3] * 7)


def test_the_four_of_ons_are_four_measures() -> None:
    assert len(ONS4) == 4
    assert all(MEASURES[name].items == 1 for name in ONS4)
