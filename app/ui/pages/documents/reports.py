"""The reports that funders want, to choose the one that a document is: those still to send first, by the day."""

from app.dates import format_date
from app.services.rows import records
from app.services.rows.records import Record
from app.ui.desk.desk import Desk


def reports_to_choose(desk: Desk) -> list[tuple[Record, str, str]]:
    """Each report with its grant's title, and the words for a list: many are called “Final report”."""
    read = desk.workspace.read
    grants = {row.id: row["title"] for row in read(records.rows, "grant")}
    rows = sorted(read(records.rows, "grant_report"), key=lambda row: (row["sent_on"] is not None, row["due"], row.id))
    return [(row, grants[row["grant_id"]], _words(row, grants[row["grant_id"]])) for row in rows]


def _words(row: Record, grant: str) -> str:
    sent = row["sent_on"]
    when = f"due {format_date(row['due'])}" if sent is None else f"sent {format_date(sent)}"
    return f"{grant}: {row['title']}, {when}"
