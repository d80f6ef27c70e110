"""How long the money lasts, in words, in every state, view and voice, and on whatever day it is read."""

from datetime import date

import pytest

from app.dates import Month
from app.planning.closing.closure import Closure, ClosureCost
from app.planning.forecast.answers import LowPoint, Runway, Shortage
from app.planning.plan.plan import Plan
from app.services.said.headline import (
    closing_sentence,
    horizon_sentence,
    runway_clause,
    runway_sentence,
    second_sentence,
    unknown_sentence,
)
from app.services.said.wording import WE, on_paper, plain
from tests.builders import general

NOVEMBER = date(2026, 11, 30)
PLAN = Plan(name="Us", balance_date=NOVEMBER, funds=(general(1),))
CLOSING = Closure(ClosureCost(NOVEMBER, fixed=500_00), ())


@pytest.mark.parametrize(
    ("view", "late", "runway", "opening", "sentence"),
    [
        (
            "confirmed",
            0,
            Runway("months", 9, Month(2027, 9)),
            5,
            "On confirmed income your unrestricted money lasts 9 months, to August 2027.",
        ),
        (
            "expected",
            0,
            Runway("months", 1, Month(2027, 1)),
            5,
            "Counting uncertain income by its likelihood, your unrestricted money lasts 1 month, to December 2026.",
        ),
        (
            "everything",
            0,
            Runway("lasts", 36),
            5,
            "If everything hoped for comes in, your unrestricted money lasts for all 36 months looked at, to No",
        ),
        (
            "confirmed",
            3,
            Runway("months", 0, Month(2026, 12)),
            5,
            "On confirmed income, with money coming in 3 months late, your unrestricted money runs out next month, De",
        ),
        (
            "confirmed",
            0,
            Runway("already_short", 0, Month(2026, 12)),
            -120_050,
            "On confirmed income your unrestricted money is already short by £1,201, counting from 30 November 2026.",
        ),
        (
            "confirmed",
            0,
            Runway("no_data"),
            0,
            "Add what you spend and what comes in to see how long your money lasts.",
        ),
    ],
)
def test_how_long_it_lasts(view: str, late: int, runway: Runway, opening: int, sentence: str) -> None:
    found = plain(runway_sentence(PLAN, view, runway, opening, late, today=NOVEMBER))
    assert found == sentence if sentence.endswith(".") else found.startswith(sentence)


def test_the_answer_is_bold() -> None:
    found = runway_sentence(PLAN, "confirmed", Runway("months", 9, Month(2027, 9)), 5, today=NOVEMBER)
    assert [text for text, bold in found if bold] == ["9 months", "August 2027"]


def test_without_a_balance_it_says_what_to_do() -> None:
    found = plain(runway_sentence(Plan("Us", None), "expected", Runway("no_data"), 0, today=NOVEMBER))
    assert found == "Enter your bank balance and its date to see how long your money lasts."


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (None, "no bank balance is entered yet."),
        (date(2024, 3, 31), "the last balance entered is that of 31 March 2024."),
        (NOVEMBER, "no costs or income are entered yet."),
    ],
)
def test_on_paper_it_says_why_it_is_not_known_and_asks_for_nothing(on: date | None, why: str) -> None:
    found = plain(unknown_sentence(on, NOVEMBER, voice=on_paper(alone=True)))
    assert found == f"How long my money lasts is not known: {why}"


SEPTEMBER = Month(2027, 9)


def follows(length: Runway, short: Shortage | None, low: LowPoint | None = None) -> str:
    return plain(second_sentence(length, low, short))


