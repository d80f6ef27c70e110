"""The measures that scores can be entered for: those that ship, scale by scale, and the organisation's own.

An outcome keeps the stable id of a shipped measure, with `.` and the key of a scale where it has several, such as
`ons4.worthwhile`; or the identifier of a measure of one's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.library.loading import library
from app.library.measures import Measure
from app.library.measures import Scale as ShippedScale
from app.models.choices import Better
from app.places import name_of
from app.planning.outcomes.scale import Scale
from app.problems import Refused
from app.services.rows import records
from app.services.rows.records import Record
from app.text import listed, quoted

NOT_SCORED = "Not scored"
_WITHIN = "."


@dataclass(frozen=True, slots=True)
class ChosenMeasure:
    """What an outcome is measured by. Without a scale no score can be read, and `problem` says what to do.

    `shipped` is its entry in the library: nothing of it is shown without its `doubt`.
    """

    name: str
    scale: Scale | None = None
    shipped: Measure | None = None
    problem: str = ""


def measures(session: Session) -> tuple[tuple[str | None, str], ...]:
    """What an outcome can be measured by, as it is kept and as it is called; not being scored comes first."""
    own = [(row["uid"], row["name"]) for row in records.rows(session, "own_measure", order="name")]
    return (None, NOT_SCORED), *_shipped(), *own


def chosen_measure(session: Session, kept: str | None) -> ChosenMeasure | None:
    """The measure that an outcome keeps; None where it has none."""
    if not kept:
        return None
    key, _, part = kept.partition(_WITHIN)
    if (shipped := library().measures.get(key)) is not None:
        return _of_library(shipped, part)
    own = records.rows(session, "own_measure", where={"uid": kept})
    if not own:
        there = quoted(name_of("library.evidence.own_measures"))
        return ChosenMeasure(
            kept, problem=f"The measure {quoted(kept)} is not known here. Choose another, or add it under {there}."
        )
    return _own(own[0])


def _shipped() -> Iterator[tuple[str, str]]:
    for measure in library().measures.values():
        if not measure.takes_scores:
            continue
        if len(measure.scales) > 1:
            yield from ((measure.id + _WITHIN + scale.key, _called(measure, scale)) for scale in measure.scales)
        else:
            yield measure.id, measure.name


def _called(measure: Measure, scale: ShippedScale) -> str:
    return f"{measure.name}: {scale.name}"


def _of_library(measure: Measure, part: str) -> ChosenMeasure:
    if not measure.takes_scores:
        return _without(measure, f"{quoted(measure.name)} takes no scores here. Choose another measure.")
    if not measure.scales:
        there = quoted(name_of("library.evidence.own_measures"))
        return _without(
            measure, f"{quoted(measure.name)} has no range here. To enter scores, add it with its range under {there}."
        )
    if len(measure.scales) == 1:
        return _by(measure, measure.scales[0], measure.name, _smallest(measure.points))
    for scale in measure.scales:
        if scale.key == part:
            return _by(measure, scale, _called(measure, scale), None)
    names = listed([scale.name for scale in measure.scales], "or")
    return _without(measure, f"{quoted(measure.name)} has several scales. Choose one: {names}.")


def _without(measure: Measure, problem: str) -> ChosenMeasure:
    return ChosenMeasure(measure.name, None, measure, problem)


def _by(measure: Measure, scale: ShippedScale, name: str, smallest: int | None) -> ChosenMeasure:
    read = Scale(
        name=name,
        low=scale.least * 100,
        high=scale.most * 100,
        higher_is_better=scale.better == "higher",
        smallest_change=smallest,
    )
    return ChosenMeasure(name, read, measure)


def _smallest(points: Sequence[int]) -> int | None:
    """The smallest change that matters, in hundredths: of several standards the strictest; a share has no points."""
    return max(points) * 100 if points else None


def _own(row: Record) -> ChosenMeasure:
    try:
        scale = Scale(
            name=row["name"],
            low=row["lowest"],
            high=row["highest"],
            higher_is_better=row["better"] is Better.HIGHER,
            smallest_change=row["smallest_change"],
            own=True,
        )
    except Refused as refused:
        return ChosenMeasure(row["name"], problem=str(refused))
    return ChosenMeasure(row["name"], scale)
