"""What an import would do, row by row: done as a trial in a transaction that the caller takes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.exchange.giving.awards import Award, Awards
from app.exchange.lists.rows import Table
from app.problems import Problem
from app.services.imports.imports import import_awards, import_table
from app.services.imports.known import BEARER, Known
from app.services.imports.lists import TABLES, column_of, simple_columns
from app.services.imports.outcome import Change, ImportRefused, ImportResult, RowOutcome
from app.services.imports.rows import AWARD_COLUMNS
from app.services.rows.checks import heading_of, with_defaults
from app.services.rows.columns import columns
from app.services.rows.usual import UNSAID
from app.services.rows.value_words import names_of, value_words

NEW, THERE, CHANGED, UNUSABLE = "new", "there", "changed", "unusable"
"""The states of a row: to be added, there already and the same, there already and different, not usable."""

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


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the preview: its key in `PreviewRow.cells`, its heading, and whether it holds figures."""

    key: str
    heading: str
    figures: bool


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file: its number there, what becomes of it (a state above), and its values in words.

    A row that is there has what is stored, with the `changes` that the file offers; one that cannot be used has what
    the file says. `name` is what the stored row is called.
    """

    number: int
    state: str
    cells: Mapping[str, str]
    name: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; counts of rows. `blocked` means that not even the good rows can come in.

    `unsaid` counts the grants to be added that do not say whether they are restricted.
    """

    added: int = 0
    there: int = 0
    changed: int = 0
    unsaid: int = 0
    unusable: int = 0
    blocked: bool = False
    columns: tuple[PreviewColumn, ...] = ()
    rows: tuple[PreviewRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


Said = Callable[[int], Mapping[str, str]]
"""What the file says in a row, by stored column."""


def preview_table(session: Session, table: Table, said: Said, *, today: date, restriction: str = UNSAID) -> Preview:
    """Try to bring in a list. `said` gives what the file says in a row, by field, for rows that cannot be used."""
    stored = TABLES[table.kind]
    try:
        result = import_table(session, table, today=today, skip_problem_rows=True, restriction=restriction)
    except ImportRefused as refused:
        preview = Preview(blocked=True, problems=refused.problems, notes=table.notes)
    else:
        preview = _preview(
            session,
            stored,
            result,
            [row.number for row in table.rows],
            lambda number: {column_of(stored, name): text for name, text in said(number).items()},
        )
    return replace(preview, notes=(table.columns_left_out, *preview.notes)) if table.unused else preview


def preview_awards(
    session: Session,
    awards: Awards,
    own_org_id: str,
    *,
    today: date,
    restriction: str = UNSAID,
) -> Preview:
    """Try to bring in published awards."""
    wrong = {problem.row for problem in awards.problems}
    found = {award.row: award for award in awards.found}
    numbers = {award.row for award in awards.awards} | {number for number in found if number in wrong}
    result = import_awards(session, awards, own_org_id, today=today, skip_problem_rows=True, restriction=restriction)
    return _preview(session, "grant", result, sorted(numbers), lambda number: _award_words(found[number]))


def _preview(session: Session, table: str, result: ImportResult, numbers: Sequence[int], said: Said) -> Preview:
    """What came of an import that is not kept, in words."""
    rows = _rows(session, table, result, numbers, said)
    shown = [name for name in _shown(table) if any(row.cells.get(name) for row in rows)]
    return Preview(
        added=result.added,
        there=result.already_there,
        changed=result.changed,
        unsaid=result.unsaid,
        unusable=len({problem.row for problem in result.problems}),
        columns=tuple(_column_of(table, name) for name in shown),
        rows=tuple(rows),
        problems=result.problems,
        notes=result.notes,
    )


def _rows(session: Session, table: str, result: ImportResult, numbers: Sequence[int], said: Said) -> list[PreviewRow]:
    known = Known(session, table)
    stored = {record.id: record for record in known.rows}
    outcomes = {outcome.number: outcome for outcome in result.rows}
    names = names_of(session)
    telling = _telling(table, [stored[outcome.id].values for outcome in result.rows])
    rows = []
    for number in numbers:
        outcome = outcomes.get(number)
        if outcome is None:
            rows.append(PreviewRow(number, UNUSABLE, said(number)))
            continue
        record = stored[outcome.id]
        cells = {name: value_words(table, name, record[name], names) for name in telling}
        bearer = known.bearer_words(record)
        cells |= {BEARER: bearer} if bearer else {}
        rows.append(PreviewRow(number, _state(outcome), cells, outcome.name, outcome.changes))
    return rows


def _state(outcome: RowOutcome) -> str:
    if outcome.new:
        return NEW
    return CHANGED if outcome.changes else THERE


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
    values = {
        column: next((value for name in names if (value := getattr(award, name))), None)
        for column, names in AWARD_COLUMNS.items()
        if column not in {"funder_id", "end"}
    }
    words = {column: value_words("grant", column, value, {}) for column, value in values.items()}
    end = value_words("grant", "end", award.planned_end, {})
    return words | {"end": end, "funder_id": award.funder_name or award.funder_id}
