"""supervision and training: the shapes that are promised, sums that add up, and the same in words."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.asking import Ask

BUDGET = ["budget", "planned", "spent", "people", "budget_per_head", "planned_per_head", "spent_per_head"]


def test_supervision_has_its_promised_shape(ask: Ask, example: Path) -> None:
    found = ask("supervision", example, "--year", "2026-27", "--json").json
    assert list(found) == [
        *("year", "today", "sentences", "people", "overdue", "cover", "cost", "budget", "staff_time", "who_pays"),
        "duties",
    ]
    assert found["year"] == "2026-27"
    names = "person plan kind planned due held minutes credited_minutes overdue next_due"
    assert {" ".join(each) for each in found["people"]} == {names}
    assert found["overdue"] == sum(each["overdue"] for each in found["people"])
    freelancers = next(each for each in found["cover"] if each["engagement"] == "freelancer")
    assert len(freelancers["nobody"]) == freelancers["people"] == 6
    assert list(found["budget"]) == BUDGET
    assert sum(Decimal(each["amount"]) for each in found["cost"]) == Decimal(found["budget"]["planned"])
    for each in found["cost"]:
        assert sum(Decimal(month["amount"]) for month in each["months"]) == Decimal(each["amount"])
    for each in found["who_pays"]:
        grants = sum(Decimal(grant["amount"]) for grant in each["grants"])
        assert Decimal(each["total"]) == Decimal(each["unrestricted"]) + grants
    assert {"duty": "Health and safety", "state": "nobody", "rests_on": None} in found["duties"]


def test_training_has_its_promised_shape(ask: Ask, example: Path) -> None:
    found = ask("training", example, "--year", "2026-27", "--json").json
    assert list(found) == [
        *("year", "today", "sentences", "matrix", "expiring", "expired", "missing", "cost", "budget", "who_pays"),
    ]
    assert {" ".join(cell) for cell in found["matrix"]} == {"person course until needed state booked"}
    for state in ("expiring", "expired", "missing"):
        assert len(found[state]) == sum(cell["state"] == state for cell in found["matrix"])
    assert sum(Decimal(each["amount"]) for each in found["cost"]) == Decimal(found["budget"]["planned"])
    assert found["budget"]["budget"] == "700.00"


@pytest.mark.parametrize("command", ["supervision", "training"])
def test_words_say_the_sentences_and_the_money(ask: Ask, example: Path, command: str) -> None:
    sentences = ask(command, example, "--json").json["sentences"]
    lines = ask(command, example, "--year", "2026-27").out.splitlines()
    assert lines[: len(sentences)] == sentences
    assert any(line.startswith("2026-27: budget £") for line in lines)


@pytest.mark.parametrize("command", ["supervision", "training"])
def test_an_organisation_without_people_says_so(ask: Ask, group: Path, command: str) -> None:
    assert ask(command, group).out.startswith("Nobody is listed yet.")
    assert ask(command, group, "--json").json["who_pays"] == []


def test_a_year_that_is_none_is_refused(ask: Ask, example: Path) -> None:
    said = ask("training", example, "--year", "banana")
    assert (said.code, "Write it as 2026-27" in said.err) == (1, True)
