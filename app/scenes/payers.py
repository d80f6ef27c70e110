"""Who pays for something as plain data: a bar for each payer, and how sure it is, in words."""

from dataclasses import dataclass
from typing import Literal

from app.money import format_pounds

Certainty = Literal["confirmed", "likely", "asked", "own", "missing"]
"""How sure money is: agreed, hoped for, asked for of whoever reads this, from one's own reserves, or nobody's yet."""


@dataclass(frozen=True, slots=True)
class PayerBar:
    """Who pays how much, in pence, and how sure it is; `note` (such as "60%") stands beside the word for it."""

    name: str
    amount: int
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class PayersChart:
    """Who pays for something, one bar each, on one scale."""

    bars: tuple[PayerBar, ...]
    title: str = "Who pays"


CERTAINTY_WORDS: dict[Certainty, str] = {
    "confirmed": "confirmed",
    "likely": "likely",
    "asked": "asked for here",
    "own": "our reserves",
    "missing": "still to find",
}
MOST_BARS = 12


def describe_payers(chart: PayersChart) -> str:
    """The bars in words."""
    if not chart.bars:
        return "Nobody pays for this yet."
    return "; ".join(f"{bar.name} {format_pounds(bar.amount)}, {word_for(bar)}" for bar in chart.bars) + "."


def word_for(bar: PayerBar) -> str:
    """`likely, 60%`: the word that stands beside a bar, since colour never speaks alone."""
    return ", ".join(part for part in (CERTAINTY_WORDS[bar.certainty], bar.note) if part)


def shown_bars(chart: PayersChart) -> tuple[PayerBar, ...]:
    """The bars that are drawn: at most twelve, the smallest others put together by how sure they are."""
    if len(chart.bars) <= MOST_BARS:
        return chart.bars
    kept = sorted(chart.bars, key=lambda bar: -bar.amount)[: MOST_BARS - len(CERTAINTY_WORDS)]
    rest = [bar for bar in chart.bars if not any(bar is other for other in kept)]
    grouped: list[PayerBar] = []
    for certainty in CERTAINTY_WORDS:
        group = [bar for bar in rest if bar.certainty == certainty]
        if len(group) == 1:
            grouped += group
        elif group:
            grouped.append(PayerBar(f"{len(group)} others", sum(bar.amount for bar in group), certainty))
    return (*(bar for bar in chart.bars if any(bar is other for other in kept)), *grouped)
