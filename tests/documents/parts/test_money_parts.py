"""What is printed of the money: the decision first, short months by a word, no column twice, what changed since."""

from dataclasses import replace
from datetime import date

from app.dates import Month
from app.documents.facts.catalogue import FIGURES
from app.documents.facts.money import CoverLine, DueLine, Money
from app.documents.facts.money_figures import cover_percent, money_figures
from app.documents.tree.tree import Paragraph
from tests.documents.case_data import text
from tests.documents.parts.money_data import MONEY, TODAY, blocks, cells, facts, months, table_of

NOTHING = Money("confirmed", "Enter your bank balance.", "", None, "")


def _said(name: str, money: Money = MONEY) -> str:
    return " ".join(text(block.runs) for block in blocks(name, facts(money)) if isinstance(block, Paragraph))


def test_the_lead_begins_with_the_decision_and_a_funder_is_not_told_of_closing() -> None:
    (lead,) = blocks("money-lead", facts())
    assert isinstance(lead, Paragraph)
    assert lead.role == "lead"
    assert text(lead.runs) == f"{MONEY.decision} {MONEY.runway}"
    (lead,) = blocks("money-lead", facts(reader="funder"))
    assert isinstance(lead, Paragraph)
    assert text(lead.runs) == MONEY.runway


def test_money_that_lasts_asks_for_no_decision() -> None:
    assert _said("decision", replace(MONEY, decision="")) == "Our figures call for no decision about closing."
    assert _said("decision") == MONEY.decision


def test_the_first_short_month_runs_short_and_those_after_it_are_short() -> None:
    names = [row[0] for row in cells(table_of(blocks("months", facts())))]
    assert names == [
        "November 2026",
        "December 2026",
        "January 2027 runs short",
        "February 2027 short",
        "March 2027 short",
        "April 2027 short",
    ]


def test_years_are_ruled_off_and_not_the_end_of_the_table() -> None:
    assert table_of(blocks("months", facts())).rules_after == (4,)
    until_march = replace(MONEY, months=MONEY.months[:5])
    assert table_of(blocks("months", facts(until_march))).rules_after == ()


def test_free_cash_that_equals_closing_has_no_column_and_a_sentence_says_so() -> None:
    table = table_of(blocks("months", facts()))
    assert [column.head for column in table.columns] == ["Month", "Opening", "In", "Out", "Closing"]
    assert "Free cash equals closing in every month" in table.caption
    other = replace(MONEY, months=months((0, 0, 0), opening=10_00, held=5_00, over=1_00))
    table = table_of(blocks("months", facts(other)))
    heads = [column.head for column in table.columns]
    assert heads == ["Month", "Opening", "In", "Out", "Closing", "Restricted", "Free cash"]
    assert "Restricted shows what those funds hold" in table.caption
    assert "Free cash equals" not in table.caption


def test_of_no_forecast_nothing_is_told() -> None:
    assert blocks("months", facts(NOTHING)) == ()
    for name in ("cash-chart", "funds", "ends", "core-cover", "budget-spent", "people-due"):
        assert blocks(name, facts(NOTHING)) == ()
    assert money_figures(NOTHING, TODAY) == ()
    assert blocks("what-changed", facts(NOTHING)) == ()


def test_what_ends_folds_the_columns_that_say_nothing() -> None:
    table = table_of(blocks("ends", facts()))
    assert cells(table) == [["Sound Minds", "31 May 2027", "June 2027", "£1,166", "£3,353"]]
    plain = replace(MONEY, ends=(replace(MONEY.ends[0], falls_from=None, monthly=0, left=0),))
    assert cells(table_of(blocks("ends", facts(plain)))) == [["Sound Minds", "31 May 2027"]]
    assert _said("ends", replace(MONEY, ends=())) == "No grant, contract or post ends within twelve months."


def test_core_cover_is_told_of_the_first_whole_year() -> None:
    assert _said("core-cover") == "Confirmed money meets 33% of core costs in 2027-28."
    assert cells(table_of(blocks("core-cover", facts())))[0] == ["2026-27 (5 months)", "£100", "£60", "£20", "£20"]


def test_core_costs_are_wholly_covered_only_where_nothing_is_missing() -> None:
    assert cover_percent(CoverLine("2027-28", 12, 1_000_00, 999_99, 0, 1)) == 99
    assert cover_percent(CoverLine("2027-28", 12, 1_000_00, 1_000_00, 0, 0)) == 100


