"""Taking over what a file says of a row that is there, with what follows from it."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy.orm import Session

from app.models.choices import Stage
from app.services.grants.edits import change_grant
from app.services.grants.grants import give_fund
from app.services.imports.known import BEARER
from app.services.rows import records
from app.services.rows.splits import WHOLE, SplitTable, set_splits


def update_row(session: Session, table: str, row_id: int, taken: Mapping[str, Any]) -> None:
    """Change the columns taken of a stored row; a project bears all of it. Raises Refused.

    A grant changes as by hand: one that is awarded and restricted gets a fund of its own.
    """
    values = {column: value for column, value in taken.items() if column != BEARER}
    if table == "grant":
        change_grant(session, row_id, values)
        if taken.get("stage") is Stage.AWARDED:
            give_fund(session, row_id)
    else:
        records.change(session, table, row_id, values)
    if taken.get(BEARER) is not None:
        set_splits(session, cast(SplitTable, table), row_id, {taken[BEARER]: WHOLE})
