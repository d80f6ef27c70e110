"""Tests of scores before and after: a published example, plain sums on random groups, and what is not given."""

import statistics
from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.outcomes.before_after import (
    BeforeAfter,
    Change,
    Interval,
    Leavers,
    Share,
    Start,
    State,
    before_and_after,
)
from app.planning.outcomes.scale import NoScale, Scale, ScoreOutside, ScorePair
from tests.planning.outcomes.published_t import REPRINTED

WELLBEING = Scale(name="SWEMWBS", low=700, high=3500, smallest_change=100)
WORRY = Scale(name="GAD-7", low=0, high=2100, higher_is_better=False)
ANY = st.integers(700, 2100)
MAYBE = st.builds(ScorePair, st.none() | ANY, st.none() | ANY)
GROUPS = st.lists(st.builds(ScorePair, ANY, ANY), min_size=10, max_size=60)


def pairs_of(*scores: tuple[int, int]) -> list[ScorePair]:
    return [ScorePair(before, after) for before, after in scores]


def change_of(found: BeforeAfter) -> Change:
    assert found.change is not None
    return found.change


def gosset() -> list[ScorePair]:
    """Extra hours of sleep of ten patients on two drugs (Student, The probable error of a mean, Biometrika 1908)."""
    first = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
    second = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
    return [ScorePair(round(one * 100), round(two * 100)) for one, two in zip(first, second, strict=True)]


def test_the_published_example() -> None:
    """Mean 1.58, SD 1.23, interval 0.7001142 to 2.4598858: R's `t.test(extra ~ group, data = sleep, paired = TRUE)`."""
    found = change_of(before_and_after(Scale(name="Sleep", low=-1000, high=1000), gosset()))
    assert (found.mean_before, found.mean_after, found.mean, found.deviation) == (75, 233, 158, 123)
    assert found.interval == Interval(70, 246, has_no_change=False)
    assert (found.improved, found.unchanged, found.worse) == (Share(9, 9_000), Share(1, 1_000), Share(0, 0))
    assert (found.mattered, found.better) == (None, True)


def test_lower_scores_are_better_where_the_measure_says_so() -> None:
    found = change_of(before_and_after(WORRY, pairs_of(*[(1_200, 900)] * 6, *[(800, 1_000)] * 4)))
    assert (found.mean, found.better) == (-100, True)
    assert (found.improved.people, found.worse.people) == (6, 4)
    other = change_of(
        before_and_after(replace(WORRY, higher_is_better=True), pairs_of(*[(1_200, 900)] * 6, *[(800, 1_000)] * 4))
    )
    assert (other.mean, other.better) == (-100, False)
    assert (other.improved.people, other.worse.people) == (4, 6)


def test_who_improved_by_as_much_as_matters() -> None:
    scores = [(2_000, 2_099), (2_000, 2_100), (2_000, 2_101), *[(2_000, 1_000)] * 9]
    assert change_of(before_and_after(WELLBEING, pairs_of(*scores))).mattered == Share(2, 1_667)


def test_below_ten_pairs_nothing_but_counts() -> None:
    nine = before_and_after(
        WELLBEING, [*pairs_of(*[(1_000, 2_000)] * 9), *[ScorePair(1_000)] * 30, ScorePair(after=900)]
    )
    assert nine == BeforeAfter(scale=WELLBEING, state=State.TOO_FEW, started=39, both=9, after_only=1)
    assert nine.why_not == ("Only 9 people have a score at both times. Below 10, no average or share is given.")
    ten = before_and_after(WELLBEING, pairs_of(*[(1_000, 2_000)] * 10))
    assert (ten.state, ten.why_not, ten.completed) == (State.GIVEN, "", 10_000)
    assert ten.below_advised
    assert not before_and_after(WELLBEING, pairs_of(*[(1_000, 2_000)] * 30)).below_advised


