"""The one way to read and edit stored rows, by table name: plain values in, plain values out, refusals in sentences.

The transaction is the caller's: a refusal is raised, and the caller rolls back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, func, insert, select, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models.choices import Frequency
from app.problems import Refused
from app.services.rows import months, splits
from app.services.rows.belonging import check_not_named, check_stored_projects
from app.services.rows.checks import Edits, Values, check_row, label_of, name_of, tidy, with_defaults
from app.services.rows.columns import columns, stored_table
from app.services.rows.field import RISE
from app.services.rows.fields import UNIQUE
from app.services.rows.nouns import NOUNS
from app.services.rows.rises import Rises
from app.text import plural

_AT_ONCE = 500
"""SQLite takes only so many values in one statement."""


@dataclass(frozen=True, slots=True)
class Record:
    """One stored row: its id and its values by column, as whole pence, dates, months, booleans, choices and text."""

    id: int
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


class RecordGone(Refused):
    """A row that was deleted meanwhile."""


def rows(
    session: Session, table: str, *, where: Values | None = None, order: str | Sequence[str] = ()
) -> tuple[Record, ...]:
    """The rows of a table: those whose columns equal `where` (any of several, for a list), in the order asked for.

    Ordered by the columns named, then by id. Raises KeyError for a table or column that is none.
    """
    stored = stored_table(table)
    by = (order,) if isinstance(order, str) else tuple(order)
    query = (
        select(stored).where(*_conditions(stored, where or {})).order_by(*(stored.c[name] for name in by), stored.c.id)
    )
    return tuple(_record(row) for row in session.execute(query))


def get(session: Session, table: str, row_id: int) -> Record:
    """One row. Raises RecordGone when it is not there."""
    found = rows(session, table, where={"id": row_id})
    if not found:
        raise RecordGone(f"This {NOUNS[table].one} is not in the file any more.")
    return found[0]


def add(session: Session, table: str, values: Values) -> int:
    """Store a new row, defaults where nothing is said, and return its id. Raises Refused with a sentence."""
    return apply(session, table, [(None, values)])[0]


def change(session: Session, table: str, row_id: int, values: Values) -> None:
    """Change some columns of a row. Raises Refused with a sentence."""
    apply(session, table, [(row_id, values)])


def apply(session: Session, table: str, edits: Edits) -> tuple[int, ...]:
    """Store a block of edits, new rows where the id is None, and return their ids in order.

    Every row is checked before any is stored; with several, the sentence says which row of the block it means.
    """
    stored = stored_table(table)
    before = _by_id(session, table, [row_id for row_id, _ in edits if row_id is not None])
    rises = Rises.of(session)
    wanted = [(edit[0], _wanted(table, before, edit, _place(index, edits), rises)) for index, edit in enumerate(edits)]
    _leave_months(session, table, before, wanted)
    _check_unique(session, table, before, wanted)
    check_stored_projects(session, table, (row for _, row in wanted))
    if table == "split":
        splits.check_totals(session, wanted)
    try:
        ids = tuple(_store(session, stored, before.get(row_id or 0), row) for row_id, row in wanted)
        _begin_months(session, table, before, zip(ids, (row for _, row in wanted), strict=True))
    except IntegrityError as error:
        raise refusal(error) from error
    return ids


def apply_under(session: Session, table: str, column: str, parent: int, edits: Edits) -> tuple[int, ...]:
    """Store a block of rows that belong to another, which `column` names in new ones: payments of a grant, say.

    Raises RecordGone when the row they belong to is not there, and Refused with a sentence.
    """
    get(session, columns(table)[column].refers_to, parent)
    owned = [(row, {**values, column: parent} if row is None else values) for row, values in edits]
    return apply(session, table, owned)


def delete(session: Session, table: str, ids: Iterable[int]) -> None:
    """Delete rows with everything that belongs to them. Raises Refused for one that others still need."""
    doomed = _by_id(session, table, list(ids))
    if table == "organisation":
        raise Refused("The organisation itself cannot be deleted. Make a new file for another one.")
    if table == "fund" and any(record["kind"] == "general" for record in doomed.values()):
        raise Refused("The general fund cannot be deleted: every organisation has one. Set its balance to £0 instead.")
    for record in doomed.values():
        _check_unused(session, table, record)
        check_not_named(session, table, record.values)
    stored = stored_table(table)
    try:
        for some in _portions(list(doomed)):
            session.execute(delete_rows(stored).where(stored.c.id.in_(some)))
    except IntegrityError as error:
        raise refusal(error) from error


def bulk_insert(session: Session, table: str, new: Sequence[Values]) -> tuple[int, ...]:
    """Store many checked, whole rows in one go and return their ids; for imports. Raises Refused."""
    if not new:
        return ()
    stored = stored_table(table)
    first = (session.scalar(select(func.max(stored.c.id))) or 0) + 1
    ids = tuple(range(first, first + len(new)))
    try:
        session.execute(insert(stored), [{**row, "id": row_id} for row_id, row in zip(ids, new, strict=True)])
    except IntegrityError as error:
        raise refusal(error) from error
    return ids


def refusal(error: IntegrityError) -> Refused:
    """The database's own refusal as a sentence: what no check before it caught."""
    text = str(error.orig)
    name = text.rpartition(": ")[2]
    if text.startswith("UNIQUE"):
        return Refused("Two rows would have the same name. Choose another name.")
    if text.startswith("NOT NULL"):
        table, _, column = name.partition(".")
        return Refused(f"{label_of(table, column)} is empty. Fill it in.")
    if text.startswith("FOREIGN KEY"):
        return Refused("This row refers to another that is not in the file, or that is still needed. Choose again.")
    for table, noun in NOUNS.items():
        for column in columns(table):
            if name.startswith(f"ck_{table}_{column}"):
                return Refused(f"{label_of(table, column)} of the {noun.one} cannot be stored like this. Correct it.")
    return Refused("This cannot be stored as it is. Look through what you typed.")


