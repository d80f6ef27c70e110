"""The cash chart on the screen: in words, by mouse and by keys, in both themes, and saved."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from app.dates import Month
from app.scenes.cash import CashChart, cash_rows
from app.scenes.scene import Line, Plot, Point, Scene
from app.storage.file import OrganisationFile
from app.ui.desk.chart_view import CashView
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace
from app.ui.kit.theme import DARK, LIGHT, apply_theme
from tests.fakes import FakeAsker
from tests.ui.keys import press
from tests.ui.pages.acting import let_go
from tests.ui.whole_window import TODAY, file, settle

APRIL = Month(2026, 4)
CHART = CashChart(
    months=tuple(APRIL.plus(at) for at in range(6)),
    free_cash=(3_000_00, 2_000_00, 1_000_00, 50, -1_000_00, -2_000_00),
    expected=(3_000_00, 2_500_00, 2_000_00, 1_500_00, 1_000_00, 500_00),
    reserve=1_500_00,
    first_short=APRIL.plus(4),
)


class Place:
    """A chart over a real file, and what came of saving."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.ask = FakeAsker()
        self.said: list[str] = []
        self.problems: list[str] = []
        self.workspace = Workspace(OrganisationFile.open(file(folder), today=TODAY), today=TODAY)
        self.tasks = Tasks()
        desk = Desk(
            workspace=self.workspace,
            tasks=self.tasks,
            ask=self.ask,
            go=lambda *_: None,
            say=lambda sentence: self.said.append(str(sentence)),
            problem=lambda sentence: self.problems.append(str(sentence)),
            load=lambda _key: None,
            save=lambda _key, _text: None,
            open_document=lambda _path: None,
            bring_in=lambda _kind: None,
            theme=lambda: "light",
            set_theme=lambda _theme: None,
        )
        self.view = CashView(desk)
        qtbot.addWidget(self.view)
        self.view.resize(640, 360)
        self.view.show()
        self.view.set_chart(CHART)
        settle()

    def hover(self, at: float, pence: int) -> str:
        """Move the mouse to a place of the chart; the words that it shows."""
        place = self.pixel(at, pence)
        none, still = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(QEvent.Type.MouseMove, place, self.view.mapToGlobal(place), none, none, still)
        QApplication.sendEvent(self.view, event)
        return QToolTip.text()

    def scene(self) -> Scene:
        """Assumptions."""
        scene = self.view.scene()
        assert scene is not None
        return scene

    def plot(self) -> Plot:
        """How months and pence become places of it."""
        plot = self.scene().plot
        assert plot is not None
        return plot

    def pixel(self, at: float, pence: int) -> QPointF:
        """Where a month and an amount stand in the view."""
        return self.view._place(self.scene(), self.plot().x(at), self.plot().y(pence))

    def line(self) -> tuple[Point, ...]:
        """The points of the line that counts."""
        (line,) = (mark for mark in self.scene().marks if isinstance(mark, Line) and mark.part == "moving")
        return line.points


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    let_go(made.tasks, made.workspace)


def test_it_is_described_in_words(place: Place) -> None:
    assert place.view.accessibleName() == "Free cash, month by month"
    words = place.view.accessibleDescription()
    assert "£3,000 at the end of April 2026" in words
    assert "It is short from August 2026." in words


def test_the_mouse_reads_a_month(place: Place) -> None:
    assert place.hover(2.3, 900_00) == "June 2026\nconfirmed: £1,000\nexpected: £2,000"
    assert place.hover(4, 0) == "August 2026\nconfirmed: −£1,000\nexpected: £1,000"
    assert place.view.values(6) == place.view.values(-1) == ""


def test_the_arrow_keys_read_months(place: Place) -> None:
    place.view.setFocus()
    read = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(place.view, key)
        read.append(QToolTip.text().partition("\n")[0])
    assert read == ["April 2026", "May 2026", "April 2026", "April 2026", "September 2026", "April 2026"]


def test_a_chart_without_months_is_read_as_nothing(place: Place) -> None:
    place.view.set_chart(CashChart(months=(), free_cash=()))
    press(place.view, Qt.Key.Key_Right)
    assert place.view.values(0) == ""
    assert "no months" in place.view.accessibleDescription()


def test_the_focus_can_be_seen(place: Place, qtbot: QtBot) -> None:
    place.view.activateWindow()
    qtbot.waitUntil(place.view.isActiveWindow)
    place.view.setFocus()
    qtbot.waitUntil(place.view.hasFocus)
    edge = place.view.grab().toImage().pixelColor(320, 1)
    assert edge == QColor(LIGHT.primary)


