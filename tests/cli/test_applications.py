"""applications and bid-check: the shapes that are promised, and the same in plain words."""

from decimal import Decimal
from pathlib import Path

from tests.cli.asking import Ask

BID = ("--grant", "Healthy Minds, three more years")


def test_applications_have_their_promised_shape(ask: Ask, example: Path) -> None:
    found = ask("applications", example, "--json").json
    assert list(found) == ["applications", "win_rates", "total"]
    by_title = {(each["title"], each["funder"]): each for each in found["applications"]}
    assert by_title["Healthy Minds, three more years", "Northshire Lottery Fund"] == {
        "title": "Healthy Minds, three more years",
        "funder": "Northshire Lottery Fund",
        "funder_kind": "lottery",
        "stage": "drafting",
        "amount": "126000.00",
        "probability": 55,
        "hours": "10.00",
        "cost": "215.00",
        "reporting_hours": "60.00",
        "reporting_cost": "1290.00",
        "expected": "69300.00",
        "net_value": "67795.00",
    }
    lost = by_title["Choir for carers", "Weaver Trust"]
    assert (lost["expected"], lost["net_value"]) == ("0.00", "-473.00")


def test_win_rates_by_kind_add_up_to_the_total(ask: Ask, example: Path) -> None:
    found = ask("applications", example, "--json").json
    rates, total = found["win_rates"], found["total"]
    trust = next(each for each in rates if each["funder_kind"] == "trust")
    assert (trust["won"], trust["decided"], trust["win_rate_percent"], trust["few"]) == (3, 4, "75.00", True)
    for name in ("won", "decided", "withdrawn", "open"):
        assert sum(each[name] for each in rates) == total[name]
    for name in ("hours", "cost", "asked", "awarded"):
        assert sum(Decimal(each[name]) for each in rates) == Decimal(total[name])
    assert sum(Decimal(each["hours"]) for each in found["applications"]) == Decimal(total["hours"])
    assert (total["won"], total["decided"], total["few"]) == (6, 7, False)


def test_applications_in_plain_words(ask: Ask, example: Path) -> None:
    lines = ask("applications", example).out.splitlines()
    assert "Choir for carers (Weaver Trust), declined: 22 hours, net value −£473.00" in lines
    assert "Lottery: 1 of 1 won (100%, too few to go by)" in lines
    assert "All: 6 of 7 won (86%)" in lines
    assert lines[-1].startswith("Time spent on bids: ")


def test_nothing_yet_is_answered_too(ask: Ask, group: Path) -> None:
    found = ask("applications", group, "--json").json
    assert (found["applications"], found["win_rates"]) == ([], [])
    assert found["total"]["win_rate_percent"] is None
    assert ask("applications", group).out == "All: none decided yet\n"


def test_a_bid_check_has_its_promised_shape(ask: Ask, example: Path) -> None:
    found = ask("bid-check", example, *BID, "--json").json
    assert list(found) == [
        *("grant", "funder", "answers", "yes", "no", "open", "verdict", "can_change", "sentence"),
    ]
    assert len(found["answers"]) == 10
    answers = {each["id"]: each for each in found["answers"]}
    assert set(answers["cash_gap"]) == {"id", "group", "question", "why", "source", "answer", "by", "sentence"}
    assert (answers["purpose"]["answer"], answers["purpose"]["by"]) == (True, "you")
    assert (answers["reporting"]["answer"], answers["time"]["answer"], answers["time"]["by"]) == (False, None, None)
    assert (answers["cash_gap"]["answer"], answers["cash_gap"]["by"]) == (True, "forecast")
    assert "first payment on 1 September 2027" in answers["cash_gap"]["sentence"]
    counted = [each["answer"] for each in found["answers"]]
    assert [found["yes"], found["no"], found["open"]] == [counted.count(each) for each in (True, False, None)]
    assert (found["verdict"], found["can_change"]) == ("no_bid", True)


def test_the_cash_answer_is_the_confirmed_forecast(ask: Ask, example: Path) -> None:
    """No other grant of the example starts before this one, so its answer is the forecast's own lowest point."""
    months = ask("forecast", example, "--months", "9", "--json").json["months"]
    lowest = min(Decimal(month["free_cash"]) for month in months)
    said = ask("bid-check", example, *BID).out
    assert f"never falls below £{round(lowest):,}, in August 2027." in said


def test_a_bid_check_in_plain_words(ask: Ask, example: Path) -> None:
    lines = ask("bid-check", example, *BID).out.splitlines()
    assert lines[0] == "Healthy Minds, three more years (Northshire Lottery Fund)"
    assert "Yes  Money: Can you carry the costs until the first payment comes?" in lines
    assert lines[-1].startswith("So far 5 of 10 say yes. 3 questions are still open and can still make it “bid”.")


def test_a_title_that_is_not_there_is_a_sentence(ask: Ask, example: Path) -> None:
    said = ask("bid-check", example, "--grant", "Opera")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("There is no grant or contract called “Opera”. Type its title")


def test_a_title_that_two_share_asks_for_the_funder(ask: Ask, example: Path) -> None:
    title = ("--grant", "healthy minds  through making")
    said = ask("bid-check", example, *title)
    assert said.code == 1
    assert "Say whose it is with --funder: “Northshire Lottery Fund” or “Northdale Health" in said.err
    contract = ask("bid-check", example, *title, "--funder", "northdale health and care partnership", "--json")
    assert contract.json["funder"] == "Northdale Health and Care Partnership"
    other = ask("bid-check", example, *title, "--funder", "Nobody")
    assert "is not a grant of “Nobody”. It is of “Northshire Lottery Fund” or" in other.err
