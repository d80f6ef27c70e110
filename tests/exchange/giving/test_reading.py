"""Awards in the 360Giving form: JSON and sheets, whole and damaged."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files.cells import FileProblem
from app.exchange.giving.awards import Award, Awards
from app.exchange.giving.reading import read_awards
from app.problems import Refused
from tests.exchange.made_files import csv_file, ods_file, ods_row, xlsx_file

TODAY = date(2026, 3, 1)
FLAT = {
    "Identifier": "360G-t-1",
    "Title": "Singing",
    "Description": "A choir",
    "Currency": "GBP",
    "Amount Applied For": "2000",
    "Amount Awarded": "1000.10",
    "Award Date": "24/07/2025",
    "Planned Dates:Start Date": "2025-09-01",
    "Planned Dates:End Date": "2026-08-31",
    "Planned Dates:Duration (months)": "12",
    "Recipient Org:Identifier": "GB-CHC-1",
    "Recipient Org:Name": "Choir",
    "Funding Org:Identifier": "XI-GRID-9",
    "Funding Org:Name": "A Trust",
    "Grant Programme:Title": "Open",
}
AWARD = Award(
    row=2,
    id="360G-t-1",
    title="Singing",
    description="A choir",
    amount_applied=200_000,
    amount_awarded=100_010,
    award_date=date(2025, 7, 24),
    planned_start=date(2025, 9, 1),
    planned_end=date(2026, 8, 31),
    duration_months=12,
    funder_id="XI-GRID-9",
    funder_name="A Trust",
    recipient_id="GB-CHC-1",
    recipient_name="Choir",
    programme="Open",
)


def grant(**changes: Any) -> dict[str, Any]:
    """One grant as JSON, with some of its keys changed."""
    return {
        "id": "360G-t-1",
        "title": "Singing",
        "description": "A choir",
        "currency": "GBP",
        "amountAppliedFor": 2000,
        "amountAwarded": 1000.1,
        "awardDate": "2025-07-24T00:00:00+00:00",
        "plannedDates": [{"startDate": "2025-09-01", "endDate": "2026-08-31", "duration": 12}],
        "recipientOrganization": [{"id": "GB-CHC-1", "name": "Choir"}],
        "fundingOrganization": [{"id": "XI-GRID-9", "name": "A Trust"}],
        "grantProgramme": [{"title": "Open"}],
        **changes,
    }


def read(folder: Path, content: Any, *, recipient: str | None = None) -> Awards:
    path = folder / "grants.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_awards(path, recipient=recipient, today=TODAY)


def refusal(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        read_awards(path, today=TODAY)
    return str(caught.value)


def test_every_form_of_the_same_award_is_read_alike(tmp_path: Path) -> None:
    headings, cells = list(FLAT), list(FLAT.values())
    paths = [
        csv_file(tmp_path, ",".join(headings) + "\n" + ",".join(cells) + "\n"),
        xlsx_file(tmp_path, [headings, cells]),
        ods_file(tmp_path, ods_row(*headings) + ods_row(*cells)),
    ]
    for path in paths:
        found = read_awards(path, today=TODAY)
        assert found.awards == (AWARD,)
        assert found.problems == ()
    assert read(tmp_path, {"grants": [grant()]}).awards[0].content == AWARD.content


@pytest.mark.parametrize(
    "heading", ["recipientOrganization/0/id", "RECIPIENT ORG: Identifier", "Recipient  Organisation:0:Identi fier"]
)
def test_headings_are_known_whatever_their_case_spaces_and_form(tmp_path: Path, heading: str) -> None:
    path = csv_file(tmp_path, f"id,{heading},amountAwarded,currency\n1,GB-CHC-1,5,gbp\n")
    assert read_awards(path, today=TODAY).awards[0].recipient_id == "GB-CHC-1"


@pytest.mark.parametrize("wrap", [{"grants": None}, {"Grants": None}, {" GRANTS ": None}, []])
def test_every_shape_of_json_is_read(tmp_path: Path, wrap: dict[str, None] | list[None]) -> None:
    shape = {name: [grant()] for name in wrap} if isinstance(wrap, dict) else [grant()]
    assert len(read(tmp_path, shape).awards) == 1


def test_decimals_are_exact_and_other_columns_are_never_the_amount(tmp_path: Path) -> None:
    found = read(tmp_path, [grant(id=str(number), **{"Amount Awarded - website format": 9}) for number in range(7)])
    assert sum(award.amount_awarded or 0 for award in found.awards) == 700_070


def test_only_awards_to_the_recipient_are_kept(tmp_path: Path) -> None:
    other = [{"id": "GB-CHC-11", "name": "Other"}]
    both = [{"id": "GB-CHC-7"}, {"id": "gb-chc-1"}]
    grants = [
        grant(id="a"),
        grant(id="b", recipientOrganization=other, amountAwarded="lots"),
        grant(id="c", recipientOrganization=both),
    ]
    found = read(tmp_path, grants, recipient=" gb-chc-1 ")
    assert [award.id for award in found.awards] == ["a", "c"]
    assert found.problems == ()
    assert found.notes == ("Left out: 1 award to other recipients.",)
    assert [award.id for award in found.found] == ["a", "b", "c"]


def test_other_people_s_awards_are_pointed_out(tmp_path: Path) -> None:
    grants = [grant(id="a"), grant(id="b", recipientOrganization=[{"id": "GB-CHC-11", "name": "Other"}])]
    assert read(tmp_path, grants).notes == (
        "These are awards to 2 recipients. Say which is yours to take only its own.",
    )
    assert read(tmp_path, grants, recipient="1").notes == (
        "No award here is to “1”. Recipients are named such as GB-CHC-1.",
        "Left out: 2 awards to other recipients.",
    )


def test_another_currency_is_a_problem_and_never_added(tmp_path: Path) -> None:
    found = read(tmp_path, [grant(id="a"), grant(id="b", currency="EUR"), grant(id="c", currency=None)])
    assert [award.id for award in found.awards] == ["a", "c"]
    assert [(problem.row, problem.column) for problem in found.problems] == [(2, "currency")]
    assert "The amount is in EUR, not in pounds, so it is never added in." in str(found.problems[0])
    assert found.notes == ("1 award without a currency, taken as pounds.",)


def test_a_repeat_is_dropped_and_a_contradiction_is_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path, [grant(), grant(), grant(amountAwarded=7)])
    assert len(found.awards) == 1
    assert found.notes == ("Left out: 1 award saying the same as an earlier one.",)
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, "id")]
    assert "“360G-t-1” is in grant 1 too, and says something else." in str(found.problems[0])


def test_awards_without_identifiers_are_all_kept(tmp_path: Path) -> None:
    found = read(tmp_path, [grant(id=""), grant(id="")])
    assert len(found.awards) == 2
    assert found.awards[0].key == found.awards[1].key
    assert read(tmp_path, [grant(id="ABC")]).awards[0].key == "360giving:abc"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amountAwarded": "lots"}, "column “amountAwarded”: “lots” is not an amount"),
        ({"amountAwarded": -5}, "−£5 is below zero"),
        ({"amountAwarded": None}, "No amount was awarded here"),
        ({"amountAwarded": True}, "is not an amount"),
        ({"awardDate": "last year"}, "column “awardDate”: “last year” is not a date"),
        ({"plannedDates": [{"startDate": "soon"}]}, "column “plannedDates/0/startDate”: “soon” is not a date"),
    ],
)
def test_an_award_that_cannot_be_used_is_named(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    found = read(tmp_path, [grant(**changes)])
    assert len(found.problems) == 1
    assert said in str(found.problems[0])
    assert found.problems[0].row == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"grants": [\n{"id": 1},,\n]}', "damaged at line 2, column 11"),
        ('{"releases": []}', "has no list of grants"),
        ('"grants"', "has no list of grants"),
        ('{"grants": [1]}', "Entry 1 of the grants in grants.json is not a grant"),
        ('{"grants": [{"id": "x", "name": "y"}]}', "not grants in the 360Giving form"),
        ('{"grants": [{"amountAwarded": NaN}]}', "is not JSON that can be read"),
        ("[" * 100_000, "is not JSON that can be read"),
        ("", "is empty"),
    ],
)
def test_json_that_is_not_grants_says_so(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "grants.json"
    path.write_text(content, encoding="utf-8")
    assert said in refusal(path)


def test_numbers_of_any_size_are_no_danger(tmp_path: Path) -> None:
    for number in ("1e999999999", "1" * 4_000, "1e-999999999"):
        found = read(tmp_path, f'[{{"id": "1", "currency": "GBP", "amountAwarded": {number}}}]')
        assert len(found.problems) == 1
    assert "is not JSON" in refusal(_written(tmp_path, f'[{{"amountAwarded": {"1" * 5_000}}}]'))


def _written(folder: Path, content: str) -> Path:
    path = folder / "grants.json"
    path.write_text(content, encoding="utf-8")
    return path


def test_sheets_that_are_not_grants_say_so(tmp_path: Path) -> None:
    assert "not a list of grants in the 360Giving form" in refusal(csv_file(tmp_path, "id,description\n1,x\n"))
    assert "not a kind of file" in refusal(csv_file(tmp_path, "Identifier,Currency\n1,GBP\n", name="a.txt"))


def test_a_template_without_rows_is_no_grants(tmp_path: Path) -> None:
    found = read_awards(xlsx_file(tmp_path, [list(FLAT)]), today=TODAY)
    assert (found.awards, found.problems) == ((), ())
    assert found.notes == ("0 grants: there is nothing under the headings.",)


def test_another_sheet_of_grants_is_told(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    for name, count in (("2024", 1), ("2025", 15)):
        page = workbook.create_sheet(name)
        page.append(list(FLAT)[: count + 5])
        page.append(list(FLAT.values())[: count + 5])
    workbook.save(tmp_path / "a.xlsx")
    found = read_awards(tmp_path / "a.xlsx", today=TODAY)
    assert found.notes == ("Sheet “2024” looks like grants too. It is not read; save it alone to bring it in.",)


def test_personal_data_is_told(tmp_path: Path) -> None:
    changes = {
        "recipientIndividual": {"id": "i", "name": "Someone"},
        "beneficiaryLocation": [{"geoCode": "N1 9AL"}, {"geoCode": "E02000885"}],
        "Full name of applicant": "write to someone@example.org",
    }
    assert read(tmp_path, [grant(**changes)]).notes == (
        "Personal data: 1 e-mail address (row 1).",
        "Personal data: 1 postcode as a place (row 1).",
        "Personal data: “Full name of applicant” may name people. Only what a grant needs is taken.",
        "Personal data: 1 award to a person, not a group.",
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*grant(), "grants", "Identifier", "x/0/y"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        found = read_awards(path, today=TODAY)
    except Refused as refused:
        found = Awards((), (), (str(refused),))
    assert all(award.currency == "GBP" for award in found.awards)
    assert found.found or found.notes
