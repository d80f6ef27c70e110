"""The command that lists the scenarios of a file and lays them beside the plan.

`scenarios --json` prints {view, months, plan: {runway, lowest, safe_runway, last_safe_decision, year_end,
reserves}, scenarios: [{name, note, changes: [phrase], problem, …the same answers}], rates_note}. `reserves` are the
free reserves at the end of the month `year_end`, the last of the present financial year. A scenario that makes no sense
in the plan as it is now has its sentence in `problem`, otherwise empty, and null for every answer. The other answers
look as in `answers`; what cannot be told is null. The rates_note says which rates are not known for all these months,
and is empty where all are.
"""

from argparse import Namespace
from typing import Any

from app.cli.answers import lasting
from app.cli.common import Commands, Parser, add_file_command, add_today_option, decimal, print_json, whole_number
from app.dates import format_date
from app.money import format_money
from app.planning.forecast.answers import ALREADY_SHORT, LASTS, NO_DATA, RAN_OUT, Runway
from app.planning.forecast.forecast import MOST_MONTHS, USUAL_MONTHS, VIEWS
from app.services.organisation.rates import rates_of
from app.services.scenarios.compare import Compared, Comparison, PlanAnswers, compare
from app.text import plural
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put this command into the grammar."""
    command = add_file_command(commands, "scenarios", _scenarios, "every scenario beside the plan")
    command.add_argument("--view", choices=VIEWS, default="confirmed")
    command.add_argument("--months", type=whole_number(1, MOST_MONTHS), default=USUAL_MONTHS)
    add_today_option(command)
    command.add_argument("--json", action="store_true")


def _scenarios(options: Namespace) -> None:
    with reading(options.file) as session:
        found = compare(session, rates_of(session), view=options.view, months=options.months, today=options.today)
    if options.json:
        print_json({"view": options.view, "months": options.months} | _json(found))
        return
    print("The plan", *_lines(found.plan), sep="\n")
    for scenario in found.scenarios:
        told = _lines(scenario.answers) if scenario.answers else [f"  {scenario.problem}"]
        print("", scenario.name, *(f"  · {phrase}" for phrase in scenario.changes), *told, sep="\n")
    if not found.scenarios:
        print("", "This file has no scenarios yet.", sep="\n")
    if found.rates_note:
        print("", found.rates_note, sep="\n")


def _lines(answers: PlanAnswers) -> list[str]:
    low, decide, end = answers.lowest, answers.last_safe_decision, answers.year_end
    rows = [("Money lasts", _words(answers.runway))]
    if low is not None:
        rows.append(("Lowest", f"{format_money(low.free_cash, pennies=True)} at the end of {low.month.label}"))
    if decide is not None:
        rows.append(("Last safe day to decide", format_date(decide)))
    if answers.reserves is not None and end is not None:
        rows.append((f"Free reserves, end of {end.label}", format_money(answers.reserves, pennies=True)))
    return [f"  {name:<36}{value}" for name, value in rows]


def _words(runway: Runway) -> str:
    match runway.state:
        case state if state == NO_DATA:
            return "cannot be told yet"
        case state if state == ALREADY_SHORT:
            return _short_already(runway)
        case state if state == RAN_OUT and runway.first_short is not None:
            return f"ran out in {runway.first_short.label}"
        case state if state == LASTS:
            return f"all {plural(runway.months, 'month')} looked at"
        case _:
            return plural(runway.months, "month")


def _short_already(runway: Runway) -> str:
    covered = f", covered from {runway.covered_from.label}" if runway.covered_from else ""
    again = f", short again from {runway.short_again.label}" if runway.short_again else ""
    return f"already short{covered}{again}"


def _json(found: Comparison) -> dict[str, Any]:
    return {"plan": _answers(found.plan), "scenarios": [_scenario(each) for each in found.scenarios]} | {
        "rates_note": found.rates_note
    }


def _scenario(scenario: Compared) -> dict[str, Any]:
    told = {"name": scenario.name, "note": scenario.note, "changes": list(scenario.changes)}
    return told | {"problem": scenario.problem} | _answers(scenario.answers)


def _answers(answers: PlanAnswers | None) -> dict[str, Any]:
    if answers is None:
        keys = ("runway", "lowest", "safe_runway", "last_safe_decision", "year_end", "reserves")
        return dict.fromkeys(keys)
    end = answers.year_end
    return {
        **lasting(answers),
        "year_end": str(end) if end else None,
        "reserves": decimal(answers.reserves),
    }
