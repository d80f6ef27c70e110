"""What is due about people, and budgets against what was spent of them: those of grants, supervision and training."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from sqlalchemy.orm import Session

from app.documents.facts.money import DueLine, SpendingLine
from app.planning.forecast.people_money import PeopleYear
from app.planning.plan.plan import Plan
from app.services.people.due import due_about_people

SOON_DAYS = 31
"""What is due within so many days is told, and whatever is overdue: a summary is written each month."""
GRANTS = "Grants and contracts"
_NAMES = {"supervision": "Supervision", "training": "Training"}


def due_lines(session: Session, today: date, kind: Literal["supervision", "training"]) -> tuple[DueLine, ...]:
    """What is due of one kind, the overdue first."""
    until = today + timedelta(days=SOON_DAYS)
    items = [item for item in due_about_people(session, today) if item.kind == kind and item.date <= until]
    ordered = sorted(items, key=lambda item: (not item.overdue, item.date, item.title))
    return tuple(DueLine(item.date, item.title, item.detail, item.overdue) for item in ordered)


def spending_lines(plan: Plan, people: Sequence[PeopleYear]) -> tuple[SpendingLine, ...]:
    """Budgets of agreed grants as at the balance date, and of supervision and training in their financial year."""
    return (*_grants(plan), *_people(people))


def _grants(plan: Plan) -> Iterator[SpendingLine]:
    for grant in plan.grants:
        budget = sum(line.amount for line in grant.budget)
        if grant.confirmed and not grant.ended and budget:
            yield SpendingLine(GRANTS, grant.title, budget, sum(line.spent for line in grant.budget))


def _people(people: Sequence[PeopleYear]) -> Iterator[SpendingLine]:
    for each in people:
        if each.budget is not None:
            yield SpendingLine(f"People, {each.year}", _NAMES[each.kind], each.budget, each.spent)
