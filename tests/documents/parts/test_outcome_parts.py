"""Scores before and after in print: averages where there are enough people, counts where there are not."""

from dataclasses import replace

from app.documents.facts.outcomes import ScoredOutcome
from app.documents.parts.catalogue import PARTS
from app.documents.tree.plain import plain_text
from app.documents.tree.tree import Table
from app.planning.outcomes.before_after import before_and_after
from app.planning.outcomes.scale import Scale, ScorePair
from tests.documents.some import facts

SCALE = Scale(name="Loneliness", low=300, high=900, higher_is_better=False)


def outcome(people: int, *, own: bool = False) -> ScoredOutcome:
    """Everybody goes from 8 to 6, the first from 8 to 8."""
    pairs = [ScorePair(800, 800 if at == 0 else 600) for at in range(people)]
    return ScoredOutcome("Less <b>alone</b>", "Loneliness", before_and_after(replace(SCALE, own=own), pairs))


def said(*outcomes: ScoredOutcome) -> str:
    return plain_text(PARTS["outcome-scores"].blocks(replace(facts(), outcomes=outcomes)))


def test_nothing_is_printed_without_scores() -> None:
    assert PARTS["outcome-scores"].blocks(facts()) == ()


def test_a_change_is_told_with_its_interval_and_how_many_improved() -> None:
    rows = said(outcome(10)).split("\n")
    assert rows[2].split("\t") == [
        "Less <b>alone</b> (Loneliness)", "10", "8", "6.2", "−1.8", "−2.25 to −1.35", "90%",
    ]  # fmt: skip
    assert "Lower is better: Loneliness." in rows[3]
    assert "untested" not in rows[3]
    assert "Our own, untested measure: Loneliness." in said(outcome(10, own=True))


def test_fewer_than_ten_are_counted_and_no_more() -> None:
    only = said(outcome(9))
    assert only.startswith("Less <b>alone</b> (Loneliness): Only 9 people have a score at both times.")
    assert "6.2" not in only
    blocks = PARTS["outcome-scores"].blocks(replace(facts(), outcomes=(outcome(9),)))
    assert not any(isinstance(block, Table) for block in blocks)


def test_no_word_says_what_brought_a_change_about() -> None:
    words = said(outcome(10), outcome(3)).casefold()
    assert not any(word in words for word in ("because", "caused", "thanks to", "effect", "due to", "led to"))
