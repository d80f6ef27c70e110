"""What the cells of the cost tables hold: who bears a cost, part of full time, short days, and whole pounds."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from app.dates import format_day
from app.money import format_money, round_half_up
from app.problems import Refused
from app.ui import kinds
from app.ui.kinds import Kind, show_hundredths

SPLIT = "split"
"""The choice that opens the shares of a row."""

Shares = tuple[tuple[int, int], ...]
"""Pairs of project id and basis points, in the order of the projects; what is missing from 10,000 is core."""

_PIECE = re.compile(r"(?P<percent>[\d.]+\s*%)\s*(?P<name>.+?)")
_FTE = re.compile(r"(?P<whole>\d{0,3})(?:\.(?P<part>\d{0,4}))?")
_HOURS = re.compile(r"(?P<part>\d{1,3}(?:\.\d{1,2})?)\s*/\s*(?P<full>\d{1,3}(?:\.\d{1,2})?)")


class Bearers:
    """Who can bear a cost: core, the projects by their names, or several of them. Asked anew at every use."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self.choices: list[tuple[object, str]] = []
        self.set_projects({})

    def set_projects(self, names: Mapping[int, str]) -> None:
        """The projects there are, by id. The list of choices stays the same object, so that cells see it change."""
        self._names = dict(names)
        projects = [(((project, 10_000),), name) for project, name in names.items()]
        self.choices[:] = [((), "Core"), *projects, (SPLIT, "Split …")]

    def ordered(self, shares: Mapping[int, int]) -> Shares:
        """Shares in the order of the projects."""
        return tuple((project, shares[project]) for project in self._names if shares.get(project))

    def text(self, value: object) -> str:
        """`Core`, a project's name, or `60% Art club · 40% Core`."""
        if value == SPLIT or not isinstance(value, tuple):
            return "Split …"
        known = next((label for shares, label in self.choices if shares == value), None)
        if known is not None:
            return known
        left = 10_000 - sum(share for _, share in value)
        pieces = [f"{show_hundredths(share)}% {self._names.get(project, '')}" for project, share in value]
        return " · ".join([*pieces, f"{show_hundredths(left)}% Core"] if left else pieces)

    def kind(self) -> Kind:
        """How a cell reads and shows who bears a cost."""
        return Kind("choice", self._read, self.text, self.text, optional=True, empty=())

    def _read(self, text: str) -> object:
        wanted = " ".join(text.split()).casefold()
        found = next((value for value, label in self.choices if label.casefold() == wanted), None)
        if found is not None:
            return found
        pieces = [_PIECE.fullmatch(piece.strip()) for piece in text.split("·")]
        ids = {name.casefold(): project for project, name in self._names.items()}
        shares: dict[int, int] = {}
        for piece in pieces:
            if piece is None or piece["name"].casefold() not in {*ids, "core"}:
                raise Refused(self._unknown(text))
            if piece["name"].casefold() in ids:
                share = kinds.percent().read(piece["percent"])
                shares[ids[piece["name"].casefold()]] = share if isinstance(share, int) else 0
        return self.ordered(shares)

    def _unknown(self, text: str) -> str:
        names = ", ".join(["Core", *list(self._names.values())[:5]])
        return f"“{text[:40]}” is not a project. Type one of {names}, or shares such as 60% Art club · 40% Core."


def part_of_full_time() -> Kind:
    """Basis points of full time (6,000 is 0.6), typed as `0.6`, `60%`, or hours as in `21/35`."""

    def read(text: str) -> int:
        points = _fte(text.strip())
        if points is None:
            raise Refused(f"“{text[:40]}” is not a part of full time. Type one such as 0.6, 60% or 21/35.")
        if not 1 <= points <= 10_000:
            raise Refused("Part of full time lies above 0 and is 1 at most. Type one such as 0.6.")
        return points

    return Kind("hundredths", read, _shown_fte, _shown_fte, optional=True)


def short_day(today: Callable[[], date]) -> Kind:
    """A date that needs little room: `30 Sep 2026`."""
    day = kinds.day(today)

    def show(value: object) -> str:
        return f"{format_day(value)} {value.year}" if isinstance(value, date) else ""

    return Kind("date", day.read, show, day.plain)


def whole_pounds() -> Kind:
    """Pence shown to the nearest pound and copied out exactly."""
    money = kinds.money()

    def show(value: object) -> str:
        return format_money(value, pennies=False) if isinstance(value, int) else ""

    return Kind("money", money.read, show, money.plain)


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
