"""Runs every measurement and prints a table; ends with 1 when a limit is missed, with 0 when all are kept."""

import sys
import tempfile
from pathlib import Path

from bench.environment import move_in

_PROFILE = tempfile.TemporaryDirectory(prefix="footing-bench-")
move_in(Path(_PROFILE.name))

from bench import (  # noqa: E402 - after the profile of its own is set
    budgets,
    documents,
    forecasting,
    full_costing,
    importing,
    opening,
    people,
    scenario,
    simulating,
    tables,
    touching,
    visits,
    window,
    writers,
    writing,
)
from bench.busy import LEAST_FREE, Machine  # noqa: E402
from bench.finding import MISSED, Finding  # noqa: E402
from bench.table import busy_line, head, quiet_line, row, summary  # noqa: E402

PARTS = (
    forecasting,
    people,
    full_costing,
    scenario,
    simulating,
    touching,
    importing,
    budgets,
    opening,
    documents,
    tables,
    writers,
    writing,
    window,
    visits,
)


def main() -> int:
    """Print each part's findings as soon as they are there."""
    print(head(), flush=True)
    machine = Machine()
    busy, verdicts = False, list[tuple[Finding, str]]()
    for part in PARTS:
        found = part.findings()
        free = machine.free_since()
        if busy != (free < LEAST_FREE):
            busy = not busy
            print(busy_line(free) if busy else quiet_line())
        for finding in found:
            print(row(finding, busy=busy), flush=True)
            verdicts.append((finding, finding.verdict(busy=busy)))
    print(*summary(verdicts), sep="\n")
    return 1 if any(verdict == MISSED for _, verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
