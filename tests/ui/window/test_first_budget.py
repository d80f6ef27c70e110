"""From nothing to a first runway with the budget workbook that every small charity has."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.dates import SHORT_MONTHS
from app.paths import documents_folder
from app.ui.dialogs.importing.dialog import ImportDialog
from tests.ui.keys import press, write
from tests.ui.whole_window import Window, button, settle, window, words

ENTER = Qt.Key.Key_Return
MONTHS = [f"{SHORT_MONTHS[(3 + at) % 12]}-{26 + (3 + at) // 12}" for at in range(12)]
MOST_ACTIONS = 15


def budget(path: Path) -> Path:
    """An advice centre's budget as its treasurer keeps it: titles, blocks, subtotals, notes, a quarterly grant."""
    quarter: list[int | None] = [9000, None, None]
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Budget 26-27"
    lines: list[tuple[str, list[int | None]]] = [
        ("Lottery - advice project", quarter * 4),
        ("Council SLA", [1500] * 12),
        ("Room hire", [350] * 12),
        ("Donations", [120, 80, 95, 60, 40, 110, 130, 150, 420, 70, 65, 90]),
    ]
    costs: list[tuple[str, list[int | None]]] = [
        ("Advice worker", [2450] * 12),
        ("Manager 21 hrs", [2100] * 12),
        ("Rent", [900] * 12),
        ("Insurance", [None, None, 640, *[None] * 9]),
        ("Volunteer expenses", [60] * 12),
    ]
    rows: list[list[Any]] = [["Harbour Advice – budget 2026/27"], [], ["", *MONTHS, "Total"], ["INCOME"]]
    for block, total in ((lines, "Total income"), (costs, "Total expenditure")):
        rows += [[name, *months, sum(month or 0 for month in months)] for name, months in block]
        sums = [sum(months[at] or 0 for _, months in block) for at in range(12)]
        rows += [[total, *sums, sum(sums)], []]
        rows += [["EXPENDITURE"]] if block is lines else []
    rows.append(["* Lottery ends March"])
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


class Doer:
    """Counts what a person does: a field filled, a button pressed, an answer given."""

    def __init__(self) -> None:
        self.actions = 0

    def fill(self, field: QWidget, text: str) -> None:
        self.actions += 1
        field.setFocus()
        write(field, text)

    def press(self, what: QWidget) -> None:
        self.actions += 1
        what.setFocus()
        press(what, ENTER)
        settle()


class Bringing:
    """What the dialog is given when it opens: the file is chosen and what was understood is brought in."""

    def __init__(self, doer: Doer, place: Callable[[], Window]) -> None:
        self.doer, self.place = doer, place
        self.check = ""

    def __call__(self, dialog: QWidget) -> bool:
        assert isinstance(dialog, ImportDialog)
        dialog.show()
        self.doer.press(button(dialog, "Choose a file …"))
        self.wait()
        self.check = dialog.budget.foot.check.plain()
        self.doer.press(dialog.budget.foot.bring)
        self.wait()
        return bool(dialog.result())

    def wait(self) -> None:
        while self.place().app.tasks.busy():
            settle()
        settle()


@pytest.mark.usefixtures("qapp")
def test_a_first_runway_from_a_budget_takes_few_actions_and_says_what_it_rests_on(tmp_path: Path) -> None:
    doer, made = Doer(), list[Window]()
    bringing = Bringing(doer, lambda: made[0])
    with window(bringing, budget(tmp_path / "Budget 26-27.xlsx"), today=date(2026, 11, 30)) as place:
        made.append(place)
        place.app.begin(None)
        form = place.first_run.form
        doer.fill(form.row("name").field, "Harbour Advice")
        doer.fill(form.row("balance_date").field, "31 oct")
        doer.fill(form.row("balance").field, "14200")
        doer.press(place.first_run.spreadsheet)
        assert doer.actions <= MOST_ACTIONS
        assert bringing.check == "£59,630 in, £66,760 out, the same as the totals in your sheet."
        said = words(place.home)
        assert "This rests on what you brought in" in said
        assert "5 cost lines, 2 income lines and 2 grants" in said
        assert place.home.sentence.plain() == (
            "On confirmed income your unrestricted money lasts 3 months, to February 2027. "
            "£9,000 of grants counted as paying for nothing yet."
        )


@pytest.mark.usefixtures("qapp")
def test_whoever_leaves_the_spreadsheet_is_told_where_the_new_file_is_kept() -> None:
    doer = Doer()
    with window(False, today=date(2026, 11, 30)) as place:
        place.app.begin(None)
        form = place.first_run.form
        doer.fill(form.row("name").field, "Marsh Hall")
        doer.fill(form.row("balance_date").field, "31 oct")
        doer.press(place.first_run.spreadsheet)
        assert place.said() == f"“Marsh Hall.footing” is kept in {documents_folder()}."
