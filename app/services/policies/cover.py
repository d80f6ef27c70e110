"""What an insurance pays at most, beside what is asked for."""

from dataclasses import dataclass
from datetime import date

from app.library.policies import Policy
from app.planning.law.rate_days import RatesUnknown
from app.planning.law.rates import RatePack


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Cover that is less than a figure, in pence, which goes by `what`.

    `is_least` says that it is the lower of two figures, such as the least by law; a figure that is not verified, or
    that was known only to an earlier day, is not `verified`.
    """

    cover: int
    wanted: int
    what: str
    is_least: bool
    verified: bool


def shortfall_of(kind: Policy | None, cover: int | None, rates: RatePack, today: date) -> Shortfall | None:
    """The first figure of a kind that the cover does not reach; nothing where none is known or no cover is said."""
    if kind is None or cover is None:
        return None
    for key, is_least in ((kind.limit_rate, True), (kind.usual_rate, False)):
        if key:
            found = _below(key, cover, rates, today, is_least=is_least)
            if found is not None:
                return found
    return None


def _below(key: str, cover: int, rates: RatePack, today: date, *, is_least: bool) -> Shortfall | None:
    try:
        figure = rates.figure(key.partition(".")[2], today)
    except RatesUnknown:  # a day before the figure was known
        return None
    if cover >= figure.value:
        return None
    return Shortfall(cover, figure.value, figure.what, is_least, figure.known_on(today))
