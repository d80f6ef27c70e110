"""What a document lacks is told by a code, a sentence and the place."""

from dataclasses import replace

import pytest

from app.documents.building.build import build
from app.documents.building.stored import Own, StoredDocument, Use
from app.documents.checks.checks import CHECKS, check, too_many_pages
from app.documents.checks.lack import Lack
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import Built, Kind
from app.documents.parts.catalogue import PARTS
from tests.documents.some import COST, EARLIER, TODAY, box, facts, kind, saying, section, stored

NEED = replace(
    kind(section("why", "Why", box("need", "The need", most=10, least=3), box("more", optional=True, most=10))),
    asks_for_money=True,
)


def lacks(kind: Kind, document: StoredDocument, known: Facts) -> tuple[Lack, ...]:
    return check(kind, document, known, build(kind, document, known), ())


ENOUGH = "one two three four five six"


def codes(text: str, more: str = "") -> list[tuple[str, str]]:
    return [(lack.code, lack.key) for lack in lacks(NEED, stored({"need": text, "more": more}), facts())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["unanswered"]),
        ("> only a note", ["unanswered"]),
        ("one two", ["under"]),
        ("one two three", ["short"]),
        ("one two three four five", ["short"]),
        (ENOUGH, []),
        ("1 2 3 4 5 6 7 8 9 10", []),
        ("1 2 3 4 5 6 7 8 9 10 –", ["over"]),
        (f"> a note is not counted, however long it is\n\n{ENOUGH}", []),
    ],
)
def test_a_text_is_measured_as_buyers_count(text: str, found: list[str]) -> None:
    assert codes(text) == [(code, "need") for code in found]


def test_the_sentences_say_what_to_do() -> None:
    assert lacks(NEED, stored(), facts())[0].sentence == "“The need” is not written yet. Say it."
    over, *_ = lacks(NEED, stored({"need": "word " * 1_012}), facts())
    assert over.sentence == "“The need” has 1,012 words, 1,002 more than the limit of 10. Shorten it."
    (short,) = lacks(NEED, stored({"need": "one two three"}), facts())
    assert short.sentence == "“The need” has 3 words of 10. Say more, if there is more to say."


def test_a_text_that_nobody_marks_may_be_short() -> None:
    assert lacks(replace(NEED, asks_for_money=False), stored({"need": "one two three"}), facts()) == ()


def test_an_optional_text_may_be_empty_and_not_too_long() -> None:
    assert codes(ENOUGH, "") == []
    assert codes(ENOUGH, "1 2 3 4 5 6 7 8 9 10 11") == [("over", "more")]


@pytest.mark.parametrize(
    "left", ["XX", "xx,xxx", "£XX", "TBC", "tbc", "T.B.C.", "TBD", "[…]", "[name]", "{{unknown}}", "____", "??"]
)
def test_what_was_left_to_fill_in_is_found(left: str) -> None:
    assert codes(f"{ENOUGH} {left}") == [("placeholder", "need")]


@pytest.mark.parametrize("fine", ["[3]", "mixx", "{name}", "really?", "a_b", "Exxon", "()"])
def test_what_only_looks_like_it_is_not(fine: str) -> None:
    assert codes(f"{ENOUGH} {fine}") == []


def test_a_placeholder_is_found_wherever_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARTS, "risks", saying("risks", "TBC"))
    with_risks = kind(section("r", "Risks", Built("r", "risks", readers=("trustees",))))
    own = (Own("own-1", "Partners [who?]", "Schools."), Own("own-2", "Later", ""))
    document = replace(stored(own=own, reader="trustees"), title="XX: note")
    found = [(lack.code, lack.key) for lack in lacks(with_risks, document, facts())]
    assert found == [("placeholder", "title"), ("placeholder", "r"), ("placeholder", "own-1"), ("empty", "own-2")]
    hidden = lacks(with_risks, stored(), facts())
    assert hidden == ()


def test_stale_and_lost_figures_are_told_and_unused_ones_are_not() -> None:
    uses = (
        Use("need", "cost", "full-cost", "£80,000", EARLIER),
        Use("need", "fresh", "full-cost", COST.text, TODAY),
        Use("need", "gone", "own:waiting", "31", EARLIER),
        Use("need", "out", "full-cost", "£1", EARLIER),
        Use("other", "cost", "full-cost", "£1", EARLIER),
    )
    document = stored({"need": "one two three {{cost}} {{fresh}} {{gone}}"}, uses=uses)
    stale, gone = lacks(NEED, document, facts(COST))
    assert (stale.code, stale.key) == ("stale", "need")
    assert stale.sentence == "“The need” says £80,000 for “Full cost”, which is £86,880 now. Update it."
    assert (gone.code, gone.key) == ("gone", "need")
    assert "“31”" in gone.sentence


def test_a_kind_names_further_checks() -> None:
    named = replace(NEED, checks=("forecast", "buyer"), about=("project", "year"))
    found = [lack.code for lack in lacks(named, stored({"need": ENOUGH}), facts())]
    assert found == ["about", "about", "forecast"]
    assert {
        "buyer",
        "ask",
        "costs",
        "sessions",
        "options",
        "preferred",
        "payers",
        "risks",
        "funding",
        "account",
    } <= set(CHECKS)


def test_too_many_pages_are_told_once_they_are_known() -> None:
    limited = replace(NEED, most_pages=4)
    assert too_many_pages(limited, 4) == too_many_pages(NEED, 40) == ()
    (lack,) = too_many_pages(limited, 5)
    assert lack.sentence == "The document has 5 pages, and at most 4 are read. Shorten it, or hide a part."


def test_letters_that_no_font_has_are_told_before_anything_is_printed() -> None:
    (lack,) = lacks(NEED, stored({"need": f"{ENOUGH} 😀 ŵ 漢"}), facts())
    assert lack.code == "letters"
    assert lack.sentence == "These characters cannot be printed, and appear as □: “😀” and “漢”. Write them otherwise."
