"""Evidence in a text is a number in brackets by the order of first use, and a reference at the end."""

from dataclasses import replace

import pytest

from app.documents.building.build import build, text_blocks
from app.documents.building.stored import Citation, Own, StoredDocument
from app.documents.checks.checks import check
from app.documents.facts.facts import Facts
from app.documents.facts.sources import Source, short_name, source_of
from app.documents.tree.plain import plain_text
from app.library.loading import library
from tests.documents.some import box, facts, kind, outline, printed, section, stored

NEED = kind(section("why", "Why", box("need", "The need"), box("offer", "The offer", optional=True)))
LIMIT = "Nobody else was asked."
GOOD = Source("good", "Ash 2020", "Ash A (2020). Good news.", "It helps.", LIMIT, "favourable", limits_called="Limit")
BAD = Source("bad", "Birch 2021", "Birch B (2021). Bad news.", "It does not help.", direction="null")
OTHER = Source("other", "Cob", "Cob (no date).", "Who knows.", lacks="Not known: year.")


def known(*sources: Source) -> Facts:
    return replace(facts(), sources={each.id: each for each in sources})


def citing(need: str, offer: str = "", own: str = "") -> StoredDocument:
    """Tokens are the ids of evidence, and `again` is the bad news in the own section."""
    tokens = {"good": "good", "bad": "bad", "other": "other", "again": "bad"}
    keys = ("need", "offer", "own-1")
    citations = tuple(Citation(key, token, name) for key in keys for token, name in tokens.items())
    return stored({"offer": offer, "need": need}, own=(Own("own-1", "More", own),) if own else (), citations=citations)


def test_numbers_follow_the_order_in_which_a_document_is_read() -> None:
    document = citing("One {{bad}}, two {{good}}, one {{bad}}.", "Two {{good}}, three {{other}}.", "One {{again}}.")
    built = build(NEED, document, known(GOOD, BAD, OTHER))
    assert printed(built.blocks)[1:] == [
        "One [1], two [2], one [1].",
        "Two [2], three [3].",
        "One [1].",
        "[1] Birch B (2021). Bad news.",
        "[2] Ash A (2020). Good news.\nLimit: Nobody else was asked.",
        "[3] Cob (no date).\nNot known: year.",
    ]
    assert outline(built)[-1] == "References"


def test_a_document_without_citations_has_no_references() -> None:
    assert "References" not in outline(build(NEED, citing("Nothing."), known(GOOD)))
    assert "References" not in outline(build(NEED, citing("> to myself {{good}}\n\nText."), known(GOOD)))


def test_the_head_of_a_table_counts_as_the_first_use() -> None:
    blocks = text_blocks("need", NEED, citing("| a {{bad}} |\n| {{good}} |"), known(GOOD, BAD))
    assert plain_text(blocks) == "a [1]\n[2]"


def test_evidence_that_was_deleted_takes_no_number_and_is_told() -> None:
    document = citing("Gone {{bad}}, there {{other}}.")
    here = known(replace(OTHER, lacks=""))
    built = build(NEED, document, here)
    assert "Gone [?], there [1]." in printed(built.blocks)
    found = check(NEED, document, here, built, ())
    assert [(lack.code, lack.key) for lack in found] == [("source-gone", "need")]


@pytest.mark.parametrize(("also", "codes"), [("", ["counterpart"]), (" {{bad}}", [])])
def test_a_favourable_finding_wants_its_counterpart_anywhere(also: str, codes: list[str]) -> None:
    here = known(replace(GOOD, counter="bad"), BAD)
    document = citing("It helps {{good}}.", f"More.{also}")
    found = check(NEED, document, here, build(NEED, document, here), ())
    assert [lack.code for lack in found] == codes


def test_a_reference_that_is_not_whole_is_told_once() -> None:
    here = known(OTHER)
    document = citing("One {{other}}.", "Two {{other}}.")
    (lack,) = check(NEED, document, here, build(NEED, document, here), ())
    assert (lack.code, lack.key, lack.sentence) == ("reference", "need", "Cob in the references: Not known: year.")


@pytest.mark.parametrize(
    ("authors", "year", "short"),
    [
        ("Kiely B, Croke A, O’Shea M, et al.", 2022, "Kiely 2022"),
        ("O’Shea M-J and Kiely B", 2021, "O’Shea 2021"),
        ("NHS England", 2023, "NHS England 2023"),
        ("ONS", None, "ONS"),
        ("van der Berg P.", 0, "van der Berg"),
    ],
)
def test_evidence_is_named_by_its_first_author_and_year(authors: str, year: int | None, short: str) -> None:
    assert short_name(authors, year) == short


def test_what_ships_and_is_in_doubt_says_so_wherever_it_is_printed() -> None:
    for each in library().evidence.values():
        source = source_of(each, "Limit")
        assert source.short
        assert source.limit
        assert each.verified or each.doubt in source.lacks
        assert all(word in source.lacks for word in each.missing)
