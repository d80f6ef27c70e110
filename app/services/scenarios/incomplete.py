"""Scenarios without changes, and changes that do not say enough to be tried."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.planning.plan.changes import Unfinished
from app.services.rows import records
from app.services.said.row_remark import RowRemark
from app.services.said.wording import say
from app.services.scenarios.scenarios import change_of, missing_columns


def incomplete_scenarios(session: Session) -> Iterator[RowRemark]:
    """Scenarios that change nothing."""
    told = {row["scenario_id"] for row in records.rows(session, "scenario_change")}
    for row in records.rows(session, "scenario"):
        if row.id not in told:
            sentence = say("{scenario} has no changes, so it answers as the plan does. Add one.", scenario=row["name"])
            yield RowRemark("scenario", row.id, "name", "no changes", sentence)


def incomplete_changes(session: Session) -> Iterator[RowRemark]:
    """Changes that lack whom they are about, or by how much."""
    names = {row.id: row["name"] for row in records.rows(session, "scenario")}
    for row in records.rows(session, "scenario_change"):
        change = change_of(row)
        if isinstance(change, Unfinished):
            column = missing_columns(row)[0]
            template = f"{{scenario}}: {change.lacks}, so it cannot be tried. Fill that in."
            sentence = say(template, scenario=names[row["scenario_id"]])
            yield RowRemark("scenario_change", row.id, column, "unfinished", sentence)