def _record(row: Row[Any]) -> Record:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented name for it
    return Record(values.pop("id"), values)


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _by_id(session: Session, table: str, ids: Sequence[int]) -> dict[int, Record]:
    found = (rows(session, table, where={"id": some}) for some in _portions(ids))
    return {record.id: record for some in found for record in some}


def _conditions(stored: Table, where: Values) -> list[ColumnElement[bool]]:
    return [
        stored.c[name].in_(list(value))
        if isinstance(value, list | tuple | set | frozenset)
        else stored.c[name].is_(None)
        if value is None
        else stored.c[name] == value
        for name, value in where.items()
    ]


def _place(index: int, edits: Sequence[object]) -> str:
    return f"Row {index + 1}: " if len(edits) > 1 else ""


def _wanted(
    table: str, before: Mapping[int, Record], edit: tuple[int | None, Values], place: str, rises: Rises
) -> dict[str, Any]:
    """The whole row as it will stand, checked."""
    row_id, values = edit
    tidied = tidy(table, values)
    if row_id is not None and row_id not in before:
        raise RecordGone(f"{place}This {NOUNS[table].one} is not in the file any more.")
    row = with_defaults(table, tidied) if row_id is None else {**before[row_id].values, **tidied}
    if row_id is None or tidied.keys() & RISE.keys():
        row = rises.completed(table, row)
    try:
        check_row(table, row)
        if row_id is not None:
            _check_amount(table, before[row_id].values, row)
    except Refused as refused:
        raise Refused(f"{place}{refused}") from refused
    if table == "fund" and row_id is not None and before[row_id]["kind"] == "general" != row["kind"]:
        raise Refused(f"{place}The general fund stays general: every organisation has one. Add another fund instead.")
    return row


def _store(session: Session, stored: Table, before: Record | None, row: Values) -> int:
    """Write a new row, or what has changed of one: nothing at all when nothing has."""
    if before is None:
        return int(session.execute(insert(stored).values(**row).returning(stored.c.id)).scalar_one())
    changed = {name: value for name, value in row.items() if value != before.values[name]}
    if changed:
        session.execute(update(stored).where(stored.c.id == before.id).values(**changed))
    return before.id


