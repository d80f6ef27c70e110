"""One table of a file, read strictly: each value by its name, nothing unknown, and a sentence for each fault."""

import re
from collections.abc import Sequence
from typing import TypeVar

from app.problems import Refused
from app.text import listed, quoted

_Word = TypeVar("_Word", bound=str)
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class StrictTable:
    """A table as it was read, and where in which file it stands. What is asked for leaves it; `done` refuses the rest.

    `wanted` is the sentence for what is no table. Every check raises Refused, naming the place and what is wanted.
    """

    def __init__(self, table: object, place: str, wanted: str) -> None:
        self.place = place
        if not isinstance(table, dict):
            raise self.refused(wanted)
        self._left: dict[str, object] = dict(table)
        self._asked: list[str] = []

    def refused(self, sentence: str) -> Refused:
        """What is wrong here, as something to raise."""
        return Refused(f"{self.place}: {sentence}")

    def done(self) -> None:
        """Nothing else may stand here."""
        for name in self._left:
            raise self.refused(f"“{name}” is not known here. Known are {listed(sorted(self._asked))}.")

    def _taken(self, name: str, default: object) -> object:
        """What stands under a name, or the default; without one it has to be there."""
        self._asked.append(name)
        if name in self._left:
            return self._left.pop(name)
        if default is None:
            raise self.refused(f"“{name}” is missing. Add it.")
        return default

    def _checked_key(self, name: str, value: str) -> str:
        if not _KEY.fullmatch(value):
            raise self.refused(f"“{name}” is {quoted(value)}. Use small letters, digits and hyphens.")
        return value

    def _each_once(self, name: str, values: Sequence[str]) -> tuple[str, ...]:
        twice = next((value for at, value in enumerate(values) if value in values[:at]), None)
        if twice is not None:
            raise self.refused(f"“{name}” has {quoted(twice)} twice. Leave one out.")
        return tuple(values)

    def _one_of(self, name: str, value: str, choices: Sequence[_Word]) -> _Word:
        for choice in choices:
            if choice == value:
                return choice
        raise self.refused(f"“{name}” is {quoted(value)}. Choose {listed(choices, 'or')}.")
