"""What needs a look, gathered from every room, each in one sentence."""

from datetime import date

from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import FundKind, Stage
from app.services.grants import grants
from app.services.organisation import organisation
from app.services.rows import records
from app.services.rows.months import set_months
from app.services.rows.splits import set_splits
from tests.services.home.first_plan import START, add_grant, begin, begin_calmly, needing_a_look


def test_a_calm_plan_needs_no_look(session: Session) -> None:
    begin_calmly(session)
    assert needing_a_look(session) == []


def test_money_that_is_late_or_has_no_dates(session: Session) -> None:
    begin_calmly(session)
    late = add_grant(session, title="Late", stage="awarded", amount_awarded=5_00)
    records.add(session, "instalment", {"grant_id": late, "due": date(2026, 12, 1), "amount": 5_00})
    add_grant(session, title="Dateless", stage="awarded", amount_awarded=900_00)
    add_grant(session, title="Bid", stage="submitted", amount_applied=900_00)
    assert needing_a_look(session) == [
        "amber: £905 of Dateless and 1 other grant is counted as paying for nothing yet. Say what it pays for.",
        "amber: Dateless, £900, has no payment dates, so the forecast leaves it out.",
        "amber: Bid, £900, has no payment dates, so it counts in no view.",
        "amber: £5 from A Trust for Late was due on 1 December 2026. Mark it as received, or give it a new date.",
    ]


def test_several_late_payments_are_one_sum_and_a_funder_called_like_its_grant_is_named_once(session: Session) -> None:
    begin_calmly(session)
    funder = records.add(session, "funder", {"name": "Lottery"})
    grant = records.add(
        session, "grant", {"title": "Lottery", "funder_id": funder, "stage": "awarded", "kind": "contract"}
    )
    for due in (date(2026, 11, 30), date(2026, 12, 1)):
        records.add(session, "instalment", {"grant_id": grant, "due": due, "amount": 5_00})
    late = (
        "£10 from Lottery was due in 2 payments from 30 November 2026 on. Mark it as received, or give it a new date."
    )
    assert f"amber: {late}" in needing_a_look(session)


def test_a_post_that_two_grants_pay_in_full(session: Session) -> None:
    begin_calmly(session)
    end = date(2027, 11, 30)
    post = {"title": "Lead", "salary": 12_000_00, "start": START, "end": end, "pension_basis": "none"}
    lead = records.add(session, "post", post)
    for title in ("One", "Two"):
        grant = add_grant(session, title=title, start=START, end=end)
        grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 9_000_00, "awarded_on": START})
        records.add(session, "budget_line", {"grant_id": grant, "amount": 9_000_00, "post_id": lead})
        records.add(session, "instalment", {"grant_id": grant, "due": START, "amount": 9_000_00, "received_on": START})
    said = needing_a_look(session)
    assert said[0].startswith("red: Lead is funded above 100%: £18,000 from One and Two for a cost of £13,050")
    assert not any("No confirmed grant is named" in sentence for sentence in said)


def test_a_post_that_outlives_its_grant_and_a_fund_in_the_red(session: Session) -> None:
    begin_calmly(session)
    lead = records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": START})
    end = date(2027, 3, 31)
    grant = add_grant(session, start=START, end=end)
    grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 4_000_00, "awarded_on": START})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 4_000_00, "post_id": lead})
    records.add(session, "instalment", {"grant_id": grant, "due": end, "amount": 4_000_00})
    records.add(session, "fund", {"name": "Old", "kind": "restricted", "balance": -7_00})
    said = needing_a_look(session)
    assert said[0] == "red: Old is overdrawn by £7. Unrestricted money carries it."
    assert said[1].startswith("amber: Songs goes below zero in December 2026, by up to £3,")
    assert said[2] == (
        "amber: From April 2027 Lead has no more money from Songs. "
        "About £1,102 a month will fall on your unrestricted money."
    )


