"""Guessing where a list is, and taking corrections."""

from pathlib import Path

import pytest

from app.exchange.files.cells import Book, FileProblem, Sheet
from app.exchange.headings.rows import headings_of
from app.exchange.lists.headings import period_in, plain, without_units
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import guess_layout, match_headings
from tests.exchange.tables import book


def test_headings_say_the_same_whatever_their_case_signs_and_units() -> None:
    assert plain("  Start_Date: ") == "start date"
    assert plain("VAT %") == "vat percent"
    assert plain("Rent & rates") == "rent and rates"
    assert plain("Funder’s name") == "funders name"
    assert without_units("Amount\n(£)") == "amount"


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Cost per month (£)", "monthly"),
        ("Annual cost", "yearly"),
        ("£ p.a.", "yearly"),
        ("Budget 2026/27", "yearly"),
        ("Quarterly", "quarterly"),
        ("Amount a week", "weekly"),
        ("One-off cost", "one_off"),
        ("Amount", ""),
    ],
)
def test_a_heading_can_carry_the_period(heading: str, period: str) -> None:
    assert period_in(heading) == period


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        ("costs", {"Item": "name", "Type": "category", "Annual cost (£)": "amount", "From": "start", "Until": "end"}),
        ("costs", {"Description": "name", "Monthly cost": "amount", "VAT rate": "vat_percent", "Notes": "note"}),
        ("posts", {"Job title": "title", "Name": "person", "Gross annual salary": "salary", "FTE": "fte"}),
        ("posts", {"Role": "title", "Full-time salary": "salary", "Weekly hours": "hours", "NI letter": "ni_category"}),
        ("income", {"Source of income": "name", "Amount per year": "amount", "Secured?": "certainty"}),
        ("income", {"Name of payer": "name", "Date of payment": "start", "Gross payment": "amount"}),
        ("grants", {"Funder": "funder", "Project title": "title", "Amount requested": "amount_applied"}),
        ("grants", {"Trust": "funder", "Grant": "title", "Status": "stage", "Restricted?": "restriction"}),
        ("grants", {"Funding body": "funder", "Application": "title", "Closing date": "deadline", "Ref": "reference"}),
        ("freelancers", {"Artist": "name", "Daily rate": "day_rate", "Days per month": "days_per_month"}),
    ],
)
def test_headings_that_charities_use_are_known(kind: str, headings: dict[str, str]) -> None:
    assert list(match_headings(list(headings), KINDS[kind]).values()) == list(headings.values())


def test_every_field_is_known_by_its_own_name_and_label() -> None:
    for kind in KINDS.values():
        assert {kind.by_heading[plain(one.name)] for one in kind.fields} == set(kind.by_name)
        for one in kind.fields:
            assert kind.by_heading[plain(one.label)] == one.name


def test_the_more_telling_of_two_headings_wins() -> None:
    assert match_headings(["Item", "Name of payer", "Gross payment"], KINDS["income"]) == {1: "name", 2: "amount"}
    assert match_headings(["Cost", "Name", "Amount"], KINDS["costs"]) == {1: "name", 2: "amount"}


def test_a_phrase_inside_a_heading_is_found_but_not_a_total_or_last_year() -> None:
    found = match_headings(["Cost heading", "Annual cost 2026 onwards", "Annual cost last year"], KINDS["costs"])
    assert found == {0: "name", 1: "amount"}


def test_instructions_above_the_headings_are_passed_over() -> None:
    layout = guess_layout(
        book(
            ["Our budget"],
            ["Put the name of each cost in column A and its amount in column B."],
            [],
            ["Name", "Amount", "Start date"],
            ["Rent", 5],
        ),
        KINDS["costs"],
    )
    assert layout.header_row == 4
    assert dict(layout.columns) == {"Name": "name", "Amount": "amount", "Start date": "start"}


