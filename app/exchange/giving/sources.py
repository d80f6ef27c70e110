"""What a 360Giving file says of each award, whether it is JSON or a sheet, before it is turned into values."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.exchange.files.cells import Book, Cell, FileProblem, Sheet
from app.exchange.files.sheets import read_book, read_bytes
from app.exchange.giving.privacy import Watch
from app.exchange.lists.cell_text import as_text

_ROWS_LOOKED_AT = 20
_DEEPEST = 12
_ALIASES = {
    "identifier": "id",
    "recipientorg": "recipientorganization",
    "recipientorganisation": "recipientorganization",
    "fundingorg": "fundingorganization",
    "fundingorganisation": "fundingorganization",
    "durationmonths": "duration",
    "recipientind": "recipientindividual",
    "dateawarded": "awarddate",
    "grantprogram": "grantprogramme",
}
_PLACES = {
    ("id",): "id",
    ("title",): "title",
    ("description",): "description",
    ("currency",): "currency",
    ("amountappliedfor",): "amount_applied",
    ("amountawarded",): "amount_awarded",
    ("awarddate",): "award_date",
    ("planneddates", "startdate"): "planned_start",
    ("planneddates", "enddate"): "planned_end",
    ("planneddates", "duration"): "duration_months",
    ("fundingorganization", "id"): "funder_id",
    ("fundingorganization", "name"): "funder_name",
    ("recipientorganization", "id"): "recipient_id",
    ("recipientorganization", "name"): "recipient_name",
    ("recipientindividual", "id"): "individual_id",
    ("recipientindividual", "name"): "individual_name",
    ("grantprogramme", "title"): "programme",
}
_GROUPS = frozenset(
    (
        *("planneddates", "actualdates", "fundingorganization", "recipientorganization", "recipientindividual"),
        *("grantprogramme", "beneficiarylocation", "classifications", "relateddocument", "fundingtype"),
    )
)
_COMMON = frozenset(("id", "title", "description"))
"""Headings that any list has; they do not make it a list of grants."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the file says of one award: by field, the heading or path it stands under and the cell."""

    row: int
    values: Mapping[str, tuple[str, Cell]]
    recipients: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sources:
    """All awards of a file; `sheet` is empty for JSON."""

    sources: Sequence[Said]
    sheet: str = ""
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: Sheet
    row: int
    places: Sequence[tuple[str, ...]]
    fields: Mapping[int, str]

    @property
    def score(self) -> int:
        return sum(place[0] in _GROUPS or place in _PLACES for place in self.places if place)

    @property
    def is_grants(self) -> bool:
        telling = [place for place in self.places if place and (place in _PLACES or place[0] in _GROUPS)]
        return len(telling) >= 2 and any(place[0] not in _COMMON for place in telling)


def sources_of(path: Path) -> Sources:
    """What the file says of each award. Raises FileProblem when it cannot be read or holds no grants."""
    return _from_json(path) if path.suffix.lower() == ".json" else _from_book(read_book(path))


@lru_cache(maxsize=4096)
def place_of(heading: str) -> tuple[str, ...]:
    """Where a heading or a path points: `Recipient Org:Identifier` and `recipientOrganization/0/id` are one place."""
    parts = ("".join(char for char in part if char.isalnum()).casefold() for part in re.split(r"[:/]", heading[:300]))
    return tuple(_ALIASES.get(part, part) for part in parts if part and not part.isdecimal())


def _from_book(book: Book) -> Sources:
    headers = [header for sheet in book.sheets if (header := _header(sheet)) is not None]
    if not headers:
        raise FileProblem(
            f"{book.path.name} is not a list of grants in the 360Giving form. Its headings should be such as"
            " Identifier, Title, Amount Awarded, Award Date."
        )
    best = max(headers, key=lambda header: (header.score, header.sheet.visible))
    notes = [
        f"Sheet “{other.sheet.name}” looks like grants too. It is not read; save it alone to bring it in."
        for other in headers
        if other is not best and "amount_awarded" in other.fields.values() and len(other.sheet.rows) > other.row
    ]
    watch = Watch()
    sources = list(_rows(best, watch))
    return Sources(sources, best.sheet.name, [*notes, *watch.notes()])


