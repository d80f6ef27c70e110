"""`import --as budget`: what it says of every row, asks, brings in, knows again and takes back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.storage.file import OrganisationFile
from tests.cli.asking import Ask
from tests.exchange.made_files import xlsx_file

ON = ("--today", "2026-04-01")
MONTHS = ["Apr 26", "May 26", "Jun 26", "Jul 26", "Aug 26", "Sep 26", "Oct 26", "Nov 26", "Dec 26", "Jan 27", "Feb 27"]
TRIPS = [0, 0, 0, 300, 0, 0, 120.25, 0, 0, 0, 0, 0]
KEYS = {"sheets", "rows", "total_in", "total_out", "sheet_total_in", "sheet_total_out", "problems"}
ROW_KEYS = {"sheet", "row", "name", "becomes", "why", "pattern", "total", "months"}


def book(folder: Path, *, rent: float = 400, more: list[list[Any]] | None = None) -> Path:
    """A budget of twelve months; rows 4 and 5 bring money in, 8 to 12 are costs."""
    more = more or []
    out = [2775 + rent + trips + sum(row[at] for row in more) for at, trips in enumerate(TRIPS, start=1)]
    rows: list[list[object]] = [
        ["Riverside 2026/27"],
        ["Item", *MONTHS, "Mar 27"],
        ["Income"],
        ["Oak Foundation grant", *[1000] * 12],
        ["Donations", *[50.5] * 12],
        ["Total income", *[1050.5] * 12],
        ["Expenditure"],
        ["Manager", *[2500] * 12],
        ["Employer NI", *[200] * 12],
        ["Pension", *[75] * 12],
        ["Rent", *[rent] * 12],
        ["Trips", *TRIPS],
        *more,
        ["Total expenditure", *out],
    ]
    return xlsx_file(folder, rows, sheet="Budget")


def plan(ask: Ask, path: Path) -> Any:
    out = path.with_suffix(".json")
    assert ask("export", path, "--as", "json", out).code == 0
    return json.loads(out.read_text(encoding="utf-8"))


def test_a_trial_says_of_every_row_what_it_becomes(ask: Ask, group: Path, tmp_path: Path) -> None:
    said = ask("import", group, "--as", "budget", book(tmp_path), "--dry-run", "--json", *ON).json
    assert set(said) >= KEYS
    assert set(said["sheets"][0]) >= {"sheet", "header_row", "months", "blocks"}
    assert all(set(row) >= ROW_KEYS for row in said["rows"])
    assert (said["sheets"][0]["header_row"], said["sheets"][0]["months"][0]) == (2, "2026-04")
    assert (said["total_in"], said["total_out"]) == ("12606.00", "38520.25")
    assert (said["sheet_total_in"], said["sheet_total_out"], said["problems"]) == ("12606.00", "38520.25", [])
    by_row = {row["row"]: row for row in said["rows"]}
    assert [by_row[at]["becomes"] for at in (4, 5, 6, 8, 14 - 1)] == ["grant", "income", "left_out", "cost", "left_out"]
    assert by_row[12]["months"] == {"2026-07": "300.00", "2026-10": "120.25"}
    assert (by_row[12]["pattern"], by_row[11]["pattern"]) == ("by month", "monthly")
    assert plan(ask, group)["cost_lines"] == []


def test_the_forecast_holds_the_amounts_of_the_sheet_month_by_month(ask: Ask, group: Path, tmp_path: Path) -> None:
    start = plan(ask, group)
    start["organisation"]["balance_date"] = "2026-03-31"
    start["funds"][0]["balance"] = "100000.00"
    (tmp_path / "start.json").write_text(json.dumps(start), encoding="utf-8")
    started = tmp_path / "started.footing"
    assert ask("new", started, "--from", tmp_path / "start.json").code == 0
    assert ask("import", started, "--as", "budget", book(tmp_path), *ON).code == 0
    months = ask("forecast", started, "--json", *ON).json["months"][:12]
    into = [sum(float(fund["in"]) for fund in month["funds"]) for month in months]
    out = [sum(float(fund["out"]) for fund in month["funds"]) for month in months]
    assert into == [1050.5] * 12
    assert out == [3175 + trips for trips in TRIPS]


def test_a_later_version_counts_what_changed_and_one_undo_takes_each_back(
    ask: Ask, group: Path, tmp_path: Path
) -> None:
    def bring(*more: str, **changed: Any) -> tuple[int, int, int]:
        said = ask("import", group, "--as", "budget", book(tmp_path, **changed), "--json", *ON, *more).json
        return said["added"], said["already_there"], said["changed"]

    def rents() -> list[str]:
        return [line["amount"] for line in plan(ask, group)["cost_lines"] if line["name"] == "Rent"]

    assert bring() == (7, 0, 0)
    assert bring() == (0, 7, 0)
    later = {"rent": 450, "more": [["Insurance", *[0] * 5, 350, *[0] * 6]]}
    assert bring(**later) == (1, 6, 1)
    assert rents() == ["400.00"]
    assert bring("--update", **later) == (0, 7, 1)
    assert rents() == ["450.00"]
    with OrganisationFile.open(group, today=date(2026, 4, 1)) as opened:
        opened.undo()
        assert opened.can_undo
    assert rents() == ["400.00"]
    with OrganisationFile.open(group, today=date(2026, 4, 1)) as opened:
        opened.undo()
        opened.undo()
    assert plan(ask, group)["cost_lines"] == plan(ask, group)["income_lines"] == plan(ask, group)["grants"] == []


@pytest.mark.parametrize("told", [(), ("--employer-costs", "beside")])
def test_a_post_takes_the_place_of_the_rows_of_employers_costs_and_the_difference_is_shown(
    ask: Ask, group: Path, tmp_path: Path, told: tuple[str, ...]
) -> None:
    said = ask("import", group, "--as", "budget", book(tmp_path), "--row", "Budget!8=post", "--json", *told, *ON).json
    assert said["posts"] == {"said": "33300.00", "worked_out": "34462.80", "still": []}
    assert [row["name"] for row in said["rows"] if row["why"].startswith("The cost of your posts")] == [
        "Employer NI",
        "Pension",
    ]
    assert [post["salary"] for post in plan(ask, group)["posts"]] == ["30000.00"]
    assert [line["name"] for line in plan(ask, group)["cost_lines"]] == ["Rent", "Trips"]


def test_employers_costs_with_rows_of_their_own_are_not_in_the_amounts(ask: Ask, group: Path, tmp_path: Path) -> None:
    told = ("--row", "Budget!8=post", "--employer-costs", "within", "--json")
    said = ask("import", group, "--as", "budget", book(tmp_path), *told, *ON).json
    assert said["refused"].startswith("“Employer NI” has a row of its own, so it is not in the amounts")
    assert plan(ask, group)["posts"] == []


def test_a_row_that_is_left_out_is_named_in_the_difference(ask: Ask, group: Path, tmp_path: Path) -> None:
    told = ("--row", "Budget!12=left_out", "--dry-run", "--json")
    said = ask("import", group, "--as", "budget", book(tmp_path), *told, *ON).json
    (difference,) = said["differences"]
    assert (said["total_out"], difference["says"], difference["rows"]) == ("38100.00", "38520.25", [12])


def test_a_question_refuses_with_the_option_that_answers_it(ask: Ask, group: Path, tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["Item", "Q1", "Q2", "Q3", "Q4"], ["Rent", 10, 10, 10, 10], ["Heat", 1, 2, 3, 4]])
    said = ask("import", group, "--as", "budget", path, *ON)
    assert said.code == 1
    assert '--answer "no_year=2026"  April 2026 to March 2027' in said.err
    asked = ask("import", group, "--as", "budget", path, "--json", *ON)
    assert (asked.code, [each["code"] for each in asked.json["problems"]]) == (1, ["no_year"])
    assert ask("import", group, "--as", "budget", path, "--answer", "no_year=2026", *ON).code == 0
    again = ask("import", group, "--as", "budget", path, "--first-year", "2026", "--json", *ON).json
    assert (again["added"], again["already_there"]) == (0, 2)


@pytest.mark.parametrize(
    ("option", "value"), [("--row", "Budget!x=cost"), ("--row", "Budget!3=wages"), ("--answer", "2026")]
)
def test_an_answer_that_cannot_be_read_is_wrong_usage(
    ask: Ask, group: Path, tmp_path: Path, option: str, value: str
) -> None:
    assert ask("import", group, "--as", "budget", book(tmp_path), option, value).code == 2


def test_a_row_that_was_brought_in_as_something_else_is_not_there_twice(ask: Ask, group: Path, tmp_path: Path) -> None:
    path = book(tmp_path)
    assert ask("import", group, "--as", "budget", path, *ON).code == 0
    said = ask("import", group, "--as", "budget", path, "--row", "Budget!8=post", *ON)
    assert said.code == 1
    assert "row 8: “Manager” is among your cost lines already." in said.err
    assert plan(ask, group)["posts"] == []
