"""What the figures share that can be asked for without a file: what one is, and readers of what was typed for it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from app.money import parse_money
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.text import begun
from app.typed_dates import parse_date

Row = Mapping[str, str]

DATE = "a date, such as 31/3/2027"
A_DAY, A_SUM = "such as 31/3/2027", "such as 620.50"
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lines:
    """An answer of several lines, perhaps with a head; as one text they stand one after the other."""

    lines: tuple[str, ...]
    head: str = ""

    def __str__(self) -> str:
        joined = "; ".join(self.lines)
        return f"{self.head}: {joined}." if self.head else joined


Value = str | int | bool | Decimal | Lines | None
"""One answer: money as a decimal string, a count, yes or no, a number that is not money, lines, or nothing to tell."""


class Missing(Refused):
    """Something that a figure needs was not given; `column` says what."""

    def __init__(self, column: str) -> None:
        super().__init__(f"The {words(column)} is missing. Give {option(column)}, or fill that column.")
        self.column = column


class Both(Refused):
    """Two things were given of which only one can count; `columns` says which."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"Both {words(one)} and {words(other)} are given. Keep only one of them.")
        self.columns = (one, other)


class InputKind(StrEnum):
    """How a column is filled in on the screen."""

    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    TAX_YEAR = "tax-year"
    CHOICE = "choice"
    YES = "yes"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a figure is worked out from.

    `about` is said of it on the command line; `label` names it within a sentence on the screen, where `hint` stands
    under it and `example` in the empty field. `usual` is what the field begins with; `choices` are pairs of what is
    given and its words.
    """

    about: str
    label: str
    kind: InputKind = InputKind.NUMBER
    example: str = ""
    hint: str = ""
    usual: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a figure: its name on the screen and its unit: £, %, `date`, or a word for one of what is counted.

    The answer that was asked for (`main`) stands first on the screen.
    """

    label: str
    unit: str = ""
    main: bool = False


def no_note(_values: Row, _rates: RatePack) -> str:
    """For a figure about which there is nothing to add."""
    return ""


@dataclass(frozen=True)
class Figure:
    """One figure that can be asked for: its name, its title, its columns, and how it is worked out.

    `title` is what it is called within a sentence, `heading` alone. `needed` names the columns that must be given;
    `age|born` is one of the two. `source` says where the usual values of the columns come from.
    """

    name: str
    title: str
    heading: str
    about: str
    columns: Mapping[str, Column]
    needed: tuple[str, ...]
    answers: Mapping[str, Answer]
    work_out: Callable[[Row, RatePack], Mapping[str, Value]]
    note: Callable[[Row, RatePack], str] = no_note
    source: str = ""

    def missing(self, values: Row) -> list[tuple[str, ...]]:
        """The columns that are needed and not given; where one of several would do, those together."""
        return [columns for columns in self._either() if not any(values.get(name) for name in columns)]

    def label(self, name: str) -> str:
        """A column as its field is called: `Age on the last day`, and `or date of birth` for one in its place."""
        label = self.columns[name].label
        return f"or {label}" if any(name in columns[1:] for columns in self._either()) else begun(label)

    def _either(self) -> list[tuple[str, ...]]:
        return [tuple(columns.split("|")) for columns in self.needed]


def needed(values: Row, column: str) -> str:
    """What was typed for a column. Raises Missing where nothing was."""
    typed = values.get(column, "").strip()
    if not typed:
        raise Missing(column)
    return typed


def money(values: Row, column: str) -> int:
    """An amount in pence, not below zero. Raises Refused."""
    amount = parse_money(needed(values, column))
    if amount < 0:
        raise Refused(f"{begun(words(column))} is below zero. Type an amount of 0 or more.")
    return amount


def number(values: Row, column: str) -> Fraction:
    """A number that is not money, such as days a week, not below zero. Raises Refused."""
    typed = needed(values, column)
    if not _NUMBER.fullmatch(typed):
        raise Refused(f"“{typed}” is not a number for {words(column)}. Type one such as 3 or 3.5.")
    return Fraction(typed)


def whole_years(values: Row, column: str) -> int:
    """A whole number of years, such as an age. Raises Refused."""
    years = number(values, column)
    if years.denominator != 1:
        raise Refused(f"{begun(words(column))} must be a whole number of years. Type it as 45.")
    return int(years)


def day_of(values: Row, column: str) -> date:
    """A day. Raises Refused."""
    return parse_date(needed(values, column), date.today())


def day_if(values: Row, column: str) -> date | None:
    """A day, or None where nothing was typed. Raises Refused."""
    return day_of(values, column) if values.get(column) else None


def yes(values: Row, column: str) -> bool:
    """Whether yes was typed; nothing typed is no. Raises Refused for anything but yes and no."""
    typed = values.get(column, "").strip().lower() or "no"
    if typed not in _YES | _NO:
        raise Refused(f"“{typed}” is neither yes nor no. Type one of them for {words(column)}.")
    return typed in _YES


def one_of(values: Row, one: str, other: str) -> str:
    """Which of two columns is given. Raises Both when both are; when neither, the first will be missed."""
    if values.get(one) and values.get(other):
        raise Both(one, other)
    return other if values.get(other) else one


def plain_number(value: Fraction) -> int | Decimal:
    """A number for an answer: whole where it is, otherwise with its decimals, which must come to an end."""
    return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)


def option(column: str) -> str:
    """The option that a column is given by: `--weekly-pay`."""
    return f"--{column.replace('_', '-')}"


def words(column: str) -> str:
    """A column for a sentence: `weekly pay`."""
    return column.replace("_", " ")
