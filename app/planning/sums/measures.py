"""Scores of outcome measures from their answers: SWEMWBS, the four of ONS, PHQ-9 and GAD-7. No question text.

SWEMWBS: sum of seven items, turned into the metric score of Stewart-Brown and others 2009 (doi 10.1186/1477-7525-7-15);
individuals are not banded. ONS4: Office for National Statistics bands, each question by itself, never summed. PHQ-9 and
GAD-7: sums with the bands published with them. An item without an answer leaves a measure without a score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.problems import Refused

# Hundredths of the metric score for raw scores 7 to 35.
_SWEMWBS = (
    *(700, 951, 1125, 1240, 1333, 1408, 1475, 1532, 1584, 1636, 1688, 1743, 1798, 1859, 1925),
    *(1998, 2073, 2154, 2235, 2321, 2411, 2503, 2602, 2703, 2813, 2931, 3070, 3255, 3500),
)
_LOWEST_RAW = 7


class MeasureName(StrEnum):
    """The measures that are known."""

    SWEMWBS = "swemwbs"
    PHQ_9 = "phq-9"
    GAD_7 = "gad-7"
    LIFE_SATISFACTION = "ons4-life-satisfaction"
    WORTHWHILE = "ons4-worthwhile"
    HAPPY = "ons4-happy"
    ANXIETY = "ons4-anxiety"


ONS4 = (MeasureName.LIFE_SATISFACTION, MeasureName.WORTHWHILE, MeasureName.HAPPY, MeasureName.ANXIETY)


class AnswerOutside(Refused, ValueError):
    """An answer that the measure does not have, or more answers than it has questions."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a measure is answered and read: its items, their lowest and highest answer, the top of each band."""

    title: str
    items: int
    low: int
    high: int
    bands: tuple[tuple[int, str], ...] = ()

    def band(self, score: int) -> str:
        """The band of a score; empty where there are none."""
        return next((name for top, name in self.bands if score <= top), "")


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of answers, its metric in hundredths where there is one, and its band; None and empty without a score."""

    score: int | None
    metric_hundredths: int | None = None
    band: str = ""


NO_SCORE = Score(None)

_WELL = ((4, "low"), (6, "medium"), (8, "high"), (10, "very high"))
_ANXIOUS = ((1, "very low"), (3, "low"), (5, "medium"), (10, "high"))
_DEPRESSED = ((4, "none/minimal"), (9, "mild"), (14, "moderate"), (19, "moderately severe"), (27, "severe"))
_WORRIED = ((4, "none/minimal"), (9, "mild"), (14, "moderate"), (21, "severe"))

MEASURES: Mapping[MeasureName, Measure] = {
    MeasureName.SWEMWBS: Measure("SWEMWBS", 7, 1, 5),
    MeasureName.PHQ_9: Measure("PHQ-9", 9, 0, 3, _DEPRESSED),
    MeasureName.GAD_7: Measure("GAD-7", 7, 0, 3, _WORRIED),
    MeasureName.LIFE_SATISFACTION: Measure("Life satisfaction", 1, 0, 10, _WELL),
    MeasureName.WORTHWHILE: Measure("Worthwhile", 1, 0, 10, _WELL),
    MeasureName.HAPPY: Measure("Happiness", 1, 0, 10, _WELL),
    MeasureName.ANXIETY: Measure("Anxiety", 1, 0, 10, _ANXIOUS),
}


def score(name: MeasureName, answers: Sequence[int | None]) -> Score:
    """The score of one person's answers, in the order of the questions; None is a question without an answer.

    No score when an answer is missing. Raises AnswerOutside for an answer that the question does not have, also then,
    and for more answers than questions.
    """
    measure = MEASURES[name]
    if len(answers) > measure.items:
        raise AnswerOutside(
            f"{measure.title} has {_questions(measure)}, and {len(answers)} answers are given. Leave some out."
        )
    given = [answer for answer in answers if answer is not None]
    for answer in given:
        if not measure.low <= answer <= measure.high:
            raise AnswerOutside(
                f"{answer} is not an answer of {measure.title}: they go from {measure.low} to {measure.high}."
            )
    if len(given) < measure.items:
        return NO_SCORE
    total = sum(given)
    metric = swemwbs_metric(total) if name is MeasureName.SWEMWBS else None
    return Score(total, metric, measure.band(total))


def swemwbs_metric(raw: int) -> int:
    """The metric score, in hundredths, of a raw SWEMWBS sum of 7 to 35. Raises AnswerOutside for any other."""
    if not _LOWEST_RAW <= raw < _LOWEST_RAW + len(_SWEMWBS):
        raise AnswerOutside(f"{raw} is not a SWEMWBS sum: it goes from 7 to 35.")
    return _SWEMWBS[raw - _LOWEST_RAW]


def asks_for_safety(name: MeasureName, answers: Sequence[int | None]) -> bool:
    """Whether the last question of PHQ-9, about harming oneself, was answered with anything above 0."""
    return name is MeasureName.PHQ_9 and len(answers) == MEASURES[name].items and bool(answers[-1])


def _questions(measure: Measure) -> str:
    return "1 question" if measure.items == 1 else f"{measure.items} questions"
