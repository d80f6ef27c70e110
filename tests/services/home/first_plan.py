"""A small plan, from its first answers or in calm waters, and what of it needs a look."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.places import rows_of, spots
from app.services.grants import grants
from app.services.home.attention import attention
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.services.said.wording import plain

TODAY = date(2026, 12, 3)
START = date(2026, 12, 1)


def begin(session: Session, **answers: Any) -> None:
    given = {"balance": 9_500_00, "monthly_income": 1_000_00, "monthly_costs": 2_000_00, "policy_months": 300}
    organisation.start_mine(session, StartAnswers("Us", balance_date=date(2026, 11, 30), **(given | answers)))


def begin_calmly(session: Session, **answers: Any) -> None:
    """The same with money for years, and lines of its own in place of first answers."""
    begin(session, **({"balance": 95_000_00} | answers))
    for table, name in (("income_line", "Fees"), ("cost_line", "Room hire")):
        for row in records.rows(session, table):
            records.change(session, table, row.id, {"name": name})


def add_grant(session: Session, **values: Any) -> int:
    funder = grants.funder_id_for(session, "A Trust")
    return records.add(session, "grant", {"title": "Songs", "funder_id": funder} | values)


def needing_a_look(session: Session, today: date = TODAY) -> list[str]:
    found = attention(session, load_rates(), today)
    assert all(spots(item.place or rows_of(item.table)) for item in found)  # each leads somewhere
    return [f"{item.level}: {plain(item.sentence)}" for item in found]