def test_a_fund_at_nothing_for_which_money_came_may_still_hold_some(session: Session) -> None:
    begin_calmly(session)
    lead = records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": START})
    grant = add_grant(session, start=date(2026, 9, 1), end=date(2027, 8, 31))
    grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 4_000_00, "awarded_on": date(2026, 9, 1)})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 4_000_00, "post_id": lead})
    came = {"grant_id": grant, "due": date(2026, 9, 1), "amount": 1_500_00, "received_on": date(2026, 9, 2)}
    records.add(session, "instalment", came)
    (said,) = [sentence for sentence in needing_a_look(session) if "goes below zero" in sentence]
    assert said.endswith("£1,500 has come in for it. If some is still there, say so under “What you hold”.")
    (fund,) = records.rows(session, "fund", where={"kind": FundKind.RESTRICTED})
    records.change(session, "fund", fund.id, {"balance": 1})
    (said,) = [sentence for sentence in needing_a_look(session) if "goes below zero" in sentence]
    assert said.endswith("Unrestricted money has to carry it.")


def test_a_contract_below_its_cost(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))
    project = records.add(session, "project", {"name": "Clay"})
    cost = {"name": "Clay", "amount": 1_000_00, "start": date(2026, 4, 1), "end": date(2027, 3, 31)}
    line = records.add(session, "cost_line", cost)
    set_splits(session, "cost_line", line, {project: 10_000})
    contract = add_grant(session, kind="contract", stage="awarded", amount_awarded=9_000_00, project_id=project)
    records.add(session, "instalment", {"grant_id": contract, "due": date(2026, 12, 31), "amount": 9_000_00})
    assert needing_a_look(session, date(2026, 4, 20))[1:] == [
        "amber: All your balances are £0. Enter what you hold if that is not so.",
        "amber: Clay is paid below its full cost in 2026-27: £3,000 of £12,000 is not covered by confirmed money.",
    ]


def test_old_balances_and_what_cannot_be_reckoned(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))
    assert needing_a_look(session) == [
        "red: The balances are those of 31 March 2026, 8 months ago. Bring them up to date.",
        "amber: Add what you spend and what comes in to see how long your money lasts.",
    ]
    nothing = "amber: Add what you spend and what comes in to see how long your money lasts."
    assert needing_a_look(session, date(2026, 4, 30)) == [nothing]
    begun = needing_a_look(session, date(2026, 5, 1))
    assert begun == ["red: The balances are those of 31 March 2026, 1 month ago. Bring them up to date.", nothing]
    records.change(session, "organisation", 1, {"balance_date": date(2019, 3, 31)})
    records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": date(2019, 4, 1)})
    assert any(sentence.startswith("amber: Employer rates are known from") for sentence in needing_a_look(session))


def first_answers_said(session: Session) -> list[str]:
    return [sentence for sentence in needing_a_look(session) if "first answer" in sentence]


def test_first_answers_want_a_look_as_long_as_they_count(session: Session) -> None:
    begin(session, balance=95_000_00)
    assert first_answers_said(session) == [
        (
            "amber: Regular income, £1,000 a month, is your first answer. "
            "Replace it by what really comes in, and from whom."
        ),
        "amber: Running costs, £2,000 a month, is your first answer. Replace it by what you really spend.",
    ]
    for table in ("income_line", "cost_line"):
        (row,) = records.rows(session, table)
        records.change(session, table, row.id, {"name": "A name of its own"})
    assert needing_a_look(session) == []


def test_costs_told_twice_once_as_a_first_answer(session: Session) -> None:
    begin(session, monthly_costs=4_200_00, monthly_income=0)
    records.add(session, "cost_line", {"name": "Rent", "amount": 800_00, "start": START})
    assert first_answers_said(session) == [
        (
            "amber: Running costs, £4,200 a month, was your first answer. 1 cost is counted as well. "
            "Delete it there if it is the same."
        )
    ]
    records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": START})
    assert "1 cost and 1 post are counted as well." in first_answers_said(session)[0]


