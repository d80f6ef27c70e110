"""An accepted edit survives the process being killed at any instant."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests import ROOT
from tests.storage.killing import state_after

ROUNDS = int(os.environ.get("FOOTING_KILLS", "25"))
"""How often a process is killed; set the variable to some hundreds for a long run."""


def test_the_expected_state_is_reckoned_right() -> None:
    assert state_after(0) == (0, [])
    assert state_after(3) == (3, ["Line 0", "Line 1", "Line 2"])
    assert state_after(4) == (2, ["Line 0", "Line 1"])
    assert state_after(5) == (5, ["Line 0", "Line 1", "Line 4"])


def test_every_acknowledged_edit_is_there_after_a_kill(tmp_path: Path) -> None:
    seed = int.from_bytes(os.urandom(4))
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", str(tmp_path), str(ROUNDS), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"seed {seed}: {run.stderr}"
    rounds = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(rounds) == ROUNDS
    failed = [each for each in rounds if not (each["kept"] and each["undone"])]
    assert not failed, f"seed {seed}: {failed}"
    assert sum(each["acknowledged"] for each in rounds) > ROUNDS
