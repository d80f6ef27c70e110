"""calc: HMRC's published figures to the penny, one at a time and by the table."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cases import CASES, needs_cases
from tests.cli.asking import Ask

NIC = ("calc", "employer-nic")


@pytest.mark.parametrize(
    ("options", "nic"),
    [
        # the secondary threshold is £758 a month in 2023/24 at 13.8%: (1000 − 758) × 13.8%
        (("--gross", "1000", "--frequency", "monthly", "--tax-year", "2023-24"), "33.40"),
        # £5,000 a year from 6 April 2025 at 15%: (30000 − 5000) × 15%
        (("--gross", "£30,000", "--frequency", "Annual", "--tax-year", "2025/26"), "3750.00"),
        (("--gross", "30k", "--frequency", "yearly", "--tax-year", "2026", "--category", "z"), "0.00"),
    ],
)
def test_one_payment(ask: Ask, options: tuple[str, ...], nic: str) -> None:
    assert ask(*NIC, *options, "--json").json == {"employer_nic": nic, "note": ""}
    assert ask(*NIC, *options).out == f"employer_nic: {nic}\n"


@pytest.mark.parametrize(
    ("options", "pension", "total"),
    [
        ((), "712.80", "34462.80"),  # 3% of what lies between £6,240 and £30,000
        (("--pension", "5%"), "1500.00", "35250.00"),
        (("--pension", "3% of qualifying earnings"), "712.80", "34462.80"),
        (("--pension", "3", "--pension-basis", "qualifying"), "712.80", "34462.80"),
        (("--pension", "none"), "0.00", "33750.00"),
    ],
)
def test_what_a_post_costs(ask: Ask, options: tuple[str, ...], pension: str, total: str) -> None:
    found = ask("calc", "employer-cost", "--salary", "30,000", "--tax-year", "2026-27", *options, "--json").json
    assert found == {
        "pay": "30000.00",
        "employer_nic": "3750.00",
        "employer_pension": pension,
        "total": total,
        "note": "",
    }


@pytest.mark.parametrize("fte", ["0.6", "60%", ".6"])
def test_a_part_of_full_time(ask: Ask, fte: str) -> None:
    found = ask("calc", "employer-cost", "--salary", "30k", "--tax-year", "2026-27", "--fte", fte, "--json").json
    assert (found["pay"], found["employer_nic"]) == ("18000.00", "1950.00")


def test_a_year_without_rates_of_its_own_says_whose_are_used(ask: Ask) -> None:
    found = ask(*NIC, "--gross", "1000", "--frequency", "weekly", "--tax-year", "2040-41", "--json").json
    assert found["note"].startswith("The rates for 2040-41 are not known yet: those for ")


@pytest.mark.parametrize(
    ("figure", "options", "sentence"),
    [
        ("employer-nic", {"gross": "lots"}, "“lots” is not an amount."),
        ("employer-nic", {"gross": "-5"}, "Gross is below zero."),
        ("employer-nic", {"gross": "2bn"}, "more than £1 billion"),
        ("employer-nic", {"frequency": "decade"}, "“decade” is not a pay period. Choose weekly, "),
        ("employer-nic", {"tax-year": "1999-00"}, "Employer rates are known from 6 April 2023."),
        ("employer-nic", {"tax-year": "soon"}, "Write it as 2026-27."),
        ("employer-nic", {"category": "ZZ"}, "Choose A, B, C, H, J, M, V, Z."),
        ("employer-cost", {"fte": "1.2"}, "“1.2” is not a part of full time."),
        ("employer-cost", {"fte": "0"}, "“0” is not a part of full time."),
        ("employer-cost", {"pension": "150"}, "“150” is not an employer’s pension."),
        ("employer-cost", {"pension": "loads"}, "“loads” is not an employer’s pension."),
        ("employer-cost", {"pension": "3", "pension-basis": "luck"}, "“luck” is not what a pension is reckoned on."),
    ],
)
def test_what_cannot_be_worked_out_is_refused(ask: Ask, figure: str, options: dict[str, str], sentence: str) -> None:
    usual = {"employer-nic": {"gross": "9", "frequency": "weekly"}, "employer-cost": {"salary": "9"}}[figure]
    given = {"tax-year": "2026-27", **usual, **options}
    said = ask("calc", figure, *(f"--{name}={value}" for name, value in given.items()))
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err


def test_a_table_answers_its_good_rows(ask: Ask, tmp_path: Path) -> None:
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text(
        "Who,Gross,Tax year,employer nic\n=cmd(),1000,2023-24,9\nB,lots,2023-24,\n,,,\nC,2000,,\n", encoding="utf-8"
    )
    said = ask(*NIC, "--batch", table, "--out", out, "--frequency", "monthly", "--tax-year", "2025-26", "--json")
    assert said.json == {"out": str(out), "answered": 2, "refused": 1, "notes": []}
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row["Who"], row["Gross"], row["employer_nic"], row["error"][:6]) for row in rows] == [
        ("'=cmd()", "1000", "33.40", ""),
        ("B", "lots", "", "“lots”"),
        ("C", "2000", "237.45", ""),  # (2000 − 417) × 15%
    ]


def test_a_table_that_cannot_be_used_is_refused(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    for arguments, sentence in (
        (("--batch", table, "--out", tmp_path / "o.csv"), "needs a first row with the headings gross, "),
        (("--batch", tmp_path / "none.csv", "--out", tmp_path / "o.csv"), "There is no file"),
        (("--batch", table, "--out", tmp_path / "o.xlsx"), "should end in .csv"),
        (("--batch", table, "--out", tmp_path / "no" / "o.csv"), "in.csv needs"),
    ):
        said = ask(*NIC, *arguments)
        assert (said.code, said.out) == (1, ""), arguments
        assert sentence in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@needs_cases
def test_every_published_row_agrees_to_the_penny(ask: Ask, tmp_path: Path) -> None:
    source, out = CASES / "statutory" / "hmrc_employer_nic_2023_24.csv", tmp_path / "out.csv"
    assert ask(*NIC, "--batch", source, "--out", out).out == f"Answered 320 of 320 rows in {out}\n"
    with source.open(encoding="utf-8", newline="") as stream:
        published = {row["test_id"]: Decimal(row["employer_nic"]) for row in csv.DictReader(stream)}
    with out.open(encoding="utf-8", newline="") as stream:
        answered = {row["test_id"]: Decimal(row["employer_nic"]) for row in csv.DictReader(stream)}
    assert len(published) == 320
    assert answered == published
