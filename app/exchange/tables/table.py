"""How the rows under one row of headings are read: which column is what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.tables.heads import Head
from app.exchange.tables.names import Side
from app.exchange.tables.timeline import Stretch


@dataclass(frozen=True, slots=True)
class Span:
    """A column that is read: the months it covers, or the side of money that it is for where each side has its own."""

    column: int
    stretch: Stretch
    side: Side = ""
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Columns count from 0, of those from `low` up to `high`; rows run from `first` up to but not including `end`.

    `name` is the column of names, `groups` those of categories left of it, `kind` one that says In or Out, `total` that
    of the year's totals, `monthly` one of amounts a month, read where the spans are empty. `left` are columns of
    amounts that are not read, `unclear` those of which nobody can tell which is meant, `unclear_years` later years
    beside months. `part` counts tables side by side. `texts` are the headings.
    """

    head: Head | None
    first: int
    end: int
    low: int
    high: int
    name: int
    part: int = 0
    groups: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    kind: int | None = None
    frequency: int | None = None
    spans: tuple[Span, ...] = ()
    total: int | None = None
    total_unit: int = 1
    monthly: int | None = None
    left: tuple[int, ...] = ()
    unclear: tuple[int, ...] = ()
    unclear_years: tuple[int, ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
