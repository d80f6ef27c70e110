"""Reading what the open form says is kept and never undone: every fault is a problem that names its entry."""

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from app.problems import Problem, Refused
from app.services.keeping.blobs import refuse_size, refuse_sum
from app.services.rows.checks import storable

KEPT_LISTS = ("files", "versions")
_LARGEST_NUMBER = 1_000_000_000


@dataclass(slots=True)
class Kept:
    """What was read of a form: bytes, versions with what was sent of each, and what is wrong with them."""

    files: list[bytes] = field(default_factory=list)
    versions: list[tuple[dict[str, Any], list[dict[str, Any]]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_kept(data: Mapping[str, Any]) -> Kept:
    """Read the files and the versions of a form, and hold its attachments against the files."""
    reader = _Reader()
    reader.read(data)
    return reader.kept


class _Reader:
    """Gathers what is kept and what is wrong with it; `_sizes` are those of the files by their hash."""

    def __init__(self) -> None:
        self.kept = Kept()
        self._sizes: dict[str, int] = {}
        self._numbers: set[tuple[str, int]] = set()

    def read(self, data: Mapping[str, Any]) -> None:
        for place, item in self._items("files", data.get("files", [])):
            self._file(place, item)
        for place, item in self._items("attachments", data.get("attachments", [])):
            self._attachment(place, item)
        for place, item in self._items("versions", data.get("versions", [])):
            self._version(place, item)

    def _file(self, place: str, item: Mapping[str, Any]) -> None:
        values = self._values(place, item, {"sha256": _words, "data": _bytes})
        if values is None:
            return
        name, data = sha256(values["data"]).hexdigest(), values["data"]
        if name != values["sha256"]:
            self._fault(f"{place} → sha256", "The data is not what this says it is. Export the file again.")
            return
        try:
            refuse_size(len(data))
            if name not in self._sizes:
                refuse_sum(sum(self._sizes.values()) + len(data))
        except Refused as refused:
            self._fault(f"{place} → data", str(refused))
            return
        self._sizes[name] = len(data)
        self.kept.files.append(data)

    def _attachment(self, place: str, item: Mapping[str, Any]) -> None:
        """A row is read with the others; where its file is there too, it has to be as large as the row says."""
        size = self._sizes.get(item.get("sha256", ""))
        if size not in {None, item.get("size")}:
            self._fault(f"{place} → size", f"The file has {size} bytes. Write that.")

    def _version(self, place: str, item: Mapping[str, Any]) -> None:
        before = len(self.kept.problems)
        told = {name: value for name, value in item.items() if name != "sent"}
        values = self._values(place, told, {**_VERSION, "tree": self._name})
        sent = [self._sent(where, each) for where, each in self._items(f"{place} → sent", item.get("sent", []))]
        if values is not None:
            key = (values["document"], values["number"])
            if key in self._numbers:
                self._fault(
                    f"{place} → number", "This version of the document is here more than once. Remove one of them."
                )
            self._numbers.add(key)
        if values is not None and len(self.kept.problems) == before:
            values["document_uid"] = values.pop("document")
            self.kept.versions.append((values, [each for each in sent if each is not None]))

    def _sent(self, place: str, item: Mapping[str, Any]) -> dict[str, Any] | None:
        usual = {"to": "", "pdf": None, "docx": None, "withdrawn_on": None}
        reads = {"on": _day, "to": _text, "withdrawn_on": _perhaps(_day)}
        names = _perhaps(self._name)
        return self._values(place, usual | dict(item), reads | {"pdf": names, "docx": names})

    def _values(self, place: str, item: Mapping[str, Any], reads: Mapping[str, "_Read"]) -> dict[str, Any] | None:
        """An entry's values; None where any of them cannot be used."""
        before = len(self.kept.problems)
        for name in item.keys() - reads.keys():
            self._fault(f"{place} → {name}", "The form has nothing of this name. Remove it.")
        values = {}
        for name, read in reads.items():
            try:
                values[name] = read(item.get(name))
            except Refused as refused:
                self._fault(f"{place} → {name}", str(refused))
        return values if len(self.kept.problems) == before else None

    def _name(self, value: object) -> str:
        name = _words(value)
        if name not in self._sizes:
            raise Refused("None of the files has this name.")
        return name

    def _items(self, place: str, items: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
        if not isinstance(items, list):
            self._fault(place, "This has to be a list, in square brackets.")
            return
        for number, item in enumerate(items, start=1):
            if isinstance(item, Mapping):
                yield f"{place} → item {number}", item
            else:
                self._fault(f"{place} → item {number}", "This has to be an object, in curly brackets.")

    def _fault(self, place: str, sentence: str) -> None:
        self.kept.problems.append(Problem(f"{place}: {sentence}", field=place))


_Read = Callable[[object], Any]


def _perhaps(read: _Read) -> _Read:
    return lambda value: None if value is None else read(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Refused("Write words in quotation marks.")
    return storable(value)


def _words(value: object) -> str:
    text = _text(value)
    if not text.strip():
        raise Refused("Write words in quotation marks.")
    return text


def _whole(value: object) -> int:
    if type(value) is not int or not 1 <= value <= _LARGEST_NUMBER:
        raise Refused("Write a whole number, from 1.")
    return value


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_text(value))
    except (Refused, ValueError) as error:
        raise Refused('Write a date as "2027-03-31".') from error


def _moment(value: object) -> str:
    text = _words(value)
    try:
        aware = datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        aware = False
    if not aware:
        raise Refused('Write a moment as "2027-03-31T10:00:00+00:00".')
    return text


def _bytes(value: object) -> bytes:
    try:
        return b64decode(_text(value), validate=True)
    except ValueError as error:
        raise Refused("This is not base64. Export the file again.") from error


_VERSION: Mapping[str, _Read] = {
    "document": _words,
    "kind": _words,
    "title": _words,
    "number": _whole,
    "at": _moment,
    "why": _text,
    "tree_version": _whole,
}
