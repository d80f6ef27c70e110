"""Benefits that are counted twice: under one name, or one change valued by two methods.

A WELLBY, a social return and a saving may all put money on the same change; together they count it three times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from app.planning.outcomes.options import Benefit
from app.text import name_key, quoted


class Twice(StrEnum):
    """In which way two benefits count the same."""

    SAME_NAME = "same_name"
    TWO_METHODS = "two_methods"


@dataclass(frozen=True, slots=True)
class CountedTwice:
    """Two benefits that count the same, in the order in which they are listed."""

    how: Twice
    first: Benefit
    second: Benefit

    @property
    def sentence(self) -> str:
        """What is counted twice, and what to do about it."""
        if self.how is Twice.SAME_NAME:
            return f"{quoted(self.first.name)} is listed twice for the same year. Delete one, or name them apart."
        one, other = (f"{quoted(each.name)} by {quoted(each.method)}" for each in (self.first, self.second))
        return f"{quoted(self.first.outcome)} is valued twice: as {one}, and as {other}. Keep one value."


def counted_twice(benefits: Sequence[Benefit]) -> tuple[CountedTwice, ...]:
    """Every two benefits of an option that count the same in some year.

    The same name counts, whatever its capitals and spaces and whoever gains, also without an amount; so does the same
    outcome with amounts by two methods. A benefit that is listed again for other years, as one that fades, does not.
    """
    return tuple(_found(benefits))


def _found(benefits: Sequence[Benefit]) -> Iterator[CountedTwice]:
    for first, second in combinations(benefits, 2):
        if not _meet(first, second):
            continue
        if name_key(first.name) == name_key(second.name):
            yield CountedTwice(Twice.SAME_NAME, first, second)
        elif _two_methods(first, second):
            yield CountedTwice(Twice.TWO_METHODS, first, second)


def _meet(first: Benefit, second: Benefit) -> bool:
    """Whether two benefits share a year; one without an amount has no years of its own."""
    if first.pence is None or second.pence is None:
        return True
    return first.from_year <= second.to_year and second.from_year <= first.to_year


def _two_methods(first: Benefit, second: Benefit) -> bool:
    if first.pence is None or second.pence is None:
        return False
    outcomes, methods = ({name_key(name) for name in names} for names in zip(_way(first), _way(second), strict=True))
    return len(outcomes) == 1 and len(methods) == 2 and "" not in outcomes | methods


def _way(benefit: Benefit) -> tuple[str, str]:
    return benefit.outcome, benefit.method
