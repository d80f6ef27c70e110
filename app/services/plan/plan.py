"""From the stored rows to the plan that the calculations take: a few bulk reads, no row mapped to an object."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import Certainty, CostCategory, GrantKind, Nation, Pool, Restriction, Stage
from app.planning.law import rates_people
from app.planning.law.allowance import is_barred
from app.planning.law.employer import PensionBasis, PostPay
from app.planning.plan.plan import (
    BudgetLine,
    Cost,
    Delivery,
    Freelancer,
    Fund,
    Grant,
    Income,
    Instalment,
    Obligation,
    Plan,
    Policy,
    PoolRule,
    Post,
    Project,
    Rise,
    Schedule,
)
from app.services.plan.people import load_people
from app.services.rows.columns import all_rows, stored_table
from app.services.rows.months import month_amounts
from app.services.rows.splits import splits

USUAL_POOL: Mapping[str, Pool] = {
    CostCategory.PREMISES: Pool.PREMISES,
    CostCategory.UTILITIES: Pool.PREMISES,
    CostCategory.OFFICE: Pool.PREMISES,
    CostCategory.EQUIPMENT: Pool.PREMISES,
    CostCategory.VENUE: Pool.PREMISES,
    CostCategory.GOVERNANCE: Pool.GOVERNANCE,
    CostCategory.PROFESSIONAL_FEES: Pool.GOVERNANCE,
    CostCategory.INSURANCE: Pool.GOVERNANCE,
    CostCategory.FUNDRAISING: Pool.FUNDRAISING,
    CostCategory.MARKETING: Pool.FUNDRAISING,
}
"""The overhead pool that a core cost falls into unless the user says another; the rest is central functions.

