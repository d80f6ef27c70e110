"""What each part of a case prints, for an organisation and for someone who works alone."""

from dataclasses import replace
from datetime import date

import pytest

from app.dates import Month
from app.documents.facts.case import BusinessCase, CaseCost, CaseOption, CasePayer, CasePayment, CaseRisk, LateMoney
from app.documents.facts.case_figures import case_figures
from app.documents.parts.case_parts import CASE_PARTS
from app.documents.tree.tree import Paragraph, Picture, Table, Together
from tests.documents.case_data import CASE, EMPTY, ME, US, part, said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "case-ask",
            (
                "We ask Riverside Health Partnership for £6,620 in 2027-28 towards a service that costs "
                "£43,620 a year. A decision is due on 22 January 2027."
            ),
        ),
        (
            "case-price",
            (
                "The price is £6,620 for 2027-28, or £55.17 a session for 120 sessions. "
                "The full cost is £43,620, or £363.50 a session. "
                "There are 2 payments of £3,310, due from 30 June 2027 to 31 December 2027."
            ),
        ),
        ("case-cost-lead", "The service costs £43,620 in 2027-28. £25,000 is agreed, £18,620 is not yet."),
        ("case-costs", "Premises and office, by people £3,120 £26.00"),
        ("case-costs", "Direct costs £36,895 £307.46"),
        ("case-costs", "Overheads £6,725 £56.04"),
        ("case-costs", "Full cost £43,620 £363.50"),
        ("case-costs", "Figures are rounded so that each column adds up. As at 21 November 2026, from our plan."),
        ("case-costs", "That is £363.50 a session (120 sessions planned) and £484.67 for each person taking part"),
        ("case-payers", "Council contract £25,000, confirmed; Riverside Trust, to March £12,000, likely, 60%"),
        ("case-payers", "Riverside Health Partnership £6,620, asked for here. The full"),
        ("case-options", "Three groups (preferred) 36 places a week, as set out here. £43,620"),
        ("case-options", "Refer to a private class Where a class has room and people can pay. not known"),
        ("case-risks", "The trust says no Medium High Two groups instead of three from September. Trustees"),
        (
            "case-lateness",
            (
                "If money still to come were a quarter late, our free cash would run short in July 2027 instead of "
                "October 2027."
            ),
        ),
    ],
)
def test_a_case_says(name: str, words: str) -> None:
    assert words.removesuffix(" The full") in said(name)


def test_a_part_without_a_case_is_nothing() -> None:
    assert not any(part(name, None) for name in CASE_PARTS)


def test_a_part_with_nothing_to_say_is_nothing_but_doing_nothing_is_always_weighed() -> None:
    assert [name for name in CASE_PARTS if part(name, EMPTY)] == ["case-options"]


def test_who_works_alone_says_i_and_never_we() -> None:
    case = replace(CASE, risks=(CaseRisk("Flood", "Low", "High", "Sandbags"),))
    everything = " ".join(said(name, case, ME) for name in CASE_PARTS)
    assert "I ask Riverside" in everything
    assert "from my plan" in everything
    assert "my free cash" in everything
    assert "What I do" in everything
    assert not {"we", "We", "our", "Our", "us"} & set(everything.replace(",", " ").split())


def test_only_a_plan_of_several_people_says_who_looks_after_a_risk() -> None:
    mine = replace(CASE, risks=tuple(replace(risk, owner="Maya") for risk in CASE.risks))
    assert "Who" in _heads("case-risks", CASE)
    assert "Who" not in _heads("case-risks", mine, alone=True)
    assert "Who" in _heads("case-risks", CASE, alone=True)
    assert _heads("case-risks", replace(CASE, risks=(CaseRisk("Flood", "Low", "High"),))) == [
        "What could go wrong",
        "Likelihood",
        "Impact",
    ]


def _heads(name: str, case: BusinessCase, *, alone: bool = False) -> list[str]:
    (table,) = part(name, case, ME if alone else US)
    assert isinstance(table, Table)
    return [column.head for column in table.columns]


def test_an_own_option_of_carrying_on_as_now_stands_instead_of_doing_nothing() -> None:
    assert "Do nothing" not in said("case-options")
    without = replace(CASE, options=CASE.options[1:])
    assert "Do nothing Nothing is bought. Others have agreed £25,000 of the £43,620 a year. £0" in said(
        "case-options", without
    )


@pytest.mark.parametrize("name", ["Nothing but mornings", "No changes to the groups", "Do nothing-much"])
def test_an_option_that_only_begins_like_doing_nothing_leaves_it_among_the_others(name: str) -> None:
    assert "Do nothing Nothing is bought" in said("case-options", replace(CASE, options=(CaseOption(name),)))


@pytest.mark.parametrize("name", ["NO  change", "Business as usual (as now)", "Nothing", "Carrying on as now: close"])
def test_an_option_that_does_nothing_is_known_by_its_whole_name(name: str) -> None:
    assert CaseOption(name).does_nothing


def test_the_preferred_option_costs_what_the_table_says_unless_the_user_typed_another_cost() -> None:
    costly = replace(CASE, direct=(CaseCost("a", 100_50),), overheads=())
    assert "Three groups (preferred) 36 places a week, as set out here. £101" in said("case-options", costly)
    typed = replace(CASE, options=(CaseOption("Two groups", "", 1_00, preferred=True),))
    assert "Two groups (preferred) £1" in said("case-options", typed)


