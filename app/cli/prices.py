"""The command about prices: what each brings against the full cost, and when it is paid.

`price FILE [NAME] --json` prints {prices: [{price, project, buyer, unit, unit_price, volume, start, years: [{year,
start, unit_price, income, expected, vat, full_cost, surplus, surplus_percent, others, to_carry, break_even}], income,
expected, vat, vat_note, full_cost, surplus, surplus_percent, others, to_carry, break_even, instalments: [{due, amount,
by_results}], sentence, rates_note}]}: all prices of the file, or the one that is named.

`unit` is year, session or participant. Amounts are without VAT; `expected` is the income less results that are not
counted on, and what the instalments add up to. `others` is what certain payers bring for the project besides, and
`to_carry` what is left for unrestricted money. What cannot be told is null. A price without a full cost to compare with
is refused.
"""

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from app.cli.common import Commands, Parser, add_file_command, decimal, print_json
from app.places import name_of
from app.planning.forecast.rate_note import rates_note
from app.planning.full_cost.price import PriceAnswer, PriceYear, answer
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.organisation.rates import rates_of
from app.services.plan.plan import load_plan
from app.services.projects.price_words import price_sentence
from app.services.projects.prices import price_of
from app.services.rows import records
from app.services.rows.records import Record
from app.services.said.wording import plain
from app.text import name_key
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put this command into the grammar."""
    price = add_file_command(commands, "price", _price, "what prices bring against the full cost, and when")
    price.add_argument("name", nargs="?", metavar="NAME", help="one price, by its name; all of them when left out")
    price.add_argument("--json", action="store_true")


def _price(options: Namespace) -> None:
    with reading(options.file) as session:
        plan, rates = load_plan(session), rates_of(session)
        stored = records.rows(session, "price")
    wanted = stored if options.name is None else _named(stored, options.name)
    found = [(record, answer(plan, rates, price_of(record))) for record in wanted]
    if options.json:
        print_json({"prices": [_price_json(plan, rates, record, answered) for record, answered in found]})
        return
    for record, answered in found:
        print(f"{record['name']}: {plain(price_sentence(price_of(record), answered))}")
    if not found:
        print(f"There are no prices yet. Give a project one under {name_of('projects')}.")


def _named(stored: tuple[Record, ...], name: str) -> tuple[Record, ...]:
    found = tuple(record for record in stored if name_key(record["name"]) == name_key(name))
    if not found:
        known = ", ".join(f"“{record['name']}”" for record in stored) or "none"
        raise Refused(f"There is no price called “{name}”. The prices in this file: {known}.")
    return found


def _price_json(plan: Plan, rates: RatePack, record: Record, found: PriceAnswer) -> Mapping[str, Any]:
    names = {project.id: project.name for project in plan.projects}
    first, last = found.years[0].year.start, found.years[-1].year.last_day
    return {
        "price": record["name"],
        "project": names[record["project_id"]],
        "buyer": record["buyer"],
        "unit": record["unit"].value,
        "unit_price": decimal(record["price"]),
        "volume": record["volume"],
        "start": record["start"].isoformat(),
        "years": [_year_json(year) for year in found.years],
        "income": decimal(found.income),
        "expected": decimal(found.expected),
        "vat": decimal(found.vat),
        "vat_note": record["vat_note"],
        "full_cost": decimal(found.full_cost),
        "surplus": decimal(found.surplus),
        "surplus_percent": decimal(found.margin),
        "others": decimal(found.others),
        "to_carry": decimal(found.to_carry),
        "break_even": decimal(found.break_even),
        "instalments": [
            {"due": due.on.isoformat(), "amount": decimal(due.amount), "by_results": due.by_results}
            for due in found.payments
        ],
        "sentence": plain(price_sentence(price_of(record), found)),
        "rates_note": rates_note(plan, rates, last, first),
    }


def _year_json(year: PriceYear) -> Mapping[str, Any]:
    return {
        "year": str(year.year),
        "start": str(year.year.start),
        "unit_price": decimal(year.unit_price),
        "income": decimal(year.income),
        "expected": decimal(year.expected),
        "vat": decimal(year.vat),
        "full_cost": decimal(year.full_cost),
        "surplus": decimal(year.surplus),
        "surplus_percent": decimal(year.margin),
        "others": decimal(year.others),
        "to_carry": decimal(year.to_carry),
        "break_even": decimal(year.break_even),
    }
