"""Scores before and after as a table: how many, the means, the change with its interval, the share that improved.

With too few people there are counts and nothing else. No word says what brought a change about.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.documents.facts.facts import Facts
from app.documents.facts.outcomes import ScoredOutcome
from app.documents.parts.part import Part
from app.documents.tree.tree import Block, Column, ListBlock, Row, Runs, Table, words
from app.money import format_hundredths
from app.planning.outcomes.before_after import Change
from app.text import one_line

_HEADS = ("People", "Before", "After", "Change", "95% interval", "Improved")
_BASIS = (
    "Average scores of the people with a score at both times. Improved: the share whose score moved the better way. "
    "The table shows a change, and not what brought it about."
)


def _scores(facts: Facts) -> tuple[Block, ...]:
    given = [each for each in facts.outcomes if each.result.change is not None]
    others = [each for each in facts.outcomes if each.result.change is None]
    table = (_table(given),) if given else ()
    return (*table, *_counts(others))


def _table(given: Sequence[ScoredOutcome]) -> Table:
    columns = (Column("Outcome and measure", weight=2), *(Column(head, "number") for head in _HEADS))
    notes = " ".join((_BASIS, *_notes(given)))
    return Table(columns, tuple(_rows(given)), caption=notes, dense=True, title="Scores before and after")


def _rows(given: Sequence[ScoredOutcome]) -> Iterator[Row]:
    for each in given:
        if each.result.change is not None:
            cells = (f"{each.result.both}", *_cells(each.result.change))
            yield Row((_named(each), *map(words, cells)))


def _cells(change: Change) -> tuple[str, ...]:
    between = change.interval
    return (
        format_hundredths(change.mean_before),
        format_hundredths(change.mean_after),
        _signed(change.mean),
        f"{_signed(between.low)} to {_signed(between.high)}" if between else "none",
        f"{format_hundredths(change.improved.basis_points)}%",
    )


def _signed(hundredths: int) -> str:
    return f"{'+' if hundredths > 0 else ''}{format_hundredths(hundredths)}"


def _named(outcome: ScoredOutcome) -> Runs:
    return words(f"{one_line(outcome.name)} ({one_line(outcome.measure)})")


def _notes(given: Sequence[ScoredOutcome]) -> Iterator[str]:
    """What a reader has to know of some measures: which way is better, and which are untested."""
    lower = [one_line(each.measure) for each in given if not each.result.scale.higher_is_better]
    own = [one_line(each.measure) for each in given if each.result.scale.own]
    if lower:
        yield f"Lower is better: {', '.join(dict.fromkeys(lower))}."
    if own:
        yield f"Our own, untested measure: {', '.join(dict.fromkeys(own))}."
    yield from dict.fromkeys(each.note for each in given if each.note)


def _counts(others: Sequence[ScoredOutcome]) -> tuple[Block, ...]:
    """Why there is no average, for each outcome that has none."""
    said = tuple(words(f"{one_line(each.name)} ({one_line(each.measure)}): {each.result.why_not}") for each in others)
    return (ListBlock(said),) if said else ()


OUTCOME_PARTS: Mapping[str, Part] = {
    part.id: part for part in (Part("outcome-scores", "Scores before and after", None, _scores),)
}