def test_one_person_and_nobody() -> None:
    one = before_and_after(WELLBEING, pairs_of((1_000, 2_000)))
    assert (one.state, one.change) == (State.TOO_FEW, None)
    assert one.why_not.startswith("Only 1 person has a score at both times.")
    for pairs in ([], [ScorePair()] * 40, [ScorePair(after=1_000)] * 40):
        found = before_and_after(WELLBEING, pairs)
        assert (found.state, found.started, found.completed) == (State.NOBODY_STARTED, 0, None)
        assert found.why_not == "Nobody has a score at the start."
    alone = before_and_after(WELLBEING, [ScorePair(1_000)] * 40)
    assert (alone.state, alone.started, alone.both) == (State.NO_PAIRS, 40, 0)
    assert alone.why_not == "Of 40 people with a score at the start, nobody has a second."


def test_without_a_spread_there_is_no_interval() -> None:
    found = change_of(before_and_after(WELLBEING, pairs_of(*[(1_000, 1_500), (2_000, 2_500)] * 5)))
    assert (found.mean, found.deviation, found.interval) == (500, 0, None)
    still = change_of(before_and_after(WELLBEING, pairs_of(*[(1_000, 1_000)] * 10)))
    assert (still.better, still.unchanged, still.interval) == (None, Share(10, 10_000), None)


def test_scores_outside_the_range_are_named() -> None:
    with pytest.raises(ScoreOutside) as refused:
        before_and_after(WELLBEING, [*pairs_of((1_000, 2_000)), ScorePair(1_200, 3_501)])
    assert str(refused.value) == "“SWEMWBS” goes from 7 to 35. Check pair 2 (35.01 after)."
    with pytest.raises(ScoreOutside, match=r"Check pair 1 \(6\.99 before\), pair 1 \(0 after\) and 3 more\."):
        before_and_after(WELLBEING, [ScorePair(699, 0), ScorePair(-1), ScorePair(9_999, 9_999)])


def test_a_measure_of_ones_own() -> None:
    own = Scale(name="How at home I feel", low=0, high=1_000, own=True)
    found = before_and_after(own, pairs_of(*[(0, 1_000)] * 10))
    assert found.scale.own
    assert change_of(found).mean == 1_000


@pytest.mark.parametrize(
    ("low", "high", "smallest", "sentence"),
    [
        (10, 10, None, r"go from 0\.1 to 0\.1\. Give a highest score above the lowest"),
        (3_500, 700, None, "above the lowest"),
        (700, 3_500, 0, r"more than 0 and at most 28\. Leave it empty"),
        (700, 3_500, 2_801, "at most 28"),
    ],
)
def test_a_scale_that_cannot_be_is_refused(low: int, high: int, smallest: int | None, sentence: str) -> None:
    with pytest.raises(NoScale, match=sentence):
        Scale(name="Mine", low=low, high=high, smallest_change=smallest)


def test_those_who_left_are_laid_beside_those_who_stayed() -> None:
    stayed, left = pairs_of(*[(2_000, 2_400)] * 10), [ScorePair(1_500)] * 10
    found = before_and_after(WELLBEING, [*stayed, *left])
    assert found.completed == 5_000
    assert found.leavers == Leavers(10, Start.LOWER, 1_500, 2_000, started_worse=True)
    other_way = before_and_after(replace(WELLBEING, higher_is_better=False), [*stayed, *left])
    assert other_way.leavers == Leavers(10, Start.LOWER, 1_500, 2_000, started_worse=False)
    same = before_and_after(WELLBEING, [*stayed, *[ScorePair(2_000)] * 10])
    assert same.leavers == Leavers(10, Start.SAME, 2_000, 2_000)


def test_of_nine_who_left_no_mean_is_given() -> None:
    stayed = pairs_of(*[(2_000, 2_400)] * 20)
    assert before_and_after(WELLBEING, [*stayed, *[ScorePair(1_500)] * 9]).leavers == Leavers(9, Start.TOO_FEW)
    assert before_and_after(WELLBEING, stayed).leavers == Leavers(0, Start.NOBODY_LEFT)


