"""Figures on the screen: every one has what it asks in words, is answered in words, and says what is still needed."""

from collections.abc import Mapping
from datetime import date

import pytest

from app.planning.law.rate_overrides import Override, laid_over
from app.planning.law.rates import rate_pack_from
from app.services.figures.answer_words import Found, as_text, find
from app.services.figures.catalogue import FIGURES
from app.services.figures.figure import Figure, InputKind
from app.services.organisation.rates import load_rates, shipped_data

RATES = load_rates()
ASKED: Mapping[str, Mapping[str, str]] = {
    "employer-nic": {"gross": "3000", "frequency": "monthly", "tax_year": "2026-27"},
    "employer-cost": {"salary": "32000", "tax_year": "2026-27"},
    "minimum-wage": {"hourly_pay": "12.00", "age": "30", "date": "2026-05-01"},
    "sick-pay": {"weekly_earnings": "320", "date": "2026-05-01", "days": "8"},
    "levy": {"pay_bill": "3200000", "tax_year": "2026-27"},
    "redundancy": {"age": "45", "years": "7", "date": "2026-07-31", "weekly_pay": "600"},
    "notice": {"start": "2020-01-06", "date": "2026-07-31"},
    "holiday": {"days_per_week": "3.5"},
    "day-rate": {"salary": "24000"},
    "present-value": {"amounts": "-1000 400 700", "rate": "3.5"},
    "standstill": {"published": "2026-06-01"},
    "measure": {"name": "ons4", "answers": "7,8,9,2"},
}


def figure(name: str) -> Figure:
    return next(each for each in FIGURES if each.name == name)


def test_every_figure_is_tried_here() -> None:
    assert [each.name for each in FIGURES] == list(ASKED)


@pytest.mark.parametrize("each", FIGURES, ids=lambda each: each.name)
def test_what_is_asked_and_answered_has_words(each: Figure) -> None:
    assert {name for names in each.needed for name in names.split("|")} <= set(each.columns)
    assert len({column.label for column in each.columns.values()}) == len(each.columns)
    assert all((column.kind is InputKind.CHOICE) == bool(column.choices) for column in each.columns.values())
    assert set(each.work_out(ASKED[each.name], RATES)) == set(each.answers)
    found = find(each, ASKED[each.name], RATES)
    assert found.answers
    assert (found.needed, found.problem) == ("", "")


@pytest.mark.parametrize("each", FIGURES, ids=lambda each: each.name)
def test_what_is_filled_in_at_first_changes_nothing(each: Figure) -> None:
    """The usual values are those that count when nothing is told; `today` is only a beginning."""
    usual = {name: column.usual for name, column in each.columns.items() if column.usual not in {"", "today"}}
    assert find(each, {**usual, **ASKED[each.name]}, RATES) == find(each, ASKED[each.name], RATES)


@pytest.mark.parametrize(
    ("name", "column", "choice"),
    [
        (each.name, name, choice)
        for each in FIGURES
        for name, column in each.columns.items()
        for choice, _ in column.choices
        if each.name != "measure"
    ],
)
def test_every_choice_is_understood(name: str, column: str, choice: str) -> None:
    assert find(figure(name), {**ASKED[name], column: choice}, RATES).problem == ""


def test_the_answer_that_was_asked_for_comes_first_in_words() -> None:
    assert find(figure("redundancy"), ASKED["redundancy"], RATES).answers == (
        ("Redundancy pay", "£5,400"),
        ("Due by law", "Yes"),
        ("Weeks of pay", "9"),
        ("A week’s pay that counts", "£600"),
    )


def test_several_minimums_stand_line_by_line() -> None:
    told = dict(find(figure("day-rate"), {"salary": "24000"}, RATES).answers)
    assert (told["Day rate"], told["Days that can be billed"]) == ("£157.29", "177 days")
    lines = told["Published minimums"].splitlines()
    assert lines[0].startswith("£157.29 a day is ")
    assert len(lines) > 2
    bands = dict(find(figure("measure"), ASKED["measure"], RATES).answers)["Band"]
    assert bands.splitlines() == ["Life satisfaction high", "Worthwhile high", "Happiness very high", "Anxiety low"]


def test_what_is_still_needed_is_named_as_on_the_screen() -> None:
    assert find(figure("redundancy"), {"age": "45"}, RATES).needed == (
        "Still needed: whole years of service or first day of work; last day of employment; a week’s gross pay."
    )
    pay = {"annual_pay": "24000", "age": "30", "date": "2026-05-01"}
    assert find(figure("minimum-wage"), pay, RATES).needed == "Still needed: hours paid a week."


def test_two_answers_to_one_question_are_named_as_on_the_screen() -> None:
    both = {**ASKED["redundancy"], "born": "1981-02-03"}
    assert find(figure("redundancy"), both, RATES) == Found(
        problem="“Age on the last day” and “date of birth” are both filled in. Keep only one of them."
    )


def test_what_cannot_be_used_is_told_in_its_own_sentence() -> None:
    assert find(figure("employer-cost"), {**ASKED["employer-cost"], "fte": "2"}, RATES).problem == (
        "“2” is not a part of full time. Type a number above 0 and up to 1, such as 0.6."
    )


def test_an_answer_can_be_pasted_with_what_was_asked() -> None:
    asked = {"start": "2020-01-06", "date": "2026-07-31"}
    assert as_text(figure("notice"), asked, find(figure("notice"), asked, RATES)) == (
        "Notice\nFirst day of work: 6 January 2020\nThe day notice is given: 31 July 2026\n"
        "The least notice by law: 6 weeks"
    )


def test_a_title_stands_by_itself_without_its_article() -> None:
    assert [figure(name).heading for name in ("minimum-wage", "measure", "day-rate", "employer-nic")] == [
        "Minimum wage",
        "Outcome score",
        "Freelance day rate",
        "Employer’s National Insurance",
    ]


def test_the_rates_given_are_used() -> None:
    own = [Override("redundancy_cap", "weekly.gb", date(2026, 4, 6), None, 500_00)]
    rates = rate_pack_from(laid_over(shipped_data(), own)[0])
    told = find(figure("redundancy"), ASKED["redundancy"], rates).answers
    assert told[0] == ("Redundancy pay", "£4,500")
