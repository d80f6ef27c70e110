"""Spreads kills over all that writes files, prints the counts of each kind of work, and ends with 1 for any loss."""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.environment import move_in

_PROFILE = tempfile.TemporaryDirectory(prefix="footing-torture-")
move_in(Path(_PROFILE.name))

from app.storage.copies import restore  # noqa: E402
from tests.storage.leftovers import KINDS, a_file, leave  # noqa: E402 - after the profile of its own is set
from torture.killing import work_and_kill  # noqa: E402
from torture.trials import OURS, TRIALS  # noqa: E402
from torture.verdicts import Betrayed, Wrong, costs_in  # noqa: E402

HEAD = f"{'':<34}{'kills':>7}{'done':>10}" + "".join(f"{wrong:>12}" for wrong in Wrong)


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


def killed(name: str, kills: int, seed: int) -> Counter[str]:
    """Do one kind of work until it has been killed so often, each time at another moment of it."""
    found, usual, number = Counter[str](), [0.0], 0
    while found["kills"] < kills:
        chance = random.Random(f"{seed} {name} {number}")
        with tempfile.TemporaryDirectory(prefix="footing-torture-") as folder:
            trial = TRIALS[name](Path(folder), chance)
            after = chance.uniform(0, 1.05) * sorted(usual)[len(usual) // 2] if number else None
            ended = work_and_kill(trial.work, after)
            if ended.done:
                usual = [*usual[-4:], ended.seconds] if number else [ended.seconds]
            found["done" if ended.done else "kills"] += 1
            try:
                trial.judge(ended.done)
            except Betrayed as betrayed:
                found[betrayed.wrong] += 1
                print(f"  {name} {number}: {betrayed}", flush=True)
        number += 1
    return found


def beside_every_journal() -> Counter[str]:
    """Restore, without a kill, beside each kind of thing that a crash leaves."""
    found = Counter[str]()
    for kind in KINDS:
        with tempfile.TemporaryDirectory(prefix="footing-torture-") as folder:
            source, target = a_file(Path(folder, "ours.footing"), *OURS), Path(folder, "us.footing")
            leave(kind, target)
            restore(source, target)
            found["done"] += 1
            try:
                other = costs_in(target) != OURS
            except Betrayed:
                other = True
            if other:
                found[Wrong.OTHER_DATA] += 1
                print(f"  beside {kind}: other data", flush=True)
    return found


def line(name: str, found: Counter[str]) -> str:
    """One line of the table."""
    return f"{name:<34}{found['kills']:>7}{found['done']:>10}" + "".join(f"{found[wrong]:>12}" for wrong in Wrong)


if __name__ == "__main__":
    sys.exit(main())
