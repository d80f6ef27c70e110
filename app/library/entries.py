"""Reads one entry of a library file strictly: each field by name and type, and none that nobody asked for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict, TypeVar, cast

from app.dates import EARLIEST, LATEST
from app.strict_table import StrictTable
from app.text import quoted

_Word = TypeVar("_Word", bound=str)
_Value = TypeVar("_Value")


class Vouched(TypedDict):
    """What an entry says of itself, as `app.library.entry.Entry` wants it."""

    id: str
    last_checked: date
    verified: bool
    doubt: str


class Entries(StrictTable):
    """The fields of one entry, and where it stands, for the sentence when one is wrong.

    Every getter raises Refused, naming the place and the field and saying what is wanted. Call `done` at the end.
    """

    def __init__(self, table: object, place: str, sources: Mapping[str, str] | None = None) -> None:
        super().__init__(table, place, "A table of fields is wanted here.")
        self._sources = sources or {}

    def vouched(self) -> Vouched:
        """The id, the day it was last checked, and whether that held; from here on the place is named by the id.

        An entry that is not verified has to say what is in doubt, and one that is has nothing to say.
        """
        key = self.key("id")
        self.place = f"{self.place} “{key}”"
        verified, doubt = self.flag("verified"), self.text("doubt")
        if not verified and not doubt:
            raise self.refused("It is not verified, and “doubt” does not say why. Write what was not seen.")
        if verified and doubt:
            raise self.refused("It is verified, but has a “doubt”. Take one of the two out.")
        return Vouched(id=key, last_checked=self.day("last_checked"), verified=verified, doubt=doubt)

    def needed(self, name: str) -> str:
        """A text that has to be there, and say something."""
        value = self._take(name, "a text in quotation marks", str)
        if not value.strip():
            raise self.refused(f"“{name}” is empty. Write it.")
        return value

    def text(self, name: str) -> str:
        """A text; empty where it is left out."""
        return self._take(name, "a text in quotation marks", str, "")

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, each once; may be left out."""
        values = self._take(name, "a list of texts", list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.refused(f"“{name}” has to be a list of texts.")
        return self._each_once(name, values)

    def key(self, name: str) -> str:
        """A text that names something: small letters, digits, and hyphens between them."""
        return self._checked_key(name, self.needed(name))

    def choice(self, name: str, choices: Sequence[_Word]) -> _Word:
        """One of several words."""
        return self._one_of(name, self.needed(name), choices)

    def choices(self, name: str, choices: Sequence[_Word], default: tuple[_Word, ...] = ()) -> tuple[_Word, ...]:
        """Several of several words; the default where it is left out."""
        return tuple(self._one_of(name, value, choices) for value in self.texts(name)) or default

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number, 0 or more; with no default it has to be there."""
        value = self._take(name, "a whole number, 0 or more", int, default)
        if isinstance(value, bool) or value < 0:
            raise self.refused(f"“{name}” has to be a whole number, 0 or more.")
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers; may be left out."""
        values = self._take(name, "a list of whole numbers", list, [])
        if not all(type(value) is int for value in values):
            raise self.refused(f"“{name}” has to be a list of whole numbers.")
        return tuple(values)

    def flag(self, name: str) -> bool:
        """True or false, said outright."""
        return self._take(name, "true or false", bool)

    def day(self, name: str) -> date:
        """A day that a source can have been looked at."""
        value = self._take(name, "a day such as 2026-11-30", date)
        if isinstance(value, datetime) or not EARLIEST <= value <= LATEST:
            raise self.refused(f"“{name}” has to be a day such as 2026-11-30.")
        return value

    def sources(self) -> tuple[str, ...]:
        """What the keys under `source` stand for; at least one."""
        keys = self.texts("source")
        if not keys:
            raise self.refused("“source” is missing. Name at least one of [sources].")
        return tuple(self._source(key) for key in keys)

    def tables(self, name: str) -> list[object]:
        """A list of tables; may be left out."""
        values = self._take(name, "a list of tables", list, [])
        if not all(isinstance(value, dict) for value in values):
            raise self.refused(f"“{name}” has to be a list of tables.")
        return cast("list[object]", values)

    def _take(self, name: str, wanted: str, of: type[_Value], default: _Value | None = None) -> _Value:
        value = self._taken(name, default)
        if not isinstance(value, of):
            raise self.refused(f"“{name}” has to be {wanted}.")
        return value

    def _source(self, key: str) -> str:
        found = self._sources.get(key)
        if found is None:
            raise self.refused(f"“source” is {quoted(key)}, which is not one of [sources].")
        return found
