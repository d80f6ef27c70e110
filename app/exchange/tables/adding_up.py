"""One way down the rows of a table: which rows add up those above or under them, as far as each can tell by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import Literal

from app.exchange.tables.amounts import PENNY, POUND

Values = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A row with amounts: `values` and `numbers` are as in `Line`, `annual` is what the row comes to.

    `word` is how much it is called a total, `balance` that it is called what is left, `inside` that it is within a
    block. `like` says that it has no name of its own, or that of its section, `heading` that its name may head others.
    `opens` means that a heading or a gap stands right above it, `closes` right under it. `unread` means that it holds
    words where an amount should be, `whole` that it is called the total of a block.
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


_MOST_BELOW, _MOST_ABOVE = 60, 1000
"""How far a row that nothing calls a total is asked whether it is one: of all rows, a long list would take hours."""
_EXACTLY = PENNY // 1000
"""What a spreadsheet's own arithmetic leaves over, for each row."""


@dataclass(slots=True)
class _Entry:
    """Rows not yet added up: one line, or a total that stands for its lines."""

    full: tuple[int, ...]
    numbers: tuple[int, ...]
    said: tuple[int, ...]
    annuals: tuple[int, int, int]
    lines: tuple[int, ...]
    opens: bool
    unread: bool
    total: bool = False
    held: bool = False
    sums: tuple[int, int, int] = field(init=False)
    """What its amounts come to in each mode: asked of every row for every row below it."""

    def __post_init__(self) -> None:
        self.sums = (sum(self.full), sum(self.numbers), sum(self.said))

    def amounts(self, mode: int) -> tuple[int, ...]:
        """Its amounts by column: all (0), numbers alone (1), or as a total says itself (2)."""
        return (self.full, self.numbers, self.said)[mode]


