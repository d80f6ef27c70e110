"""How the values of grants and other income are typed and shown where the common kinds do not fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import overload

from app.dates import Month, format_day
from app.money import round_half_up
from app.problems import Refused
from app.ui import kinds
from app.ui.kinds import Choices, Kind

_SURE = {"certain", "sure", "confirmed", "yes", "100", "100%"}


class LiveChoices(Sequence[tuple[object, str]]):
    """Choices that change while a table shows them: (value, label) pairs."""

    def __init__(self, choices: Choices = ()) -> None:
        self._choices: tuple[tuple[object, str], ...] = tuple(choices)

    def set(self, choices: Choices) -> None:
        """Offer others from now on."""
        self._choices = tuple(choices)

    def __len__(self) -> int:
        return len(self._choices)

    @overload
    def __getitem__(self, at: int) -> tuple[object, str]: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[tuple[object, str], ...]: ...
    def __getitem__(self, at: int | slice) -> tuple[object, str] | tuple[tuple[object, str], ...]:
        return self._choices[at]

    def __iter__(self) -> Iterator[tuple[object, str]]:
        return iter(self._choices)


def live_choice(choices: LiveChoices, *, optional: bool = False) -> Kind:
    """One of choices that may have changed since."""

    def show(value: object) -> str:
        return next((label for each, label in choices if each == value), "")

    return Kind("choice", lambda text: kinds.choice(choices).read(text), show, show, optional)


def chance() -> Kind:
    """A whole per cent from 0 to 100, shown as `60%`."""
    fine = kinds.percent()

    def read(text: str) -> int:
        points = fine.read(text)
        if not isinstance(points, int) or points % 100:
            raise Refused("Nobody knows a chance to a part of one per cent. Type a whole one, such as 60%.")
        return points // 100

    def show(value: object) -> str:
        return f"{value}%"

    return Kind("percent", read, show, show, optional=False)


def likelihood() -> Kind:
    """Whether an income is certain and its chance in whole per cent, as a pair: `Certain` or `60%`."""
    uncertain = chance()

    def read(text: str) -> tuple[bool, int]:
        if text.strip().casefold() in _SURE:
            return True, 100
        percent = uncertain.read(text)
        return False, percent if isinstance(percent, int) else 0

    def show(value: object) -> str:
        certain, percent = value if isinstance(value, tuple) else (True, 100)
        return "Certain" if certain else f"{percent}%"

    return Kind("percent", read, show, show, optional=False, empty=(True, 100))


def hours() -> Kind:
    """Time in whole minutes, typed and shown as hours: `1.5`."""
    number = kinds.hundredths(optional=False)

    def read(text: str) -> int:
        return round_half_up(_whole(number.read(text)) * 60, 100)

    def show(value: object) -> str:
        return kinds.show_hundredths(round_half_up(_whole(value) * 100, 60))

    return Kind("hundredths", read, show, show, optional=False)


def short_day(today: Callable[[], date], *, optional: bool = True) -> Kind:
    """A date in a narrow column: `30 Sep 2026`; typed in any way that a date may be."""

    def show(value: object) -> str:
        return f"{format_day(value)} {value.year}" if isinstance(value, date) else ""

    return replace(kinds.day(today, optional=optional), show=show)


def short_month(today: Callable[[], date]) -> Kind:
    """A month in a narrow column: `Apr 27`."""
    return replace(kinds.month(today), show=lambda value: value.short if isinstance(value, Month) else "")


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is wanted, not {value!r}")
    return value
