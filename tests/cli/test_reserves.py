"""reserves: the reconciliation and the target add up, the months are named, and plain words say what it means."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from app.services.rows import records
from app.storage.file import OrganisationFile
from tests.cli.asking import Ask


def test_reserves_have_their_promised_shape_and_add_up(ask: Ask, example: Path) -> None:
    found = ask("reserves", example, "--json").json
    assert list(found) == [
        "balance_date",
        "free_reserves",
        "target",
        "cover",
        "policy",
        "using_restricted_money",
        "stay_safe",
        "closure",
        "notes",
    ]
    free = {name: Decimal(amount) for name, amount in found["free_reserves"].items()}
    total = free.pop("total")
    assert free.pop("total_funds") - sum(free.values()) == total == Decimal("26960.00")
    parts = {name: Decimal(amount) for name, amount in found["target"].items()}
    assert parts.pop("total") == sum(parts.values())
    assert found["target"]["closure_cost"] == found["closure"]["now"]["total"]
    assert found["target"]["commitments"] == "2400.00"
    assert [each["of"] for each in found["cover"]] == ["total", "core_costs", "unrestricted"]
    assert found["policy"] == {"low_months": "1.50", "high_months": "3.00", "of": "total", "state": "within"}
    assert (found["balance_date"], found["using_restricted_money"]) == ("2026-11-30", False)
    assert found["notes"][-1].startswith("Rates are known until 5 April 2027")


def test_reserves_in_plain_words(ask: Ask, example: Path) -> None:
    said = ask("reserves", example).out
    for words in (
        "Free reserves  ",
        "£26,960.00",
        "What your risks call for",
        "months of running costs",
        "Within your",
    ):
        assert words in said


def test_reserves_below_zero_are_an_alarm(ask: Ask, example: Path) -> None:
    with OrganisationFile.open(example, today=date(2026, 12, 1)) as opened, opened.action("Change") as session:
        fund = next(row for row in records.rows(session, "fund") if row["kind"] == "general")
        records.change(session, "fund", fund.id, {"balance": -100})
    found = ask("reserves", example, "--json").json
    assert (found["using_restricted_money"], found["cover"][0]["months"]) == (True, "0.00")
    assert found["policy"]["state"] == "below"
    assert "You are using restricted money." in ask("reserves", example).out


def test_without_balances_there_is_nothing_to_tell(ask: Ask, group: Path) -> None:
    said = ask("reserves", group, "--json")
    assert (said.code, "Enter your bank balance" in said.err) == (1, True)
