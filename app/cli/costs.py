"""The command about full cost: what each project costs in a year, how overheads are shared, and who recovers them.

`full-cost --json` prints {year, total, unallocated, note, projects: [{project, lines: [{category, amount}], direct,
overheads: {pool: amount}, full_cost, overhead_rate_percent, sessions, participants, per_session, per_participant,
per_session_low, per_participant_low, recovery}], pools: [{pool, driver, included, total, shares: {project: amount},
unallocated}], steps: [{from, to, driver, amount}], core_grants: [{payer, amount}], rates_note}. What cannot be told is
null; the note says which rates are not known for the whole year, and is empty where all are.

The two `low` ones are for a quarter less delivered. A pool's `total` is what falls on projects through it or stays
unallocated: its own cost, with what `steps` bring to it and less what they take away. `recovery` is {payers: [{payer,
kind, certain, probability, pays_direct, pays_overhead, fair_share, cap_percent, recoverable, gap, carried_by: [{payer,
amount}]}], unpaid_direct, unpaid_overhead, gap, surplus, sentence, notes}: all that payers pay + gap − surplus is the
full cost, bids counted whole; unrestricted money that carries a gap is a payer null. `core_grants` are for no project.
"""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.cli.common import Commands, Parser, add_file_command, add_today_option, add_year_option, decimal, print_json
from app.dates import FinancialYear, Month
from app.money import format_money
from app.planning.forecast.rate_note import rates_note
from app.planning.full_cost.full_cost import ProjectCost
from app.planning.full_cost.funding import Payer
from app.planning.full_cost.recovery import PayerRecovery, ProjectRecovery, Recovery, recovery
from app.planning.full_cost.step_down import PoolCost
from app.planning.plan.plan import Plan
from app.services.costs.recovery_words import payer_names, recovery_notes, recovery_sentence
from app.services.organisation.rates import rates_of
from app.services.plan.plan import load_plan
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    cost = add_file_command(commands, "full-cost", _full_cost, "what each project costs in full in a year")
    add_year_option(cost)
    add_today_option(cost)
    cost.add_argument("--json", action="store_true")


def _full_cost(options: Namespace) -> None:
    with reading(options.file) as session:
        plan, rates = load_plan(session), rates_of(session)
    year = _year(plan, options.year, options.today)
    found = recovery(plan, rates, year)
    result = found.costs
    unknown = rates_note(plan, rates, year.last_day, year.start)
    if options.json:
        print_json(_full_cost_json(plan, found) | {"rates_note": unknown})
        return
    for cost in result.projects:
        print(f"{cost.name:<40}{format_money(cost.full, pennies=True):>16}")
    print(f"{'Not allocated':<40}{format_money(result.unallocated, pennies=True):>16}")
    print(f"{'Everything in ' + str(result.year):<40}{format_money(result.total, pennies=True):>16}")
    for note in filter(None, (result.note, unknown)):
        print(note)


def _year(plan: Plan, typed: str | None, today: date) -> FinancialYear:
    """The year asked for, or the present one: that of today, or in which the forecast starts where that is later."""
    if typed:
        return FinancialYear.parse(typed, plan.year_start_month)
    return FinancialYear.containing(max(plan.start or Month.of(today), Month.of(today)), plan.year_start_month)


def _full_cost_json(plan: Plan, found: Recovery) -> dict[str, Any]:
    result = found.costs
    names = {project.id: project.name for project in plan.projects}
    return {
        "year": str(result.year),
        "total": decimal(result.total),
        "unallocated": decimal(result.unallocated),
        "note": result.note,
        "projects": [_project_json(item.cost) | {"recovery": _recovery_json(plan, item)} for item in found.projects],
        "pools": [_pool_json(pool, names) for pool in result.pools],
        "steps": [
            {"from": pool.pool, "to": served, "driver": pool.driver, "amount": decimal(amount)}
            for pool in result.pools
            for served, amount in pool.passed.items()
        ],
        "core_grants": [
            {"payer": name, "amount": decimal(payer.amount)} for payer, name in payer_names(plan, found.apart).items()
        ],
    }


def _recovery_json(plan: Plan, found: ProjectRecovery) -> dict[str, Any]:
    names = payer_names(plan, found.funding.payers)
    return {
        "payers": [_payer_json(item, names) for item in found.payers],
        "unpaid_direct": decimal(found.own_direct),
        "unpaid_overhead": decimal(found.own_overhead),
        "gap": decimal(found.gap),
        "surplus": decimal(found.surplus),
        "sentence": recovery_sentence(found),
        "notes": list(recovery_notes(found)),
    }


def _payer_json(item: PayerRecovery, names: Mapping[Payer, str]) -> dict[str, Any]:
    return {
        "payer": names[item.payer],
        "kind": item.payer.kind,
        "certain": item.payer.certain,
        "probability": item.payer.probability,
        "pays_direct": decimal(item.direct),
        "pays_overhead": decimal(item.overhead),
        "fair_share": decimal(item.fair_share),
        "cap_percent": decimal(item.cap),
        "recoverable": decimal(item.recoverable),
        "gap": decimal(item.gap),
        "carried_by": [
            {"payer": part.payer and names[part.payer], "amount": decimal(part.amount)} for part in item.carried_by
        ],
    }


def _project_json(cost: ProjectCost) -> dict[str, Any]:
    return {
        "project": cost.name,
        "lines": [{"category": category, "amount": decimal(amount)} for category, amount in cost.lines],
        "direct": decimal(cost.direct),
        "overheads": {pool: decimal(amount) for pool, amount in cost.overheads.items()},
        "full_cost": decimal(cost.full),
        "overhead_rate_percent": decimal(cost.rate),
        "sessions": cost.sessions,
        "participants": cost.participants,
        "per_session": decimal(cost.per_session),
        "per_participant": decimal(cost.per_participant),
        "per_session_low": decimal(cost.per_session_low),
        "per_participant_low": decimal(cost.per_participant_low),
    }


def _pool_json(pool: PoolCost, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "pool": pool.pool,
        "driver": pool.driver,
        "included": pool.included,
        "total": decimal(pool.total),
        "shares": {names[project]: decimal(amount) for project, amount in pool.shares.items()},
        "unallocated": decimal(pool.unallocated),
    }
