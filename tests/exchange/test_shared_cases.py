"""Files that others made, each with what is known about it."""

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.exchange.files.cells import FileProblem
from app.exchange.files.sheets import read_book
from app.exchange.files.writing import OutSheet, write_csv, write_xlsx
from app.exchange.giving.awards import Awards
from app.exchange.giving.reading import read_awards
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.services.imports.lists import LISTS
from tests.cases import CASES, needs_cases

TODAY = date(2026, 3, 1)

pytestmark = needs_cases

QUALITY = CASES / "360giving-dataquality"
FIXTURES = QUALITY / "fixtures"
FLATTEN = CASES / "360giving-flatten-tool"
SHEETS = CASES / "spreadsheets"


def awards(path: Path, *, recipient: str | None = None) -> Awards:
    return read_awards(path, recipient=recipient, today=TODAY)


def total(found: Awards) -> int:
    return sum(award.amount_awarded or 0 for award in found.found)


def listed(path: Path, kind: str, columns: dict[str, str] | None = None) -> Table:
    book = read_book(path)
    return read_rows(book, LISTS[kind], guess_layout(book, LISTS[kind], columns=columns), today=TODAY)


@pytest.mark.parametrize("name", ["data/original/a001p00000zgyHZAAY.xlsx", "data/json_all/a001p00000zgyHZAAY.json"])
def test_the_ab_charitable_trust_has_its_stated_totals(name: str) -> None:
    found = awards(QUALITY / "tools" / name)
    assert (len(found.awards), total(found), found.problems) == (783, 1_278_562_500, ())
    amounts = [award.amount_awarded or 0 for award in found.awards]
    assert (min(amounts), max(amounts)) == (100_000, 25_000_000)
    days = [award.award_date or TODAY for award in found.awards]
    assert (min(days), max(days)) == (date(2013, 1, 22), date(2021, 1, 26))
    assert len({award.recipient_id for award in found.awards}) == 322
    assert {award.funder_id for award in found.awards} == {"GB-CHC-1000147"}
    assert len({award.id for award in found.awards}) == 783


def test_the_two_forms_of_the_trusts_data_agree_and_one_recipient_has_twelve() -> None:
    sheet, text = (
        awards(QUALITY / "tools" / "data" / name, recipient="gb-chc-1077187")
        for name in ("original/a001p00000zgyHZAAY.xlsx", "json_all/a001p00000zgyHZAAY.json")
    )
    assert len(sheet.awards) == 12
    assert {award.key: award.content for award in sheet.found} == {award.key: award.content for award in text.found}
    assert sheet.notes == ("Left out: 771 awards to other recipients.",)


def test_four_grants_of_two_identifiers() -> None:
    found = awards(FIXTURES / "fundingproviders-grants_fixed_2_grants.json")
    assert (len(found.found), len({award.id for award in found.found}), total(found)) == (4, 2, 66_299_000)
    assert {award.award_date for award in found.found} == {date(2014, 7, 24)}
    assert len(found.awards) == 2
    assert len(found.problems) == 1


@pytest.mark.parametrize("name", ["-grants_2_grants.xlsx", "-grants_2_grants_cp1252.csv", "_grants_2_grants.csv"])
def test_two_grants_with_trailing_spaces(name: str) -> None:
    found = awards(FIXTURES / f"fundingproviders{name}")
    assert (len(found.awards), total(found), found.problems) == (2, 33_149_500, ())
    assert all(award.title == award.title.strip() and award.recipient_name for award in found.awards)


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_seven_decimal_amounts_add_up_exactly(suffix: str) -> None:
    found = awards(FIXTURES / f"decimal_amounts.{suffix}")
    assert (len(found.awards), total(found)) == (7, 700_070)


