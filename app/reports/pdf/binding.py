"""Which words of a text stay on one line: a minus and its number, the parts of a date or an amount, a last word.

A dot between two parts of a line stays with the part before it.
"""

import re

from app.dates import MONTH_NAMES, SHORT_MONTHS

NO_BREAK = "\u00a0"
"""Stands for a space at which a line does not end; printed, and so copied and searched, as an ordinary space."""

_MONTHS = "|".join((*MONTH_NAMES, *SHORT_MONTHS, "Sept"))
_UNITS = "million|billion|thousand|bn|m|k|per cent|%|pence|p"
_BOUND = (
    re.compile(r"(?<!\S)([−\-–+±<>≤≥~]) (?=[£€$]?\d)"),
    re.compile(rf"(?<!\d)(\d{{1,2}}) (?=(?:{_MONTHS})\b)"),
    re.compile(rf"\b({_MONTHS}) (?=\d{{4}}\b)"),
    re.compile(r"([£€$]) (?=\d)"),
    re.compile(rf"(\d) (?=(?:{_UNITS})(?!\w))"),
    re.compile(r"(\d) (?=\d{3}(?!\d))"),
    re.compile(r"(\S?) (?=· )"),
)
_LAST = re.compile(r" (?=\S+\s*\Z)")


def bound(text: str, *, last_two: bool = False) -> str:
    """The text with `NO_BREAK` for each space at which no line may end; it stays as long as it was."""
    for pattern in _BOUND:
        text = pattern.sub(rf"\1{NO_BREAK}", text)
    return _LAST.sub(NO_BREAK, text) if last_two else text