def _check_amount(table: str, before: Values, row: Values) -> None:
    """The amount of a line that goes by month would count for nothing: it is refused, not stored."""
    by_month = table in months.LINES and row["frequency"] is before["frequency"] is Frequency.BY_MONTH
    if by_month and row["amount"] != before["amount"]:
        name = name_of(table, row)
        raise Refused(f"Each month of {name} has its own amount. Change its months, or first how often it comes.")


def _begin_months(
    session: Session, table: str, before: Mapping[int, Record], stored: Iterable[tuple[int, Values]]
) -> None:
    """Lines that go by month from now on go on with what they came to."""
    for line in months.LINES:
        if table == line:
            for row_id, row in stored:
                was = before[row_id].values if row_id in before else row
                if row["frequency"] is Frequency.BY_MONTH and (was is row or was["frequency"] is not row["frequency"]):
                    months.begin(session, line, row_id, was)


def _leave_months(
    session: Session, table: str, before: Mapping[int, Record], wanted: Sequence[tuple[int | None, dict[str, Any]]]
) -> None:
    """Lines that went by month and have no amount from an earlier time get the one that makes the same year."""
    for line in months.LINES:
        if table == line:
            for row_id, row in wanted:
                went = row_id is not None and before[row_id]["frequency"] is Frequency.BY_MONTH
                if row_id is not None and went and row["frequency"] is not Frequency.BY_MONTH and not row["amount"]:
                    row["amount"] = months.evened_out(session, line, row_id, row["frequency"])


def _check_unique(session: Session, table: str, before: Mapping[int, Record], wanted: Edits) -> None:
    """Refuse a new or changed name that another row has; capitals make no other name."""
    for names in UNIQUE.get(table, ()):
        keyed = [(row_id, _key(row, names), row) for row_id, row in wanted]
        fresh = [
            (key, row)
            for row_id, key, row in keyed
            if None not in key and (row_id is None or key != _key(before[row_id].values, names))
        ]
        if not fresh:
            continue
        stored = stored_table(table)
        taken = [
            _key(row._mapping, names)  # noqa: SLF001 - SQLAlchemy's documented name for it
            for row in session.execute(select(stored.c.id, *(stored.c[name] for name in names)))
            if row.id not in before
        ]
        counts = Counter(taken + [key for _, key, _ in keyed])
        for key, row in fresh:
            if counts[key] > 1:
                raise Refused(_taken(table, names, row))
    if table == "fund":
        _check_one_general(session, set(before), [row for _, row in wanted])


def _key(row: Mapping[Any, Any], names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(_folded(row[name]) for name in names)


def _folded(value: object) -> object:
    """Names that differ only in capitals are the same name to a reader."""
    return value.casefold() if type(value) is str else value


def _taken(table: str, names: tuple[str, ...], row: Values) -> str:
    noun = NOUNS[table]
    if names == ("import_key",):
        return f"{name_of(table, row)} was imported before. It is in the file already."
    if len(names) > 1 and "year" not in names:
        return f"There is such a {noun.one} already. Change the one that is there."
    if len(names) > 1:
        return f"This year is in the list already. Change the {noun.one} that is there."
    return f"There is another {noun.one} called {name_of(table, row)}. Choose another name."


def _check_one_general(session: Session, changed: set[int], wanted: Sequence[Values]) -> None:
    fund = stored_table("fund")
    general = session.scalars(select(fund.c.id).where(fund.c.kind == "general"))
    count = sum(row_id not in changed for row_id in general) + sum(row["kind"] == "general" for row in wanted)
    if count > 1:
        raise Refused("There is one general fund already. Make this one designated or restricted.")


def _check_unused(session: Session, table: str, record: Record) -> None:
    """Refuse to delete a row that rows of other tables may not do without."""
    for other, noun in NOUNS.items():
        for column, info in columns(other).items():
            if info.refers_to == table and info.protects:
                stored = stored_table(other)
                count = session.scalar(select(func.count()).where(stored.c[column] == record.id)) or 0
                if count:
                    raise Refused(
                        f"{name_of(table, record.values)} still has {plural(count, noun.one, noun.many)}. "
                        f"Move or delete {'it' if count == 1 else 'them'} first."
                    )
