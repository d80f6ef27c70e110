"""Beginning a document about a project, and finding one by its title."""

from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.problems import Refused
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.text import free_name, name_key


def new_document(session: Session, kind: str, *, project: str, today: date, buyer: str = "") -> str:
    """Begin a document about the project of this name, and return its title, which is made unique.

    It shows the costs of the next financial year, since what is asked for lies ahead. Raises Refused for a project
    that is not there.
    """
    found = _named(session, "project", "name", project, "project")
    first_month = load_plan(session).year_start_month
    year = FinancialYear.containing(Month.of(today), first_month).end.year
    taken = [row["title"] for row in records.rows(session, "document")]
    title = free_name(f"{found['name']}: business case", taken)
    values = {
        "title": title,
        "kind": kind,
        "project_id": found.id,
        "buyer": buyer.strip(),
        "year": year,
        "created_on": today,
    }
    records.add(session, "document", values)
    return title


def document_named(session: Session, title: str) -> int:
    """The id of the document with this title, in any case. Raises Refused with the titles there are."""
    return _named(session, "document", "title", title, "document").id


def _named(session: Session, table: str, column: str, name: str, noun: str) -> records.Record:
    rows = records.rows(session, table)
    for row in rows:
        if name_key(row[column]) == name_key(name):
            return row
    there = ", ".join(f"“{row[column]}”" for row in rows[:10]) or "none yet"
    raise Refused(f"There is no {noun} called “{name}”. There are: {there}.")
