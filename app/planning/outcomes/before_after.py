"""Scores before and after: how many people, the mean change with its interval, and the share whose score improved.

Only people with a score at both times count towards the change. With fewer than 10 of them nothing but counts is
given (a choice of this program; Warwick's guidance for SWEMWBS advises 30). A change without a comparison is a change:
nothing here tells what brought it about. The interval is Student's t for paired scores: mean ± t × SD ÷ √n.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isqrt, sqrt

from app.money import round_half_up, share_out
from app.planning.outcomes.scale import Scale, ScorePair, check_scores
from app.planning.outcomes.student_t import t_quantile
from app.text import plural

FEWEST = 10
"""With fewer pairs no average, interval or share is given."""
ADVISED = 30
"""Warwick's advice: at least so many people with scores at two times."""
_ALL = 10_000


class State(StrEnum):
    """Whether a change can be given; if not, nobody scored at the start, or nobody or too few at both times."""

    GIVEN = "given"
    NOBODY_STARTED = "nobody_started"
    NO_PAIRS = "no_pairs"
    TOO_FEW = "too_few"


class Start(StrEnum):
    """How those who have no second score scored at the start, beside those who have one."""

    NOBODY_LEFT = "nobody_left"
    TOO_FEW = "too_few"
    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 per cent interval of the mean change in hundredths, and whether no change at all lies in it."""

    low: int
    high: int
    has_no_change: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How many people of the pairs, and their share in basis points."""

    people: int
    basis_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of those with both scores, in hundredths of a point; each figure is rounded by itself.

    So the difference of the means can differ by a hundredth from the mean change. Above zero is a higher score, whether
    or not higher is better; improved and worse go by the measure's direction, and with unchanged are 10,000 basis
    points. `interval` is None where all changed by the same: without a spread there is none. `mattered` are those who
    improved by the smallest change that matters, or more; None where that is not known.
    """

    mean_before: int
    mean_after: int
    mean: int
    deviation: int
    interval: Interval | None
    improved: Share
    unchanged: Share
    worse: Share
    mattered: Share | None
    better: bool | None
    """Whether the mean moved the way that is better; None where it did not move."""


@dataclass(frozen=True, slots=True)
class Leavers:
    """Those with a score at the start only, and mean starts in hundredths where both groups have 10 people or more."""

    people: int
    start: Start
    mean_left: int | None = None
    mean_stayed: int | None = None
    started_worse: bool = False
    """Whether those who left were worse off at the start, by the measure's direction: then the average flatters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """Scores at two times: counts always, anything else only where `state` is given.

    `started` have a score at the start, `both` at the two times, `after_only` at the second alone: they belong to
    neither. `completed` is the share of those who started that have both, in basis points.
    """

    scale: Scale
    state: State
    started: int
    both: int
    after_only: int
    completed: int | None = None
    change: Change | None = None
    leavers: Leavers | None = None

    @property
    def below_advised(self) -> bool:
        """Whether there are fewer pairs than is advised."""
        return self.both < ADVISED

    @property
    def why_not(self) -> str:
        """Why no change is given, as a sentence; empty where it is."""
        match self.state:
            case State.NOBODY_STARTED:
                return "Nobody has a score at the start."
            case State.NO_PAIRS:
                return f"Of {plural(self.started, 'person', 'people')} with a score at the start, nobody has a second."
            case State.TOO_FEW:
                has = "has" if self.both == 1 else "have"
                people = plural(self.both, "person", "people")
                return f"Only {people} {has} a score at both times. Below {FEWEST}, no average or share is given."
        return ""


def before_and_after(scale: Scale, pairs: Sequence[ScorePair]) -> BeforeAfter:
    """What a measure shows of a group, from each person's two scores. Raises ScoreOutside."""
    check_scores(scale, pairs)
    starts = [pair.before for pair in pairs if pair.before is not None]
    left = [pair.before for pair in pairs if pair.before is not None and pair.after is None]
    both = [(pair.before, pair.after) for pair in pairs if pair.before is not None and pair.after is not None]
    state = _state(len(starts), len(both))
    given = state is State.GIVEN
    return BeforeAfter(
        scale=scale,
        state=state,
        started=len(starts),
        both=len(both),
        after_only=sum(pair.before is None and pair.after is not None for pair in pairs),
        completed=round_half_up(len(both) * _ALL, len(starts)) if given else None,
        change=_change(scale, both) if given else None,
        leavers=_leavers(scale, left, [before for before, _ in both]) if given else None,
    )


def _state(started: int, both: int) -> State:
    if started == 0:
        return State.NOBODY_STARTED
    if both == 0:
        return State.NO_PAIRS
    return State.TOO_FEW if both < FEWEST else State.GIVEN


def _change(scale: Scale, both: Sequence[tuple[int, int]]) -> Change:
    changes = [after - before for before, after in both]
    gains = [scale.gain(before, after) for before, after in both]
    mean, variance = _mean(changes), _variance(changes)
    counts = (sum(gain > 0 for gain in gains), gains.count(0), sum(gain < 0 for gain in gains))
    improved, unchanged, worse = map(Share, counts, share_out(_ALL, counts))
    return Change(
        mean_before=_rounded(_mean([before for before, _ in both])),
        mean_after=_rounded(_mean([after for _, after in both])),
        mean=_rounded(mean),
        deviation=_root(variance),
        interval=_interval(mean, variance, len(both)) if variance else None,
        improved=improved,
        unchanged=unchanged,
        worse=worse,
        mattered=_mattered(scale, gains),
        better=sum(gains) > 0 if mean else None,
    )


def _interval(mean: Fraction, variance: Fraction, count: int) -> Interval:
    reach = Fraction(t_quantile(count - 1) * sqrt(variance / count))
    return Interval(_rounded(mean - reach), _rounded(mean + reach), has_no_change=abs(mean) <= reach)


def _mattered(scale: Scale, gains: Sequence[int]) -> Share | None:
    if scale.smallest_change is None:
        return None
    people = sum(gain >= scale.smallest_change for gain in gains)
    return Share(people, round_half_up(people * _ALL, len(gains)))


def _leavers(scale: Scale, left: Sequence[int], stayed: Sequence[int]) -> Leavers:
    if len(left) < FEWEST:
        return Leavers(len(left), Start.TOO_FEW if left else Start.NOBODY_LEFT)
    of_left, of_stayed = _mean(left), _mean(stayed)
    start = Start.SAME if of_left == of_stayed else Start.LOWER if of_left < of_stayed else Start.HIGHER
    worse = Start.LOWER if scale.higher_is_better else Start.HIGHER
    return Leavers(len(left), start, _rounded(of_left), _rounded(of_stayed), start is worse)


def _mean(values: Sequence[int]) -> Fraction:
    return Fraction(sum(values), len(values))


def _variance(values: Sequence[int]) -> Fraction:
    """Of a sample: the squares are shared by one less than there are."""
    count = len(values)
    return Fraction(count * sum(value * value for value in values) - sum(values) ** 2, count * (count - 1))


def _rounded(value: Fraction) -> int:
    return round_half_up(value.numerator, value.denominator)


def _root(value: Fraction) -> int:
    """The square root to the nearest whole number, worked out without floating point."""
    return (isqrt(4 * value.numerator // value.denominator) + 1) // 2
