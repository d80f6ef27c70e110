"""What a column heading says, whatever its case, spaces, signs and units."""

import re
import unicodedata
from functools import lru_cache

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORDS = re.compile(r"[^\w%]+|_")
_PERIODS = (
    ("one_off", ("one off", "one time", "once")),
    ("weekly", ("weekly", "per week", "a week", "each week", "every week", "pw", "p w")),
    ("monthly", ("monthly", "per month", "a month", "each month", "every month", "pm", "p m", "pcm", "p c m")),
    ("quarterly", ("quarterly", "per quarter", "a quarter", "each quarter", "every quarter")),
    (
        "yearly",
        ("annual", "annually", "yearly", "per year", "a year", "each year", "every year", "per annum", "pa", "p a"),
    ),
    ("monthly", ("month",)),
    ("weekly", ("week",)),
    ("quarterly", ("quarter",)),
    ("yearly", ("year", "budget")),
)
_YEAR = re.compile(r" (?:fy ?)?20\d\d ")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The words alone, in lower case, with one space between them; a per cent sign becomes the word `percent`."""
    lowered = (
        unicodedata.normalize("NFKC", text[:300]).casefold().replace("'", "").replace("’", "").replace("&", " and ")
    )
    return " ".join(_NOT_WORDS.sub(" ", lowered).replace("%", " percent ").split())


@lru_cache(maxsize=2048)
def without_units(text: str) -> str:
    """The words of a heading with what stands in brackets left out: `Amount (£)` is `amount`."""
    return plain(_BRACKETS.sub(" ", text))


def period_in(heading: str) -> str:
    """The frequency that a heading carries, such as `monthly` for `Cost per month`, or nothing."""
    words = f" {plain(heading)} "
    for frequency, signs in _PERIODS:
        if any(f" {sign} " in words for sign in signs):
            return frequency
    return "yearly" if _YEAR.search(words) else ""
