"""import and export: real lists and impossible ones, all or nothing, and out and in again without loss."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.paths import resource
from tests.cases import CASES, needs_cases
from tests.cli.asking import Ask, folder_listing

COSTS = "Name,Amount,Frequency,Start,End,Uplift %,VAT %,Project\n"
TRUST = CASES / "360giving-dataquality" / "tools" / "data"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _plan(ask: Ask, path: Path) -> Any:
    out = path.with_suffix(".json")
    assert ask("export", path, "--as", "json", out).code == 0
    return json.loads(out.read_text(encoding="utf-8"))


def test_a_list_of_costs_and_the_same_again(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = _write(
        tmp_path, "costs.csv", COSTS + "Rent,£865.50,monthly,1/4/2026,,4,,\nAudit,1200,yearly,1/4/2026,,,,Dance\n"
    )
    trial = ask("import", group, "--as", "costs", table, "--dry-run", "--json").json
    assert trial == {
        "kind": "costs",
        "source": str(table),
        "sheet": "costs",
        "header_row": 1,
        "columns": {
            "Name": "name",
            "Amount": "amount",
            "Frequency": "frequency",
            "Start": "start",
            "End": "end",
            "Uplift %": "uplift_percent",
            "VAT %": "vat_percent",
            "Project": "project",
        },
        "unused": [],
        "found": 2,
        "total": "2065.50",
        "total_a_year": "11586.00",
        "total_once": "0.00",
        "added": 2,
        "already_there": 0,
        "changed": 0,
        "updated": 0,
        "changes": [],
        "problems": [],
        "notes": [
            "1 new project: “Dance”.",
            "A yearly rise without its month begins with the next financial year. Look these through.",
        ],
        "dry_run": True,
    }
    assert _plan(ask, group)["cost_lines"] == []
    assert ask("import", group, "--as", "cost", table).out.startswith(
        "Added 2; already there: 0.\nTotal £11,586 a year.\n"
    )
    assert ask("import", group, "--as", "COSTS", table).out.startswith("Added 0; already there: 2.\n")
    lines = _plan(ask, group)["cost_lines"]
    assert [(line["name"], line["amount"]) for line in lines] == [("Rent", "865.50"), ("Audit", "1200.00")]


def test_what_was_guessed_is_told_and_can_be_corrected(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = _write(tmp_path, "costs.csv", "Ours,,\nThing,Price,Last price\nRent,5,900\n")
    told = ask("import", group, "--as", "costs", table, "--dry-run", "--map", "Thing=name").out
    assert "Read from sheet “costs”, with the headings in row 2:\n  Thing = name\n  Price = amount\n" in told
    options = ("--header-row", "2", "--sheet", "costs", "--map", "Thing=name", "--map", "Last price=amount")
    assert ask("import", group, "--as", "costs", table, *options, "--json").json["total"] == "900.00"


@pytest.mark.parametrize(
    ("heading", "kind"), [("Day rate", "freelancers"), ("Full-time salary", "posts"), ("Colour", "")]
)
def test_people_are_freelancers_or_posts(ask: Ask, group: Path, tmp_path: Path, heading: str, kind: str) -> None:
    table = _write(tmp_path, "people.csv", f"Name,Post,{heading}\nAna,Lead,250\n")
    said = ask("import", group, "--as", "people", table, "--json")
    if kind:
        assert (said.json["kind"], said.json["added"]) == (kind, 1)
    else:
        assert (said.code, "needs a column with full-time salaries" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("kind", "text", "sentences"),
    [
        ("costs", COSTS + "Rent,lots,monthly,,,,,\n", ["row 2, column “Amount”: “lots” is not an amount."]),
        ("costs", COSTS + "Rent,-5,monthly,,,,,\n", ["−£5 is below zero."]),
        ("costs", COSTS + "Rent,2000000000,monthly,,,,,\n", ["more than £1 billion"]),
        ("costs", COSTS + "Rent,5,monthly,the first of June,,,,\n", ["“the first of June” is not a date."]),
        (
            "costs",
            COSTS + "Rent,5,monthly,1/4/2026,1/3/2026,,,\n",
            ["It ends on 1 March 2026, before it starts on 1 April"],
        ),
        (
            "costs",
            COSTS + "Rent,5,monthly,,,150,250,\n",
            ["150% is outside −100% to 100%.", "250% is outside 0% to 100%."],
        ),
        ("costs", COSTS + "Rent,#REF!,monthly,,,,,\n", ["The formula here failed with #REF!."]),
        ("costs", COSTS + ",5,monthly,,,,,\n", ["“Name” is missing."]),
        ("posts", "Post,Salary,FTE\nLead,30000,1.4\nAide,30000,0\n", ["An FTE of 1.4 is not", "An FTE of 0 is not"]),
        ("posts", "Post,Salary,Pension %,NI category\nLead,30000,150,Q\n", ["150% is outside 0%", "“Q” is not one"]),
        ("grants", "Title,Funder,Probability\nSongs,Trust,150%\n", ["150% is outside 0% to 100%."]),
        ("income", "Name,Amount\nFees,x\n", ["“x” is not an amount."]),
        ("freelancers", "Name,Day rate\nAna,-1\n", ["−£1 is below zero."]),
        ("costs", "Rent,5,monthly\nGas,6,monthly\n", ["No row of list.csv looks like headings for “Cost lines”."]),
        ("costs", "\n", ["list.csv is empty."]),
        ("costs", "\x00\x01\x02", ["list.csv is not a spreadsheet or a CSV file."]),
    ],
)
def test_a_list_that_cannot_be_used_changes_nothing(
    ask: Ask, group: Path, kind: str, text: str, sentences: Sequence[str]
) -> None:
    table = _write(group.parent, "list.csv", text)
    before = _plan(ask, group)
    said = ask("import", group, "--as", kind, table)
    assert (said.code, said.out) == (1, "")
    for sentence in sentences:
        assert sentence in said.err
    assert _plan(ask, group) == before
    assert not list(Path.home().rglob("*before import*"))


def test_a_refused_list_tells_its_problems_as_json_too(ask: Ask, group: Path, tmp_path: Path) -> None:
    table = _write(tmp_path, "list.csv", COSTS + "Rent,lots,monthly,,,,,\nGas,5,monthly,1/4/2026,,,,\n")
    said = ask("import", group, "--as", "costs", table, "--json")
    assert said.code == 1
    (problem,) = said.json["problems"]
    assert (problem["row"], problem["column"], problem["field"]) == (2, "Amount", "amount")
    assert problem["sentence"] in said.err
    assert (said.json["found"], said.json["added"], said.json["total"]) == (2, 0, "5.00")
    rest = ask("import", group, "--as", "costs", table, "--skip-problems", "--json").json
    assert (rest["added"], len(rest["problems"])) == (1, 1)


def test_spreadsheets_that_cannot_be_read_are_said(ask: Ask, group: Path, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    huge = Workbook()
    huge.active.append(["Name", "Amount"])
    huge.active.cell(row=1_048_576, column=9, value="end")
    huge.save(tmp_path / "huge.xlsx")
    (tmp_path / "cut.xlsx").write_bytes((tmp_path / "huge.xlsx").read_bytes()[:900])
    (tmp_path / "locked.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4_000))
    for name, sentence in (
        ("empty.xlsx", "No row of empty.xlsx looks like headings"),
        ("huge.xlsx", "reaches as far as cell I1048576"),
        ("cut.xlsx", "cut.xlsx is damaged or not complete."),
        ("locked.xlsx", "locked.xlsx is damaged or not complete."),
        ("none.xlsx", "There is no file"),
        (".", "is a folder."),
        (group.name, "is a database, not a spreadsheet."),
    ):
        said = ask("import", group, "--as", "costs", tmp_path / name)
        assert (said.code, said.out) == (1, ""), name
        assert sentence in said.err


def test_any_text_is_only_text(ask: Ask, group: Path, tmp_path: Path) -> None:
    texts = ["<b>bold</b> & “co” 😀 שלום", "=1+1", "O'Neil; DROP TABLE fund", "x" * 10_000, "{name} %s **bold**"]
    book = Workbook()
    book.active.append(["Name", "Amount", "Project", "Frequency", "Start"])
    for text in texts:
        book.active.append([text, 5, text[:200], "monthly", "1/4/2026"])
        book.active.cell(row=book.active.max_row, column=1).data_type = "s"
        book.active.cell(row=book.active.max_row, column=3).data_type = "s"
    book.save(tmp_path / "list.xlsx")
    assert ask("import", group, "--as", "costs", tmp_path / "list.xlsx").code == 0
    form = _plan(ask, group)
    assert [line["name"] for line in form["cost_lines"]] == texts
    assert [project["name"] for project in form["projects"]] == [text[:200] for text in texts]
    assert ask("new", tmp_path / "again.footing", "--from", group.with_suffix(".json")).code == 0
    assert _plan(ask, tmp_path / "again.footing") == form


def test_the_example_goes_out_and_comes_in_unchanged(ask: Ask, example: Path, tmp_path: Path) -> None:
    form = _plan(ask, example)
    assert ask("new", tmp_path / "again.footing", "--from", example.with_suffix(".json")).code == 0
    assert _plan(ask, tmp_path / "again.footing") == form
    assert ask("forecast", tmp_path / "again.footing", "--json").out == ask("forecast", example, "--json").out


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (
            "costs",
            ("cost_lines", "name", "category", "amount", "frequency", "start", "end", "uplift", "uplift_from", "vat"),
        ),
        ("posts", ("posts", "title", "person", "salary", "fte", "pension_basis", "pension", "nic_category", "pool")),
        ("freelancers", ("freelancers", "name", "day_rate", "days", "start", "end")),
        ("income", ("income_lines", "name", "amount", "frequency", "certainty", "probability", "uplift")),
        ("grants", ("grants", "title", "funder", "stage", "amount_awarded", "probability", "restriction", "purpose")),
    ],
)
def test_the_spreadsheet_that_went_out_can_be_brought_in(
    ask: Ask, example: Path, group: Path, kind: str, kept: tuple[str, ...]
) -> None:
    book = group.parent / "all.xlsx"
    assert ask("export", example, "--as", "xlsx", book).code == 0
    brought = ask("import", group, "--as", kind, book, "--json")
    assert (brought.code, brought.err) == (0, "")
    section, *columns = kept
    was, now = _plan(ask, example)[section], _plan(ask, group)[section]
    assert [[row[name] for name in columns] for row in now] == [[row[name] for name in columns] for row in was]


def test_the_schema_that_is_written_is_the_stored_one(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "schema.json"
    said = ask("schema", out)
    assert (said.code, said.out) == (0, f"Wrote {out}\n")
    out.write_text("an earlier one", encoding="utf-8")
    assert ask("schema", out).out == f"Replaced {out}\n"
    assert out.read_text(encoding="utf-8") == resource("organisation.schema.json").read_text(encoding="utf-8")
    assert "should end in .json" in ask("schema", tmp_path / "schema.txt").err
    assert folder_listing(tmp_path) == ["schema.json"]


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_an_export_says_that_it_replaced_the_one_before(ask: Ask, example: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"all.{kind}"
    for word in ("Wrote", "Replaced"):
        assert ask("export", example, "--as", kind, out).out == f"{word} {out}\n"


def test_an_export_to_a_name_too_long_for_the_disk_is_said(ask: Ask, example: Path, tmp_path: Path) -> None:
    said = ask("export", example, "--as", "json", tmp_path / f"{'y' * 300}.json")
    assert (said.code, "Choose another place." in said.err) == (1, True)


def test_a_file_of_another_kind_is_not_written_over(ask: Ask, example: Path, tmp_path: Path) -> None:
    before = example.read_bytes()
    for kind, name in (("json", example.name), ("xlsx", "a.json"), ("json", "a")):
        said = ask("export", example, "--as", kind, tmp_path / name)
        assert (said.code, f"should end in .{kind}" in said.err) == (1, True)
    assert "cannot be written" in ask("export", example, "--as", "json", tmp_path / "no" / "a.json").err
    assert folder_listing(tmp_path) == [example.name]
    assert example.read_bytes() == before


@needs_cases
@pytest.mark.parametrize("name", ["original/a001p00000zgyHZAAY.xlsx", "json_all/a001p00000zgyHZAAY.json"])
def test_a_published_file_gives_its_stated_totals(ask: Ask, group: Path, name: str) -> None:
    found = ask("import", group, "--as", "360giving", TRUST / name, "--json").json
    assert (found["found"], found["added"], found["total"]) == (783, 783, "12785625.00")
    assert "These are awards to 322 recipients. Say which is yours to take only its own." in found["notes"]
    form = _plan(ask, group)
    amounts = [int(grant["amount_awarded"].replace(".", "")) for grant in form["grants"]]
    days = [grant["awarded_on"] for grant in form["grants"]]
    assert (sum(amounts), min(amounts), max(amounts)) == (12_785_625_00, 1_000_00, 250_000_00)
    assert (min(days), max(days)) == ("2013-01-22", "2021-01-26")
    assert [funder["name"] for funder in form["funders"]] == ["A B Charitable Trust"]
    assert len({grant["reference"] for grant in form["grants"]}) == 783


@needs_cases
def test_a_recipient_brings_in_its_own_grants_from_either_form_once(ask: Ask, group: Path) -> None:
    own = ("import", group, "--as", "360Giving", "--recipient", "gb-chc-1077187", "--json")
    first = ask(*own, TRUST / "original" / "a001p00000zgyHZAAY.xlsx").json
    assert (first["found"], first["added"], first["total"]) == (783, 12, "272000.00")
    second = ask(*own, TRUST / "json_all" / "a001p00000zgyHZAAY.json").json
    assert (second["added"], second["already_there"]) == (0, 12)
    none = ask(
        "import", group, "--as", "360giving", "--recipient", "99", TRUST / "original" / "a001p00000zgyHZAAY.xlsx"
    )
    assert (none.code, "No award here is to “99”. Recipients are named such as GB-" in none.out) == (0, True)


@needs_cases
@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("fundingproviders-grants_malformed.json", 1, "is damaged at line 10"),
        ("fundingproviders-grants_fixed_2_grants.json", 1, "and says something else. Keep the right one."),
        ("bad.xlsx", 1, "bad.xlsx is empty."),
        ("tenders_releases_2_releases.xlsx", 1, "is not a list of grants in the 360Giving form."),
        ("fundingtrust-grants_dc.txt", 1, "is not a kind of file that is read here."),
        ("GeoCodePostcode.xlsx", 1, "Personal data: 2 postcodes"),
        ("fundingproviders-grants-email.json", 0, "Personal data: 3 e-mail addresses"),
        ("decimal_amounts.csv", 0, "Total £7,000.70."),
        ("fundingproviders-grants_2_grants_cp1252.csv", 0, "Total £331,495."),
    ],
)
def test_published_files_of_every_sort(ask: Ask, group: Path, name: str, code: int, sentence: str) -> None:
    path = CASES / "360giving-dataquality" / "fixtures" / name
    said = ask("import", group, "--as", "360giving", path, "--dry-run")
    assert (said.code, sentence in said.out + said.err) == (code, True), said


@needs_cases
def test_whatever_the_file_and_the_kind_there_is_an_answer(ask: Ask, group: Path) -> None:
    before = _plan(ask, group)
    folders = ("spreadsheets", "360giving-flatten-tool", "360giving-standard", "csv-spectrum", "csv-injection")
    for path in [path for folder in folders for path in sorted((CASES / folder).rglob("*")) if path.is_file()]:
        for kind in ("costs", "grants", "360giving"):
            said = ask("import", group, "--as", kind, path, "--dry-run")
            assert (said.code == 0) == (said.err == ""), (path, kind)
            assert said.code in {0, 1}, (path, kind)
            assert "went wrong inside" not in said.err, (path, kind)
    assert _plan(ask, group) == before
    schedule = CASES / "spreadsheets" / "other_income_schedule-GoodData.ods"
    found = ask("import", group, "--as", "income", schedule, "--dry-run", "--json").json
    assert (found["found"], found["total"]) == (2, "8023.00")