After the pools of full cost recovery (ACEVO and NPC): what keeps a roof over the work is premises and office; what the
law and the trustees ask for (audit, advice, insurance) is governance; what brings money in is fundraising; and what
serves everybody (phones, training, supervision, people without a project) is central functions.
"""

_DECIDED = {Stage.AWARDED, Stage.ENDED}
_NO_MONEY = (Stage.DECLINED, Stage.WITHDRAWN)


def load_plan(session: Session) -> Plan:
    """The whole plan. Awarded and ended grants are confirmed; declined and withdrawn ones are left out.

    An organisation that was never named has an empty name and no balance date.
    """
    owner = next(iter(all_rows(session, "organisation")), None)
    return Plan(
        name=owner.name if owner else "",
        balance_date=owner.balance_date if owner else None,
        year_start_month=owner.year_start_month if owner else 4,
        policy=Policy(owner.policy_months_low, owner.policy_months_high, owner.policy_costs) if owner else Policy(),
        claims_allowance=bool(owner and _counts_on_allowance(owner)),
        allowance_used=owner.allowance_used if owner else 0,
        funds=tuple(
            Fund(row.id, row.name, row.kind.value, row.balance, row.committed) for row in all_rows(session, "fund")
        ),
        income=_income(session),
        grants=_grants(session),
        costs=_costs(session),
        posts=_posts(session),
        freelancers=_freelancers(session),
        projects=_projects(session),
        pools={row.pool.value: _pool_rule(row) for row in all_rows(session, "pool_setting")},
        people=load_people(session),
        obligations=tuple(Obligation(row.name, row.kind.value, row.amount) for row in all_rows(session, "obligation")),
        **(_organisation(owner) if owner else {}),
    )


def _counts_on_allowance(owner: Row[Any]) -> bool:
    """Money that may not be claimed is left out of a plan, whatever the file says."""
    barred = is_barred(owner.legal_form.value, mostly_public_work=owner.mostly_public_work)
    return bool(owner.claims_allowance) and not barred


def _organisation(owner: Row[Any]) -> dict[str, Any]:
    northern_ireland = owner.nation is Nation.NORTHERN_IRELAND
    return {
        "nation": rates_people.Nation.NORTHERN_IRELAND if northern_ireland else rates_people.Nation.GREAT_BRITAIN,
        "fixed_assets": owner.fixed_assets,
        "programme_investments": owner.programme_investments,
        "replace_months": owner.replace_months,
        "leave_year_month": owner.leave_year_month,
        "holiday_untaken": owner.holiday_untaken,
    }


def _pool_rule(row: Row[Any]) -> PoolRule:
    serves = tuple(pool.value for pool in Pool if getattr(row, f"serves_{pool.value}"))
    return PoolRule(row.driver.value, row.included, row.unallocated, serves, row.floor_space)


def _by(rows: Iterable[Row[Any]], column: str) -> Mapping[int, list[Row[Any]]]:
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, column)].append(row)
    return grouped


def _income(session: Session) -> tuple[Income, ...]:
    months = month_amounts(session, "income_line")
    return tuple(
        Income(
            id=row.id,
            name=row.name,
            amount=row.amount,
            schedule=_schedule(row, months),
            confirmed=row.certainty is Certainty.CONFIRMED,
            probability=row.probability,
            fund=row.fund_id,
            project=row.project_id,
            received_on=row.received_on,
            rise=Rise(row.uplift, row.uplift_from),
            category=row.category.value,
        )
        for row in all_rows(session, "income_line")
    )


def _schedule(row: Row[Any], months: Mapping[int, Mapping[Month, int]]) -> Schedule:
    return Schedule(row.frequency.value, row.start, row.end, months.get(row.id, {}))


def _grants(session: Session) -> tuple[Grant, ...]:
    stored = stored_table("grant")
    funders = {row.id: row.name for row in all_rows(session, "funder")}
    instalments = _by(all_rows(session, "instalment"), "grant_id")
    budgets = _by(all_rows(session, "budget_line"), "grant_id")
    query = select(stored).where(stored.c.stage.not_in(_NO_MONEY)).order_by(stored.c.id)
    return tuple(
        Grant(
            id=row.id,
            title=row.title,
            funder=funders[row.funder_id],
            kind=row.kind.value,
            confirmed=row.stage in _DECIDED,
            probability=row.probability,
            fund=row.fund_id,
            restricted=row.restriction is Restriction.RESTRICTED and row.kind is GrantKind.GRANT,
            start=row.start,
            end=row.end,
            project=row.project_id,
            amount=(row.amount_applied if row.amount_awarded is None else row.amount_awarded) or 0,
            funder_id=row.funder_id,
            decision=row.decision.strip(),
            overhead_cap=row.overhead_cap,
            results_share=row.results_share,
            ended=row.stage is Stage.ENDED,
            instalments=tuple(Instalment(i.due, i.amount, i.received_on) for i in instalments.get(row.id, ())),
            budget=tuple(_budget_line(line) for line in budgets.get(row.id, ())),
        )
        for row in session.execute(query)
    )


def _budget_line(row: Row[Any]) -> BudgetLine:
    target: tuple[str, int | str]
    if row.category is not None:
        target = ("category", row.category.value)
    else:
        sources = {"cost": row.cost_line_id, "post": row.post_id, "freelancer": row.freelancer_id}
        target = next(((kind, i) for kind, i in sources.items() if i is not None), ("project", row.project_id))
    return BudgetLine(row.id, row.amount, target, row.spent, row.start, row.end)


def _costs(session: Session) -> tuple[Cost, ...]:
    shares, months = splits(session, "cost_line"), month_amounts(session, "cost_line")
    return tuple(
        Cost(
            id=row.id,
            name=row.name,
            category=row.category.value,
            amount=row.amount,
            schedule=_schedule(row, months),
            shares=shares.get(row.id, {}),
            rise=Rise(row.uplift, row.uplift_from),
            lag=row.payment_lag,
            vat=row.vat,
            vat_recoverable=row.vat_recoverable,
            pool=(row.pool or USUAL_POOL.get(row.category, Pool.CENTRAL)).value,
            notice_months=row.notice_months,
            break_on=row.break_on,
        )
        for row in all_rows(session, "cost_line")
    )


def _posts(session: Session) -> tuple[Post, ...]:
    shares = splits(session, "post")
    return tuple(
        Post(
            id=row.id,
            title=row.title,
            pay=PostPay(
                annual_full_time_salary=row.salary,
                fte=row.fte,
                start=row.start,
                end=row.end,
                pension_basis=PensionBasis(row.pension_basis.value),
                pension_basis_points=row.pension,
                ni_category=row.nic_category.value,
                uplift_basis_points=row.uplift,
                uplift_from=row.uplift_from,
            ),
            person=row.person,
            shares=shares.get(row.id, {}),
            pool=(row.pool or Pool.CENTRAL).value,
            holder=row.holder_id,
            service_start=row.service_start,
            born=row.born,
            notice_weeks=row.notice_weeks,
            week_hours=row.week_hours,
        )
        for row in all_rows(session, "post")
    )


def _freelancers(session: Session) -> tuple[Freelancer, ...]:
    shares = splits(session, "freelancer")
    return tuple(
        Freelancer(
            id=row.id,
            name=row.name,
            day_rate=row.day_rate,
            days=row.days,
            start=row.start,
            end=row.end,
            shares=shares.get(row.id, {}),
            rise=Rise(row.uplift, row.uplift_from),
            lag=row.payment_lag,
            pool=(row.pool or Pool.CENTRAL).value,
        )
        for row in all_rows(session, "freelancer")
    )


def _projects(session: Session) -> tuple[Project, ...]:
    years = _by(all_rows(session, "project_year"), "project_id")
    return tuple(
        Project(
            id=row.id,
            name=row.name,
            floor_space=row.floor_space,
            start=row.start,
            end=row.end,
            delivery={year.year: Delivery(year.sessions, year.participants) for year in years.get(row.id, ())},
        )
        for row in all_rows(session, "project")
    )
