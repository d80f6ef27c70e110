"""Kinds beside the common ones: short days and months, whole pounds and per cents, hours, and part of full time."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.dates import Month, format_day
from app.money import format_hundredths, format_money, format_whole_pounds, round_half_up
from app.problems import Refused
from app.text import quoted
from app.typed_dates import DaySense
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind

_FTE = re.compile(r"(?P<whole>\d{0,3})(?:\.(?P<part>\d{0,4}))?")
_HOURS = re.compile(r"(?P<part>\d{1,3}(?:\.\d{1,2})?)\s*/\s*(?P<full>\d{1,3}(?:\.\d{1,2})?)")


def short_day(today: Callable[[], date], *, optional: bool = True, sense: DaySense = DaySense.ANY) -> Kind:
    """A date in a narrow column: `30 Sep 2026`; typed in any way that a date may be."""

    def show(value: object) -> str:
        return f"{format_day(value)} {value.year}" if isinstance(value, date) else ""

    return replace(kinds.day(today, optional=optional, sense=sense), show=show)


def birthday(today: Callable[[], date]) -> Kind:
    """A date of birth: it lies in the past, so `3/2/65` is 1965."""
    kind = short_day(today, sense=DaySense.PAST)

    def read(text: str) -> object:
        day = kind.read(text)
        if not isinstance(day, date) or day <= today():
            return day
        if str(day.year) in text:
            raise Refused("A date of birth lies in the past. Check the year.")
        return day.replace(year=day.year - 100)

    return replace(kind, read=read)


def short_month(today: Callable[[], date]) -> Kind:
    """A month in a narrow column: `Apr 27`."""
    return replace(kinds.month(today), show=lambda value: value.short if isinstance(value, Month) else "")


def whole_pounds() -> Kind:
    """Pence shown to the nearest pound and copied out exactly."""
    return replace(kinds.money(), show=lambda value: format_whole_pounds(_whole(value)))


def to_the_penny() -> Kind:
    """Pence shown with their two digits, noughts too, so that a column of them can be added up."""
    return replace(kinds.money(), show=lambda value: format_money(_whole(value), pennies=True))


def part_of_full_time() -> Kind:
    """Basis points of full time (6,000 is 0.6), typed as `0.6`, `60%`, or hours as in `21/35`."""

    def read(text: str) -> int:
        points = _fte(text.strip())
        if points is None:
            raise Refused(f"{quoted(text)} is not a part of full time. Type one such as 0.6, 60% or 21/35.")
        if not 1 <= points <= 10_000:
            raise Refused("Part of full time lies above 0 and is 1 at most. Type one such as 0.6.")
        return points

    return Kind("hundredths", read, _shown_fte, _shown_fte, optional=True)


def whole_percent() -> Kind:
    """A whole per cent from 0 to 100, shown as `60%`."""
    fine = kinds.percent()

    def read(text: str) -> int:
        points = fine.read(text)
        if not isinstance(points, int) or points % 100:
            raise Refused("Nobody knows this to a part of one per cent. Type a whole one, such as 60%.")
        return points // 100

    def show(value: object) -> str:
        return f"{value}%"

    return Kind("percent", read, show, show, optional=False)


def hours() -> Kind:
    """Time in whole minutes, typed and shown as hours: `1.5`."""
    number = kinds.hundredths(optional=False)

    def read(text: str) -> int:
        return round_half_up(_whole(number.read(text)) * 60, 100)

    def show(value: object) -> str:
        return format_hundredths(round_half_up(_whole(value) * 100, 60))

    return Kind("hundredths", read, show, show, optional=False)


def _fte(text: str) -> int | None:
    if text.endswith("%"):
        value = kinds.percent().read(text)
        return value if isinstance(value, int) else None
    if hours := _HOURS.fullmatch(text):
        part, full = (round(float(hours[name]) * 100) for name in ("part", "full"))
        return round_half_up(part * 10_000, full) if full else None
    number = _FTE.fullmatch(text)
    if number is None or not (number["whole"] or number["part"]):
        return None
    return int(number["whole"] or 0) * 10_000 + int((number["part"] or "").ljust(4, "0"))


def _shown_fte(value: object) -> str:
    if not isinstance(value, int):
        return ""
    return f"{value // 10_000}.{value % 10_000:04d}".rstrip("0").removesuffix(".")


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is wanted, not {value!r}")
    return value
