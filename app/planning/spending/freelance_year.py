"""What a freelancer comes to in a financial year: the fees, and the supervision and training paid for her besides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.dates import FinancialYear
from app.money import round_half_up
from app.planning.people.supervision import covered, covers, session_dates
from app.planning.people.training import training_payments
from app.planning.plan.people import Person
from app.planning.plan.plan import Freelancer, Plan
from app.planning.spending.people_costs import session_costs
from app.planning.spending.spending import days_between, freelancer_month


@dataclass(frozen=True, slots=True)
class FreelanceYear:
    """The days of work of a year, and pence: fees for them, supervision (her attendance included) and training."""

    days: Fraction
    fees: int
    supervision: int
    training: int

    @property
    def total(self) -> int:
        """Everything together."""
        return self.fees + self.supervision + self.training

    @property
    def true_day(self) -> int | None:
        """Pence for each day of work, everything counted; None in a year without work."""
        return round_half_up(self.total * self.days.denominator, self.days.numerator) if self.days else None


def freelance_year(plan: Plan, freelancer: Freelancer, year: FinancialYear) -> FreelanceYear:
    """A year of a freelancer, whenever paid.

    Supervision is her part of each planned session (see `people_costs.session_costs`), training what is planned, booked
    and done for her (see `training_payments`); both only where a person is paid by these fees. Raises Refused where
    the rise of the fees is absurd.
    """
    people = [person for person in plan.people.people if person.freelancer == freelancer.id]
    days = sum(
        (
            Fraction(freelancer.days * days_between(freelancer.start, freelancer.end, month), 100 * month.last_day.day)
            for month in year.months
        ),
        Fraction(),
    )
    fees = sum(freelancer_month(freelancer, month) for month in year.months)
    return FreelanceYear(days, fees, _supervision(plan, people, year), _training(plan, people, year))


def _supervision(plan: Plan, people: Sequence[Person], year: FinancialYear) -> int:
    """Pence of these people's parts of the sessions of a year."""
    total = 0
    for each in plan.people.supervision:
        promised = [person for person in people if covers(each, person)]
        if not promised:
            continue
        for day in session_dates(each, year.start.first_day, year.last_day):
            costs = session_costs(each, covered(each, plan.people.people, day))
            total += sum(costs.get(person.id, 0) for person in promised)
    return total


def _training(plan: Plan, people: Sequence[Person], year: FinancialYear) -> int:
    theirs = replace(plan.people, people=tuple(people))
    payments = training_payments(theirs, plan.begins or year.start.first_day, year.end)
    return sum(payment.amount for payment in payments if payment.day >= year.start.first_day)
