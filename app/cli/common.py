"""What the commands share: the parser, reading numbers, printing JSON.

Every command ends with 0 when it is done, 1 when it is refused, with plain sentences on standard error, and 2 when it
was asked for in a way that the grammar does not know. `--json` prints one object on standard output, in UTF-8: money
as decimal strings ("1234.50"), dates as "2027-05-31", months as "2026-04", years as "2026-27".
"""

import argparse
import json
import os
import re
import sys
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from app.dates import EARLIEST, LATEST, present_day
from app.money import to_decimal_text
from app.problems import Refused

Commands = _SubParsersAction  # argparse gives no public name to what add_subparsers returns
Handler = Callable[[Namespace], None]

_PLAINER = (
    (
        re.compile(r"argument (?P<what>.+?): invalid choice: ['\"]?(?P<typed>.+?)['\"]? \(choose from (?P<known>.*)\)"),
        "“{typed}” is not one of the choices for {what}. Choose {known}.",
    ),
    (re.compile(r"the following arguments are required: (?P<what>.*)"), "Still needed: {what}."),
    (re.compile(r"unrecognized arguments: (?P<what>.*)"), "Not known here: {what}."),
    (re.compile(r"argument (?P<what>.+?): expected one argument"), "{what} needs a value after it."),
    (re.compile(r"argument (?P<what>.+): not allowed with argument (?P<more>.+)"), "Give {what} or {more}, not both."),
    (re.compile(r"argument (?P<what>.+?): (?P<sentence>“.*)"), "{what}: {sentence}."),
)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that says in plain words what it did not understand, and takes no shortened options."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **({"allow_abbrev": False} | options))

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, show how the command is used, and end with 2."""
        self.exit(2, f"{plainer(message)}\n{self.format_usage()}")


class WrongUsage(Exception):
    """What was asked for does not hang together, as only the command itself can tell; ends like any wrong usage."""


def plainer(message: str) -> str:
    """What argparse says, as a sentence."""
    for pattern, sentence in _PLAINER:
        match = pattern.fullmatch(message)
        if match is None:
            continue
        found = match.groupdict()
        return sentence.format(**found | {"known": (found.get("known") or "").replace("'", "")})
    return message


def add_command(commands: "Commands[Parser]", name: str, handler: Handler, help_text: str) -> Parser:
    """A subcommand whose function is called with the parsed options."""
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=handler, parser=command)
    return command


def add_file_command(commands: "Commands[Parser]", name: str, handler: Handler, help_text: str) -> Parser:
    """A subcommand about one organisation file."""
    command = add_command(commands, name, handler, help_text)
    command.add_argument("file", type=Path, metavar="FILE", help="an organisation file (.footing)")
    return command


def add_year_option(command: Parser) -> None:
    """`--year`, to be read by `FinancialYear.parse` once the file says when its years begin."""
    command.add_argument("--year", help="the financial year, such as 2026-27; the present one when left out")


def add_today_option(command: Parser) -> None:
    """`--today`, the day on which a command is asked: those that look at the clock have it, and no others."""
    command.add_argument(
        "--today", type=a_day, default=present_day(), metavar="YYYY-MM-DD", help="answer as on this day"
    )


def add_scenario_option(command: Parser) -> None:
    """`--scenario`, the names of the scenarios that are tried on the plan first."""
    command.add_argument(
        "--scenario", action="append", default=[], metavar="NAME", help="try a scenario; several are tried together"
    )


def a_day(text: str) -> date:
    """A day, for argparse."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else EARLIEST
    except ValueError:
        day = EARLIEST
    if not EARLIEST < day <= LATEST:
        raise ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-11-30")
    return day


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers between two bounds, for argparse."""

    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else low - 1
        if not low <= number <= high:
            raise ArgumentTypeError(f"“{text}” is not a whole number from {low:,} to {high:,}")
        return number

    return read


def write_word(target: Path) -> str:
    """How to say that a file is written, asked before it is: one that is there makes way, and that is said."""
    return "Replaced" if os.path.exists(target) else "Wrote"  # noqa: PTH110 - which says no to a name too long


def must_end_with(path: Path, suffix: str) -> None:
    """Raises Refused unless a file to be written has this ending: no other kind of file is written over by a slip."""
    if path.suffix.lower() != suffix:
        raise Refused(f"“{path.name}” should end in {suffix}, since that is the kind of file that is written.")


def decimal(hundredths: int | None) -> str | None:
    """Money, a per cent, months or hours for JSON: whole hundredths as a decimal string, or null."""
    return None if hundredths is None else to_decimal_text(hundredths)


def iso(day: date | None) -> str | None:
    """A day for JSON, or null."""
    return day.isoformat() if day else None


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()
