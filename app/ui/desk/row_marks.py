"""What the rows of a stored table lack, as its table on the screen shows it."""

from collections.abc import Mapping

from app.services.home.incomplete import row_remarks
from app.services.said.wording import plain
from app.ui.desk.workspace import Workspace
from app.ui.table.column import RowMark


def row_marks(workspace: Workspace, table: str) -> Mapping[int, RowMark]:
    """By id, the rows that are not complete, and those that are first answers."""
    found = workspace.read(row_remarks, table)
    return {row: RowMark(each.column, each.lacks, plain(each.sentence)) for row, each in found.items()}
