"""What the library shows of its entries: never without its limit and its doubt, one's own in the same shape."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.library.loading import library
from app.models.choices import Better, Direction
from app.services.library import measures, studies, terms
from app.services.library.on_shelf import SIGNS, OnShelf, direction_words
from app.services.rows import records


def facts(entry: OnShelf) -> dict[str, str]:
    return {fact.label: fact.text for fact in entry.facts}


def shelf(session: Session) -> dict[str, OnShelf]:
    return {entry.id: entry for entry in map(studies.on_shelf, studies.studies(session))}


def test_every_study_that_ships_is_shown_with_its_limit_its_doubt_and_its_reference(session: Session) -> None:
    shown = shelf(session)
    assert list(shown) == list(library().evidence)
    for key, entry in library().evidence.items():
        assert facts(shown[key])["What it cannot show"] == entry.limit
        assert shown[key].doubt == entry.doubt
        assert bool(shown[key].doubt) is not entry.verified
        assert shown[key].reference
        assert direction_words(shown[key].direction)
        assert not shown[key].counter or shown[key].counter in shown


def test_a_direction_is_said_in_words_after_a_sign_of_its_own() -> None:
    assert [direction_words(each) for each in Direction] == [
        *("+ In favour", "± Mixed", "= No difference found", "− Against"),
    ]
    assert direction_words(None) == ""
    assert len(set(SIGNS.values())) == len(Direction)


def test_own_evidence_has_the_shape_of_what_ships(session: Session) -> None:
    values = {
        "claim": "Singing & <b>clay</b> help",
        "figures": "12 of 20\n\n  3 left ",
        "limits": "No comparison",
        "direction": Direction.MIXED,
        "authors": "Weaver A",
        "year": 2025,
        "title": "A year of Tuesdays",
        "reference": "doi:10.1136/bmjopen-2022-062951",
        "topics": "Singing, Clay ,",
        "checked_on": date(2026, 11, 1),
    }
    row = records.add(session, "evidence", values)
    entry = next(iter(shelf(session).values()))
    assert (entry.row, entry.name, entry.whose) == (row, "Singing & <b>clay</b> help", "Yours")
    assert entry.topics == ("Singing", "Clay")
    assert entry.doubt == ""
    assert entry.reference == "Weaver A (2025). A year of Tuesdays. https://doi.org/10.1136/bmjopen-2022-062951"
    assert entry.link == "https://doi.org/10.1136/bmjopen-2022-062951"
    assert facts(entry)["Figures found"] == "12 of 20\n3 left"
    assert facts(entry)["What it cannot show"] == "No comparison"
    assert facts(entry)["Last checked"] == "1 November 2026"


def test_own_evidence_says_what_nobody_has_said_or_checked(session: Session) -> None:
    records.add(session, "evidence", {"claim": "It helps", "reference": "a drawer in the office"})
    entry = next(iter(shelf(session).values()))
    assert entry.doubt == "You have not checked it against its source yet."
    assert facts(entry) == {"What it cannot show": "Not said yet."}
    assert (entry.reference, entry.link) == ("a drawer in the office", "")
    assert entry.direction is None


@pytest.mark.parametrize("key", ["swemwbs", "outcomes-star", "djg6", "phq9", "ons4"])
def test_a_measure_says_who_may_use_it_and_that_no_wording_is_shown(session: Session, key: str) -> None:
    shown = {each.id: measures.on_shelf(each) for each in measures.measures(session)}[key]
    entry = library().measures[key]
    licence = facts(shown)["Licence"]
    assert licence.startswith(entry.licence)
    assert "Footing shows no wording of it." in licence
    assert ("licence for its words" in licence) is (entry.wording == "licensed")
    assert ("Ask its owner in writing" in licence) is (entry.wording == "ask")
    assert ("cannot be entered" in licence) is not entry.takes_scores
    assert facts(shown)["When not"] == entry.when_not
    assert shown.doubt == entry.doubt


def test_scores_and_bands_are_said_in_words(session: Session) -> None:
    shown = {each.id: facts(measures.on_shelf(each)) for each in measures.measures(session)}
    assert "Anxiety: 0 to 10, a lower score is better" in shown["ons4"]["What you enter"]
    assert "0 not lonely, 1 to 3 lonely" in shown["djg6"]["Bands, for a group and no diagnosis"]
    assert shown["phq9"]["Risk"].startswith("High. Item 9")
    assert shown["core10"]["Where its words are"] == "https://www.coresystemtrust.org.uk/home/copyright-licensing/"


def test_a_measure_of_ones_own_has_its_range(session: Session) -> None:
    values = {"name": "Belonging", "lowest": 50, "highest": 500, "better": Better.LOWER, "smallest_change": 75}
    row = records.add(session, "own_measure", values)
    entry = measures.on_shelf(measures.measures(session)[0])
    assert (entry.row, entry.name, entry.whose) == (row, "Belonging", "Yours")
    assert facts(entry)["Scores"] == "0.5 to 5; a lower score is better"
    assert facts(entry)["Smallest change that matters"] == "0.75"
    assert len(measures.measures(session)) == 1 + len(library().measures)


def test_words_say_where_they_hold_only_where_that_is_not_everywhere() -> None:
    shown = {each.id: each for each in terms.terms()}
    assert list(shown) == list(library().terms)
    for key, term in library().terms.items():
        assert ("Only in" in facts(shown[key])) is (len(term.nations) < 4)
        assert shown[key].doubt == term.doubt
    assert terms.nation_words(("england", "northern_ireland")) == "England and Northern Ireland"
    assert shown["therapy"].about == "Health"
