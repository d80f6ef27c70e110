"""new, check, backup, restore, example: what is made, and that nothing is left of what was refused."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from app.storage.file import OrganisationFile
from tests.cli.asking import Ask, folder_listing
from tests.data.samples import NEXT_MAJOR


def test_a_new_file_has_the_name_that_was_given_whatever_its_letters(ask: Ask, group: Path) -> None:
    assert ask("summary", group).out.startswith("A & B <b>“x”</b> 😀 שלום\n")
    assert ask("check", group).out == f"{group} is sound: it belongs to A & B <b>“x”</b> 😀 שלום.\n"


@pytest.mark.parametrize(("options", "name"), [((), "us"), (("--name", " "), "us"), (("--name", "\udcff"), "?")])
def test_without_a_name_it_is_called_as_its_file(ask: Ask, tmp_path: Path, options: tuple[str], name: str) -> None:
    assert ask("new", tmp_path / "new" / "us.footing", *options).code == 0
    assert ask("summary", tmp_path / "new" / "us.footing", "--json").json["name"] == name


def test_a_file_is_never_replaced(ask: Ask, group: Path) -> None:
    before = group.read_bytes()
    said = ask("new", group, "--example")
    assert (said.code, said.out) == (1, "")
    assert said.err == f"There is already a “group.footing” in {group.parent}. Choose another name.\n"
    assert group.read_bytes() == before


def test_a_name_takes_the_place_of_the_one_in_the_plan(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "ours.footing"
    assert ask("new", path, "--example", "--name", "Ours").code == 0
    found = ask("summary", path, "--json").json
    assert (found["name"], found["legal_form"], found["runway"]["state"]) == ("Ours", "cio", "months")


PLAN = {"format": "footing", "version": "1.0", "organisation": {"name": "Us"}}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "stops making sense at line 1, column 1"),
        ("[]", "it should be one JSON object"),
        ('{"format": "footing",\n "version" "1.0"}', "stops making sense at line 2, column 12"),
        ("[" * 100_000, "nested too deeply"),
        ("\ud800", "is not a JSON text file"),
        ({"version": "1.0"}, "not an organisation in the open form"),
        (PLAN | {"version": str(NEXT_MAJOR)}, "written by a newer Footing"),
        (
            PLAN | {"organisation": {"name": 5}},
            "organisation → name: 5 cannot be used. Write words in quotation marks.",
        ),
        (PLAN | {"funds": [{"name": "A", "balance": "2000000000.00"}]}, "more than £1 billion"),
        (PLAN | {"funds": [{"name": "A", "balance": 12.345}]}, 'such as "1234.50"'),
        (PLAN | {"cost_lines": [{"name": "Rent", "splits": [{"project": "?", "share": "50"}]}]}, "“?”"),
        (
            PLAN | {"cost_lines": [{"name": "R", "amount": "1.00", "start": "2027-01-02", "end": "2027-01-01"}]},
            "End date (1 January 2027) is before “Start date” (2 January 2027)",
        ),
    ],
)
def test_a_plan_that_cannot_be_used_leaves_nothing_behind(
    ask: Ask, tmp_path: Path, text: str | dict[str, object], sentence: str
) -> None:
    plan = tmp_path / "plan.json"
    plan.write_bytes((text if isinstance(text, str) else json.dumps(text)).encode("utf-8", "surrogatepass"))
    said = ask("new", tmp_path / "a" / "b" / "new.footing", "--from", plan)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert folder_listing(tmp_path) == ["plan.json"]


def _not_ours(path: Path, _example: bytes) -> None:
    path.write_text("hello", encoding="utf-8")


def _cut(path: Path, example: bytes) -> None:
    path.write_bytes(example[: len(example) // 3])


def _empty(path: Path, _example: bytes) -> None:
    path.write_bytes(b"")


def _newer(path: Path, example: bytes) -> None:
    path.write_bytes(example)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 2000000")
    connection.close()


def _other_database(path: Path, _example: bytes) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_not_ours, "“bad.footing” is not a Footing file."),
        (_other_database, "“bad.footing” is not a Footing file."),
        (_cut, "“bad.footing” is damaged."),
        (_empty, "“bad.footing” is damaged."),
        (_newer, "“bad.footing” was made by a newer Footing"),
    ],
)
def test_every_command_refuses_a_file_that_it_cannot_open(
    ask: Ask, tmp_path: Path, made_example: Path, spoil: object, sentence: str
) -> None:
    path, out = tmp_path / "bad.footing", tmp_path / "out"
    assert callable(spoil)
    spoil(path, made_example.read_bytes())
    before = path.read_bytes()
    for command in (
        ("check", path),
        ("summary", path, "--json"),
        ("forecast", path),
        ("full-cost", path),
        ("backup", path, "--to", out),
        ("restore", path, "--to", out / "back.footing"),
        ("import", path, "--as", "costs", path),
        ("export", path, "--as", "json", tmp_path / "out.json"),
        ("document", path, "list"),
        ("document", path, "new", "business-case-short", "--project", "P"),
    ):
        said = ask(*command)
        assert (said.code, said.out) == (1, ""), command
        assert said.err.startswith(sentence), command
    assert folder_listing(tmp_path) == ["bad.footing"]
    assert path.read_bytes() == before


def test_what_is_not_there_or_is_a_folder_is_said(ask: Ask, tmp_path: Path) -> None:
    assert f"“none.footing” is not in {tmp_path}." in ask("check", tmp_path / "none.footing").err
    assert "is not a Footing file" in ask("check", tmp_path).err


def test_a_file_that_is_open_elsewhere_can_be_read_and_not_changed(ask: Ask, example: Path, tmp_path: Path) -> None:
    table = tmp_path / "costs.csv"
    table.write_text("Name,Amount,Frequency\nRent,5,monthly\n", encoding="utf-8")
    with OrganisationFile.open(example, today=date.today()):
        assert ask("summary", example).out.startswith("Riverbank Arts\nOn confirmed income")
        assert ask("backup", example, "--to", tmp_path / "copies").code == 0
        for command in (
            ("import", example, "--as", "costs", table),
            ("document", example, "new", "business-case-short", "--project", "Warm Words"),
        ):
            said = ask(*command)
            assert said.code == 1
            assert said.err.startswith("“example.footing” is open by ")
    assert ask("import", example, "--as", "costs", table).code == 0


def test_reading_changes_nothing_about_the_file(ask: Ask, example: Path, profile: Path) -> None:
    before = example.read_bytes(), example.stat().st_mtime_ns
    for command in ("summary", "forecast", "full-cost", "check"):
        assert ask(command, example).code == 0
    assert (example.read_bytes(), example.stat().st_mtime_ns) == before
    assert not list(profile.rglob("*.footing"))


def test_backups_and_back(ask: Ask, example: Path, tmp_path: Path, profile: Path) -> None:
    assert ask("backup", example).out.startswith("Backed up to ")
    assert len(list(profile.rglob("*.footing"))) == 1
    day = date.today().isoformat()
    for name in (f"example {day}.footing", f"example {day} (2).footing"):
        assert ask("backup", example, "--to", tmp_path / "copies").out == f"Backed up to {tmp_path / 'copies' / name}\n"
    named = tmp_path / "copies" / "mine.footing"
    assert ask("backup", example, "--to", named).code == 0
    assert "There is already a “mine.footing”" in ask("backup", example, "--to", named).err
    assert ask("restore", named, "--to", tmp_path / "back.footing").code == 0
    assert "Riverbank Arts" in ask("check", tmp_path / "back.footing").out
    assert "There is already a “back.footing”" in ask("restore", named, "--to", tmp_path / "back.footing").err


def test_a_folder_that_is_a_file_is_said(ask: Ask, example: Path, tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("", encoding="utf-8")
    for command in (("backup", example, "--to", wall), ("example", wall), ("new", wall / "a.footing")):
        said = ask(*command)
        assert said.code == 1, command
        assert "Choose another folder." in said.err or "is not in" in said.err, said.err
    assert folder_listing(tmp_path) == ["example.footing", "wall"]


def test_the_example_again_keeps_what_was_changed_in_it(ask: Ask, tmp_path: Path, profile: Path) -> None:
    folder = tmp_path / "new" / "out"
    first = ask("example", folder)
    assert first.code == 0
    documents = (
        "Dance in care homes business case",
        "Healthy Minds Through Making Year two",
        "Healthy Minds Through Making business case",
        "Healthy Minds Through Making full business case",
        "Maya Lindqvist, dance artist forecast",
        "Riverbank Arts finance summary",
        "Riverbank Arts forecast",
    )
    files = [f"{name}.{ending}" for name in documents for ending in ("docx", "pdf")]
    organisations = ["Maya Lindqvist, dance artist.footing", "Riverbank Arts.footing"]
    assert folder_listing(folder) == sorted((*files, *organisations))
    assert sorted(first.out.splitlines()) == sorted(f"Wrote {folder / name}" for name in folder_listing(folder))
    arts = folder / "Riverbank Arts.footing"
    assert ask("document", arts, "new", "business-case-short", "--project", "Warm Words").code == 0
    again = ask("example", folder)
    assert again.code == 0
    for name in folder_listing(folder):
        if "Warm Words" not in name:
            assert f"Replaced {folder / name}" in again.out
    assert f"Replaced {arts}; the one before is among its backups" in again.out
    assert "Warm Words" not in ask("document", arts, "list").out
    kept = [path for path in profile.rglob("*.footing") if "Riverbank" in str(path)]
    assert any("Warm Words" in ask("document", path, "list").out for path in kept)


def test_nothing_is_written_in_the_place_of_an_organisation_file_under_any_name(
    ask: Ask, example: Path, tmp_path: Path
) -> None:
    before = example.read_bytes()
    table = tmp_path / "in.csv"
    table.write_text("gross,frequency,tax year\n1000,monthly,2025-26\n", encoding="utf-8")
    for ending in ("json", "xlsx", "csv", "pdf"):
        (tmp_path / f"twin.{ending}").hardlink_to(example)
    for command in (
        ("export", example, "--as", "json", tmp_path / "twin.json"),
        ("export", example, "--as", "xlsx", tmp_path / "twin.xlsx"),
        ("schema", tmp_path / "twin.json"),
        ("calc", "employer-nic", "--batch", table, "--out", tmp_path / "twin.csv"),
    ):
        said = ask(*command)
        assert said.code == 1, command
        assert "nothing else is saved in its place. Choose another name." in said.err, said.err
    assert {path.read_bytes() for path in tmp_path.glob("twin.*")} == {before}
    assert example.read_bytes() == before


def test_checking_restoring_and_opening_agree_about_a_sum_beyond_its_bounds(
    ask: Ask, example: Path, tmp_path: Path
) -> None:
    with sqlite3.connect(example) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("UPDATE cost_line SET amount = -5 WHERE id = 1")
    connection.close()
    for command in (
        ("check", example),
        ("backup", example),
        ("restore", example, "--to", tmp_path / "back.footing"),
        ("document", example, "list"),
    ):
        said = ask(*command)
        assert said.code == 1, command
        assert "“example.footing” is damaged." in said.err
    assert not (tmp_path / "back.footing").exists()
