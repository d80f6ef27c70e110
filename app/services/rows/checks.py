"""What a value or a row may hold, said in sentences that name the field: the first line before the database's own."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.dates import EARLIEST, LATEST, Month, format_date
from app.models.choices import Choice
from app.money import format_hundredths, format_money, round_half_up
from app.planning.law.redundancy import EARLIEST_START, OLDEST, birth_fits
from app.problems import Refused
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.field import Field
from app.services.rows.fields import FIELDS, ONE_OF, ORDERED
from app.services.rows.nouns import NOUNS
from app.services.rows.usual import usual_values
from app.text import listed, quoted

Values = Mapping[str, Any]
Edits = Sequence[tuple[int | None, Values]]
"""A block of rows to be stored together: the id of each, None for a new one, and its columns that are said."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_WANTED = {
    "money": "Type an amount, such as 1,200.",
    "percent": "Type a percentage, such as 60%.",
    "hundredths": "Type a number, such as 0.6.",
    "number": "Type a whole number.",
    "date": "Type a date, such as 31/3/2027.",
    "month": "Type a month, such as April 2027.",
    "text": "Type a few words.",
    "choice": "Choose one from the list.",
    "row": "Choose one from the list.",
    "yesno": "Choose yes or no.",
}


def storable(text: str) -> str:
    """A text without the characters that no file can hold."""
    return _UNSTORABLE.sub("", text)


def tidy(table: str, values: Values) -> dict[str, Any]:
    """The values as they are stored: names trimmed, words of a choice as its members, characters no file can hold gone.

    Raises KeyError for a column that the table has not, TypeError for a value of another kind: mistakes in the
    program. Where one target of several is given, the others are emptied.
    """
    known = columns(table)
    tidied = {name: _native(known[name], FIELDS[table][name], value) for name, value in values.items()}
    choices = ONE_OF.get(table, ())
    if any(tidied.get(name) is not None for name in choices):
        tidied = {name: None for name in choices if name not in tidied} | tidied
    return tidied


def with_defaults(table: str, values: Values) -> dict[str, Any]:
    """A whole new row: every column, with its default, or what follows from others, where nothing is given."""
    defaults: dict[str, Any] = {
        name: info.makes() if info.makes else info.default for name, info in columns(table).items()
    }
    return defaults | usual_values(table, values) | dict(values)


def check_row(table: str, row: Values) -> None:
    """Raise Refused with a sentence when a whole row cannot be stored."""
    fields = FIELDS[table]
    for name, info in columns(table).items():
        value = row[name]
        plain = (value is None and info.optional) or (type(value) is str and not fields[name].filled)
        if not plain:  # most values need no look: thousands of rows come through here at once
            check_value(table, name, info, value)
    _check_order(table, row)
    _check_targets(table, row)
    if table == "post":
        _check_service(row)


def check_value(table: str, name: str, info: ColumnInfo, value: object) -> None:
    """Raise Refused with a sentence when one value lies outside what its column can hold."""
    field = FIELDS[table][name]
    if value is None or value == "":
        if (value is None and not info.optional) or field.filled:
            raise Refused(f"{field.label} is empty. {_WANTED[info.kind]}")
        return
    if isinstance(value, date) and not EARLIEST <= value <= LATEST:
        raise Refused(f"{field.label} is {format_date(value)}, which is too far away. Check the year.")
    if isinstance(value, Month) and not EARLIEST.year <= value.year <= LATEST.year:
        raise Refused(f"{field.label} is {value.label}, which is too far away. Check the year.")
    if isinstance(value, int) and not isinstance(value, bool):
        _check_bounds(field, info.kind, value)


def label_of(table: str, column: str) -> str:
    """The words of the screen for a column."""
    return FIELDS[table][column].label


def heading_of(table: str, column: str) -> str:
    """What heads a column in a table."""
    return FIELDS[table][column].heading


def name_of(table: str, row: Values) -> str:
    """What to call a row in a sentence: its name in quotation marks, or the noun of its table."""
    noun = NOUNS[table]
    value = row.get(noun.name) if noun.name else None
    if value is None or value == "":
        return f"this {noun.one}"
    return quoted(value.label if isinstance(value, Choice) else value, 60)


def _native(info: ColumnInfo, field: Field, value: object) -> object:
    if value is None:
        return None
    if isinstance(value, str) and info.choices is not None:
        return info.python(value)
    wanted = int if info.kind == "row" else info.python
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise TypeError(f"{info.name} holds {wanted.__name__}, not {value!r}")
    if isinstance(value, str):
        text = storable(value)
        return text.strip() if field.filled else text
    return value


def _check_bounds(field: Field, kind: str, value: int) -> None:
    if field.low is None or field.high is None or field.low <= value <= field.high:
        return
    low, high, shown = (_shown(kind, field.unit, number) for number in (field.low, field.high, value))
    if kind == "money" and value > field.high:
        raise Refused(f"{field.label} is {shown}, more than £1 billion. Check the number of noughts.")
    if kind == "money" and field.low == 0:
        raise Refused(f"{field.label} is {shown}. It cannot be less than nothing.")
    raise Refused(f"{field.label} is {shown}. It has to be between {low} and {high}.")


def _shown(kind: str, unit: str, value: int) -> str:
    if kind == "money":
        return format_money(value)
    sign, size = "−" if value < 0 else "", abs(value)
    if unit == "fte":
        return f"{sign}{size // 10_000}.{size % 10_000:04d}".rstrip("0").removesuffix(".")
    if unit == "minutes":
        return f"{format_hundredths(round_half_up(value * 100, 60))} hours"
    if kind in {"percent", "hundredths"}:
        return format_hundredths(value) + ("%" if kind == "percent" else "")
    return f"{sign}{size}{'%' if unit == 'percent' else ''}"


def _check_order(table: str, row: Values) -> None:
    if table not in ORDERED:
        return
    first, last = ORDERED[table]
    start, end = row[first], row[last]
    if start is None or end is None or start <= end:
        return
    if isinstance(start, date):
        raise Refused(
            f"{label_of(table, last)} ({format_date(end)}) is before “{label_of(table, first)}” "
            f"({format_date(start)}). Change one of them."
        )
    low, high = (_shown(columns(table)[name].kind, FIELDS[table][name].unit, row[name]) for name in (first, last))
    raise Refused(
        f"{label_of(table, first)} ({low}) is more than “{label_of(table, last)}” ({high}). Change one of them."
    )


def _check_targets(table: str, row: Values) -> None:
    choices = ONE_OF.get(table, ())
    if choices and sum(row[name] is not None for name in choices) != 1:
        labels = [f"“{label_of(table, name)}”" for name in choices]
        raise Refused(f"Choose one thing that it is for: {listed(labels, 'or')}.")


def _check_service(row: Values) -> None:
    """Service that begins after the job ended cannot be, nor at an age at which nobody works."""
    began, end = row["service_start"], row["end"]
    if began is not None and end is not None and began > end:
        raise Refused(
            f"{label_of('post', 'service_start')} ({format_date(began)}) is after “{label_of('post', 'end')}” "
            f"({format_date(end)}). Change one."
        )
    born, first = row["born"], began or row["start"]
    if born is not None and not birth_fits(born, first):
        raise Refused(
            f"{label_of('post', 'born')} is {format_date(born)}, and the job began on {format_date(first)}. "
            f"Someone who begins to work is {EARLIEST_START} to {OLDEST} years old. Change one of them."
        )
