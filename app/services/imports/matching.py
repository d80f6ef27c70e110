"""Which row of a file is which stored row: by key, by reference, by name; what cannot be told is said, never guessed.

Plain values in and out, for lists, published awards and budgets alike. Each stored row is matched at most once.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marks:
    """What a row is known by. Words are compared as they are given: fold capitals and spaces first (`name_key`).

    - `key`: the same whenever the same row is read again; empty for a row that was typed.
    - `reference`: an identifier; where both rows have one, and these differ, they are different rows.
    - `name`: what it is called; rows of different names are the same only by key or reference.
    - `apart`: what else is part of its name (funder, person, role), None where nothing is said. Where both rows say
      one and these differ, they are different rows.
    - `finer`: what tells rows apart that share a name (project, category, start), None where nothing is said.
    - `says`: what the row says by column: of a row in a file only what stands there, of a stored row everything.
    """

    key: str = ""
    reference: str = ""
    name: str = ""
    apart: tuple[Hashable, ...] = ()
    finer: tuple[Hashable, ...] = ()
    says: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """The place of the stored row that a row of a file is, None for a new one.

    `unclear` has the places of several stored rows that it could be, or of one that several rows could be: ask.
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


class _Pairing:
    """Rows and stored rows that are paired one after the other."""

    def __init__(self, rows: Sequence[Marks], stored: Sequence[Marks]) -> None:
        self._rows = rows
        self._stored = stored
        self._found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._named: tuple[Mapping[Hashable, Sequence[int]], ...] = ()

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
        open_ones = [at for at in self._of_name(row) if at not in self._taken and _can_be(row, self._stored[at])]
        return Match(unclear=() if self._is_another(row, open_ones) else tuple(open_ones))

    def _pair(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        left = list(theirs)
        for place in ours:
            same = next((at for at in left if _agree(self._rows[place], self._stored[at])), None)
            if same is not None:
                self._take(place, same)
                left.remove(same)
        rest = [place for place in ours if place not in self._found]
        if len(rest) == len(left) == 1 and _can_be(self._rows[rest[0]], self._stored[left[0]]):
            self._take(rest[0], left[0])

    def _take(self, place: int, at: int) -> None:
        self._found[place] = at
        self._taken.add(at)

    def _of_name(self, row: Marks) -> Iterable[int]:
        """The stored rows that share its reference or its name."""
        if not self._named:
            self._named = (_grouped(_reference, self._stored), _grouped(_name, self._stored))
        referred, named = self._named
        return dict.fromkeys((*referred.get(_reference(row), ()), *named.get(_name(row), ())))

    def _is_another(self, row: Marks, candidates: Sequence[int]) -> bool:
        """Whether rows that share a name are told apart by what is finer, and this one is told apart from them all."""
        finer = [self._stored[at].finer for at in candidates]
        several_told_apart = len(finer) > 1 and len(set(finer)) == len(finer)
        return not finer or (several_told_apart and None not in row.finer and row.finer not in finer)


def _grouped(
    mark: Callable[[Marks], Hashable], marks: Sequence[Marks], done: Iterable[int] = ()
) -> Mapping[Hashable, Sequence[int]]:
    """The places of those that have the mark and are not done, by it."""
    skipped = set(done)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, each in enumerate(marks):
        if place not in skipped and (shared := mark(each)) is not None:
            groups[shared].append(place)
    return groups


def _can_be(row: Marks, stored: Marks) -> bool:
    """Whether nothing that both say makes them different rows."""
    if row.key and row.key == stored.key:
        return True
    if row.reference and stored.reference:
        return row.reference == stored.reference
    return not any(
        one is not None and other is not None and one != other
        for one, other in zip(row.apart, stored.apart, strict=True)
    )


def _agree(row: Marks, stored: Marks) -> bool:
    """Whether a row says nothing but what a stored one does."""
    return _can_be(row, stored) and all(stored.says.get(column) == value for column, value in row.says.items())


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
