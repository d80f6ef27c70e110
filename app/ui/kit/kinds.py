"""What a field or a table cell holds: how a value is read from typed text, shown, copied out and compared.

The one place where the window turns text into values and back. Nothing here makes a widget.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.dates import Month, format_date
from app.money import format_hundredths, format_money, parse_money, read_amount, to_decimal_text
from app.problems import Refused
from app.text import name_key, one_line, quoted
from app.typed_dates import DaySense, parse_date
from app.ui.kit.words import Choices

NUMERIC = frozenset({"money", "number", "hundredths", "percent"})
"""Kinds that stand on the right of their column."""

_DECIMAL = re.compile(r"(?P<sign>[-+]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<part>\d*))?")
_SHORT_MONTH = re.compile(r"\d{1,2}[-/. ](?:\d{4}|\d{2})")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one sort of value behaves. `read` raises Refused with a sentence; it is never given an empty text."""

    name: str
    read: Callable[[str], object]
    show: Callable[[object], str]
    plain: Callable[[object], str]
    """As another program wants it: no pound sign, a hyphen for minus, dates as 2027-05-31."""
    optional: bool = True
    empty: object = None
    """What an empty text stands for."""

    def parse(self, text: str) -> object:
        """Read typed text; nothing typed is `empty` where that is allowed. Raises Refused."""
        if text.strip():
            return self.read(text)
        if self.optional:
            return self.empty
        raise Refused(f"Type {_WANTED.get(self.name, 'something')} here.")

    def text(self, value: object) -> str:
        """The value as it is shown; nothing for None."""
        return "" if value is None else self.show(value)


_WANTED = {
    "money": "an amount, such as 1,200,",
    "date": "a date, such as 31/3/2027,",
    "month": "a month, such as April 2027,",
    "percent": "a percentage, such as 60%,",
    "number": "a whole number",
    "hundredths": "a number, such as 0.6,",
    "text": "a few words",
    "choice": "one of the choices",
}


def money(*, optional: bool = True, least: int | None = None, alone: bool = False) -> Kind:
    """Pence. `least` is the smallest amount accepted, for instance 0 where a minus makes no sense.

    `alone` is for an amount whose frequency is chosen beside it: `1,200 pa` would say it a second time.
    """

    def read(text: str) -> int:
        pence = parse_money(text)
        if alone and read_amount(text).every:
            raise Refused("Type the amount alone, and choose how often it comes round beside it.")
        if least is not None and pence < least:
            raise Refused(f"This has to be {format_money(least)} or more.")
        return pence

    return Kind("money", read, lambda v: format_money(_int(v)), lambda v: to_decimal_text(_int(v)), optional)


def day(today: Callable[[], date], *, optional: bool = True, sense: DaySense = DaySense.ANY) -> Kind:
    """A date; `today` tells what words such as `next fri` start from, `sense` what it is for."""
    return Kind(
        "date",
        lambda text: parse_date(text, today(), sense),
        lambda v: format_date(_date(v)),
        lambda v: _date(v).isoformat(),
        optional,
    )


def month(today: Callable[[], date], *, optional: bool = True) -> Kind:
    """A calendar month, as an `app.dates.Month`; any day of it may be typed."""

    def read(text: str) -> Month:
        cleaned = text.strip()
        if re.fullmatch(r"\d{4}-\d{2}", cleaned):
            return Month.parse(cleaned)
        try:
            return Month.of(parse_date(f"1/{cleaned}" if _SHORT_MONTH.fullmatch(cleaned) else cleaned, today()))
        except Refused:
            raise Refused(f"{quoted(text)} is not a month. Write it as April 2027 or 4/27.") from None

    return Kind("month", read, lambda v: _month(v).label, str, optional)


def percent(*, optional: bool = True, most: int | None = 10_000, least: int | None = 0) -> Kind:
    """A percentage as basis points (6,000 is 60%), between `least` and `most`; two decimals at the finest."""

    def read(text: str) -> int:
        points = _hundredths(text.strip().removesuffix("%"), text, "a percentage", "60%")
        _within(points, least, most, lambda value: f"{format_hundredths(value)}%")
        return points

    def show(value: object) -> str:
        return f"{format_hundredths(_int(value))}%"

    return Kind("percent", read, show, lambda v: show(v).replace("−", "-"), optional)


