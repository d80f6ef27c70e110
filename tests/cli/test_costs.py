"""full-cost and price: the same figures as the window, in the shapes that are promised."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.cli.asking import Ask


def changed(ask: Ask, example: Path, tmp_path: Path, **sections: Any) -> Path:
    """The example with some of its sections in other words."""
    plan, path = tmp_path / "plan.json", tmp_path / "changed.footing"
    assert ask("export", example, "--as", "json", plan).code == 0
    form = json.loads(plan.read_text(encoding="utf-8")) | sections
    plan.write_text(json.dumps(form), encoding="utf-8")
    said = ask("new", path, "--from", plan)
    assert said.code == 0, said.err
    return path


def test_recovery_adds_up_to_the_full_cost(ask: Ask, example: Path) -> None:
    found = ask("full-cost", example, "--year", "2026-27", "--json").json
    for project in found["projects"]:
        recovery = project["recovery"]
        paid = sum(Decimal(each["pays_direct"]) + Decimal(each["pays_overhead"]) for each in recovery["payers"])
        assert paid + Decimal(recovery["gap"]) - Decimal(recovery["surplus"]) == Decimal(project["full_cost"])
        for each in recovery["payers"]:
            assert sum(Decimal(part["amount"]) for part in each["carried_by"]) == Decimal(each["gap"])
        assert Decimal(project["per_session_low"]) > Decimal(project["per_session"])
    assert any(project["recovery"]["sentence"] for project in found["projects"])


STEPS = [
    {"pool": "premises", "driver": "headcount", "serves_central": True, "serves_governance": True},
    {"pool": "central", "driver": "staff_time", "serves_governance": True},
]


def test_steps_tell_what_each_pool_gets_from_which(ask: Ask, example: Path, tmp_path: Path) -> None:
    assert ask("full-cost", example, "--json").json["steps"] == []
    found = ask("full-cost", changed(ask, example, tmp_path, pool_settings=STEPS), "--json").json
    assert [(step["from"], step["to"], step["driver"]) for step in found["steps"]] == [
        ("premises", "central", "headcount"),
        ("premises", "governance", "headcount"),
        ("central", "governance", "staff_time"),
    ]
    projects = sum(Decimal(each["full_cost"]) for each in found["projects"])
    assert projects + Decimal(found["unallocated"]) == Decimal(found["total"])
    for pool in found["pools"]:
        assert sum(map(Decimal, pool["shares"].values())) + Decimal(pool["unallocated"]) == Decimal(pool["total"])


def test_steps_in_a_circle_are_refused(ask: Ask, example: Path, tmp_path: Path) -> None:
    circle = [*STEPS, {"pool": "governance", "driver": "direct_cost", "serves_premises": True}]
    said = ask("full-cost", changed(ask, example, tmp_path, pool_settings=circle), "--json")
    assert (said.code, "cannot go round in a circle" in said.err) == (1, True)


def test_the_price_of_the_example(ask: Ask, example: Path) -> None:
    (found,) = ask("price", example, "--json").json["prices"]
    assert (found["price"], found["unit"], found["unit_price"], found["volume"]) == (
        "Healthy Minds Through Making",
        "session",
        "350.00",
        120,
    )
    assert found["income"] == found["expected"] == "42000.00"
    assert sum(Decimal(each["amount"]) for each in found["instalments"]) == Decimal(found["expected"])
    assert Decimal(found["surplus"]) == Decimal(found["expected"]) - Decimal(found["full_cost"])
    (year,) = found["years"]
    assert (year["year"], year["full_cost"]) == ("2027-28", found["full_cost"])
    full = ask("full-cost", example, "--year", "2027-28", "--json").json
    assert full["projects"][0]["full_cost"] == found["full_cost"]
    assert found["sentence"] in ask("price", example).out
    assert ask("price", example, "healthy minds through making", "--json").json["prices"] == [found]


def test_prices_that_cannot_be_told_are_refused(ask: Ask, example: Path, group: Path) -> None:
    said = ask("price", example, "Nothing")
    assert said.code == 1
    assert "There is no price called “Nothing”. The prices in this file: “Healthy Minds Through Making”." in said.err
    assert ask("price", group).out == "There are no prices yet. Give a project one under Projects.\n"
    assert ask("price", group, "--json").json == {"prices": []}


def test_a_price_without_a_full_cost_is_refused(ask: Ask, example: Path, tmp_path: Path) -> None:
    price = {"name": "Choir", "project": "Choir", "price": "100.00", "start": "2027-04-01"}
    assert ask("export", example, "--as", "json", tmp_path / "was.json").code == 0
    projects = json.loads((tmp_path / "was.json").read_text(encoding="utf-8"))["projects"]
    said = ask("price", changed(ask, example, tmp_path, prices=[price], projects=[*projects, {"name": "Choir"}]))
    assert said.code == 1
    assert "“Choir” cannot be compared: its project has no cost in the twelve months from April 2027." in said.err
