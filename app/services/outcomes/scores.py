"""Storing the scores of an outcome: people are numbered, and no score lies outside the measure's range."""

from collections.abc import Iterator, Sequence
from itertools import count

from sqlalchemy.orm import Session

from app.money import format_hundredths
from app.planning.outcomes.scale import Scale, ScoreOutside
from app.services.outcomes.measures import chosen_measure
from app.services.rows import records
from app.services.rows.checks import Edits, Values, label_of
from app.services.rows.records import Record
from app.text import quoted

WHEN = ("before", "after")
"""The columns that hold a score."""


def scores_of(session: Session, outcome_id: int) -> tuple[Record, ...]:
    """The pairs of scores of an outcome, by the number of the person."""
    return records.rows(session, "score", where={"outcome_id": outcome_id}, order="pair")


def apply_scores(session: Session, outcome_id: int, edits: Edits) -> tuple[int, ...]:
    """Store a block of scores, new people where the id is None. Raises Refused.

    A new person without a number gets the next free one, in the order of the block.
    """
    measure = chosen_measure(session, records.get(session, "outcome", outcome_id)["measure"])
    if measure is not None and measure.scale is not None:
        for number, (_, values) in enumerate(edits, 1):
            _check(measure.scale, values, f"Row {number}: " if len(edits) > 1 else "")
    return records.apply_under(session, "score", "outcome_id", outcome_id, _numbered(session, outcome_id, edits))


def outside(scale: Scale, scores: Sequence[Record]) -> tuple[str, ...]:
    """The scores that the measure does not have, each with whose it is: `person 4 (45 at the start)`."""
    words = dict(zip(WHEN, ("at the start", "at the end"), strict=True))
    return tuple(
        f"person {score['pair']:,} ({format_hundredths(score[name])} {words[name]})"
        for score in scores
        for name in WHEN
        if score[name] is not None and not scale.low <= score[name] <= scale.high
    )


def _check(scale: Scale, values: Values, place: str) -> None:
    for name in WHEN:
        score = values.get(name)
        if score is not None and not scale.low <= score <= scale.high:
            raise ScoreOutside(
                f"{place}{label_of('score', name)} is {format_hundredths(score)}, "
                f"but {quoted(scale.name)} goes from {scale.range}. Correct it, or choose another measure."
            )


def _numbered(session: Session, outcome_id: int, edits: Edits) -> Edits:
    taken = {score["pair"] for score in scores_of(session, outcome_id)}
    taken |= {values["pair"] for _, values in edits if values.get("pair") is not None}
    free = _free(taken)
    return [
        (row, {**values, "pair": next(free)} if row is None and values.get("pair") is None else values)
        for row, values in edits
    ]


def _free(taken: set[int]) -> Iterator[int]:
    """The numbers after the last one."""
    return count(max(taken, default=0) + 1)
