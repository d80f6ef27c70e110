"""What a document is about: the project, the grant and the funder's report that someone names, found in the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.documents.kinds.kind import About, Kind
from app.problems import Refused
from app.services.rows import records
from app.services.rows.records import Record
from app.text import name_key, quoted, some_of

_TOLD = 10
_MOST_TELLING: Sequence[About] = ("report", "grant", "project")
"""What has to be named, in the order in which it is asked for: a report says which grant, too."""

Names = Callable[[Record], Sequence[str]]
"""What a row is called: shortly first, and last so that it is told from others."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about, by ids, and what that is called, for its title."""

    project: int | None = None
    grant: int | None = None
    report: int | None = None
    name: str = ""
    report_title: str = ""


def subject_of(session: Session, kind: Kind, *, project: str, grant: str, report: str, year: int | None) -> Subject:
    """What is named, found in the file. Raises Refused, with what there is, where something is missing or unknown."""
    given: dict[About, bool] = {
        "project": bool(project.strip()),
        "grant": bool(grant.strip()),
        "report": bool(report.strip()),
        "year": year is not None,
    }
    for about, is_given in given.items():
        if is_given and about not in (*kind.about, *kind.may_be_about):
            raise Refused(f"{quoted(kind.name)} is not about a {about}. Leave the {about} out.")
    found: dict[About, Record] = {}
    if given["project"]:
        found["project"] = named(_projects(session), project, "project", _by_name)
    if given["grant"]:
        found["grant"] = named(_grants(session), grant, "grant", _by_title)
    if given["report"]:
        of = found["grant"].id if "grant" in found else None
        found["report"] = named(_reports(session, of), report, "report", _by_title)
        found["grant"] = records.get(session, "grant", found["report"]["grant_id"])
    for about in _MOST_TELLING:
        if about in kind.about and about not in found:
            raise _missing(session, kind, about, found.get("grant"))
    return _subject(found)


def _subject(found: dict[About, Record]) -> Subject:
    project, grant, report = found.get("project"), found.get("grant"), found.get("report")
    return Subject(
        project=project.id if project else None,
        grant=grant.id if grant else None,
        report=report.id if report else None,
        name=project["name"] if project else grant["title"] if grant else "",
        report_title=report["title"] if report else "",
    )


def _missing(session: Session, kind: Kind, about: About, grant: Record | None) -> Refused:
    """What has to be named, with what there is to name."""
    noun, rows, names = {
        "project": ("project", _projects(session), _by_name),
        "grant": ("grant", _grants(session), _by_title),
        "report": ("report", _reports(session, grant.id if grant else None), _by_title),
    }[about]
    return Refused(f"{quoted(kind.name)} needs a {noun}. Name one. There are: {_those(rows, names)}.")


def _projects(session: Session) -> tuple[Record, ...]:
    return records.rows(session, "project", order="name")


def _grants(session: Session) -> tuple[Record, ...]:
    """The grants, each with who gives it, since two funders may have called theirs the same."""
    funders = {row.id: row["name"] for row in records.rows(session, "funder")}
    return tuple(
        Record(row.id, {**row.values, "whose": funders[row["funder_id"]]})
        for row in records.rows(session, "grant", order="title")
    )


def _reports(session: Session, grant: int | None) -> tuple[Record, ...]:
    """The reports of a grant, or of all, each with its grant: many are called “Final report”."""
    grants = {row.id: row["title"] for row in records.rows(session, "grant")}
    where = {} if grant is None else {"grant_id": grant}
    return tuple(
        Record(row.id, {**row.values, "whose": grants[row["grant_id"]]})
        for row in records.rows(session, "grant_report", where=where, order="due")
    )


def _by_name(row: Record) -> tuple[str, ...]:
    return (row["name"],)


def _by_title(row: Record) -> tuple[str, ...]:
    return row["title"], f"{row['title']} ({row['whose']})"


def named(rows: Sequence[Record], name: str, noun: str, names: Names) -> Record:
    """The row of this name, in any case. Raises Refused, with the rows there are, for none and for several."""
    found = [row for row in rows if name_key(name) in map(name_key, names(row))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"Several {noun}s are called {quoted(name)}. Choose one: {_those(found, names)}.")
    there = f"There is no {noun} called {quoted(name)}." if name.strip() else f"No {noun} is named."
    raise Refused(f"{there} There are: {_those(rows, names)}.")


def _those(rows: Sequence[Record], names: Names) -> str:
    """The rows there are, for a sentence: each so that it is told from others."""
    return some_of([f"“{names(row)[-1]}”" for row in rows], _TOLD) or "none yet"
