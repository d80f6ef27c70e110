"""The command that simulates: the shape that is promised, the same draws for the same seed, and plain refusals."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from app.cli.common import decimal
from app.planning.simulation.chances import USUAL
from tests.cli.asking import Ask

MONEY = re.compile(r"-?\d+\.\d\d")


def test_the_simulation_has_its_promised_shape(ask: Ask, example: Path) -> None:
    options = ("--draws", "500", "--seed", "3", "--months", "24", "--spread", "2.5", "--late-weights", "50,20,10")
    found = ask("simulate", example, *options, "--json").json
    bands, bids = found.pop("bands"), found.pop("bids")
    assert "known until 5 April 2027" in found.pop("rates_note")
    assert Decimal(found.pop("chance_to_end_percent")) == 100 - Decimal(bands[-1]["chance_short_percent"])
    assert found == {
        "draws": 500,
        "seed": 3,
        "months": 24,
        "spread_percent": "2.50",
        "late_weights": [50, 20, 10],
        "matters_most": "Healthy Minds Through Making",
    }
    assert [band["month"] for band in bands[:2]] == ["2026-12", "2027-01"]
    assert len(bands) == 24
    for band in bands:
        assert list(band) == ["month", "p5", "p25", "p50", "p75", "p95", "mean", "chance_short_percent"]
        amounts = [band[name] for name in ("p5", "p25", "p50", "p75", "p95")]
        assert all(MONEY.fullmatch(amount) for amount in (*amounts, band["mean"]))
        assert sorted(amounts, key=Decimal) == amounts
    chances = [Decimal(band["chance_short_percent"]) for band in bands]
    assert chances == sorted(chances)
    for bid in bids:
        assert bid["won_draws"] + bid["lost_draws"] == 500
        assert Decimal(bid["runway_with"]) - Decimal(bid["runway_without"]) == Decimal(bid["difference_months"])
    assert bids[0] | {"won_draws": 0, "lost_draws": 0} == {
        "bid": "Healthy Minds Through Making",
        "funder": "Northdale Health and Care Partnership",
        "probability": 45,
        "decision": None,
        "won_draws": 0,
        "lost_draws": 0,
        "runway_with": bids[0]["runway_with"],
        "runway_without": bids[0]["runway_without"],
        "difference_months": bids[0]["difference_months"],
    }


def test_the_same_seed_says_the_same_and_in_words_too(ask: Ask, example: Path) -> None:
    options = ("--draws", "300", "--months", "12")
    first, again, other = (ask("simulate", example, *options, "--seed", seed, "--json").out for seed in (5, 5, 6))
    assert first == again
    assert first != other
    said = ask("simulate", example, *options, "--seed", "5").out.splitlines()
    assert said[0].startswith("The likelihood that your money lasts to the end of November 2027 is ")
    assert "From 300 runs with seed 5; bids 0, 1, 2 or 3 months late; costs up to 5% higher or lower." in said
    assert any("assumptions of our own" in sentence for sentence in said)
    assert said[-12].startswith("December 2026")
    assert said[-12].endswith("0%")


def test_the_assumptions_are_those_of_the_window_are_said_and_can_be_set_otherwise(ask: Ask, example: Path) -> None:
    options = ("--draws", "300", "--months", "12")
    usual = ask("simulate", example, *options, "--json").json
    assert (usual["late_weights"], usual["spread_percent"]) == (list(USUAL.late_weights), decimal(USUAL.spread))
    planned = (*options, "--late-weights", "1", "--spread", "0")
    found = ask("simulate", example, *planned, "--json").json
    assert (found["late_weights"], found["spread_percent"]) == ([1], "0.00")
    assert found["bands"] != usual["bands"]
    said = ask("simulate", example, *planned).out
    assert "From 300 runs with seed 1; all bids on time; costs as planned." in said
    assert "our own" not in said


def test_the_help_says_which_assumptions_are_ours(ask: Ask) -> None:
    said = " ".join(ask("simulate", "--help").out.split())
    assert "1,1,1,1 when left out, an assumption of our own" in said
    assert "5 when left out, an assumption of our own" in said


def test_a_scenario_is_tried_before_it_is_drawn(ask: Ask, example: Path) -> None:
    (name, *_) = [scenario["name"] for scenario in ask("scenarios", example, "--json").json["scenarios"]]
    options = ("--draws", "300", "--months", "12", "--json")
    plan, tried = ask("simulate", example, *options).json, ask("simulate", example, *options, "--scenario", name).json
    assert "scenarios" not in plan
    assert tried["scenarios"] == [name]
    assert Decimal(tried["bands"][-1]["p50"]) < Decimal(plan["bands"][-1]["p50"])
    said = ask("simulate", example, "--scenario", "no such")
    assert (said.code, said.out) == (1, "")
    assert "no such" in said.err


def test_a_group_without_balances_is_told_what_is_missing(ask: Ask, group: Path) -> None:
    assert ask("simulate", group).out.startswith("Before anything can be simulated, the date of your balances")
    found = ask("simulate", group, "--json").json
    assert (found["bands"], found["chance_to_end_percent"], found["matters_most"]) == ([], None, None)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--seed", "abc"), "--seed: “abc” is not a whole number from 0 to 999,999,999."),
        (("--seed", "-1"), "--seed: “-1” is not a whole number from 0"),
        (("--draws", "0"), "--draws: “0” is not a whole number from 1 to 1,000,000."),
        (("--months", "10000"), "--months: “10000” is not a whole number from 1 to 600."),
        (("--late-weights", "1,x"), "--late-weights: “1,x” is not a row of whole numbers such as 50,20,10."),
        (("--spread", "much"), "--spread: “much” is not a percentage from 0 to 100, such as 5 or 2.5."),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(ask: Ask, example: Path, options: tuple[str, ...], sentence: str) -> None:
    said = ask("simulate", example, *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(sentence)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--spread", "300"), "Costs can vary by 0 to 100 per cent."),
        (("--late-weights", "0,0"), "At least one weight"),
        (("--late-weights", "5,-1"), "The weight of a late start"),
        (("--late-weights", "1,1,1,1,1,1,1,1"), "Late starts take at most seven weights"),
        (("--draws", "1000000", "--months", "600"), "Over 600 months a simulation makes at most 100,000 runs."),
    ],
)
def test_what_makes_no_sense_is_refused(ask: Ask, example: Path, options: tuple[str, ...], sentence: str) -> None:
    said = ask("simulate", example, *options)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1
