"""The outcomes of a project that have scores, with what these show before and after."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.documents.facts.outcomes import ScoredOutcome
from app.library.measures import Measure
from app.services.outcomes.change import project_changes


def scored_outcomes(session: Session, project: int | None) -> tuple[ScoredOutcome, ...]:
    """One for each outcome whose scores can be read, in the order in which they were entered.

    What is wrong with others is said where they are entered.
    """
    return tuple(_scored(session, project)) if project is not None else ()


def _scored(session: Session, project: int) -> Iterator[ScoredOutcome]:
    for change in project_changes(session, project):
        if change.result is not None and change.measure is not None:
            yield ScoredOutcome(
                change.outcome["name"], change.measure.name, change.result, _note(change.measure.shipped)
            )


def _note(shipped: Measure | None) -> str:
    return " ".join(filter(None, (shipped.copyright_line, shipped.doubt))) if shipped else ""
