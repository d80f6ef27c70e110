"""Beside the text: an outline that tells how far the document is, and figures that can be inserted and updated."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.kit.theme import LIGHT
from app.ui.pages.documents.editor.beside.figures_panel import FiguresPanel
from app.ui.pages.documents.editor.beside.outline import Outline
from app.ui.pages.documents.editor.values import FigureOffer, OutlineRow, StaleFigure
from tests.ui.keys import press, write

ROWS = (
    OutlineRow("s1", "1 Why", section=True),
    OutlineRow("need", "The need", "written", "141"),
    OutlineRow("plan", "How we will deliver it, and with whom, in every place", "trouble", "268"),
    OutlineRow("s2", "2 Money", section=True),
    OutlineRow("costs", "Costs"),
    OutlineRow("left", "<b>What is left</b>", "empty"),
)
OFFERS = tuple(FigureOffer(f"f{at}", f"Figure {at}", f"£{at}") for at in range(10))


def outline(qtbot: QtBot) -> Outline:
    made = Outline("Contents")
    qtbot.addWidget(made)
    made.show_rows(ROWS, "need")
    made.resize(232, 400)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def panel(qtbot: QtBot, count: int = 10, stale: tuple[StaleFigure, ...] = ()) -> FiguresPanel:
    made = FiguresPanel()
    qtbot.addWidget(made)
    made.show_figures(OFFERS[:count], stale)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def links(panel: FiguresPanel, text: str) -> list[QPushButton]:
    return [each for each in panel.findChildren(QPushButton) if each.text() == text and each.isVisible()]


def listed(panel: FiguresPanel) -> list[str]:
    return [panel.list.item(at).text() for at in range(panel.list.count())]


def test_the_outline_says_how_many_boxes_are_written(qtbot: QtBot) -> None:
    made = outline(qtbot)
    assert made.progress.text() == made.bar.accessibleName() == "2 of 3 boxes written"
    assert made.rows.current() == "need"
    assert made.rows.accessibleName() == "Contents"


def test_rows_are_heard_with_their_progress_and_their_count(qtbot: QtBot) -> None:
    made = outline(qtbot)
    rows = made.rows
    heard = [rows.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.count())]
    assert heard[1:] == [
        "The need, written, 141",
        "How we will deliver it, and with whom, in every place, look at this, 268",
        "2 Money",
        "Costs",
        "<b>What is left</b>, not written yet",
    ]


def test_the_arrow_keys_go_from_box_to_box_and_enter_opens(qtbot: QtBot) -> None:
    made = outline(qtbot)
    chosen, opened = list[str](), list[str]()
    made.chosen.connect(chosen.append)
    made.opened.connect(opened.append)
    made.rows.setFocus()
    for _ in range(3):
        press(made.rows, Qt.Key.Key_Down)
    press(made.rows, Qt.Key.Key_Return)
    assert chosen == ["plan", "costs", "left"]
    assert opened == ["left"]


def test_a_click_chooses_and_opens_but_not_on_a_section(qtbot: QtBot) -> None:
    made = outline(qtbot)
    heard: list[str] = []
    made.opened.connect(heard.append)
    for at in (3, 4):
        place = made.rows.visualItemRect(made.rows.item(at)).center()
        QTest.mouseClick(made.rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert heard == ["costs"]
    assert made.rows.current() == "costs"


def test_showing_rows_tells_nobody_and_long_names_wrap(qtbot: QtBot) -> None:
    made = outline(qtbot)
    heard: list[str] = []
    made.chosen.connect(heard.append)
    made.show_rows(ROWS[:3], "plan")
    made.show_rows(ROWS, "left")
    assert heard == []
    assert made.rows.current() == "left"
    heights = [made.rows.sizeHintForRow(at) for at in (1, 2)]
    assert heights[1] > 2 * heights[0] - 16


def test_the_outline_shows_its_shapes_in_their_colours(qtbot: QtBot) -> None:
    image = outline(qtbot).grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {LIGHT.primary, LIGHT.amber, LIGHT.tint, LIGHT.soft} <= colours


def test_a_click_takes_a_figure_and_leaves_the_keyboard(qtbot: QtBot) -> None:
    made = panel(qtbot, 3)
    heard: list[str] = []
    made.insert_asked.connect(heard.append)
    made.own.setFocus()
    place = made.list.visualItemRect(made.list.item(1)).center()
    QTest.mouseClick(made.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert heard == ["f1"]
    assert made.own.hasFocus()
    assert made.filter.isHidden()


def test_enter_takes_a_figure_from_the_list_and_from_the_field(qtbot: QtBot) -> None:
    made = panel(qtbot)
    heard: list[str] = []
    made.insert_asked.connect(heard.append)
    made.take_keyboard()
    assert made.filter.hasFocus()
    write(made.filter, "figure 9")
    assert listed(made) == ["Figure 9"]
    press(made.filter, Qt.Key.Key_Return)
    press(made.filter, Qt.Key.Key_Escape)
    press(made.filter, Qt.Key.Key_Down)
    press(made.list, Qt.Key.Key_Down)
    press(made.list, Qt.Key.Key_Return)
    assert heard == ["f9", "f1"]
    write(made.filter, "nothing like it")
    press(made.filter, Qt.Key.Key_Return)
    assert heard == ["f9", "f1"]


def test_many_figures_are_shown_in_part_until_all_are_asked_for(qtbot: QtBot) -> None:
    made = panel(qtbot)
    assert len(listed(made)) == 8
    links(made, "Show 2 more")[0].click()
    assert len(listed(made)) == 10
    links(made, "Show fewer")[0].click()
    assert len(listed(made)) == 8
    made.show_figures(OFFERS[:4])
    assert links(made, "Show fewer") == []
    qtbot.waitUntil(lambda: made.list.height() == made.list.sizeHint().height())


def test_stale_figures_stand_first_and_are_updated_one_by_one_or_all(qtbot: QtBot) -> None:
    stale = (StaleFigure(("a", "b"), "Full <cost>", "£261", "£275"), StaleFigure(("c",), "Runway", "9", "8"))
    made = panel(qtbot, 3, stale)
    heard: list[object] = []
    made.update_asked.connect(heard.append)
    texts = [label.accessibleName() for label in made.findChildren(QLabel)]
    assert "Look at this: Full <cost> was £261. It is £275 now." in texts
    assert made.mapTo(made, links(made, "Update")[0].mapTo(made, QPoint())).y() < made.list.y()
    links(made, "Update")[1].click()
    links(made, "Update all")[0].click()
    assert heard == [("c",), ("a", "b", "c")]
    made.show_figures(OFFERS[:3], stale[:1])
    qtbot.waitUntil(lambda: len(links(made, "Update")) == 1)
    assert links(made, "Update all") == []


def test_own_numbers_are_asked_for(qtbot: QtBot) -> None:
    made = panel(qtbot)
    with qtbot.waitSignal(made.own_numbers_asked):
        made.own.click()
    item = made.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Figure 0: £0"
