"""What sentences are made of, who they speak to, and what is said of reserves.

A sentence is a tuple of (text, bold) parts, so that a page can set the answer itself in bold.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.planning.plan.plan import Policy

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
I = Voice("I", "I", "my")  # noqa: E741 - the word itself
"""On paper someone who works alone speaks of themselves."""


def on_paper(*, alone: bool) -> Voice:
    """How an organisation, or a sole trader, speaks on paper."""
    return I if alone else WE


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


COSTS_OF: Mapping[str, str] = {
    "total": "running costs",
    "core_costs": "core costs",
    "unrestricted": "spending from unrestricted money",
}
"""What months of reserves are months of, by what the policy goes by."""


def reserves_sentence(months_held: int | None, policy: Policy, *, voice: Voice = YOU) -> Spans:
    """Months held of what the policy goes by, in hundredths, against it; nothing where it cannot be told."""
    if months_held is None:
        return ()
    if months_held <= 0:
        return spans(f"{voice.begun} hold **no free reserves**{_although(policy, voice)}.")
    held = f"{voice.begun} hold **{months_words(months_held)}** of {COSTS_OF[policy.of]} in free reserves"
    low, high = policy.low, policy.high
    if low is None and high is None:
        return spans(f"{held}. No reserves policy is set yet.")
    if low is not None and months_held < low:
        return spans(f"{held}, **below {voice.theirs} policy** of {policy_words(policy)}.")
    if high is not None and months_held > high:
        return spans(f"{held}, **above {voice.theirs} policy** of {policy_words(policy)}.")
    return spans(f"{held}, **within {voice.theirs} policy** of {policy_words(policy)}.")


def counts_sentence(months_held: int | None, months_lasting: int) -> Spans:
    """What is not the same about months of reserves and months that money lasts; nothing where one is not told."""
    if not months_held or months_held < 0 or not months_lasting:
        return ()
    return spans("Reserves leave out future income. How long money lasts includes it.")


def _although(policy: Policy, voice: Voice) -> str:
    if policy.low is None and policy.high is None:
        return ""
    return f"; {voice.theirs} policy is {policy_words(policy)} of {COSTS_OF[policy.of]}"


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
