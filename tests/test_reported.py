"""What answers a user or a document takes its forecasts as far as they are reported, never straight from planning."""

import ast

from tests import ROOT

APP = ROOT / "app"
_WHOLE = {"forecast", "forecasts"}
"""The calculations that look beyond the last month that is reported; `planning.forecast.horizon` is asked instead."""


def _taken() -> list[str]:
    found = []
    for path in sorted(APP.rglob("*.py")):
        if path.is_relative_to(APP / "planning"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "app.planning.forecast.forecast":
                found += [f"{path.name}: {each.name}" for each in node.names if each.name in _WHOLE]
    return found


def test_only_planning_looks_beyond_what_is_reported() -> None:
    assert _taken() == []
