"""One way down the rows of a table: which rows add up those above or under them, as far as each can tell by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, permutations

from app.exchange.tables.amounts import PENNY, POUND
from app.exchange.tables.names import Side
from app.exchange.tables.table import Item, Values, Verdict

_MOST_BELOW, _MOST_ABOVE = 60, 1000
"""How far a row that nothing calls a total is asked whether it is one: of all rows, a long list would take hours."""
_HABIT = 2
_SOME_DIGITS, _SURE_DIGITS = 3, 5
"""How many figures chance may hit, and how many it hardly does."""
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

    def __init__(self, items: Sequence[Item], decisions: Mapping[int, bool], *, habit: bool | None = None) -> None:
        self.items = items
        self.habit = self._sums_stand_above() if habit is None else habit
        self.decisions = decisions
        self.decided: dict[int, bool] = {}
        self.doubtful: list[int] = []
        self.unsure: list[int] = []
        self.wrong = 0
        self.wrong_at: list[int] = []
        self.entries: list[_Entry] = []
        self.totals: list[int] = []
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
        if (parts := self._below(at, item, least=2)) and self._heads(at, item, parts[-1]):
            return Verdict("total", parts)
        difference = self._difference(item) if _digits(item) >= 4 else ()
        if difference or self._leaves_over(at, item):
            return Verdict("balance", difference)
        return self._line(at, item)

    def _leaves_over(self, at: int, item: Item) -> bool:
        """Whether a row may be what is left over, though nothing calls it that: asked about, unless a total counts it.

        The last cost of a budget that comes out even is as much: one that sounds like a line among others is one.
        """
        if (item.sounds and not item.opens) or _digits(item) < _SOME_DIGITS or not self._is_in_less_out(item):
            return False
        self.unsure.append(at)
        return self._decide(at, usual=False)

    def _is_in_less_out(self, item: Item) -> bool:
        """Whether a row is what all money in above it leaves after all money out, whether or not totals say these."""
        sums = [0] * len(item.values)
        annual, sides = 0, set[Side]()
        for entry in self.entries:
            if entry.held:
                continue
            side = self.items[entry.lines[0]].side if entry.lines else ""
            sign = -1 if side == "out" else 1
            sides.add(side)
            annual += sign * entry.annuals[0]
            sums = [total + sign * value for total, value in zip(sums, entry.full, strict=True)]
        slack = PENNY * len(self.entries)
        return (
            sides == {"in", "out"}
            and abs(annual - item.annual) <= slack * max(1, len(sums))
            and _agree(item, sums, slack)
        )

    def _heads(self, at: int, item: Item, last: int) -> bool:
        """Whether a row that is the sum of those under it, down to the `last`, is their heading, and no line by chance.

        Nobody need ask where its name heads rows and its last is that of its block, or the next row heads others.
        """
        digits = _digits(item)
        ends = self.items[last].closes or last + 1 == len(self.items) or self.items[last + 1].heading
        habit = item.heading and (self.habit or (ends and digits >= _SURE_DIGITS))
        as_total = self._decide(at, usual=item.like or digits >= 6 or (item.heading and habit))
        if not item.like and (digits >= 4 or as_total or item.heading) and digits < 9 and not (as_total and habit):
            self.unsure.append(at)
        return as_total

    def _sums_stand_above(self) -> bool:
        """Whether several rows named like headings are the sums of those under them, in the way of this table."""
        named = (at for at, item in enumerate(self.items) if item.heading and not item.word)
        sure = (at for at in named if _digits(self.items[at]) >= _SOME_DIGITS)
        found = (at for at in sure if self._below(at, self.items[at], least=2))
        return len(list(islice(found, _HABIT))) == _HABIT

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
        exactly = self._summed_below(at, item, least=least, slack=PENNY)
        rounded = (item.word or item.heading or item.like) and _in_pounds(item)
        return exactly or (self._summed_below(at, item, least=least, slack=POUND // 2) if rounded else ())

    def _summed_below(self, at: int, item: Item, *, least: int, slack: int) -> tuple[int, ...]:
        sums = [0] * len(item.values)
        annual, filled, found = 0, 0, list[int]()
        for place in range(at + 1, min(len(self.items), at + _MOST_BELOW) if item.annual else 0):
            below = self.items[place]
            if (
                (below.balance and not below.inside)
                or below.balance == "sure"
                or below.word == "sure"
                or (below.opens and found)
                or {below.side, item.side} == {"in", "out"}
            ):
                break
            annual += below.annual
            sums = [total + (value or 0) for total, value in zip(sums, below.values, strict=True)]
            found.append(place)
            filled += below.annual != 0
            near = slack if slack > PENNY else PENNY * len(found)
            if filled >= least and abs(annual - item.annual) <= near * max(1, len(sums)) and _agree(item, sums, near):
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
