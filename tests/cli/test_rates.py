"""rates: every figure that is reckoned with, its days and its source, and a file's own in its place."""

from datetime import date
from pathlib import Path

import pytest

from app.services.organisation.rates import store_own
from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.cli.asking import Ask

TODAY = date(2026, 11, 20)


@pytest.fixture
def file(ask: Ask, tmp_path: Path) -> Path:
    made = tmp_path / "us.footing"
    assert ask("new", made, "--name", "Us").code == 0
    return made


def add(file: Path, **values: object) -> None:
    with OrganisationFile.open(file, today=TODAY) as opened, opened.action("Set up") as session:
        store_own(session, [(None, values)])


def test_the_figures_that_ship(ask: Ask) -> None:
    found = ask("rates", "--json").json
    assert list(found) == ["verified_until", "figures", "problems"]
    assert found["verified_until"] == "2027-04-05"
    assert found["problems"] == []
    rate = next(each for each in found["figures"] if each["field"] == "rate" and each["from"] == "2025-04-06")
    assert rate["source"][0].startswith("Payetools")
    assert {name: value for name, value in rate.items() if name != "source"} == {
        "subject": "employer_nic",
        "field": "rate",
        "what": "Employer’s National Insurance",
        "unit": "per cent",
        "value": "15.00",
        "from": "2025-04-06",
        "to": "2027-04-05",
        "last_checked": "2026-11-21",
        "verified": True,
        "own": False,
    }
    assert all(each["source"] and each["what"] and each["unit"] for each in found["figures"])
    assert not any(each["own"] for each in found["figures"])


def test_as_text(ask: Ask) -> None:
    said = ask("rates").out.splitlines()
    assert "National Living Wage an hour: £12.71, 1 April 2026 to 31 March 2027" in said
    assert "Least paid holiday a year: 5.6 weeks, 1 April 2009 to 5 April 2027" in said
    assert "Discount rate a year: 3.5%, 1 February 2026 to 5 April 2027 (not verified)" in said


def test_a_files_own_figures_stand_in_their_place(ask: Ask, file: Path) -> None:
    add(file, subject="employer_nic", field="rate", start=date(2027, 4, 6), value=14_00, source="Budget")
    own = [each for each in ask("rates", file, "--json").json["figures"] if each["own"]]
    assert [(each["value"], each["from"], each["to"], each["source"]) for each in own] == [
        ("14.00", "2027-04-06", "2028-04-05", ["Budget"])
    ]
    said = ask("rates", file).out
    assert "Employer’s National Insurance: 14%, 6 April 2027 to 5 April 2028 (your own)" in said


def test_every_number_of_the_file_uses_them(ask: Ask, file: Path) -> None:
    with OrganisationFile.open(file, today=TODAY) as opened, opened.action("Set up") as session:
        records.change(session, "organisation", 1, {"balance_date": date(2026, 3, 31)})
        post = {"title": "Lead", "salary": 30_000_00, "start": date(2026, 4, 1), "pension_basis": "none"}
        records.add(session, "post", post)
    before = ask("full-cost", file, "--year", "2026-27", "--json").json
    assert (before["total"], before["rates_note"]) == ("33750.00", "")
    add(file, subject="employer_nic", field="rate", start=date(2026, 4, 6), value=20_00)
    assert ask("full-cost", file, "--year", "2026-27", "--json").json["total"] == "35000.00"
    note = "Rates are known until 5 April 2027 for employer’s National Insurance and the limit on redundancy pay."
    assert ask("full-cost", file, "--year", "2027-28", "--json").json["rates_note"].startswith(note)
    for command in ("forecast", "summary"):
        assert ask(command, file, "--json").json["rates_note"].startswith(note)


def test_one_that_cannot_be_used_is_named(ask: Ask, file: Path) -> None:
    with OrganisationFile.open(file, today=TODAY) as opened, opened.action("Set up") as session:
        bad = {"subject": "luck", "field": "rate", "start": date(2026, 4, 6), "value": 1}
        records.add(session, "rate_override", bad)
    found = ask("rates", file, "--json").json
    assert found["problems"][0].startswith("“luck” is not a figure that is known here. Choose employer_nic, ")
    assert not any(each["own"] for each in found["figures"])
