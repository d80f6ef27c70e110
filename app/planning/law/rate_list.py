"""Every figure of a rate pack one by one: its value, its days, where it is from, and whether it is the user's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.planning.law.rate_entries import RateEntry, fields_in
from app.planning.law.rate_figures import EVERYWHERE, name_in_pack
from app.planning.law.rate_overrides import subjects_of

NATIONS: Mapping[str, str] = {
    "england_wales": "England and Wales",
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """One figure between two days; `value` in hundredths of its `unit`. `own` when the user put it there."""

    subject: str
    field: str
    what: str
    unit: str
    value: int
    starts: date
    ends: date
    sources: tuple[str, ...]
    last_checked: date
    verified: bool
    own: bool


@dataclass(frozen=True, slots=True)
class FigureName:
    """A figure as it is named in the pack, what people call it, and its unit."""

    subject: str
    field: str
    what: str
    unit: str


def listed(data: Mapping[str, Any]) -> tuple[ListedFigure, ...]:
    """Every figure, in the order of the pack and then of the days, from data that may have been laid over."""
    return tuple(
        figure
        for subject in subjects_of(data)
        for table in sorted(data[subject], key=lambda table: (name_in_pack(table), table["from"]))
        for figure in _of_entry(RateEntry(subject, table, data["sources"]), data.get("words", {}))
    )


def names_of(data: Mapping[str, Any]) -> tuple[FigureName, ...]:
    """Every figure that can be replaced, once each, in the order of the list."""
    found = (FigureName(each.subject, each.field, each.what, each.unit) for each in listed(data))
    return tuple(dict.fromkeys(found))


def _of_entry(entry: RateEntry, words: Mapping[str, Any]) -> Iterator[ListedFigure]:
    for field in fields_in(entry.data):
        what, unit = _words(entry, field, words)
        yield ListedFigure(
            subject=entry.subject,
            field=name_in_pack(entry.data) or field,
            what=what,
            unit=unit,
            value=_hundredths(entry, field),
            starts=entry.starts,
            ends=entry.ends,
            sources=_sources(entry, field),
            last_checked=entry.last_checked,
            verified=entry.settled(field),
            own=field in entry.data.get("own", {}),
        )


def _words(entry: RateEntry, field: str, words: Mapping[str, Any]) -> tuple[str, str]:
    """What people call a figure, with its nation, and its unit."""
    what, unit = words.get(f"{entry.subject}.{entry.data.get('name', field)}", (field, ""))
    nation = entry.data.get("nation", EVERYWHERE)
    return what if nation == EVERYWHERE else f"{what} ({NATIONS.get(nation, nation)})", unit


def _hundredths(entry: RateEntry, field: str) -> int:
    name, _, inner = field.partition(".")
    return entry.periods(name, (inner,))[inner] if inner else entry.hundredths(name)


def _sources(entry: RateEntry, field: str) -> tuple[str, ...]:
    own = entry.data.get("own", {})
    return (entry.source_names[own[field]],) if field in own else entry.sources
