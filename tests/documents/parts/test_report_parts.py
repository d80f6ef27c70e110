"""What a funder's report prints of its grant: spending as it was typed and by which day, never a forecast."""

from dataclasses import replace
from datetime import date

from app.documents.facts.account_figures import account_figures
from app.documents.facts.report import GrantAccount
from app.documents.tree.tree import ListBlock, Paragraph
from tests.documents.case_data import text
from tests.documents.parts.money_data import ACCOUNT, TODAY, blocks, cells, facts, table_of


def _lead(account: GrantAccount) -> str:
    (lead,) = blocks("report-lead", facts(None, account))
    assert isinstance(lead, Paragraph)
    return text(lead.runs)


def test_the_lead_says_who_gave_what_and_what_was_spent_by_which_day() -> None:
    within = replace(ACCOUNT, lines=ACCOUNT.lines[:1])
    assert _lead(within) == (
        "A Trust awarded £1,500 for Songs. By 31 October 2026, £400 of £1,000 was spent, and £600 is left."
    )
    alone = replace(ACCOUNT, lines=ACCOUNT.lines[1:])
    assert _lead(alone).endswith("£612 was spent, £112 more than the budget of £500.")
    whole = replace(ACCOUNT, lines=(replace(ACCOUNT.lines[0], budget=1_500_00),))
    assert _lead(whole).endswith("By 31 October 2026, £400 was spent, and £1,100 is left.")
    exact = replace(ACCOUNT, lines=(replace(ACCOUNT.lines[0], spent=1_000_00),))
    assert _lead(exact).endswith("£1,000 was spent, all of the budget.")
    given = replace(ACCOUNT, lines=exact.lines, awarded=1_000_00)
    assert _lead(given).endswith("£1,000 was spent, all of it.")


def test_a_name_that_brings_its_full_stop_gets_no_second_one_and_no_award_is_none_of_nought() -> None:
    named = replace(ACCOUNT, title="Songs Ltd.", funder="Who cares?", lines=())
    assert _lead(named) == "Who cares? awarded £1,500 for Songs Ltd."
    for awarded in (None, 0):
        assert _lead(replace(named, awarded=awarded)) == "This reports on Songs Ltd., from Who cares?"


def test_spending_that_nobody_typed_is_said_and_no_column_shows_nought() -> None:
    untyped = replace(ACCOUNT, lines=tuple(replace(line, spent=0) for line in ACCOUNT.lines))
    for account in (untyped, replace(ACCOUNT, spent_at=None)):
        assert "What was spent is not entered yet." in _lead(account)
        table = table_of(blocks("report-money", facts(None, account)))
        assert [column.head for column in table.columns] == ["What it pays for", "Budget"]
        assert {each.id for each in account_figures(account, TODAY)} == {"grant-awarded", "grant-budget"}


def test_the_table_adds_up_and_says_which_line_was_overspent() -> None:
    found = blocks("report-money", facts(None, ACCOUNT))
    table = table_of(found)
    assert [column.head for column in table.columns] == [
        "What it pays for",
        "Budget",
        "Spent to 31 October 2026",
        "Left",
    ]
    assert cells(table) == [
        ["Singing leader", "£1,000", "£401", "£599"],
        ["Venue hire", "£500", "£612", "−£112"],
        ["Total", "£1,500", "£1,013", "£487"],
    ]
    (over,) = [block for block in found if isinstance(block, ListBlock)]
    assert [text(item) for item in over.items] == ["Venue hire: £112 more was spent than its budget."]


def test_the_text_quotes_the_table() -> None:
    figures = {each.id: each.text for each in account_figures(ACCOUNT, TODAY)}
    assert figures == {
        "grant-awarded": "£1,500",
        "grant-budget": "£1,500",
        "grant-spent": "£1,013",
        "grant-left": "£487",
    }
    assert "£1,013 was spent, and £487 is left" in _lead(ACCOUNT)


def test_payments_tell_what_came_and_what_is_still_to_come() -> None:
    rows = cells(table_of(blocks("report-payments", facts(None, ACCOUNT))))
    assert rows == [
        ["10 January 2026", "12 January 2026", "£750"],
        ["Received", "", "£750"],
        ["10 December 2026", "not yet", "£750"],
        ["Still to come", "", "£750"],
        ["Total", "", "£1,500"],
    ]
    here = replace(ACCOUNT, payments=tuple(replace(each, received_on=date(2026, 1, 1)) for each in ACCOUNT.payments))
    assert cells(table_of(blocks("report-payments", facts(None, here))))[-1][0] == "All received"
    assert blocks("report-payments", facts(None, replace(ACCOUNT, payments=()))) == ()


def test_a_payment_that_came_out_of_turn_is_among_those_received() -> None:
    late, early = (replace(each, received_on=None) for each in ACCOUNT.payments[:1]), ACCOUNT.payments[1:]
    came = tuple(replace(each, received_on=date(2026, 12, 11)) for each in early)
    rows = cells(table_of(blocks("report-payments", facts(None, replace(ACCOUNT, payments=(*late, *came))))))
    assert [row[0] for row in rows] == ["10 December 2026", "Received", "10 January 2026", "Still to come", "Total"]


def test_what_nobody_entered_of_the_grant_is_left_out() -> None:
    rows = cells(table_of(blocks("report-about", facts(None, ACCOUNT))))
    assert rows == [
        ["Funder", "A Trust"],
        ["Reference", "T-1"],
        ["Purpose", "Weekly singing."],
        ["Period", "1 January 2026 to 31 December 2026"],
        ["Report", "Final report, due on 31 January 2027"],
    ]


def test_a_grant_without_amount_or_budget_says_so() -> None:
    bare = replace(ACCOUNT, awarded=None, lines=())
    assert _lead(bare) == "This reports on Songs, from A Trust."
    (said,) = blocks("report-money", facts(None, bare))
    assert isinstance(said, Paragraph)
    assert text(said.runs) == "No budget is entered for this grant."
    assert account_figures(bare, TODAY) == ()