def test_what_was_overspent_is_said() -> None:
    assert _said("budget-spent") == "More was spent than the budget allows: Choir."
    rows = cells(table_of(blocks("budget-spent", facts())))
    assert ["Choir", "£500", "£600", "−£100"] in rows
    assert rows[-1] == ["Total", "£1,500", "£1,000", "£500"]


def test_what_is_overdue_says_so_in_a_word() -> None:
    rows = cells(table_of(blocks("people-due", facts())))
    assert rows == [["6 August 2026", "Overdue. Supervision: Reflective", "1 session not held: Dev"]]
    assert _said("people-due") == "No training is due within a month."


def test_supervision_and_training_are_one_table_with_the_overdue_first() -> None:
    course, old = (
        DueLine(date(2026, 12, 1), "Course", "Dev"),
        DueLine(date(2026, 5, 1), "First aid", "Mo", overdue=True),
    )
    both = replace(MONEY, training=(course, old))
    assert [row[:2] for row in cells(table_of(blocks("people-due", facts(both))))] == [
        ["1 May 2026", "Overdue. First aid"],
        ["6 August 2026", "Overdue. Supervision: Reflective"],
        ["1 December 2026", "Course"],
    ]
    assert not _said("people-due", both)
    neither = replace(MONEY, supervision=(), training=())
    assert _said("people-due", neither) == "No supervision or training is due within a month."
    assert _said("people-due", replace(neither, training=(course,))) == "No supervision is due within a month."
    assert blocks("people-due", facts(replace(neither, anybody=False))) == ()


def test_the_first_summary_compares_with_nothing_and_says_so() -> None:
    table = table_of(blocks("what-changed", facts()))
    assert [column.head for column in table.columns] == ["Figure", "Now"]
    assert "nothing to compare with" in table.caption


def test_what_changed_tells_by_how_much_each_figure_moved() -> None:
    before = replace(
        MONEY,
        lasts="4 months",
        months_lasting=400,
        decide_by=date(2027, 1, 31),
        lowest=(Month(2027, 4), -100_00),
        first_short=None,
        cover=(),
    )
    previous = {each.id: each for each in money_figures(before, TODAY)}
    known = replace(facts(), previous=previous, previous_on=date(2026, 10, 20))
    table = table_of(blocks("what-changed", known))
    assert [column.head for column in table.columns] == ["Figure", "Now", "20 October 2026", "Change"]
    assert cells(table) == [
        ["Runway", "2 months", "4 months", "−2"],
        ["First month that runs short", "February 2027", "none", ""],
        ["Last safe day to decide", "31 December 2026", "31 January 2027", "31 days earlier"],
        ["Free reserves", "£26,960", "£26,960", "same"],
        ["Months of reserves", "1.7 months", "1.7 months", "same"],
        ["Core costs that confirmed money meets in 2027-28", "33%", "none", ""],
    ]


def test_the_lowest_cash_is_told_only_where_money_does_not_run_short() -> None:
    lasting = replace(MONEY, first_short=None, lowest=(Month(2027, 4), 150_50))
    rows = cells(table_of(blocks("what-changed", facts(lasting))))
    assert ["Lowest free cash", "£151"] in rows
    assert "Lowest free cash" not in [row[0] for row in cells(table_of(blocks("what-changed", facts())))]


def test_what_was_sent_and_cannot_be_opened_is_not_called_the_first() -> None:
    table = table_of(blocks("what-changed", replace(facts(), previous=None, previous_on=date(2026, 10, 20))))
    assert [column.head for column in table.columns] == ["Figure", "Now"]
    assert table.caption == "What was sent on 20 October 2026 cannot be opened, so nothing is compared with it."


def test_a_figure_of_another_year_is_not_compared() -> None:
    earlier = replace(MONEY, cover=(CoverLine("2026-27", 12, 100_00, 50_00, 0, 50_00),))
    previous = {each.id: each for each in money_figures(earlier, TODAY)}
    known = replace(facts(), previous=previous, previous_on=date(2026, 10, 20))
    (row,) = [row for row in cells(table_of(blocks("what-changed", known))) if row[0].startswith("Core costs")]
    assert row[2:] == ["none", ""]


def test_every_figure_of_the_money_is_in_the_catalogue_and_says_what_it_rests_on() -> None:
    found = money_figures(replace(MONEY, supervision_per_person=100_00, training_per_person=50_00), TODAY)
    assert {each.id for each in found} == {name for name, kind in FIGURES.items() if kind.needs == "money"}
    assert all(each.basis and each.text for each in found)
