"""Puts the parts of a document on pages: what belongs together stays together, and no page is left nearly empty."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.reports.pdf.flow import HEIGHT, Part

THIN = 0.4
"""A page that is less full than this part of it looks like a mistake."""
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that stay on one page where they fit on one."""

    parts: tuple[Part, ...]


@dataclass(slots=True)
class Sheet:
    """One page: its parts, and how far down each begins; `used` is how much of the height is taken."""

    parts: list[tuple[Part, float]] = field(default_factory=list)
    used: float = 0.0
    after: float = 0.0

    @property
    def fill(self) -> float:
        """How full it is, from 0 to 1."""
        return self.used / HEIGHT


def laid_out(flow: Sequence[Part | Group], height: float = HEIGHT) -> list[Sheet]:
    """The pages, none fuller than the height (points). A part higher than that stands on a page of its own."""
    filling = _Filling(height)
    rest = list(reversed(flow))
    while rest:
        one = rest.pop()
        if isinstance(one, Group):
            filling.put_group(one, rest)
        else:
            filling.put(one, rest)
    return filling.sheets


class _Filling:
    """The pages so far. What does not fit goes back to the top of the rest, which is kept in reverse."""

    def __init__(self, height: float) -> None:
        self._height = height
        self.sheets = [Sheet()]

    def put(self, part: Part, rest: list[Part | Group]) -> None:
        """Place a part here, or what of it fits, or turn the page."""
        room = self._room(part)
        if part.height <= room + _SLACK and part.height + self._following(part, rest) <= room + _SLACK:
            self._place(part)
            return
        smaller = part.smaller(room)
        if smaller:
            self._place(smaller)
            return
        parts = None if part.with_next and self._sheet.parts else part.parted(room)
        if not parts and (not self._sheet.parts or (self._is_thin and not part.with_next)):
            parts = part.parted(room, forced=True)
        if parts:
            self._place(parts[0])
            rest.append(parts[1])
            self._turn()
        elif self._sheet.parts:
            rest.append(part)
            self._turn()
        else:  # alone on a page: it stays there, however high
            self._place(part)

    def put_group(self, group: Group, rest: list[Part | Group]) -> None:
        """Place a group whole, here or on the next page; where it fits neither, its parts flow."""
        fitted = _fitted(group.parts, self._room(group.parts[0]))
        if fitted:
            for part in fitted:
                self._place(part)
        elif self._sheet.parts and not self._is_thin and _fitted(group.parts, self._height):
            self._turn()
            rest.append(group)
        else:
            rest.extend(reversed(group.parts))

    @property
    def _sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def _is_thin(self) -> bool:
        return self._sheet.fill < THIN

    def _gap(self, part: Part) -> float:
        return max(part.before, self._sheet.after) if self._sheet.parts else 0.0

    def _room(self, part: Part) -> float:
        return self._height - self._sheet.used - self._gap(part)

    def _place(self, part: Part) -> None:
        down = self._sheet.used + self._gap(part)
        self._sheet.parts.append((part, down))
        self._sheet.used, self._sheet.after = down + part.height, part.after

    def _turn(self) -> None:
        self.sheets.append(Sheet())

    def _following(self, part: Part, rest: Sequence[Part | Group]) -> float:
        """How much of what follows must stand on the same page, with the air before it."""
        needed, before, at = 0.0, part, len(rest) - 1
        while before.with_next and at >= 0 and self._sheet.parts:
            coming = rest[at]
            after = coming.parts[0] if isinstance(coming, Group) else coming
            gap = max(before.after, after.before)
            if isinstance(coming, Group):
                return needed + gap + min(_stacked(coming.parts), HEIGHT * THIN)
            needed += gap + (after.height if after.with_next else after.least)
            before, at = after, at - 1
        return needed


def _stacked(parts: Sequence[Part]) -> float:
    """How high parts are, one below the other."""
    gaps = sum(max(one.after, other.before) for one, other in zip(parts, parts[1:], strict=False))
    return gaps + sum(part.height for part in parts)


def _fitted(parts: Sequence[Part], room: float) -> list[Part] | None:
    """The parts of a group so that they fit the room, its charts drawn smaller where that helps."""
    over = _stacked(parts) - room
    made: list[Part] = []
    for part in parts:
        smaller = part.smaller(part.height - over) if over > _SLACK else None
        made.append(smaller or part)
        over -= part.height - made[-1].height
    return made if over <= _SLACK else None