def _header(sheet: Sheet) -> _Header | None:
    best: _Header | None = None
    for at, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
        places = [place_of(cell) if isinstance(cell, str) else () for cell in row]
        fields: dict[int, str] = {}
        for index, place in enumerate(places):
            if place in _PLACES and _PLACES[place] not in fields.values():
                fields[index] = _PLACES[place]
        header = _Header(sheet, at + 1, places, fields)
        if header.is_grants and (best is None or header.score > best.score):
            best = header
    return best


def _rows(header: _Header, watch: Watch) -> Iterator[Said]:
    headings = [as_text(cell) for cell in header.sheet.rows[header.row - 1]]
    columns = [(index, name, headings[index]) for index, name in header.fields.items()]
    receivers = [index for index, place in enumerate(header.places) if place == ("recipientorganization", "id")]
    watch.headings(headings)
    for number, row in enumerate(header.sheet.rows[header.row :], header.row + 1):
        values = {
            name: (heading, row[index])
            for index, name, heading in columns
            if index < len(row) and row[index] is not None and row[index] != ""
        }
        if not values:
            continue
        watch.look(number, ((headings[at] if at < len(headings) else "", cell) for at, cell in enumerate(row) if cell))
        recipients = [as_text(row[index]) for index in receivers if index < len(row)]
        yield Said(number, values, recipients)


def _from_json(path: Path) -> Sources:
    grants = _grants_in(path.name, _parsed(path))
    watch = Watch()
    sources = []
    for number, grant in enumerate(grants, 1):
        if not isinstance(grant, dict):
            raise FileProblem(
                f"Entry {number} of the grants in {path.name} is not a grant. Get a new copy of the file."
            )
        sources.append(_said(number, grant))
        watch.look(number, _leaves(grant, ""))
    watch.headings([key for grant in grants[:50] for key in grant])
    if sources and not any(name not in _COMMON for said in sources for name in said.values):
        raise FileProblem(f"{path.name} is JSON, but not grants in the 360Giving form. Choose another file.")
    return Sources(sources, notes=list(watch.notes()))


def _parsed(path: Path) -> Any:
    data = read_bytes(path)
    try:
        return json.loads(data, parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise FileProblem(
            f"{path.name} is damaged at line {error.lineno}, column {error.colno}. Get a new copy from the funder."
        ) from error
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise FileProblem(f"{path.name} is not JSON that can be read. Get a new copy from the funder.") from error


def _no_number(word: str) -> Any:
    raise ValueError(word)


def _grants_in(name: str, parsed: Any) -> list[Any]:
    if isinstance(parsed, dict):
        parsed = next((value for key, value in parsed.items() if key.strip().casefold() == "grants"), None)
    if not isinstance(parsed, list):
        raise FileProblem(f"{name} is JSON, but has no list of grants. Choose a file in the 360Giving form.")
    return parsed


def _said(number: int, grant: Mapping[str, Any]) -> Said:
    values: dict[str, tuple[str, Cell]] = {}
    recipients: list[str] = []
    for key, value in grant.items():
        place = place_of(key)
        if place in _PLACES:
            _keep(values, place, key, value)
        elif len(place) == 1 and place[0] in _GROUPS:
            entries = [entry for entry in (value if isinstance(value, list) else [value]) if isinstance(entry, dict)]
            for inner, leaf in entries[0].items() if entries else ():
                _keep(values, (*place, *place_of(inner)), f"{key}/0/{inner}", leaf)
            if place[0] == "recipientorganization":
                recipients += [as_text(_cell(entry.get("id"))) for entry in entries]
    if not recipients and "recipient_id" in values:
        recipients.append(as_text(values["recipient_id"][1]))
    return Said(number, values, recipients)


def _keep(values: dict[str, tuple[str, Cell]], place: tuple[str, ...], path: str, value: Any) -> None:
    cell = _cell(value)
    if place in _PLACES and cell is not None and cell != "":
        values.setdefault(_PLACES[place], (path, cell))


def _cell(value: Any) -> Cell:
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value.adjusted()) < 20 else str(value)
    return value if isinstance(value, str | int) else None


def _leaves(value: Any, key: str, depth: int = 0) -> Iterator[tuple[str, Cell]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, name, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key, depth + 1)
    elif isinstance(value, str):
        yield key, value