def test_income_told_twice_once_as_a_first_answer(session: Session) -> None:
    begin_calmly(session)
    (row,) = records.rows(session, "income_line")
    records.change(session, "income_line", row.id, {"name": "Regular income"})
    add_grant(session, title="Bid", stage="submitted")
    assert "as well" not in first_answers_said(session)[0]
    for title, kind in (("Songs", "grant"), ("Meals", "contract"), ("Dance", "grant")):
        grant = add_grant(session, title=title, kind=kind, stage="awarded", amount_awarded=900_00)
        records.add(session, "instalment", {"grant_id": grant, "due": date(2027, 1, 1), "amount": 900_00})
    assert first_answers_said(session) == [
        (
            "amber: Regular income, £1,000 a month, was your first answer. "
            "2 grants and 1 contract are counted as well. Delete it there if it is the same."
        )
    ]


def test_a_line_of_the_same_name_that_was_brought_in_is_no_first_answer(session: Session) -> None:
    begin_calmly(session)
    line = {"name": "Running costs", "amount": 100_00, "start": START, "import_key": "budget:4"}
    records.add(session, "cost_line", line)
    assert first_answers_said(session) == []


def test_income_told_twice_as_a_line_and_as_the_grant_it_comes_from(session: Session) -> None:
    begin_calmly(session)
    grant = add_grant(session, title="Youth work", kind="contract", stage="awarded", amount_awarded=900_00)
    records.add(session, "instalment", {"grant_id": grant, "due": date(2027, 1, 1), "amount": 900_00})
    for name in ("Trust grant", "Trust room hire", "Grant"):
        records.add(session, "income_line", {"name": name, "amount": 75_00, "start": START})
    told = [sentence for sentence in needing_a_look(session) if "both counted" in sentence]
    assert told == [
        "amber: Trust grant and the contract Youth work from A Trust are both counted. Delete one if they are the same."
    ]


def test_a_line_by_month_is_told_twice_and_asked_about_as_any_other(session: Session) -> None:
    begin_calmly(session)
    grant = add_grant(session, title="Youth work", kind="contract", stage="awarded", amount_awarded=900_00)
    records.add(session, "instalment", {"grant_id": grant, "due": date(2027, 1, 1), "amount": 900_00})
    line = {"name": "Trust grant", "amount": 0, "frequency": "by_month", "start": START, "import_key": "budget:1"}
    row = records.add(session, "income_line", line)
    set_months(session, "income_line", row, {Month(2027, 2): 75_00})
    assert needing_a_look(session) == [
        (
            "amber: 1 income line brought in from a spreadsheet counts as certain and without end. "
            "Say until when each is agreed."
        ),
        (
            "amber: Trust grant and the contract Youth work from A Trust are both counted. "
            "Delete one if they are the same."
        ),
    ]


def test_income_that_was_brought_in_says_until_when_it_is_agreed(session: Session) -> None:
    begin_calmly(session)
    for at in (1, 2):
        line = {"name": f"Fees {at}", "amount": 75_00, "start": START, "import_key": f"budget:{at}"}
        records.add(session, "income_line", line)
    assert needing_a_look(session) == [
        (
            "amber: 2 income lines brought in from a spreadsheet count as certain and without end. "
            "Say until when each is agreed."
        )
    ]
    for row in records.rows(session, "income_line", where={"import_key": ["budget:1", "budget:2"]}):
        records.change(session, "income_line", row.id, {"end": date(2028, 3, 31)})
    assert needing_a_look(session) == []


def test_a_plan_that_is_only_what_was_brought_in_wants_a_look(session: Session) -> None:
    begin_calmly(session, policy_months=None)
    for table, key in (("income_line", "budget:1"), ("cost_line", "budget:2")):
        (row,) = records.rows(session, table)
        records.change(session, table, row.id, {"import_key": key, "end": date(2030, 3, 31)})
    assert needing_a_look(session) == [
        (
            "amber: Your plan is only what was brought in: 1 cost line and 1 income line. "
            "Look through it, and add what is missing."
        )
    ]
    records.add(session, "obligation", {"name": "Last audit", "amount": 900_00})
    assert needing_a_look(session) == []
    records.delete(session, "obligation", [1])
    records.add(session, "cost_line", {"name": "Heat", "amount": 9_00, "start": START})
    assert needing_a_look(session) == []


