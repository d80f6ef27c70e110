"""The words that people write beside a figure: `pounds`, `50p`, `CR`, `1,200 pa`."""

import re
from dataclasses import dataclass
from decimal import Decimal

_EVERY = (
    ("yearly", r"p\.?\s?a\.?|(?:per |a |an |each |every |/ ?)(?:year|yr|annum)|yearly|annually|/ ?y"),
    (
        "monthly",
        r"p\.?\s?c\.?\s?m\.?|p\.?\s?m\.?|(?:per |a |each |every |/ ?)(?:calendar )?(?:month|mth|mo)|monthly|/ ?m",
    ),
    ("quarterly", r"p\.?\s?q\.?|(?:per |a |each |every |/ ?)(?:quarter|qtr)|quarterly"),
    ("weekly", r"p\.?\s?w\.?|(?:per |a |each |every |/ ?)(?:week|wk)|weekly|/ ?w"),
    ("daily", r"p\.?\s?d\.?|(?:per |a |each |every |/ ?)day|daily"),
    ("hourly", r"p\.?\s?h\.?|(?:per |an |each |every |/ ?)(?:hour|hr)|hourly"),
    ("one_off", r"one[- ]?off|once"),
)
_BEFORE = r"(?<=[\d)\s.kmKMpP])\s*[(\[]?\s*"
_PERIODS = tuple((every, re.compile(rf"{_BEFORE}(?:{words})\s*[)\]]?$", re.IGNORECASE)) for every, words in _EVERY)
_POUNDS = re.compile(r"(?<=[\dkmKM.)\s])\s*(?:(?:uk )?pounds?(?: sterling)?|sterling|quid|gbp|£)$", re.IGNORECASE)
_TIMES = (
    (re.compile(r"(?<=[\d.])\s*(?:p|pence|penny)$", re.IGNORECASE), Decimal("0.01")),
    (re.compile(r"(?<=[\d.])\s*(?:thousand|grand)$", re.IGNORECASE), Decimal(1_000)),
    (re.compile(r"(?<=[\d.])\s*(?:million|mn)$", re.IGNORECASE), Decimal(1_000_000)),
)
_SIDE = re.compile(r"(?<=[\d.)\s])\s*(?P<side>cr|dr)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worded:
    """A figure with the words beside it taken off, and what they say.

    `times` is what the figure is multiplied by to be in pounds, `less` whether the words make it a minus (`500-`,
    and `500 CR`, a credit among costs), `every` how often it comes round: a frequency as stored, daily, hourly, or
    nothing.
    """

    bare: str
    times: Decimal = Decimal(1)
    less: bool = False
    every: str = ""


def worded(text: str) -> Worded:
    """Take the words off a figure, from its end inwards. What is left may still be no figure at all."""
    bare, every, times, less = " ".join(text.split()), "", Decimal(1), False
    for one, pattern in _PERIODS:
        if match := pattern.search(bare):
            bare, every = bare[: match.start()].rstrip(" ,"), one
            break
    if match := _SIDE.search(bare):
        bare, less = bare[: match.start()].rstrip(), match["side"].lower() == "cr"
    elif bare.endswith("-") and bare[:1] not in {"=", "-"}:
        bare, less = bare[:-1].rstrip(), True
    if match := _POUNDS.search(bare):
        bare = bare[: match.start()].rstrip()
    for pattern, factor in _TIMES:
        if (match := pattern.search(bare)) and not (factor < 1 and "£" in bare):
            bare, times = bare[: match.start()].rstrip(), factor
            break
    return Worded(bare, times, less, every)
