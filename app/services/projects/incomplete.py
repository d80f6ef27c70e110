"""Projects that nothing is budgeted for, years without deliveries, and prices of nothing."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.services.plan.lacking import without_number
from app.services.rows.columns import stored_table
from app.services.said.row_remark import RowRemark
from app.services.said.wording import say


def incomplete_projects(session: Session) -> Iterator[RowRemark]:
    """Projects that no cost, post, freelancer or person is for. Of a single project everything is a direct cost."""
    project, split, person = stored_table("project"), stored_table("split"), stored_table("person")
    query = (
        select(project.c.id, project.c.name)
        .where(project.c.id.not_in(select(split.c.project_id)))
        .where(project.c.id.not_in(select(person.c.project_id).where(person.c.project_id.is_not(None))))
        .order_by(project.c.id)
    )
    if session.scalar(select(func.count()).select_from(project)) == 1:
        return
    for row in session.execute(query):
        template = "{project} has no budget, so no cost counts as its own. Say which costs are for it."
        yield RowRemark("project", row.id, "", "no budget", say(template, project=row.name), "costs")


def incomplete_years(session: Session) -> Iterator[RowRemark]:
    """Years of a project without sessions and without people: nothing can be reckoned a session or a person."""
    year, project = stored_table("project_year"), stored_table("project")
    query = (
        select(year, project.c.name)
        .join(project, project.c.id == year.c.project_id)
        .where(year.c.sessions == 0, year.c.participants == 0)
        .order_by(year.c.id)
    )
    for row in session.execute(query):
        none = f"{{project}} has no sessions and no people in the year from {row.year}"
        sentence = say(f"{none}, so no unit cost is told. Fill it in.", project=row.name)
        yield RowRemark("project_year", row.id, "sessions", "no sessions", sentence)


def incomplete_prices(session: Session) -> Iterator[RowRemark]:
    """Prices of nothing."""
    yield from without_number(session, "price", "price", "price")
