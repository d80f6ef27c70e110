"""The answers that Home shows: how long money lasts, when to decide, what is held."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.dates import Month
from app.problems import Refused
from app.services.home.due import due
from app.services.organisation import organisation
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook
from app.services.rows import records
from app.services.rows.columns import stored_table
from app.services.said.wording import WE, plain
from tests.services.home.first_plan import START, TODAY, begin, begin_calmly, needing_a_look


def test_a_first_runway(session: Session) -> None:
    begin(session)
    found = outlook(session, load_rates(), today=TODAY)
    assert (found.runway.state, found.runway.months, found.runway.first_short) == ("months", 8, Month(2027, 9))
    assert plain(found.sentence) == "On confirmed income your unrestricted money lasts 8 months, to August 2027."
    assert plain(found.second_sentence) == (
        "You would be short by £500 in September 2027, growing by about £1,000 a month."
    )
    assert (found.months_held, found.policy_line, found.policy_gap) == (475, 6_000_00, 0)
    assert found.balances == {"general": 9_500_00, "designated": 0, "restricted": 0, "endowment": 0}
    assert found.plan_name == "Us"
    assert found.core_cover[0].total == 8_000_00


def test_views_and_lateness_change_the_answer(session: Session) -> None:
    begin(session)
    hoped = {"name": "Appeal", "amount": 5_000_00, "frequency": "one_off", "start": date(2027, 2, 1)}
    records.add(session, "income_line", hoped | {"certainty": "unconfirmed", "probability": 40})

    def months(view: str, late: int = 0) -> int:
        return outlook(session, load_rates(), view, 60, late, today=TODAY).runway.months

    assert (months("confirmed"), months("expected"), months("everything")) == (8, 10, 13)
    assert months("confirmed", 2) < 8
    with pytest.raises(Refused, match="confirmed, expected or everything"):
        outlook(session, load_rates(), "hopeful", today=TODAY)


def test_an_empty_file_says_what_to_do(session: Session) -> None:
    found = outlook(session, load_rates(), today=TODAY)
    assert plain(found.sentence).startswith("Enter your bank balance")
    assert (found.lowest, found.months_held, found.second_sentence, found.core_cover) == (None, None, (), ())
    organisation.new_organisation(session, "Us", balance_date=START)
    assert plain(outlook(session, load_rates(), today=TODAY).sentence).startswith("Add what you spend")


def test_the_last_day_on_which_closing_can_be_decided(session: Session) -> None:
    begin(session, balance=7_000_00, monthly_income=0, monthly_costs=1_000_00)
    records.add(session, "obligation", {"name": "Final examination", "amount": 4_500_00})
    found = outlook(session, load_rates(), today=TODAY)
    assert (found.safe_runway.state, found.safe_runway.months) == ("months", 1)
    assert found.last_safe_decision == found.decide_by == date(2027, 1, 31)
    assert plain(found.closing_sentence) == "To close in good order you would have to decide by 31 January 2027."
    assert needing_a_look(session)[0].endswith(f"by £1,000. {plain(found.closing_sentence)}")
    on_paper = outlook(session, load_rates(), today=TODAY, voice=WE)
    assert plain(on_paper.closing_sentence) == "To close in good order we would have to decide by 31 January 2027."
    assert plain(on_paper.sentence).startswith("On confirmed income our unrestricted money")
    (decide,) = [item for item in due(session, TODAY, decide_by=found.decide_by) if item.kind == "close"]
    assert (decide.date, decide.title, decide.overdue) == (date(2027, 1, 31), "Decide: go on or close", False)
    later = outlook(session, load_rates(), today=date(2027, 2, 1))
    assert plain(later.closing_sentence) == "To close in good order you would have had to decide by 31 January 2027."
    assert due(session, date(2027, 2, 1), decide_by=found.decide_by)[0].overdue
    records.change(session, "obligation", 1, {"amount": 8_000_00})
    now = "Closing in good order now would take £8,000, and £7,000 is free for it."
    assert needing_a_look(session)[0].endswith(f"by £1,000. {now}")


def test_what_is_far_needs_no_look_and_what_is_never_is_not_said(session: Session) -> None:
    begin_calmly(session, balance=30_000_00, monthly_income=1_00, monthly_costs=1_001_00)
    free = outlook(session, load_rates(), today=TODAY)
    assert plain(free.closing_sentence).endswith("by 31 May 2029.")  # also where nothing is known that closing costs
    assert free.decide_by == date(2029, 5, 31)
    records.add(session, "obligation", {"name": "Final examination", "amount": 4_500_00})
    found = outlook(session, load_rates(), today=TODAY)
    assert plain(found.closing_sentence).endswith("by 31 December 2028.")
    assert needing_a_look(session) == []
    records.add(session, "income_line", {"name": "Fees", "amount": 1_000_00, "start": START})
    found = outlook(session, load_rates(), today=TODAY)
    assert (found.safe_runway.state, found.decide_by, found.closing_sentence) == ("lasts", None, ())


def test_the_confirmed_date_stands_beside_the_one_of_the_view(session: Session) -> None:
    begin(session, balance=7_000_00, monthly_income=0, monthly_costs=1_000_00)
    records.add(session, "obligation", {"name": "Final examination", "amount": 4_500_00})
    hoped = {"name": "Appeal", "amount": 2_000_00, "frequency": "one_off", "start": date(2026, 12, 9)}
    records.add(session, "income_line", hoped | {"certainty": "unconfirmed", "probability": 50})
    found = outlook(session, load_rates(), "everything", today=TODAY)
    assert (found.decide_by, found.last_safe_decision) == (date(2027, 1, 31), date(2027, 3, 31))


def test_what_is_tied_up_is_not_free(session: Session) -> None:
    begin(session)
    before = outlook(session, load_rates(), today=TODAY)
    records.change(session, "organisation", 1, {"fixed_assets": 4_000_00})
    after = outlook(session, load_rates(), today=TODAY)
    assert (before.months_held, after.months_held, after.policy_gap) == (475, 275, 500_00)
    assert plain(after.reserves_sentence).startswith("You hold 2.7 months of running costs in free reserves, below")
    records.change(session, "organisation", 1, {"fixed_assets": 20_000_00})
    poor = outlook(session, load_rates(), today=TODAY)
    assert poor.reserves is not None
    assert (poor.months_held, poor.reserves.using_restricted) == (0, True)


def test_a_date_of_birth_that_cannot_be_is_said_where_the_answer_stands(session: Session) -> None:
    begin(session)
    records.add(session, "post", {"title": "Lead", "salary": 5_200_00, "start": date(2020, 1, 1)})
    session.execute(update(stored_table("post")).values(born=date(2015, 1, 1)))  # no field takes it
    with pytest.raises(Refused, match="“Lead” has 1 January 2015 as the date of birth"):
        outlook(session, load_rates(), today=TODAY)
    assert any("“Lead” has 1 January 2015" in sentence for sentence in needing_a_look(session))
