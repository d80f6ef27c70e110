"""What the commands share: opening a file, reading dates and months, printing JSON."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.money import to_decimal_text
from app.storage.file import OrganisationFile

Commands = _SubParsersAction  # argparse gives no public name to what add_subparsers returns
Handler = Callable[[Namespace], None]


def add_command(commands: "Commands[ArgumentParser]", name: str, handler: Handler, help_text: str) -> ArgumentParser:
    """A subcommand whose function is called with the parsed options."""
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=handler)
    return command


def add_file_command(
    commands: "Commands[ArgumentParser]", name: str, handler: Handler, help_text: str
) -> ArgumentParser:
    """A subcommand about one organisation file."""
    command = add_command(commands, name, handler, help_text)
    command.add_argument("file", type=Path, metavar="FILE", help="an organisation file (.footing)")
    return command


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """A session that only reads the file at a path."""
    with OrganisationFile.open(path, today=date.today()) as opened, opened.read() as session:
        yield session


@contextmanager
def changing(path: Path, label: str) -> Iterator[Session]:
    """A session whose work is kept, as one action, when nothing goes wrong."""
    with OrganisationFile.open(path, today=date.today()) as opened, opened.action(label) as session:
        yield session


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers between two bounds, for argparse."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise ArgumentTypeError(f"“{text}” is not a whole number from {low} to {high}")
        return number

    return read


def pounds(pence: int | None) -> str | None:
    """Money for JSON: a decimal string, or null."""
    return None if pence is None else to_decimal_text(pence)


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()
