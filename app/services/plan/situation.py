"""What every check is given: the file and its plan, the day, and what confirmed income answers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import Month
from app.planning.forecast.cliff import Cliff
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.plan.outlook import Outlook

TABLES = {
    "cost": "cost_line",
    "post": "post",
    "freelancer": "freelancer",
    "project": "project",
    "supervision": "supervision_plan",
    "training": "course",
}
"""The table of each kind of thing that costs, as the plan names the kinds."""
_SOON_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Situation:
    """The file, its plan and rates, the day, and the outlook on confirmed income or why there is none."""

    session: Session
    plan: Plan
    rates: RatePack
    today: date
    found: Outlook | Refused

    def outlook(self) -> Outlook:
        """What confirmed income answers. Raises Refused where it cannot be told."""
        if isinstance(self.found, Refused):
            raise self.found
        return self.found

    def soon(self) -> date:
        """The last day that counts as soon."""
        return Month.of(self.today).plus(_SOON_MONTHS).last_day

    def falls(self) -> tuple[Cliff, ...]:
        """What loses a grant soon. Raises Refused where it cannot be told."""
        first, last = Month.of(self.today), Month.of(self.soon())
        return tuple(fall for fall in self.outlook().cliff if first <= fall.month <= last)
