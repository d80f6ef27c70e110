"""Reads a table of a kind file strictly: each entry by name and type, and none that nobody asked for."""

from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from app.problems import Refused
from app.strict_table import StrictTable
from app.text import quoted

_Word = TypeVar("_Word", bound=str)
_Value = TypeVar("_Value")


class Entries(StrictTable):
    """The entries of one table, and where in which file it stands, for the sentence when one is wrong.

    Every getter raises Refused, naming the place and the entry and saying what is wanted. Call `done` at the end.
    """

    def __init__(self, table: object, place: str) -> None:
        super().__init__(table, place, "A table of entries is wanted here.")

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def text(self, name: str, default: str | None = None) -> str:
        """A text; with no default it has to be there, and say something."""
        value = self._taken(name, default)
        if not isinstance(value, str):
            raise self.refused(f"“{name}” has to be a text in quotation marks.")
        if default is None and not value.strip():
            raise self.refused(f"“{name}” is empty. Write it.")
        return value

    def key(self, name: str, default: str | None = None) -> str:
        """A text that names something: small letters, digits, and hyphens between them."""
        value = self.text(name, default)
        return value if value == default else self._checked_key(name, value)

    def keys(self, name: str) -> tuple[str, ...]:
        """A list of such names, each once; may be left out."""
        return self._each_once(name, self._listed(name, str, "a list of names"))

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
        value = self._taken(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refused(f"“{name}” has to be a whole number, 0 or more.")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._taken(name, default)
        if not isinstance(value, bool):
            raise self.refused(f"“{name}” has to be true or false.")
        return value

    def tables(self, name: str) -> list[object]:
        """A list of tables with at least one in it."""
        values = self._listed(name, dict, f"one or more [[{name}]]")
        if not values:
            raise self.refused(f"“{name}” is missing. Add at least one [[{name}]].")
        return cast("list[object]", values)

    def _take_default(self, name: str, default: _Value) -> _Value:
        self._asked.append(name)
        return default

    def _listed(self, name: str, of: type[_Value], wanted: str) -> list[_Value]:
        values = self._taken(name, [])
        if not isinstance(values, list) or not all(isinstance(value, of) for value in values):
            raise self.refused(f"“{name}” has to be {wanted}.")
        return values


def refuse_twice(names: Mapping[str, str], name: str, place: str) -> None:
    """Raise Refused where a key stands in two places of a file; `names` maps those seen to their places."""
    if name in names:
        raise Refused(f"{place}: the key {quoted(name)} is used already, by {names[name]}. Use another.")
