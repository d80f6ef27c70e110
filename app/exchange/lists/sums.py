"""Which lines of a list or a budget add others up: by arithmetic first, by their words second.

A line that is the sum of lines above it is a total, whatever it is called. Chance makes such sums too (500 and 500
and then 1,000), so a line that is not called a total needs figures that chance would hardly hit, or else is asked
about; and one that is called a total but adds nothing up is asked about as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from app.exchange.lists.headings import plain

_SURE_DIGITS, _LIKELY_DIGITS, _BARE_DIGITS = 4, 3, 2
_MOST_BELOW = 40
Amounts = tuple[int | None, ...]


class Named(IntEnum):
    """How much a name sounds like a total: not at all, perhaps (a firm may be called “Total Warmth”), or surely."""

    NO = 0
    PERHAPS = 1
    SURELY = 2


_KINDS = (
    r"(?:costs?|expenditure|expenses|expense|income|incoming|resources|spend|spending|budget|overheads?|grants?|funding"
    r"|funds?|amounts?|salaries|wages|pay|payroll|staff|staffing|people|receipts|payments|outgoings?|outgoing|awarded"
    r"|requested|premises|fees|year|assets|liabilities|net|due|raised|project|core|donations|sales|turnover|value|sum"
    r"|surplus|deficit|cash|reserves|all|annual|per|for|to|of|in|\d{4}|\d{2})"
)
_SURELY = re.compile(
    r"(?:(?:grand|sub|overall|running|sum|in|gross|net|the|combined) ?)?totals?"
    r"|subtotals?|sums?|net|overall|altogether|all costs|all income|all expenditure|bottom line|difference|shortfall"
    r"|(?:net )?(?:operating )?(?:surplus|deficit|profit|loss)(?: (?:or |and )?(?:surplus|deficit|profit|loss))?"
    r"(?: (?:for|of) (?:the )?(?:year|period|month))?"
    r"|(?:(?:opening|closing|bank|cash|account|current|final|year end) ?)*balances?(?: (?:at|as at|on|for|of) .+)?"
    r"|(?:balance )?(?:carried|brought) (?:forward|down)|balance (?:c f|b f|c d|b d|to find|remaining)"
    r"|c f|b f|net (?:income|expenditure|position|result|cost|costs|assets|current assets|movement|cash flow|total"
    r"|movement in funds|income expenditure|incoming resources)|excess of \w+ over \w+"
    rf"|(?:(?:grand|sub|overall|net) )?total (?:\w+ ){{0,4}}{_KINDS}"
    rf"|{_KINDS}(?: \w+){{0,3}} (?:(?:sub|grand) ?)?totals?"
    r"|sum of .+"
)
_PERHAPS = re.compile(r"(?:(?:grand|sub|overall) ?)?totals? .+|.+ (?:(?:sub|grand) ?)?totals?|.+ subtotals?")


def named_like_a_total(name: str) -> Named:
    """How much this name sounds like a total: `Staff total`, `Surplus/(deficit)`, `Net`, `Balance c/f`."""
    written = plain(name)
    if len(written) > 80:
        return Named.NO
    if _SURELY.fullmatch(written):
        return Named.SURELY
    return Named.PERHAPS if _PERHAPS.fullmatch(written) else Named.NO


class Standing(StrEnum):
    """What a line is: one of its own, a total of others, or something that has to be asked."""

    ITEM = "item"
    TOTAL = "total"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as arithmetic sees it. `amounts` are pence, one for each column of figures; None where it is empty.

    `details` counts what else it says of itself, such as a category or a start: a total says nothing more. `opens`
    means that a gap or a heading stands right above it, `closes` that one, or the end, stands right under it.
    `unread` means that an amount in it cannot be read.
    """

    name: str
    amounts: Amounts
    details: int = 0
    opens: bool = False
    closes: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What a line is, which lines (by place) add up to it, and what the lines above it come to where they do not."""

    standing: Standing
    parts: tuple[int, ...] = ()
    expected: Amounts = ()


def judge(lines: Sequence[Line]) -> tuple[Judged, ...]:
    """What each line is. Lines are those of one block: costs alone, or income alone, in the order of the sheet."""
    judging = _Judging(lines)
    for at in range(len(lines)):
        judging.take(at)
    return tuple(judging.found)


@dataclass(slots=True)
class _Tally:
    """Lines that are added up as they are met, so that a long list takes no longer a line than a short one."""

    width: int
    places: list[int] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)
    unread: bool = False

    def __post_init__(self) -> None:
        self.sums = [0] * self.width

    def add(self, at: int, line: Line) -> None:
        """Count one more line in."""
        self.places.append(at)
        self.unread |= line.unread
        for column, amount in enumerate(line.amounts):
            self.sums[column] += amount or 0


class _Judging:
    """Goes down the lines once, and remembers which were items and which were totals."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.found: list[Judged] = []
        self._lines = lines
        self._items, self._run, self._block = self._tally(), self._tally(), self._tally()
        self._totals, self._since_grand = self._tally(), self._tally()
        self._doubtful: list[int] = []

    def take(self, at: int) -> None:
        """Judge the next line."""
        line = self._lines[at]
        named = named_like_a_total(line.name)
        judged = self._named(at, named) if named else self._unnamed(at)
        self.found.append(judged)
        if line.opens:
            self._block = self._tally()
        if judged.standing is Standing.ITEM:
            for tally in (self._items, self._run, self._block):
                tally.add(at, line)
        elif named or judged.standing is Standing.TOTAL:
            self._close(at, judged)
        else:
            self._doubtful.append(at)

    def _close(self, at: int, judged: Judged) -> None:
        """A total ends the run above it; one of totals is a grand total."""
        totals = set(self._totals.places)
        if judged.parts and totals.issuperset(judged.parts):
            self._since_grand = self._tally()
        for tally in (self._since_grand, self._totals):
            tally.add(at, self._lines[at])
        self._run, self._block = self._tally(), self._tally()

    def _named(self, at: int, named: Named) -> Judged:
        line = self._lines[at]
        if all(amount is None for amount in line.amounts) and not line.unread:
            return Judged(Standing.TOTAL)
        if parts := self._settled_doubts(line) or self._parts_of_named(at):
            return Judged(Standing.TOTAL, parts)
        if named is Named.PERHAPS and line.details:
            return Judged(Standing.ITEM)
        if line.unread or self._items.unread:
            return Judged(Standing.TOTAL)
        above = self._run if self._run.places else self._items
        return Judged(Standing.ASKED, expected=tuple(above.sums))

    def _unnamed(self, at: int) -> Judged:
        line = self._lines[at]
        if line.unread or not any(line.amounts):
            return Judged(Standing.ITEM)
        for tally in (self._run, self._block, self._items, self._since_grand, self._totals):
            if len(tally.places) >= 2 and not tally.unread and _is_exactly(line.amounts, tally.sums):
                parts = tuple(tally.places)
                return Judged(self._by_evidence(line, parts), parts)
        below, digits = self._below(at, least=2), _digits(line.amounts)
        to_a_gap = bool(below) and self._lines[below[-1]].closes
        if below and digits >= (_LIKELY_DIGITS if to_a_gap else _SURE_DIGITS):
            return Judged(Standing.ASKED, below)
        return Judged(Standing.ITEM)

    def _by_evidence(self, line: Line, parts: Sequence[int]) -> Standing:
        """How far a sum under an ordinary name is more than chance."""
        digits = _digits(line.amounts)
        if line.details:
            return Standing.ASKED if digits >= _SURE_DIGITS else Standing.ITEM
        described = sum(self._lines[part].details > 0 for part in parts)
        if described * 2 > len(parts):
            return Standing.TOTAL if digits >= _BARE_DIGITS else Standing.ASKED
        if digits >= _SURE_DIGITS:
            return Standing.TOTAL
        return Standing.ASKED if digits >= _LIKELY_DIGITS or line.opens or line.closes else Standing.ITEM

    def _settled_doubts(self, line: Line) -> tuple[int, ...]:
        """The lines of a named total that counts doubtful ones in, which shows that they were their own."""
        if not self._doubtful or self._items.unread:
            return ()
        whole = self._tally()
        for place in sorted((*self._items.places, *self._doubtful)):
            whole.add(place, self._lines[place])
        if not _is_nearly(line.amounts, whole.sums, slack=0):
            return ()
        for place in self._doubtful:
            self.found[place] = Judged(Standing.ITEM)
        self._items, self._doubtful = whole, []
        return tuple(whole.places)

    def _parts_of_named(self, at: int) -> tuple[int, ...]:
        """What a line named like a total adds up: a run right above, one total less another, or the lines under it."""
        line = self._lines[at]
        for tally in (self._run, self._items, self._since_grand, self._totals):
            for start, sums in self._sums_back(tally.places):
                if _is_nearly(line.amounts, sums, slack=_slack(line, len(tally.places) - start)):
                    return tuple(tally.places[start:])
        return self._difference(line) or self._below(at, least=1)

    def _sums_back(self, places: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """Each start of a run that ends with the last place, and what the run comes to."""
        sums = [0] * len(self._lines[0].amounts)
        for start in reversed(range(len(places))):
            line = self._lines[places[start]]
            if line.unread:
                return
            sums = [total + (amount or 0) for total, amount in zip(sums, line.amounts, strict=True)]
            yield start, sums

    def _difference(self, line: Line) -> tuple[int, ...]:
        """Two totals, one less the other: what is left over."""
        places = self._totals.places[-12:]
        for second in reversed(places):
            for first in places:
                pair = zip(self._lines[first].amounts, self._lines[second].amounts, strict=True)
                if first != second and _is_nearly(line.amounts, [(a or 0) - (b or 0) for a, b in pair], slack=0):
                    return (first, second)
        return ()

    def _below(self, at: int, *, least: int) -> tuple[int, ...]:
        """The lines right under it that add up to it: a heading with its sum, over what it is made of."""
        line, under = self._lines[at], self._tally()
        for place in range(at + 1, min(len(self._lines), at + _MOST_BELOW)):
            next_line = self._lines[place]
            if (next_line.opens and under.places) or next_line.unread:
                break
            under.add(place, next_line)
            if len(under.places) >= least and _is_exactly(line.amounts, under.sums):
                return tuple(under.places)
            if _is_beyond(line.amounts, under.sums):
                break
        return ()

    def _tally(self) -> _Tally:
        return _Tally(len(self._lines[0].amounts) if self._lines else 0)


def _is_exactly(amounts: Amounts, sums: Sequence[int]) -> bool:
    """Whether the amounts are these sums, and are left empty only where there is nothing to add."""
    return any(amounts) and all((amount or 0) == due for amount, due in zip(amounts, sums, strict=True))


def _is_beyond(amounts: Amounts, sums: Sequence[int]) -> bool:
    """Whether what has been added up is so far over an amount that more lines will hardly bring it back."""
    return any(due > 2 * (amount or 0) >= 0 for amount, due in zip(amounts, sums, strict=True))


def _is_nearly(amounts: Amounts, sums: Sequence[int], *, slack: int) -> bool:
    """Whether every amount that is given is the sum, give or take the slack in pence."""
    given = [(amount, due) for amount, due in zip(amounts, sums, strict=True) if amount is not None]
    return bool(given) and all(abs(amount - due) <= slack for amount, due in given)


def _slack(line: Line, count: int) -> int:
    """What rounding explains: half a pound for each line under a total in whole pounds, else a penny for each."""
    whole = all((amount or 0) % 100 == 0 for amount in line.amounts)
    return count * (50 if whole else 1)


def _digits(amounts: Amounts) -> int:
    """How many figures chance would have to hit: those of each different amount without the noughts at its end."""
    return sum(len(str(abs(amount)).rstrip("0")) for amount in set(amounts) if amount)
