"""import, again and later: what is there is known, what changed is counted, and taken over only with --update."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cases import CASES, needs_cases
from tests.cli.asking import Ask

SECTIONS = {
    "costs": "cost_lines",
    "posts": "posts",
    "income": "income_lines",
    "grants": "grants",
    "freelancers": "freelancers",
}
NOT_IN_LISTS = {
    *("key", "import_key", "splits", "holder", "born", "notice_weeks", "notice_months", "break_on", "received_on"),
    *("submitted_on", "minutes_spent", "minutes_reporting", "hour_cost", "decision", "overhead_cap", "results_share"),
    *("instalments", "budget", "budget_lines", "reports", "answers", "bid_answers", "grant_reports"),
}
NOT_IN_THESE = {
    "posts": {"note", "uplift", "uplift_from"},
    "freelancers": {"note", "uplift", "uplift_from", "pool", "payment_lag"},
}
"""What lists are not read for; a file that has it has it named as unused."""


def _form(ask: Ask, path: Path) -> Any:
    out = path.with_suffix(".json")
    out.unlink(missing_ok=True)
    assert ask("export", path, "--as", "json", out).code == 0
    return json.loads(out.read_text(encoding="utf-8"))


def _csv(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def exported(ask: Ask, example: Path, tmp_path: Path) -> Path:
    out = tmp_path / "all.xlsx"
    assert ask("export", example, "--as", "xlsx", out).code == 0
    return out


@pytest.mark.parametrize("kind", SECTIONS)
def test_footing_s_own_export_adds_and_changes_nothing(ask: Ask, example: Path, exported: Path, kind: str) -> None:
    before = _form(ask, example)
    for path in (exported, _sheet_as_csv(exported, SECTIONS[kind])):
        found = ask("import", example, "--as", kind, path, "--update", "--json").json
        assert (found["added"], found["changed"], found["problems"]) == (0, 0, [])
        assert found["already_there"] == len(before[SECTIONS[kind]])
    assert _form(ask, example) == before


def _sheet_as_csv(workbook: Path, section: str) -> Path:
    """One sheet of it, saved as CSV by another program."""
    sheet = load_workbook(workbook)[section.capitalize().replace("_", " ")]
    path = workbook.with_suffix(".csv")
    path.write_text("\n".join(",".join(_quoted(cell.value) for cell in row) for row in sheet), encoding="utf-8")
    return path


def _quoted(value: object) -> str:
    return '"{}"'.format(str("" if value is None else getattr(value, "date", lambda: value)()).replace('"', '""'))


@pytest.mark.parametrize("kind", SECTIONS)
def test_footing_s_own_export_comes_whole_into_an_empty_file(
    ask: Ask, example: Path, exported: Path, group: Path, kind: str
) -> None:
    told = ask("import", group, "--as", kind, exported, "--json").json
    section = SECTIONS[kind]
    wanted, found = _form(ask, example)[section], _form(ask, group)[section]
    assert (told["added"], len(found)) == (len(wanted), len(wanted))
    unknown = NOT_IN_LISTS | NOT_IN_THESE.get(kind, set())
    for before, after in zip(wanted, found, strict=True):
        known = {name: value for name, value in before.items() if name not in unknown}
        assert {name: after[name] for name in known} == known
        if len(before.get("splits", ())) == 1 and before["splits"][0]["share"] == 10_000:
            assert after["splits"] == before["splits"]


def test_a_changed_row_is_counted_and_left_alone_unless_update_takes_it(ask: Ask, group: Path, tmp_path: Path) -> None:
    head = "Funder,Title,Stage,Amount,Start"
    bid = _csv(tmp_path, "bid.csv", head, "Elm,Garden,Submitted,5000,01/04/2027")
    later = _csv(tmp_path, "later.csv", head, "elm,GARDEN,Declined,5000,01/04/2027", "Oak,Choir,Submitted,1,")
    assert ask("import", group, "--as", "grants", bid).code == 0
    trial = ask("import", group, "--as", "grants", later, "--dry-run", "--json").json
    assert (trial["added"], trial["already_there"], trial["changed"], trial["updated"]) == (1, 0, 1, 0)
    assert trial["changes"] == [
        {
            "row": 2,
            "name": "Garden",
            "field": "stage",
            "label": "Stage",
            "before": "Waiting for a decision",
            "after": "Declined",
        }
    ]
    left = ask("import", group, "--as", "grants", later)
    assert left.out.startswith("Added 1; changed: 1, left alone (--update takes them over); already there: 0.\n")
    assert "Row 2, “Garden”, Stage: Waiting for a decision → Declined" in left.out
    assert [grant["stage"] for grant in _form(ask, group)["grants"]] == ["submitted", "submitted"]
    taken = ask("import", group, "--as", "grants", later, "--update")
    assert taken.out.startswith("Added 0; updated: 1; already there: 1.\n")
    assert [grant["stage"] for grant in _form(ask, group)["grants"]] == ["declined", "submitted"]


@needs_cases
def test_the_bid_that_stood_twice_stands_once(ask: Ask, group: Path) -> None:
    for stage in ("submitted", "decided"):
        assert ask("import", group, "--as", "grants", CASES / "found" / f"bid-{stage}.csv", "--update").code == 0
    assert [grant["stage"] for grant in _form(ask, group)["grants"]] == ["declined"]


def test_the_headline_names_grants_that_pay_for_nothing_until_a_budget_does(
    ask: Ask, example: Path, tmp_path: Path
) -> None:
    listed = _csv(tmp_path, "won.csv", "Funder,Title,Amount awarded,End", "Elm,Garden,12000,31/3/2035")
    free = _csv(tmp_path, "free.csv", "Funder,Title,Amount awarded,End", "Elm,Core,500,31/3/2035")
    assert ask("import", example, "--as", "grants", listed).code == 0
    assert ask("import", example, "--as", "grants", free, "--restriction", "unrestricted").code == 0
    sentence = "£12,000 of grants counted as paying for nothing yet."
    assert sentence in ask("summary", example).out
    said = ask("summary", example, "--json").json
    assert said["sentence"].endswith(sentence)
    assert said["unbudgeted_grants"] == "12000.00"
    assert any(look.startswith("£12,000 of Garden is counted as paying for nothing yet.") for look in said["attention"])
