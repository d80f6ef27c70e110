"""Small parts of a plan with defaults, so that a test says only what it is about. Amounts are pence; see `pounds`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.planning.law.employer import PensionBasis, PostPay
from app.planning.plan.plan import (
    BudgetLine,
    Cost,
    Freelancer,
    Fund,
    Grant,
    Income,
    Instalment,
    Plan,
    Post,
    Project,
    Schedule,
)

BALANCE_DATE = date(2026, 3, 31)
START = date(2026, 4, 1)
GENERAL = 1


def pounds(amount: float) -> int:
    """Pence."""
    return round(amount * 100)


def every(frequency: str, start: date = START, end: date | None = None) -> Schedule:
    return Schedule(frequency, start, end)


def monthly(start: date = START, end: date | None = None) -> Schedule:
    return Schedule("monthly", start, end)


def once(day: date) -> Schedule:
    return Schedule("one_off", day)


def general(balance: int = 0) -> Fund:
    return Fund(GENERAL, "General fund", "general", balance)


def restricted(id_: int, balance: int = 0) -> Fund:
    return Fund(id_, f"Restricted {id_}", "restricted", balance)


def cost(amount: int, schedule: Schedule | None = None, *, id_: int = 1, **more: Any) -> Cost:
    defaults: dict[str, Any] = {"name": f"Cost {id_}", "category": "materials"}
    return Cost(id=id_, amount=amount, schedule=schedule or monthly(), **(defaults | more))


def post(salary: int, *, id_: int = 1, start: date = START, end: date | None = None, **more: Any) -> Post:
    """A post without a pension, so that its cost is easy to see."""
    terms = {name: more.pop(name) for name in ("fte", "uplift_basis_points", "uplift_from") if name in more}
    pay = PostPay(annual_full_time_salary=salary, start=start, end=end, pension_basis=PensionBasis.NONE, **terms)
    return Post(id=id_, title=f"Post {id_}", pay=pay, **more)


def freelancer(day_rate: int, days: int, *, id_: int = 1, start: date = START, **more: Any) -> Freelancer:
    return Freelancer(id=id_, name=f"Freelancer {id_}", day_rate=day_rate, days=days, start=start, **more)


def income(amount: int, schedule: Schedule | None = None, *, id_: int = 1, **more: Any) -> Income:
    return Income(id=id_, name=f"Income {id_}", amount=amount, schedule=schedule or monthly(), **more)


def instalment(due: date, amount: int, received_on: date | None = None) -> Instalment:
    return Instalment(due, amount, received_on)


def pays(target: tuple[str, int | str], amount: int, *, id_: int = 1, **more: Any) -> BudgetLine:
    return BudgetLine(id_, amount, target, **more)


def grant(*budget: BudgetLine, id_: int = 1, fund: int | None = None, probability: int = 100, **more: Any) -> Grant:
    """A grant that is confirmed unless a probability below 100 is given."""
    defaults: dict[str, Any] = {"confirmed": probability == 100, "kind": "grant", "title": f"Grant {id_}"}
    return Grant(id=id_, funder=f"Funder {id_}", fund=fund, probability=probability, budget=budget, **(defaults | more))


def project(id_: int, **more: Any) -> Project:
    return Project(id_, f"Project {id_}", **more)


def plan(*funds: Fund, balance_date: date | None = BALANCE_DATE, **more: Any) -> Plan:
    """A plan with its balances at 31 March 2026, so that the forecast starts in April."""
    return Plan(name="Harbour Arts", balance_date=balance_date, funds=funds, **more)


def shares(**projects: int) -> Mapping[int, int]:
    """`shares(p1=5000)`: half to project 1."""
    return {int(name.removeprefix("p")): share for name, share in projects.items()}
