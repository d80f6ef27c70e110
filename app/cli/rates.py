"""The command that shows what is reckoned with: every statutory or published figure with its days and its source.

`rates [FILE] --json` prints {verified_until, figures: [{subject, field, what, unit, value, from, to, source: [text],
last_checked, verified, own}], problems: [sentence]}: with a file, its own figures stand in place of those that ship
(own is true), and problems name those of them that cannot be used. Value is a decimal string, in the unit.
"""

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.common import Commands, Parser, add_command, print_json
from app.dates import format_date
from app.money import to_decimal_text
from app.planning.law.rate_list import ListedFigure
from app.planning.law.rates import RatePack
from app.services.organisation.rate_words import shown_value
from app.services.organisation.rates import figures_of, load_rates, problems_of, rates_of
from app.work.opening import reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put the command into the grammar."""
    command = add_command(commands, "rates", _rates, "every figure that is reckoned with, its days and its source")
    command.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="an organisation file with rates of its own"
    )
    command.add_argument("--json", action="store_true")


def _rates(options: Namespace) -> None:
    pack, figures, problems = _with_own(options.file) if options.file else (load_rates(), figures_of(), ())
    if options.json:
        print_json(
            {
                "verified_until": pack.verified_until.isoformat(),
                "figures": [_figure(figure) for figure in figures],
                "problems": list(problems),
            }
        )
        return
    print(*(_line(figure) for figure in figures), *problems, sep="\n")


def _with_own(path: Path) -> tuple[RatePack, tuple[ListedFigure, ...], tuple[str, ...]]:
    with reading(path) as session:
        return rates_of(session), figures_of(session), problems_of(session)


def _figure(figure: ListedFigure) -> dict[str, Any]:
    return {
        "subject": figure.subject,
        "field": figure.field,
        "what": figure.what,
        "unit": figure.unit,
        "value": to_decimal_text(figure.value),
        "from": figure.starts.isoformat(),
        "to": figure.ends.isoformat(),
        "source": list(figure.sources),
        "last_checked": figure.last_checked.isoformat(),
        "verified": figure.verified,
        "own": figure.own,
    }


def _line(figure: ListedFigure) -> str:
    mark = " (your own)" if figure.own else "" if figure.verified else " (not verified)"
    days = f"{format_date(figure.starts)} to {format_date(figure.ends)}"
    return f"{figure.what}: {shown_value(figure.value, figure.unit)}, {days}{mark}"
