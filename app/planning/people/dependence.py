"""Dependence on single people: duties that nobody does, that rest on one person, or whose second person has left."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.planning.plan.people import Duty, People, Person

NOBODY = "nobody"
ALONE = "alone"
DEPUTY_LEFT = "deputy_left"
SHARED = "shared"

SEVERAL = 2


@dataclass(frozen=True, slots=True)
class DutyCover:
    """How a duty stands today: `state` is nobody, alone, deputy_left (alone, because the second left) or shared.

    `rests_on` is the one person who does it, where it is one.
    """

    duty: str
    state: str
    rests_on: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Dependence:
    """Every duty as it stands, and the duties of each person on whom two or more rest alone, by person."""

    duties: tuple[DutyCover, ...]
    several: Mapping[int, tuple[str, ...]]


def dependence(people: People, today: date) -> Dependence:
    """How every duty stands today. Someone who has left, or has not begun, does nothing; one's own deputy is nobody."""
    known = {person.id: person for person in people.people}
    found = tuple(_cover(duty, known, today) for duty in people.duties)
    alone: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for cover in found:
        if cover.rests_on is not None:
            alone[cover.rests_on] += (cover.duty,)
    return Dependence(found, {person: duties for person, duties in alone.items() if len(duties) >= SEVERAL})


def _cover(duty: Duty, known: Mapping[int, Person], today: date) -> DutyCover:
    named = dict.fromkeys(person for person in (duty.person, duty.deputy) if person is not None)
    here = [person for person in named if person in known and known[person].is_here(today)]
    if not here:
        return DutyCover(duty.name, NOBODY, id=duty.id)
    if len(here) > 1:
        return DutyCover(duty.name, SHARED, id=duty.id)
    left = duty.deputy is not None and duty.deputy not in here
    return DutyCover(duty.name, DEPUTY_LEFT if left else ALONE, here[0], duty.id)
