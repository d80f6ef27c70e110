"""The command about reserves: what is free, what the risks call for, how many months it covers.

`reserves FILE --json` prints {balance_date, free_reserves: {total_funds, endowment, restricted, fixed_assets,
programme_investments, designated_committed, total}, target: {worst_dip, closure_cost, income_at_risk, commitments,
total}, cover: [{of, monthly, months}], policy: {low_months, high_months, of, state}, using_restricted_money, stay_safe,
closure, notes: [sentence]}. Total of free_reserves = total_funds less all the others; of target, the sum of the
others. Cover is of total spending (the running costs), core_costs and unrestricted (what no restricted grant pays) in
an average month of the next twelve on confirmed income. State: not_set, below, within, above, by months `of` what the
policy goes by. stay_safe and closure: see `answers`.
"""

from argparse import Namespace
from typing import Any

from app.cli.answers import closure_json, stay_safe_json
from app.cli.common import Commands, Parser, add_file_command, add_today_option, decimal, print_json
from app.dates import format_date
from app.money import format_money
from app.planning.forecast.reserves import Reserves
from app.problems import Refused
from app.services.organisation.rates import rates_of
from app.services.organisation.reserves_words import (
    Rows,
    cover_words,
    free_rows,
    risk_sentence,
    state_sentence,
    target_rows,
)
from app.services.plan.outlook import Outlook, outlook
from app.services.said.wording import plain
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put the command into the grammar."""
    command = add_file_command(commands, "reserves", _reserves, "what is free, what the risks call for, and the policy")
    add_today_option(command)
    command.add_argument("--json", action="store_true")


def _reserves(options: Namespace) -> None:
    with reading(options.file) as session:
        answer = outlook(session, rates_of(session), today=options.today)
    found, closing, on = answer.reserves, answer.closure, answer.plan.balance_date
    if found is None or closing is None or on is None:
        raise Refused("Enter your bank balance and its date to see your reserves.")
    notes = tuple(filter(None, (*closing.notes, answer.rates_note)))
    if options.json:
        print_json({"balance_date": on.isoformat(), **_json(found, answer), "notes": list(notes)})
        return
    print(f"At the end of {format_date(on)}:", *_lines(free_rows(found.free)), "", sep="\n")
    print(*_lines(target_rows(found.target)), "", sep="\n")
    print(f"Free reserves cover {cover_words(found.held)}.")
    print(plain(state_sentence(found)), plain(risk_sentence(found)), *notes, sep="\n")


def _lines(rows: Rows) -> list[str]:
    return [f"  {name:<48}{format_money(amount, pennies=True):>16}" for name, amount in rows]


def _json(found: Reserves, answer: Outlook) -> dict[str, Any]:
    free, target = found.free, found.target
    return {
        "free_reserves": {
            "total_funds": decimal(free.total_funds),
            "endowment": decimal(free.endowment),
            "restricted": decimal(free.restricted),
            "fixed_assets": decimal(free.fixed_assets),
            "programme_investments": decimal(free.programme_investments),
            "designated_committed": decimal(free.designated),
            "total": decimal(free.free),
        },
        "target": {
            "worst_dip": decimal(target.worst_dip),
            "closure_cost": decimal(target.closure_cost),
            "income_at_risk": decimal(target.income_at_risk),
            "commitments": decimal(target.commitments),
            "total": decimal(target.total),
        },
        "cover": [
            {"of": each.of, "monthly": decimal(each.monthly), "months": decimal(each.months)} for each in found.cover
        ],
        "policy": {
            "low_months": decimal(found.policy.low),
            "high_months": decimal(found.policy.high),
            "of": found.policy.of,
            "state": found.state,
        },
        "using_restricted_money": found.using_restricted,
        "stay_safe": stay_safe_json(answer.stay_safe),
        "closure": closure_json(answer.closure),
    }
