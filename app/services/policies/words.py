"""The register in words: how each policy stands, what is short, what can stop a bid, and all of it in a sentence."""

from collections.abc import Callable, Mapping
from datetime import date

from app.dates import format_date
from app.library.entry import Entry
from app.library.policies import Policy
from app.models.choices import PolicyState
from app.money import format_money
from app.services.policies.cover import Shortfall
from app.services.policies.register import Held, Register
from app.services.policies.standing import SOON_DAYS, Standing
from app.services.rows.nouns import NOUNS
from app.services.said.wording import Spans, spans
from app.text import listed, plural

Day = Callable[[date], str]
"""Writes a day."""
_NOUN = NOUNS["policy"]
_SIGNS = {"red": "●", "amber": "▲", "": "✓", "soft": "–"}
_AMBER = {
    *(Standing.OUT_OF_DATE, Standing.REVIEW_OVERDUE, Standing.NOT_BEGUN),
    *(Standing.ENDS_SOON, Standing.BEING_WRITTEN, Standing.MISSING),
}
_SAID = {
    Standing.BEING_WRITTEN: PolicyState.BEING_WRITTEN,
    Standing.MISSING: PolicyState.MISSING,
    Standing.NOT_NEEDED: PolicyState.NOT_NEEDED,
}
_DATED = {
    Standing.OUT_OF_DATE: ("out of date since", "expires_on"),
    Standing.REVIEW_OVERDUE: ("review overdue since", "review_by"),
    Standing.NOT_BEGUN: ("not in force until", "begins_on"),
    Standing.ENDS_SOON: ("ends", "expires_on"),
}
"""The words before a day, and the column that holds it: how they stand comes from this very day."""
_COUNTED: Mapping[Standing, tuple[str, str]] = {
    Standing.OUT_OF_DATE: ("is out of date", "are out of date"),
    Standing.REVIEW_OVERDUE: ("is overdue for review", "are overdue for review"),
    Standing.ENDS_SOON: (f"ends within {SOON_DAYS} days", f"end within {SOON_DAYS} days"),
    Standing.NOT_BEGUN: ("is not in force yet", "are not in force yet"),
    Standing.BEING_WRITTEN: ("is being written", "are being written"),
    Standing.MISSING: ("is missing", "are missing"),
}


def standing_words(held: Held, day: Day = format_date) -> str:
    """`out of date since 31 October 2026`: how one stands, and since or until when; `day` writes a day."""
    if held.standing in _DATED:
        words, column = _DATED[held.standing]
        return f"{words} {day(getattr(held, column))}"
    return _SAID[held.standing].inside if held.standing in _SAID else _in_date(held, day)


def status(held: Held, day: Day = format_date) -> str:
    """The same behind its sign, with what its cover lacks."""
    short = held.shortfall
    lacks = f", cover below {format_money(short.wanted)}" if short and short.is_least else ""
    return f"{_SIGNS[tone(held)]} {standing_words(held, day)}{lacks}"


def tone(held: Held) -> str:
    """`red` where it can stop a bid or is out of date, `amber` where it wants a look, `soft` where it is not needed."""
    if held.standing is Standing.NOT_NEEDED:
        return "soft"
    if held.standing is Standing.OUT_OF_DATE or (held.stops and held.standing is not Standing.BEING_WRITTEN):
        return "red"
    short = held.shortfall is not None and held.shortfall.is_least
    return "amber" if short or held.standing in _AMBER else ""


def shortfall_sentence(short: Shortfall) -> str:
    """`Your cover of £2,000,000 is less than £5,000,000 (Public liability insurance, usual cover)`, as a sentence."""
    found = f"Your cover of {format_money(short.cover)} is less than {format_money(short.wanted)} ({short.what})."
    return found if short.verified else f"{found} This figure is not verified for today."


def why_it_stops(kind: Policy) -> str:
    """What ships about a bid without it, with what is not verified."""
    return with_doubt(kind.blocks_why, kind)


def with_doubt(words: str, entry: Entry) -> str:
    """Words of an entry, and behind them what of it was not found in a source."""
    return words if entry.verified else f"{words} Not verified: {entry.doubt}"


def summary(found: Register) -> Spans:
    """How the register stands, in a sentence or two."""
    count = sum(each.standing is not Standing.NOT_NEEDED for each in found.held)
    if not count:
        return spans("Your register has nothing in it yet. **Add what buyers ask for.**")
    parts = [_counted(len(each), *words) for standing, words in _COUNTED.items() if (each := found.of(standing))]
    stopping = sum(each.stops for each in found.held)
    more = f" **{stopping}** can stop a bid as things are." if stopping else ""
    if not parts:
        return spans(f"**{_all(count)} in date.**")
    return spans(f"Of {plural(count, _NOUN.one, _NOUN.many)}, {listed(parts)}.{more}")


def _in_date(held: Held, day: Day) -> str:
    if held.expires_on:
        return f"in date, ends {day(held.expires_on)}"
    if held.review_by:
        return f"in date, review by {day(held.review_by)}"
    return f"{PolicyState.IN_PLACE.inside}, no date given"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _all(count: int) -> str:
    return "Your one policy is" if count == 1 else f"All {count:,} {_NOUN.many} are"
