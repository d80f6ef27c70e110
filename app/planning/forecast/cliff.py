"""The funding cliff: which post, cost or project loses which grant, when, and what lands on unrestricted money."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.dates import Month
from app.money import round_half_up
from app.planning.forecast.charging import Charged
from app.planning.forecast.forecast import Forecast
from app.planning.forecast.released import Released, released_costs
from app.planning.plan.plan import Grant, Plan
from app.planning.plan.schedule import Ints

_YEAR = 12
What = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Cliff:
    """What a grant leaves behind from a month on: `kind` and `id` are those of a cost, post, freelancer or project.

    Pence: `monthly` lands on unrestricted money in an average month of the next twelve (or of what the forecast still
    covers), `total` to the end of the forecast.
    """

    month: Month
    grant: int
    title: str
    funder: str
    kind: str
    id: int
    name: str
    monthly: int
    total: int


def cliff(plan: Plan, forecast: Forecast) -> tuple[Cliff, ...]:
    """Everything that loses a grant within the forecast while its cost goes on, by month.

    A fall is told in the first month in which it lands on unrestricted money, of the grant that stopped paying then
    (see `released_costs`). What another grant takes over does not land while that one pays; when it stops too, the
    fall is its. Nothing is counted twice. What a line names as a project is told of the project.
    """
    if forecast.charged is None or forecast.start is None:
        return ()
    names = _names(plan, forecast.charged)
    falls: dict[tuple[int, What], tuple[Grant, Ints]] = {}
    for released in released_costs(forecast.charged):
        grant, what = released.payment.payer.grant, _what(released, forecast.charged)
        _, before = falls.get((grant.id, what), (grant, 0))
        falls[grant.id, what] = (grant, before + released.pence)
    found = [_fall(grant, what, names[what], pence, forecast.start) for (_, what), (grant, pence) in falls.items()]
    return tuple(sorted(found, key=lambda fall: fall.month))


def _what(released: Released, charged: Charged) -> What:
    kind, key = released.payment.payer.line.target
    source = charged.spent.sources[charged.spent.slices[released.place].source]
    return (kind, int(key)) if kind == "project" else (source.kind, source.id)


def _fall(grant: Grant, what: What, name: str, pence: Ints, start: Month) -> Cliff:
    first = int(np.flatnonzero(pence)[0])
    year: list[int] = pence[first : first + _YEAR].tolist()
    return Cliff(
        month=start.plus(first),
        grant=grant.id,
        title=grant.title,
        funder=grant.funder,
        kind=what[0],
        id=what[1],
        name=name,
        monthly=round_half_up(sum(year), len(year)),
        total=int(pence.sum()),
    )


def _names(plan: Plan, charged: Charged) -> Mapping[What, str]:
    projects = {("project", project.id): project.name for project in plan.projects}
    return projects | {(source.kind, source.id): source.name for source in charged.spent.sources}
