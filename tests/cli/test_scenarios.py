"""scenarios, and forecast --scenario: what could happen, beside the plan."""

from pathlib import Path

from tests.cli.asking import ON, Ask

COUNCIL, LATE, TEAM = "The council stops paying", "Money comes three months late", "A smaller team"
ANSWERS = ["runway", "lowest", "safe_runway", "last_safe_decision", "year_end", "reserves"]


def test_scenarios_are_listed_beside_the_plan(ask: Ask, example: Path) -> None:
    found = ask("scenarios", example, *ON, "--json").json
    assert list(found) == ["view", "months", "plan", "scenarios", "rates_note"]
    assert found["rates_note"] == ask("forecast", example, *ON, "--json").json["rates_note"] != ""
    assert list(found["plan"]) == ANSWERS
    assert [each["name"] for each in found["scenarios"]] == [COUNCIL, LATE, TEAM]
    for scenario in found["scenarios"]:
        assert list(scenario) == ["name", "note", "changes", "problem", *ANSWERS]
        assert scenario["problem"] == ""
    assert found["scenarios"][0]["changes"] == ["Northdale Council is lost from 1 April 2027"]
    assert found["scenarios"][1]["runway"]["months"] < found["plan"]["runway"]["months"]
    text = ask("scenarios", example).out
    assert text.startswith("The plan\n")
    assert text.rstrip().endswith(found["rates_note"])
    assert all(name in text for name in (COUNCIL, LATE, TEAM))


def test_the_plan_of_the_comparison_is_the_forecasts(ask: Ask, example: Path) -> None:
    beside, alone = ask("scenarios", example, *ON, "--json").json, ask("forecast", example, *ON, "--json").json
    for answer in ("runway", "lowest", "safe_runway", "last_safe_decision"):
        assert beside["plan"][answer] == alone[answer]
    one = ask("forecast", example, *ON, "--json", "--scenario", COUNCIL).json
    assert one["lowest"] == beside["scenarios"][0]["lowest"]


def test_a_forecast_tries_several_scenarios_together_and_names_them(ask: Ask, example: Path) -> None:
    plain, both = (
        ask("forecast", example, "--json", *more).json
        for more in ((), ("--scenario", LATE.upper(), "--scenario", COUNCIL))
    )
    assert "scenarios" not in plain
    assert both["scenarios"] == [LATE, COUNCIL]
    alone = ask("forecast", example, "--json", "--late", "3", "--scenario", COUNCIL).json
    assert alone["months"] == both["months"]


def test_an_unknown_scenario_is_refused_with_the_names_that_are_known(ask: Ask, example: Path) -> None:
    said = ask("forecast", example, "--scenario", "Nope")
    assert (said.code, said.out) == (1, "")
    assert said.err == f"No scenario is called “Nope”. Choose one of these: {COUNCIL}, {LATE}, {TEAM}.\n"


def test_a_group_without_scenarios_hears_so(ask: Ask, group: Path) -> None:
    assert "This file has no scenarios yet." in ask("scenarios", group).out
    assert ask("scenarios", group, "--json").json["scenarios"] == []