def test_the_headlines_own_trouble_comes_first_and_says_the_last_safe_day(session: Session) -> None:
    begin_calmly(session, balance=9_500_00)
    trust = add_grant(session, title="Late", kind="contract", stage="awarded", amount_awarded=5_00)
    records.add(session, "instalment", {"grant_id": trust, "due": date(2026, 12, 1), "amount": 5_00})
    said = needing_a_look(session)
    assert said[0] == (
        "red: Your unrestricted money is short in September 2027, by £495. "
        "To close in good order you would have to decide by 31 August 2027."
    )
    assert len(said) == 2
    (fund,) = records.rows(session, "fund", where={"kind": FundKind.GENERAL})
    records.change(session, "fund", fund.id, {"balance": -10_00})
    assert needing_a_look(session)[0].startswith("red: On confirmed income your unrestricted money is already short")
    records.change(session, "fund", fund.id, {"balance": 13_500_00})
    assert needing_a_look(session)[0].startswith("amber: £5 from A Trust for Late")  # short in thirteen months


def test_an_old_balance_is_asked_for_before_anything_else(session: Session) -> None:
    begin_calmly(session, balance=9_500_00)
    said = needing_a_look(session, date(2027, 4, 1))
    assert said[0].startswith("red: The balances are those of 30 November 2026")
    assert said[1].startswith("red: Your unrestricted money is short in September 2027")


def test_what_stands_at_nought_is_asked_for(session: Session) -> None:
    organisation.new_organisation(session, "Us")
    assert needing_a_look(session) == ["amber: Enter your bank balance and its date to see how long your money lasts."]
    records.change(session, "organisation", 1, {"balance_date": date(2026, 11, 30)})
    assert needing_a_look(session) == ["amber: Add what you spend and what comes in to see how long your money lasts."]
    records.add(session, "income_line", {"name": "Fees", "amount": 75_00, "start": START})
    assert needing_a_look(session) == [
        "amber: All your balances are £0. Enter what you hold if that is not so.",
        "amber: No costs are counted, so nothing is taken from your money. Enter what you spend.",
    ]
    records.add(session, "cost_line", {"name": "Rent", "amount": 70_00, "start": START})
    (fund,) = records.rows(session, "fund")
    records.change(session, "fund", fund.id, {"balance": 9_000_00})
    assert needing_a_look(session) == []
    records.change(session, "fund", fund.id, {"balance": 0})
    records.add(session, "fund", {"name": "Songs", "kind": "restricted", "balance": 50_00})
    assert needing_a_look(session) == [
        "amber: £0 of what you hold is free for anything. Check your balances if that is not so."
    ]
    records.change(session, "fund", fund.id, {"balance": 20_00})
    records.change(session, "cost_line", 1, {"amount": 80_00})
    assert needing_a_look(session)[0].startswith("red: Your unrestricted money is short in April 2027")
    records.change(session, "cost_line", 1, {"end": date(2027, 3, 31)})
    assert needing_a_look(session) == ["amber: Nothing is left of your unrestricted money at the end of March 2027."]
    records.change(session, "fund", fund.id, {"balance": 9_000_00})
    records.delete(session, "income_line", [1])
    assert needing_a_look(session) == [
        "amber: No income is confirmed. Enter what comes in, and your grants with their payments."
    ]


def test_money_that_would_be_left_unspent(session: Session) -> None:
    begin(session)
    fund = records.add(session, "fund", {"name": "Songs", "kind": "restricted", "balance": 700_00})
    add_grant(session, stage="awarded", fund_id=fund, end=date(2027, 4, 30))
    said = (
        "amber: £700 of Songs would be unspent when it ends on 30 April 2027. Plan what it pays for, or ask A Trust "
        "in time."
    )
    assert said in needing_a_look(session)
    assert said not in needing_a_look(session, date(2026, 5, 1))
