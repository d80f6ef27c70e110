"""The open form described as JSON Schema (draft 2020-12), made from the same tables as the form itself."""

from typing import Any

from app.dates import EARLIEST, LATEST
from app.models.formats import FORMATS
from app.services.open_form.shape import ATTACHMENTS, FORMAT, ORGANISATION, SECTIONS, Section, name_column, value_out
from app.services.rows.columns import ColumnInfo
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS

_TEXT = {
    "money": ("Pounds with two decimals, as text.", r"^-?\d{1,10}(\.\d{1,2})?$"),
    "percent": ("Per cent with two decimals, as text: 60.00 is 60%.", r"^-?\d{1,7}(\.\d{1,2})?$"),
    "hundredths": ("A number with two decimals, as text.", r"^-?\d{1,12}(\.\d{1,2})?$"),
}

_NAME = {"type": "string", "description": "The SHA-256 of one of the files.", "pattern": "^[0-9a-f]{64}$"}
_NAME_OR_NONE = {"anyOf": [_NAME, {"type": "null"}]}
_DAY = {"$ref": "#/$defs/date"}
_WORDS, _WHOLE = {"type": "string"}, {"type": "integer"}


def _things(description: str, properties: dict[str, Any], *needed: str) -> dict[str, Any]:
    thing = {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}
    return {"type": "array", "description": description, "items": thing}


_KEPT = {
    "files": _things(
        "The bytes of logos, of versions of documents, and of documents as they were sent.",
        {"sha256": _NAME, "data": {"type": "string", "contentEncoding": "base64"}},
        *("sha256", "data"),
    ),
    "versions": _things(
        "Documents as they stood at a time, and where they were sent. Never changed.",
        {
            "document": _WORDS | {"description": "The identifier of the document, which may be gone."},
            "kind": _WORDS,
            "title": _WORDS,
            "number": _WHOLE,
            "at": _WORDS | {"description": "The moment, in UTC."},
            "why": _WORDS,
            "tree_version": _WHOLE,
            "tree": _NAME,
            "sent": _things(
                "To whom, when, and the files as they went.",
                {
                    "on": _DAY,
                    "to": _WORDS,
                    "pdf": _NAME_OR_NONE,
                    "docx": _NAME_OR_NONE,
                    "withdrawn_on": {"anyOf": [_DAY, {"type": "null"}]},
                },
                "on",
            ),
        },
        *("document", "kind", "title", "number", "at", "why", "tree_version", "tree"),
    ),
}


def schema() -> dict[str, Any]:
    """The description of the whole form."""
    lists = {section.name: {"type": "array", "items": _object(section)} for section in (ATTACHMENTS, *SECTIONS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An organisation in Footing's open form",
        "description": (
            "Everything that one organisation's file holds. Rows that others refer to carry a key: their name, made "
            "different where names repeat. Keys are words, never row numbers. Nothing may stand here that is not "
            "described; what is left out takes its default."
        ),
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"enum": [str(version) for version in FORMATS]},
            "organisation": {"anyOf": [_object(ORGANISATION), {"type": "null"}]},
        }
        | lists
        | _KEPT,
        "required": ["format", "version", "organisation"],
        "additionalProperties": False,
        "$defs": {
            **{
                kind: {"type": "string", "description": text, "pattern": shape} for kind, (text, shape) in _TEXT.items()
            },
            "month": {
                "type": "string",
                "description": "A month, such as 2026-04.",
                "pattern": r"^\d{4}-(0[1-9]|1[0-2])$",
            }
            | _between(EARLIEST.year, LATEST.year),
            "date": {"type": "string", "format": "date", "description": "A day, such as 2027-03-31."}
            | _between(EARLIEST, LATEST),
        },
    }


def _object(section: Section) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    if section.keyed:
        said = f"What other rows call this {NOUNS[section.table].one}; its {name_column(section.table)} when left out."
        properties["key"] = {"type": "string", "description": said}
    properties |= {name: _property(section.table, info) for name, info in section.plain.items()}
    if section.targets:
        properties["target"] = {
            "description": "What it pays for: exactly one of these.",
            "type": "object",
            "properties": {name: _plain(info) for name, info in section.targets.items()},
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }
    properties |= {child.name: {"type": "array", "items": _object(child)} for child in section.children}
    needed = [name for name, info in section.plain.items() if info.needed]
    return {
        "type": "object",
        "properties": properties,
        "required": [*needed, *(["target"] if section.targets else [])],
        "additionalProperties": False,
    }


def _property(table: str, info: ColumnInfo) -> dict[str, Any]:
    found = _plain(info)
    field = FIELDS[table][info.name]
    if info.kind == "number" and field.low is not None:
        found |= {"minimum": field.low, "maximum": field.high}
    elif field.low is not None:
        found |= _between(value_out(info, field.low), value_out(info, field.high))
    if field.filled:
        found |= {"minLength": 1}
    if info.optional:
        found = {"anyOf": [found, {"type": "null"}]}
    said = f"{field.label}, in minutes" if field.unit == "minutes" else field.label
    described = {"description": said} | found
    if not info.needed:
        described["default"] = value_out(info, info.default)
    return described


def _plain(info: ColumnInfo) -> dict[str, Any]:
    if info.kind == "row":
        return {"type": "string", "description": f"The key of one of the {NOUNS[info.refers_to].many}."}
    if info.choices is not None:
        return {"enum": [word.value for word in info.choices]}
    if info.kind in {"text", "yesno", "number"}:
        return {"type": {"text": "string", "yesno": "boolean", "number": "integer"}[info.kind]}
    return {"$ref": f"#/$defs/{info.kind}"}


def _between(low: object, high: object) -> dict[str, Any]:
    """Bounds of what is written as text, for which JSON Schema has no keyword of its own."""
    return {"$comment": f"From {low} to {high}."}
