"""Spreads kills over all that writes files, prints the counts of each kind of work, and ends with 1 for any loss."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.environment import move_in

_PROFILE = tempfile.TemporaryDirectory(prefix="footing-torture-")
move_in(Path(_PROFILE.name))

from torture.rounds import HEAD, beside_every_journal, killed, line  # noqa: E402 - after the profile of its own is set
from torture.trials import TRIALS  # noqa: E402
from torture.verdicts import Wrong  # noqa: E402


def main() -> int:
    """Print a line for each kind of work."""
    asked = argparse.ArgumentParser(prog="torture", description=__doc__)
    asked.add_argument("--kills", type=int, default=350, help="how many, spread evenly over the kinds of work")
    asked.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4)))
    asked.add_argument("--only", choices=sorted(TRIALS), help="one kind of work")
    options = asked.parse_args()
    print(f"seed {options.seed}\n{HEAD}", flush=True)
    names, total = [options.only] if options.only else list(TRIALS), Counter[str]()
    for name in names:
        found = killed(name, -(-options.kills // len(names)), options.seed)
        print(line(name, found), flush=True)
        total += found
    if not options.only:
        found = beside_every_journal()
        print(line("restored beside every journal", found), flush=True)
        total += found
    print(line("together", total))
    return 1 if any(total[wrong] for wrong in Wrong) else 0


if __name__ == "__main__":
    sys.exit(main())
