"""What needs a look, gathered from every room, each in one sentence."""

from datetime import date

from sqlalchemy.orm import Session

from app.models.choices import FundKind, Stage
from app.services.grants import grants
from app.services.organisation import organisation
from app.services.rows import records
from app.services.rows.splits import set_splits
from tests.services.home.first_plan import START, add_grant, begin, needing_a_look


def test_a_calm_plan_needs_no_look(session: Session) -> None:
    begin(session)
    assert needing_a_look(session) == []


def test_money_that_is_late_or_has_no_dates(session: Session) -> None:
    begin(session)
    late = add_grant(session, title="Late", stage="awarded", amount_awarded=5_00)
    records.add(session, "instalment", {"grant_id": late, "due": date(2026, 12, 1), "amount": 5_00})
    add_grant(session, title="Dateless", stage="awarded", amount_awarded=900_00)
    add_grant(session, title="Bid", stage="submitted", amount_applied=900_00)
    assert needing_a_look(session) == [
        "amber: £5 from A Trust for Late was due on 1 December 2026. Mark it as received, or give it a new date.",
        "amber: Dateless, £900, has no payment dates, so the forecast leaves it out.",
        "amber: £905 of Dateless and 1 other grant is counted as paying for nothing yet. Say what it pays for.",
    ]


def test_a_post_that_two_grants_pay_in_full(session: Session) -> None:
    begin(session)
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
    begin(session)
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
    begin(session)
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
    assert needing_a_look(session, date(2026, 6, 1)) == [
        "amber: Clay is paid below its full cost in 2026-27: £3,000 of £12,000 is not covered by confirmed money.",
    ]


def test_old_balances_and_what_cannot_be_reckoned(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31))
    assert needing_a_look(session) == [
        "amber: The balances are those of 31 March 2026, 9 months ago. Bring them up to date."
    ]
    records.change(session, "organisation", 1, {"balance_date": date(2019, 3, 31)})
    records.add(session, "post", {"title": "Lead", "salary": 12_000_00, "start": date(2019, 4, 1)})
    assert any(sentence.startswith("amber: Employer rates are known from") for sentence in needing_a_look(session))


def test_first_answers_that_still_count_beside_the_real_lines(session: Session) -> None:
    begin(session, monthly_costs=4_200_00, monthly_income=1_000_00)
    records.delete(session, "income_line", [row.id for row in records.rows(session, "income_line")][1:])
    assert not any("first answer" in sentence for sentence in needing_a_look(session))
    records.add(session, "cost_line", {"name": "Rent", "amount": 800_00, "start": START})
    said = (
        "amber: Running costs, £4,200 a month, was your first answer and still counts beside the other lines. "
        "Delete it if they take its place."
    )
    assert [sentence for sentence in needing_a_look(session) if "first answer" in sentence] == [said]


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
