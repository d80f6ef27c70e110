"""Which way the money of each row goes: by a column that says so, by the block it stands in, by signs, by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.exchange.tables.line_words import is_note
from app.exchange.tables.lines import Line, side_of_kind
from app.exchange.tables.names import Side, heading_side, is_block_name, name_side
from app.exchange.tables.total_words import balance_word, total_word
from app.text import quoted

How = Literal["kind", "block", "total", "sheet", "sign", "word", "only", "told", "asked", "after", ""]


@dataclass(slots=True)
class Context:
    """Where a row stands: which way its money goes and how that is known, the heading over it, and what it is.

    `bare` says that its block is headed Income or Expenditure outright.
    """

    side: Side = ""
    how: How = ""
    block: str = ""
    section: str = ""
    is_heading: bool = False
    is_note: bool = False
    bare: bool = False
    opens: bool = False
    closes: bool = False


@dataclass(slots=True)
class _State:
    side: Side = ""
    level: int = 0
    closed: bool = False
    block: str = ""
    section: str = ""
    done: set[Side] = field(default_factory=set)
    blocks: list[tuple[str, Side]] = field(default_factory=list)


class Walk:
    """Goes down a sheet once and remembers the block and the section that each row stands in."""

    def __init__(self, told: Side) -> None:
        self._state = _State()
        self._told = told
        self._last_row = -2
        self._last_heading = False

    @property
    def blocks(self) -> tuple[tuple[str, Side], ...]:
        """The headings of money in and money out met so far."""
        return tuple(self._state.blocks)

    def heading(self, text: str) -> None:
        """A heading, or the heading of a column of names."""
        side, sure = heading_side(text)
        level = 2 if is_block_name(text) else 1 if sure else 0
        state = self._state
        if not side or (side == state.side and not state.closed and level <= state.level):
            return
        if level or not state.side or state.closed or state.level < 2:
            state.side, state.level, state.closed, state.block = side, level, False, text
            state.blocks.append((text, side))

    def section(self, text: str) -> None:
        """A heading of rows within a block, or of a block."""
        self.heading(text)
        self._state.section = text

    def context(self, line: Line, told: Side | None) -> Context:
        """Where a row stands; headings change what follows."""
        state = self._state
        gap = line.row > self._last_row + 1
        opens = gap or self._last_heading
        self._last_row = line.row
        bare = line.has_amount and not line.annual and is_block_name(line.name)
        if line.name and (bare or not (line.has_amount or line.marks)) and not line.rated:
            context = self._words(line, told, opens=opens)
            self._last_heading = self._last_heading or context.is_heading
            return context
        self._last_heading = False
        context = Context(*self._side(line), state.block, state.section, bare=state.level == 2, opens=opens)
        if told:
            context.side, context.how = told, "told"
        if balance_word(line.name):
            return context
        if total_word(line.name, state.section):
            self._close(line, context)
            self._last_heading = True
        elif is_block_name(line.name) and line.annual:
            self.heading(line.name)
            context.side, context.how = state.side, "block"
            state.section = line.name
        return context

    def _words(self, line: Line, told: Side | None, *, opens: bool) -> Context:
        state = self._state
        remark = is_note(line.name) and not heading_side(line.name)[1]
        if not remark and not total_word(line.name) and not balance_word(line.name):
            if told:
                state.side, state.level, state.closed, state.block = told, 2, False, line.name
                state.blocks.append((line.name, told))
                state.section = line.name
            else:
                self.section(line.name)
        return Context(
            state.side, "block", state.block, state.section, is_heading=not remark, is_note=remark, opens=opens
        )

    def _side(self, line: Line) -> tuple[Side, How]:
        if self._told:
            return self._told, "told"
        if side := _own_side(line):
            return side, "kind"
        state = self._state
        if state.side and not state.closed:
            return state.side, "block"
        if not state.closed or not state.done:
            return "", ""
        if len(state.done) == 2:
            return "", "after"
        return ("out" if "in" in state.done else "in"), "total"

    def _close(self, line: Line, context: Context) -> None:
        """A total ends its section; one of a whole block ends the block, and tells what unknown rows above it were."""
        state = self._state
        side, sure = heading_side(line.name)
        if side and sure and not (state.side and not state.closed and state.side != side):
            context.side = side
            if is_block_name(line.name):
                if not state.side:
                    state.blocks.append((line.name, side))
                state.done.add(side)
                state.side, state.closed = side, True
        state.section = ""


def _own_side(line: Line) -> Side:
    """What the row says of itself: in a column for In or Out, in its category, by the column its amount is in."""
    if side := side_of_kind(line.kind) or heading_side(line.kind)[0]:
        return side
    for group in line.groups:
        side, sure = heading_side(group)
        if side and sure and is_block_name(group):
            return side
    spans = zip(line.table.spans, line.values, strict=True)
    sides: set[Side] = {span.side for span, value in spans if value and span.side}
    return sides.pop() if len(sides) == 1 else ""


def settle(lines: Sequence[tuple[Line, Context]], sheet_name: str) -> None:
    """Settle rows of which no heading says which way their money goes: by the sheet's name, by signs, by words.

    What stays without a side must be asked.
    """
    unknown = [pair for pair in lines if not pair[1].side and pair[1].how != "after" and pair[0].annual]
    if not unknown:
        return
    side, sure = heading_side(sheet_name)
    said = {
        context.side or name_side(line.name)[0] for line, context in lines if context.side or name_side(line.name)[1]
    }
    if side and sure and said <= {side, ""} and not _signs_tell(lines):
        _settle(unknown, [side] * len(unknown), "sheet")
        return
    _by_signs_and_words(lines, unknown)


def _by_signs_and_words(lines: Sequence[tuple[Line, Context]], unknown: Sequence[tuple[Line, Context]]) -> None:
    credited = [pair for pair in unknown if any(pair[0].credits)]
    for line, context in credited:
        context.side, context.how = ("in" if "cr" in line.credits else "out"), "sign"
    unknown = [pair for pair in unknown if not pair[1].side]
    if _signs_tell(lines):
        for line, context in unknown:
            context.side, context.how = ("in" if line.annual > 0 else "out"), "sign"
        return
    typed = [_own_words(line, context) for line, context in unknown]
    known = {context.side for line, context in lines if context.side and line.annual}
    sides = {side for side, _ in typed if side}
    if (sides == {"out"} and "in" not in known) or (not sides and known == {"out"}):
        _settle(unknown, ["out"] * len(unknown), "only")
    elif sides == {"in"} and "out" not in known and all(side for side, _ in typed):
        _settle(unknown, ["in"] * len(unknown), "word")
    else:
        _settle(unknown, _among_neighbours(typed), "word")


def _own_words(line: Line, context: Context) -> tuple[Side, bool]:
    """What the name of a row says, or else its category, or the heading over it."""
    for side, sure in (name_side(line.name), *map(heading_side, reversed(line.groups)), heading_side(context.section)):
        if side:
            return side, sure
    return "", False


def _settle(unknown: Sequence[tuple[Line, Context]], sides: Sequence[Side], how: How) -> None:
    for (_, context), side in zip(unknown, sides, strict=True):
        context.side, context.how = side, how if side else "asked"


def _signs_tell(lines: Sequence[tuple[Line, Context]]) -> bool:
    """Whether plus and minus tell money in from money out: both occur, and the words do not say otherwise."""
    agree = disagree = below = above = 0
    for line, context in lines:
        if not line.annual:
            continue
        sign: Side = "in" if line.annual > 0 else "out"
        below += sign == "out"
        above += sign == "in"
        known = context.side and context.how != "sign"
        side, sure = (context.side, True) if known else name_side(line.name)
        if side:
            agree += side == sign
            disagree += side != sign and sure
    return below > 0 and above > 0 and agree > disagree * 3


def _among_neighbours(typed: Sequence[tuple[Side, bool]]) -> list[Side]:
    """The side of each row by its own surest words; a row whose words say little goes with like neighbours."""
    return [side if sure else _like_neighbours(typed, at) for at, (side, sure) in enumerate(typed)]


def _like_neighbours(typed: Sequence[tuple[Side, bool]], at: int) -> Side:
    own = typed[at][0]
    above: Side = next((side for side, sure in reversed(typed[:at]) if sure), "")
    below: Side = next((side for side, sure in typed[at + 1 :] if sure), "")
    around: Side = above or below if not (above and below) or above == below else ""
    if own:
        return own if around in {"", own} else ""
    return around


def reason(context: Context, sheet: str) -> str:
    """Why the money of a row goes this way, for the user."""
    what = "money in" if context.side == "in" else "money out"
    sign = "plus" if context.side == "in" else "minus"
    shows = f"{quoted(context.block)} shows that it is {what}." if context.block else f"Its place makes it {what}."
    reasons: Mapping[How, str] = {
        "kind": f"Its own column says that it is {what}.",
        "block": f"It is under {quoted(context.block)}.",
        "total": shows,
        "sheet": f"The sheet is named {quoted(sheet)}.",
        "sign": f"Its amounts have a {sign} sign.",
        "only": "Nothing here sounds like income, so it is a cost.",
        "word": f"Its name sounds like {what}.",
        "after": "It is under the totals, which do not count it.",
        "told": f"You said that it is {what}.",
    }
    return reasons.get(context.how, "Nothing says whether it is money in or out.")
