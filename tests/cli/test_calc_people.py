"""calc about people: redundancy, notice, holiday, day rates and scores, one at a time and by the table."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cases import CASES, needs_cases
from tests.cli.asking import Ask, answer, figure

REDUNDANCY = {"age": "45", "years": "12", "date": "2012-06-30", "weekly-pay": "350"}
SCORES = "1:7.00 2:15.32 3:19.25 4:25.03 5:35.00"  # of seven like answers, from the published table


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_redundancy(ask: Ask) -> None:
    found = answer(ask, "redundancy", **REDUNDANCY)
    assert found == {"entitled": True, "weeks": 14, "capped_weekly_pay": "350.00", "amount": "4900.00", "note": ""}
    assert figure(ask, "redundancy", **REDUNDANCY).out == (
        "entitled: yes\nweeks: 14\ncapped_weekly_pay: 350.00\namount: 4900.00\n"
    )


def test_redundancy_by_dates_and_nation(ask: Ask) -> None:
    given = {"born": "10 June 1984", "start": "1/7/2019", "date": "9/6/2026", "weekly_pay": "1,000"}
    found = answer(ask, "redundancy", **given, nation="NI")
    # 42 on the day after: six complete years, the last of them at a week and a half
    assert (found["weeks"], found["capped_weekly_pay"], found["amount"]) == (6.5, "783.00", "5089.50")
    assert answer(ask, "redundancy", **given)["capped_weekly_pay"] == "751.00"


def test_under_two_years_nothing_is_due(ask: Ask) -> None:
    found = answer(ask, "redundancy", **{**REDUNDANCY, "years": "1.9"})
    assert (found["entitled"], found["weeks"], found["amount"]) == (False, 0, "0.00")


def test_a_limit_that_is_not_known_yet_is_noted(ask: Ask) -> None:
    note = answer(ask, "redundancy", **{**REDUNDANCY, "date": "2030-01-01"})["note"]
    assert note == ("The limit on a week’s pay for 1 January 2030 is not known yet: the one from 6 April 2026 is used.")


def test_a_limit_that_no_source_settles_is_noted(ask: Ask) -> None:
    note = answer(ask, "redundancy", **{**REDUNDANCY, "date": "2012-01-15"})["note"]
    assert note == "The limit on a week’s pay for 15 January 2012 could not be verified."


def test_notice_and_holiday(ask: Ask) -> None:
    assert answer(ask, "notice", start="2019-01-15", date="2026-06-01") == {"weeks": 7, "note": ""}
    assert answer(ask, "holiday", days_per_week="3.5") == {"days": 19.6, "note": ""}
    starter = answer(ask, "holiday", days_per_week="5", start="1/6/2026", leave_year_start="1/4/2026")
    assert starter == {"days": 23.5, "note": ""}
    later = answer(ask, "holiday", days_per_week="5", leave_year_start="1/4/2030")
    assert (later["days"], later["note"][:44]) == (28, "The rules for holiday are known until 5 Apri")


def test_a_day_rate(ask: Ask) -> None:
    found = answer(ask, "day-rate", salary="24,000")
    compared = found.pop("published_minimums")
    assert compared.startswith("£157.29 a day is below 3 of 4: ITC and Equity minimum for one to three d")
    assert "Artists’ Union England a day, lowest £179.33 (of 2021, no newer one was found)" in compared
    assert found == {
        "days": 177,
        "labour_rate": "157.29",
        "day_rate": "157.29",
        "true_day_rate": "157.29",
        "earned_per_day": None,
        "note": "",
    }
    own = answer(
        ask,
        "day-rate",
        salary="20k",
        nic="0",
        pension="0%",
        weekdays="200",
        bank_holidays="0",
        holiday="20.5",
        training="4.5",
        research="0",
        bids="0",
        admin="0",
        sick="0",
        overheads="1,750",
        profit="1,750",
    )
    assert (own["days"], own["labour_rate"], own["day_rate"]) == (175, "114.29", "134.29")


def test_a_day_rate_with_the_days_around_a_job(ask: Ask) -> None:
    job = {"delivered": "10", "preparation": "2.5", "travel": "1.5", "supervision": "0.5", "job_training": "0.5"}
    found = answer(ask, "day-rate", salary="24,000", **job, offered="300")
    assert (found["true_day_rate"], found["earned_per_day"]) == ("235.94", "200.00")


@pytest.mark.parametrize("pair", SCORES.split())
def test_swemwbs(ask: Ask, pair: str) -> None:
    each, metric = pair.split(":")
    found = answer(ask, "measure", name="SWEMWBS", answers=",".join([each] * 7))
    assert found == {"score": int(each) * 7, "metric": float(metric), "band": "", "note": ""}


@pytest.mark.parametrize(
    ("name", "answers", "total", "band"),
    [
        ("PHQ-9", "1 1 1 1 1 1 1 1 0", 8, "mild"),
        ("phq9", "3;3;3;3;3;3;2;0;0", 20, "severe"),
        ("gad 7", "1,1,1,1,2,2,2", 10, "moderate"),
        ("ons4-anxiety", "6", 6, "high"),
        ("ONS4 happy", "9", 9, "very high"),
        ("ons4", "7, 5, 9, 2", None, "Life satisfaction high; Worthwhile medium; Happiness very high; Anxiety low"),
    ],
)
def test_bands(ask: Ask, name: str, answers: str, total: int | None, band: str) -> None:
    found = answer(ask, "measure", name=name, answers=answers)
    assert found == {"score": total, "metric": None, "band": band, "note": ""}


@pytest.mark.parametrize("answers", ["3,4,,2,5,1,4", "3,4,-,2,5,1,4", "3 4 ? 2 5 1 4", "3,4,2,5,1,4"])
def test_a_missing_answer_leaves_no_score(ask: Ask, answers: str) -> None:
    found = answer(ask, "measure", name="swemwbs", answers=answers)
    assert (found["score"], found["metric"], found["band"]) == (None, None, "")
    assert found["note"] == "Where an answer is missing there is no score."
    four = answer(ask, "measure", name="ons4", answers="7,,9,2")["band"]
    assert four == "Life satisfaction high; Worthwhile no score; Happiness very high; Anxiety low"


def test_an_answer_about_harm_is_pointed_out(ask: Ask) -> None:
    said = figure(ask, "measure", name="PHQ-9", answers="0 0 0 0 0 0 0 0 1")
    assert said.out.splitlines()[-1].startswith("note: The last question of PHQ-9 was answered above 0: follow")


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("redundancy", {"age": "15"}, "ages 16 to 100, and 15 is outside them"),
        ("redundancy", {"age": "45.5"}, "Age must be a whole number of years"),
        ("redundancy", {"age": "-3"}, "“-3” is not a number for age"),
        ("redundancy", {"age": "20", "years": "6"}, "6 years of service do not fit an age of 20: it can be 0 to 5."),
        ("redundancy", {"years": "lots"}, "“lots” is not a number for years"),
        ("redundancy", {"born": "1/1/1980"}, "Both age and born are given. Keep only one"),
        ("redundancy", {"start": "1/1/2000"}, "Both years and start are given."),
        ("redundancy", {"date": "31/12/2011"}, "known from 1 January 2012. Choose a later day."),
        ("redundancy", {"date": "soon"}, "“soon” is not a date."),
        ("redundancy", {"weekly-pay": "-1"}, "Weekly pay is below zero."),
        ("redundancy", {"nation": "France"}, "“France” is not a nation known here. Choose gb or ni."),
        ("notice", {"start": "2/1/2026", "date": "1/1/2026"}, "starts on 2 January 2026, after 1 January 2026."),
        ("holiday", {"days-per-week": "8"}, "more than 0 and at most 7"),
        ("holiday", {"days-per-week": "5", "start": "1/6/2026"}, "Say when the leave year starts"),
        ("day-rate", {"salary": "24k", "holiday": "210"}, "so no day is left to bill. Set fewer days aside."),
        ("day-rate", {"salary": "24k", "nic": "101"}, "“101” is not a per cent for nic."),
        ("day-rate", {"salary": "24k", "delivered": "0"}, "more than 0 days of delivery"),
        ("measure", {"name": "EQ-5D", "answers": "1"}, "“EQ-5D” is not a measure known here. Choose swemwbs, "),
        ("measure", {"name": "swemwbs", "answers": "6"}, "6 is not an answer of SWEMWBS: they go from 1 to 5."),
        ("measure", {"name": "swemwbs", "answers": "often"}, "“often” is not an answer."),
        ("measure", {"name": "ons4", "answers": "1,2,3,4,5"}, "ONS4 has 4 questions, and 5 answers are given."),
    ],
)
def test_what_cannot_be_worked_out_is_refused(ask: Ask, name: str, given: dict[str, str], sentence: str) -> None:
    usual = REDUNDANCY if name == "redundancy" else {}
    said = figure(ask, name, **{**usual, **given})
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err


def test_what_is_needed_is_named(ask: Ask) -> None:
    said = figure(ask, "redundancy")
    assert said.code == 2
    assert said.err.startswith("Still needed: --age or --born, --years or --start, --date, --weekly-pay.\n")


def test_a_table_answers_its_good_rows(ask: Ask, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(
        "Who,Age,Years,Date,Weekly pay\nA,45,12,2026-05-01,900\nB,18,9,2026-05-01,900\nC,30,1,2026-05-01,\n"
        "D,30,3,2026-05-01,\n",
        encoding="utf-8",
    )
    said = figure(ask, "redundancy", f"--batch={source}", f"--out={out}", "--json", nation="ni")
    assert said.json == {"out": str(out), "answered": 2, "refused": 2, "notes": []}
    rows = [(row["Who"], row["entitled"], row["weeks"], row["amount"], row["error"][:21]) for row in table(out)]
    assert rows == [
        ("A", "yes", "14", "10962.00", ""),
        ("B", "", "", "", "9 years of service do"),
        ("C", "no", "0", "0.00", ""),
        ("D", "", "", "", "The weekly pay is mis"),
    ]


def test_a_table_of_answers(ask: Ask, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(
        'name,answers\nswemwbs,"3,3,3,3,3,3,3"\nswemwbs,"3,3,3,,3,3,3"\nphq-9,0 0 0 0 0 0 0 0 9\n', encoding="utf-8"
    )
    said = figure(ask, "measure", f"--batch={source}", f"--out={out}")
    assert said.out.splitlines()[1:] == ["Where an answer is missing there is no score."]
    rows = [(row["score"], row["metric"], row["error"][:9]) for row in table(out)]
    assert rows == [("21", "19.25", ""), ("", "", ""), ("", "", "9 is not ")]


@needs_cases
def test_every_published_holiday_agrees(ask: Ask, tmp_path: Path) -> None:
    source, out = CASES / "statutory" / "holiday_govuk.csv", tmp_path / "out.csv"
    assert figure(ask, "holiday", f"--batch={source}", f"--out={out}").out == f"Answered 21 of 21 rows in {out}\n"
    assert [Decimal(row["days"]) for row in table(out)] == [Decimal(row["days"]) for row in table(source)]


@needs_cases
@pytest.mark.parametrize("nation", ["gb", "ni"])
def test_every_published_redundancy_agrees(ask: Ask, tmp_path: Path, nation: str) -> None:
    """Rows without a date have a limit of their own, which is no option here; the test of the calculation has them."""
    source, out = CASES / "statutory" / "redundancy_govuk.csv", tmp_path / "out.csv"
    figure(ask, "redundancy", f"--batch={source}", f"--out={out}", nation=nation)
    for row, published in zip(table(out), table(source), strict=True):
        if not row["date"]:
            assert row["error"].startswith("The date is missing.")
            continue
        outcome = "refused" if row["error"] else "paid" if row["entitled"] == "yes" else "not entitled"
        assert outcome == published["outcome"], row
        for column, expected in (("weeks", published["weeks"]), ("amount", published[f"amount_{nation}"])):
            assert not expected or Decimal(row[column]) == Decimal(expected), row
