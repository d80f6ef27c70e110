"""The day on which a command is asked: every answer is true on it, and the window says the same."""

from datetime import date
from pathlib import Path

import pytest

from app.services.organisation.organisation import StartAnswers, set_balances, start_mine
from app.services.rows import records
from app.storage.making import make_file
from app.work.opening import changing
from tests.cli.asking import Ask

SAID = "On confirmed income your unrestricted money "
BY_THEN = " That is by the balance of 31 October 2026."


@pytest.fixture
def nine_months(tmp_path: Path) -> Path:
    """£9,500 at the end of October and £1,000 to pay on the first of every month: August 2027 is the first short one.

    Closing costs £2,500: until the end of April there is enough for it.
    """
    path = tmp_path / "ours.footing"
    answers = StartAnswers("Ours", balance_date=date(2026, 10, 31), balance=9_500_00, monthly_costs=1_000_00)
    make_file(path, lambda session: start_mine(session, answers))
    with changing(path, "Add what closing costs") as session:
        records.add(session, "obligation", {"name": "Final examination", "amount": 2_500_00})
    return path


@pytest.mark.parametrize(
    ("today", "sentence", "closing"),
    [
        ("2026-10-31", "lasts 9 months, to July 2027.", "would have to decide by 31 May 2027."),
        ("2026-11-15", "lasts 8 months, to July 2027.", "would have to decide by 31 May 2027."),
        ("2026-12-01", f"lasts 7 months, to July 2027.{BY_THEN}", "would have to decide by 31 May 2027."),
        ("2027-03-10", f"lasts 4 months, to July 2027.{BY_THEN}", "would have to decide by 31 May 2027."),
        ("2027-06-01", f"lasts 1 month, to July 2027.{BY_THEN}", "would have had to decide by 31 May 2027."),
        ("2027-07-31", f"runs out next month, August 2027.{BY_THEN}", "would have had to decide by 31 May 2027."),
        ("2027-08-01", f"runs out this month, August 2027.{BY_THEN}", "would have had to decide by 31 May 2027."),
        (
            "2027-09-01",
            f"ran out in August 2027.{BY_THEN} Enter a new balance to see how long it lasts now.",
            "would have had to decide by 31 May 2027.",
        ),
    ],
)
def test_the_headline_is_true_on_every_day(
    ask: Ask, nine_months: Path, today: str, sentence: str, closing: str
) -> None:
    said = ask("summary", nine_months, "--today", today)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[1] == SAID + sentence
    assert lines[2] == "This rests on your first answer: £1,000 a month out."
    assert lines[3] == f"To close in good order you {closing}"
    assert ask("forecast", nine_months, "--today", today).out.splitlines()[0] == lines[1]
    assert ask("summary", nine_months, "--today", today, "--json").json["sentence"] == lines[1]


def test_every_answer_of_the_forecast_is_counted_from_the_day(ask: Ask, nine_months: Path) -> None:
    march, june, september = (
        ask("forecast", nine_months, "--today", day, "--json").json
        for day in ("2027-03-10", "2027-06-01", "2027-09-01")
    )
    assert march["today"] == "2027-03-10"
    assert (march["runway"]["months"], march["runway"]["first_short"]) == (4, "2027-08")
    assert (march["safe_runway"]["months"], march["last_safe_decision"]) == (2, "2027-05-31")
    assert (june["safe_runway"]["state"], june["safe_runway"]["first_short"]) == ("months", "2027-06")
    assert june["last_safe_decision"] is None
    assert september["runway"]["state"] == september["safe_runway"]["state"] == "ran_out"
    assert (september["runway"]["first_short"], september["safe_runway"]["first_short"]) == ("2027-08", "2027-06")
    assert september["last_safe_decision"] is None
    assert march["months"] == september["months"]
    beside = ask("scenarios", nine_months, "--today", "2027-03-10", "--json").json["plan"]
    assert all(beside[name] == march[name] for name in ("runway", "safe_runway", "lowest", "last_safe_decision"))
    said = ask("scenarios", nine_months, "--today", "2027-09-01").out
    assert "ran out in August 2027" in said


def test_money_that_is_short_first_is_said_to_be_covered_and_short_again(ask: Ask, nine_months: Path) -> None:
    """−£10, then £11,000 in November 2026 and £1,000 to pay a month: £9,990, down to −£10 in September 2027."""
    with changing(nine_months, "Begin in the red") as session:
        records.change(session, "fund", 1, {"balance": -10_00})
        gift = {"name": "Gift", "amount": 11_000_00, "frequency": "one_off", "start": date(2026, 11, 20)}
        records.add(session, "income_line", gift)
    said = ask("scenarios", nine_months, "--today", "2026-11-05").out
    assert "already short, covered from November 2026, short again from September 2027" in said
    headline = ask("summary", nine_months, "--today", "2026-11-05").out.splitlines()[1]
    assert "It is covered again from November 2026, and short again from September 2027." in headline


