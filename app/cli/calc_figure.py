"""What the figures of `calc` share: what a figure is, and readers of what was typed for it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.money import parse_money
from app.problems import Refused

Row = Mapping[str, str]
Value = str | int | bool | Decimal | None
"""One answer: money as a decimal string, a count, yes or no, a number that is not money, or nothing to tell."""

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?", re.ASCII)


def no_note(_values: Row) -> str:
    """For a figure about which there is nothing to add."""
    return ""


@dataclass(frozen=True)
class Figure:
    """One figure that can be asked for: its name, its columns with a word about each, and how it is worked out.

    `needed` names the columns that must be given; `age|born` is one of the two.
    """

    name: str
    about: str
    columns: Mapping[str, str]
    needed: tuple[str, ...]
    answers: tuple[str, ...]
    work_out: Callable[[Row], Mapping[str, Value]]
    note: Callable[[Row], str] = no_note


def needed(values: Row, column: str) -> str:
    """What was typed for a column. Raises Refused where nothing was."""
    typed = values.get(column, "").strip()
    if not typed:
        raise Refused(f"The {words(column)} is missing. Give {option(column)}, or fill that column.")
    return typed


def money(values: Row, column: str) -> int:
    """An amount in pence, not below zero. Raises Refused."""
    amount = parse_money(needed(values, column))
    if amount < 0:
        raise Refused(f"{words(column).capitalize()} is below zero. Type an amount of 0 or more.")
    return amount


def number(values: Row, column: str) -> Fraction:
    """A number that is not money, such as days a week, not below zero. Raises Refused."""
    typed = needed(values, column)
    if not _NUMBER.fullmatch(typed):
        raise Refused(f"“{typed}” is not a number for {words(column)}. Type one such as 3 or 3.5.")
    return Fraction(typed)


def plain_number(value: Fraction) -> int | Decimal:
    """A number for an answer: whole where it is, otherwise with its decimals, which must come to an end."""
    return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)


def option(column: str) -> str:
    """The option that a column is given by: `--weekly-pay`."""
    return f"--{column.replace('_', '-')}"


def words(column: str) -> str:
    """A column for a sentence: `weekly pay`."""
    return column.replace("_", " ")
