"""Duties that nobody does, that rest on one person, or whose second person has left."""

from datetime import date

import pytest

from app.planning.people.dependence import dependence
from app.planning.plan.people import Duty, People, Person

TODAY = date(2026, 12, 1)
ANN, BEN = Person(1, "Ann"), Person(2, "Ben")
GONE, SOON = Person(3, "Gone", end=date(2026, 11, 30)), Person(4, "Soon", start=date(2026, 12, 2))


@pytest.mark.parametrize(
    ("duty", "state", "rests_on"),
    [
        (Duty("Payroll"), "nobody", None),
        (Duty("Payroll", 3), "nobody", None),
        (Duty("Payroll", 3, 4), "nobody", None),
        (Duty("Payroll", 1), "alone", 1),
        (Duty("Payroll", 1, 1), "alone", 1),
        (Duty("Payroll", 3, 2), "alone", 2),
        (Duty("Payroll", None, 2), "alone", 2),
        (Duty("Payroll", 1, 3), "deputy_left", 1),
        (Duty("Payroll", 1, 2), "shared", None),
    ],
)
def test_how_a_duty_stands(duty: Duty, state: str, rests_on: int | None) -> None:
    (found,) = dependence(People((ANN, BEN, GONE, SOON), duties=(duty,)), TODAY).duties
    assert (found.duty, found.state, found.rests_on) == ("Payroll", state, rests_on)


def test_those_on_whom_several_duties_rest_are_named() -> None:
    duties = (Duty("Payroll", 1), Duty("Rota", 1, 3), Duty("Keys", 2), Duty("Safeguarding", 1, 2))
    assert dependence(People((ANN, BEN, GONE), duties=duties), TODAY).several == {1: ("Payroll", "Rota")}
