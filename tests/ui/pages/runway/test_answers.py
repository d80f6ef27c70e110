"""How the answers that are compared are said in a few words."""

from datetime import date

import pytest

from app.dates import Month
from app.planning.forecast.answers import Runway
from app.services.said.wording import plain
from app.ui.pages.runway.answers import against_plan, decide_words, lasts_words

AUGUST = Month(2027, 8)


@pytest.mark.parametrize(
    ("runway", "lasts", "decide"),
    [
        (Runway("months", 4, AUGUST), "4 months, to Jul 2027", "too late already"),
        (Runway("ran_out", 0, AUGUST), "ran out in Aug 2027", "too late already"),
        (Runway("already_short", 0, AUGUST), "already short", "too late already"),
        (Runway("already_short", 0, AUGUST, Month(2027, 9)), "short, covered Sep 2027", "too late already"),
        (
            Runway("already_short", 0, AUGUST, Month(2027, 9), Month(2028, 3)),
            "short, again from Mar 2028",
            "too late already",
        ),
        (Runway("lasts", 30), "all 30 months", "no need yet"),
        (Runway("no_data"), "nothing to count", ""),
    ],
)
def test_every_state_has_its_words(runway: Runway, lasts: str, decide: str) -> None:
    assert lasts_words(runway) == lasts
    assert decide_words(runway, None) == decide
    assert decide_words(runway, date(2027, 3, 31)) == "31 March 2027"


def test_only_the_same_answer_is_as_planned() -> None:
    this, following = Runway("months", 0, AUGUST), Runway("months", 0, AUGUST.plus(1))
    assert plain(against_plan(this, this)) == ", as planned."
    assert plain(against_plan(this, following)) == "."