def test_by_how_much_it_is_short_and_how_fast_that_grows() -> None:
    short = Runway("months", 9, SEPTEMBER)
    assert follows(short, Shortage(SEPTEMBER, 6_805_00, 12_345_00)) == (
        "You would be short by £6,805 in September 2027, growing by about £12,000 a month."
    )
    assert follows(short, Shortage(SEPTEMBER, 40, None)) == "You would be short by £0.40 in September 2027."
    assert follows(short, Shortage(SEPTEMBER, 50_00, -7_49)) == (
        "You would be short by £50 in September 2027, shrinking by about £7 a month."
    )
    assert follows(short, Shortage(SEPTEMBER, 50_00, 99)) == (
        "You would be short by £50 in September 2027, about the same each month after."
    )
    assert follows(short, Shortage(SEPTEMBER, 50_00, 100_00, Month(2027, 11))) == (
        "You would be short by £50 in September 2027, and covered again from November 2027."
    )


def test_where_nothing_is_short_it_says_where_it_is_lowest() -> None:
    low = LowPoint(Month(2028, 1), 990_000)
    assert follows(Runway("lasts", 36), None, low) == "It is lowest at the end of January 2028: £9,900."
    assert follows(Runway("no_data"), None) == ""


def test_money_that_is_short_already_says_how_that_goes_on_or_where_it_is_lowest_once_covered() -> None:
    december = Month(2026, 12)
    short, low = Runway("already_short", 0, december), LowPoint(december, -1_00)
    assert follows(short, Shortage(december, 1, 450_00), low) == "What is missing is growing by about £450 a month."
    assert follows(short, Shortage(december, 1, 450_00, december), low) == (
        "It is lowest at the end of December 2026: −£1."
    )


def test_what_was_left_out_beyond_ruin_is_said() -> None:
    assert plain(horizon_sentence(Month(2028, 9))) == (
        "Nothing is shown after September 2028: by then you would have closed."
    )
    assert "we would have closed" in plain(horizon_sentence(Month(2028, 9), voice=WE))
    assert horizon_sentence(None) == ()


def said(runway: Runway, today: date, opening: int = 0) -> str:
    return plain(runway_sentence(PLAN, "confirmed", runway, opening, today=today))


def test_it_says_on_which_balance_it_rests_where_that_is_older_than_a_month() -> None:
    last = Runway("months", 4, Month(2027, 9))
    assert said(last, date(2027, 4, 1)) == (
        "On confirmed income your unrestricted money lasts 4 months, to August 2027. "
        "That is by the balance of 30 November 2026."
    )
    assert "balance" not in said(Runway("months", 8, Month(2027, 9)), date(2026, 12, 31))
    assert "balance of 30 November" in said(Runway("months", 7, Month(2027, 9)), date(2027, 1, 1))


def test_money_that_ran_out_by_an_old_balance_asks_for_a_new_one() -> None:
    ran_out = Runway("ran_out", 0, Month(2027, 9))
    asked = " Enter a new balance to see how long it lasts now."
    told = (
        "On confirmed income your unrestricted money ran out in September 2027. "
        "That is by the balance of 30 November 2026."
    )
    assert said(ran_out, date(2027, 10, 2)) == told + asked
    on_paper = plain(runway_sentence(PLAN, "confirmed", ran_out, 0, today=date(2027, 10, 2), voice=WE))
    assert on_paper == told.replace("your", "our")
    assert second_sentence(ran_out, LowPoint(Month(2027, 11), -100), None) == ()


def test_the_month_of_today_and_the_next_are_told_as_such() -> None:
    assert "money runs out this month, September 2027." in said(Runway("months", 0, Month(2027, 9)), date(2027, 9, 1))
    assert "money runs out next month, September 2027." in said(Runway("months", 0, Month(2027, 9)), date(2027, 8, 1))
    assert "money lasts to the end of August 2027, the last month looked" in said(Runway("lasts", 0), date(2027, 8, 1))


def test_a_balance_that_is_still_to_come_is_told() -> None:
    assert said(Runway("months", 1, Month(2027, 1)), date(2026, 11, 29)) == (
        "On confirmed income your unrestricted money lasts 1 month, to December 2026. "
        "That counts from your balance of 30 November 2026, a day still to come."
    )
    assert "money runs out in December 2026." in said(Runway("months", 0, Month(2026, 12)), date(2026, 1, 1))


