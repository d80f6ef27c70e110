"""Everything that a business case prints about a project: the user's own words, and figures from the same data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.models.choices import CostCategory, Driver, Pool
from app.planning.forecast.answers import LowPoint, lowest, runway
from app.planning.forecast.forecast import forecast
from app.planning.full_cost.full_cost import FullCost, ProjectCost, full_cost
from app.planning.full_cost.funding import Payer, project_funding
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.services.organisation.organisation import Details, details
from app.services.plan.outlook import Outlook, outlook_of
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.said.wording import WE

LATE_MONTHS = 3
"""How late payments are taken to be for the harder look at cash."""

_CATEGORIES: Mapping[str, str] = {category.value: category.label for category in CostCategory}
_POOLS: Mapping[str, str] = {pool.value: pool.label for pool in Pool}
_DRIVERS: Mapping[str, str] = {driver.value: driver.inside for driver in Driver}
_PAYER_KINDS = {"grant": "Grant", "contract": "Contract", "income": "Other income"}
_TEXTS = {
    "summary": "Summary",
    "need": "Need",
    "offer": "Offer",
    "outcomes": "Outcomes",
    "delivery": "Delivery",
}


@dataclass(frozen=True, slots=True)
class CaseOption:
    """A way to meet the need; its cost a year in pence, if known."""

    name: str
    description: str
    yearly_cost: int | None
    preferred: bool


@dataclass(frozen=True, slots=True)
class CaseRisk:
    """A risk, with the labels of its likelihood and impact."""

    risk: str
    likelihood: str
    impact: str
    mitigation: str
    owner: str


@dataclass(frozen=True, slots=True)
class CostRow:
    """A row of the full cost table in pence: `kind` is direct, overhead, or a total of the rows before it.

    `basis` says by what an overhead is shared.
    """

    label: str
    amount: int
    kind: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CasePayer:
    """Who pays: pence at 100 per cent, certain or with a probability in whole per cent.

    `name` says what for too, where `funder` pays twice.
    """

    name: str
    funder: str
    kind: str
    certain: bool
    probability: int
    amount: int


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """A business case's words and figures; amounts in pence, `rate` in basis points of direct cost.

    `gap` is full cost less confirmed money, `to_find` what is not even asked for yet. `outlook` is on confirmed income,
    in the organisation's own voice; `lowest_late` and `first_short_late` are for when all that has not come in is three
    months late. `missing` names the texts that are still to be written. `note` is a remark on how costs were shared, or
    empty.
    """

    title: str
    buyer: str
    ask: int | None
    created_on: date
    organisation: Details
    project_id: int
    project: str
    start: date | None
    end: date | None
    summary: str
    need: str
    offer: str
    outcomes: str
    delivery: str
    options: tuple[CaseOption, ...]
    risks: tuple[CaseRisk, ...]
    year: FinancialYear
    cost_rows: tuple[CostRow, ...]
    direct_cost: int
    full_cost: int
    rate: int | None
    note: str
    sessions: int
    participants: int
    per_session: int | None
    per_participant: int | None
    payers: tuple[CasePayer, ...]
    confirmed: int
    unconfirmed: int
    likely: int
    gap: int
    to_find: int
    surplus: int
    outlook: Outlook
    lowest_late: LowPoint | None
    first_short_late: Month | None
    missing: tuple[str, ...]


def case_figures(session: Session, rates: RatePack, document_id: int, *, today: date) -> CaseFigures:
    """Gather a stored document's business case. Raises Refused where costs cannot be shared, saying what to fill in."""
    document = records.get(session, "document", document_id)
    plan = load_plan(session)
    project = records.get(session, "project", document["project_id"])
    year = FinancialYear(Month(document["year"], plan.year_start_month))
    costs = full_cost(plan, rates, year)
    cost = next(item for item in costs.projects if item.project == project.id)
    paid = project_funding(plan, rates, project.id, year)
    late = forecast(plan, rates, late=LATE_MONTHS)
    return CaseFigures(
        title=document["title"],
        buyer=document["buyer"],
        ask=document["ask"],
        created_on=document["created_on"],
        organisation=details(session),
        project_id=project.id,
        project=project["name"],
        start=project["start"],
        end=project["end"],
        summary=project["summary"],
        need=project["need"],
        offer=project["offer"],
        outcomes=project["outcomes"],
        delivery=project["delivery"],
        options=_options(session, project.id),
        risks=_risks(session, project.id),
        year=year,
        cost_rows=_cost_rows(costs, cost),
        direct_cost=cost.direct,
        full_cost=cost.full,
        rate=cost.rate,
        note=costs.note,
        sessions=cost.sessions,
        participants=cost.participants,
        per_session=cost.per_session,
        per_participant=cost.per_participant,
        payers=_payers(plan, paid.payers),
        confirmed=paid.confirmed,
        unconfirmed=paid.unconfirmed,
        likely=paid.likely,
        gap=paid.gap,
        to_find=paid.to_find,
        surplus=paid.surplus,
        outlook=outlook_of(plan, rates, today=today, voice=WE),
        lowest_late=lowest(late),
        first_short_late=runway(late).first_short,
        missing=tuple(label for column, label in _TEXTS.items() if not project[column].strip()),
    )


def _options(session: Session, project: int) -> tuple[CaseOption, ...]:
    found = records.rows(session, "project_option", where={"project_id": project})
    return tuple(CaseOption(r["name"], r["description"], r["yearly_cost"], r["preferred"]) for r in found)


def _risks(session: Session, project: int) -> tuple[CaseRisk, ...]:
    found = records.rows(session, "project_risk", where={"project_id": project})
    return tuple(
        CaseRisk(r["risk"], r["likelihood"].label, r["impact"].label, r["mitigation"], r["owner"]) for r in found
    )


def _cost_rows(costs: FullCost, cost: ProjectCost) -> tuple[CostRow, ...]:
    """Direct cost by category and its total, each overhead with its basis, and the full cost."""
    drivers = {pool.pool: _DRIVERS[pool.driver] for pool in costs.pools}
    direct = [CostRow(_CATEGORIES[category], amount, "direct") for category, amount in cost.lines]
    overheads = [
        CostRow(_POOLS[pool], amount, "overhead", drivers[pool]) for pool, amount in cost.overheads.items() if amount
    ]
    rows = [*direct, CostRow("Direct cost", cost.direct, "total"), *overheads, CostRow("Full cost", cost.full, "total")]
    return tuple(rows)


def _payers(plan: Plan, payers: Sequence[Payer]) -> tuple[CasePayer, ...]:
    """Who pays, by the funder's name; where one funder pays twice, what for stands beside it."""
    funders = {grant.id: grant.funder for grant in plan.grants}
    names = [payer.name if payer.kind == "income" else funders[payer.id] for payer in payers]
    return tuple(
        CasePayer(
            name if names.count(name) == 1 or payer.kind == "income" else f"{name}, {payer.name}",
            name,
            _PAYER_KINDS[payer.kind],
            payer.certain,
            payer.probability,
            payer.amount,
        )
        for name, payer in zip(names, payers, strict=True)
    )
