"""The commands of the README do what they say, typed one after the other in an empty folder."""

import re
import shlex
from pathlib import Path

import pytest

from tests import ROOT
from tests.cli.asking import Ask
from tests.exchange.made_files import csv_file, xlsx_file

_COMMAND = re.compile(r"^    footing (.+)$", re.MULTILINE)


def test_every_command_of_the_readme_works_on_the_example(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    xlsx_file(tmp_path, [["Item", "Amount"], ["Rent", 5200]], "budget.xlsx")
    csv_file(tmp_path, "salary,tax year\n24000,2026-27\n", "posts.csv")
    lines = _COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    said = {line: ask(*shlex.split(line)) for line in lines}
    assert len(lines) > 20
    assert {line: answer.err for line, answer in said.items() if answer.code} == {}
    assert all(answer.out for answer in said.values())
    assert {path.name for path in tmp_path.iterdir()} >= {"riverbank.json", "open-form.json", "answers.csv"}
    assert "Answered 1 of 1 rows in answers.csv\n" in {answer.out for answer in said.values()}
