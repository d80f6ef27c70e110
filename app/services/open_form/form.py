"""The whole organisation file as one open, documented mapping that any program can read, and back without loss.

Rows are told apart by their names, never by row numbers. What the form looks like stands in
`resources/organisation.schema.json`, which `python -m app schema` writes from `app.services.open_form.schema`; which
version the form has, in `app.models.formats`.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.models.formats import CURRENT
from app.models.schema import TABLES
from app.problems import Problem, Refused
from app.services.open_form.kept import kept_in, kept_out
from app.services.open_form.kept_reading import Kept, read_kept
from app.services.open_form.reader import Reader
from app.services.open_form.shape import ATTACHMENTS, FORMAT, ORGANISATION, SECTIONS, Section, name_column, value_out
from app.services.rows import records
from app.services.rows.records import Record
from app.text import free_name, plural

_SHOWN = 20

Keys = dict[str, dict[int, str]]


class OpenFormUnusable(Refused):
    """A file in the open form that cannot be read as it is; `problems` has everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        lines = [str(problem) for problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            lines.append(f"and {plural(len(problems) - _SHOWN, 'more problem')}")
        wrong = (
            f"{plural(len(problems), 'thing')} in it {'has' if len(problems) == 1 else 'have'} to be put right first"
        )
        super().__init__("\n".join((f"Nothing was brought in: {wrong}.", *lines)))


def to_open_form(session: Session) -> dict[str, Any]:
    """Everything in the file, ready to be written as JSON: money as "1234.50", dates ISO, months "2026-04"."""
    keys: Keys = {}
    owner = records.rows(session, "organisation")
    form: dict[str, Any] = {"format": FORMAT, "version": str(CURRENT), "organisation": None}
    form[ATTACHMENTS.name] = _list(session, ATTACHMENTS, keys)
    form["organisation"] = _row(ORGANISATION, owner[0], keys) if owner else None
    for section in SECTIONS:
        form[section.name] = _list(session, section, keys)
    return form | kept_out(session)


def from_open_form(session: Session, data: Mapping[str, Any]) -> None:
    """Fill an empty file with what `to_open_form` gave, or what was written by hand in that form.

    Keys that are not in the form, values of another kind, references to nothing and everything else that a file may
    not hold are problems; with any of them nothing is stored and OpenFormUnusable is raised. A file that holds
    something already is refused.
    """
    if any(records.rows(session, section.table) for section in (ATTACHMENTS, ORGANISATION, *SECTIONS)):
        raise Refused("This file already holds an organisation. Make a new file to bring another one in.")
    reader = Reader()
    tables = reader.read(data)
    kept = read_kept(data) if not reader.problems else Kept()
    if problems := (*reader.problems, *kept.problems):
        raise OpenFormUnusable(problems)
    for mapped in TABLES:
        records.bulk_insert(session, mapped.__tablename__, tables.get(mapped.__tablename__, ()))
    kept_in(session, kept)


def _keys(section: Section, found: tuple[Record, ...]) -> dict[int, str]:
    """Each row's name, made different where names repeat."""
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for record in found:
        keys[record.id] = free_name(record[name_column(section.table)], taken)
        taken.add(keys[record.id])
    return keys


def _list(session: Session, section: Section, keys: Keys) -> list[dict[str, Any]]:
    return list(_with_children(session, section, records.rows(session, section.table), keys).values())


def _with_children(
    session: Session, section: Section, found: tuple[Record, ...], keys: Keys
) -> dict[int, dict[str, Any]]:
    """Rows by their id, each with the lists of what belongs to it, and these with theirs."""
    if section.keyed:
        keys[section.table] = _keys(section, found)
    rows = {record.id: _row(section, record, keys) for record in found}
    for child in section.children:
        for row in rows.values():
            row[child.name] = []
        theirs = tuple(each for each in records.rows(session, child.table) if each[child.link] in rows)
        inside = _with_children(session, child, theirs, keys)
        for record in theirs:
            rows[record[child.link]][child.name].append(inside[record.id])
    return rows


def _row(section: Section, record: Record, keys: Keys) -> dict[str, Any]:
    row: dict[str, Any] = {"key": keys[section.table][record.id]} if section.keyed else {}
    for name, info in section.plain.items():
        value = record[info.name]
        row[name] = keys[info.refers_to].get(value) if info.kind == "row" else value_out(info, value)
    for name, info in section.targets.items():
        value = record[info.name]
        if value is not None:
            row["target"] = {name: keys[info.refers_to][value] if info.kind == "row" else value_out(info, value)}
    return row
