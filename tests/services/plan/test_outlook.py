"""What Home shows: the answers, what is due and what needs a look."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import FundKind, Stage
from app.problems import Refused
from app.services.grants import grants
from app.services.home.attention import attention
from app.services.home.due import due
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook, plain
from app.services.rows import records
from app.services.rows.columns import stored_table
from app.services.rows.splits import set_splits
from app.services.said.wording import WE

TODAY = date(2026, 12, 3)
START = date(2026, 12, 1)


def _start(session: Session, **answers: Any) -> None:
    given = {"balance": 9_500_00, "monthly_income": 1_000_00, "monthly_costs": 2_000_00, "policy_months": 300}
    organisation.start_mine(session, StartAnswers("Us", balance_date=date(2026, 11, 30), **(given | answers)))


def _grant(session: Session, **values: Any) -> int:
    funder = grants.funder_id_for(session, "A Trust")
    return records.add(session, "grant", {"title": "Songs", "funder_id": funder} | values)


def _said(session: Session, today: date = TODAY) -> list[str]:
    return [f"{item.level}: {plain(item.sentence)}" for item in attention(session, load_rates(), today)]


def test_a_first_runway(session: Session) -> None:
    _start(session)
    found = outlook(session, load_rates(), today=TODAY)
    assert (found.runway.state, found.runway.months, found.runway.first_short) == ("months", 9, Month(2027, 9))
    assert plain(found.sentence) == "On confirmed income your unrestricted money lasts 9 months, to August 2027."
    assert plain(found.second_sentence).startswith("At the end of September 2027 you would be £500 short")
    assert (found.core_month, found.months_held, found.policy_line, found.policy_gap) == (2_000_00, 475, 6_000_00, 0)
    assert found.balances == {"general": 9_500_00, "designated": 0, "restricted": 0, "endowment": 0}
    assert (found.plan_name, found.balance_age_days) == ("Us", 3)
    assert found.core_cover[0].total == 8_000_00


def test_views_and_lateness_change_the_answer(session: Session) -> None:
    _start(session)
    hoped = {"name": "Appeal", "amount": 5_000_00, "frequency": "one_off", "start": date(2027, 2, 1)}
    records.add(session, "income_line", hoped | {"certainty": "unconfirmed", "probability": 40})

    def months(view: str, late: int = 0) -> int:
        return outlook(session, load_rates(), view, 60, late, today=TODAY).runway.months

    assert (months("confirmed"), months("expected"), months("everything")) == (9, 11, 14)
    assert months("confirmed", 2) < 9
    with pytest.raises(Refused, match="confirmed, expected or everything"):
        outlook(session, load_rates(), "hopeful", today=TODAY)


def test_an_empty_file_says_what_to_do(session: Session) -> None:
    found = outlook(session, load_rates(), today=TODAY)
    assert plain(found.sentence).startswith("Enter your bank balance")
    assert (found.lowest, found.months_held, found.second_sentence, found.core_cover) == (None, None, (), ())
    organisation.new_organisation(session, "Us", balance_date=START)
    assert plain(outlook(session, load_rates(), today=TODAY).sentence).startswith("Add what you spend")


def test_what_is_due_and_overdue(session: Session) -> None:
    _grant(session, title="Bid", stage="drafting", deadline=date(2026, 12, 20))
    _grant(session, title="Old bid", stage="declined", deadline=date(2026, 12, 21))
    _grant(session, title="Asked", stage="submitted", decision_due=date(2026, 11, 1))
    won = _grant(session, title="Won", stage="awarded", amount_awarded=5, end=date(2027, 1, 31))
    payment = {"grant_id": won, "amount": 1_200_00, "condition": "Report in"}
    records.add(session, "instalment", payment | {"due": date(2027, 1, 15)})
    records.add(session, "instalment", payment | {"due": date(2026, 6, 1), "received_on": date(2026, 6, 2)})
    records.add(session, "instalment", payment | {"due": date(2028, 1, 1)})
    records.add(session, "grant_report", {"grant_id": won, "title": "Year one", "due": date(2027, 3, 3)})
    records.add(session, "post", {"title": "Lead", "salary": 1, "start": START, "end": date(2027, 2, 1)})
    once = {"name": "Gift Aid", "amount": 50_00, "frequency": "one_off", "start": date(2027, 2, 2)}
    records.add(session, "income_line", once)
    found = due(session, TODAY)
    assert [(item.kind, item.title, item.overdue) for item in found] == [
        ("decision", "Decision: Asked", True),
        ("deadline", "Deadline: Bid", False),
        ("payment", "Payment: Won", False),
        ("grant_ends", "Ends: Won", False),
        ("post_ends", "Post ends: Lead", False),
        ("income", "Expected: Gift Aid", False),
        ("report", "Report: Year one", False),
    ]
    assert found[2].detail == "£1,200 from A Trust, when: Report in"
    assert (found[6].table, found[6].id, found[6].detail) == ("grant", won, "Won")
    assert [item.title for item in due(session, TODAY, 20)] == ["Decision: Asked", "Deadline: Bid"]


def test_a_calm_plan_needs_no_look(session: Session) -> None:
    _start(session)
    assert _said(session) == []


def test_money_that_is_late_or_has_no_dates(session: Session) -> None:
    _start(session)
    late = _grant(session, title="Late", stage="awarded", amount_awarded=5_00)
    records.add(session, "instalment", {"grant_id": late, "due": date(2026, 12, 1), "amount": 5_00})
    _grant(session, title="Dateless", stage="awarded", amount_awarded=900_00)
    _grant(session, title="Bid", stage="submitted", amount_applied=900_00)
    assert _said(session) == [
        "amber: £5 from A Trust for Late was due on 1 December 2026. Mark it as received, or give it a new date.",
        "amber: Dateless, £900, has no payment dates, so the forecast leaves it out.",
    ]


def test_a_post_that_two_grants_pay_in_full(session: Session) -> None:
    _start(session)
    end = date(2027, 11, 30)
    post = {"title": "Lead", "salary": 12_000_00, "start": START, "end": end, "pension_basis": "none"}
    lead = records.add(session, "post", post)
    for title in ("One", "Two"):
        grant = _grant(session, title=title, start=START, end=end)
        grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 9_000_00, "awarded_on": START})
        records.add(session, "budget_line", {"grant_id": grant, "amount": 9_000_00, "post_id": lead})
        records.add(session, "instalment", {"grant_id": grant, "due": START, "amount": 9_000_00, "received_on": START})
    said = _said(session)
    assert said[0].startswith("red: Lead is funded above 100%: £18,000 from One and Two for a cost of £13,050")
    assert not any("No confirmed grant is named" in sentence for sentence in said)


def test_a_post_that_outlives_its_grant_and_a_fund_in_the_red(session: Session) -> None:
    _start(session)
    lead = records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": START})
    end = date(2027, 3, 31)
    grant = _grant(session, start=START, end=end)
    grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 4_000_00, "awarded_on": START})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 4_000_00, "post_id": lead})
    records.add(session, "instalment", {"grant_id": grant, "due": end, "amount": 4_000_00})
    records.add(session, "fund", {"name": "Old", "kind": "restricted", "balance": -7_00})
    said = _said(session)
    assert said[0] == "red: Old is overdrawn by £7. Unrestricted money carries it."
    assert said[1].startswith("amber: Songs goes below zero in December 2026, by up to £3,")
    assert said[2] == (
        "amber: From April 2027 Lead has no more money from Songs. "
        "About £1,102 a month will fall on your unrestricted money."
    )


def test_a_fund_at_nothing_for_which_money_came_may_still_hold_some(session: Session) -> None:
    _start(session)
    lead = records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": START})
    grant = _grant(session, start=date(2026, 9, 1), end=date(2027, 8, 31))
    grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 4_000_00, "awarded_on": date(2026, 9, 1)})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 4_000_00, "post_id": lead})
    came = {"grant_id": grant, "due": date(2026, 9, 1), "amount": 1_500_00, "received_on": date(2026, 9, 2)}
    records.add(session, "instalment", came)
    (said,) = [sentence for sentence in _said(session) if "goes below zero" in sentence]
    assert said.endswith("£1,500 has come in for it. If some is still there, say so under “What you hold”.")
    (fund,) = records.rows(session, "fund", where={"kind": FundKind.RESTRICTED})
    records.change(session, "fund", fund.id, {"balance": 1})
    (said,) = [sentence for sentence in _said(session) if "goes below zero" in sentence]
    assert said.endswith("Unrestricted money has to carry it.")


def test_a_contract_below_its_cost(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))
    project = records.add(session, "project", {"name": "Clay"})
    cost = {"name": "Clay", "amount": 1_000_00, "start": date(2026, 4, 1), "end": date(2027, 3, 31)}
    line = records.add(session, "cost_line", cost)
    set_splits(session, "cost_line", line, {project: 10_000})
    contract = _grant(session, kind="contract", stage="awarded", amount_awarded=9_000_00, project_id=project)
    records.add(session, "instalment", {"grant_id": contract, "due": date(2026, 12, 31), "amount": 9_000_00})
    assert _said(session, date(2026, 6, 1)) == [
        "amber: Clay is paid below its full cost in 2026-27: £3,000 of £12,000 is not covered by confirmed money.",
    ]


def test_old_balances_and_what_cannot_be_reckoned(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))
    assert _said(session) == ["amber: The balances are those of 31 March 2026, 9 months ago. Bring them up to date."]
    records.change(session, "organisation", 1, {"balance_date": date(2019, 3, 31)})
    records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": date(2019, 4, 1)})
    assert any(sentence.startswith("amber: Employer rates are known from") for sentence in _said(session))


def test_first_answers_that_still_count_beside_the_real_lines(session: Session) -> None:
    _start(session, monthly_costs=4_200_00, monthly_income=1_000_00)
    records.delete(session, "income_line", [row.id for row in records.rows(session, "income_line")][1:])
    assert not any("first answer" in sentence for sentence in _said(session))
    records.add(session, "cost_line", {"name": "Rent", "amount": 800_00, "start": START})
    said = (
        "amber: Running costs, £4,200 a month, was your first answer and still counts beside the other lines. "
        "Delete it if they take its place."
    )
    assert [sentence for sentence in _said(session) if "first answer" in sentence] == [said]


def test_the_last_day_on_which_closing_can_be_decided(session: Session) -> None:
    _start(session, balance=7_000_00, monthly_income=0, monthly_costs=1_000_00)
    records.add(session, "obligation", {"name": "Final examination", "amount": 4_500_00})
    found = outlook(session, load_rates(), today=TODAY)
    assert (found.safe_runway.state, found.safe_runway.months) == ("months", 2)
    assert found.last_safe_decision == found.decide_by == date(2027, 1, 31)
    assert plain(found.closing_sentence) == "To close in good order you would have to decide by 31 January 2027."
    assert f"red: {plain(found.closing_sentence)}" in _said(session)
    on_paper = outlook(session, load_rates(), today=TODAY, voice=WE)
    assert plain(on_paper.closing_sentence) == "To close in good order we would have to decide by 31 January 2027."
    assert plain(on_paper.sentence).startswith("On confirmed income our unrestricted money")
    (decide,) = [item for item in due(session, TODAY, decide_by=found.decide_by) if item.kind == "close"]
    assert (decide.date, decide.title, decide.overdue) == (date(2027, 1, 31), "Decide: go on or close", False)
    later = outlook(session, load_rates(), today=date(2027, 2, 1))
    assert plain(later.closing_sentence) == "To close in good order you would have had to decide by 31 January 2027."
    assert due(session, date(2027, 2, 1), decide_by=found.decide_by)[0].overdue
    records.change(session, "obligation", 1, {"amount": 8_000_00})
    assert "red: Closing in good order now would take £8,000, and £7,000 is free for it." in _said(session)


def test_what_is_far_or_never_is_not_said(session: Session) -> None:
    _start(session, balance=30_000_00, monthly_income=0, monthly_costs=1_000_00)
    nothing = outlook(session, load_rates(), today=TODAY)
    assert (nothing.closing_sentence, nothing.decide_by) == ((), None)
    records.add(session, "obligation", {"name": "Final examination", "amount": 4_500_00})
    found = outlook(session, load_rates(), today=TODAY)
    assert plain(found.closing_sentence).endswith("by 31 December 2028.")
    assert _said(session) == []
    records.add(session, "income_line", {"name": "Fees", "amount": 1_000_00, "start": START})
    found = outlook(session, load_rates(), today=TODAY)
    assert (found.safe_runway.state, found.decide_by, found.closing_sentence) == ("lasts", None, ())


def test_the_confirmed_date_stands_beside_the_one_of_the_view(session: Session) -> None:
    _start(session, balance=7_000_00, monthly_income=0, monthly_costs=1_000_00)
    records.add(session, "obligation", {"name": "Final examination", "amount": 4_500_00})
    hoped = {"name": "Appeal", "amount": 2_000_00, "frequency": "one_off", "start": date(2026, 12, 9)}
    records.add(session, "income_line", hoped | {"certainty": "unconfirmed", "probability": 50})
    found = outlook(session, load_rates(), "everything", today=TODAY)
    assert (found.decide_by, found.last_safe_decision) == (date(2027, 1, 31), date(2027, 3, 31))


def test_money_that_would_be_left_unspent(session: Session) -> None:
    _start(session)
    fund = records.add(session, "fund", {"name": "Songs", "kind": "restricted", "balance": 700_00})
    _grant(session, stage="awarded", fund_id=fund, end=date(2027, 4, 30))
    said = (
        "amber: £700 of Songs would be unspent when it ends on 30 April 2027. Plan what it pays for, or ask A Trust "
        "in time."
    )
    assert said in _said(session)
    assert said not in _said(session, date(2026, 5, 1))


def test_what_is_tied_up_is_not_free(session: Session) -> None:
    _start(session)
    before = outlook(session, load_rates(), today=TODAY)
    records.change(session, "organisation", 1, {"fixed_assets": 4_000_00})
    after = outlook(session, load_rates(), today=TODAY)
    assert (before.months_held, after.months_held, after.policy_gap) == (475, 275, 500_00)
    assert plain(after.reserves_sentence).startswith("You hold 2.7 months of core costs in free reserves, below")
    records.change(session, "organisation", 1, {"fixed_assets": 20_000_00})
    poor = outlook(session, load_rates(), today=TODAY)
    assert poor.reserves is not None
    assert (poor.months_held, poor.reserves.using_restricted) == (0, True)


def test_a_date_of_birth_that_cannot_be_is_said_where_the_answer_stands(session: Session) -> None:
    _start(session)
    records.add(session, "post", {"title": "Lead", "salary": 5_200_00, "start": date(2020, 1, 1)})
    session.execute(update(stored_table("post")).values(born=date(2015, 1, 1)))  # no field takes it
    with pytest.raises(Refused, match="“Lead” has 1 January 2015 as the date of birth"):
        outlook(session, load_rates(), today=TODAY)
    assert any("“Lead” has 1 January 2015" in sentence for sentence in _said(session))
