"""How the rows under one row of headings are read: which column is what, and what each row is within its sums."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

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


Values = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A row with amounts: `values` and `numbers` are as in `Line`, `annual` is what the row comes to.

    `word` is how much it is called a total, `balance` that it is called what is left, `inside` that it is within a
    block. `like` says that it has no name of its own, or that of its section, `heading` that its name may head others.
    `opens` means that a heading or a gap stands right above it, `closes` right under it. `unread` means that it holds
    words where an amount should be, `whole` that it is called the total of a block.
    `side` is which way its money goes, where that is known, `sounds` that its name says one.
    """

    values: Values
    numbers: Values
    annual: int
    word: Literal["sure", "perhaps", ""] = ""
    balance: Literal["sure", "perhaps", "hardly", ""] = ""
    inside: bool = False
    nameless: bool = False
    like: bool = False
    heading: bool = False
    opens: bool = False
    closes: bool = False
    unread: bool = False
    whole: bool = False
    side: Side = ""
    sounds: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row is.

    `parts` are the rows that it adds up (by place), `right` whether it does so truly, `expected` what they come to.
    `held` are rows of money held already that it counts in. `ask` means that nobody can tell a total from a line, or
    why it adds nothing up; `must` that no other total stands for its rows either.
    """

    what: Literal["line", "total", "balance"]
    parts: tuple[int, ...] = ()
    right: bool = True
    expected: int = 0
    ask: bool = False
    must: bool = False
    held: tuple[int, ...] = ()