def test_the_table_wins_over_the_example_of_it() -> None:
    rows: list[list[str | int]] = [
        ["Fig. 1 Example"],
        ["Name", "Amount"],
        ["Rent", 5],
        [],
        ["Costs"],
        [],
        [],
        ["Name", "Amount"],
        ["Gas", 6],
    ]
    assert guess_layout(book(*rows), KINDS["costs"]).header_row == 8


def test_the_sheet_with_the_list_is_chosen_and_hidden_ones_only_when_alone() -> None:
    about = Sheet("About", (("Read me",),))
    lists = Sheet("Lists", (("Name", "Amount", "Start", "End"), ("a", 1.0)), visible=False)
    costs = Sheet("Costs", (("Name", "Amount"), ("Rent", 5.0)))
    path = Path("a.xlsx")
    assert guess_layout(Book(path, (about, lists, costs)), KINDS["costs"]).sheet == "Costs"
    assert guess_layout(Book(path, (lists,)), KINDS["costs"]).sheet == "Lists"
    assert guess_layout(Book(path, (about, lists, costs)), KINDS["costs"], sheet="lists").sheet == "Lists"


def test_what_the_user_says_stands() -> None:
    table = book(["Who", "What", "How many pounds", "Amount"], ["A", "Rent", 5, 6])
    layout = guess_layout(table, KINDS["costs"], columns={"what": "name", "C": "amount", "Amount": ""})
    assert dict(layout.columns) == {"What": "name", "How many pounds": "amount"}
    assert guess_layout(table, KINDS["costs"], header_row=1).header_row == 1


def test_a_row_is_found_by_the_headings_that_the_user_names() -> None:
    table = book(["Notes"], ["Alpha", "Beta"], ["Rent", 5])
    layout = guess_layout(table, KINDS["costs"], columns={"Alpha": "name", "Beta": "amount"})
    assert (layout.header_row, dict(layout.columns)) == (2, {"Alpha": "name", "Beta": "amount"})


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ({"columns": {"Name": "nonsense"}}, "have no field “nonsense”. The fields are name, category"),
        ({"columns": {"Nonsense heading": "name"}}, "has no heading “Nonsense heading”. It has “Name”, “Amount”"),
        ({"header_row": 9}, "Row 9 of list.csv is empty or not there"),
        ({"header_row": 0}, "Row 0 of list.csv is empty or not there"),
        ({"sheet": "Gone"}, "has no sheet “Gone”"),
    ],
)
def test_a_correction_that_cannot_be_made_is_refused(correction: dict[str, object], said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        guess_layout(book(["Name", "Amount"], ["Rent", 5]), KINDS["costs"], **correction)  # type: ignore[arg-type] # each case gives another argument


@pytest.mark.parametrize("rows", [[], [["Rent", 5], ["Light", 6]], [["colA", "colB"], ["x", "y"]], [["Start", "End"]]])
def test_no_headings_is_a_sentence_that_says_which_are_needed(rows: list[list[str | int]]) -> None:
    with pytest.raises(FileProblem, match=r"looks like headings for “Cost lines”. Headings are needed"):
        guess_layout(book(*rows), KINDS["costs"])


def test_blank_and_repeated_headings_get_names_of_their_own() -> None:
    sheet = Sheet("S", (("Name", None, "Amount", "Amount"), ("a", "b", 1, 2, 3)))
    assert headings_of(sheet, 1) == ("Name", "Column B", "Amount", "Amount (2)", "Column E")


def test_cost_is_the_amount_where_another_column_has_the_name() -> None:
    assert match_headings(("Item", "Cost"), KINDS["costs"]) == {0: "name", 1: "amount"}
    assert match_headings(("Cost", "Amount"), KINDS["costs"]) == {0: "name", 1: "amount"}
    assert match_headings(("Item", "Cost", "Amount"), KINDS["costs"]) == {0: "name", 2: "amount"}


def test_what_a_website_shows_is_not_the_name_of_a_project() -> None:
    found = match_headings(["Title", "Website: Project Detail", "Project name"], KINDS["grants"])
    assert found == {0: "title", 2: "project"}
    assert "project" not in match_headings(["Title", "Website: Project Detail"], KINDS["grants"]).values()