def test_rounding_is_said_only_where_there_is_any() -> None:
    exact = replace(EMPTY, direct=(CaseCost("a", 240_00), CaseCost("b", 120_00)), sessions=10)
    assert "rounded" not in said("case-costs", exact)
    assert "rounded" in said("case-costs", replace(exact, sessions=7))
    assert "rounded" in said("case-costs", replace(exact, direct=(CaseCost("a", 1),)))


@pytest.mark.parametrize(
    ("payments", "words"),
    [
        ((), ""),
        (((date(2027, 6, 30), 6_620_00),), " Payment is due on 30 June 2027."),
        (
            ((date(2027, 6, 30), 6_000_00), (date(2027, 9, 30), 620_00)),
            " There are 2 payments, due from 30 June 2027 to 30 September 2027.",
        ),
        (((date(2027, 6, 30), 6_620_00), (date(2028, 6, 30), 6_620_00)), ""),
    ],
)
def test_payments_are_told_where_they_are_those_of_the_price(
    payments: tuple[tuple[date, int], ...], words: str
) -> None:
    case = replace(CASE, payments=tuple(CasePayment(due, amount) for due, amount in payments))
    assert said("case-price", case).endswith(f"£363.50 a session.{words}")


MARCH, JUNE = Month(2027, 3), Month(2027, 6)


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (LateMoney(3, JUNE, -5_00, MARCH, (JUNE, -1_00), JUNE), "run short in March 2027 instead of June 2027."),
        (LateMoney(3, JUNE, -5_00, JUNE, (JUNE, -1_00), JUNE), "run short in June 2027, as it would anyway."),
        (
            LateMoney(3, JUNE, -5_00, JUNE, (MARCH, 100_00)),
            "be lowest in June 2027, at −£5, instead of £100 in March 2027. It would run short in June 2027.",
        ),
        (LateMoney(1, JUNE, 5_00, None, (MARCH, 9_00)), "be lowest in June 2027, at £5, instead of £9 in March 2027."),
        (LateMoney(3, JUNE, 5_00, None, (JUNE, 5_00)), "be lowest in June 2027, at £5, as it would anyway."),
        (LateMoney(3, JUNE, 0), "be lowest in June 2027, at £0."),
    ],
)
def test_a_delay_is_told_by_what_it_changes(late: LateMoney, words: str) -> None:
    by = "1 month" if late.months == 1 else "a quarter"
    said_of_it = said("case-lateness", replace(CASE, late=late))
    assert said_of_it == f"If money still to come were {by} late, our free cash would {words}"


def test_a_name_that_the_picture_cuts_is_told_below_it() -> None:
    assert _caption(CASE) == ""
    long = replace(CASE, payers=(CasePayer("Trust " * 40, certain=True, probability=100, amount=5_00),))
    assert "Trust Trust Trust" in _caption(long)
    many = tuple(CasePayer(f"Trust {at}", certain=True, probability=100, amount=5_00) for at in range(40))
    assert "Trust 39" in _caption(replace(CASE, payers=many))


def _caption(case: BusinessCase) -> str:
    (together,) = part("case-payers", case)
    assert isinstance(together, Together)
    picture, sentence = together.blocks
    assert isinstance(picture, Picture)
    assert isinstance(sentence, Paragraph)
    assert picture.description
    return picture.caption


def test_any_text_anywhere_is_only_text() -> None:
    naughty = "<b>R&D</b> {{full-cost}} | **x** \\ $x^2$"
    case = replace(
        CASE,
        project=naughty,
        buyer=naughty,
        options=(CaseOption(naughty, naughty, 1),),
        direct=(CaseCost(naughty, 1_00),),
        risks=(CaseRisk(naughty, "Low", "Low", naughty),),
    )
    assert naughty in said("case-ask", case)
    assert said("case-options", case).count(naughty) == 2
    assert naughty in said("case-costs", case)
    assert naughty in said("case-risks", case)


def test_each_figure_says_what_it_rests_on() -> None:
    figures = {figure.id: figure for figure in case_figures(CASE, CASE.as_at)}
    assert {name: figure.text for name, figure in figures.items()} == {
        "full-cost": "£43,620",
        "direct-cost": "£36,895",
        "overheads": "£6,725",
        "cost-per-session": "£363.50",
        "cost-per-person": "£484.67",
        "confirmed": "£25,000",
        "unconfirmed": "£18,620",
        "gap": "£18,620",
        "to-find": "£0",
        "sessions": "120",
        "participants": "90",
        "ask": "£6,620",
        "price-per-session": "£55.17",
    }
    assert all(figure.basis and figure.as_at == CASE.as_at for figure in figures.values())
    assert figures["sessions"].value == 12_000
    assert figures["ask"].basis == "asked of Riverside Health Partnership for 2027-28"
    assert not case_figures(EMPTY, EMPTY.as_at)


def test_one_session_and_one_person_are_told_as_one() -> None:
    case = replace(CASE, project="The\nstudio", sessions=1, participants=1)
    figures = {figure.id: figure.basis for figure in case_figures(case, CASE.as_at)}
    assert figures["cost-per-session"] == "The studio, 2027-28: full cost over 1 planned session"
    assert figures["cost-per-person"] == "The studio, 2027-28: full cost over 1 person"
    assert figures["price-per-session"].endswith(": over 1 session")
