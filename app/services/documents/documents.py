"""Beginning a document of any kind with what is known already filled in, and finding one by its title."""

from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.documents.kinds.kind import Kind, Reader
from app.documents.kinds.loading import kind_of
from app.services.documents.about import Subject, named, subject_of
from app.services.documents.filling_in import fill_in
from app.services.organisation.organisation import details
from app.services.rows import records
from app.text import free_name


def new_document(
    session: Session,
    kind: str,
    *,
    today: date,
    project: str = "",
    grant: str = "",
    report: str = "",
    year: int | None = None,
    buyer: str = "",
    reader: Reader | None = None,
) -> str:
    """Begin a document of a kind, fill in what is known, and return its title, which is made unique.

    Project, grant and report are named by their names and titles; `year` is that in which the financial year begins.
    A document that is about a year shows the costs of the next one where none is given, since what is asked for lies
    ahead. Raises Refused where the kind needs something that is not named, and for what is not there, saying what is.
    """
    about = kind_of(kind)
    subject = subject_of(session, about, project=project, grant=grant, report=report, year=year)
    title = free_name(_title(session, about, subject), [row["title"] for row in records.rows(session, "document")])
    values = {
        "title": title,
        "kind": about.id,
        "project_id": subject.project,
        "grant_id": subject.grant,
        "grant_report_id": subject.report,
        "year": _next_year(session, today) if year is None and "year" in about.about else year,
        "audience": reader or about.reader,
        "buyer": buyer.strip(),
        "created_on": today,
    }
    fill_in(session, about, records.add(session, "document", values))
    return title


def document_named(session: Session, title: str) -> int:
    """The id of the document with this title, in any case. Raises Refused with the titles there are."""
    return named(records.rows(session, "document"), title, "document", lambda row: (row["title"],)).id


def _title(session: Session, kind: Kind, subject: Subject) -> str:
    """Such as `Choir: business case`, or `Weaver Trust, core: Interim report` where a report has a title already."""
    return f"{subject.name or details(session).name}: {subject.report_title or kind.inside}"


def _next_year(session: Session, today: date) -> int:
    """The year in which the financial year after today's begins."""
    return FinancialYear.containing(Month.of(today), details(session).year_start_month).end.year
