"""Documents as canonical JSON, for keeping: the same document gives the same bytes, and the same document back.

A field that has its default is left out, so that a field added later leaves what is kept as it is. A change that
this does not cover gets a new TREE_VERSION and a reader of its own here; the old readers stay.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.documents.tree import tree
from app.documents.tree.tree import Document
from app.problems import Refused
from app.scenes import scene

TREE_VERSION = 1
"""The version in which documents are written."""

_T = TypeVar("_T")
_NAMES: Mapping[type, str] = {
    tree.Text: "text",
    tree.Link: "link",
    tree.FigureText: "figure",
    tree.Heading: "heading",
    tree.Paragraph: "paragraph",
    tree.ListBlock: "list",
    tree.Table: "table",
    tree.Picture: "picture",
    tree.Image: "image",
    tree.Together: "together",
    tree.NewPage: "new page",
    scene.Line: "line",
    scene.Area: "area",
    scene.Dot: "dot",
    scene.Words: "words",
}
"""What stands for the types that others can stand beside, under "is"."""


def to_json(document: Document) -> bytes:
    """A document as canonical JSON: keys in order, no spaces, UTF-8."""
    return written(document)


def from_json(data: bytes, version: int) -> Document:
    """The document that was kept. Raises Refused where it is damaged, and where a newer Footing wrote it."""
    return read(Document, data, version)


def written(value: object) -> bytes:
    """A value that holds documents, texts, numbers and days, as canonical JSON."""
    text = json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "replace")


def read(kind: type[_T], data: bytes, version: int) -> _T:
    """A value of this type as it was written. Raises Refused like `from_json`."""
    if version > TREE_VERSION:
        raise Refused("This version was made by a newer Footing. Update Footing to open it.")
    try:
        return cast("_T", _READERS[version](kind, json.loads(data, parse_constant=_no_number)))
    except (ValueError, KeyError, RecursionError) as error:
        raise Refused("This version is damaged in the file and cannot be opened. Look for it in a backup.") from error


def _no_number(name: str) -> float:
    raise ValueError(name)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if not is_dataclass(value):
        return value
    kind = type(value)
    stored = {
        field.name: _plain(item) for field in fields(value) if (item := getattr(value, field.name)) != _default(field)
    }
    return {"is": _NAMES[kind], **stored} if kind in _NAMES else stored


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


# Version 1: every value by the type that is wanted in its place; a ValueError says that something else stands there.


def _value(wanted: Any, stored: object) -> object:
    origin, of = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        return _one_of(of, stored)
    if origin is tuple:
        return _tuple(of, stored)
    if origin is Mapping:
        return {name: _value(of[1], item) for name, item in _held(stored).items()}
    if is_dataclass(wanted):
        return _record(cast("type", wanted), _held(stored))
    return _single(wanted, stored)


def _single(wanted: Any, stored: object) -> object:
    if get_origin(wanted) is Literal:
        return _checked(stored, fits=any(type(stored) is type(each) and stored == each for each in get_args(wanted)))
    if wanted is date:
        return date.fromisoformat(str(_checked(stored, fits=isinstance(stored, str))))
    if wanted is float:
        return _checked(stored, fits=type(stored) in {int, float} and math.isfinite(cast("float", stored)))
    return _checked(stored, fits=type(stored) is wanted)


def _one_of(kinds: tuple[Any, ...], stored: object) -> object:
    for kind in kinds:
        try:
            return _value(kind, stored)
        except ValueError:
            continue
    raise ValueError(stored)


def _tuple(of: tuple[Any, ...], stored: object) -> object:
    items = cast("list[object]", _checked(stored, fits=isinstance(stored, list)))
    wanted = of[:1] * len(items) if of[1:] == (...,) else of
    return tuple(_value(kind, item) for kind, item in zip(wanted, items, strict=True))


def _record(kind: type, stored: Mapping[str, object]) -> object:
    hints = _hints(kind)
    values = {name: item for name, item in stored.items() if name != "is"}
    missing = {field.name for field in fields(kind) if _default(field) is MISSING} - values.keys()
    _checked(stored, fits=stored.get("is") == _NAMES.get(kind) and not missing and values.keys() <= hints.keys())
    return kind(**{name: _value(hints[name], item) for name, item in values.items()})


def _held(stored: object) -> Mapping[str, object]:
    return cast("dict[str, object]", _checked(stored, fits=isinstance(stored, dict)))


def _checked(stored: object, *, fits: bool) -> object:
    if not fits:
        raise ValueError(stored)
    return stored


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


_READERS: Mapping[int, Callable[[Any, object], object]] = {1: _value}
"""A reader for each version in which documents were ever kept."""
