"""Sentences of the organisation's money that are made from its figures, and the leads that they stand in."""

from typing import Literal

from app.dates import format_date
from app.documents.facts.facts import Facts
from app.documents.facts.money import Money
from app.documents.facts.money_figures import cover_percent, year_words
from app.documents.kinds.kind import Reader
from app.documents.tree.tree import Block, Paragraph, words
from app.text import begun

_ASKED_FOR_MONEY: tuple[Reader, ...] = ("commissioner", "funder")
"""Whoever is asked for money is not told until when closing can be decided."""


def lead(facts: Facts, money: Money) -> tuple[Block, ...]:
    """The answer, the decision date first: until when to decide, and how long the money lasts."""
    steers = facts.reader not in _ASKED_FOR_MONEY
    return _paragraph(_joined(money.decision if steers else "", money.runway), "lead")


def runway(_: Facts, money: Money) -> tuple[Block, ...]:
    """How long the money lasts, and how short it is then or where it is lowest."""
    return _paragraph(_joined(money.runway, money.shortage))


def shortage(_: Facts, money: Money) -> tuple[Block, ...]:
    """How short the money is where it ends, or where it is lowest, and what else is to be said."""
    return _paragraph(_joined(money.shortage, *money.notes))


def decision(facts: Facts, money: Money) -> tuple[Block, ...]:
    """Until when closing has to be decided; that nothing has to be, where the money lasts."""
    if money.decision:
        return _paragraph(money.decision)
    if not money.months:
        return ()
    return _paragraph(f"{begun(facts.who.theirs)} figures call for no decision about closing.")


def reserves(_: Facts, money: Money) -> tuple[Block, ...]:
    """What is held in reserve, against the policy."""
    return _paragraph(money.reserves)


def rates(_: Facts, money: Money) -> tuple[Block, ...]:
    """Which rates are not known yet."""
    return _paragraph(money.rates_note, "caption")


def cover(money: Money) -> str:
    """How much of a year's core costs confirmed money meets."""
    line = money.whole_year
    if line is None or line.core <= 0:
        return ""
    return f"Confirmed money meets {cover_percent(line)}% of core costs in {year_words(line)}."


def basis(money: Money) -> str:
    """From which balances a forecast counts."""
    return f"Counted from the balances of {format_date(money.balance_date)}." if money.balance_date else ""


def _paragraph(text: str, role: Literal["body", "lead", "caption"] = "body") -> tuple[Block, ...]:
    return (Paragraph(words(text), role),) if text else ()


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
