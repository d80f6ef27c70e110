"""What buyers look for in options: three at least, carrying on as now among them, short, and costs that agree."""

from app.documents.checks.lack import Lack
from app.documents.facts.case import BusinessCase
from app.documents.facts.case_pounds import pounds_of
from app.documents.tree.counting import count_words
from app.money import format_whole_pounds
from app.text import plural, quoted

AS_NOW, FEW, LONG, TWICE, COST = "as-now", "few-options", "long-options", "preferred-once", "preferred-cost"
LEAST_OPTIONS = 3
"""Carrying on as now among them, as the government's own template for short cases has it."""
MOST_WORDS = 100
"""Of the description of one option; from the same template."""


def as_now(case: BusinessCase) -> tuple[Lack, ...]:
    """Whether options are written and none says what carrying on as now means."""
    if not case.options or any(option.does_nothing for option in case.options):
        return ()
    return _lack(AS_NOW, "“Do nothing” is printed from figures only. Say what happens to people if all stays as it is.")


def few_options(case: BusinessCase) -> tuple[Lack, ...]:
    """Whether too few are written; none at all is another check's."""
    if not 0 < len(case.options) < LEAST_OPTIONS:
        return ()
    written = plural(len(case.options), "option is", "options are")
    return _lack(FEW, f"{written} written. Buyers look for {LEAST_OPTIONS}, such as doing the least.")


def long_options(case: BusinessCase) -> tuple[Lack, ...]:
    """Each option that says more than is read."""
    counted = ((option.name, count_words(option.description)) for option in case.options)
    return tuple(
        lack
        for name, count in counted
        if count > MOST_WORDS
        for lack in _lack(
            LONG, f"{quoted(name)} is described in {count:,} words. The limit is {MOST_WORDS}. Shorten it."
        )
    )


def preferred_once(case: BusinessCase) -> tuple[Lack, ...]:
    """Whether more than one option is preferred."""
    if sum(option.preferred for option in case.options) < 2:
        return ()
    return _lack(TWICE, "More than one option is marked as preferred. Keep one.")


def preferred_cost(case: BusinessCase) -> tuple[Lack, ...]:
    """Whether the preferred option costs something else than the case: two figures for one thing."""
    full = pounds_of(case).full
    return tuple(
        lack
        for option in case.options
        if option.preferred and option.yearly_cost is not None and full > 0
        if format_whole_pounds(option.yearly_cost) != format_whole_pounds(full)
        for lack in _lack(
            COST,
            f"{quoted(option.name)} says {format_whole_pounds(option.yearly_cost)} a year, and the full cost is "
            f"{format_whole_pounds(full)}. Leave its cost empty.",
        )
    )


def _lack(code: str, sentence: str) -> tuple[Lack, ...]:
    return (Lack(code, sentence, "case-options"),)
