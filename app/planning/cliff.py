"""The funding cliff: which post, cost or project loses which grant, when, and what lands on unrestricted money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.dates import Month
from app.money import round_half_up
from app.planning.charging import Charged, Taken
from app.planning.forecast import Forecast
from app.planning.plan import Grant, Plan
from app.planning.schedule import Ints

_YEAR = 12
_WIDEST = 2**62
"""Products up to here fit into 64 bits."""
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


@dataclass(frozen=True, slots=True, eq=False)
class _Payment:
    """What one grant pays of one thing, by slice (`places`) and month."""

    grant: Grant
    what: What
    places: tuple[int, ...]
    paid: Ints

    @property
    def months(self) -> Sequence[int]:
        """The places of the months in which it pays anything."""
        found: list[int] = np.flatnonzero(self.paid.any(axis=0)).tolist()
        return found


def cliff(plan: Plan, forecast: Forecast) -> tuple[Cliff, ...]:
    """Everything that loses a grant within the forecast while its cost goes on, by month.

    A grant is lost in the month after the last one in which it pays. From then on, the largest part of the cost that
    it bore in a month lands on unrestricted money, as far as no other grant takes it over; where several grants have
    ended, what lands is counted once, for the one that ended first. What a line names as a project is told of it.
    """
    if forecast.charged is None or forecast.start is None:
        return ()
    names = _names(plan, forecast.charged)
    left = forecast.charged.left.copy()
    payments = sorted(_payments(forecast.charged), key=lambda payment: payment.months[-1])
    found = (_fall(payment, forecast.charged, left, forecast.start, names) for payment in payments)
    return tuple(item for item in found if item is not None)


def _payments(charged: Charged) -> list[_Payment]:
    """What every grant pays of every thing, where it pays anything: its lines for one thing together."""
    grants = {taken.payer.grant.id: taken.payer.grant for taken in charged.taken}
    found: dict[tuple[int, What], dict[int, Ints]] = {}
    for taken in charged.taken:
        months = slice(taken.start, taken.start + len(taken.paid))
        for column in np.flatnonzero(taken.paid.any(axis=0)).tolist():
            place = int(taken.places[column])
            rows = found.setdefault((taken.payer.grant.id, _what(taken, charged, place)), {})
            rows.setdefault(place, np.zeros(charged.spent.months, np.int64))[months] += taken.paid[:, column]
    return [
        _Payment(grants[grant], what, tuple(rows), np.array(list(rows.values())))
        for (grant, what), rows in found.items()
    ]


def _what(taken: Taken, charged: Charged, place: int) -> What:
    kind, key = taken.payer.line.target
    source = charged.spent.sources[charged.spent.slices[place].source]
    return (kind, int(key)) if kind == "project" else (source.kind, source.id)


def _fall(payment: _Payment, charged: Charged, left: Ints, start: Month, names: Mapping[What, str]) -> Cliff | None:
    """What lands once the grant has paid for the last time; it is taken out of what is `left`."""
    after = payment.months[-1] + 1
    landing = np.zeros(charged.spent.months - after, np.int64)
    for place, paid in zip(payment.places, payment.paid, strict=True):
        if left[after:, place].any():
            lands = np.minimum(left[after:, place], _share(charged.spent.amounts[:, place], paid)[after:])
            left[after:, place] -= lands
            landing += lands
    if not landing.any():
        return None
    year: list[int] = landing[:_YEAR].tolist()
    return Cliff(
        month=start.plus(after),
        grant=payment.grant.id,
        title=payment.grant.title,
        funder=payment.grant.funder,
        kind=payment.what[0],
        id=payment.what[1],
        name=names[payment.what],
        monthly=round_half_up(sum(year), len(year)),
        total=int(landing.sum()),
    )


def _share(cost: Ints, paid: Ints) -> Ints:
    """What a cost comes to × the largest part of it that was paid in a month, to the nearest penny."""
    pays, whole = 0, 1
    for some, of in zip(paid.tolist(), cost.tolist(), strict=True):
        if some * whole > pays * of:
            pays, whole = some, of
    wide = 2 * int(cost.max()) * pays + whole >= _WIDEST
    exact = cost.astype(object) if wide else cost
    share: Ints = ((2 * exact * pays + whole) // (2 * whole)).astype(np.int64)
    return share


def _names(plan: Plan, charged: Charged) -> Mapping[What, str]:
    projects = {("project", project.id): project.name for project in plan.projects}
    return projects | {(source.kind, source.id): source.name for source in charged.spent.sources}
