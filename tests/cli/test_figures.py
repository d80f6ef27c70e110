"""summary, forecast, full-cost: the same figures in every form, in the shapes that are promised."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

from app.services.organisation.organisation import StartAnswers, start_mine
from app.storage.making import make_file
from tests.cli.asking import ON, Ask

MONEY = re.compile(r"-?\d+\.\d\d")
MONTHS_NAMED = ("first_short", "covered_from", "short_again")


def _months(months: int, first_short: str) -> dict[str, object]:
    return dict.fromkeys(MONTHS_NAMED) | {"state": "months", "months": months, "first_short": first_short}


def test_the_forecast_has_its_promised_shape(ask: Ask, example: Path) -> None:
    found = ask("forecast", example, *ON, "--json").json
    answers = ("today", "runway", "lowest", "safe_runway", "last_safe_decision", "core_cover")
    assert set(found) >= {"view", "start", "months", *answers, "closure", "cliff", "unspent", "stay_safe"}
    assert (found["view"], found["start"], len(found["months"])) == ("confirmed", "2026-12", 22)
    assert found["runway"] == _months(9, "2027-09")
    assert set(found["lowest"]) == {"month", "free_cash"}
    assert [year["year"] for year in found["core_cover"]] == ["2026-27", "2027-28", "2028-29"]
    for month in found["months"]:
        assert set(month) == {"month", "funds", "free_cash", "closure_cost"}
        for fund in month["funds"]:
            assert set(fund) == {"fund", "kind", "opening", "in", "out", "closing"}
            amounts = [fund[name] for name in ("opening", "in", "out", "closing")]
            assert all(MONEY.fullmatch(amount) for amount in amounts)
            opening, received, paid, closing = map(Decimal, amounts)
            assert opening + received - paid == closing
    for before, after in pairwise(found["months"]):
        assert [fund["closing"] for fund in before["funds"]] == [fund["opening"] for fund in after["funds"]]
    assert found["months"][9]["month"] == "2027-09"
    assert found["months"][-1]["month"] == "2028-09", "twelve months after the first short one"
    assert [Decimal(month["free_cash"]) < 0 for month in found["months"][8:10]] == [False, True]


def test_the_answers_about_closing_and_endings(ask: Ask, example: Path) -> None:
    found = ask("forecast", example, *ON, "--json").json
    assert found["safe_runway"] == _months(2, "2027-02")
    assert found["last_safe_decision"] == "2027-01-31"
    safe = [Decimal(month["free_cash"]) >= Decimal(month["closure_cost"]) for month in found["months"][:3]]
    assert safe == [True, True, False]
    now = found["closure"]["now"]
    assert now["on"] == "2026-11-30"
    parts = ("redundancy", "notice", "holiday", "contracts", "bills", "fixed")
    assert sum(Decimal(now[part]) for part in parts) == Decimal(now["total"])
    assert found["closure"]["notes"] == []
    for fall in found["cliff"]:
        assert list(fall) == ["month", "grant", "funder", "kind", "name", "monthly", "total"]
        assert "2026-12" < fall["month"] <= "2028-09"
        assert Decimal(fall["total"]) > 0
    assert {"kind": "post", "name": "Programme coordinator", "month": "2027-09"}.items() <= next(
        fall for fall in found["cliff"] if fall["name"] == "Programme coordinator"
    ).items()
    for left in found["unspent"]:
        assert list(left) == ["end", "grant", "funder", "fund", "amount"]
        assert Decimal(left["amount"]) > 0
    assert {left["fund"] for left in found["unspent"]} >= {"Weaver Trust: Warm Words"}
    assert set(found["stay_safe"]) == {"floor", "monthly", "once", "by"}
    summary = ask("summary", example, *ON, "--json").json
    assert all(summary[name] == found[name] for name in ("safe_runway", "last_safe_decision", "runway"))
    assert "To close in good order you would have" in ask("summary", example, *ON).out


def test_an_expected_view_has_its_own_answers(ask: Ask, example: Path) -> None:
    confirmed, expected = (
        ask("forecast", example, "--view", view, *ON, "--json").json for view in ("confirmed", "expected")
    )
    costs = [[month["closure_cost"] for month in found["months"]] for found in (confirmed, expected)]
    assert costs[0] == costs[1][: len(costs[0])], "what closing costs is the same, as far as both are reported"
    assert Decimal(expected["stay_safe"]["monthly"]) < Decimal(confirmed["stay_safe"]["monthly"])


def test_table_and_csv_say_what_json_says(ask: Ask, example: Path) -> None:
    options = ("--view", "expected", "--months", "12", "--late", "3")
    months = ask("forecast", example, *options, "--json").json["months"]
    rows = list(csv.DictReader(StringIO(ask("forecast", example, *options, "--csv").out)))
    assert rows == [
        {
            "month": month["month"],
            **{name: fund[name] for name in fund if name != "kind"},
            "free_cash": month["free_cash"],
        }
        for month in months
        for fund in month["funds"]
    ]
    lines = ask("forecast", example, *options).out.splitlines()[1:]
    assert [line.rsplit(maxsplit=1)[1].replace("£", "").replace(",", "").replace("−", "-") for line in lines] == [
        month["free_cash"] for month in months
    ]


def test_the_views_are_ordered(ask: Ask, example: Path) -> None:
    ends = [
        Decimal(ask("forecast", example, "--view", view, "--months", "24", "--json").json["months"][-1]["free_cash"])
        for view in ("confirmed", "expected", "everything")
    ]
    assert ends == sorted(ends)
    assert len(set(ends)) == 3


def test_the_summary_says_who_and_how_long(ask: Ask, example: Path) -> None:
    found = ask("summary", example, *ON, "--json").json
    assert (found["name"], found["legal_form"], found["balance_date"]) == ("Riverbank Arts", "cio", "2026-11-30")
    assert found["funds"][0] == {"fund": "General fund", "kind": "general", "balance": "26960.00"}
    assert found["sentence"] == "On confirmed income your unrestricted money lasts 9 months, to August 2027."
    said = ask("summary", example, *ON).out.splitlines()
    assert said[:2] == ["Riverbank Arts", found["sentence"]]
    assert said[said.index("Worth a look:") + 1 :] == found["attention"]


def test_a_cost_funded_above_its_whole_is_said(ask: Ask, example: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert ask("export", example, "--as", "json", plan).code == 0
    form = json.loads(plan.read_text(encoding="utf-8"))
    for grant in form["grants"][:2]:
        line = {"amount": "40000.00", "target": {"cost_line": "Studio rent"}}
        grant["budget_lines"].append(line | {"start": grant["start"], "end": grant["end"]})
    plan.write_text(json.dumps(form), encoding="utf-8")
    assert ask("new", tmp_path / "over.footing", "--from", plan).code == 0
    assert "Studio rent is funded above 100%: £80,000 from " in ask("summary", tmp_path / "over.footing").out


def test_the_summary_tells_every_row_that_no_figure_counts(ask: Ask, example: Path, tmp_path: Path) -> None:
    assert ask("summary", example, "--json").json["incomplete"] == []
    plan = tmp_path / "plan.json"
    assert ask("export", example, "--as", "json", plan).code == 0
    form = json.loads(plan.read_text(encoding="utf-8"))
    form["cost_lines"] += [dict(form["cost_lines"][0], name=f"Hall {at}", amount="0.00") for at in range(7)]
    for cost in form["cost_lines"][-7:]:
        cost.pop("key", None)
    plan.write_text(json.dumps(form), encoding="utf-8")
    assert ask("new", tmp_path / "group.footing", "--from", plan).code == 0
    found = ask("summary", tmp_path / "group.footing", "--json").json
    assert [row["lacks"] for row in found["incomplete"]] == ["no amount"] * 7
    assert {row["table"] for row in found["incomplete"]} == {"cost_line"}
    said = ask("summary", tmp_path / "group.footing").out
    for row in found["incomplete"]:
        assert row["sentence"] in found["attention"]
        assert row["sentence"] in said


def test_the_summary_says_that_it_rests_on_first_answers(ask: Ask, example: Path, tmp_path: Path) -> None:
    assert ask("summary", example, "--json").json["rests_on"] == ""
    path = tmp_path / "first.footing"
    answers = StartAnswers("Us", balance_date=date(2026, 10, 31), balance=9_000_00, monthly_costs=2_000_00)
    make_file(path, lambda session: start_mine(session, answers))
    rests = "This rests on your first answer: £2,000 a month out."
    assert ask("summary", path, "--json").json["rests_on"] == rests
    assert ask("summary", path).out.splitlines()[2] == rests


def test_an_empty_organisation_has_no_answer_and_says_what_to_do(ask: Ask, group: Path) -> None:
    found = ask("forecast", group, "--json").json
    assert found["runway"] == {"state": "no_data", "months": 0} | dict.fromkeys(MONTHS_NAMED)
    assert (found["start"], found["months"], found["lowest"]) == (None, [], None)
    assert found["safe_runway"] == found["runway"]
    nothing = (found["last_safe_decision"], found["closure"], found["cliff"], found["unspent"])
    assert nothing == (None, None, [], [])
    missing = "Enter your bank balance and its date to see how long your money lasts."
    assert ask("summary", group).out.splitlines()[1:] == [missing, "Worth a look:", missing]
    assert "There are no projects yet" in ask("full-cost", group).out


def test_full_cost_adds_up(ask: Ask, example: Path) -> None:
    found = ask("full-cost", example, "--year", "2026-27", "--json").json
    projects = found["projects"]
    assert sum(Decimal(each["full_cost"]) for each in projects) + Decimal(found["unallocated"]) == Decimal(
        found["total"]
    )
    for each in projects:
        assert sum(Decimal(line["amount"]) for line in each["lines"]) == Decimal(each["direct"])
        assert Decimal(each["direct"]) + sum(map(Decimal, each["overheads"].values())) == Decimal(each["full_cost"])
    for pool in found["pools"]:
        assert sum(map(Decimal, pool["shares"].values())) + Decimal(pool["unallocated"]) == Decimal(pool["total"])
    assert ask("full-cost", example, "--year", "2026/27").out == ask("full-cost", example, *ON).out


@pytest.mark.parametrize("year", ["banana", "1890-91", "2026-28", ""])
def test_a_year_that_is_none_is_refused(ask: Ask, example: Path, year: str) -> None:
    said = ask("full-cost", example, "--year", year)
    assert (said.code, "Write it as 2026-27" in said.err) == ((1, True) if year else (0, False))