def test_a_balance_too_old_to_count_from_asks_for_a_new_one() -> None:
    assert said(Runway("no_data"), date(2030, 1, 1)) == (
        "Your balance of 30 November 2026 is too old. Enter a new balance to see how long your money lasts."
    )


@pytest.mark.parametrize(
    ("covered", "again", "today", "sentence"),
    [
        (None, None, NOVEMBER, "is already short by £10, counting from 30 November 2026."),
        (
            Month(2026, 12),
            None,
            NOVEMBER,
            "is already short by £10, counting from 30 November 2026. It is covered again from December 2026.",
        ),
        (
            Month(2026, 12),
            Month(2027, 6),
            NOVEMBER,
            (
                "is already short by £10, counting from 30 November 2026. "
                "It is covered again from December 2026, and short again from June 2027."
            ),
        ),
        (
            Month(2026, 12),
            Month(2027, 6),
            date(2027, 1, 3),
            (
                "was already short by £10 on 30 November 2026. "
                "It has been covered again since December 2026, and short again from June 2027. "
                "That is by the balance of 30 November 2026."
            ),
        ),
    ],
)
def test_short_now_covered_from_and_short_again(
    covered: Month | None, again: Month | None, today: date, sentence: str
) -> None:
    found = said(Runway("already_short", 0, Month(2026, 12), covered, again), today, -10_00)
    assert found == f"On confirmed income your unrestricted money {sentence}"


@pytest.mark.parametrize(
    ("safe", "today", "sentence"),
    [
        (Runway("lasts", 36), NOVEMBER, ""),
        (Runway("months", 4, Month(2027, 4)), NOVEMBER, "To close in good order you would have to decide by 31 March"),
        (
            Runway("months", 0, Month(2027, 4)),
            date(2027, 4, 2),
            "To close in good order you would have had to decide by 31 March 2027.",
        ),
        (
            Runway("ran_out", 0, Month(2027, 4)),
            date(2027, 6, 2),
            "To close in good order you would have had to decide by 31 March 2027.",
        ),
        (
            Runway("already_short", 0, Month(2026, 12)),
            NOVEMBER,
            "Closing in good order now would take £500, and £100 is free for it.",
        ),
        (
            Runway("already_short", 0, Month(2026, 12), Month(2026, 12), Month(2027, 4)),
            NOVEMBER,
            (
                "Closing in good order now would take £500, and £100 is free for it. "
                "There is enough for it from December 2026. To close in good order you would have to decide by 31 March"
            ),
        ),
    ],
)
def test_until_when_closing_can_be_decided(safe: Runway, today: date, sentence: str) -> None:
    found = plain(closing_sentence(safe, CLOSING, 100_00, today))
    assert found == sentence if sentence.endswith(".") or not sentence else found.startswith(sentence)


def test_on_paper_the_organisation_speaks_of_itself() -> None:
    nine, short = Runway("months", 9, SEPTEMBER), Shortage(SEPTEMBER, 40, None)
    assert plain(runway_sentence(PLAN, "confirmed", nine, 5, today=NOVEMBER, voice=WE)) == (
        "On confirmed income our unrestricted money lasts 9 months, to August 2027."
    )
    assert plain(second_sentence(nine, None, short, voice=WE)) == "We would be short by £0.40 in September 2027."


def test_a_clause_says_how_long_it_lasts_where_there_is_something_to_count() -> None:
    lasts = runway_clause(PLAN, Runway("months", 9, Month(2027, 9)), 5, NOVEMBER)
    assert plain(lasts) == "your unrestricted money lasts 9 months, to August 2027"
    assert runway_clause(PLAN, Runway("no_data"), 0, NOVEMBER) == ()
