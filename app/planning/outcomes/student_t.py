"""How many standard errors an interval reaches to either side of a mean: the quantile of Student's t.

The share of the distribution within plus or minus t is, for whole degrees of freedom, a finite series (Abramowitz and
Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4). Degrees of freedom without end are the normal curve.
"""

import math
from statistics import NormalDist

CONFIDENCE = 0.95
_CLOSE_ENOUGH = 1e-10


def t_quantile(degrees: int | None, confidence: float = CONFIDENCE) -> float:
    """The t within whose plus and minus a share of Student's distribution lies; None degrees are without end.

    For 95 per cent: 12.706 with 1 degree, 2.262 with 9, 1.960 without end. Raises ValueError for fewer than 1 degree
    and for a share that is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("a share lies between 0 and 1")
    t = NormalDist().inv_cdf((1 + confidence) / 2)
    if degrees is None:
        return t
    if degrees < 1:
        raise ValueError("there is at least 1 degree of freedom")
    # Newton's steps from the normal quantile, which is too low: the curve bends so that none goes past the answer.
    step = t
    while step > _CLOSE_ENOUGH * t:
        step = (confidence - share_within(t, degrees)) / (2 * _density(t, degrees))
        t += step
    return t


def share_within(t: float, degrees: int) -> float:
    """The share of Student's distribution, of 1 or more degrees of freedom, that lies between −t and t."""
    angle = math.atan(t / math.sqrt(degrees))
    squared = degrees / (degrees + t * t)
    odd = degrees % 2
    term, total = (math.sqrt(squared) if odd else 1.0), 0.0
    for below in range(1 + odd, degrees, 2):
        total += term
        term *= squared * below / (below + 1)
    total *= math.sin(angle)
    return (angle + total) * 2 / math.pi if odd else total


def _density(t: float, degrees: int) -> float:
    height = math.exp(math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)) / math.sqrt(degrees * math.pi)
    return height * math.pow(1 + t * t / degrees, -(degrees + 1) / 2)
