"""What a funder's report knows of its grant: what was typed as spent by the balance date, and what nobody typed."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.choices import CostCategory, LegalForm
from app.problems import Refused
from app.services.documents.account_facts import account_of
from app.services.organisation.organisation import THE_ROW, new_organisation
from app.services.rows import records

BALANCES = date(2026, 10, 31)


@pytest.fixture
def grant(session: Session) -> int:
    new_organisation(session, "Us", balance_date=BALANCES, balance=1_000_00)
    funder = records.add(session, "funder", {"name": "A Trust"})
    values = {"title": "Songs", "funder_id": funder, "stage": "awarded", "amount_awarded": 1_500_00}
    return records.add(session, "grant", values)


def _line(session: Session, grant: int, amount: int, spent: int, target: Mapping[str, Any]) -> None:
    records.add(session, "budget_line", {"grant_id": grant, "amount": amount, "spent": spent, **target})


def test_lines_are_called_by_what_they_pay_for_without_a_persons_name(session: Session, grant: int) -> None:
    post = {"title": "singing leader", "person": "Ann Smith", "salary": 10_000_00, "start": BALANCES}
    freelancer = {"name": "Ines Duarte", "role": "artist", "day_rate": 200_00, "days": 100, "start": BALANCES}
    project = records.add(session, "project", {"name": "Choir"})
    _line(session, grant, 500_00, 100_00, {"post_id": records.add(session, "post", post)})
    _line(session, grant, 300_00, 50_00, {"freelancer_id": records.add(session, "freelancer", freelancer)})
    _line(session, grant, 400_00, 20_00, {"project_id": project})
    _line(session, grant, 300_00, 10_00, {"category": CostCategory.STAFF})
    account = account_of(session, grant)
    assert [line.name for line in account.lines] == ["Singing leader", "Artist", "Choir", "Staff"]
    assert (account.budget, account.spent, account.spent_at) == (1_500_00, 180_00, BALANCES)
    assert account.missing == ()


def test_two_lines_for_the_same_are_one(session: Session, grant: int) -> None:
    for spent in (10_00, 20_00):
        _line(session, grant, 750_00, spent, {"category": CostCategory.VENUE})
    (line,) = account_of(session, grant).lines
    assert (line.name, line.budget, line.spent) == ("Venue hire", 1_500_00, 30_00)


def test_a_sole_traders_time_is_hers_and_not_staff(session: Session, grant: int) -> None:
    records.change(session, "organisation", THE_ROW, {"legal_form": LegalForm.SOLE_TRADER})
    _line(session, grant, 1_500_00, 10_00, {"category": CostCategory.STAFF})
    (line,) = account_of(session, grant).lines
    assert line.name == "My time"


def test_what_nobody_typed_is_missing(session: Session, grant: int) -> None:
    assert account_of(session, grant).missing == ("The grant has no budget. Enter what it pays for, line by line.",)
    _line(session, grant, 1_000_00, 0, {"category": CostCategory.VENUE})
    _line(session, grant, 400_00, 0, {"category": CostCategory.TRAVEL})
    assert account_of(session, grant).missing == (
        "Nothing is typed as spent of this grant. Type it beside each line of its budget.",
        "The budget comes to £1,400 and the award to £1,500. Check both.",
    )
    _line(session, grant, 100_00, 50_00, {"category": CostCategory.STAFF})
    assert account_of(session, grant).missing == (
        "Nothing is typed as spent for 2 budget lines. Check that this is so.",
    )
    records.change(session, "organisation", THE_ROW, {"balance_date": None})
    assert "No balance date is entered" in account_of(session, grant).missing[0]
    records.change(session, "grant", grant, {"amount_awarded": None})
    assert "The amount awarded is not entered" in account_of(session, grant).missing[0]


def test_a_report_and_the_payments_are_told(session: Session, grant: int) -> None:
    due = date(2026, 12, 31)
    report = records.add(session, "grant_report", {"grant_id": grant, "title": "Final", "due": due})
    for day, came in ((due, None), (BALANCES, BALANCES)):
        records.add(session, "instalment", {"grant_id": grant, "due": day, "amount": 750_00, "received_on": came})
    account = account_of(session, grant, report)
    assert (account.report, account.report_due) == ("Final", due)
    assert [asdict(each) for each in account.payments] == [
        {"due": BALANCES, "amount": 750_00, "received_on": BALANCES},
        {"due": due, "amount": 750_00, "received_on": None},
    ]


def test_a_grant_that_is_gone_is_refused(session: Session, grant: int) -> None:
    records.delete(session, "grant", [grant])
    with pytest.raises(Refused):
        account_of(session, grant)
