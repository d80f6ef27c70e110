"""calc about wages: the minimum wage, sick pay, the apprenticeship levy, and parts of a year."""

import csv
from pathlib import Path

import pytest

from tests.cli.asking import Ask, answer, figure

WAGE = {"hourly-pay": "12.70", "age": "30", "date": "1/5/2026"}
SICK = {"weekly-earnings": "320", "date": "1/5/2026", "days": "8"}


def test_an_hours_pay_against_the_minimum(ask: Ask) -> None:
    assert answer(ask, "minimum-wage", **WAGE) == {
        "pay_an_hour": "12.70",
        "minimum": "12.71",
        "band": "National Living Wage",
        "enough": False,
        "shortfall": "0.01",
        "note": "",
    }
    salary = answer(ask, "minimum-wage", annual_pay="24,000", hours_per_week="35", age="30", date="1/5/2026")
    assert (salary["pay_an_hour"], salary["enough"]) == ("13.15", True)
    young = answer(ask, "minimum-wage", hourly_pay="9", born="2/5/2008", date="1/5/2026")
    assert (young["band"], young["minimum"]) == ("under 18", "8.00")
    assert answer(ask, "minimum-wage", hourly_pay="9", born="1/5/2008", date="1/5/2026")["minimum"] == "10.85"
    apprentice = {"hourly_pay": "9", "age": "22", "date": "1/5/2026", "apprentice": "yes"}
    assert answer(ask, "minimum-wage", **apprentice)["minimum"] == "8.00"
    assert answer(ask, "minimum-wage", **apprentice, after_first_year="yes")["minimum"] == "12.71"
    later = answer(ask, "minimum-wage", **{**WAGE, "date": "1/5/2027"})
    assert later["note"] == "Minimum wages are known until 31 March 2027: the last known ones are used for 1 May 2027."


def test_sick_pay(ask: Ask) -> None:
    assert answer(ask, "sick-pay", **SICK) == {"weekly": "123.25", "paid_days": 8, "amount": "197.20", "note": ""}
    before = answer(ask, "sick-pay", **{**SICK, "date": "1/5/2025"})
    assert (before["weekly"], before["paid_days"], before["amount"]) == ("118.75", 5, "118.75")
    little = answer(ask, "sick-pay", **{**SICK, "date": "1/5/2025", "weekly-earnings": "124"})
    assert (little["amount"], little["note"][:40]) == ("0.00", "On 1 May 2025 nothing was due to those w")
    assert "known until 5 April 2027" in answer(ask, "sick-pay", **{**SICK, "date": "1/5/2027"})["note"]
    assert answer(ask, "sick-pay", **SICK, days_per_week="2.5")["amount"] == "394.40"


def test_the_levy(ask: Ask) -> None:
    assert answer(ask, "levy", pay_bill="3.2m", tax_year="2026-27") == {"levy": "1000.00", "note": ""}
    assert answer(ask, "levy", pay_bill="2.9m", tax_year="2026-27")["levy"] == "0.00"
    assert "not known yet" in answer(ask, "levy", pay_bill="2.9m", tax_year="2030-31")["note"]


def test_a_part_of_a_year(ask: Ask) -> None:
    given = {"salary": "30,000", "tax_year": "2026-27", "pension": "none"}
    assert answer(ask, "employer-cost", **given, start="1/4/2026", end="31/3/2027")["total"] == "33750.00"
    half = answer(ask, "employer-cost", **given, start="1/10/2026")
    assert (half["pay"], half["employer_nic"], half["total"]) == ("15000.00", "1875.00", "16875.00")
    assert answer(ask, "employer-cost", **given, end="30/9/2026")["total"] == "16875.00"
    june = answer(ask, "employer-cost", **given, start="16/6/2026", end="30/6/2026")
    assert june["pay"] == "1250.00"


def test_a_table(ask: Ask, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Name,Hourly pay,Age\nAnn,12.71,30\nBen,8,15\nCy,10.84,20\n", encoding="utf-8")
    said = ask("calc", "minimum-wage", "--date", "1/5/2026", "--batch", source, "--out", out, "--json").json
    assert (said["answered"], said["refused"]) == (2, 1)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["enough"], row["shortfall"]) for row in rows] == [("yes", "0.00"), ("", ""), ("no", "0.01")]
    assert rows[1]["error"].startswith("An age of 15 is outside 16 to 100")


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("minimum-wage", {"age": "30.5"}, "Age must be a whole number of years."),
        ("minimum-wage", {"age": "101"}, "An age of 101 is outside 16 to 100"),
        ("minimum-wage", {"born": "1/5/1990"}, "Both age and born are given."),
        ("minimum-wage", {"annual-pay": "24k"}, "Both hourly pay and annual pay are given."),
        ("minimum-wage", {"hourly-pay": "", "annual-pay": "24k"}, "The hours per week is missing."),
        ("minimum-wage", {"hourly-pay": "", "annual-pay": "24k", "hours-per-week": "0"}, "more than 0 and at most 168"),
        ("minimum-wage", {"hourly-pay": "", "annual-pay": "1", "hours-per-week": "1.005"}, "can have two decimals"),
        ("minimum-wage", {"date": "31/3/2023"}, "Minimum wages are known from 1 April 2023."),
        ("minimum-wage", {"apprentice": "perhaps"}, "“perhaps” is neither yes nor no."),
        ("minimum-wage", {"age": "", "born": "1/5/2026"}, "is not before 1 May 2026. Check them."),
        ("sick-pay", {"days": "141"}, "at most 28 weeks"),
        ("sick-pay", {"weekly-earnings": "-1"}, "Weekly earnings is below zero."),
        ("sick-pay", {"days-per-week": "8"}, "more than 0 and at most 7"),
        ("sick-pay", {"date": "5/4/2023"}, "Rates of sick pay are known from 6 April 2023."),
        ("levy", {"pay-bill": "-1"}, "Pay bill is below zero."),
        ("levy", {"tax-year": "2022-23"}, "Employer rates are known from 6 April 2023."),
        ("employer-cost", {"start": "1/5/2027"}, "Nothing is worked in 2026-27, April to March."),
        ("employer-cost", {"end": "1/3/2026"}, "Nothing is worked in 2026-27"),
        ("employer-cost", {"start": "1/6/2026", "end": "1/5/2026"}, "The post ends before it starts."),
    ],
)
def test_what_cannot_be_worked_out_is_refused(ask: Ask, name: str, given: dict[str, str], sentence: str) -> None:
    usual = {
        "minimum-wage": WAGE,
        "sick-pay": SICK,
        "levy": {"pay-bill": "1", "tax-year": "2026-27"},
        "employer-cost": {"salary": "30k", "tax-year": "2026-27"},
    }
    said = figure(ask, name, **{**usual[name], **given})
    assert said.code == 1
    assert sentence in said.err
