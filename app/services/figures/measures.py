"""The figure of `calc` about outcome measures: the score of one person's answers.

`calc measure --json` prints {score, metric, band, note}: score and metric are numbers, or null where there is none.
"""

import re
from decimal import Decimal

from app.planning.law.rates import RatePack
from app.planning.sums.measures import MEASURES, ONS4, MeasureName, asks_for_safety, score
from app.problems import Refused
from app.services.figures.figure import Answer, Column, Figure, InputKind, Lines, Row, Value, needed

_NO_ANSWER = {"", "-", "–", "?", "x", "na", "n/a", "missing"}
_ALL_FOUR = "ons4"
_NAMES = (*MeasureName, _ALL_FOUR)


def measure(values: Row, _rates: RatePack) -> dict[str, Value]:
    """The score of one person's answers; the four questions of ONS are banded each by itself and never summed."""
    name, answers = _measure(values), _answers(values)
    if name is None:
        return {"score": None, "metric": None, "band": _four_bands(answers)}
    found = score(name, answers)
    hundredths = found.metric_hundredths
    metric = None if hundredths is None else Decimal(hundredths).scaleb(-2)
    return {"score": found.score, "metric": metric, "band": found.band}


def _measure_note(values: Row, _rates: RatePack) -> str:
    name, answers = _measure(values), _answers(values)
    if name is not None and asks_for_safety(name, answers):
        return "The last question of PHQ-9 was answered above 0: follow your safeguarding steps for that person."
    items = len(ONS4) if name is None else MEASURES[name].items
    missing = len([answer for answer in answers if answer is not None]) < items
    return "Where an answer is missing there is no score." if missing else ""


def _measure(values: Row) -> MeasureName | None:
    """Which measure is meant; None for the four of ONS at once."""
    typed = needed(values, "name")
    wanted = re.sub(r"[^a-z0-9]", "", typed.lower())
    for name in _NAMES:
        if wanted == name.replace("-", ""):
            return None if name == _ALL_FOUR else MeasureName(name)
    raise Refused(f"“{typed}” is not a measure known here. Choose {', '.join(_NAMES)}.")


def _answers(values: Row) -> list[int | None]:
    """Answers between commas, semicolons or spaces; a place left empty, a dash or a question mark is no answer."""
    typed = needed(values, "answers")
    parts = re.split(r"[,;|]", typed) if re.search(r"[,;|]", typed) else typed.split()
    return [_answer(part.strip()) for part in parts]


def _answer(part: str) -> int | None:
    if part.lower() in _NO_ANSWER:
        return None
    if not re.fullmatch(r"\d{1,3}", part, re.ASCII):
        raise Refused(f"“{part}” is not an answer. Type whole numbers with commas between them, such as 3,4,2.")
    return int(part)


def _four_bands(answers: list[int | None]) -> Lines:
    if len(answers) > len(ONS4):
        raise Refused(f"ONS4 has {len(ONS4)} questions, and {len(answers)} answers are given. Leave some out.")
    given = [*answers, *[None] * (len(ONS4) - len(answers))]
    found = ((MEASURES[name].title, score(name, [answer]).band) for name, answer in zip(ONS4, given, strict=True))
    return Lines(tuple(f"{title} {band or 'no score'}" for title, band in found))


def _choices() -> tuple[tuple[str, str], ...]:
    """The measures in words; the questions of ONS together before each by itself."""
    long = [(name, found) for name, found in MEASURES.items() if name not in ONS4]
    named = [(name.value, f"{found.title}, {found.items} questions") for name, found in long]
    single = [(name.value, f"{MEASURES[name].title} (ONS), 1 question") for name in ONS4]
    return (*named, (_ALL_FOUR, f"The wellbeing questions of ONS, {len(ONS4)} questions"), *single)


FIGURES = (
    Figure(
        "measure",
        "an outcome score",
        "Outcome score",
        "the score of an outcome measure",
        {
            "name": Column(
                ", ".join(_NAMES), "measure", InputKind.CHOICE, usual=MeasureName.SWEMWBS.value, choices=_choices()
            ),
            "answers": Column(
                "in the order of the questions, such as 3,4,2; leave a missing one empty",
                "one person’s answers",
                InputKind.TEXT,
                "such as 3,4,2",
                "In the order of the questions, with commas; a dash for a missing one.",
            ),
        },
        ("name", "answers"),
        {"score": Answer("Score"), "metric": Answer("Metric score"), "band": Answer("Band")},
        measure,
        _measure_note,
    ),
)
