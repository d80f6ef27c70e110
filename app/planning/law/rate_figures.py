"""The single figures of a rate pack, each with its nation and its days: thresholds, fees, defaults, published minimums.

In the pack, `figures` groups those that share their days and sources, under `values`. Elsewhere each stands by itself,
as an entry of its own with `name`, `nation` and `value`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.planning.law.rate_days import RatesUnknown, held_on
from app.planning.law.rate_entries import RateEntry, must_not_overlap

SUBJECT = "figures"
EVERYWHERE = "uk"
_FIELDS = ("name", "nation", "value")

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RateFigure:
    """One figure between two days: `value` in hundredths of its `unit` (of pounds, so pence; of per cent; of days …).

    `nation` is uk, england_wales, england, wales, scotland or northern_ireland. `what` is what people call it.
    """

    name: str
    nation: str
    what: str
    unit: str
    starts: date
    ends: date
    value: int
    sources: tuple[str, ...]
    last_checked: date
    verified: bool

    def known_on(self, day: date) -> bool:
        """Whether it is verified and still holds on a day, and is not carried forward to it."""
        return self.verified and self.starts <= day <= self.ends


def figures_apart(data: Data) -> dict[str, Any]:
    """The data of a pack in which each single figure is an entry of its own, however they were grouped."""
    entries = []
    for group in data.get(SUBJECT, ()):
        shared = {key: value for key, value in group.items() if key != "values"}
        values = group.get("values", {})
        entries += [{"nation": EVERYWHERE, **shared, "name": name, "value": value} for name, value in values.items()]
        entries += [] if values else [group]
    return {**data, SUBJECT: entries} if entries else dict(data)


def name_in_pack(entry: Data) -> str:
    """A single figure's name, with its nation after a point where it has one; nothing for what is no single figure."""
    name, nation = str(entry.get("name", "")), entry.get("nation", EVERYWHERE)
    return name if nation == EVERYWHERE else f"{name}.{nation}"


def figures_from(data: Data) -> tuple[RateFigure, ...]:
    """The single figures, those of one name and nation in order of their days. Raises RatesUnreadable."""
    words = data.get("words", {})
    found: dict[tuple[str, str], list[RateEntry]] = {}
    for table in figures_apart(data).get(SUBJECT, ()):
        entry = RateEntry(SUBJECT, table, data["sources"])
        entry.allow_only(_FIELDS)
        found.setdefault((entry.text("name"), entry.text("nation")), []).append(entry)
    return tuple(_figure(entry, words) for entries in found.values() for entry in must_not_overlap(entries))


def figure_on(figures: Sequence[RateFigure], name: str, day: date, nation: str = EVERYWHERE) -> RateFigure:
    """The figure of a name that holds in a nation on a day; after its last known day, the last one.

    Raises RatesUnknown for a day before the first, and for a name or a nation that has none.
    """
    named = [figure for figure in figures if (figure.name, figure.nation) == (name, nation)]
    if not named:
        raise RatesUnknown(f"No figure is known for “{name}” in “{nation}”. Choose another one.")
    return held_on(named, day, f"“{named[0].what}” is")


def _figure(entry: RateEntry, words: Data) -> RateFigure:
    name = entry.text("name")
    what, unit = words.get(f"{SUBJECT}.{name}", (name, ""))
    return RateFigure(
        name=name,
        nation=entry.text("nation"),
        what=what,
        unit=unit,
        starts=entry.starts,
        ends=entry.ends,
        value=entry.hundredths("value"),
        sources=entry.sources,
        last_checked=entry.last_checked,
        verified=entry.verified,
    )
