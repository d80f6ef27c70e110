"""The chances of a simulation: what the user may set, and the draws that follow from it and a seed, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.planning.forecast.forecast import MOST_MONTHS, USUAL_MONTHS
from app.planning.plan.bids import Bid
from app.planning.plan.schedule import Ints
from app.problems import Refused

FEWEST_DRAWS_TO_TRUST = 1_000
"""The window asks for no fewer: from 1,000 a chance is off by at most 3 per cent of all draws, 19 times in 20.

So many draws of an even chance have a standard error of √(0.5 × 0.5 ÷ 1,000) = 1.6 per cent. The command takes fewer,
since whoever writes a script may want to see single draws.
"""
MOST_DRAWS = 1_000_000
MOST_FIGURES = 60_000_000
"""Draws × months that are held at once, eight bytes each."""
MOST_LATE_START = 6
MOST_WEIGHT = 1_000
MOST_SEED = 999_999_999

Outcomes = npt.NDArray[np.uint8]
"""By bid and draw: 0 where the bid is lost, else 1 + the months by which it starts late, as in `shared.Group`."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """How a simulation is drawn; without more, nothing is assumed to go otherwise than planned.

    `late_weights` say how often a won grant starts 0, 1, 2 … up to 6 months late, in parts of their sum: without
    others, all start on time. `spread` is by how much costs vary at most, up or down, in basis points: without, not
    at all.
    """

    draws: int = 10_000
    seed: int = 1
    months: int = USUAL_MONTHS
    spread: int = 0
    late_weights: tuple[int, ...] = (1,)

    @property
    def late(self) -> tuple[int, ...]:
        """By how many months a won grant can start late."""
        return tuple(months for months, weight in enumerate(self.late_weights) if weight)


USUAL = Assumptions(late_weights=(1, 1, 1, 1), spread=500)
"""What the window and the command assume until they are told otherwise: assumptions of our own, for want of a source.

A won grant starts 0 to 3 months late, each equally likely, and costs come to up to 5% more or less: bids that are
decided late and prices that move are usual, so a simulation in which neither happens promises too much.
"""


def check(assumptions: Assumptions, found: Sequence[Bid]) -> None:
    """Raises Refused, with a sentence, where the assumptions or the chances of the bids make no sense."""
    if not 1 <= assumptions.draws <= MOST_DRAWS:
        raise Refused(f"A simulation makes 1 to {MOST_DRAWS:,} runs. Choose a number between these.")
    if not 1 <= assumptions.months <= MOST_MONTHS:
        raise Refused(f"A simulation covers 1 to {MOST_MONTHS} months. Choose a number between these.")
    if assumptions.draws * assumptions.months > MOST_FIGURES:
        most = MOST_FIGURES // assumptions.months
        raise Refused(f"Over {assumptions.months} months a simulation makes at most {most:,} runs. Choose fewer.")
    if not 0 <= assumptions.seed <= MOST_SEED:
        raise Refused(f"A seed is a whole number from 0 to {MOST_SEED:,}. Choose one between these.")
    if not 0 <= assumptions.spread <= 10_000:
        raise Refused("Costs can vary by 0 to 100 per cent. Choose a spread between these.")
    _check_weights(assumptions.late_weights)
    for bid in found:
        if not 0 <= bid.probability <= 100:
            raise Refused(f"The likelihood of “{bid.name}” is {bid.probability} per cent. Type one from 0 to 100.")


def _check_weights(weights: Sequence[int]) -> None:
    if len(weights) > MOST_LATE_START + 1:
        raise Refused("Late starts take at most seven weights: for 0, 1, 2 … up to 6 months late. Leave the rest out.")
    if any(not 0 <= weight <= MOST_WEIGHT for weight in weights):
        raise Refused(f"The weight of a late start is a whole number from 0 to {MOST_WEIGHT:,}. Change the others.")
    if not any(weights):
        raise Refused("At least one weight of the late starts has to be above zero, or no bid could ever start.")


def draw_outcomes(found: Sequence[Bid], assumptions: Assumptions) -> Outcomes:
    """Who wins and how late, by bid and draw.

    For each decision (a bid without one is a decision of its own), in plan order, a whole number from 0 to 99 is drawn
    for every draw; a bid is won where it is below the bid's probability. For each grant the months late are drawn
    from a stream of their own, so that other weights leave won and lost as they are.
    """
    decisions = _decisions(found)
    chances = np.array([bid.probability for bid in found], np.uint16)[:, None]
    numbers = _stream(assumptions.seed, 0).integers(
        0, 100, (max(decisions, default=-1) + 1, assumptions.draws), np.uint16
    )
    outcomes = ((numbers if len(numbers) == len(found) else numbers[decisions]) < chances).view(np.uint8)
    if assumptions.late != (0,):
        _start_late(outcomes, found, assumptions)
    return outcomes


def draw_spread(assumptions: Assumptions) -> Ints:
    """By draw, the basis points by which costs are higher (or, below zero, lower): whole, each as likely as another."""
    return _stream(assumptions.seed, 2).integers(
        -assumptions.spread, assumptions.spread, assumptions.draws, endpoint=True
    )


def _start_late(outcomes: Outcomes, found: Sequence[Bid], assumptions: Assumptions) -> None:
    stream = _stream(assumptions.seed, 1)
    months = np.repeat(np.arange(len(assumptions.late_weights), dtype=np.uint8), assumptions.late_weights)
    for row, bid in enumerate(found):
        if bid.kind == "grant":
            outcomes[row] += outcomes[row] * months[stream.integers(0, len(months), assumptions.draws, np.uint16)]


def _decisions(found: Sequence[Bid]) -> list[int]:
    """The number of the decision that each bid hangs on, counted in plan order."""
    numbers: dict[object, int] = {}
    return [numbers.setdefault(bid.decision or (bid.kind, bid.id), len(numbers)) for bid in found]


def _stream(seed: int, number: int) -> np.random.Generator:
    """One of several streams of the same seed that do not touch each other."""
    return np.random.Generator(np.random.PCG64(seed).jumped(number))
