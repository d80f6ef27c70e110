"""How the Runway page writes amounts, months and likelihoods, and how its tables show them."""

from dataclasses import replace

from app.dates import Month
from app.money import format_hundredths, format_pounds, round_half_up
from app.planning.plan.plan import Plan
from app.planning.simulation.chances import Assumptions
from app.planning.simulation.simulation import Band, Simulation
from app.services.plan.outlook import Outlook
from app.services.said.wording import Spans, joined
from app.text import plural
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind


def some_pounds() -> Kind:
    """Pence shown to the nearest pound, but what is less than a pound to the penny."""
    return replace(kinds.money(), show=lambda pence: format_pounds(int(str(pence))))


def short(month: Month) -> str:
    """`Mar 2027`."""
    return month.short_label


def month_kind() -> Kind:
    """A month that needs little room: `Mar 2027`."""

    def show(value: object) -> str:
        return short(value) if isinstance(value, Month) else ""

    return Kind("month", str, show, str)


def follow_up(found: Outlook) -> Spans:
    """What follows the sentence on top, and how far anything is shown."""
    return joined(*found.follow_up, found.horizon_sentence)


def chance(basis_points: int) -> str:
    """`83%`; what is possible is never said to be nothing, nor what may fail to be certain."""
    if 0 < basis_points < 50:
        return "less than 1%"
    if 9_950 <= basis_points < 10_000:
        return "more than 99%"
    return f"{round_half_up(basis_points, 100)}%"


def assumption_words(assumptions: Assumptions) -> str:
    """What one run is, and that the figures are ours."""
    late = len(assumptions.late_weights) - 1
    starts = (
        f"A bid that is won starts 0 to {plural(late, 'month')} late, each equally likely."
        if late
        else "A bid that is won starts on time."
    )
    spread = f"Costs are up to {format_hundredths(assumptions.spread)}% higher or lower, each equally likely."
    costs = spread if assumptions.spread else "Costs are as planned."
    return (
        f"Each of {assumptions.draws:,} runs is one way it could go. Every bid is won or lost by its own likelihood. "
        f"{starts} {costs} These assumptions are our own: type what you have seen."
    )


def year_ends(plan: Plan, answer: Simulation) -> tuple[Band, ...]:
    """The months that end a financial year, and the last of all."""
    ends = [band for band in answer.bands if band.month.plus(1).month == plan.year_start_month]
    return (*ends, *(band for band in answer.bands[-1:] if band not in ends))
