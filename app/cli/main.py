"""The command line: one parser, one subcommand a function, plain sentences and exit codes."""

import io
import logging
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from app import __version__
from app.cli.common import Handler, Parser, WrongUsage
from app.logs import start_logging, stop_logging
from app.problems import Refused

DONE, REFUSED = 0, 1

COMMANDS = {
    "files": ("new", "check", "backup", "restore", "example", "self-test"),
    "figures": ("summary", "forecast"),
    "scenarios": ("scenarios",),
    "simulate": ("simulate",),
    "reserves": ("reserves",),
    "costs": ("full-cost",),
    "prices": ("price",),
    "people": ("supervision", "training"),
    "policies": ("policies",),
    "applications": ("applications", "bid-check"),
    "calc": ("calc",),
    "rates": ("rates",),
    "interchange": ("import", "export", "schema"),
    "documents": ("document",),
    "library": ("library",),
}
"""The modules beside this one, and the commands that each adds; only that of the command asked for is loaded."""

log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Do one command; 0 when done, 1 when refused with a sentence. Wrong usage ends the process with 2."""
    _write_any_letter()
    options = parser(*arguments[:1]).parse_args(arguments)
    start_logging()
    command: Parser = options.parser
    try:
        return _done(options.run, options)
    except WrongUsage as wrong:
        command.error(str(wrong))
    finally:
        stop_logging()


def parser(asked: str = "") -> Parser:
    """The grammar of the command asked for; the whole of it where none is, or one that is not known."""
    top = Parser(
        prog="footing",
        description="Plan the funding and the survival of a small organisation. Without a command the window opens.",
    )
    top.add_argument("--version", action="version", version=f"footing {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    wanted = [module for module, names in COMMANDS.items() if asked in names]
    for module in wanted or COMMANDS:
        import_module(f"app.cli.{module}").add_commands(commands)
    return top


def _done(command: Handler, options: Namespace) -> int:
    """Do it; a refusal is its sentence, a mistake in the program goes to the log with all that is known of it."""
    try:
        command(options)
    except WrongUsage:
        raise
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever reads the output, such as head, has seen enough
        sys.stderr.close()
    except KeyboardInterrupt:
        print("Stopped. What was not finished was not kept.", file=sys.stderr)
        return REFUSED
    except Exception:
        log.critical("a mistake in the program", exc_info=True)
        print(
            "Something went wrong inside Footing, and nothing was kept of what it was doing. "
            "The log says what: it is footing.log in the folder for Footing’s logs.",
            file=sys.stderr,
        )
        return REFUSED
    return DONE


def _write_any_letter() -> None:
    """What is redirected is UTF-8 on every system; a screen that lacks a letter shows its number instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
