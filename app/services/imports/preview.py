"""What an import would do, row by row: done as a trial in a transaction that the caller takes back."""

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.exchange.giving.awards import Award, Awards
from app.exchange.lists.rows import Table
from app.problems import Problem
from app.services.imports.imports import ImportRefused, ImportResult, import_awards, import_table
from app.services.imports.lists import TABLES, column_of, simple_columns
from app.services.rows import records
from app.services.rows.checks import heading_of, with_defaults
from app.services.rows.columns import columns
from app.services.rows.value_words import names_of, value_words

NEW, THERE, UNUSABLE = "new", "there", "unusable"

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "cost_line": (
        *("name", "amount", "frequency", "category", "project", "start", "end", "pool", "note", "uplift"),
        *("payment_lag", "vat"),
    ),
    "post": (
        *("title", "person", "salary", "fte", "project", "start", "end", "pension_basis", "pension", "pool"),
        *("nic_category", "service_start"),
    ),
    "freelancer": ("name", "role", "day_rate", "days", "project", "start", "end"),
    "income_line": (
        *("name", "amount", "frequency", "category", "certainty", "probability", "start", "end", "fund_id"),
        *("project_id", "uplift"),
    ),
    "grant": (
        *("title", "funder_id", "stage", "amount_awarded", "amount_applied", "start", "end", "restriction"),
        *("awarded_on", "deadline", "decision_due", "probability", "kind", "project_id", "fund_id", "reference"),
        *("programme", "purpose"),
    ),
}
"""The columns of a preview, the telling ones first; one in which every row says the usual thing is left out."""

_AWARD: Mapping[str, str] = {
    "title": "title",
    "amount_awarded": "amount_awarded",
    "amount_applied": "amount_applied",
    "awarded_on": "award_date",
    "start": "planned_start",
    "end": "planned_end",
    "reference": "id",
    "programme": "programme",
    "purpose": "description",
}


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the preview: its key in `PreviewRow.cells`, its heading, and whether it holds figures."""

    key: str
    heading: str
    figures: bool


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file: its number there, what becomes of it (new, there, unusable), and its values in words.

    A row that cannot be used has what the file says.
    """

    number: int
    state: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. `unusable` counts rows; `blocked` means that not even the good rows can come in."""

    added: int = 0
    there: int = 0
    unusable: int = 0
    blocked: bool = False
    columns: tuple[PreviewColumn, ...] = ()
    rows: tuple[PreviewRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A row as it was read: its number and its import key."""

    number: int
    key: str


def preview_table(session: Session, table: Table, said: Callable[[int], Mapping[str, str]], *, today: date) -> Preview:
    """Try to bring in a list. `said` gives what the file says in a row, by field, for rows that cannot be used."""
    stored = TABLES[table.kind]
    trial = _Trial(session, stored, [_Seen(row.number, row.key) for row in table.rows])
    trial.said = lambda one: {column_of(stored, name): text for name, text in said(one.number).items()}
    if "project_id" not in columns(stored):
        trial.bears = {row.key: str(row.values.get("project") or "") for row in table.rows}
    try:
        preview = trial.preview(import_table(session, table, today=today, skip_problem_rows=True))
    except ImportRefused as refused:
        preview = Preview(blocked=True, problems=refused.problems, notes=table.notes)
    return replace(preview, notes=(table.columns_left_out, *preview.notes)) if table.unused else preview


def preview_awards(session: Session, awards: Awards, own_org_id: str, *, today: date) -> Preview:
    """Try to bring in published awards."""
    times: Counter[str] = Counter()
    seen = []
    for award in awards.awards:
        times[award.key] += 1
        key = award.key if times[award.key] == 1 else f"{award.key}#{times[award.key]}"
        seen.append(_Seen(award.row, key))
    numbers = {problem.row for problem in awards.problems} - {one.number for one in seen}
    found = {award.row: award for award in awards.found}
    seen += [_Seen(number, "") for number in found if number in numbers]
    trial = _Trial(session, "grant", sorted(seen, key=lambda one: one.number))
    trial.said = lambda one: _award_words(found[one.number])
    return trial.preview(import_awards(session, awards, own_org_id, today=today, skip_problem_rows=True))


class _Trial:
    """One import that is not kept; made before it is done, so that it knows what was there already."""

    def __init__(self, session: Session, table: str, seen: Sequence[_Seen]) -> None:
        self.said: Callable[[_Seen], Mapping[str, str]] = lambda _seen: {}
        self.bears: Mapping[str, str] = {}
        self._session = session
        self._table = table
        self._seen = seen
        self._before = set(self._stored())

    def preview(self, result: ImportResult) -> Preview:
        """What came of it."""
        wrong = {problem.row for problem in result.problems}
        rows = self._rows(wrong)
        shown = [name for name in _shown(self._table) if any(row.cells.get(name) for row in rows)]
        return Preview(
            added=result.added,
            there=result.already_there,
            unusable=len(wrong),
            columns=tuple(_column_of(self._table, name) for name in shown),
            rows=tuple(rows),
            problems=result.problems,
            notes=result.notes,
        )

    def _rows(self, wrong: Container[int | None]) -> list[PreviewRow]:
        stored = self._stored()
        names = names_of(self._session)
        telling = _telling(self._table, [stored[one.key] for one in self._seen if one.key in stored])
        rows = []
        for one in self._seen:
            if one.number in wrong or one.key not in stored:
                rows.append(PreviewRow(one.number, UNUSABLE, self.said(one)))
                continue
            values = stored[one.key]
            cells = {name: value_words(self._table, name, values[name], names) for name in telling}
            project = {"project": self.bears[one.key]} if self.bears.get(one.key) else {}
            rows.append(PreviewRow(one.number, THERE if one.key in self._before else NEW, cells | project))
        return rows

    def _stored(self) -> dict[str, Mapping[str, Any]]:
        """The rows that an import brought, by import key."""
        found = records.rows(self._session, self._table)
        return {record["import_key"]: record.values for record in found if record["import_key"]}


def _shown(table: str) -> tuple[str, ...]:
    kind = next(kind for kind, filled in TABLES.items() if filled == table)
    return (*_SHOWN[table], *simple_columns(kind).values())


def _telling(table: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The first four columns, and those in which some row says something else than every new row does."""
    usual = with_defaults(table, {})
    return [
        name
        for at, name in enumerate(_shown(table))
        if name in usual and (at < 4 or any(row[name] not in {None, "", usual[name]} for row in rows))
    ]


def _column_of(table: str, name: str) -> PreviewColumn:
    info = columns(table).get(name)
    if info is None:
        return PreviewColumn(name, heading_of("split", "project_id"), figures=False)
    figures = info.kind in {"money", "percent", "hundredths", "number"}
    return PreviewColumn(name, heading_of(table, name), figures)


def _award_words(award: Award) -> dict[str, str]:
    """What an award says, by stored column."""
    values = {column: getattr(award, name) for column, name in _AWARD.items()}
    words = {column: value_words("grant", column, value, {}) for column, value in values.items()}
    return words | {"funder_id": award.funder_name or award.funder_id}