def test_what_a_grant_leaves_behind_is_told_until_its_month_has_passed(ask: Ask, nine_months: Path) -> None:
    """£3,000 for running costs of £1,000 to the end of December: £1,000 is left, and January falls on one's own."""
    with changing(nine_months, "Add a grant") as session:
        funder = records.add(session, "funder", {"name": "A Trust"})
        fund = records.add(session, "fund", {"name": "Songs", "kind": "restricted", "balance": 3_000_00})
        dates = {"start": date(2026, 11, 1), "end": date(2026, 12, 31)}
        grant = {"title": "Songs", "funder_id": funder, "fund_id": fund, "stage": "awarded", **dates}
        paid = {"grant_id": records.add(session, "grant", grant), "cost_line_id": 1, "amount": 3_000_00}
        records.add(session, "budget_line", paid)
    for today, cliff, unspent in (("2026-12-31", ["2027-01"], ["1000.00"]), ("2027-01-31", ["2027-01"], [])):
        found = ask("forecast", nine_months, "--today", today, "--json").json
        assert [fall["month"] for fall in found["cliff"]] == cliff
        assert [left["amount"] for left in found["unspent"]] == unspent
    assert ask("forecast", nine_months, "--today", "2027-02-01", "--json").json["cliff"] == []


def test_an_old_balance_is_the_first_thing_to_look_at(ask: Ask, nine_months: Path) -> None:
    asked = "The balances are those of 31 October 2026, 4 months ago. Bring them up to date."
    assert ask("summary", nine_months, "--today", "2027-03-10", "--json").json["attention"][0] == asked
    assert asked not in ask("summary", nine_months, "--today", "2026-11-30").out


def test_a_balance_that_is_still_to_come_is_said(ask: Ask, nine_months: Path) -> None:
    with changing(nine_months, "A slip of the year") as session:
        set_balances(session, date(2027, 10, 31), {})
    said = ask("summary", nine_months, "--today", "2026-11-15", "--json").json["sentence"]
    assert said == (
        f"{SAID}lasts 9 months, to July 2028. That counts from your balance of 31 October 2027, a day still to come."
    )


@pytest.mark.parametrize("typed", ["31/10/2026", "2026-02-30", "20261031", "0001-01-01", "today", ""])
def test_a_day_that_is_none_is_wrong_usage(ask: Ask, nine_months: Path, typed: str) -> None:
    said = ask("summary", nine_months, "--today", typed)
    assert said.code == 2
    assert said.err.startswith(f"--today: “{typed}” is not a day. Write it as 2026-11-30.")


def test_simulations_reserves_and_documents_go_by_the_day(ask: Ask, nine_months: Path) -> None:
    with changing(nine_months, "Hope for something") as session:
        hoped = {"name": "Appeal", "amount": 3_000_00, "frequency": "one_off", "start": date(2027, 6, 9)}
        records.add(session, "income_line", hoped | {"certainty": "unconfirmed", "probability": 50})
        records.add(session, "project", {"name": "Choir"})
    drawn = {
        day: ask("simulate", nine_months, "--draws", "200", "--spread", "0", "--today", day, "--json").json
        for day in ("2026-11-15", "2027-03-10")
    }
    with_it = [found["bids"][0]["runway_with"] for found in drawn.values()]
    assert with_it == ["11.00", "7.00"]  # £12,500 pays twelve months, November to October
    said = ask("simulate", nine_months, "--draws", "200", "--today", "2028-03-10").out
    assert "By the balance of 31 October 2026 it is more likely than not that it has run short already." in said
    safe = ask("reserves", nine_months, "--today", "2027-03-10", "--json").json["stay_safe"]
    assert (safe["by"], safe["once"]) == (
        "2027-08-31",
        "12500.00",
    )  # 22 months to August 2028, of which 9,500 are there
    assert safe["monthly"] == "694.45"  # 12,500 ÷ 18 months from March 2027
    begun = ask("document", nine_months, "new", "business-case", "--project", "Choir", "--today", "2029-05-01")
    assert (begun.code, begun.err) == (0, "")
    checked = ask("document", nine_months, "check", "Choir: business case", "--today", "2027-09-01")
    assert (checked.code, checked.err) == (0, "")


def test_figures_that_look_at_the_clock_go_by_the_day(ask: Ask) -> None:
    given = ("--years", "12", "--age", "45", "--weekly-pay", "900", "--date", "today", "--json")
    early, late = (ask("calc", "redundancy", *given, "--today", day).json for day in ("2024-05-01", "2026-05-01"))
    assert early != late