def number(*, optional: bool = True, least: int | None = None, most: int | None = 1_000_000_000) -> Kind:
    """A whole number."""

    def read(text: str) -> int:
        value = _hundredths(text, text, "a whole number", "12")
        if value % 100:
            raise Refused(f"{quoted(text)} is not a whole number. Type one without a decimal point.")
        _within(value // 100, least, most, show_number)
        return value // 100

    return Kind("number", read, lambda v: show_number(_int(v)), lambda v: str(_int(v)), optional)


def hundredths(*, optional: bool = True, least: int | None = 0, most: int | None = 100_000_000) -> Kind:
    """A number with at most two decimals, such as days or full-time equivalents, kept as whole hundredths."""

    def read(text: str) -> int:
        value = _hundredths(text, text, "a number", "0.6")
        _within(value, least, most, format_hundredths)
        return value

    def show(value: object) -> str:
        return format_hundredths(_int(value))

    return Kind("hundredths", read, show, lambda v: show(v).replace("−", "-").replace(",", ""), optional)


def words(*, optional: bool = True, longest: int = 10_000) -> Kind:
    """Text on one line; the spaces around it are dropped. Nothing typed is an empty text, never None."""

    def read(text: str) -> str:
        cleaned = one_line(text)
        if len(cleaned) > longest:
            raise Refused(f"This has {len(cleaned):,} characters. Shorten it to {longest:,}.")
        return cleaned

    return Kind("text", read, str, str, optional, "")


def choice(choices: Choices, *, optional: bool = True) -> Kind:
    """One of a few (value, label) pairs; its text is the label, in any case."""
    labels = dict(reversed(choices))

    def read(text: str) -> object:
        wanted = name_key(text)
        for value, label in choices:
            if label.casefold() == wanted:
                return value
        known = ", ".join(label for _, label in choices[:6]) + (" …" if len(choices) > 6 else "")
        raise Refused(f"{quoted(text)} is not one of the choices: {known}.")

    return Kind("choice", read, lambda v: labels.get(v, ""), lambda v: labels.get(v, ""), optional)


def yes_no() -> Kind:
    """True or False, written yes and no."""

    def read(text: str) -> bool:
        wanted = text.strip().casefold()
        if wanted in {"yes", "y", "true", "1", "✓"}:
            return True
        if wanted in {"no", "n", "false", "0", "–"}:
            return False
        raise Refused(f"{quoted(text)} is neither yes nor no. Type one of them.")

    return Kind("yesno", read, lambda v: "yes" if v else "no", lambda v: "yes" if v else "no", empty=False)


def show_number(value: int) -> str:
    """`1,200`, with a true minus sign."""
    return f"{'−' if value < 0 else ''}{abs(value):,}"


def sort_key(kind: str, value: object, shown: str) -> tuple[int, object]:
    """What rows are ordered by: the native value, words without regard to case, nothing last."""
    if value is None or value == "":
        return (1, 0)
    if kind in {"text", "choice"}:
        return (0, shown.casefold())
    return (0, value)


def _hundredths(typed: str, shown: str, wanted: str, example: str) -> int:
    match = _DECIMAL.fullmatch(re.sub(r"\s", "", typed).replace("−", "-").replace("–", "-"))
    if match is None or not (match["whole"] or match["part"]):
        raise Refused(f"{quoted(shown)} is not {wanted}. Type one such as {example}.")
    part = (match["part"] or "").rstrip("0")
    if len(part) > 2:
        raise Refused(f"{quoted(shown)} is finer than two decimals. Round it.")
    digits = (match["whole"] or "0").replace(",", "")
    if len(digits) > 12:
        raise Refused(f"{quoted(shown)} is too large to be meant. Check the number of noughts.")
    value = int(digits) * 100 + int(part.ljust(2, "0"))
    return -value if match["sign"] == "-" else value


def _within(value: int, least: int | None, most: int | None, show: Callable[[int], str]) -> None:
    if least is not None and value < least:
        raise Refused(f"{show(value)} is too little here. The least is {show(least)}.")
    if most is not None and value > most:
        raise Refused(f"{show(value)} is too much here. The most is {show(most)}.")


def _int(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is wanted, not {value!r}")
    return value


def _date(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"a date is wanted, not {value!r}")
    return value


def _month(value: object) -> Month:
    if not isinstance(value, Month):
        raise TypeError(f"a month is wanted, not {value!r}")
    return value
