"""Prices of projects: what each brings against the full cost, storing them, and putting one into the forecast."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month, add_months
from app.models.choices import GrantKind, Restriction, Stage
from app.places import name_of
from app.planning.full_cost.full_cost import full_cost
from app.planning.full_cost.price import Price, PriceAnswer, answer, payments
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.grants.grants import funder_id_for
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.checks import Edits, Values, label_of
from app.services.rows.columns import stored_table
from app.services.rows.records import Record
from app.text import free_name

OPEN = (Stage.RESEARCHING, Stage.DRAFTING, Stage.SUBMITTED)
"""Until there is a decision, a contract follows its price."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A stored price and what it brings; without an answer, `problem` is the sentence that says why."""

    record: Record
    answer: PriceAnswer | None
    problem: str = ""


def answered(plan: Plan, rates: RatePack, record: Record) -> Answered:
    """What a stored price brings against the full cost of its project."""
    try:
        return Answered(record, answer(plan, rates, price_of(record)))
    except Refused as refused:
        return Answered(record, None, str(refused))


def price_of(record: Record) -> Price:
    """A stored price as the calculations take it."""
    return Price(
        name=record["name"],
        project=record["project_id"],
        price=record["price"],
        start=record["start"],
        unit=record["unit"].value,
        volume=record["volume"],
        years=record["years"],
        uplift=record["uplift"],
        pattern=record["pattern"].value,
        results_share=record["results_share"],
        results_expected=record["results_expected"],
        vat=record["vat"],
    )


def project_prices(session: Session, project_id: int) -> tuple[Record, ...]:
    """The prices of a project, in the order in which they were added."""
    return records.rows(session, "price", where={"project_id": project_id})


def apply_prices(session: Session, rates: RatePack, project_id: int, edits: Edits, *, today: date) -> tuple[int, ...]:
    """Store a block of a project's prices, new ones where the id is None. Raises Refused.

    A new one starts with the next financial year and asks for that year's full cost, unless it is said otherwise.
    """
    usual = _usual(session, rates, project_id, today) if any(row is None for row, _ in edits) else {}
    named = [(row, {**usual, **_said(values)} if row is None else values) for row, values in edits]
    return records.apply(session, "price", named)


def put_into_forecast(session: Session, price_id: int) -> int:
    """Make the contract that a price offers, or bring it up to date, and return its id. Raises Refused.

    The contract has the name of the price and is for its project; payments are what is expected, without VAT. After a
    decision it is left alone.
    """
    record = records.get(session, "price", price_id)
    price = price_of(record)
    if not record["buyer"].strip():
        raise Refused(f"Buyer is empty. Type who would pay “{price.name}”, then put it into the forecast.")
    dues = payments(price)
    values = {
        "title": price.name,
        "funder_id": funder_id_for(session, record["buyer"]),
        "kind": GrantKind.CONTRACT,
        "restriction": Restriction.UNRESTRICTED,
        "project_id": price.project,
        "amount_applied": sum(due.amount for due in dues),
        "start": price.start,
        "end": add_months(price.start, 12 * price.years) - timedelta(days=1),
        "results_share": price.results_share,
    }
    grant_id = _store_contract(session, contract_of(session, record), values)
    new = [
        {
            "grant_id": grant_id,
            "due": due.on,
            "amount": due.amount,
            "condition": label_of("grant", "results_share") if due.by_results else "",
        }
        for due in dues
    ]
    records.apply(session, "instalment", [(None, row) for row in new])
    return grant_id


def contract_of(session: Session, record: Record) -> Record | None:
    """The contract that was made from a price: of its name and for its project."""
    where = {"title": record["name"], "kind": GrantKind.CONTRACT, "project_id": record["project_id"]}
    return next(iter(records.rows(session, "grant", where=where)), None)


def _store_contract(session: Session, found: Record | None, values: Values) -> int:
    """Store a contract, new or found, without its payments to come."""
    if found is None:
        return records.add(session, "grant", {**values, "stage": Stage.DRAFTING})
    if found["stage"] not in OPEN:
        raise Refused(
            f"The contract “{found['title']}” is {found['stage'].inside} and stays as it is. "
            f"Change it under {name_of('grants')}, or give the price another name to make a new one."
        )
    records.change(session, "grant", found.id, values)
    stored = stored_table("instalment")
    session.execute(delete(stored).where(stored.c.grant_id == found.id, stored.c.received_on.is_(None)))
    return found.id


def _usual(session: Session, rates: RatePack, project_id: int, today: date) -> Values:
    plan, project = load_plan(session), records.get(session, "project", project_id)
    taken = (price["name"] for price in records.rows(session, "price"))
    start = FinancialYear.containing(Month.of(today), plan.year_start_month).end
    return {
        "name": free_name(project["name"], taken),
        "project_id": project_id,
        "start": start.first_day,
        "price": _cost(plan, rates, project_id, FinancialYear(start)),
    }


def _cost(plan: Plan, rates: RatePack, project_id: int, year: FinancialYear) -> int:
    """A project's full cost of a year in pence, or nothing where it cannot be told."""
    try:
        return next(cost.full for cost in full_cost(plan, rates, year).projects if cost.project == project_id)
    except Refused:
        return 0


def _said(values: Values) -> Values:
    """What was typed; a cell left empty keeps its usual value."""
    return {name: value for name, value in values.items() if value not in {None, ""}}
