"""Commands about bids as an investment: applications, bid-check.

`applications --json` prints {applications: [{title, funder, funder_kind, stage, amount, probability, hours, cost,
reporting_hours, reporting_cost, expected, net_value}], win_rates: [{funder_kind, won, decided, withdrawn, open,
win_rate_percent, few, hours, cost, asked, awarded, hours_per_1000_won, cost_per_1000_won}], total: the same without
funder_kind}. Hours and percentages are decimal strings, money as everywhere. `probability` is a whole per cent;
`expected` is amount × probability before the decision, the award once won, and 0.00 otherwise; `net_value` is that
less both costs. `few` says that there are too few decisions to go by. A cost is null where an hour's cost is empty.

`bid-check --json` prints {grant, funder, answers: [{id, group, question, why, source, answer, by, sentence}], yes, no,
open, verdict, can_change, sentence}. `answer` is true, false, or null while open; `by` is you, forecast or null;
`verdict` counts the yeses so far: bid, borderline or no_bid, and `can_change` says whether open ones can change it.
"""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.cli.common import Commands, Parser, add_file_command, add_today_option, decimal, print_json
from app.money import format_money, round_half_up, to_decimal_text
from app.planning.bidding.applications import Investment, Results, Worth
from app.problems import Refused
from app.services.grants.applications import applications, hours, kind_label, spent_sentence, stage_words, win_sentence
from app.services.grants.bid_check import Answer, BidCheck, bid_check
from app.services.grants.grants import GrantRow, grant_rows
from app.services.organisation.rates import rates_of
from app.services.said.wording import plain
from app.text import name_key, whole_text
from app.work.opening import reading

_ANSWERS = {True: "Yes", False: "No", None: "Open"}


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    every = add_file_command(commands, "applications", _applications, "what bids cost, bring and how many are won")
    every.add_argument("--json", action="store_true")
    check = add_file_command(commands, "bid-check", _bid_check, "whether to bid for one grant or contract")
    check.add_argument(
        "--grant", type=whole_text, metavar="TITLE", required=True, help="its title, as in the list of grants"
    )
    check.add_argument("--funder", type=whole_text, metavar="NAME", help="its funder, where two have the same title")
    add_today_option(check)
    check.add_argument("--json", action="store_true")


def _applications(options: Namespace) -> None:
    with reading(options.file) as session:
        found = applications(session)
    if options.json:
        print_json(_applications_json(found))
        return
    kinds = [f"{kind_label(kind)}: {win_sentence(results)}" for kind, results in found.kinds.items()]
    together = [f"All: {win_sentence(found.whole)}", spent_sentence(found.whole)]
    print(*map(_bid_line, found.bids), *kinds, *filter(None, together), sep="\n")


def _bid_line(worth: Worth) -> str:
    bid = worth.application
    net = "not known" if worth.net is None else format_money(worth.net, pennies=True)
    return f"{bid.title} ({bid.funder}), {stage_words(bid.stage)}: {hours(bid.spent)}, net value {net}"


def _applications_json(found: Investment) -> dict[str, Any]:
    return {
        "applications": [_worth_json(bid) for bid in found.bids],
        "win_rates": [{"funder_kind": kind} | _results_json(results) for kind, results in found.kinds.items()],
        "total": _results_json(found.whole),
    }


def _worth_json(worth: Worth) -> dict[str, Any]:
    bid = worth.application
    return {
        "title": bid.title,
        "funder": bid.funder,
        "funder_kind": bid.funder_kind,
        "stage": bid.stage,
        "amount": decimal(bid.amount),
        "probability": bid.probability,
        "hours": _hours(bid.spent),
        "cost": decimal(worth.applying),
        "reporting_hours": _hours(bid.reporting),
        "reporting_cost": decimal(worth.reporting),
        "expected": decimal(worth.brings),
        "net_value": decimal(worth.net),
    }


def _results_json(results: Results) -> dict[str, Any]:
    per_thousand = results.minutes_per_thousand
    return {
        "won": results.won,
        "decided": results.decided,
        "withdrawn": results.withdrawn,
        "open": results.open,
        "win_rate_percent": decimal(results.win_rate),
        "few": results.few,
        "hours": _hours(results.minutes),
        "cost": None if results.unknown else decimal(results.cost),
        "asked": decimal(results.asked),
        "awarded": decimal(results.awarded),
        "hours_per_1000_won": None if per_thousand is None else _hours(per_thousand),
        "cost_per_1000_won": decimal(results.cost_per_thousand),
    }


def _hours(minutes: int) -> str:
    """Minutes as hours with two decimals."""
    return to_decimal_text(round_half_up(minutes * 100, 60))


def _bid_check(options: Namespace) -> None:
    with reading(options.file) as session:
        grant = _grant(session, options.grant, options.funder)
        check = bid_check(session, rates_of(session), grant.id, options.today)
    if options.json:
        print_json({"grant": grant.title, "funder": grant.funder} | _check_json(check))
        return
    print(f"{grant.title} ({grant.funder})", *map(_answer_lines, check.answers), plain(check.sentence), sep="\n")


def _answer_lines(answer: Answer) -> str:
    line = f"{_ANSWERS[answer.met]:<5}{answer.question.group}: {answer.question.text}"
    return f"{line}\n     {answer.sentence}" if answer.sentence else line


def _grant(session: Session, title: str, funder: str | None) -> GrantRow:
    """The one grant that is meant. Raises Refused when there is none, or more than one."""
    named = [row for row in grant_rows(session) if name_key(row.title) == name_key(title)]
    found = [row for row in named if funder is None or name_key(row.funder) == name_key(funder)]
    if len(found) == 1:
        return found[0]
    if found and funder is not None:
        raise Refused(f"{len(found)} grants of “{funder}” are called “{title}”. Give one of them another title first.")
    if found:
        raise Refused(f"{len(found)} grants are called “{title}”. Say whose it is with --funder: {_names(found)}.")
    if named:
        raise Refused(f"“{title}” is not a grant of “{funder}”. It is of {_names(named)}.")
    raise Refused(f"There is no grant or contract called “{title}”. Type its title as in the list of grants.")


def _names(rows: Sequence[GrantRow]) -> str:
    return " or ".join(dict.fromkeys(f"“{row.funder}”" for row in rows))


def _check_json(check: BidCheck) -> dict[str, Any]:
    result = check.verdict
    return {
        "answers": [_answer_json(answer) for answer in check.answers],
        "yes": result.yes,
        "no": result.no,
        "open": result.open,
        "verdict": result.verdict,
        "can_change": result.can_change,
        "sentence": plain(check.sentence),
    }


def _answer_json(answer: Answer) -> dict[str, Any]:
    question = answer.question
    return {
        "id": question.id,
        "group": question.group,
        "question": question.text,
        "why": question.why,
        "source": question.source,
        "answer": answer.met,
        "by": answer.by or None,
        "sentence": answer.sentence,
    }
