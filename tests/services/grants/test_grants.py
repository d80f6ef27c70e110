"""The pipeline, one grant in full, its stages, and the days on which it is paid."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models.choices import FundKind, Stage
from app.problems import Refused
from app.services.grants import grants
from app.services.grants.instalments import Pattern, payment_dates
from app.services.rows import records

START, END = date(2026, 4, 1), date(2027, 3, 31)


def _grant(session: Session, **values: Any) -> int:
    funder = grants.funder_id_for(session, "A Trust")
    return records.add(session, "grant", {"title": "Choir", "funder_id": funder} | values)


def test_a_row_says_what_comes_next(session: Session) -> None:
    writing = _grant(session, title="A", deadline=date(2026, 5, 1), amount_applied=5)
    waiting = _grant(session, title="B", stage="submitted", decision_due=date(2026, 6, 1))
    running = _grant(session, title="C", stage="awarded", amount_applied=10, amount_awarded=8, end=END)
    records.add(session, "instalment", {"grant_id": running, "due": START, "amount": 3, "received_on": START})
    records.add(session, "instalment", {"grant_id": running, "due": date(2026, 8, 1), "amount": 5})
    records.add(session, "grant_report", {"grant_id": running, "title": "Mid", "due": date(2026, 7, 1)})
    ending = _grant(session, title="D", stage="awarded", end=END)
    lost = _grant(session, title="E", stage="declined", deadline=START)
    rows = {row.id: row for row in grants.grant_rows(session)}
    assert (rows[writing].next_date, rows[writing].next_what, rows[writing].amount) == (date(2026, 5, 1), "Deadline", 5)
    assert (rows[waiting].next_date, rows[waiting].next_what) == (date(2026, 6, 1), "Decision")
    assert (rows[running].next_date, rows[running].next_what) == (date(2026, 7, 1), "Report")
    assert (rows[running].amount, rows[running].received, rows[running].to_come) == (8, 3, 5)
    assert (rows[ending].next_date, rows[ending].next_what) == (END, "Ends")
    assert (rows[lost].next_date, rows[lost].next_what) == (None, "")


def test_one_grant_in_full(session: Session) -> None:
    grant = _grant(session, amount_awarded=1_000_00, purpose="Singing")
    post = records.add(session, "post", {"title": "Lead", "person": "Ana", "salary": 1, "start": START})
    cost = records.add(session, "cost_line", {"name": "Hall", "amount": 1, "start": START})
    project = records.add(session, "project", {"name": "Choir"})
    painter = {"name": "Bo", "role": "artist", "day_rate": 1, "days": 1, "start": START}
    freelancer = records.add(session, "freelancer", painter)
    for target in (
        {"post_id": post},
        {"cost_line_id": cost},
        {"project_id": project},
        {"freelancer_id": freelancer},
        {"category": "travel"},
    ):
        records.add(session, "budget_line", {"grant_id": grant, "amount": 100_00} | target)
    records.add(session, "instalment", {"grant_id": grant, "due": START, "amount": 400_00})
    detail = grants.grant_detail(session, grant)
    assert [line.target for line in detail.budget] == [
        "Lead (Ana)",
        "Hall",
        "Everything for Choir",
        "Bo, artist",
        "All travel",
    ]
    assert (detail.unplanned, detail.unbudgeted) == (600_00, 500_00)
    assert detail.values["purpose"] == "Singing"
    assert detail.row.funder == "A Trust"
    with pytest.raises(Refused, match="not in the file any more"):
        grants.grant_detail(session, 99)


def test_awarding_asks_how_much_and_when_and_opens_a_fund_once(session: Session) -> None:
    grant = _grant(session, purpose="Songs")
    records.add(session, "fund", {"name": "choir", "kind": FundKind.DESIGNATED})
    with pytest.raises(Refused, match=r"Amount awarded is empty\. Fill it in to move this grant to “Awarded”"):
        grants.set_stage(session, grant, Stage.AWARDED, {"awarded_on": START})
    answers = {"awarded_on": START, "amount_awarded": 500}
    grants.set_stage(session, grant, Stage.AWARDED, answers)
    grants.set_stage(session, grant, Stage.SUBMITTED, {"submitted_on": START})
    grants.set_stage(session, grant, Stage.AWARDED)
    restricted = records.rows(session, "fund", where={"kind": FundKind.RESTRICTED})
    assert [(fund["name"], fund["purpose"]) for fund in restricted] == [("Choir (2)", "Songs")]
    assert records.get(session, "grant", grant)["fund_id"] == restricted[0].id


@pytest.mark.parametrize("values", [{"restriction": "unrestricted"}, {"kind": "contract"}])
def test_money_without_a_purpose_goes_to_the_general_fund(session: Session, values: dict[str, Any]) -> None:
    grant = _grant(session, **values)
    grants.set_stage(session, grant, Stage.AWARDED, {"awarded_on": START, "amount_awarded": 500})
    assert records.get(session, "grant", grant)["fund_id"] is None
    assert records.rows(session, "fund") == ()


def test_a_funder_is_found_whatever_its_capitals(session: Session) -> None:
    first = grants.funder_id_for(session, "The  Big Fund")
    assert grants.funder_id_for(session, " the big FUND ") == first
    assert grants.funder_id_for(session, "Another") != first
    assert [record["name"] for record in records.rows(session, "funder")] == ["The Big Fund", "Another"]
    with pytest.raises(Refused, match="Name is empty"):
        grants.funder_id_for(session, "  ")


def test_spreading_keeps_what_was_received(session: Session) -> None:
    grant = _grant(session, amount_awarded=1_000_01)
    kept = {"grant_id": grant, "due": date(2026, 3, 1), "amount": 100_00, "received_on": START}
    records.add(session, "instalment", kept)
    grants.spread_instalments(session, grant, Pattern.MONTHLY, 5, start=START, end=date(2026, 5, 31))
    grants.spread_instalments(session, grant, Pattern.QUARTERLY_ARREARS, 900_01, start=START, end=END)
    found = [(r.due, r.amount) for r in grants.grant_detail(session, grant).instalments]
    assert found == [
        (date(2026, 3, 1), 100_00),
        (date(2026, 6, 30), 225_01),
        (date(2026, 9, 30), 225_00),
        (date(2026, 12, 31), 225_00),
        (END, 225_00),
    ]
    with pytest.raises(Refused, match="Amount is empty"):
        grants.spread_instalments(session, grant, Pattern.ONCE, 0, start=START, end=None)


@pytest.mark.parametrize(
    ("pattern", "end", "expected"),
    [
        (Pattern.ONCE, None, ["2026-04-01"]),
        (Pattern.QUARTERLY_ADVANCE, END, ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"]),
        (Pattern.QUARTERLY_ARREARS, date(2026, 8, 15), ["2026-06-30", "2026-08-15"]),
        (Pattern.MONTHLY, date(2026, 6, 30), ["2026-04-01", "2026-05-01", "2026-06-01"]),
        (Pattern.HALVES, END, ["2026-04-01", "2026-09-30"]),
        (Pattern.YEARLY, date(2028, 3, 31), ["2026-04-01", "2027-04-01"]),
    ],
)
def test_the_days_of_each_pattern(pattern: Pattern, end: date | None, expected: list[str]) -> None:
    assert [day.isoformat() for day in payment_dates(pattern, START, end)] == expected


def test_days_need_an_end_after_the_start() -> None:
    with pytest.raises(Refused, match="End date is empty"):
        payment_dates(Pattern.MONTHLY, START, None)
    with pytest.raises(Refused, match="is before the start date"):
        payment_dates(Pattern.MONTHLY, START, date(2026, 3, 31))


@given(st.sampled_from(list(Pattern)), st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 4_000))
def test_every_payment_falls_within_the_grant(pattern: Pattern, start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    dates = payment_dates(pattern, start, end)
    assert dates
    assert list(dates) == sorted(dates)
    assert all(start <= day <= end for day in dates)
