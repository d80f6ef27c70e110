"""The commands that README shows do what it says, in the order in which they stand there."""

import shlex
from pathlib import Path

import pytest

from app.exchange.files.writing import OutSheet, write_xlsx
from tests import ROOT
from tests.cli.asking import Ask

SHOWN = "    footing "


def test_every_command_that_readme_shows_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    monkeypatch.chdir(tmp_path)
    write_xlsx(Path("budget.xlsx"), [OutSheet("Budget", ("Item", "Amount"), [("Rent", 12_000)])])
    Path("posts.csv").write_text("salary,fte,tax_year\n32000,0.6,2026-27\n", encoding="utf-8")
    lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith(SHOWN)]
    assert len(lines) > 20
    for line in lines:
        said = ask(*shlex.split(line)[1:])
        assert (said.code, said.err) == (0, ""), line
        assert said.out, line
    assert {"riverbank.json", "open-form.json", "answers.csv"} <= {path.name for path in tmp_path.iterdir()}