class Parse:
    """Goes down the rows once. `wrong` counts rows called totals that add nothing up."""

    def __init__(self, items: Sequence[Item], decisions: Mapping[int, bool]) -> None:
        self.items = items
        self.decisions = decisions
        self.decided: dict[int, bool] = {}
        self.doubtful: list[int] = []
        self.unsure: list[int] = []
        self.wrong = 0
        self.wrong_at: list[int] = []
        self.entries: list[_Entry] = []
        self.totals: list[int] = []
        self.headings = 0
        self.verdicts: list[Verdict] = []
        for at, item in enumerate(items):
            self.verdicts.append(self._judge(at, item))

    def _judge(self, at: int, item: Item) -> Verdict:
        if self._is_balance(at, item):
            self._push(at, item, held=True)
            return Verdict("balance")
        if item.word or item.nameless:
            return self._called(at, item)
        return self._ordinary(at, item)

    def _is_wrong(self, at: int, weight: int) -> None:
        self.wrong += weight
        self.wrong_at.append(at)

    def _is_balance(self, at: int, item: Item) -> bool:
        """Whether a row tells what is left: one word within a block is not sure, and totals may tell otherwise."""
        if item.balance in {"", "sure"} or not item.inside:
            return bool(item.balance)
        return not self._decide(at, usual=item.balance == "hardly")

    def _called(self, at: int, item: Item) -> Verdict:
        """A row called a total, or without a name."""
        if found := self._match(item, exact=False, least=1):
            if item.whole and self._leaves_some(found[0]):
                self._is_wrong(at, 1)
            return self._close(at, item, *found)
        if parts := self._below(at, item, least=1 if item.word else 2):
            return Verdict("total", parts)
        if difference := self._difference(item):
            return Verdict("balance", difference)
        return self._adds_nothing_up(at, item)

    def _adds_nothing_up(self, at: int, item: Item) -> Verdict:
        if item.word == "perhaps":
            self.unsure.append(at)
            return self._stale(at, item) if self._decide(at, usual=False) else self._line(at, item)
        self._is_wrong(at, 2)
        if item.word == "sure":
            return self._stale(at, item)
        return replace(self._line(at, item), ask=bool(item.annual))

    def _leaves_some(self, start: int) -> bool:
        """Whether the total of a block begins in the midst of rows, so that some above it are in no total."""
        before = self.entries[start - 1] if start else None
        return before is not None and not (before.total or before.held or self.entries[start].opens)

    def _ordinary(self, at: int, item: Item) -> Verdict:
        """A row with a name of its own."""
        if not item.annual:
            return self._line(at, item)
        if found := self._match(item, exact=True, least=2):
            evidence = self._evidence(item, found[0])
            as_total = self._decide(at, usual=evidence >= 2)
            if evidence == 1 or (evidence == 0 and as_total):
                self.unsure.append(at)
            return self._close(at, item, *found) if as_total else self._line(at, item)
        if (parts := self._below(at, item, least=2)) and self._heads(at, item):
            return Verdict("total", parts)
        difference = self._difference(item) if _digits(item) >= 4 else ()
        return Verdict("balance", difference) if difference else self._line(at, item)

    def _heads(self, at: int, item: Item) -> bool:
        """Whether a row that is the sum of those under it is their heading, and no line by chance."""
        digits = _digits(item)
        habit = self.headings > 1
        as_total = self._decide(at, usual=item.like or digits >= 6 or (item.heading and habit))
        if not item.like and (digits >= 4 or as_total or item.heading) and digits < 10 and not (as_total and habit):
            self.unsure.append(at)
        self.headings += as_total
        return as_total

    def _decide(self, at: int, *, usual: bool) -> bool:
        self.doubtful.append(at)
        self.decided[at] = self.decisions.get(at, usual)
        return self.decided[at]

    def _evidence(self, item: Item, start: int) -> int:
        """2 for a total, 1 for a row to ask about, 0 for a line: how far a sum is more than chance."""
        digits = _digits(item)
        whole_section = self.entries[start].opens or start == 0 or self.entries[start - 1].total
        all_totals = all(entry.total for entry in self.entries[start:] if not entry.held)
        if item.like or digits >= 9 or (digits >= 5 and (whole_section or all_totals)):
            return 2
        if (whole_section and item.closes and digits >= 3) or digits >= 6:
            return 1
        return 0

    def _line(self, at: int, item: Item) -> Verdict:
        self._push(at, item)
        return Verdict("line")

    def _push(self, at: int, item: Item, *, held: bool = False) -> None:
        full = tuple(value or 0 for value in item.values)
        numbers = tuple(value or 0 for value in item.numbers)
        annuals = (item.annual, sum(numbers) if any(item.values) else item.annual, item.annual)
        lines = (at,)
        self.entries.append(_Entry(full, numbers, full, annuals, lines, item.opens, item.unread, held=held))

    def _close(self, at: int, item: Item, start: int, mode: int, held: tuple[int, ...]) -> Verdict:
        """A total takes the place of what it adds up."""
        covered = self.entries[start:]
        lines = tuple(line for entry in covered if not entry.held for line in entry.lines)
        if held:
            held = tuple(line for entry in covered if entry.held for line in entry.lines)
        expected = sum(entry.annuals[0] for entry in covered if not entry.held)
        self._fold(at, item, start)
        return Verdict("total", lines, right=mode == 0, expected=expected, held=held)

    def _fold(self, at: int, item: Item, start: int) -> None:
        covered = [entry for entry in self.entries[start:] if not entry.held]
        width = len(item.values)
        said = tuple(value or 0 for value in item.values)
        entry = _Entry(
            _sum([each.full for each in covered], width),
            _sum([each.numbers for each in covered], width),
            said,
            (sum(each.annuals[0] for each in covered), sum(each.annuals[1] for each in covered), item.annual),
            tuple(line for each in covered for line in each.lines),
            covered[0].opens if covered else False,
            any(each.unread for each in covered),
            total=True,
        )
        del self.entries[start:]
        self.entries.append(entry)
        self.totals.append(at)

    def _stale(self, at: int, item: Item) -> Verdict:
        """A row surely called a total that adds nothing up: it closes its section, or its block where it says so."""
        start = self._start_of(item)
        covered = self.entries[start:]
        expected = sum(entry.annuals[0] for entry in covered if not entry.held)
        lines = tuple(line for entry in covered if not entry.held for line in entry.lines)
        explained = any(entry.unread for entry in covered) or item.unread
        if start < len(self.entries):
            self._fold(at, item, start)
        return Verdict("total", lines, right=False, expected=expected, ask=not explained)

    def _start_of(self, item: Item) -> int:
        entries = self.entries
        if item.whole:
            return max(
                (index + 1 for index, entry in enumerate(entries) if entry.total and self._whole_before(entry)),
                default=0,
            )
        start = len(entries)
        while start and not entries[start - 1].total:
            start -= 1
            if entries[start].opens:
                break
        return start if start < len(entries) else max(0, len(entries) - 1)

    def _whole_before(self, entry: _Entry) -> bool:
        """Whether an entry is a block's own total, so that the next block begins after it."""
        return any(
            self.items[total].whole and set(entry.lines) == set(self.verdicts[total].parts) for total in self.totals
        )

    def _match(self, item: Item, *, exact: bool, least: int) -> tuple[int, int, tuple[int, ...]] | None:
        """Where the rows begin that add up to this one, by all amounts (0), numbers alone (1), totals as typed (2)."""
        if not item.annual and not any(item.values):
            return (
                (len(self.entries) - 1, 0, ())
                if item.word == "sure" and self.entries and self.entries[-1].annuals[0] == 0
                else None
            )
        ways = [(slack, held) for slack in (_EXACTLY, PENNY) for held in (False, True)]
        if not exact and _in_pounds(item):
            ways.append((POUND // 2, False))
        for slack, with_held in [way for way in ways if not (exact and way[1])]:
            for mode in (0, 1, 2):
                start = self._suffix(item, mode, exact=exact, least=least, with_held=with_held, slack=slack)
                if start is not None:
                    return start, mode, ((1,) if with_held else ())
        return None

    def _suffix(self, item: Item, mode: int, *, exact: bool, least: int, with_held: bool, slack: int) -> int | None:
        amount, count = 0, 0
        by_column = any(item.values)
        wanted = sum(value or 0 for value in item.values) if by_column else item.annual
        whole = (
            exact
            or not any(value is not None for value in item.values)
            or all(value is not None for value in item.values)
        )
        slack_each = slack * max(1, len(item.values))
        last = len(self.entries) - 1
        furthest = max(-1, last - _MOST_ABOVE) if exact else -1
        for start in range(last, furthest, -1):
            entry = self.entries[start]
            if entry.held and not with_held:
                continue
            part = (entry.sums if by_column else entry.annuals)[mode]
            amount += part
            count += part != 0
            if count < least or (exact and mode == 0 and entry.annuals[0] == 0):
                continue
            if whole and abs(amount - wanted) > slack_each * (count + 1):
                continue
            if self._agrees(item, start, mode, exact=exact, with_held=with_held, slack=slack * (count + 1)):
                return start
        return None

    def _agrees(self, item: Item, start: int, mode: int, *, exact: bool, with_held: bool, slack: int) -> bool:
        entries = [entry for entry in self.entries[start:] if with_held or not entry.held]
        parts = [entry.amounts(mode) for entry in entries]
        if not any(value is not None for value in item.values):
            return True
        sums = _sum(parts, len(item.values))
        if exact:
            return all(abs((value or 0) - due) <= slack for value, due in zip(item.values, sums, strict=True))
        return all(value is None or abs(value - due) <= slack for value, due in zip(item.values, sums, strict=True))

    def _below(self, at: int, item: Item, *, least: int) -> tuple[int, ...]:
        """The rows right under it that add up to it: a heading with its sum, over what it is made of."""
        sums = [0] * len(item.values)
        annual, filled, found = 0, 0, list[int]()
        for place in range(at + 1, min(len(self.items), at + _MOST_BELOW) if item.annual else 0):
            below = self.items[place]
            if (
                (below.balance and not below.inside)
                or below.balance == "sure"
                or below.word == "sure"
                or (below.opens and found)
            ):
                break
            annual += below.annual
            sums = [total + (value or 0) for total, value in zip(sums, below.values, strict=True)]
            found.append(place)
            filled += below.annual != 0
            slack = PENNY * len(found)
            if filled >= least and abs(annual - item.annual) <= slack * len(sums) and _agree(item, sums, slack):
                return tuple(found)
        return ()

    def _difference(self, item: Item) -> tuple[int, ...]:
        """Two totals, one less the other: what is left over."""
        places = self.totals[-8:]
        for first, second in permutations(places, 2) if item.annual else ():
            one, two = self.items[first], self.items[second]
            if one.annual - two.annual == item.annual and _agree(item, _less(one.values, two.values), 0):
                return (first, second)
        return ()


def _agree(item: Item, sums: Sequence[int], slack: int) -> bool:
    """Whether the amounts of a row are these, column by column, if it has any but a total."""
    if not any(item.values):
        return True
    return all(abs((value or 0) - due) <= slack for value, due in zip(item.values, sums, strict=True))


def _less(one: Values, two: Values) -> list[int]:
    return [(a or 0) - (b or 0) for a, b in zip(one, two, strict=True)]


def _sum(parts: Sequence[Sequence[int]], width: int) -> tuple[int, ...]:
    return tuple(map(sum, zip(*parts, strict=True))) if parts else (0,) * width


def _in_pounds(item: Item) -> bool:
    return all((value or 0) % POUND == 0 for value in item.values) and item.annual % POUND == 0


def _digits(item: Item) -> int:
    """How many figures chance would have to hit: those of each different amount without the noughts at its end."""
    values = {abs(value) for value in item.values if value} or {abs(item.annual)}
    return sum(len(str(value // PENNY).rstrip("0")) for value in values if value)
