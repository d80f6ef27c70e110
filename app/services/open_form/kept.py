"""What is kept and never undone, in the open form: files as base64, versions of documents, and what was sent."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from app.problems import Problem
from app.services.keeping import blobs, kept

KEPT_LISTS = ("files", "versions")
_VERSION: Mapping[str, type] = {
    "document": str,
    "kind": str,
    "title": str,
    "number": int,
    "at": str,
    "why": str,
    "tree_version": int,
    "tree": str,
}
_SENT = {"on", "to", "pdf", "docx", "withdrawn_on"}


@dataclass(slots=True)
class Kept:
    """What was read of a form: bytes, versions with what was sent of each, and what is wrong with them."""

    files: list[bytes] = field(default_factory=list)
    versions: list[tuple[dict[str, Any], list[dict[str, Any]]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def kept_out(session: Session) -> dict[str, Any]:
    """The lists of the form: every file by its hash, and every version with where it was sent."""
    files = [
        {"sha256": row["sha256"], "data": b64encode(blobs.read(session, row["sha256"])).decode("ascii")}
        for row in kept.rows(session, "blob")
    ]
    sent = kept.rows(session, "sent")
    versions = []
    for row in kept.rows(session, "version"):
        values = dict(row.values)
        values = {"document": values.pop("document_uid"), **values}
        where = [_sent_out(each.values) for each in sent if each["version_id"] == row.id]
        versions.append(values | {"sent": where})
    return {"files": files, "versions": versions}


def read_kept(data: Mapping[str, Any]) -> Kept:
    """Read both lists; every fault is a problem that names its entry."""
    found = Kept()
    for place, item in _items(found, data, "files"):
        _file(found, place, item)
    names = {sha256(each).hexdigest() for each in found.files}
    for place, item in _items(found, data, "versions"):
        _version(found, place, item, names)
    return found


def kept_in(session: Session, found: Kept) -> None:
    """Keep what was read. Raises Refused where it is more than a file may hold."""
    for data in found.files:
        blobs.keep(session, data)
    for values, sent in found.versions:
        number = kept.add(session, "version", values)
        for each in sent:
            kept.add(session, "sent", each | {"version_id": number})


def _sent_out(values: Mapping[str, Any]) -> dict[str, Any]:
    days = {name: None if values[name] is None else values[name].isoformat() for name in ("on", "withdrawn_on")}
    return {"on": days["on"], "to": values["to"], "pdf": values["pdf"], "docx": values["docx"]} | {
        "withdrawn_on": days["withdrawn_on"]
    }


def _items(found: Kept, data: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    items = data.get(name, [])
    if not isinstance(items, list):
        _fault(found, name, "This has to be a list, in square brackets.")
        return
    for number, item in enumerate(items, start=1):
        if isinstance(item, Mapping):
            yield f"{name} → item {number}", item
        else:
            _fault(found, f"{name} → item {number}", "This has to be an object, in curly brackets.")


def _file(found: Kept, place: str, item: Mapping[str, Any]) -> None:
    try:
        data = b64decode(str(item.get("data", "")), validate=True)
    except Error:
        _fault(found, f"{place} → data", "This is not base64. Export the file again.")
        return
    if sha256(data).hexdigest() != item.get("sha256"):
        _fault(found, f"{place} → sha256", "The data is not what this says it is. Export the file again.")
        return
    found.files.append(data)


def _version(found: Kept, place: str, item: Mapping[str, Any], names: set[str]) -> None:
    before = len(found.problems)
    for name in item.keys() - _VERSION.keys() - {"sent"}:
        _fault(found, f"{place} → {name}", "The form has nothing of this name. Remove it.")
    for name, kind in _VERSION.items():
        if type(item.get(name)) is not kind:
            wanted = "words in quotation marks" if kind is str else "a whole number"
            _fault(found, f"{place} → {name}", f"Write {wanted}.")
    if item.get("tree") not in names:
        _fault(found, f"{place} → tree", "None of the files has this name.")
    sent = [_sent(found, f"{place} → sent → item {at}", each, names) for at, each in enumerate(item.get("sent", []), 1)]
    named = (item.get("document"), item.get("number"))
    if named in [(each["document_uid"], each["number"]) for each, _ in found.versions]:
        _fault(found, f"{place} → number", "This version of the document is here more than once. Remove one of them.")
    if len(found.problems) == before:
        values = {name: item[name] for name in _VERSION}
        found.versions.append(({"document_uid": values.pop("document"), **values}, sent))


def _sent(found: Kept, place: str, item: object, names: set[str]) -> dict[str, Any]:
    if not isinstance(item, Mapping) or item.keys() - _SENT:
        _fault(found, place, f"This has to be an object with these names: {', '.join(sorted(_SENT))}.")
        return {}
    for name in ("pdf", "docx"):
        if item.get(name) is not None and item[name] not in names:
            _fault(found, f"{place} → {name}", "None of the files has this name.")
    days: dict[str, date | None] = {}
    for name in ("on", "withdrawn_on"):
        try:
            days[name] = date.fromisoformat(item[name]) if item.get(name) is not None else None
        except (TypeError, ValueError):
            _fault(found, f"{place} → {name}", 'Write a date as "2027-03-31".')
    if item.get("on") is None:
        _fault(found, f"{place} → on", 'Write a date as "2027-03-31".')
    return {"to": str(item.get("to", "")), "pdf": item.get("pdf"), "docx": item.get("docx"), **days}


def _fault(found: Kept, place: str, sentence: str) -> None:
    found.problems.append(Problem(f"{place}: {sentence}", field=place))
