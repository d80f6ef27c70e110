"""The bid check on a real file: the questions that ship, the answers that are stored, and those of the forecast."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app import paths
from app.models.choices import Stage
from app.planning.bidding.bid_check import CashGap, FullPrice, verdict
from app.problems import Refused
from app.services.grants import grants
from app.services.grants.bid_check import (
    bid_check,
    cash_sentence,
    price_sentence,
    questions,
    set_answer,
    verdict_sentence,
)
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.services.said.wording import plain

YOURS = ("purpose", "rules", "people", "time", "evidence", "policies", "full_price", "relationship", "reporting")


@pytest.fixture
def grant(session: Session) -> int:
    """A bid of an organisation that spends £1,000 a month and has £7,000."""
    answers = StartAnswers("Us", balance_date=date(2026, 11, 30), balance=7_000_00, monthly_costs=1_000_00)
    organisation.start_mine(session, answers)
    funder = grants.funder_id_for(session, "A Trust")
    return records.add(session, "grant", {"title": "Songs", "funder_id": funder, "amount_applied": 5_000_00})


def pay(session: Session, grant: int, due: date = date(2027, 6, 1)) -> None:
    records.add(session, "instalment", {"grant_id": grant, "due": due, "amount": 5_000_00})


def answer(session: Session, grant: int, question: str) -> Any:
    check = bid_check(session, load_rates(), grant, date(2026, 11, 30))
    return next(each for each in check.answers if each.question.id == question)


def test_there_are_ten_questions_in_six_groups_and_each_says_why() -> None:
    found = questions()
    assert len({question.id for question in found}) == len(found) == 10
    groups = [question.group for question in found]
    assert len(set(groups)) == 6
    assert groups == sorted(groups, key=groups.index), "a group stands together"
    for question in found:
        assert question.text.endswith("?")
        assert question.why.endswith(".")
        assert question.source
    assert {question.plan for question in found} == {"", "cash_gap", "full_price"}


def test_a_file_of_questions_that_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[[question]]\nid = 'x'\n", encoding="utf-8")
    monkeypatch.setattr(paths, "resource", lambda *_parts: broken)
    with pytest.raises(Refused, match=r"broken\.toml cannot be read"):
        questions.__wrapped__()


def test_answers_are_stored_changed_and_taken_back(session: Session, grant: int) -> None:
    assert answer(session, grant, "people").by == ""
    set_answer(session, grant, "people", met=True)
    found = answer(session, grant, "people")
    assert (found.met, found.by, found.yours) == (True, "you", True)
    set_answer(session, grant, "people", met=False)
    assert answer(session, grant, "people").met is False
    assert len(records.rows(session, "bid_answer")) == 1
    set_answer(session, grant, "people", met=None)
    assert records.rows(session, "bid_answer") == ()
    set_answer(session, grant, "people", met=None)


def test_the_forecast_answers_whether_the_gap_can_be_carried(session: Session, grant: int) -> None:
    set_answer(session, grant, "cash_gap", met=True)
    before = answer(session, grant, "cash_gap")
    assert (before.met, before.by, before.yours) == (None, "", False), "a stored answer does not stand in for it"
    assert before.sentence == "Not known yet: plan its payments under “Payments”, so that the forecast can tell."
    pay(session, grant)
    after = answer(session, grant, "cash_gap")
    assert (after.met, after.by, after.yours) == (True, "forecast", False)
    assert after.sentence == (
        "Yes: until the first payment on 1 June 2027 your free cash never falls below £1,000, in May 2027."
    )
    records.change(session, "fund", 1, {"balance": 5_500_00})
    assert answer(session, grant, "cash_gap").sentence == (
        "No: before the first payment on 1 June 2027 your free cash is £500 short, in May 2027."
    )


def test_what_cannot_be_forecast_is_said_and_left_open(session: Session, grant: int) -> None:
    pay(session, grant)
    records.change(session, "organisation", organisation.THE_ROW, {"balance_date": None})
    assert "fill in “Balance date”" in answer(session, grant, "cash_gap").sentence
    records.change(session, "grant", grant, {"stage": Stage.DECLINED})
    found = answer(session, grant, "cash_gap")
    assert (found.met, found.sentence) == (None, "There is nothing to carry: this one is not to come.")


def test_a_budget_answers_whether_the_full_cost_is_paid(session: Session, grant: int) -> None:
    assert answer(session, grant, "full_price").yours
    project, other = (records.add(session, "project", {"name": name}) for name in ("Songs", "Clay"))
    for each in (project, other):
        line = {"name": f"Room {each}", "amount": 500_00, "start": date(2026, 12, 1)}
        set_splits(session, "cost_line", records.add(session, "cost_line", line), {each: 10_000})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 4_000_00, "project_id": project})
    records.change(session, "grant", grant, {"start": date(2027, 4, 1)})
    records.add(session, "pool_setting", {"pool": "central", "driver": "direct_cost"})
    found = answer(session, grant, "full_price")
    assert (found.met, found.by) == (False, "forecast")
    assert found.sentence == (
        "No: it brings £5,000, but what its budget pays for costs £8,000 with a fair share of overheads, £3,000 more."
    )
    records.change(session, "grant", grant, {"amount_applied": 8_000_00})
    assert answer(session, grant, "full_price").met is True


def test_a_full_cost_that_cannot_be_told_leaves_the_question_to_you(session: Session, grant: int) -> None:
    project, other = (records.add(session, "project", {"name": name}) for name in ("Songs", "Clay"))
    for each in (project, other):
        line = {"name": f"Room {each}", "amount": 500_00, "start": date(2026, 12, 1)}
        set_splits(session, "cost_line", records.add(session, "cost_line", line), {each: 10_000})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 4_000_00, "project_id": project})
    records.add(session, "pool_setting", {"pool": "central", "driver": "floor_space"})
    assert answer(session, grant, "full_price").yours


def test_ten_answers_and_what_they_come_to(session: Session, grant: int) -> None:
    pay(session, grant)
    assert plain(bid_check(session, load_rates(), grant, date(2026, 11, 30)).sentence).startswith(
        "So far 1 of 10 say yes. 9 questions"
    )
    for question in YOURS[:7]:
        set_answer(session, grant, question, met=True)
    check = bid_check(session, load_rates(), grant, date(2026, 11, 30))
    assert (check.verdict.yes, check.verdict.open, check.verdict.verdict) == (8, 2, "bid")
    assert plain(check.sentence) == "Bid: 8 of 10 say yes. 2 questions are still open, but cannot change this."


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ((10, 0, 0), "Bid: 10 of 10 say yes."),
        ((6, 4, 0), "Borderline: 6 of 10 say yes."),
        ((5, 5, 0), "Do not bid: 5 of 10 say yes."),
        ((4, 5, 1), "Do not bid: 4 of 10 say yes. 1 question is still open, but cannot change this."),
    ],
)
def test_verdicts_in_words(given: tuple[int, int, int], sentence: str) -> None:
    yes, no, still_open = given
    assert plain(verdict_sentence(verdict([True] * yes + [False] * no + [None] * still_open))) == sentence


def test_open_questions_say_what_they_can_still_make_of_it() -> None:
    assert plain(verdict_sentence(verdict([None] * 10))) == "Nothing is answered yet."
    said = plain(verdict_sentence(verdict([True] * 5 + [False] * 4 + [None])))
    assert said.startswith("So far 5 of 10 say yes. 1 question is still open and can still make it “borderline”.")


def test_sentences_of_the_gap_and_the_price() -> None:
    day = date(2026, 12, 1)
    assert cash_sentence(CashGap("past", day)) == (
        "Not known yet: the first payment was due on 1 December 2026. Correct its date under “Payments”."
    )
    assert cash_sentence(CashGap("paid")) == "Yes: its first payment has come."
    assert cash_sentence(CashGap("short", day, None, -50)).startswith("No: your free cash is £0.50 short already")
    assert cash_sentence(CashGap("carried", day, None, 0)) == (
        "Yes: the first payment on 1 December 2026 comes before anything has to be carried."
    )
    assert price_sentence(FullPrice(100_00, 80_00, 20_00)) == (
        "Yes: it brings £100, and what its budget pays for costs £100 with a fair share of overheads."
    )
