"""The command line: one parser, one subcommand a function, plain sentences and exit codes."""

import argparse
import sys
from collections.abc import Sequence

from app import __version__
from app.cli import calc, documents, figures, files, interchange, selftest
from app.problems import Refused

DONE, REFUSED = 0, 1


def run(arguments: Sequence[str]) -> int:
    """Do one command; 0 when done, 1 when refused with a sentence. Wrong usage ends the process with 2."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever reads the output, such as head, has seen enough
        sys.stderr.close()
    return DONE


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = argparse.ArgumentParser(
        prog="footing",
        description="Plan the funding and the survival of a small organisation. Without a command the window opens.",
    )
    top.add_argument("--version", action="version", version=f"footing {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (files, figures, calc, interchange, documents, selftest):
        module.add_commands(commands)
    return top
