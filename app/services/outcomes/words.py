"""What scores before and after show, in plain sentences: what changed and for how many, never what brought it about."""

from collections.abc import Iterable, Iterator

from app.money import format_hundredths, share_out
from app.planning.outcomes.before_after import BeforeAfter, Change, Start, State
from app.planning.outcomes.scale import Scale
from app.text import listed, plural


def change_sentences(result: BeforeAfter) -> tuple[str, ...]:
    """The sentences in order: how many people, the change with its interval, the shares, and who is not in it."""
    return tuple(_sentences(result))


def _sentences(result: BeforeAfter) -> Iterator[str]:
    yield _people(result)
    if result.change is not None:
        yield from _change(result.change)
        yield _shares(result.change)
        if mattered := _mattered(result):
            yield mattered
        if result.below_advised:
            yield "Fewer than 30 people have both scores, so read this with care."
    yield from _not_in_it(result)
    if result.scale.own:
        yield "The measure is your own and untested. Say so beside the figures."


def _people(result: BeforeAfter) -> str:
    began = f"{plural(result.started, 'person', 'people')} began"
    if result.state is State.GIVEN:
        return f"{began}, {result.both:,} have both scores."
    if result.state is State.TOO_FEW:
        return f"{began}. {result.why_not}"
    return result.why_not


def _change(change: Change) -> Iterator[str]:
    interval = change.interval
    ends = (interval.low, interval.high) if interval else ()
    before, after, *between = _alike(change.mean_before, change.mean_after, *ends)
    if before == after:
        yield (
            f"On average they stayed at {after}."
            if change.better is None
            else f"On average they hardly moved: {after}."
        )
    else:
        yield f"On average they moved from {before} to {after}, which is {'better' if change.better else 'worse'}."
    if interval is None:
        yield "Everybody changed by the same, so there is no range around it."
        return
    none = ", so there may be no change" if interval.has_no_change else ""
    yield f"The change lies between {between[0]} and {between[1]} (95%){none}."


def _shares(change: Change) -> str:
    groups = (change.improved, change.unchanged, change.worse)
    words = ("improved", "stayed the same", "got worse")
    per_cent = share_out(100, [group.people for group in groups])
    parts = [
        f"{group.people:,} ({share}%) {word}"
        for group, share, word in zip(groups, per_cent, words, strict=True)
        if group.people
    ]
    return f"Of those with both scores, {listed(parts)}."


def _mattered(result: BeforeAfter) -> str:
    smallest = result.scale.smallest_change
    if result.change is None or result.change.mattered is None or smallest is None:
        return ""
    people = plural(result.change.mattered.people, "person", "people")
    return f"{people} improved by {format_hundredths(smallest)} or more, the smallest change that matters."


def _not_in_it(result: BeforeAfter) -> Iterator[str]:
    only = result.started - result.both
    if only and result.state in {State.GIVEN, State.TOO_FEW}:
        yield f"{_have(only)} a score at the start only.{_start(result)}"
    if result.after_only:
        counted = "is not counted" if result.after_only == 1 else "are not counted"
        yield f"{_have(result.after_only)} a score at the end only and {counted}."


def _start(result: BeforeAfter) -> str:
    """How those who left began, where there are enough of them."""
    left = result.leavers
    if left is None or left.mean_left is None or left.mean_stayed is None or left.start is Start.SAME:
        return ""
    theirs, others = _alike(left.mean_left, left.mean_stayed)
    flatters = " Without them the average flatters you." if left.started_worse else ""
    return f" They began at {theirs} on average, the others at {others}.{flatters}"


def _have(count: int) -> str:
    return f"{plural(count, 'person', 'people')} {'has' if count == 1 else 'have'}"


def decimals_of(hundredths: Iterable[int]) -> int:
    """How many decimals the finest of some figures needs: all of a sentence or a column are shown with as many."""
    return max((0 if value % 100 == 0 else 1 if value % 10 == 0 else 2 for value in hundredths), default=0)


def with_decimals(hundredths: int, decimals: int) -> str:
    """`2.90` with two decimals, and a true minus sign."""
    whole, part = divmod(abs(hundredths), 100)
    rest = f".{part:02d}"[: decimals + 1] if decimals else ""
    return f"{'−' if hundredths < 0 else ''}{whole:,}{rest}"


def _alike(*hundredths: int) -> tuple[str, ...]:
    decimals = decimals_of(hundredths)
    return tuple(with_decimals(value, decimals) for value in hundredths)


def range_words(scale: Scale) -> str:
    """`7 to 35, a higher score is better`: how a measure is read."""
    return f"{scale.range}, a {'higher' if scale.higher_is_better else 'lower'} score is better"
