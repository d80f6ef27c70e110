"""Every stored row that is not complete, gathered from every room: what each lacks for a figure to count it."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy.orm import Session

from app.services.costs.incomplete import incomplete_costs, incomplete_freelancers, incomplete_posts
from app.services.grants.incomplete import (
    incomplete_budget,
    incomplete_grants,
    incomplete_income,
    incomplete_payments,
)
from app.services.organisation.incomplete import incomplete_obligations
from app.services.people.incomplete import incomplete_needs, incomplete_records, incomplete_supervision
from app.services.plan.first_answers import first_answer_remarks
from app.services.projects.incomplete import incomplete_prices, incomplete_projects, incomplete_years
from app.services.said.row_remark import RowRemark
from app.services.scenarios.incomplete import incomplete_changes, incomplete_scenarios

CHECKS: Mapping[str, Callable[[Session], Iterable[RowRemark]]] = {
    "grant": incomplete_grants,
    "instalment": incomplete_payments,
    "budget_line": incomplete_budget,
    "income_line": incomplete_income,
    "cost_line": incomplete_costs,
    "post": incomplete_posts,
    "freelancer": incomplete_freelancers,
    "project": incomplete_projects,
    "project_year": incomplete_years,
    "price": incomplete_prices,
    "obligation": incomplete_obligations,
    "supervision_plan": incomplete_supervision,
    "course_need": incomplete_needs,
    "training_record": incomplete_records,
    "scenario": incomplete_scenarios,
    "scenario_change": incomplete_changes,
}
"""By table, in the order in which they are told: what moves the most money first."""


def incomplete_rows(session: Session) -> tuple[RowRemark, ...]:
    """Every row that lacks something, one remark each."""
    return tuple(item for table in CHECKS for item in _by_id(CHECKS[table](session)).values())


def row_remarks(session: Session, table: str) -> Mapping[int, RowRemark]:
    """What there is to say about rows of one table, by id: what they lack, or that they are first answers."""
    lacking = CHECKS[table](session) if table in CHECKS else ()
    return _by_id((*lacking, *first_answer_remarks(session, table)))


def _by_id(remarks: Iterable[RowRemark]) -> Mapping[int, RowRemark]:
    """By row, the first that is told of it."""
    found: dict[int, RowRemark] = {}
    for remark in remarks:
        found.setdefault(remark.id, remark)
    return found
