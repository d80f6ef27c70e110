"""What came of bringing a file in, as a whole and row by row, or why nothing of it came in."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from app.problems import Problem, Refused
from app.text import plural

Updates = Container[tuple[int, str]]
"""Which fields of changed rows are to be taken over: the row's number in the file, and the column."""

_SHOWN = 20


class _Everything:
    def __contains__(self, _asked: object) -> bool:
        return True


NOTHING: Updates = frozenset()
EVERYTHING: Updates = _Everything()


@dataclass(frozen=True, slots=True)
class Change:
    """A field in which a row of the file says something else than the stored row; both in words."""

    column: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """A row of the file by its number there: the id and name of the stored row that it is, and what differs.

    `new` tells of one that was added.
    """

    number: int
    id: int
    name: str
    new: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of an import.

    Counts of rows: `added`; `already_there`, which say nothing new; `changed`, which are there and say something
    else, of which `updated` had fields taken over. `unsaid` counts grants added that do not say whether they are
    restricted. `problems` are those of rows left out.
    """

    added: int
    already_there: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    changed: int = 0
    updated: int = 0
    unsaid: int = 0
    rows: tuple[RowOutcome, ...] = ()


class ImportRefused(Refused):
    """A list with rows that cannot be used: nothing was added. `problems` has all, `notes` what is worth knowing."""

    def __init__(self, problems: Sequence[Problem], notes: Iterable[str] = ()) -> None:
        self.problems = tuple(problems)
        self.notes = tuple(notes)
        lines = [str(problem) for problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            lines.append(f"and {plural(len(problems) - _SHOWN, 'more problem')}")
        first = f"Nothing was brought in: {plural(len(problems), 'thing')} to put right first."
        super().__init__("\n".join((first, *lines)))
