"""What the scores of an outcome show before and after, or why they show nothing yet."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.planning.outcomes.before_after import BeforeAfter, before_and_after
from app.planning.outcomes.scale import Scale, ScorePair
from app.services.outcomes.measures import ChosenMeasure, chosen_measure
from app.services.outcomes.scores import outside, scores_of
from app.services.outcomes.words import change_sentences
from app.services.rows import records
from app.services.rows.records import Record
from app.text import some_of


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """An outcome with its measure and what its scores show; without a result, `problem` says what to do.

    `sentences` are plain words of the result, in order. Without any score there is neither a result nor a problem.
    """

    outcome: Record
    measure: ChosenMeasure | None
    result: BeforeAfter | None
    sentences: tuple[str, ...] = ()
    problem: str = ""


def outcome_change(session: Session, outcome_id: int) -> OutcomeChange:
    """Before and after of one outcome. Raises RecordGone."""
    outcome = records.get(session, "outcome", outcome_id)
    measure = chosen_measure(session, outcome["measure"])
    scores = scores_of(session, outcome_id)
    if not scores:
        return OutcomeChange(outcome, measure, None, problem=measure.problem if measure else "")
    if measure is None or measure.scale is None:
        problem = measure.problem if measure else "Choose what this is measured by, so that its scores can be read."
        return OutcomeChange(outcome, measure, None, problem=problem)
    if faults := outside(measure.scale, scores):
        return OutcomeChange(outcome, measure, None, problem=_outside_words(measure.scale, faults))
    result = before_and_after(measure.scale, [ScorePair(score["before"], score["after"]) for score in scores])
    return OutcomeChange(outcome, measure, result, change_sentences(result))


def project_changes(session: Session, project_id: int) -> tuple[OutcomeChange, ...]:
    """The same of every outcome of a project, as they were added."""
    outcomes = records.rows(session, "outcome", where={"project_id": project_id})
    return tuple(outcome_change(session, outcome.id) for outcome in outcomes)


def _outside_words(scale: Scale, faults: tuple[str, ...]) -> str:
    verb = "lies" if len(faults) == 1 else "lie"
    range_ = f"{scale.name} goes from {scale.range}"
    return f"{range_}, and {some_of(faults)} {verb} outside. Correct this, or choose another measure."
