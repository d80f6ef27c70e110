"""Reads a table of a kind file strictly: each entry by name and type, and none that nobody asked for."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from app.problems import Refused
from app.text import listed, quoted

_Word = TypeVar("_Word", bound=str)
_Value = TypeVar("_Value")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Entries:
    """The entries of one table, and where in which file it stands, for the sentence when one is wrong.

    Every getter raises Refused, naming the place and the entry and saying what is wanted. Call `done` at the end.
    """

    def __init__(self, table: object, place: str) -> None:
        self.place = place
        if not isinstance(table, dict):
            raise self.refused("A table of entries is wanted here.")
        self._left: dict[str, object] = dict(table)
        self._asked: list[str] = []

    def refused(self, sentence: str) -> Refused:
        """What is wrong here, as something to raise."""
        return Refused(f"{self.place}: {sentence}")

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def text(self, name: str, default: str | None = None) -> str:
        """A text; with no default it has to be there, and say something."""
        value = self._take(name, default)
        if not isinstance(value, str):
            raise self.refused(f"“{name}” has to be a text in quotation marks.")
        if default is None and not value.strip():
            raise self.refused(f"“{name}” is empty. Write it.")
        return value

    def key(self, name: str, default: str | None = None) -> str:
        """A text that names something: small letters, digits, and hyphens between them."""
        value = self.text(name, default)
        if value != default and not _KEY.fullmatch(value):
            raise self.refused(f"“{name}” is {quoted(value)}. Use small letters, digits and hyphens.")
        return value

    def keys(self, name: str) -> tuple[str, ...]:
        """A list of such names, each once; may be left out."""
        values = tuple(self._listed(name, str, "a list of names"))
        twice = next((value for at, value in enumerate(values) if value in values[:at]), None)
        if twice is not None:
            raise self.refused(f"“{name}” has {quoted(twice)} twice. Leave one out.")
        return values

    def choice(self, name: str, choices: Sequence[_Word]) -> _Word:
        """One of several words."""
        return self._one_of(name, self.text(name), choices)

    def choices(self, name: str, choices: Sequence[_Word], default: tuple[_Word, ...] = ()) -> tuple[_Word, ...]:
        """Several of several words; the default where the entry is left out."""
        if name not in self:
            return self._take_default(name, default)
        return tuple(self._one_of(name, value, choices) for value in self.keys(name))

    def number(self, name: str) -> int:
        """A whole number, nothing or more; 0 where it is left out."""
        value = self._take(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refused(f"“{name}” has to be a whole number, 0 or more.")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            raise self.refused(f"“{name}” has to be true or false.")
        return value

    def tables(self, name: str) -> list[object]:
        """A list of tables with at least one in it."""
        values = self._listed(name, dict, f"one or more [[{name}]]")
        if not values:
            raise self.refused(f"“{name}” is missing. Add at least one [[{name}]].")
        return cast("list[object]", values)

    def done(self) -> None:
        """Nothing else may stand here."""
        for name in self._left:
            raise self.refused(f"“{name}” is not known here. Known are {listed(sorted(self._asked))}.")

    def _take(self, name: str, default: object) -> object:
        self._asked.append(name)
        if name in self._left:
            return self._left.pop(name)
        if default is None:
            raise self.refused(f"“{name}” is missing. Add it.")
        return default

    def _take_default(self, name: str, default: _Value) -> _Value:
        self._asked.append(name)
        return default

    def _listed(self, name: str, of: type[_Value], wanted: str) -> list[_Value]:
        values = self._take(name, [])
        if not isinstance(values, list) or not all(isinstance(value, of) for value in values):
            raise self.refused(f"“{name}” has to be {wanted}.")
        return values

    def _one_of(self, name: str, value: str, choices: Sequence[_Word]) -> _Word:
        for choice in choices:
            if choice == value:
                return choice
        raise self.refused(f"“{name}” is {quoted(value)}. Choose {listed(choices, 'or')}.")


def refuse_twice(names: Mapping[str, str], name: str, place: str) -> None:
    """Raise Refused where a key stands in two places of a file; `names` maps those seen to their places."""
    if name in names:
        raise Refused(f"{place}: the key {quoted(name)} is used already, by {names[name]}. Use another.")
