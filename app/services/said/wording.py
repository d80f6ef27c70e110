"""The sentences that matter, in plain words: how long the money lasts, where it is lowest, what is held in reserve.

A sentence is a tuple of (text, bold) parts, so that a page can set the answer itself in bold.
"""

from dataclasses import dataclass
from datetime import date

from app.dates import format_date
from app.money import format_pounds
from app.planning.closing.closure import Closure
from app.planning.forecast.answers import ALREADY_SHORT, LASTS, MONTHS, NO_DATA, LowPoint, Runway, last_safe_decision
from app.planning.plan.plan import Plan, Policy
from app.text import plural

Spans = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a sentence speaks of: the organisation's own words for itself, or the program's for its user."""

    they: str
    begun: str
    theirs: str


YOU = Voice("you", "You", "your")
"""The window and the commands speak to the user."""
WE = Voice("we", "We", "our")
"""On paper the organisation speaks of itself."""

_ON = {
    "confirmed": "On confirmed income",
    "expected": "Counting uncertain income by its likelihood",
    "everything": "If everything hoped for comes in",
}


def spans(text: str) -> Spans:
    """A sentence written with **bold** parts, as its parts. Never give it text that a user typed: see `say`."""
    return tuple((part, place % 2 == 1) for place, part in enumerate(text.split("**")) if part)


def say(template: str, **names: str) -> Spans:
    """A sentence with names that users typed put in as bold parts, whatever characters they hold.

    `{name}` in the template is replaced; the rest of it may have **bold** parts.
    """
    parts: list[tuple[str, bool]] = []
    for text, bold in spans(template):
        rest = text
        while (start := rest.find("{")) >= 0:
            end = rest.index("}", start)
            parts += [(rest[:start], bold), (names[rest[start + 1 : end]], True)]
            rest = rest[end + 1 :]
        parts.append((rest, bold))
    return tuple(part for part in parts if part[0])


def plain(sentence: Spans) -> str:
    """The sentence without its bold."""
    return "".join(text for text, _ in sentence)


def joined(*sentences: Spans) -> Spans:
    """Several sentences as one text; those that say nothing are left out."""
    more = [sentence for sentence in sentences if sentence]
    return tuple(span for at, part in enumerate(more) for span in (((" ", False),) if at else ()) + part)


def runway_sentence(plan: Plan, view: str, runway: Runway, opening: int, late: int = 0, *, voice: Voice = YOU) -> Spans:
    """How long unrestricted money lasts in a view; `opening` is free cash at the start in pence."""
    lasts = runway_clause(plan, runway, opening, voice=voice)
    if not lasts:
        return spans(_what_is_missing(plan))
    on = _ON[view] + (f", with money coming in {plural(late, 'month')} late," if late else "")
    on = on if late or view == "confirmed" else f"{on},"
    return ((f"{on} ", False), *lasts, (".", False))


def runway_clause(plan: Plan, runway: Runway, opening: int, *, voice: Voice = YOU) -> Spans:
    """How long unrestricted money lasts, for a sentence that says under what: `your money lasts 9 months, to …`.

    Nothing where there is nothing to count.
    """
    start, money = plan.start, f"{voice.theirs} unrestricted money"
    if runway.state == NO_DATA or start is None or plan.balance_date is None:
        return ()
    if runway.state == ALREADY_SHORT:
        short = format_pounds(-opening)
        return spans(f"{money} is **already short by {short}**, counting from {format_date(plan.balance_date)}")
    last = start.plus(runway.months - 1).label
    if runway.state == LASTS:
        lasting = "for the month" if runway.months == 1 else f"for all {runway.months} months"
        return spans(f"{money} lasts **{lasting}** looked at, to **{last}**")
    if runway.months == 0:
        return spans(f"{money} **runs out in the first month**, **{start.label}**")
    return spans(f"{money} lasts **{plural(runway.months, 'month')}**, to **{last}**")


def second_sentence(runway: Runway, lowest: LowPoint | None, short_by: int, *, voice: Voice = YOU) -> Spans:
    """What follows the runway: by how much it is short (`short_by`, pence) where it ends, or where it is lowest."""
    if lowest is None:
        return ()
    if runway.state != MONTHS or runway.first_short is None:
        free = format_pounds(lowest.free_cash)
        return spans(f"It is lowest at the end of **{lowest.month.label}**: **{free}**.")
    short = format_pounds(short_by)
    sentence = f"At the end of **{runway.first_short.label}** {voice.they} would be **{short} short**"
    if lowest.month == runway.first_short:
        return spans(f"{sentence}.")
    return spans(f"{sentence}, and by {lowest.month.label} {format_pounds(-lowest.free_cash)}.")


def closing_sentence(safe: Runway, closing: Closure | None, opening: int, today: date, *, voice: Voice = YOU) -> Spans:
    """Until when closing in good order can be decided; `opening` is free cash at the start in pence.

    Nothing where one's own money pays for it all along, and where it is short before closing costs anything.
    """
    if closing is None or (safe.state == ALREADY_SHORT and not closing.costs_anything):
        return ()
    if safe.state == ALREADY_SHORT:
        needed, free = format_pounds(closing.now.total), format_pounds(max(0, opening))
        return spans(f"Closing in good order now would take **{needed}**, and **{free}** is free for it.")
    decide_by = last_safe_decision(safe)
    if decide_by is None:
        return ()
    day = format_date(decide_by)
    if decide_by < today:
        return spans(f"To close in good order {voice.they} would have had to decide **by {day}**.")
    return spans(f"To close in good order {voice.they} would have to decide **by {day}**.")


def reserves_sentence(months_held: int | None, policy: Policy, *, voice: Voice = YOU) -> Spans:
    """Months of core costs held, in hundredths, against the policy; nothing where it cannot be told."""
    if months_held is None:
        return ()
    if months_held <= 0:
        return spans(f"{voice.begun} hold **no free reserves**{_although(policy, voice)}.")
    held = f"{voice.begun} hold **{months_words(months_held)}** of core costs in free reserves"
    low, high = policy.low, policy.high
    if low is None and high is None:
        return spans(f"{held}. No reserves policy is set yet.")
    if low is not None and months_held < low:
        return spans(f"{held}, **below {voice.theirs} policy** of {policy_words(policy)}.")
    if high is not None and months_held > high:
        return spans(f"{held}, **above {voice.theirs} policy** of {policy_words(policy)}.")
    return spans(f"{held}, **within {voice.theirs} policy** of {policy_words(policy)}.")


def _although(policy: Policy, voice: Voice) -> str:
    if policy.low is None and policy.high is None:
        return ""
    return f"; {voice.theirs} policy is {policy_words(policy)} of core costs"


def months_words(hundredths: int) -> str:
    """`13.1 months`, `1 month`; see `tenths`."""
    number = tenths(hundredths)
    return f"{number} month" if number == "1" else f"{number} months"


def policy_words(policy: Policy) -> str:
    """`3 to 6 months`, `at least 3 months`, `at most 6 months`."""
    low, high = policy.low, policy.high
    if low is not None and high is not None:
        return f"{tenths(low)} to {months_words(high)}" if low != high else months_words(low)
    return f"at least {months_words(low)}" if low is not None else f"at most {months_words(high or 0)}"


def tenths(hundredths: int) -> str:
    """Hundredths as a number with at most one decimal, cut rather than rounded up: 2.97 months are not 3."""
    sign, size = "−" if hundredths < 0 else "", abs(hundredths) // 10
    return f"{sign if size else ''}{size // 10:,}.{size % 10}".removesuffix(".0")


def _what_is_missing(plan: Plan) -> str:
    if plan.balance_date is None:
        return "**Enter your bank balance** and its date to see how long your money lasts."
    return "**Add what you spend and what comes in** to see how long your money lasts."
