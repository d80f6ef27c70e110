"""How a measure is read: its range, which way is better, the smallest change that matters; and scores outside it.

Scores are whole numbers of hundredths of a point: 2,354 is a SWEMWBS score of 23.54.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.money import format_hundredths
from app.problems import Refused
from app.text import quoted, some_of


class NoScale(Refused, ValueError):
    """A range, or a smallest change, that no measure can have."""


class ScoreOutside(Refused, ValueError):
    """Scores that the measure does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A measure's lowest and highest score and the smallest change that matters (None: not known), in hundredths.

    `own` is a measure that an organisation made up itself: it is read like any other, and a report says that it is
    untested. Raises NoScale.
    """

    name: str
    low: int
    high: int
    higher_is_better: bool = True
    smallest_change: int | None = None
    own: bool = False

    def __post_init__(self) -> None:
        """See that scores can lie in the range, and that someone can change by so much."""
        if self.low >= self.high:
            raise NoScale(
                f"The scores of {quoted(self.name)} go from {self.range}. Give a highest score above the lowest."
            )
        if self.smallest_change is not None and not 0 < self.smallest_change <= self.high - self.low:
            raise NoScale(
                f"The smallest change that matters on {quoted(self.name)} is more than 0 "
                f"and at most {format_hundredths(self.high - self.low)}. Leave it empty if you do not know it."
            )

    @property
    def range(self) -> str:
        """`7 to 35`."""
        return f"{format_hundredths(self.low)} to {format_hundredths(self.high)}"

    def gain(self, before: int, after: int) -> int:
        """By how much a score became better, in hundredths: below zero where it became worse."""
        return after - before if self.higher_is_better else before - after


@dataclass(frozen=True, slots=True)
class ScorePair:
    """The scores of one person at the start and later, in hundredths; None where there is none."""

    before: int | None = None
    after: int | None = None


def check_scores(scale: Scale, pairs: Sequence[ScorePair]) -> None:
    """See that every score lies in the measure's range. Raises ScoreOutside, which names the pairs, counted from 1."""
    outside = [
        f"pair {number} ({format_hundredths(score)} {when})"
        for number, pair in enumerate(pairs, 1)
        for when, score in _given(pair)
        if not scale.low <= score <= scale.high
    ]
    if outside:
        raise ScoreOutside(f"{quoted(scale.name)} goes from {scale.range}. Check {some_of(outside)}.")


def _given(pair: ScorePair) -> Iterator[tuple[str, int]]:
    if pair.before is not None:
        yield "before", pair.before
    if pair.after is not None:
        yield "after", pair.after
