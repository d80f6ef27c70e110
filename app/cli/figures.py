"""Commands that answer from the plan: summary, forecast.

`forecast --json` prints {view, start, months: [{month, funds: [{fund, kind, opening, in, out, closing}], free_cash,
closure_cost}], scenarios, today, runway, lowest, safe_runway, last_safe_decision, core_cover, rates_note, closure,
cliff, unspent, stay_safe}; scenarios: [name] is only there where some were asked for. The months end twelve after the
first short one, or with as many as were asked for. `summary --json` prints {name, legal_form, nation, charity_number,
company_number, balance_date, funds: [{fund, kind, balance}], sentence, unbudgeted_grants, today, runway, lowest,
safe_runway, last_safe_decision, core_cover, rates_note, rests_on, attention: [sentence],
incomplete: [{table, id, lacks, sentence}]}. `unbudgeted_grants` is the money of restricted grants that name no cost;
`rests_on` says that the answer rests on first answers or on what was brought in, and is empty where it does not;
`attention` is what the window shows as worth a look, with every row that is not complete; `incomplete` are the rows
that no figure counts in full. See `answers` for what the answers look like.
"""

import csv
import sys
from argparse import Namespace
from typing import Any

from app.cli.answers import endings, headlines
from app.cli.common import (
    Commands,
    Parser,
    add_file_command,
    add_scenario_option,
    add_today_option,
    decimal,
    iso,
    print_json,
    whole_number,
)
from app.money import format_money
from app.planning.forecast.forecast import MOST_LATE, MOST_MONTHS, USUAL_MONTHS, VIEWS
from app.services.home.attention import attention
from app.services.home.incomplete import incomplete_rows
from app.services.organisation.organisation import details
from app.services.organisation.rates import rates_of
from app.services.plan.csv_rows import forecast_csv_rows
from app.services.plan.outlook import Outlook, outlook, outlook_of
from app.services.plan.plan import load_plan
from app.services.plan.rests_on import rests_on
from app.services.said.row_remark import RowRemark
from app.services.said.wording import plain
from app.services.scenarios.scenarios import scenarios_named, with_scenarios
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    summary = add_file_command(commands, "summary", _summary, "who it is, what it holds, and the headline answers")
    add_today_option(summary)
    summary.add_argument("--json", action="store_true")
    months = add_file_command(commands, "forecast", _forecast, "money month by month, fund by fund")
    months.add_argument("--view", choices=VIEWS, default="confirmed")
    months.add_argument("--months", type=whole_number(1, MOST_MONTHS), default=USUAL_MONTHS)
    months.add_argument("--late", type=whole_number(0, MOST_LATE), default=0, help="months by which income is late")
    add_scenario_option(months)
    add_today_option(months)
    shape = months.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--csv", action="store_true")


def _summary(options: Namespace) -> None:
    with reading(options.file) as session:
        who = details(session)
        rates = rates_of(session)
        answer = outlook(session, rates, today=options.today)
        found = attention(session, rates, options.today, answer, every_row=True)
        looks, rests = [plain(item.sentence) for item in found], rests_on(session)
        lacking = [_incomplete(row) for row in incomplete_rows(session)]
    if not options.json:
        print(who.name, *filter(None, map(plain, (answer.headline, rests, *answer.follow_up))), sep="\n")
        print(*("Worth a look:", *looks) if looks else (), sep="\n", end="\n" if looks else "")
        return
    print_json(
        {
            "name": who.name,
            "legal_form": who.legal_form,
            "nation": who.nation,
            "charity_number": who.charity_number,
            "company_number": who.company_number,
            "balance_date": iso(who.balance_date),
            "funds": [
                {"fund": fund.name, "kind": fund.kind, "balance": decimal(fund.balance)} for fund in answer.plan.funds
            ],
            "sentence": plain(answer.headline),
            "unbudgeted_grants": decimal(sum(each.amount for each in answer.unbudgeted)),
            **headlines(answer),
            "rests_on": plain(rests),
            "attention": looks,
            "incomplete": lacking,
        }
    )


def _incomplete(row: RowRemark) -> dict[str, Any]:
    return {"table": row.table, "id": row.id, "lacks": row.lacks, "sentence": plain(row.sentence)}


def _forecast(options: Namespace) -> None:
    with reading(options.file) as session:
        rates, tried = rates_of(session), scenarios_named(session, options.scenario)
        plan = with_scenarios(load_plan(session), tried, rates)
    answer = outlook_of(plan, rates, options.view, options.months, options.late, today=options.today)
    names = {"scenarios": [scenario.name for scenario in tried]} if tried else {}
    if options.json:
        print_json(_forecast_json(answer) | names | headlines(answer) | endings(answer))
    elif options.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(forecast_csv_rows(answer.forecast))
    else:
        print(plain(answer.headline))
        for month, free in zip(answer.forecast.months, answer.forecast.free_cash, strict=True):
            print(f"{month.label:<16}{format_money(free, pennies=True):>18}")
        if answer.horizon_sentence:
            print(plain(answer.horizon_sentence))


def _forecast_json(answer: Outlook) -> dict[str, Any]:
    result = answer.forecast
    closing = answer.closure.months if answer.closure else ()
    return {
        "view": result.view,
        "start": str(result.start) if result.start else None,
        "months": [
            {
                "month": str(month),
                "funds": [
                    {
                        "fund": line.fund.name,
                        "kind": line.fund.kind,
                        "opening": decimal(line.opening[at]),
                        "in": decimal(line.received[at]),
                        "out": decimal(line.paid[at]),
                        "closing": decimal(line.closing[at]),
                    }
                    for line in result.funds
                ],
                "free_cash": decimal(result.free_cash[at]),
                "closure_cost": decimal(cost.total),
            }
            for at, (month, cost) in enumerate(zip(result.months, closing, strict=True))
        ],
    }
