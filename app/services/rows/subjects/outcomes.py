"""The words of the columns about what a project is for: outcomes and scores, options weighed, benefits. Data only."""

from collections.abc import Mapping
from dataclasses import replace

from app.models.outcomes import FURTHEST_SCORE
from app.services.rows.field import PROJECT, YEAR, Field, Fields, money, named, number
from app.typed_dates import DaySense

_OPTION = Field("Option")
_SUCCESS_FACTOR = Field("Critical success factor")
_WHY_NUMBERS = "Number people as you like. Keep the list of who is who somewhere else."


def _score(label: str) -> Field:
    return number(label, -FURTHEST_SCORE, FURTHEST_SCORE)


FIELDS: Mapping[str, Fields] = {
    "outcome": {
        "project_id": PROJECT,
        "name": named("Outcome", short="What changes"),
        "indicator": Field("Indicator", hint="What you would see or count if it happens."),
        "measure": Field("Measured by"),
        "baseline": Field("Baseline", hint="How things are before you begin."),
        "target": Field("Target"),
        "timing": Field("When it is measured"),
        "who": Field("Who collects it"),
    },
    "score": {
        "outcome_id": Field("Outcome"),
        "pair": number("Number of the person", 1, 1_000_000, short="Person no.", hint=_WHY_NUMBERS),
        "before": _score("Score at the start"),
        "after": _score("Score at the end"),
    },
    "own_measure": {
        "uid": Field("Identifier", filled=True),
        "name": named("Name of the measure"),
        "lowest": _score("Lowest score"),
        "highest": _score("Highest score"),
        "better": Field("Which score is better"),
        "smallest_change": number(
            "Smallest change that matters",
            0,
            2 * FURTHEST_SCORE,
            hint="As its authors say; empty where they do not.",
        ),
        "licence": Field("Licence", hint="Whose it is, and what you may use it for. Its wording is not kept here."),
    },
    "success_factor": {
        "project_id": PROJECT,
        "position": number("Place in the list", 0, 10_000),
        "words": named("Critical success factor", short="Success factor"),
    },
    "option_rating": {
        "project_option_id": _OPTION,
        "success_factor_id": _SUCCESS_FACTOR,
        "meets": Field("How far it is met"),
        "reason": Field("Reason"),
    },
    "benefit": {
        "project_id": PROJECT,
        "project_option_id": replace(_OPTION, hint="Empty: whichever option is chosen."),
        "name": named("Benefit"),
        "kind": Field("Kind of benefit"),
        "who": Field("Who gains"),
        "from_year": replace(YEAR, label="First year of the benefit", short="First year"),
        "to_year": replace(YEAR, label="Last year of the benefit", short="Last year"),
        "amount": money("Worth a year", hint="Empty where you put no price on it."),
        "confidence": number("Part of it you count on", 0, 10_000, short="Count on"),
        "health_effect": Field("Health effect", hint="Better health itself, not money: discounted at a lower rate."),
        "method": Field("How it is worked out"),
    },
    "milestone": {
        "project_id": PROJECT,
        "name": named("Milestone"),
        "due": Field("Due date", short="Due", sense=DaySense.AHEAD),
        "who": Field("Who sees to it", short="Who"),
        "done_on": Field("Done on", sense=DaySense.PAST),
    },
}
