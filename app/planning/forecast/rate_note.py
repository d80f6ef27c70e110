"""One sentence for a plan that runs past the figures that are known: which they are, and until when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from app.dates import Month, format_date
from app.planning.law.employer import PensionBasis
from app.planning.law.rate_days import verified_until
from app.planning.law.rates import RatePack, tax_year_of
from app.planning.plan.plan import Plan
from app.text import listed

_LATER = "Later months use the last known ones."
_SET_BY_LAW = (PensionBasis.MINIMUM, PensionBasis.QUALIFYING)


def rates_note(plan: Plan, pack: RatePack, until: date, since: Month | None = None) -> str:
    """Which figures of a plan up to a day are known for a part of that time only, and until when, in a sentence or two.

    The time begins with the month `since`, or with the plan. Empty where all of them are known, where nobody is
    employed after the day until which they are, and where no beginning is known.
    """
    start = since or plan.start
    if start is None:
        return ""
    short = sorted((day, what) for day, what in _known(plan, pack, start) if day < until and _employs(plan, day))
    groups = [(day, [what for _, what in each]) for day, each in groupby(short, key=lambda pair: pair[0])]
    if not groups:
        return ""
    parts = [f"until {format_date(day)} for {listed(names)}" for day, names in groups]
    return f"Rates are known {'; '.join(parts)}. {_LATER}"


def _known(plan: Plan, pack: RatePack, start: Month) -> Iterator[tuple[date, str]]:
    """Each kind of figure that the plan is reckoned with, and the last day until which it is known."""
    yield _year_known(pack, start, "employer_nic", "earnings_limits"), "employer’s National Insurance"
    if plan.claims_allowance:
        yield _year_known(pack, start, "employment_allowance"), "the Employment Allowance"
    if any(post.pay.pension_basis in _SET_BY_LAW for post in plan.posts):
        yield _year_known(pack, start, "pension"), "pensions"
    caps = [replace(cap, verified=cap.known_in(plan.nation)) for cap in pack.redundancy_caps]
    yield verified_until(caps, start.first_day), "the limit on redundancy pay"
    if any(post.week_hours for post in plan.posts):
        yield verified_until(pack.minimum_wages, start.first_day), "minimum wages"


def _year_known(pack: RatePack, start: Month, *subjects: str) -> date:
    """The end of the last tax year, from that of the start on, in which a budget's figures are settled."""
    year = max(pack.first_year, tax_year_of(start))
    while year in pack.years and not set(subjects) & set(pack.years[year].unsettled):
        year += 1
    return date(min(year, pack.last_year + 1), 4, 5)


def _employs(plan: Plan, day: date) -> bool:
    return any(post.pay.end is None or post.pay.end > day for post in plan.posts)
