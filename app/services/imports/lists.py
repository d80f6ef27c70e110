"""The lists that can be brought in: what exchange reads, under the words of the columns that each field fills."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.exchange.lists.field import ListField, ListKind
from app.exchange.lists.kinds import KINDS
from app.services.rows.columns import columns
from app.services.rows.fields import FIELDS

TABLES: Mapping[str, str] = {
    "costs": "cost_line",
    "posts": "post",
    "freelancers": "freelancer",
    "income": "income_line",
    "grants": "grant",
}
"""The table that each kind of list fills."""

_READ_AS = {"money": "money", "percent": "percent", "hundredths": "number", "number": "number", "date": "date"}
_READ_AS |= {"yesno": "yesno", "text": "text"}
"""How a list reads a stored column of each kind that needs no more than a look at its cell."""


def column_of(table: str, field: str) -> str:
    """The stored column that a field of a list fills; the field itself where that is none, as the project of a cost."""
    return _filled(table).get(field, field)


def simple_columns(kind: str) -> Mapping[str, str]:
    """The columns of a list that exchange knows nothing special of, by field: stored as they are read."""
    known = KINDS[kind].by_name
    return {
        field: column
        for field, column in _filled(TABLES[kind]).items()
        if FIELDS[TABLES[kind]][column].imported == column and field not in known
    }


def simple_values(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row of a list says of its simple columns, as it is stored; nothing for an empty cell."""
    found = {column: row.get(field) for field, column in simple_columns(kind).items()}
    known = columns(TABLES[kind])
    return {
        column: _stored(known[column].kind, value)
        for column, value in found.items()
        if value is not None and value != ""
    }


def _filled(table: str) -> Mapping[str, str]:
    """The column that each field of a list fills."""
    return {FIELDS[table][name].imported or name.removesuffix("_id"): name for name in columns(table)}


def _stored(kind: str, value: Any) -> Any:
    """Lists read numbers and per cents as they are written: 1.5 and 60."""
    if not isinstance(value, Decimal):
        return value
    return round(value * (1 if kind == "number" else 100))


def _list(kind: ListKind) -> ListKind:
    table = TABLES[kind.name]
    filled = _filled(table)
    labels = {field: FIELDS[table][column].label for field, column in filled.items()}
    choices = {
        field: {each.value: each.label for each in words}
        for field, column in filled.items()
        if (words := columns(table)[column].choices)
    }
    senses = {field: FIELDS[table][column].sense for field, column in filled.items()}
    return kind.called(labels, choices, senses, [_simple(table, *pair) for pair in simple_columns(kind.name).items()])


def _simple(table: str, field: str, column: str) -> ListField:
    known = FIELDS[table][column]
    low, high = (Decimal(0 if bound is None else bound) for bound in (known.low, known.high))
    if columns(table)[column].kind != "number":
        low, high = low / 100, high / 100
    return ListField(
        field,
        known.label,
        _READ_AS[columns(table)[column].kind],
        headings=tuple(known.words),
        low=low,
        high=high,
        sense=known.sense,
    )


LISTS: Mapping[str, ListKind] = MappingProxyType({name: _list(kind) for name, kind in KINDS.items()})
"""Every kind of list by its name."""
