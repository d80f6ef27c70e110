"""Stored values in plain words, by table and column: £1,200 for pence, 31 May 2027, the label of a choice, a name."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.dates import MONTH_NAMES, Month, format_date
from app.models.choices import Choice
from app.money import format_hundredths, format_money, round_half_up
from app.problems import Refused
from app.services.rows import records
from app.services.rows.checks import label_of
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS
from app.text import one_line, shorten

Names = Mapping[tuple[str, int], str]
"""The name of each row that others refer to, by its table and id."""

_LONGEST = 300


def value_words(table: str, column: str, value: object, names: Names) -> str:
    """A value in words: native, or as the journal keeps it (ISO dates, stored words, 0 and 1).

    Nothing for None and for an empty text. A row that is referred to is said by its name, or as one that is gone. A
    column that an earlier release had, and values of it, are said as they are.
    """
    info = columns(table).get(column) if table in NOUNS else None
    native = value if info is None or value is None else _native(info, value)
    if native is None or native == "":
        return ""
    if isinstance(native, Choice | Month):
        return native.label
    if isinstance(native, bool):
        return "yes" if native else "no"
    if isinstance(native, date):
        return format_date(native)
    return _number(table, info, native, names) if isinstance(native, int) and info is not None else _text(native)


def column_words(table: str, column: str) -> str:
    """The label of a column; of one that an earlier release had, its name in words."""
    if column in FIELDS.get(table, {}):
        return label_of(table, column)
    return column.replace("_", " ").capitalize()


def names_of(session: Session) -> dict[tuple[str, int], str]:
    """The names of all rows that other rows refer to."""
    referred = {info.refers_to for table in NOUNS for info in columns(table).values() if info.refers_to}
    return {
        (table, record.id): record[NOUNS[table].name]
        for table in sorted(referred)
        for record in records.rows(session, table)
    }


def _native(info: ColumnInfo, value: object) -> Any:
    """What the journal keeps, as the program knows it; what it does not know stays as it is."""
    readers: dict[str, Callable[[Any], object]] = {
        "date": lambda text: date.fromisoformat(text) if isinstance(text, str) else text,
        "month": lambda text: Month.parse(text) if isinstance(text, str) else text,
        "choice": info.python,
        "yesno": bool,
    }
    read = readers.get(info.kind)
    try:
        return value if read is None else read(value)
    except (ValueError, Refused):
        return value


def _number(table: str, info: ColumnInfo, value: int, names: Names) -> str:
    match info.kind, FIELDS[table][info.name].unit:
        case "money", _:
            words = format_money(value)
        case "row", _:
            words = names.get((info.refers_to, value)) or f"a {NOUNS[info.refers_to].one} that is gone"
        case _, "fte":
            words = _decimal(value, 4)
        case _, "minutes":
            words = f"{format_hundredths(round_half_up(value * 100, 60))} {'hour' if value == 60 else 'hours'}"
        case _, "month":
            words = MONTH_NAMES[value - 1] if 1 <= value <= len(MONTH_NAMES) else str(value)
        case _, "percent":
            words = f"{value}%"
        case _, "year":
            words = str(value)
        case "percent", _:
            words = f"{_decimal(value, 2)}%"
        case "hundredths", _:
            words = _decimal(value, 2)
        case _:
            words = _decimal(value, 0)
    return words


def _decimal(value: int, places: int) -> str:
    """A whole number of hundredths (or ten-thousandths) without idle noughts: `0.6`, `−1,200.25`."""
    whole, part = divmod(abs(value), 10**places)
    decimals = f".{part:0{places}d}".rstrip("0") if part else ""
    return f"{'−' if value < 0 else ''}{whole:,}{decimals}"


def _text(value: object) -> str:
    return shorten(one_line(str(value)), _LONGEST)
