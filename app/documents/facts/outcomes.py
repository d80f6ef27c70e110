"""What a project's scores show before and after, one for each outcome that has a measure and scores."""

from dataclasses import dataclass

from app.planning.outcomes.before_after import BeforeAfter


@dataclass(frozen=True, slots=True)
class ScoredOutcome:
    """An outcome, the measure by which it is seen, and what the scores show; `result.scale.own` is an own measure."""

    name: str
    measure: str
    result: BeforeAfter
    note: str = ""
    """What has to stand wherever the measure does: whose it is, and what of it was not seen."""
