"""Options laid beside doing nothing: what each costs and brings above carrying on as now."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.planning.outcomes.options import NotValued, Option, Terms
from app.planning.outcomes.value import OptionValue, Ratio, option_value, ratio
from app.text import name_key, quoted


@dataclass(frozen=True, slots=True)
class Compared:
    """An option, and in pence of year 0 how much more it costs and brings than doing nothing."""

    value: OptionValue
    costs: int
    benefits: int
    npv: int
    ratio: Ratio


@dataclass(frozen=True, slots=True)
class Comparison:
    """Doing nothing, and every other option in its order. None is put first: no single figure decides."""

    baseline: OptionValue
    others: Sequence[Compared]


def compare(options: Sequence[Option], terms: Terms) -> Comparison:
    """Lay options beside doing nothing. Raises NotValued where none or several do nothing, or two have one name."""
    nothing = the_baseline(options)
    baseline = option_value(nothing, terms)
    others = (option_value(option, terms) for option in options if option is not nothing)
    return Comparison(baseline, tuple(_above(value, baseline) for value in others))


def the_baseline(options: Sequence[Option]) -> Option:
    """The one option that does nothing. Raises NotValued."""
    seen: set[str] = set()
    for option in options:
        if name_key(option.name) in seen:
            raise NotValued(f"Two options are called {quoted(option.name)}. Name them apart.")
        seen.add(name_key(option.name))
    doing_nothing = [option for option in options if option.does_nothing]
    if len(doing_nothing) != 1:
        count = "No option" if not doing_nothing else "More than one option"
        raise NotValued(f"{count} is marked as doing nothing. Mark the one that carries on as now.")
    return doing_nothing[0]


def _above(value: OptionValue, baseline: OptionValue) -> Compared:
    costs, benefits = value.costs - baseline.costs, value.total - baseline.total
    twice = bool(value.twice or baseline.twice)
    return Compared(value, costs, benefits, value.npv - baseline.npv, ratio(benefits, costs, twice=twice))
