"""By fund: every month of every fund, overdrafts marked, copied out and saved."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from sqlalchemy.orm import Session

from app.models.choices import Stage
from app.services.organisation.organisation import start_mine
from app.services.rows import records
from app.ui.kit.cards import Note
from app.ui.pages.runway.funds import FundsView
from tests.ui.pages.acting import choose_words, shown
from tests.ui.pages.runway.runway_place import page_of
from tests.ui.whole_window import Window, answers, button, file, settle, window, words

pytestmark = pytest.mark.usefixtures("qapp")


def fill(session: Session) -> None:
    """£12,000, £3,000 in and £4,000 out a month; a youth grant pays £600 a month of a worker, in arrears."""
    start_mine(session, answers())
    youth = records.add(session, "fund", {"name": "Youth & <b>arrears", "kind": "restricted"})
    records.add(
        session, "fund", {"name": "A fund with quite a long name of its own", "kind": "designated", "balance": 500_00}
    )
    worker = {"name": "Youth worker", "amount": 600_00, "start": date(2026, 11, 1), "end": date(2027, 4, 30)}
    cost = records.add(session, "cost_line", worker)
    funder = records.add(session, "funder", {"name": "Council"})
    grant = records.add(
        session, "grant", {"funder_id": funder, "title": "Youth", "stage": Stage.AWARDED, "fund_id": youth}
    )
    records.add(session, "budget_line", {"grant_id": grant, "cost_line_id": cost, "amount": 3_600_00})
    records.add(session, "instalment", {"grant_id": grant, "due": date(2027, 5, 1), "amount": 3_600_00})


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Window]:
    with window() as made:
        made.app.open(file(tmp_path, fill=fill))
        yield made


def view_of(place: Window) -> FundsView:
    return page_of(place, "funds").funds


def rows(view: FundsView) -> list[list[str]]:
    assert view.table is not None
    return shown(view.table)


def test_all_funds_stand_side_by_side_with_free_cash_and_closing_costs(place: Window) -> None:
    view = view_of(place)
    assert view.table is not None
    columns = [column.heading for column in view.table.rows_model().columns]
    assert columns == [
        "Month",
        "General fund",
        "Youth & <b>arrears",
        "A fund with quite a long name…",
        "Free cash",
        "Closing costs",
    ]
    assert rows(view)[0] == ["Nov 2026", "£11,000", "▲ −£600", "£500", "£10,400", "£0"]
    assert rows(view)[6][2] == "£0"
    assert len(rows(view)) == 25


def test_an_overdraft_is_told_in_words_too(place: Window) -> None:
    said = words(view_of(place))
    assert "▲ below zero: unrestricted money carries the fund" in said
    sentences = [note.sentence.plain() for note in view_of(place).findChildren(Note)]
    (sentence,) = sentences
    assert sentence == (
        "Youth & <b>arrears is below zero from November 2026, by £3,600 at most: unrestricted money carries it until "
        "its grant pays."
    )


def test_one_fund_month_by_month_adds_up(place: Window) -> None:
    view = view_of(place)
    choose_words(view.fund, "Youth & <b>arrears")
    assert rows(view)[:2] == [
        ["Nov 2026", "£0.00", "£0.00", "£600.00", "▲ −£600.00"],
        ["Dec 2026", "▲ −£600.00", "£0.00", "£600.00", "▲ −£1,200.00"],
    ]
    assert view.table is not None
    model = view.table.rows_model()
    totals = [model.text(model.rowCount() - 1, at) for at in range(model.columnCount())]
    assert totals == ["Total", "£0.00", "£3,600.00", "£3,600.00", "£0.00"]


def test_the_chosen_fund_stays_when_the_plan_changes_and_all_are_shown_once_it_is_gone(place: Window) -> None:
    view = view_of(place)
    choose_words(view.fund, "A fund with quite a long name of its own")
    fund = next(row.id for row in place.workspace.read(records.rows, "fund") if row["kind"].value == "designated")
    place.workspace.run("Change it", records.change, "fund", fund, {"balance": 900_00})
    settle()
    assert rows(view)[0][1] == "£900.00"
    place.workspace.run("Delete it", records.delete, "fund", [fund])
    settle()
    assert view.fund.currentText() == "All funds, at the end of each month"
    assert len(rows(view)[0]) == 5


def test_the_table_is_copied_with_whole_names_and_plain_figures(place: Window) -> None:
    view = view_of(place)
    button(view, "Copy the table").click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][2:4] == ["Youth & <b>arrears", "A fund with quite a long name of its own"]
    assert lines[1] == ["2026-11", "11000.00", "-600.00", "500.00", "10400.00", "0.00"]
    assert len(lines) == 26


def test_every_fund_is_saved_as_csv(place: Window, tmp_path: Path) -> None:
    view = view_of(place)
    path = tmp_path / "funds.csv"
    place.ask.answers = [None, tmp_path / "nowhere" / "funds.csv", path]
    for _ in range(3):
        button(view, "Save as CSV").click()
    with path.open(encoding="utf-8-sig", newline="") as saved:
        table = list(csv.reader(saved))
    assert table[0][:6] == ["month", "fund", "opening", "in", "out", "closing"]
    assert table[2][:6] == ["2026-11", "Youth & <b>arrears", "0.00", "0.00", "600.00", "-600.00"]
    assert f"Saved {path}." in place.said()
