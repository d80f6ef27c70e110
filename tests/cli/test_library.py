"""library: the shapes that are promised, one's own beside what ships, and nothing in doubt without saying so."""

from pathlib import Path
from typing import Any

import pytest

from app.library.loading import library
from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.cli.asking import Ask
from tests.ui.pages.acting import TODAY

HEAD = ["id", "own", "doubt"]
SHIPPED = {
    "evidence": library().evidence,
    "measures": library().measures,
    "policies": library().policies,
    "glossary": library().terms,
}


def keep(path: Path, table: str, **values: Any) -> None:
    with OrganisationFile.open(path, today=TODAY) as opened, opened.action("Set up") as session:
        records.add(session, table, values)


@pytest.mark.parametrize("subject", [*SHIPPED, "answers"])
def test_every_subject_has_its_promised_shape(ask: Ask, group: Path, subject: str) -> None:
    found = ask("library", group, subject, "--json").json
    more = {"glossary": ["swaps"], "measures": ["rules"]}.get(subject, [])
    assert list(found) == ["subject", "find", "entries", *more]
    assert (found["subject"], found["find"]) == (subject, None)
    entries = found["entries"]
    assert [entry["id"] for entry in entries] == list(SHIPPED.get(subject, ()))
    for entry in entries:
        assert list(entry)[:3] == HEAD
        assert entry["own"] is False
        assert entry["doubt"] == SHIPPED[subject][entry["id"]].doubt
        assert "row" not in entry


@pytest.mark.parametrize(("subject", "shipped"), SHIPPED.items())
def test_in_words_every_doubt_and_every_limit_is_said(ask: Ask, group: Path, subject: str, shipped: Any) -> None:
    said = ask("library", group, subject).out
    for entry in shipped.values():
        assert f"In doubt: {entry.doubt}" in said or not entry.doubt
        if subject == "evidence":
            assert f"What it cannot show: {entry.limit}" in said


def test_what_is_looked_for_comes_best_first(ask: Ask, group: Path) -> None:
    found = ask("library", group, "evidence", "--find", "kiely", "--json").json
    assert found["find"] == "kiely"
    assert [entry["id"] for entry in found["entries"]] == ["sp-controlled-2022", "sp-ireland-rct-2024"]
    assert found["entries"][0]["direction"] == "null"
    assert found["entries"][0]["last_checked"] == "2026-11-30"
    said = ask("library", group, "measures", "--find", "zebra")
    assert (said.code, said.out) == (0, "Nothing there holds “zebra”.\n")
    assert ask("library", group, "answers").out == "There is nothing there yet.\n"
    assert "What is your throughput and caseload?" in ask("library", group, "glossary", "--find", "caseload").out


def test_ones_own_is_marked_and_found_beside_what_ships(ask: Ask, group: Path) -> None:
    keep(group, "evidence", claim="The Elm choir grew", topics="Singing")
    keep(group, "own_measure", name="Elm belonging")
    keep(group, "policy", name="Elm safeguarding", catalogue_id="safeguarding-adults", cover=500_000_000)
    keep(group, "library_answer", title="Who we are", body="We meet at Elm Lodge.", tags="about us")
    for subject, name in (("evidence", "claim"), ("measures", "name"), ("policies", "name"), ("answers", "title")):
        found = ask("library", group, subject, "--find", "elm", "--json").json["entries"]
        assert [entry["own"] for entry in found] == [True], subject
        assert found[0][name]
    policy = ask("library", group, "policies", "--find", "elm", "--json").json["entries"][0]
    assert (policy["cover"], policy["kind"], policy["state"]) == ("5000000.00", "safeguarding-adults", "missing")
    assert "The Elm choir grew (yours)" in ask("library", group, "evidence").out
    assert "You have not checked it against its source yet." in ask("library", group, "evidence", "--find", "elm").out
    assert "Tags: about us" in ask("library", group, "answers").out


def test_what_it_does_not_know_is_told(ask: Ask, group: Path) -> None:
    said = ask("library", group, "songs")
    assert said.code == 2
    assert "“songs” is not one of the choices" in said.err
