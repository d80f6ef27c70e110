"""The words of a simulation beside its sentences: chances, months, what is drawn, and the ends of years."""

from app.money import format_hundredths, round_half_up
from app.planning.plan.plan import Plan
from app.planning.simulation.chances import Settings
from app.planning.simulation.simulation import Band, Simulation
from app.text import plural


def chance(basis_points: int) -> str:
    """`83%`; what is possible is never said to be nothing, nor what may fail to be certain."""
    if 0 < basis_points < 50:
        return "less than 1%"
    if 9_950 <= basis_points < 10_000:
        return "more than 99%"
    return f"{round_half_up(basis_points, 100)}%"


def drawn_words(settings: Settings) -> str:
    """What one draw is, and that the figures are ours."""
    late = len(settings.late_weights) - 1
    starts = (
        f"a bid that is won starts 0 to {plural(late, 'month')} late, each equally likely"
        if late
        else "a bid that is won starts on time"
    )
    spread = f"costs come to up to {format_hundredths(settings.spread)}% more or less, each equally likely"
    costs = spread if settings.spread else "costs are as planned"
    return (
        f"Each draw is one way it could go: every bid is won or lost by its own chance, {starts}, and {costs}. "
        f"{settings.draws:,} draws are made. The same seed makes the same draws. The figures here are defaults of our "
        "own: put in what you have seen."
    )


def year_ends(plan: Plan, answer: Simulation) -> tuple[Band, ...]:
    """The months that end a financial year, and the last of all."""
    ends = [band for band in answer.bands if band.month.plus(1).month == plan.year_start_month]
    return (*ends, *(band for band in answer.bands[-1:] if band not in ends))
