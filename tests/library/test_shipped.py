"""What ships in the library: counts, sources, dates, doubts, and the words that it is written in."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.library.addresses import checked
from app.library.entry import Entry
from app.library.evidence import AS_READ, TOPICS
from app.library.loading import library
from app.library.references import reference

FOLDER = Path(paths.resource("library"))
KINDS = {
    "evidence": "evidence",
    "measure": "measures",
    "rule": "measures",
    "term": "glossary",
    "swap": "glossary",
    "policy": "policies",
}
"""Each kind of entry and the file that it stands in."""

MAY_SHIP = {"ons4", "ons-loneliness", "phq9", "gad7", "phq4", "core10", "gbo", "custom", "attendance"}
QUOTED = {
    *("title", "authors", "publisher", "address", "source", "copyright_line", "wording_at", "licence", "bands_source"),
    *("id", "match", "names", "figures", "unseen_figures", "rates", "limit_rate", "usual_rate", "counter"),
}
"""Fields that hold what others wrote, or what nobody reads."""

NOT_OURS = re.compile(
    r"\b(?:surely|besides|stands?|hand over|want of|take over|whole|in all|comes? to|of it (?:is|was|are))\b"
    r"|house (?:choice|advice|estimate)|unverified|\(check"
    r"|(?<!World Health )\b(?:behavior|center|organiz|analyz|labor|fulfill)\w*\b",
    re.IGNORECASE,
)
"""Translated syntax, American spelling, and notes to ourselves."""

ALLOWED = {"tea-and-texts", "nowhere-else"}
"""“£Y of it is follow-up” and “people come to us” are what somebody would say."""


def tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry as it stands in its file, with its kind."""
    for kind, file in KINDS.items():
        read = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
        yield from ((kind, table) for table in read[kind])


def ours(value: object) -> Iterator[str]:
    """The texts of a value that we wrote."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from ours(each)
        case dict():
            for key, each in value.items():
                if key not in QUOTED:
                    yield from ours(each)


def entries() -> Iterator[Entry]:
    held = library()
    yield from held.evidence.values()
    yield from held.measures.values()
    yield from held.terms.values()
    yield from held.swaps.values()
    yield from held.policies.values()


def test_nothing_that_ships_is_faulty() -> None:
    assert library().problems == ()


def test_everything_is_there() -> None:
    held = library()
    assert (len(held.evidence), len(held.measures), len(held.terms), len(held.policies)) == (60, 26, 109, 45)
    assert (len(held.swaps), len(held.rules)) == (14, 9)
    assert Counter(one.direction for one in held.evidence.values()) == {
        "favourable": 28,
        "mixed": 21,
        "null": 6,
        "unfavourable": 5,
    }


def test_ids_are_one_of_a_kind() -> None:
    ids = [(kind, table["id"]) for kind, table in tables()]
    assert len(set(ids)) == len(ids)


def test_every_entry_has_its_source_its_date_and_whether_it_was_found_there() -> None:
    for kind, table in tables():
        if kind == "rule":
            continue
        assert isinstance(table["verified"], bool), table["id"]
        assert date(2026, 11, 1) <= table["last_checked"] <= date(2026, 12, 31), table["id"]
        assert table.get("source") or table.get("authors") or table.get("publisher"), table["id"]


def test_whatever_is_not_verified_says_so_in_sentences() -> None:
    for one in entries():
        assert one.verified is not bool(one.doubt), one.id
        assert one.verified or one.doubt.endswith("."), one.id


def test_what_was_not_read_is_not_verified() -> None:
    unread = {one.id for one in library().evidence.values() if one.seen not in AS_READ or one.unseen_figures}
    assert unread == {"gp-demand-2017", "sroi-scope-2023", "culture-value-2024", "libraries-2015", "appg-arts-2017"}
    assert {one.id for one in library().evidence.values() if not one.verified} == {*unread, "remcare-2016"}


def test_addresses_have_their_form_and_references_say_where() -> None:
    for one in library().evidence.values():
        assert not one.address or checked(one.address) == one.address
        assert one.address or "address" in one.missing
        assert not re.search(r"  |\.\.|\(0\)|\?\.|None", reference(one)), one.id


def test_years_are_those_of_a_publication() -> None:
    years = [one.year for one in library().evidence.values() if "year" not in one.missing]
    assert all(2000 <= year <= 2026 for year in years)


def test_every_topic_has_something_that_is_not_favourable() -> None:
    """A topic that has favourable findings alone would tell a commissioner that nobody looked."""
    all_of = {topic: {one.direction for one in library().evidence.values() if topic in one.topics} for topic in TOPICS}
    alone = {topic for topic, directions in all_of.items() if directions == {"favourable"}}
    assert alone == {"mens-sheds"}  # no controlled study was found
    assert all(all_of.values())


def test_a_favourable_finding_shows_one_of_another_direction_on_its_topic() -> None:
    held = library().evidence
    for one in held.values():
        if one.direction == "favourable":
            other = held[one.counter]
            assert other.direction != "favourable"
            assert set(other.topics) & set(one.topics)


def test_the_words_of_nine_measures_may_ship_and_never_those_of_swemwbs() -> None:
    measures = library().measures
    assert {one.id for one in measures.values() if one.may_ship_wording} == MAY_SHIP
    assert not measures["swemwbs"].may_ship_wording
    assert [one.id for one in measures.values() if not one.takes_scores] == ["outcomes-star"]
    assert {one.id for one in measures.values() if one.shown == "off"} == {"phq9", "gad7", "phq4", "core10"}


def test_no_answers_of_a_questionnaire_are_given() -> None:
    text = (FOLDER / "measures.toml").read_text(encoding="utf-8")
    assert not re.search(r"not at all \(|nearly every day|hardly ever|some of the time|more or less|very good to", text)


def test_what_can_be_scored_has_its_bounds_and_high_risk_says_what_to_do() -> None:
    for one in library().measures.values():
        assert one.range or not one.scales, one.id
        assert one.risk != "high" or one.risk_note, one.id
        assert one.source


def test_keys_of_rates_are_those_of_the_rate_pack() -> None:
    known = tomllib.loads(paths.resource("rates", "uk.toml").read_text(encoding="utf-8"))["words"]
    for one in library().policies.values():
        for key in filter(None, (*one.rates, one.limit_rate, one.usual_rate)):
            assert key in known, (one.id, key)


def test_every_source_that_is_listed_is_used() -> None:
    for kind, file in (("term", "glossary"), ("policy", "policies")):
        read = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
        rows = [*read[kind], *read.get("swap", [])]
        assert {key for row in rows for key in row["source"]} == set(read["sources"])


def test_a_form_belongs_to_one_term() -> None:
    forms = Counter(form for term in library().terms.values() for form in (*term.match, *term.names))
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_library_is_written_in_our_words(kind: str) -> None:
    for each, table in tables():
        for text in ours(table) if each == kind and table["id"] not in ALLOWED else ():
            assert not NOT_OURS.search(text), (table["id"], text)
            assert not re.search(r"\bfigures\.\w|\w'\w| $|^ |  ", text), (table["id"], text)


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_is_longer_than_one_breath(kind: str) -> None:
    for each, table in tables():
        for text in ours(table) if each == kind else ():
            for sentence in re.split(r"(?<=[.?!;:])\s+", text):
                assert len(sentence.split()) <= 16, (table["id"], sentence)
