"""The example organisations as they are on a day: every date moved by whole months, so that their story never ages.

`resources/example/` holds each in the open form, with texts that name dates in braces; its README.md says how.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.dates import MONTH_NAMES, FinancialYear, Month, format_date, shift_months
from app.money import parse_money, to_decimal_text
from app.paths import resource

EXAMPLE = resource("example", "riverbank-arts.json")
FREELANCER = resource("example", "freelancer.json")

_WORKDAYS = frozenset(
    {
        "added_on",
        "awarded_on",
        "completed_on",
        "created_on",
        "deadline",
        "decision_due",
        "due",
        "held_on",
        "planned_on",
        "received_on",
        "seen_on",
        "sent_on",
        "submitted_on",
    }
)
"""Days on which somebody does something. Ends of periods, birthdays and yearly payments may be on a Sunday."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NAMED = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")
"""A date in one pair of braces; a figure of a document has two."""
_WORDS = re.compile(rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTH_NAMES)}) (?P<year>\d{{4}})")
_YEAR = re.compile(r"\d{4}-\d{2}")
_USED = re.compile(r"(?P<amount>[\d.]+) a month of the tax year, at most (?P<most>[\d.]+)")
_APRIL = 4
_SATURDAY = 5


def example_form(source: Path, today: date) -> dict[str, Any]:
    """The open form of an example, made for a day: its balances are those of the end of the month before.

    Raises ValueError where a text of it names something in braces that is not known.
    """
    form: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    owner = form["organisation"]
    balance = Month.of(date.fromisoformat(owner["balance_date"]))
    move = _Move(Month.of(today).plus(-1) - balance, balance, owner["year_start_month"])
    return {name: move.value(name, value) for name, value in form.items()}


@dataclass(frozen=True, slots=True)
class _Move:
    """A move by so many months of what was written for the month after `balance`, its years beginning in `first_month`.

    The financial year moves with everything else: what is told of this year and the next stays true of them.
    """

    months: int
    balance: Month
    first_month: int

    def value(self, name: str, value: object) -> Any:
        """What a value becomes that has this name in the form."""
        if isinstance(value, Mapping):
            return {key: self.value(key, inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.value(name, inner) for inner in value]
        if isinstance(value, int) and name == "year":
            return self._year(value).start.year
        if isinstance(value, int) and name.endswith("_month"):
            return (value - 1 + self.months) % 12 + 1
        return self._text(name, value) if isinstance(value, str) else value

    def _text(self, name: str, text: str) -> str:
        if _DAY.fullmatch(text):
            moved = shift_months(date.fromisoformat(text), self.months)
            return (_workday(moved) if name in _WORKDAYS else moved).isoformat()
        if _MONTH.fullmatch(text):
            return str(Month.parse(text).plus(self.months))
        return _NAMED.sub(lambda found: self._named(found[1]), text)

    def _year(self, start: int) -> FinancialYear:
        return FinancialYear(Month(start, self.first_month).plus(self.months))

    def _named(self, written: str) -> str:
        """What stands in braces: a day, a month, a financial year, or what was used of a tax year's allowance."""
        ways: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
            (_WORDS, self._date_in_words),
            (_YEAR, lambda found: str(self._year(int(found[0][:4])))),
            (_USED, self._used),
        )
        for pattern, said in ways:
            if found := pattern.fullmatch(written):
                return said(found)
        raise ValueError(f"{{{written}}} is neither a day, a month nor a year")

    def _date_in_words(self, found: re.Match[str]) -> str:
        month = Month(int(found["year"]), MONTH_NAMES.index(found["month"]) + 1)
        if found["day"] is None:
            return month.plus(self.months).label
        return format_date(shift_months(date(month.year, month.month, int(found["day"])), self.months))

    def _used(self, found: re.Match[str]) -> str:
        """A tax year keeps its place in the calendar: from April to the month of the balance."""
        months = (self.balance.plus(self.months).month - _APRIL) % 12 + 1
        return to_decimal_text(min(parse_money(found["amount"]) * months, parse_money(found["most"])))


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend; the Monday after it where that Friday is in another month."""
    over = max(day.weekday() - _SATURDAY + 1, 0)
    friday = day - timedelta(days=over)
    return friday if friday.month == day.month else day + timedelta(days=3 - over)
