"""What ends: what keeps safe, what grants leave behind, what is unspent; each row leads to its grant."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import Stage
from app.planning.forecast.answers import StaySafe
from app.services.organisation.organisation import start_mine
from app.services.rows import records
from app.services.said.wording import plain
from app.ui.pages.runway.ends import EndsView, safe_sentence
from tests.ui.keys import press
from tests.ui.pages.acting import shown
from tests.ui.pages.runway.runway_place import page_of
from tests.ui.whole_window import Window, answers, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")


def fill(session: Session) -> None:
    """Twelve months; a grant pays a worker's £600 a month until April 2027, and £400 of it are left over."""
    start_mine(session, answers())
    fund = records.add(session, "fund", {"name": "Youth", "kind": "restricted", "balance": 4_000_00})
    worker = {"name": "Youth worker", "amount": 600_00, "start": date(2026, 11, 1)}
    cost = records.add(session, "cost_line", worker)
    funder = records.add(session, "funder", {"name": "Council"})
    values = {
        "funder_id": funder,
        "title": "Youth <b>work</b>",
        "stage": Stage.AWARDED,
        "fund_id": fund,
        "start": date(2026, 4, 1),
        "end": date(2027, 4, 30),
    }
    grant = records.add(session, "grant", values)
    records.add(session, "budget_line", {"grant_id": grant, "cost_line_id": cost, "amount": 3_600_00})


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Window]:
    with window() as made:
        made.app.open(file(tmp_path, fill=fill))
        yield made


def view_of(place: Window) -> EndsView:
    return page_of(place, "ends").ends


def test_what_a_grant_leaves_behind_and_opens(place: Window) -> None:
    view = view_of(place)
    row = ["May 2027", "Youth worker", "Youth <b>work</b> · Council", "£600", "£9,600"]
    assert shown(view.cliff) == [row]
    assert (
        "From May 2027, £600 a month that grants pay now will fall on your unrestricted money"
        in view.cliff_words.plain()
    )
    view.cliff.select_key(0)
    press(view.cliff, Qt.Key.Key_Return)
    settle()
    assert place.shell.current() == "grants"
    assert "Youth <b>work</b>" in words(place.shell.page("grants"))


def test_what_is_unspent_and_opens(place: Window) -> None:
    view = view_of(place)
    assert shown(view.unspent) == [["30 April 2027", "Youth <b>work</b> · Council", "Youth", "£400"]]
    assert "£400 would be left over" in view.unspent_words.plain()
    view.unspent.select_key(view.unspent.rows_model().key_at(0))
    press(view.unspent, Qt.Key.Key_Return)
    assert place.shell.current() == "grants"


def test_what_keeps_safe_follows_the_policy(place: Window) -> None:
    view = view_of(place)
    assert "does not fall below zero" in view.safe.plain()
    assert "No reserves policy is set" in words(view)
    button(view, "Set a reserves policy").click()
    assert place.shell.current() == "organisation"
    policy = {"policy_months_low": 300, "policy_months_high": 600}
    place.workspace.run("Set the policy", records.change, "organisation", 1, policy)
    view = view_of(place)
    assert "your reserves policy of £" in view.safe.plain()
    assert "No reserves policy is set" not in words(view)


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        (StaySafe(0, 0, 0, None), "Free cash does not fall below zero in any month looked at: nothing more is needed."),
        (
            StaySafe(1_000_00, 250_01, 3_000_00, Month(2027, 3).last_day),
            (
                "You need £251 more a month of unrestricted income from now on, or £3,000 once by 31 March 2027, so "
                "that free cash does not fall below your reserves policy of £1,000."
            ),
        ),
    ],
)
def test_the_sentence_rounds_up_so_that_it_is_enough(needed: StaySafe, said: str) -> None:
    assert plain(safe_sentence(needed, with_policy=needed.floor > 0)) == said


def test_a_plan_without_grants_says_what_belongs_there(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        said = words(view_of(place))
        assert "Nothing loses a grant in these months" in said
        assert "No restricted grant ends with money left over" in said
