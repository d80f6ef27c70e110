"""The rounds: work done until it has been killed so often, and restoring beside everything that a crash leaves."""

import random
import tempfile
from collections import Counter
from pathlib import Path

from app.storage.copies import restore
from tests.storage.leftovers import KINDS, a_file, leave
from torture.killing import work_and_kill
from torture.trials import OURS, TRIALS
from torture.verdicts import Betrayed, Wrong, costs_in

HEAD = f"{'':<34}{'kills':>7}{'done':>10}" + "".join(f"{wrong:>12}" for wrong in Wrong)


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
