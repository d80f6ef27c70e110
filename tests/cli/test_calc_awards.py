"""calc for business cases and awards: present value and standstill, against the published figures."""

import csv
from pathlib import Path

import pytest

from tests.cli.asking import Ask


def test_the_published_discount_factors(ask: Ask) -> None:
    found = ask("calc", "present-value", "--amounts=0 0 0 0 0 100", "--date=1/1/2026", "--json").json
    assert found == {
        "present_value": "84.20",
        "rate": "3.50",
        "factors": "1.0000 0.9662 0.9335 0.9019 0.8714 0.8420",
        "note": "",
    }
    now = ask("calc", "present-value", "--amounts=-1000 517.50 535.61", "--date=1/5/2026", "--json").json
    assert (now["present_value"], now["note"][:36]) == ("0.00", "The discount rate for 1 May 2026 cou")


@pytest.mark.parametrize(("rate", "value"), [("health", "98.52"), ("0", "100.00"), ("10%", "90.91")])
def test_another_rate(ask: Ask, rate: str, value: str) -> None:
    given = ("--amounts=0 100", f"--rate={rate}", "--date=1/1/2026")
    assert ask("calc", "present-value", *given, "--json").json["present_value"] == value


def test_a_value_below_zero_is_a_number_in_a_table_of_answers(ask: Ask, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Amounts,Loss\n-100 100,-5\n-7.50,=1\n", encoding="utf-8")
    assert ask("calc", "present-value", "--rate=3.5", "--batch", source, "--out", out).code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["present_value"], row["Loss"]) for row in rows] == [("-3.38", "-5"), ("-7.50", "'=1")]


def test_the_published_standstill(ask: Ask) -> None:
    assert ask("calc", "standstill", "--published=15/3/2024", "--json").json == {"ends": "2024-03-27", "note": ""}
    assert ask("calc", "standstill", "--published=27/3/2026", "--nation=wales").out == "ends: 2026-04-10\n"


@pytest.mark.parametrize(
    ("figure", "options", "sentence"),
    [
        ("present-value", ("--amounts=lots",), "“lots” is not an amount."),
        ("present-value", ("--amounts=1 2", "--rate=much"), "“much” is not a discount rate. Type usual, health"),
        ("present-value", ("--amounts=1 2", "--rate=101"), "lies between 0 and 100 per cent"),
        ("present-value", ("--amounts=1", "--date=1/1/2020"), "is known from 6 April 2023"),
        ("standstill", ("--published=15/3/2023",), "is known from 1 January 2024"),
        ("standstill", ("--published=30/12/2027",), "Bank holidays are known from 1 January 2024 to 31 December 2027"),
        ("standstill", ("--published=15/3/2026", "--nation=scotland"), "“scotland” has no such standstill."),
    ],
)
def test_what_cannot_be_worked_out_is_refused(ask: Ask, figure: str, options: tuple[str, ...], sentence: str) -> None:
    said = ask("calc", figure, *options)
    assert said.code == 1
    assert sentence in said.err
