"""Which row of a file is which stored row: by key, by reference, by name; what cannot be told is said, never guessed.

Plain values in and out, for lists, published awards and budgets alike. Each stored row is matched at most once.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial


@dataclass(frozen=True, slots=True)
class Marks:
    """What a row is known by. Words are compared as they are given: fold capitals and spaces first (`name_key`).

    - `key`: the same whenever the same row is read again; empty for a row that was typed.
    - `reference`: an identifier; where both rows have one, and these differ, they are different rows.
    - `name`: what it is called; rows of different names are the same only by key or reference.
    - `apart`: what else is part of its name (funder, person, role), None where nothing is said. Where both rows say
      one and these differ, they are different rows.
    - `finer`: what may tell rows apart that share a name (project, category, start), None where nothing is said. Where
      it does so among stored rows, a row that differs from them all is another one.
    - `says`: what the row says by column: of a row in a file only what stands there, of a stored row everything.
    """

    key: str = ""
    reference: str = ""
    name: str = ""
    apart: tuple[Hashable, ...] = ()
    finer: tuple[Hashable, ...] = ()
    says: Mapping[str, Hashable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """The place of the stored row that a row of a file is, None for a new one.

    `unclear` has the places of stored rows that it could be, two of them where they are more, or the place of one that
    several rows could be: ask.
    """

    place: int | None = None
    unclear: tuple[int, ...] = ()


def match(rows: Sequence[Marks], stored: Sequence[Marks]) -> tuple[Match, ...]:
    """For each row of a file, in order, the stored row that it is.

    From the surest mark to the loosest: rows that share one are the same where it is one and one, or where one says
    nothing but what the other does; those left go on to the next mark. Two equal rows in a file are two rows.
    """
    pairing = _Pairing(rows, stored)
    for mark in _MARKS:
        pairing.by(mark)
    return tuple(pairing.match_of(place) for place in range(len(rows)))


_MOST = 2
"""So many that a row could be are enough to ask."""


class _Pairing:
    """Rows and stored rows that are paired one after the other."""

    def __init__(self, rows: Sequence[Marks], stored: Sequence[Marks]) -> None:
        self._rows = rows
        self._stored = stored
        self._found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._sharing = tuple(_grouped(mark, stored) for mark in (_reference, _name))
        self._telling = _telling(stored)

    def by(self, mark: Callable[[Marks], Hashable]) -> None:
        """Pair the rows that share a mark with stored rows that have it too."""
        ours = _grouped(mark, self._rows, self._found)
        theirs = _grouped(mark, self._stored, self._taken)
        for shared in ours:
            if shared in theirs:
                self._pair(ours[shared], theirs[shared])

    def match_of(self, place: int) -> Match:
        """What came of a row once everything is paired."""
        if place in self._found:
            return Match(self._found[place])
        row = self._rows[place]
        referred, named = self._sharing
        sharing = dict.fromkeys((*referred.get(_reference(row), ()), *named.get(_name(row), ())))
        could_be = (at for at in sharing if at not in self._taken and self._can_be(row, at))
        return Match(unclear=tuple(at for at, _ in zip(could_be, range(_MOST), strict=False)))

    def _pair(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        for said, places in _by_what_is_said(self._rows, ours).items():
            equal = _grouped(partial(_values, columns=said), self._stored, self._taken, theirs)
            for place in places:
                same = equal.get(_values(self._rows[place], said), ())
                at = next((at for at in same if at not in self._taken and self._can_be(self._rows[place], at)), None)
                if at is not None:
                    self._take(place, at)
        rest = [place for place in ours if place not in self._found]
        left = [at for at in theirs if at not in self._taken]
        if len(rest) == len(left) == 1 and self._can_be(self._rows[rest[0]], left[0]):
            self._take(rest[0], left[0])

    def _take(self, place: int, at: int) -> None:
        self._found[place] = at
        self._taken.add(at)

    def _can_be(self, row: Marks, at: int) -> bool:
        """Whether nothing that both say makes them different rows."""
        stored = self._stored[at]
        if row.key and row.key == stored.key:
            return True
        if row.reference and stored.reference:
            return row.reference == stored.reference
        told = self._telling.get((stored.name, stored.apart), ())
        return not _differ(row.apart, stored.apart) and not _differ(
            [row.finer[place] for place in told], [stored.finer[place] for place in told]
        )


def _telling(stored: Sequence[Marks]) -> Mapping[Hashable, Sequence[int]]:
    """For each name that stored rows share, the places of what is finer in which they differ."""
    told: dict[Hashable, set[int]] = defaultdict(set)
    first: dict[Hashable, Marks] = {}
    for each in stored:
        other = first.setdefault((each.name, each.apart), each)
        told[each.name, each.apart] |= {at for at, value in enumerate(each.finer) if value != other.finer[at]}
    return {name: sorted(places) for name, places in told.items()}


def _differ(row: Sequence[Hashable], stored: Sequence[Hashable]) -> bool:
    return any(one is not None and other is not None and one != other for one, other in zip(row, stored, strict=True))


def _grouped(
    mark: Callable[[Marks], Hashable],
    marks: Sequence[Marks],
    done: Container[int] = (),
    among: Iterable[int] | None = None,
) -> Mapping[Hashable, Sequence[int]]:
    """The places, of those `among`, that have the mark and are not done, by it; of all, where none are named."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(len(marks)) if among is None else among:
        if place not in done and (shared := mark(marks[place])) is not None:
            groups[shared].append(place)
    return groups


def _by_what_is_said(rows: Sequence[Marks], places: Iterable[int]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """The places by the columns that each row says something of."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in places:
        groups[tuple(sorted(rows[place].says))].append(place)
    return groups


def _values(marks: Marks, columns: Sequence[str]) -> Hashable:
    """What it says of some columns: two with the same agree there."""
    return tuple(marks.says.get(column) for column in columns)


def _key(marks: Marks) -> Hashable:
    return marks.key or None


def _reference(marks: Marks) -> Hashable:
    return ("reference", marks.reference) if marks.reference else None


def _name(marks: Marks) -> Hashable:
    return ("name", marks.name) if marks.name else None


def _reference_and_name(marks: Marks) -> Hashable:
    return (marks.reference, marks.name) if marks.reference and marks.name else None


def _full_name(marks: Marks) -> Hashable:
    return (marks.name, marks.apart) if marks.name and None not in marks.apart else None


def _finer(place: int | None) -> Callable[[Marks], Hashable]:
    """The name with everything that tells rows apart that share it, or with one thing of that."""

    def mark(marks: Marks) -> Hashable:
        told = marks.finer if place is None else marks.finer[place : place + 1]
        return (marks.name, marks.apart, told) if marks.name and told and None not in told else None

    return mark


_MARKS: tuple[Callable[[Marks], Hashable], ...] = (
    *(_key, _reference_and_name, _reference),
    *(_finer(None), _finer(0), _finer(1), _finer(2), _full_name, _name),
)
