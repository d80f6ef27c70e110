"""The command that asks how likely it is that the money lasts.

`simulate --json` prints {draws, seed, months, spread_percent, late_weights, bands: [{month, p5, p25, p50, p75, p95,
mean, chance_short_percent}], chance_to_end_percent, bids: [{bid, funder, probability, decision, won_draws, lost_draws,
runway_with, runway_without, difference_months}], matters_most, scenarios, rates_note}; scenarios: [name] is only
there where some were asked for. Bands are free cash at the end of a month; chance_short_percent is the chance of having
been short by then. Percentages and months of runway, which are counted from today, are decimal strings ("62.48"),
`probability` a whole number of per cent, `matters_most` the name of a bid. What cannot be told is null. `late_weights`
and `spread_percent` say what was assumed: without options the same as in the window, assumptions of our own
(`planning.simulation.chances.USUAL`).
"""

import re
from argparse import ArgumentTypeError, Namespace
from typing import Any

from app.cli.common import (
    Commands,
    Parser,
    add_file_command,
    add_scenario_option,
    add_today_option,
    decimal,
    print_json,
    whole_number,
)
from app.money import format_hundredths, format_money
from app.planning.forecast.forecast import MOST_MONTHS
from app.planning.simulation.chances import MOST_DRAWS, MOST_SEED, USUAL, Assumptions
from app.planning.simulation.simulation import Band, BidEffect, Simulation
from app.scenes.fan import BAND_WORDS
from app.services.organisation.rates import rates_of
from app.services.plan.plan import load_plan
from app.services.said.wording import plain
from app.services.scenarios.scenarios import scenarios_named, with_scenarios
from app.services.scenarios.simulation import chances_of
from app.work.opening import reading

_OURS = "How late bids start and how far costs vary are assumptions of our own; --late-weights and --spread set yours."


def add_commands(commands: "Commands[Parser]") -> None:
    """Put this command into the grammar."""
    command = add_file_command(commands, "simulate", _simulate, "how likely it is that the money lasts")
    command.add_argument("--draws", type=whole_number(1, MOST_DRAWS), default=USUAL.draws, help="how many runs")
    command.add_argument("--seed", type=whole_number(0, MOST_SEED), default=USUAL.seed, help="repeats the same runs")
    command.add_argument("--months", type=whole_number(1, MOST_MONTHS), default=USUAL.months)
    command.add_argument(
        "--late-weights",
        type=_weights,
        default=USUAL.late_weights,
        metavar="W0,W1,…",
        help="how often a won bid starts 0, 1, 2 … up to 6 months late; a single 1 is always on time. "
        f"{_comma(USUAL.late_weights)} when left out, an assumption of our own",
    )
    command.add_argument(
        "--spread",
        type=_spread,
        default=USUAL.spread,
        help="by how many per cent costs vary at most, up or down; 0 is not at all. "
        f"{format_hundredths(USUAL.spread)} when left out, an assumption of our own",
    )
    add_scenario_option(command)
    add_today_option(command)
    command.add_argument("--json", action="store_true")


def _simulate(options: Namespace) -> None:
    assumptions = Assumptions(options.draws, options.seed, options.months, options.spread, options.late_weights)
    with reading(options.file) as session:
        rates, tried = rates_of(session), scenarios_named(session, options.scenario)
        plan = with_scenarios(load_plan(session), tried, rates)
        answer = chances_of(plan, rates, assumptions, today=options.today)
    found = answer.simulation
    if options.json:
        names = {"scenarios": [scenario.name for scenario in tried]} if tried else {}
        print_json(_simulation_json(found) | names | {"rates_note": answer.rates_note})
        return
    print(*map(plain, answer.sentences), *filter(None, [answer.rates_note]), sep="\n")
    if found.bands:
        if (assumptions.late_weights, assumptions.spread) == (USUAL.late_weights, USUAL.spread):
            print(_OURS)
        print(f"{'':<16}{BAND_WORDS['p5']:>18}{BAND_WORDS['p50']:>18}{BAND_WORDS['p95']:>18}{'short by then':>16}")
    for band in found.bands:
        low, middle, high = (format_money(pence, pennies=True) for pence in (band.p5, band.p50, band.p95))
        print(f"{band.month.label:<16}{low:>18}{middle:>18}{high:>18}{format_hundredths(band.short) + '%':>16}")


def _simulation_json(found: Simulation) -> dict[str, Any]:
    assumptions, most = found.assumptions, found.matters_most
    return {
        "draws": assumptions.draws,
        "seed": assumptions.seed,
        "months": assumptions.months,
        "spread_percent": decimal(assumptions.spread),
        "late_weights": list(assumptions.late_weights),
        "bands": [_band(band) for band in found.bands],
        "chance_to_end_percent": decimal(found.to_end),
        "bids": [_bid(effect) for effect in found.bids],
        "matters_most": most.bid.name if most else None,
    }


def _band(band: Band) -> dict[str, Any]:
    amounts = {name: decimal(getattr(band, name)) for name in ("p5", "p25", "p50", "p75", "p95", "mean")}
    return {"month": str(band.month), **amounts, "chance_short_percent": decimal(band.short)}


def _bid(effect: BidEffect) -> dict[str, Any]:
    return {
        "bid": effect.bid.name,
        "funder": effect.bid.funder or None,
        "probability": effect.bid.probability,
        "decision": effect.bid.decision or None,
        "won_draws": effect.won_draws,
        "lost_draws": effect.lost_draws,
        "runway_with": decimal(effect.runway_with),
        "runway_without": decimal(effect.runway_without),
        "difference_months": decimal(effect.difference),
    }


def _comma(weights: tuple[int, ...]) -> str:
    return ",".join(map(str, weights))


def _weights(text: str) -> tuple[int, ...]:
    if not re.fullmatch(r"-?\d{1,6}(,-?\d{1,6})*", text, re.ASCII):
        raise ArgumentTypeError(f"“{text}” is not a row of whole numbers such as 50,20,10")
    return tuple(map(int, text.split(",")))


def _spread(text: str) -> int:
    """Basis points of a percentage with up to two decimals."""
    if not re.fullmatch(r"\d{1,4}(\.\d{1,2})?", text, re.ASCII):
        raise ArgumentTypeError(f"“{text}” is not a percentage from 0 to 100, such as 5 or 2.5")
    whole, _, part = text.partition(".")
    return 100 * int(whole) + int(part.ljust(2, "0"))
