"""The words of the columns about documents, their texts and figures, and files kept inside. Data only."""

from collections.abc import Mapping
from dataclasses import replace

from app.models.documents import LARGEST_FILE
from app.services.rows.field import PROJECT, YEAR, Field, Fields, money, named, number

_UID = Field("Identifier", filled=True)
_FINGERPRINT = Field("Fingerprint")

FIELDS: Mapping[str, Fields] = {
    "document": {
        "uid": _UID,
        "title": named("Title"),
        "kind": Field("Kind of document", filled=True, short="Kind"),
        "project_id": PROJECT,
        "grant_id": Field("Grant"),
        "grant_report_id": Field("Report"),
        "year": replace(YEAR, label="Year of the costs"),
        "language": Field("Language"),
        "audience": Field("Written for", hint="Decides which parts are shown, unless you choose otherwise."),
        "buyer": Field("For whom"),
        "ask": money("Price a year"),
        "created_on": Field("Begun on"),
    },
    "section": {
        "document_id": Field("Document"),
        "key": Field("Part of the document", filled=True),
        "position": number("Place in the document", 0, 10_000),
        "heading": Field("Heading"),
        "body": Field("Written words"),
        "shown": Field("Shown"),
        "library_uid": Field("Answer of the library"),
        "library_hash": Field("Answer as it was then"),
    },
    "figure_use": {
        "section_id": Field("Part of the document"),
        "token": Field("Mark in the text", filled=True),
        "figure": Field("Figure", filled=True),
        "arguments": Field("What it is about"),
        "seen": Field("Figure as printed"),
        "seen_on": Field("Last looked at"),
        "basis": Field("What it rests on"),
    },
    "own_number": {
        "figure": named("What is counted"),
        "project_id": PROJECT,
        "value": number("How many", 0, 100_000_000_000),
        "as_of": Field("As of"),
        "source": Field("Source", hint="Who counted, and how: a reader asks."),
    },
    "attachment": {
        "uid": _UID,
        "sha256": _FINGERPRINT,
        "name": named("File name"),
        "media_type": Field("Kind of file"),
        "size": number("Size in bytes", 1, LARGEST_FILE),
        "added_on": Field("Added on"),
    },
}
