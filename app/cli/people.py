"""Commands about people: supervision and training.

`supervision --json` prints {year, today, sentences: [sentence], people: [{person, plan, kind, planned, due, held,
minutes, credited_minutes, overdue, next_due}], overdue, cover: [{engagement, people, by_kind: {kind: count}, nobody:
[person]}], cost: [{plan, amount, months: [{month, amount}]}], budget: BUDGET, staff_time, who_pays: PAYING, duties:
[{duty, state, rests_on}]}.
staff_time is what the time of staff in planned sessions is worth: it is in their salaries already, and no cost.
`training --json` prints {year, today, sentences, matrix: [{person, course, needed, state, until, booked}], expiring,
expired, missing: [{person, course, until}], cost: [{course, amount, months: [{month, amount}]}], budget: BUDGET,
who_pays: PAYING}. State: not_needed, missing, planned, held, expiring (within 90 days), expired.
BUDGET is {budget, planned, spent, people, budget_per_head, planned_per_head, spent_per_head}; PAYING is, for every year
of a 36-month forecast on confirmed income, [{year, total, unrestricted, grants: [{grant, amount}]}]. What cannot be
told is null. The year is that in which today falls unless one is named.
"""

from argparse import Namespace
from typing import Any

from app.cli.common import (
    Commands,
    Parser,
    add_file_command,
    add_today_option,
    add_year_option,
    decimal,
    iso,
    print_json,
)
from app.dates import FinancialYear, format_date
from app.money import format_money
from app.planning.forecast.people_money import Paying, PeopleYear
from app.planning.people.supervision import SupervisionYear
from app.planning.people.training import EXPIRED, EXPIRING, MISSING, NOT_NEEDED, TrainingCell
from app.planning.spending.people_costs import SUPERVISION, TRAINING, people_costs
from app.services.organisation.rates import rates_of
from app.services.people.people import PeopleView, people_view_of
from app.services.people.words import cell_words, sentences
from app.services.plan.plan import load_plan
from app.services.said.wording import plain
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put the commands into the grammar."""
    for name, handler, words in (
        ("supervision", _supervision, "who is to have supervision, what was held, what is overdue, what it costs"),
        ("training", _training, "who needs which course, what is held, runs out or is missing, what it costs"),
    ):
        command = add_file_command(commands, name, handler, words)
        add_year_option(command)
        add_today_option(command)
        command.add_argument("--json", action="store_true")


def _supervision(options: Namespace) -> None:
    view = _view(options)
    if options.json:
        print_json(_supervision_json(view))
        return
    _print_head(view)
    for each in view.supervision:
        late = f", {each.overdue} overdue" if each.overdue else ""
        ahead = f", next {format_date(each.next_due)}" if each.next_due else ""
        who = f"{view.people[each.person]}, {view.plans[each.plan]}"
        print(f"{who}: {each.held} held of {each.due} due and {each.planned} planned{late}{ahead}")
    _print_money(view, SUPERVISION)


def _training(options: Namespace) -> None:
    view = _view(options)
    if options.json:
        print_json(_training_json(view))
        return
    _print_head(view)
    for cell in view.matrix:
        if cell.state != NOT_NEEDED:
            print(f"{view.people[cell.person]}, {view.courses[cell.course]}: {cell_words(cell)}")
    _print_money(view, TRAINING)


def _view(options: Namespace) -> PeopleView:
    with reading(options.file) as session:
        plan, rates = load_plan(session), rates_of(session)
    year = FinancialYear.parse(options.year, plan.year_start_month) if options.year else None
    return people_view_of(plan, rates, options.today, year)


def _print_head(view: PeopleView) -> None:
    for sentence in sentences(view):
        print(plain(sentence))


def _print_money(view: PeopleView, kind: str) -> None:
    money = _year_of(view, kind)
    budget = "no budget" if money.budget is None else f"budget {format_money(money.budget)}"
    print(f"{view.year}: {budget}, planned {format_money(money.planned)}, spent {format_money(money.spent)}")
    for each in _paying(view, kind):
        grants = [f"{view.grants[grant]} {format_money(amount)}" for grant, amount in each.grants.items()]
        print(
            f"{each.year} is paid by: {', '.join([*grants, f'unrestricted money {format_money(each.unrestricted)}'])}"
        )


def _supervision_json(view: PeopleView) -> dict[str, Any]:
    kinds = {each.id: each.kind for each in view.plan.people.supervision}
    return _head(view) | {
        "people": [_person_json(view, each, kinds[each.plan]) for each in view.supervision],
        "overdue": sum(each.overdue for each in view.supervision),
        "cover": [
            {
                "engagement": each.engagement,
                "people": each.people,
                "by_kind": dict(each.by_kind),
                "nobody": [view.people[person] for person in each.nobody],
            }
            for each in view.cover
        ],
        "cost": _costs(view, SUPERVISION, "plan"),
        "budget": _budget_json(_year_of(view, SUPERVISION)),
        "staff_time": decimal(view.staff_time),
        "who_pays": [_paying_json(view, each) for each in _paying(view, SUPERVISION)],
        "duties": [
            {"duty": each.duty, "state": each.state, "rests_on": view.people.get(each.rests_on or 0)}
            for each in view.dependence.duties
        ],
    }


def _training_json(view: PeopleView) -> dict[str, Any]:
    return _head(view) | {
        "matrix": [
            _place(view, cell) | {"needed": cell.needed, "state": cell.state, "booked": iso(cell.booked)}
            for cell in view.matrix
        ],
        **{
            state: [_place(view, cell) for cell in view.matrix if cell.state == state]
            for state in (EXPIRING, EXPIRED, MISSING)
        },
        "cost": _costs(view, TRAINING, "course"),
        "budget": _budget_json(_year_of(view, TRAINING)),
        "who_pays": [_paying_json(view, each) for each in _paying(view, TRAINING)],
    }


def _head(view: PeopleView) -> dict[str, Any]:
    return {
        "year": str(view.year),
        "today": view.today.isoformat(),
        "sentences": [plain(sentence) for sentence in sentences(view)],
    }


def _person_json(view: PeopleView, each: SupervisionYear, kind: str) -> dict[str, Any]:
    return {
        "person": view.people[each.person],
        "plan": view.plans[each.plan],
        "kind": kind,
        "planned": each.planned,
        "due": each.due,
        "held": each.held,
        "minutes": each.minutes,
        "credited_minutes": each.credit,
        "overdue": each.overdue,
        "next_due": iso(each.next_due),
    }


def _place(view: PeopleView, cell: TrainingCell) -> dict[str, Any]:
    return {
        "person": view.people[cell.person],
        "course": view.courses[cell.course],
        "until": iso(cell.until),
    }


def _costs(view: PeopleView, kind: str, named: str) -> list[dict[str, Any]]:
    costs = people_costs(view.plan, view.year.start, 12)
    return [
        {
            named: cost.name,
            "amount": decimal(cost.total),
            "months": [
                {"month": str(month), "amount": decimal(sum(amounts))}
                for month, *amounts in zip(view.year.months, *cost.amounts.values(), strict=True)
                if any(amounts)
            ],
        }
        for cost in costs
        if cost.kind == kind
    ]


def _budget_json(year: PeopleYear) -> dict[str, Any]:
    amounts = {"budget": year.budget, "planned": year.planned, "spent": year.spent}
    heads = {f"{name}_per_head": decimal(year.per_head(pence)) for name, pence in amounts.items()}
    return {name: decimal(pence) for name, pence in amounts.items()} | {"people": year.people} | heads


def _paying_json(view: PeopleView, each: Paying) -> dict[str, Any]:
    return {
        "year": str(each.year),
        "total": decimal(each.total),
        "unrestricted": decimal(each.unrestricted),
        "grants": [{"grant": view.grants[grant], "amount": decimal(amount)} for grant, amount in each.grants.items()],
    }


def _year_of(view: PeopleView, kind: str) -> PeopleYear:
    return next(each for each in view.years if each.kind == kind)


def _paying(view: PeopleView, kind: str) -> list[Paying]:
    return [each for each in view.paying if each.kind == kind]
