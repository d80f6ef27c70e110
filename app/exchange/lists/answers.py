"""What the user says about single rows and cells of a list where the file alone does not tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.exchange.files.cells import Cell


class HiddenRows(StrEnum):
    """What becomes of the rows that a spreadsheet hides."""

    ASK = "ask"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Answers:
    """Rows are numbered as a spreadsheet shows them.

    `kept` rows come in although they look like a total or are hidden; `left_out` rows do not. `typed` has what stands
    in a cell instead, by row and field. `funder` is the funder of every grant that names none.
    """

    kept: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    hidden: HiddenRows = HiddenRows.ASK
    typed: Mapping[tuple[int, str], str] = field(default_factory=dict)
    funder: str = ""

    def with_typed(
        self, rows: tuple[tuple[Cell, ...], ...], columns: Iterable[tuple[int, str]]
    ) -> tuple[tuple[Cell, ...], ...]:
        """The rows of a sheet with what was typed in place of what the file says."""
        if not self.typed:
            return rows
        places = {name: index for index, name in columns}
        changed = list(rows)
        for (number, name), text in self.typed.items():
            if name in places and 0 < number <= len(changed):
                index, row = places[name], list(changed[number - 1])
                row += [None] * (index + 1 - len(row))
                row[index] = text or None
                changed[number - 1] = tuple(row)
        return tuple(changed)


NOTHING_SAID = Answers()
