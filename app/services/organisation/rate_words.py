"""Statutory and published figures in words: a value with its unit, and the figure that a person chooses by name."""

from app.money import format_hundredths, format_money
from app.planning.law.rate_list import FigureName

_POUNDS, _PER_CENT = "pounds", "per cent"


def shown_value(hundredths: int, unit: str) -> str:
    """A value as it is read: £12.71, 15%, 5.6 weeks."""
    if unit == _POUNDS:
        return format_money(hundredths)
    number = format_hundredths(hundredths)
    return f"{number}%" if unit == _PER_CENT else f"{number} {unit}".rstrip()


def called(name: FigureName) -> str:
    """What a figure is called, with its unit where that is not pounds."""
    return name.what if name.unit == _POUNDS else f"{name.what} ({name.unit})"


def key_of(name: FigureName) -> str:
    """How a figure is told apart from all others in one word: `employer_nic rate`."""
    return f"{name.subject} {name.field}"


def parts_of(key: str) -> tuple[str, str]:
    """The subject and the field of such a word."""
    subject, _, field = key.partition(" ")
    return subject, field
