"""The outcomes of a project that have scores, with what these show before and after."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.documents.facts.outcomes import ScoredOutcome
from app.library.loading import library
from app.models.choices import Better
from app.planning.outcomes.before_after import before_and_after
from app.planning.outcomes.scale import Scale, ScorePair
from app.problems import Refused
from app.services.rows import records


def scored_outcomes(session: Session, project: int | None) -> tuple[ScoredOutcome, ...]:
    """One for each outcome with scores by a measure whose range is known, in the order in which they were entered."""
    return tuple(_scored(session, project)) if project is not None else ()


def _scored(session: Session, project: int) -> Iterator[ScoredOutcome]:
    for outcome in records.rows(session, "outcome", where={"project_id": project}, order="id"):
        scores = records.rows(session, "score", where={"outcome_id": outcome.id}, order="pair")
        scale = _scale(session, outcome["measure"]) if outcome["measure"] and scores else None
        if scale is not None:
            pairs = [ScorePair(row["before"], row["after"]) for row in scores]
            try:
                found = before_and_after(scale, pairs)
            except Refused:
                continue  # a score that the measure does not have is said where it is entered
            yield ScoredOutcome(outcome["name"], scale.name, found, _note(outcome["measure"]))


def _note(measure: str) -> str:
    shipped = library().measures.get(measure)
    return " ".join(filter(None, (shipped.copyright_line, shipped.doubt))) if shipped else ""


def _scale(session: Session, measure: str) -> Scale | None:
    """How a measure is read; None where its range is not known, or where it has several that are not told apart."""
    shipped = library().measures.get(measure)
    if shipped is not None:
        if len(shipped.scales) != 1 or not shipped.takes_scores:
            return None
        (one,) = shipped.scales
        smallest = shipped.points[0] * 100 if len(shipped.points) == 1 else None
        return Scale(
            name=shipped.name,
            low=one.least * 100,
            high=one.most * 100,
            higher_is_better=one.better == "higher",
            smallest_change=smallest,
        )
    for own in records.rows(session, "own_measure", where={"uid": measure}):
        return Scale(
            name=own["name"],
            low=own["lowest"],
            high=own["highest"],
            higher_is_better=own["better"] is Better.HIGHER,
            smallest_change=own["smallest_change"],
            own=True,
        )
    return None
