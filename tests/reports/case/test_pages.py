"""Tests of the short business case: its words, its sums, what it lacks, and text that means harm."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from app.dates import Month
from app.documents.case_checks import check
from app.documents.facts.case import BusinessCase, CaseCost, CaseOption, CasePayer, CaseRisk
from app.money import parse_money
from app.reports.case import sentences as say
from app.reports.case.costs import cost_rows, is_rounded
from app.reports.case.pages import write_case
from app.services.documents.business_case import case_headings
from tests.reports.case.case_data import CASE, text_of

EMPTY = BusinessCase(organisation="A", project="B", year="2027-28", as_at=date(2026, 11, 21), headings=case_headings())
AMOUNTS = st.lists(st.integers(0, 10_000_000_00), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def case_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.pdf"
    assert write_case(path, CASE).pages == len(PdfReader(path).pages)
    return path


def test_a_whole_case_fills_two_to_four_pages_under_five_headings(case_pdf: Path) -> None:
    reader = PdfReader(case_pdf)
    assert 2 <= len(reader.pages) <= 4
    outline: list[Any] = reader.outline
    assert [item.title for item in outline if not isinstance(item, list)] == [
        "1 Why this is needed",
        "2 What we offer, and what else we weighed up",
        "3 How it is bought and paid for",
        "4 What it costs and who pays",
        "5 How it will be done",
    ]
    assert check(CASE) == ()


@pytest.mark.parametrize(
    "words",
    [
        "This asks Riverside Health Partnership for £6,620 in 2027-28 towards Healthy Minds Through Making,",
        "which costs £43,620.",
        "Caffi Dŵr, 2 €.",
        "Do nothing Nothing is bought. Of the full cost of £43,620, £18,620 stays without an agreed payer. £0",
        "Three groups (preferred)",
        "not known",
        "The price is £6,620 for 2027-28, or £55.17 a session for 120 sessions.",
        "A year of the service costs £43,620 in full. £25,000 is agreed, £18,620 is not yet.",
        "Premises and office, by people £3,120 £26.00",
        "Direct costs £36,895 £307.46",
        "Full cost £43,620 £363.50",
        "That is £363.50 a session (120 sessions planned) and £484.67 for each person taking part (90 people).",
        "Riverside Trust, to March £12,000 likely, 60%",
        "Riverside Health Partnership £6,620 still to find, asked for here",
        "What is asked for here, £6,620, is the part that nobody else pays.",
        "short from October 2027",
        "If money that has not come in were a quarter late, our free cash would run short in July 2027 instead of",
        "Two groups instead of three from September.",
        "Page 1 of 3",
    ],
)
def test_the_case_says(case_pdf: Path, words: str) -> None:
    assert words in text_of(case_pdf)


def test_tables_are_headed_by_the_words_that_the_case_hands_over(tmp_path: Path) -> None:
    headings = replace(CASE.headings, option="Way", yearly_cost="Money a year", risk="Danger", outcomes="What changes")
    write_case(tmp_path / "x.pdf", replace(CASE, headings=headings))
    shown = text_of(tmp_path / "x.pdf")
    assert all(words in shown for words in ("Way", "Money a year", "Danger", "What changes"))
    assert not any(words in shown for words in ("What could go wrong", "Cost a year", "What will be different"))


def test_the_same_case_gives_the_same_bytes(case_pdf: Path, tmp_path: Path) -> None:
    write_case(tmp_path / "other name.pdf", CASE)
    assert (tmp_path / "other name.pdf").read_bytes() == case_pdf.read_bytes()


def test_an_empty_case_says_what_it_lacks_and_prints_no_empty_headings(tmp_path: Path) -> None:
    lacks = [lack.sentence for lack in check(EMPTY)]
    assert len(lacks) == 12
    assert "The need is not written yet. Say what is wrong now, for whom, and how you know." in lacks
    assert not any("!" in sentence or "invalid" in sentence for sentence in lacks)
    write_case(tmp_path / "x.pdf", EMPTY)
    shown = text_of(tmp_path / "x.pdf")
    assert shown.count("Not written yet.") == 4
    assert "Do nothing" in shown
    assert "Risks" not in shown
    assert "late" not in shown


def test_an_own_do_nothing_option_stands_alone() -> None:
    own = CaseOption("Do nothing: close in March", "The groups end.", 0)
    assert replace(CASE, options=(own,)).all_options == (own,)
    assert next(option.name for option in CASE.all_options) == "Do nothing"


@pytest.mark.parametrize("name", ["Nothing but mornings", "No changes to the groups", "Do nothing-much"])
def test_an_option_that_only_begins_like_doing_nothing_leaves_it_among_the_others(name: str) -> None:
    assert [option.name for option in replace(CASE, options=(CaseOption(name),)).all_options] == ["Do nothing", name]


@pytest.mark.parametrize("name", ["NO  change", "Business as usual (as now)", "Nothing"])
def test_an_option_that_does_nothing_is_known_by_its_whole_name(name: str) -> None:
    assert [option.name for option in replace(CASE, options=(CaseOption(name),)).all_options] == [name]


def test_the_preferred_option_costs_the_full_cost_unless_said_otherwise() -> None:
    open_cost, given = CaseOption("Three groups", preferred=True), CaseOption("Two groups", "", 1, preferred=True)
    assert [option.yearly_cost for option in replace(CASE, options=(open_cost, given)).all_options[1:]] == [
        CASE.full_total,
        1,
    ]


@given(AMOUNTS, AMOUNTS, st.integers(0, 2_000))
def test_the_cost_table_adds_up_in_every_column(direct: list[int], overheads: list[int], sessions: int) -> None:
    case = replace(
        EMPTY,
        direct=tuple(CaseCost("d", amount) for amount in direct),
        overheads=tuple(CaseCost("o", amount) for amount in overheads),
        sessions=sessions,
    )
    head, rows = cost_rows(case)
    assert len(head) == (3 if sessions else 2)
    for column in range(1, len(head)):
        figures = [parse_money(row.cells[column]) for row in rows]
        plain = [figure for figure, row in zip(figures, rows, strict=True) if row.kind == "plain"]
        assert sum(plain[: len(direct)]) == next(f for f, row in zip(figures, rows, strict=True) if row.kind == "sum")
        assert sum(plain) == figures[-1]
        exact = [*direct, *overheads] if column == 1 else [amount / sessions for amount in (*direct, *overheads)]
        most = 150 if column == 1 else 1.5  # half a unit lost with the total, one more in sharing it out
        assert all(abs(shown - true) <= most for shown, true in zip(plain, exact, strict=True))
    assert abs(parse_money(rows[-1].cells[1]) - case.full_total) <= 50


def test_rounding_is_said_only_where_there_is_any() -> None:
    exact = replace(EMPTY, direct=(CaseCost("a", 240_00), CaseCost("b", 120_00)), sessions=10)
    assert not is_rounded(exact)
    assert is_rounded(replace(exact, sessions=7))
    assert is_rounded(replace(exact, direct=(CaseCost("a", 1),)))


@pytest.mark.parametrize(
    ("ask", "payers", "sentence"),
    [
        (None, (), "£100 is still to find."),
        (60_00, (), "With what is asked for here, £40 is still to find."),
        (None, ((True, 100_00),), "These meet the full cost."),
        (None, ((True, 60_00), (False, 40_00)), "Together these meet the full cost, once all is agreed."),
        (None, ((True, 60_00), (False, 50_00)), "If all of this came in, it would be £10 more than the full cost."),
        (50_00, ((True, 50_00),), "What is asked for here, £50, is the part that nobody else pays."),
    ],
)
def test_what_is_missing_is_said(ask: int | None, payers: tuple[tuple[bool, int], ...], sentence: str) -> None:
    named = tuple(CasePayer("p", certain, 50, amount) for certain, amount in payers)
    assert say.payers(replace(EMPTY, direct=(CaseCost("a", 100_00),), ask=ask, payers=named)) == sentence


def test_checks_of_the_price() -> None:
    assert any("leaves £2,000 a year without a payer" in found.sentence for found in check(replace(CASE, ask=4_620_00)))
    rich = replace(CASE, payers=(CasePayer("Rich", certain=True, probability=100, amount=50_000_00),))
    assert any("£6,380 more than the full cost" in found.sentence for found in check(rich))


def test_any_text_anywhere_is_only_text(tmp_path: Path) -> None:
    naughty = '<b>R&D</b> <img src="/etc/passwd"/> <a href="https://x.org">x</a> 漢 שלום $x^2$'
    texts = {item.name: naughty for item in fields(CASE) if isinstance(getattr(CASE, item.name), str)}
    case = replace(
        CASE,
        **texts,  # type: ignore[arg-type] # only the texts
        options=(CaseOption(naughty, naughty * 80, 1, preferred=True),),
        direct=(CaseCost(naughty, 1_00),),
        overheads=(CaseCost("x" * 10_000, 0, naughty),),
        payers=tuple(CasePayer(naughty * 9, certain=False, probability=1, amount=at) for at in range(40)),
        risks=(CaseRisk(naughty * 80, "low", "low", "y" * 10_000, "z" * 500),),
    )
    written = write_case(tmp_path / "x.pdf", case)
    assert written.replaced == ("漢",)
    assert written.sentence == (
        "Some characters cannot be printed and appear as □ (U+6F22). Look at the text around them."
    )
    assert '<b>R&D</b> <img src="/etc/passwd"/> <a href="https://x.org">x</a>' in text_of(tmp_path / "x.pdf")
    assert not any("/Annots" in page or page.images for page in PdfReader(tmp_path / "x.pdf").pages)


def test_a_buyer_among_the_payers_is_not_counted_twice() -> None:
    buyer = CasePayer(
        "northdale council, Dance", certain=False, probability=40, amount=30_00, funder="northdale council"
    )
    case = replace(EMPTY, direct=(CaseCost("a", 100_00),), buyer="Northdale Council", ask=50_00, payers=(buyer,))
    assert (case.buyer_is_payer, case.extra_ask, case.to_find) == (True, 0, 70_00)
    assert say.payers(case) == "£70 is still to find."
    other = replace(case, payers=(replace(buyer, funder="Northdale Councillors"),))
    assert other.extra_ask == 50_00
    assert say.payers(other) == "With what is asked for here, £20 is still to find."


def test_a_delay_names_no_month_that_has_passed_as_one_in_which_money_would_run_short() -> None:
    assert CASE.late is not None
    later = replace(CASE, as_at=date(2027, 11, 2), late=replace(CASE.late, first_short=Month(2028, 2)))
    assert "instead of October 2027" not in say.lateness(later)
    assert say.lateness(later).endswith("It would be short from February 2028.")


def test_a_delay_that_changes_nothing_is_said_too() -> None:
    assert CASE.chart is not None
    assert CASE.late is not None
    same = replace(CASE, late=replace(CASE.late, first_short=CASE.chart.first_short))
    assert say.lateness(same).endswith("would run short in October 2027 as it would anyway.")
