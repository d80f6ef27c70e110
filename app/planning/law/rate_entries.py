"""One entry of a rate pack: figures that hold from one day to another, read with errors that name the place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from app.dates import format_date
from app.problems import Refused

PROVENANCE = frozenset({"from", "to", "source", "last_checked", "verified", "own"})
"""What an entry says about its figures; `own` names those that the user put there, with the source of each."""

_NAMES = frozenset({"name", "nation"})


class RatesUnreadable(Refused, ValueError):
    """A rate pack that does not hold together; the text names the subject, the entry and what is missing."""


@dataclass(frozen=True)
class RateEntry:
    """A table of a rate pack with its days, its sources and its figures, as read from TOML.

    Amounts of pounds come out as whole pence and per cents as basis points; both must be exact.
    """

    subject: str
    data: Mapping[str, Any]
    source_names: Mapping[str, str]

    @property
    def starts(self) -> date:
        """The first day it holds."""
        return self._day("from")

    @property
    def ends(self) -> date:
        """The last day it holds."""
        return self._day("to")

    @property
    def last_checked(self) -> date:
        """The day the figures were last compared with their sources."""
        return self._day("last_checked")

    @property
    def verified(self) -> bool:
        """Whether a source was found that states these figures, or each of them is the user's own."""
        value = self._value("verified")
        if not isinstance(value, bool):
            raise self.error("“verified” must be true or false.")
        return value or set(fields_in(self.data)) <= set(self.data.get("own", ()))

    def settled(self, field: str) -> bool:
        """Whether this one figure is verified, or the user's own."""
        return self.verified or field in self.data.get("own", ())

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the figures come from, in words."""
        keys = self._value("source")
        if not isinstance(keys, list) or not keys:
            raise self.error("“source” must list at least one name from the sources.")
        for key in keys:
            if not isinstance(key, str) or key not in self.source_names:
                raise self.error(f"the source “{key}” is not among the sources.")
        return tuple(self.source_names[key] for key in keys)

    def allow_only(self, fields: Collection[str]) -> None:
        """Refuse a field that is not one of these, so that a slip of spelling is noticed."""
        for key in self.data:
            if key not in PROVENANCE and key not in fields:
                raise self.error(f"“{key}” is not a figure that belongs here.")
        if self.ends < self.starts:
            raise self.error("it ends before it starts.")

    def pence(self, field: str) -> int:
        """An amount of pounds, in pence."""
        return self._hundredths(field, self._value(field), "pounds and whole pence")

    def optional_pence(self, field: str) -> int | None:
        """An amount of pounds, in pence, or None where the entry does not have it."""
        return self.pence(field) if field in self.data else None

    def basis_points(self, field: str) -> int:
        """A per cent, in hundredths of a per cent."""
        return self._hundredths(field, self._value(field), "a per cent with at most two decimals")

    def hundredths(self, field: str) -> int:
        """A number that is neither money nor a per cent, in hundredths: 5.6 weeks are 560."""
        return self._hundredths(field, self._value(field), "a number with at most two decimals")

    def text(self, field: str) -> str:
        """A word, such as the name of a nation."""
        value = self._value(field)
        if not isinstance(value, str) or not value:
            raise self.error(f"“{field}” must be a word.")
        return value

    def days(self, field: str) -> tuple[date, ...]:
        """A list of days, all of them between those of the entry."""
        values = self._value(field)
        if not isinstance(values, list) or not all(type(day) is date for day in values):
            raise self.error(f"“{field}” must list days such as 2026-04-06.")
        if not all(self.starts <= day <= self.ends for day in values):
            raise self.error(f"“{field}” has a day outside the entry’s own.")
        return tuple(values)

    def whole(self, field: str) -> int:
        """A whole number that is not money: an age, a count of days."""
        value = self._value(field)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f"“{field}” must be a whole number.")
        return value

    def periods(self, field: str, needed: Collection[str]) -> dict[str, int]:
        """A small table of amounts by pay period, in pence; every needed period must be there."""
        table = self._value(field)
        if not isinstance(table, Mapping):
            raise self.error(f"“{field}” must give an amount for {', '.join(needed)}.")
        for period in needed:
            if period not in table:
                raise self.error(f"“{field}” lacks an amount for “{period}”.")
        return {
            period: self._hundredths(f"{field}.{period}", value, "pounds and whole pence")
            for period, value in table.items()
        }

    def error(self, sentence: str) -> RatesUnreadable:
        """The error to raise, saying which entry it is about."""
        starts = self.data.get("from")
        which = f", entry from {format_date(starts)}" if isinstance(starts, date) else ""
        return RatesUnreadable(f"The rates cannot be used. In “{self.subject}”{which}: {sentence}")

    def _value(self, field: str) -> Any:
        if field not in self.data:
            raise self.error(f"“{field}” is missing.")
        return self.data[field]

    def _day(self, field: str) -> date:
        value = self._value(field)
        if type(value) is not date:
            raise self.error(f"“{field}” must be a day such as 2026-04-06.")
        return value

    def _hundredths(self, field: str, value: Any, meant: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise self.error(f"“{field}” must be {meant}.")
        amount = Decimal(str(value)) * 100
        if not amount.is_finite() or amount < 0 or amount != amount.to_integral_value():
            raise self.error(f"“{field}” must be {meant}.")
        return int(amount)


def entries_of(data: Mapping[str, Any], subject: str, fields: Collection[str]) -> list[RateEntry]:
    """The entries of a subject in order of their days; at least one, none overlapping another.

    Raises RatesUnreadable when there are none, when two overlap, or when one has a figure that is not among `fields`.
    """
    sources, tables = data.get("sources"), data.get(subject)
    if not isinstance(sources, Mapping) or not isinstance(tables, list) or not tables:
        raise RatesUnreadable(f"The rates cannot be used. They lack “sources” or entries of “{subject}”.")
    if not all(isinstance(table, Mapping) for table in tables):
        raise RatesUnreadable(f"The rates cannot be used. Every entry of “{subject}” must be a table.")
    entries = [RateEntry(subject, table, sources) for table in tables]
    for entry in entries:
        entry.allow_only(fields)
    return must_not_overlap(entries)


def must_not_overlap(entries: Sequence[RateEntry]) -> list[RateEntry]:
    """The entries in order of their days. Raises RatesUnreadable where one begins before another has ended."""
    ordered = sorted(entries, key=lambda entry: entry.starts)
    for earlier, later in pairwise(ordered):
        if later.starts <= earlier.ends:
            raise later.error(f"another entry already holds until {format_date(earlier.ends)}.")
    return ordered


def fields_in(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The figures of an entry by name, the pay period or the nation after a point: `secondary_threshold.month`."""
    found: list[str] = []
    for field, value in entry.items():
        if field not in PROVENANCE and field not in _NAMES:
            found += [f"{field}.{part}" for part in value] if isinstance(value, Mapping) else [field]
    return tuple(found)
