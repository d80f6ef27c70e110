"""The command about policies and insurances: what is due, what is out of date, and what is not there yet.

`policies --json` prints {today, nation, sentence, due: [{name, what, on, overdue, stops}], out_of_date: [POLICY],
policies: [POLICY], asked: [{kind, name, who, stops, why, verified, doubt}]}.
due is what expires or is to be reviewed within 90 days, and what should have been; `what` is policy_ends or
policy_review, and `stops` says whether a buyer usually stops there. out_of_date are those whose last day, or whose day
of review, has passed. asked is what this nation's buyers, regulators or laws ask for and the register does not have,
what usually stops a bid first; `doubt` says what of an entry is not verified.
POLICY is {name, kind, standing, words, owner, reviewed_on, review_by, begins_on, expires_on, cover, cover_asked, stops,
file}. kind is the id of the catalogue, or null. Standing: in_date, ends_soon (within 90 days), review_overdue,
out_of_date, not_begun, being_written, missing, not_needed. cover_asked is {amount, what, verified} where the cover is
less than that, or null. What cannot be told is null.
"""

from argparse import Namespace
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app.cli.common import Commands, Parser, add_file_command, add_today_option, decimal, iso, print_json
from app.dates import format_date
from app.library.policies import Policy
from app.services.organisation.rates import rates_of
from app.services.policies.catalogue import WHO_ASKS
from app.services.policies.due import due_about_policies
from app.services.policies.register import Held, Register, register
from app.services.policies.standing import SOON_DAYS, Standing
from app.services.policies.words import shortfall_sentence, status, summary, why_it_stops
from app.services.said.due_item import DueItem
from app.services.said.wording import plain
from app.work.opening import reading

_OLD = (Standing.OUT_OF_DATE, Standing.REVIEW_OVERDUE)


def add_commands(commands: "Commands[Parser]") -> None:
    """Put the command into the grammar."""
    words = "which policies and insurances are due or out of date, and what buyers ask for besides"
    command = add_file_command(commands, "policies", _policies, words)
    add_today_option(command)
    command.add_argument("--json", action="store_true")


def _policies(options: Namespace) -> None:
    with reading(options.file) as session:
        found = register(session, rates_of(session), options.today)
        items = sorted(due_about_policies(session, options.today), key=lambda item: (item.date, item.title))
    until = options.today + timedelta(days=SOON_DAYS)
    due = [item for item in items if item.date <= until]
    if options.json:
        print_json(_json(found, due))
    else:
        _print(found, due)


def _print(found: Register, due: Sequence[DueItem]) -> None:
    print(plain(summary(found)))
    for item in due:
        late = ", overdue" if item.overdue else ""
        print(f"{format_date(item.date)}{late}: {item.title}{f'. {item.detail}' if item.detail else ''}")
    for each in found.held:
        print(f"{each.name}: {status(each)}")
        if each.stops and each.kind is not None:
            print(f"  Can stop a bid: {why_it_stops(each.kind)}")
        if each.shortfall is not None:
            print(f"  {shortfall_sentence(each.shortfall)}")
    if found.asked:
        print("Asked for, and not in your register yet:")
    for kind in found.asked:
        print(f"{kind.name} ({WHO_ASKS[kind.duty]}): {why_it_stops(kind)}")


def _json(found: Register, due: Sequence[DueItem]) -> dict[str, Any]:
    return {
        "today": found.today.isoformat(),
        "nation": found.nation.value,
        "sentence": plain(summary(found)),
        "due": [_due_json(found, item) for item in due],
        "out_of_date": [_policy_json(each) for each in found.of(*_OLD)],
        "policies": [_policy_json(each) for each in found.held],
        "asked": [_asked_json(kind) for kind in found.asked],
    }


def _due_json(found: Register, item: DueItem) -> dict[str, Any]:
    held = next(each for each in found.held if each.id == item.id)
    return {
        "name": held.name,
        "what": item.kind,
        "on": item.date.isoformat(),
        "overdue": item.overdue,
        "stops": held.kind is not None and held.kind.expiry_blocks,
    }


def _policy_json(held: Held) -> dict[str, Any]:
    dates = {name: iso(getattr(held, name)) for name in ("reviewed_on", "review_by", "begins_on", "expires_on")}
    short = held.shortfall
    asked = {"amount": decimal(short.wanted), "what": short.what, "verified": short.verified} if short else None
    return {
        "name": held.name,
        "kind": held.kind.id if held.kind else None,
        "standing": held.standing.value,
        "words": status(held),
        "owner": held.owner,
        **dates,
        "cover": decimal(held.cover),
        "cover_asked": asked,
        "stops": held.stops,
        "file": held.file or None,
    }


def _asked_json(kind: Policy) -> dict[str, Any]:
    return {
        "kind": kind.id,
        "name": kind.name,
        "who": WHO_ASKS[kind.duty],
        "stops": kind.expiry_blocks,
        "why": kind.blocks_why,
        "verified": kind.verified,
        "doubt": kind.doubt,
    }
