"""Scores of an outcome: entered in a block, kept within the measure's range, and what they show in plain words."""

import random
import re
import statistics
from collections.abc import Sequence

import pytest
from sqlalchemy.orm import Session

from app.library.loading import library
from app.planning.outcomes.before_after import State
from app.problems import Refused
from app.services.outcomes.change import OutcomeChange, outcome_change, project_changes
from app.services.outcomes.measures import chosen_measure, measures
from app.services.outcomes.scores import apply_scores, scores_of
from app.services.rows import records

ROWS = Sequence[tuple[int | None, int | None]]


@pytest.fixture
def outcome(session: Session) -> int:
    """An outcome scored from 0 to 10 by a measure of one's own."""
    records.add(session, "organisation", {"name": "Us"})
    project = records.add(session, "project", {"name": "Choir"})
    own = records.add(session, "own_measure", {"name": "Feeling at home", "smallest_change": 100})
    uid = records.get(session, "own_measure", own)["uid"]
    return records.add(session, "outcome", {"project_id": project, "name": "Less alone", "measure": uid})


def scored(session: Session, outcome: int, rows: ROWS) -> OutcomeChange:
    apply_scores(session, outcome, [(None, {"before": before, "after": after}) for before, after in rows])
    return outcome_change(session, outcome)


def test_people_are_numbered_after_those_who_are_there(session: Session, outcome: int) -> None:
    apply_scores(session, outcome, [(None, {"pair": 7, "before": 300}), (None, {"before": 400, "after": 500})])
    apply_scores(session, outcome, [(None, {"after": 200})])
    assert [row["pair"] for row in scores_of(session, outcome)] == [7, 8, 9]
    with pytest.raises(Refused, match="There is such a pair of scores already"):
        apply_scores(session, outcome, [(None, {"pair": 8, "before": 300})])


def test_a_change_is_told_with_its_counts_and_its_interval_and_no_cause(session: Session, outcome: int) -> None:
    rows: ROWS = [(300, 400)] * 12 + [(300, 300)] * 6 + [(200, 400)] * 6 + [(400, None)] * 7 + [(None, 500)]
    found = scored(session, outcome, rows)
    assert found.problem == ""
    assert found.sentences == (
        "31 people began, 24 have both scores.",
        "On average they moved from 2.75 to 3.75, which is better.",
        "The change lies between 0.69 and 1.31 (95%).",
        "Of those with both scores, 18 (75%) improved and 6 (25%) stayed the same.",
        "18 people improved by 1 or more, the smallest change that matters.",
        "Fewer than 30 people have both scores, so read this with care.",
        "7 people have a score at the start only.",
        "1 person has a score at the end only and is not counted.",
        "The measure is your own and untested. Say so beside the figures.",
    )
    assert not re.search(r"because|thanks|effect|impact|caused|led to", " ".join(found.sentences))


@pytest.mark.parametrize(
    ("rows", "state", "words"),
    [
        ([(300, 400)], State.TOO_FEW, "1 person began. Only 1 person has a score at both times."),
        ([(300, 400)] * 9, State.TOO_FEW, "Below 10, no average or share is given."),
        ([(300, None)] * 3, State.NO_PAIRS, "Of 3 people with a score at the start, nobody has a second."),
        ([(None, 300)] * 2, State.NOBODY_STARTED, "Nobody has a score at the start."),
    ],
)
def test_of_few_people_only_counts_are_told(
    session: Session, outcome: int, rows: ROWS, state: State, words: str
) -> None:
    found = scored(session, outcome, rows)
    assert found.result is not None
    assert (found.result.state, found.result.change) == (state, None)
    said = " ".join(found.sentences)
    assert words in said
    assert not re.search(r"average they|%|between", said)


def test_a_score_outside_the_range_is_refused_with_its_row(session: Session, outcome: int) -> None:
    with pytest.raises(Refused, match="Row 2: Score at the end is 11, but “Feeling at home” goes from 0 to 10"):
        scored(session, outcome, [(300, 400), (300, 1_100)])
    assert scores_of(session, outcome) == ()


def test_scores_outside_a_measure_that_was_chosen_later_are_named(session: Session, outcome: int) -> None:
    scored(session, outcome, [(100, 1_000)] * 10)
    records.change(session, "outcome", outcome, {"measure": "swemwbs"})
    found = outcome_change(session, outcome)
    assert found.result is None
    assert "goes from 7 to 35, and person 1 (1 at the start), person 2 (1 at the start) and 8 more" in found.problem


def test_scores_without_a_measure_wait_for_one(session: Session, outcome: int) -> None:
    records.change(session, "outcome", outcome, {"measure": None})
    assert outcome_change(session, outcome).problem == ""
    assert "Choose what this is measured by" in scored(session, outcome, [(100, 200)]).problem
    records.change(session, "outcome", outcome, {"measure": "no-such"})
    assert "“no-such” is not known here" in outcome_change(session, outcome).problem
    assert len(project_changes(session, 1)) == 1


def test_every_choice_of_measure_is_read_and_one_scale_is_chosen_of_several(session: Session, outcome: int) -> None:
    offered = dict(measures(session))
    assert offered[None] == "Not scored"
    assert "Feeling at home" in offered.values()
    for kept, name in offered.items():
        found = chosen_measure(session, kept)
        assert found is None or (found.name == name and (found.scale is not None or found.problem))
    assert offered["ons4.worthwhile"].startswith("ONS4 personal wellbeing: ")
    assert "ons4" not in offered
    lacking = chosen_measure(session, "ons4")
    assert lacking is not None
    assert "has several scales. Choose one: " in lacking.problem
    assert outcome_change(session, outcome).measure is not None


def test_the_smallest_change_is_the_strictest_in_points_and_a_share_is_left_out(session: Session) -> None:
    smallest = {}
    for key in ("swemwbs", "wemwbs", "phq9"):
        found = chosen_measure(session, key)
        assert found is not None
        assert found.scale is not None
        smallest[key] = found.scale.smallest_change
    assert smallest == {"swemwbs": 300, "wemwbs": 300, "phq9": None}
    assert "20%" in library().measures["phq9"].change


@pytest.mark.parametrize("seed", range(5))
def test_means_and_shares_agree_with_a_plain_sum_on_random_groups(session: Session, outcome: int, seed: int) -> None:
    drawn = random.Random(seed)
    rows = [(drawn.randint(0, 1_000), drawn.randint(0, 1_000)) for _ in range(drawn.randint(40, 80))]
    found = scored(session, outcome, rows)
    said = " ".join(found.sentences)
    means = [statistics.fmean(scores) for scores in zip(*rows, strict=True)]
    changes = [after - before for before, after in rows]
    told = [float(each) for each in re.findall(r"moved from ([\d.]+) to ([\d.]+),", said)[0]]
    assert told == pytest.approx([mean / 100 for mean in means], abs=0.005001)
    low, high = (float(each.replace("−", "-")) for each in re.findall(r"between (\S+) and (\S+) \(95%\)", said)[0])
    assert (low + high) / 2 == pytest.approx(statistics.fmean(changes) / 100, abs=0.006)
    assert (high - low) / 2 == pytest.approx(2.0 * statistics.stdev(changes) / len(rows) ** 0.5 / 100, rel=0.03)
    for count, word in (
        (sum(each > 0 for each in changes), "improved"),
        (sum(each < 0 for each in changes), "got worse"),
    ):
        people, share = (int(each) for each in re.findall(rf"(\d+) \((\d+)%\) {word}", said)[0])
        assert people == count
        assert abs(share - 100 * count / len(rows)) < 1