def test_a_byte_order_mark_is_no_part_of_a_heading() -> None:
    assert [award.id for award in awards(FIXTURES / "bom.csv").awards] == ["42"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fundingproviders-grants_malformed.json", "damaged at line 10, column"),
        ("bad.xlsx", "is empty"),
        ("tenders_releases_2_releases.xlsx", "is not a list of grants"),
        ("fundingtrust-grants_dc.txt", "is not a kind of file that is read"),
        ("codelist.csv", "is not a list of grants"),
    ],
)
def test_what_is_not_grants_says_so(name: str, said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        awards(FIXTURES / name)


@pytest.mark.parametrize("name", ["fundingproviders-grants-email.json", "GeoCodePostcode.xlsx", "RecipientIndDEI.json"])
def test_personal_data_is_told(name: str) -> None:
    assert any(note.startswith("Personal data:") for note in awards(FIXTURES / name).notes)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("variant", ["", "_sheet_title_case", "_title_space_case"])
def test_headings_match_whatever_their_case_and_spaces(kind: str, variant: str) -> None:
    found = awards(FLATTEN / kind / f"fundingproviders-grants_2_grants{variant}.{kind}")
    assert (len(found.awards), total(found), found.problems) == (2, 33_149_500, ())
    assert [award.recipient_id for award in found.awards] == ["", "GB-COH-RC000000"]


def test_templates_hold_no_grants() -> None:
    folder = CASES / "360giving-standard" / "documentation" / "_static"
    for path in sorted(folder.glob("*.xlsx")):
        found = awards(path)
        assert (found.awards, found.problems) == ((), ())
        assert any(note.startswith("0 grants") for note in found.notes)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_stored_results_dates_and_letters_are_used(kind: str) -> None:
    def rows(name: str, sheet: int = 0) -> tuple[tuple[object, ...], ...]:
        return read_book(FLATTEN / kind / f"{name}.{kind}").sheets[sheet].rows

    assert rows("formula") == (("colA", "colB"), (1.0, 2.0), (2.0, 4.0))
    assert rows("formula", 1) == (("colC", "colD"), (3.0, 9.0), (4.0, 12.0))
    assert rows("dates")[1] == (date(2020, 12, 1),) * 3
    assert rows("unicode")[1][1] == "éαГ😼𝒞人"
    assert rows("types")[1][:4] == (1.0, 1000.2, 1000.2, date(2020, 3, 5))
    assert rows("empty_column_header")[0] == ("colA",)


def test_the_other_income_schedule_has_two_payments() -> None:
    path = SHEETS / "other_income_schedule-GoodData.ods"
    read = listed(path, "income")
    assert read.layout.header_row == 23
    assert (len(read.rows), read.problems) == (2, ())
    assert sum(row.values["amount"] for row in read.rows if isinstance(row.values["amount"], int)) == 802_300
    tax = listed(path, "income", {"Tax deducted": "amount"})
    assert sum(row.values["amount"] for row in tax.rows if isinstance(row.values["amount"], int)) == 13_600


def test_spend_for_the_reporting_period_totals() -> None:
    read = listed(SHEETS / "Funding.csv", "income", {"Spend for Reporting Period": "amount"})
    assert sum(row.values["amount"] for row in read.rows if isinstance(row.values["amount"], int)) == 29_261_800
    assert (len(read.rows), read.problems) == (14, ())


def test_every_spreadsheet_there_is_read() -> None:
    for path in sorted(SHEETS.iterdir()):
        assert any(sheet.rows for sheet in read_book(path).sheets)


def test_every_csv_dialect_has_its_right_reading() -> None:
    for path in sorted((CASES / "csv-spectrum" / "csvs").glob("*.csv")):
        expected = json.loads(
            (path.parent.parent / "json" / f"{path.stem}.json").read_text(encoding="utf-8").replace(r"\r\n", r"\n")
        )
        headings, *rows = read_book(path).sheets[0].rows
        read = [
            {str(name): (row[index] if index < len(row) else None) or "" for index, name in enumerate(headings)}
            for row in rows
        ]
        assert read == expected, path.name


def naughty() -> list[str]:
    strings = json.loads((CASES / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    payloads = (CASES / "csv-injection" / "csv-payload.txt").read_text(encoding="utf-8").splitlines()
    return [*strings, *filter(None, payloads)]


def test_awkward_strings_survive_csv_and_never_begin_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, ["x"], [[text] for text in naughty()])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = [row[0] for row in csv.reader(stream)][1:]
    for text, cell in zip(naughty(), found, strict=True):
        assert cell in {text, f"'{text}"}
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_awkward_strings_survive_xlsx_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [OutSheet("S", ["x"], [["-", text] for text in naughty()])])
    page = openpyxl.load_workbook(path)["S"]
    for text, (_, cell) in zip(naughty(), page.iter_rows(min_row=2, max_col=2), strict=True):
        kept = "".join(char for char in text if char in "\t\n" or (ord(char) >= 32 and char not in "\ufffe\uffff"))
        assert (cell.value or "") == kept
        assert cell.data_type in {"s", "inlineStr"} or not kept
