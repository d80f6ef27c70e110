"""What is due, and what is overdue."""

from datetime import date

from sqlalchemy.orm import Session

from app.services.home.due import due
from app.services.rows import records
from tests.services.home.first_plan import START, TODAY, add_grant


def test_what_is_due_and_overdue(session: Session) -> None:
    add_grant(session, title="Bid", stage="drafting", deadline=date(2026, 12, 20))
    add_grant(session, title="Old bid", stage="declined", deadline=date(2026, 12, 21))
    add_grant(session, title="Asked", stage="submitted", decision_due=date(2026, 11, 1))
    won = add_grant(session, title="Won", stage="awarded", amount_awarded=5, end=date(2027, 1, 31))
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