def test_another_theme_draws_it_anew(place: Place, qapp: QApplication) -> None:
    apply_theme(qapp, dark=True)
    settle()
    shown = place.view.grab().toImage().pixelColor(8, 8)
    apply_theme(qapp, dark=False)
    settle()
    assert shown == QColor(DARK.surface)
    assert place.view.grab().toImage().pixelColor(8, 8) == QColor(LIGHT.surface)


def test_its_line_can_be_moved_alone_and_the_rest_comes_back_with_the_next_picture(place: Place) -> None:
    before, plot = place.scene(), place.plot()
    higher = [amount + 1_000_00 for amount in CHART.free_cash]
    for heights in (higher, [*higher, 0], higher):
        place.view.follow(heights)
    settle()
    assert place.plot() == plot
    assert [point[1] for point in place.line()] == [min(plot.y(amount), plot.top) for amount in higher]
    assert "around" not in {mark.part for mark in place.scene().marks}
    spot = place.pixel(2, higher[2]).toPoint()
    assert place.view.grab().toImage().pixelColor(spot) == QColor(LIGHT.primary)
    assert place.view.values(0).splitlines()[1] == "confirmed: £3,000"
    place.view.set_chart(CHART)
    assert place.scene() == before


def test_a_moved_line_stays_where_it_is_when_the_view_grows(place: Place) -> None:
    lower = [amount - 100_00 for amount in CHART.free_cash]
    place.view.follow(lower)
    place.view.resize(700, 400)
    assert [point[1] for point in place.line()] == [place.plot().y(amount) for amount in lower]


def test_a_chart_without_a_line_moves_nothing(place: Place) -> None:
    place.view.set_chart(CashChart(months=(), free_cash=()))
    before = place.scene()
    place.view.follow([1, 2])
    assert place.scene() == before


def test_it_grows_and_shrinks_with_its_place(place: Place) -> None:
    for width, height in ((1000, 500), (400, 250)):
        place.view.resize(width, height)
        settle()
        ends = place.view._place(place.scene(), place.scene().width, 0)
        assert (ends.x(), ends.y()) == pytest.approx((width - 3, height - 3))


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_picture_is_saved_in_the_colours_of_paper(place: Place, tmp_path: Path, ending: str, begins: bytes) -> None:
    path = tmp_path / f"cash.{ending}"
    place.ask.answers = [path]
    place.view.save(ending)
    assert path.read_bytes().startswith(begins)
    assert place.said == [f"Saved {path}."]
    assert f"Free cash {TODAY.isoformat()}.{ending}" in place.ask.asked[0][1]


def test_the_table_behind_it_is_saved(place: Place, tmp_path: Path) -> None:
    path = tmp_path / "cash.csv"
    place.ask.answers = [path]
    place.view.save("csv")
    with path.open(encoding="utf-8-sig", newline="") as saved:
        rows = tuple(tuple(row) for row in csv.reader(saved))
    assert rows == cash_rows(CHART)
    assert rows[5] == ("2026-08", "-1000.00", "1000.00", "1500.00")


@pytest.mark.parametrize("ending", ["csv", "png", "svg"])
def test_a_chart_is_never_saved_in_the_place_of_the_open_file(place: Place, tmp_path: Path, ending: str) -> None:
    path = place.workspace.path
    content, twin = path.read_bytes(), tmp_path / f"twin.{ending}"
    twin.hardlink_to(path)
    place.ask.answers = [twin, path]
    place.view.save(ending)
    place.view.save(ending)
    assert "nothing else is saved in its place" in place.problems[0]
    assert len(place.problems) == 2
    assert place.said == []
    assert path.read_bytes() == twin.read_bytes() == content


def test_turning_back_saves_nothing_and_a_bad_place_is_told(place: Place, tmp_path: Path) -> None:
    place.ask.answers = [None, tmp_path / "nowhere" / "cash.png"]
    place.view.save("png")
    place.view.save("png")
    assert place.said == []
    assert len(place.problems) == 1
    assert "Choose" in place.problems[0]


def test_the_menu_offers_each_way_of_saving(place: Place, tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "cash.csv"
    place.ask.answers = [path]
    reason = QContextMenuEvent.Reason.Keyboard
    middle = place.view.rect().center()
    qapp.sendEvent(place.view, QContextMenuEvent(reason, middle, place.view.mapToGlobal(QPoint(middle))))
    menu = next(each for each in place.view.findChildren(QMenu) if each.isVisible())
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Save as a picture (PNG) …", "Save as a drawing (SVG) …", "Save as a table (CSV) …"]
    actions["Save as a table (CSV) …"].trigger()
    menu.close()
    assert path.exists()
    assert date.fromisoformat(f"{path.read_text(encoding='utf-8-sig').splitlines()[1][:7]}-01") == APRIL.first_day
