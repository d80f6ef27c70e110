"""Finding a row by what people call it."""

from collections.abc import Callable, Sequence

from app.problems import Refused
from app.services.rows.records import Record
from app.text import name_key, some_of

_TOLD = 10

Names = Callable[[Record], Sequence[str]]
"""What a row is called: shortly first, and then so that it is told from others."""


def named(rows: Sequence[Record], name: str, noun: str, names: Names) -> Record:
    """The row of this name, in any case. Raises Refused, with the rows there are, for none and for several."""
    found = [row for row in rows if name_key(name) in map(name_key, names(row))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"Several {noun}s are called “{name}”. Choose one: {those(found, names)}.")
    raise Refused(f"There is no {noun} called “{name}”. There are: {those(rows, names)}.")


def those(rows: Sequence[Record], names: Names) -> str:
    """The rows there are, for a sentence: each so that it is told from others."""
    return some_of([f"“{names(row)[-1]}”" for row in rows], _TOLD) or "none yet"
