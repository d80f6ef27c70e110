"""Asking for a command in this process, and what it said."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from tests.patience import LONG

ROOT = Path(__file__).resolve().parents[2]
ON = ("--today", "2026-11-30")
"""The day of the example's balances, for figures that are counted from the day on which they are asked for."""


@dataclass(frozen=True)
class Said:
    """What a command ended with and said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ask = Callable[..., Said]


def asker(capsys: pytest.CaptureFixture[str]) -> Ask:
    def ask(*arguments: object) -> Said:
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return ask


def figure(ask: Ask, which: str, /, *more: str, **given: str) -> Said:
    """Ask `calc` for a figure; what is given is named as its columns are."""
    return ask("calc", which, *(f"--{column.replace('_', '-')}={value}" for column, value in given.items()), *more)


def answer(ask: Ask, which: str, /, **given: str) -> dict[str, Any]:
    """What `calc` answers in JSON."""
    found: dict[str, Any] = figure(ask, which, "--json", **given).json
    return found


def start(*arguments: object, **environment: str) -> Said:
    """The same as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=LONG,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def folder_listing(folder: Path) -> list[str]:
    """Everything in a folder, to show that nothing was left behind."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
