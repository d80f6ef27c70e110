"""What has to belong together: rows of one project, and rows that others name by their identifier."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.rows.checks import Values, label_of, name_of
from app.services.rows.columns import columns, stored_table
from app.services.rows.fields import SAME_PROJECT
from app.text import listed, quoted

ProjectOf = Callable[[str, int], int | None]
"""The project of a row of a table, by the row's id; None where there is no such row."""


def check_projects(table: str, row: Values, project_of: ProjectOf) -> None:
    """Raise Refused where two rows that a row refers to are of different projects."""
    if table not in SAME_PROJECT:
        return
    first, second = (_project(table, name, row[name], project_of) for name in SAME_PROJECT[table])
    if first is not None and second is not None and first != second:
        name = SAME_PROJECT[table][1]
        raise Refused(f"{label_of(table, name)} of {name_of(table, row)} is of another project. Choose one of its own.")


def check_stored_projects(session: Session, table: str, rows: Iterable[Values]) -> None:
    """The same for rows that are about to be stored."""
    if table not in SAME_PROJECT:
        return
    referred = [columns(table)[name].refers_to for name in SAME_PROJECT[table]]
    owners = {other: _owners(session, other) for other in referred if other != "project"}
    for row in rows:
        check_projects(table, row, lambda other, row_id: owners[other].get(row_id))


def check_not_named(session: Session, table: str, row: Values) -> None:
    """Raise Refused for evidence that a text still cites, and for a measure by which an outcome is still scored."""
    if table not in _NAMING:
        return
    query, sentence = _NAMING[table]
    names = session.scalars(query(row["uid"])).all()
    if names:
        where = listed([quoted(name, 60) for name in dict.fromkeys(names)])
        raise Refused(sentence.format(row=name_of(table, row), where=where))


def _project(table: str, column: str, value: int | None, project_of: ProjectOf) -> int | None:
    refers_to = columns(table)[column].refers_to
    return value if value is None or refers_to == "project" else project_of(refers_to, value)


def _owners(session: Session, table: str) -> dict[int, int]:
    stored = stored_table(table)
    return {row.id: row.project_id for row in session.execute(select(stored.c.id, stored.c.project_id))}


def _citing(uid: str) -> Select[tuple[str]]:
    """The titles of documents in whose texts the evidence stands; what was taken out of a text since does not count."""
    document, section, citation = (stored_table(name) for name in ("document", "section", "citation"))
    return (
        select(document.c.title)
        .join(section, section.c.document_id == document.c.id)
        .join(citation, citation.c.section_id == section.c.id)
        .where(citation.c.evidence == uid, func.instr(section.c.body, "{{" + citation.c.token + "}}") > 0)
        .order_by(document.c.id)
    )


def _scored(uid: str) -> Select[tuple[str]]:
    outcome = stored_table("outcome")
    return select(outcome.c.name).where(outcome.c.measure == uid).order_by(outcome.c.id)


_NAMING: Mapping[str, tuple[Callable[[str], Select[tuple[str]]], str]] = {
    "evidence": (_citing, "{row} is cited in {where}. Take it out of the text first."),
    "own_measure": (_scored, "{row} is the measure of {where}. Choose another one there first."),
}