@given(st.lists(MAYBE, max_size=40))
def test_counts_add_up_and_no_number_of_few_is_given(pairs: list[ScorePair]) -> None:
    found = before_and_after(WELLBEING, pairs)
    left = sum(pair.before is not None and pair.after is None for pair in pairs)
    assert found.started == found.both + left
    assert found.started + found.after_only + pairs.count(ScorePair()) == len(pairs)
    figures = {field.name: getattr(found, field.name) for field in fields(found)}
    withheld = [figures[name] for name in ("completed", "change", "leavers")]
    assert (found.state is State.GIVEN) == (found.both >= 10) == (None not in withheld) == (not found.why_not)
    assert found.both >= 10 or withheld == [None] * 3


def near(found: int, exact: float) -> bool:
    """Whether a whole number is the exact one, rounded."""
    return abs(found - exact) <= 0.5 + 1e-6


def starts_and_ends(pairs: Sequence[ScorePair]) -> tuple[list[int], list[int]]:
    return [pair.before or 0 for pair in pairs], [pair.after or 0 for pair in pairs]


@pytest.mark.parametrize("higher", [True, False])
@given(pairs=GROUPS)
def test_means_spread_and_shares_agree_with_plain_sums(pairs: list[ScorePair], *, higher: bool) -> None:
    found = change_of(before_and_after(replace(WELLBEING, higher_is_better=higher), pairs))
    befores, afters = starts_and_ends(pairs)
    changes = [after - before for before, after in zip(befores, afters, strict=True)]
    assert near(found.mean_before, statistics.fmean(befores))
    assert near(found.mean_after, statistics.fmean(afters))
    assert near(found.mean, statistics.fmean(changes))
    assert near(found.deviation, statistics.stdev(changes))
    improved = [change for change in changes if (change > 0 if higher else change < 0)]
    assert found.improved.people == len(improved)
    assert found.mattered is not None
    assert found.mattered.people == sum(abs(change) >= 100 for change in improved)
    shares = (found.improved, found.unchanged, found.worse)
    assert (sum(share.people for share in shares), sum(share.basis_points for share in shares)) == (len(pairs), 10_000)
    assert all(abs(share.basis_points - share.people * 10_000 / len(pairs)) < 1 for share in shares)


@given(GROUPS)
def test_the_interval_agrees_with_the_table(pairs: list[ScorePair]) -> None:
    found = change_of(before_and_after(WELLBEING, pairs))
    befores, afters = starts_and_ends(pairs)
    changes = [after - before for before, after in zip(befores, afters, strict=True)]
    if found.interval is None:
        assert len(set(changes)) == 1
        return
    mean, count = statistics.fmean(changes), len(changes)
    reach = REPRINTED[count - 2] * statistics.stdev(changes) / count**0.5
    assert found.interval.low == pytest.approx(mean - reach, abs=1)
    assert found.interval.high == pytest.approx(mean + reach, abs=1)
    assert found.interval.low <= found.mean <= found.interval.high
    assert abs(abs(mean) - reach) < 1 or found.interval.has_no_change == (abs(mean) < reach)


@given(GROUPS)
def test_a_measure_read_the_other_way_round_is_the_mirror_image(pairs: list[ScorePair]) -> None:
    one = change_of(before_and_after(WELLBEING, pairs))
    turned = [ScorePair(pair.after, pair.before) for pair in pairs]
    other = change_of(before_and_after(WELLBEING, turned))
    assert (one.mean, one.deviation) == (-other.mean, other.deviation)
    assert (one.improved.people, one.worse.people) == (other.worse.people, other.improved.people)
    assert one.better is other.better is None or one.better is not other.better


@given(GROUPS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_people_makes_no_difference(groups: tuple[list[ScorePair], list[ScorePair]]) -> None:
    pairs, mixed = groups
    assert before_and_after(WELLBEING, mixed) == before_and_after(WELLBEING, pairs)
